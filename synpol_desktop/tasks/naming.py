"""What words that an analyst marks may name: one of the workspace or of the gazetteers, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from synpol_desktop.arabic.clitics import splits, without_article
from synpol_desktop.arabic.folding import fold, folded
from synpol_desktop.arabic.names import comparable, similarity
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.tasks.unnamed import Holder, holders, is_title
from synpol_desktop.workspace.edits import NewEntity

if TYPE_CHECKING:
    from synpol_desktop.extraction.knowledge import Branch
    from synpol_desktop.workspace import Workspace

MOST, MOST_THERE, MOST_KNOWN = 9, 6, 4
LIKELY, CERTAIN = 0.7, 1.0
"""Names at least so alike are offered; the very name stands before whoever may be meant without one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that words may name.

    Parameters
    ----------
    entity : EntityId or NewEntity
        One of the workspace, or one that is not there yet.
    skip : int
        So many code points at the beginning are no part of the name: a conjunction or preposition.
    mentions : int
        How often the workspace names it.
    """

    entity: EntityId | NewEntity
    type: EntityType
    name: str
    english: str = ""
    skip: int = 0
    mentions: int = 0


def suggestions(
    workspace: Workspace, words: str, near: Sequence[EntityId] = (), published: str | None = None
) -> list[Suggestion]:
    """Return what words may name, the likeliest first: of the workspace, then of the gazetteers.

    Parameters
    ----------
    near : sequence of EntityId
        Entities that are named in the same article, the nearest first: a part of their name is enough,
        and where the words say an office or nothing else is found they may be meant without a name.
    published : str or None
        The date value of the article: an office means who held it then.
    """
    alike = _alike(workspace, words)
    called = [made for likeness, made in alike if likeness == CERTAIN]
    resembling = [made for likeness, made in alike if likeness < CERTAIN]
    sure, unsure = _holders(workspace, words, near, published)
    beside = _nearby(workspace, words, near)
    known = known_names(words)[:MOST_KNOWN]
    found = [*called, *sure, *resembling, *beside[:MOST_KNOWN], *unsure, *known]
    if len(_each_once(workspace, found)) < MOST_THERE:
        found += _named_before(workspace, words, near)
    return _each_once(workspace, found)[:MOST]


def _each_once(workspace: Workspace, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Leave out whoever is offered already, as one of the workspace or of the tables."""
    each: dict[str, Suggestion] = {}
    for made in found:
        known = made.entity
        each.setdefault(known.key if isinstance(known, NewEntity) else workspace.entity(known).key, made)
    return list(each.values())


def _alike(workspace: Workspace, words: str) -> list[tuple[float, Suggestion]]:
    """Return who is called nearly so, the likeliest first, with how alike the names are."""
    there: dict[EntityId, tuple[float, Suggestion]] = {}
    for skip, name in readings(words):
        for row in workspace.entity_rows(_asked(workspace, name), EVERYTHING):
            entity = workspace.entity(row.id)
            forms = (entity.name, *entity.aliases)
            likeness = max(0.98 * similarity(name, form) for form in forms)
            likeness = CERTAIN if _bare(name) in map(_bare, forms) else likeness
            made = Suggestion(row.id, row.type, row.name, row.english, skip, row.mentions)
            if likeness >= LIKELY and (row.id not in there or likeness > there[row.id][0]):
                there[row.id] = (likeness, made)
    ranked = sorted(there.values(), key=lambda each: (-round(each[0], 1), -each[1].mentions))
    return ranked[:MOST_THERE]


