"""What words that an analyst marks may name: one of the workspace or of the gazetteers, or somebody new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from synpol_desktop.arabic.clitics import splits, without_article
from synpol_desktop.arabic.folding import fold, folded
from synpol_desktop.arabic.names import comparable, similarity
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.workspace.edits import NewEntity

if TYPE_CHECKING:
    from synpol_desktop.extraction.knowledge import Branch
    from synpol_desktop.workspace import Workspace

MOST_THERE, MOST_KNOWN = 6, 4
LIKELY = 0.7
"""Names at least so alike are offered."""


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


def suggestions(workspace: Workspace, words: str, near: Sequence[EntityId] = ()) -> list[Suggestion]:
    """Return what words may name, the likeliest first: of the workspace, then of the gazetteers.

    Parameters
    ----------
    near : sequence of EntityId
        Entities that are named in the same article: a part of their name is enough.
    """
    there: dict[EntityId, tuple[float, Suggestion]] = {}
    keys: set[str] = set()
    for skip, name in readings(words):
        for row in workspace.entity_rows(_asked(workspace, name), EVERYTHING):
            likeness = similarity(name, row.name)
            entity = workspace.entity(row.id)
            likeness = max([likeness, *(0.98 * similarity(name, alias) for alias in entity.aliases)])
            made = Suggestion(row.id, row.type, row.name, row.english, skip, row.mentions)
            if likeness >= LIKELY and (row.id not in there or likeness > there[row.id][0]):
                there[row.id] = (likeness, made)
                keys.add(entity.key)
    ranked = sorted(there.values(), key=lambda each: (-round(each[0], 1), -each[1].mentions))
    found = [made for _, made in ranked[:MOST_THERE]]
    listed = {made.entity for made in found}
    beside = _nearby(workspace, words, near)
    keys |= {workspace.entity(id_).key for id_ in beside}
    found += [made for made in beside.values() if made.entity not in listed][:MOST_KNOWN]
    known = [each for each in known_names(words) if _key(each) not in keys]
    return [*found, *known[:MOST_KNOWN]]


def _nearby(workspace: Workspace, words: str, near: Sequence[EntityId]) -> dict[EntityId, Suggestion]:
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
    return found


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


def _key(suggestion: Suggestion) -> str:
    return suggestion.entity.key if isinstance(suggestion.entity, NewEntity) else ""


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