def _holders(
    workspace: Workspace, words: str, near: Sequence[EntityId], published: str | None
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Return who holds the office that the words say, and who may."""
    found: tuple[list[Suggestion], list[Suggestion]] = ([], [])
    for holder in holders(workspace, words, published, near)[:MOST_KNOWN]:
        made = _held(workspace, holder)
        if made is not None:
            found[not holder.sure].append(made)
    return found


def _held(workspace: Workspace, holder: Holder) -> Suggestion | None:
    """Return the holder as one of the workspace, also where only the tables told of the office."""
    from synpol_desktop.extraction.knowledge import knowledge

    if holder.entity is not None:
        return next(iter(_present(workspace, [holder.entity])), None)
    thing = knowledge().things.get(holder.key.removeprefix("kb:"))
    if thing is None:
        return None
    for id_ in workspace.search_entities(thing.name, MOST_THERE):
        if workspace.entity(id_).key == thing.key:
            return next(iter(_present(workspace, [id_])), None)
    new = NewEntity(thing.type, thing.name, thing.key, thing.english)
    return Suggestion(new, thing.type, thing.name, thing.english)


def _named_before(workspace: Workspace, words: str, near: Sequence[EntityId]) -> list[Suggestion]:
    """Return who is named close by; only persons where the words say an office."""
    persons = is_title(words)
    close = _present(workspace, near[: 4 * MOST_KNOWN])
    return [made for made in close if not persons or made.type is EntityType.PER][:MOST_KNOWN]


def _present(workspace: Workspace, ids: Sequence[EntityId]) -> list[Suggestion]:
    rows = {row.id: row for row in workspace.entity_rows(list(ids), EVERYTHING)}
    return [
        Suggestion(row.id, row.type, row.name, row.english, 0, row.mentions)
        for row in (rows[id_] for id_ in ids if id_ in rows)
    ]


def _nearby(workspace: Workspace, words: str, near: Sequence[EntityId]) -> list[Suggestion]:
    """Return which of the entities that are named nearby have the words in their name, as whole words."""
    found: dict[EntityId, Suggestion] = {}
    rows = {row.id: row.mentions for row in workspace.entity_rows(list(near), EVERYTHING)}
    for skip, name in readings(words):
        wanted = f" {_bare(name)} "
        for entity in workspace.entities(list(near)):
            if any(wanted in f" {_bare(form)} " for form in (entity.name, *entity.aliases)):
                count = rows.get(entity.id, 0)
                made = Suggestion(entity.id, entity.type, entity.name, entity.english, skip, count)
                found.setdefault(entity.id, made)
    return list(found.values())


def _bare(name: str) -> str:
    """Return the folded words of a name, each without the article: the Authority is also an authority."""
    return " ".join(map(without_article, folded(name).split()))


def newcomers(words: str) -> list[Suggestion]:
    """Return somebody new of each type under these words."""
    name = " ".join(words.split())
    key = comparable(name)
    return [Suggestion(NewEntity(kind, name, f"{kind.value}:{key}"), kind, name) for kind in EntityType]


def readings(words: str) -> Iterator[tuple[int, str]]:
    """Yield the words as they stand and without what Arabic joins before them, with what is left out."""
    text = " ".join(words.split())
    yield 0, text
    form = fold(words)
    first = form.text.split()[0] if form.text.split() else ""
    for cut in splits(first):
        at = len(cut.prefix)
        if at and at < len(form.text):
            yield form.starts[at], " ".join([cut.stem, *form.text.split()[1:]])


def known_names(words: str) -> list[Suggestion]:
    """Return what the gazetteers know by a name that begins with the words."""
    from synpol_desktop.extraction.knowledge import words_of_name

    names = _gazetteer()
    found: dict[str, Suggestion] = {}
    for skip, name in readings(words):
        wanted = " ".join(words_of_name(name))
        if len(wanted) < 2:
            continue
        exact = names.get(wanted, ())
        begun = [each for form, things in names.items() if form.startswith(wanted + " ") for each in things]
        for thing in (*exact, *begun):
            new = NewEntity(thing.type, thing.name, thing.key, thing.english)
            found.setdefault(thing.key, Suggestion(new, thing.type, thing.name, thing.english, skip))
    return list(found.values())


def _asked(workspace: Workspace, name: str) -> list[EntityId]:
    """Return the entities that have the name, or its first or last word, in theirs."""
    parts = name.split()
    asked = dict.fromkeys([name, parts[-1], parts[0]])
    return list(
        dict.fromkeys(
            id_
            for part in asked
            if len(folded(part)) > 1
            for id_ in workspace.search_entities(part, 4 * MOST_THERE)
        )
    )


@dataclass(frozen=True, slots=True)
class _Thing:
    key: str
    type: EntityType
    name: str
    english: str


@cache
def _gazetteer() -> dict[str, tuple[_Thing, ...]]:
    """Return the names of the gazetteers as folded words, each with what it names."""
    from synpol_desktop.extraction.knowledge import knowledge

    known = knowledge()
    names: dict[str, tuple[_Thing, ...]] = {}
    waiting: list[tuple[tuple[str, ...], Branch]] = [((), known.names)]
    while waiting:
        words, branch = waiting.pop()
        for name in branch.names:
            thing = known.things.get(name.thing)
            if thing is not None:
                form = " ".join(words)
                made = _Thing(thing.key, thing.type, thing.name, thing.english)
                names[form] = (*names.get(form, ()), made)
        waiting += [((*words, word), following) for word, following in branch.next.items()]
    return names
