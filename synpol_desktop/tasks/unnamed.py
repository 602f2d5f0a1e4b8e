"""Whom words mean that name nobody: who held the office that they say, and who is named close by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from synpol_desktop.arabic.clitics import splits, without_article
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.tasks.offices import all_offices

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

MOST_ROLES = 300
"""Offices of the texts that begin as the words do; those stated more often are looked at."""
UNDERSTOOD = 0.5
"""At least so much of the words must be said by an office and its body."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may be meant by an office.

    Parameters
    ----------
    entity : EntityId or None
        One of the workspace; None for one that only the tables know, by ``key``.
    office : str
        As texts or the tables call it.
    sure : bool
        Whether the office says all of the words, of a body that they or the article name.
    """

    entity: EntityId | None
    key: str
    office: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Held:
    """An office of a person in a body, stated by a text or by the tables."""

    entity: EntityId | None
    key: str
    office: str
    body: str
    """Key of the body."""
    body_words: frozenset[str]
    since: date | None
    until: date | None

    @property
    def words(self) -> frozenset[str]:
        """The words of the office."""
        return frozenset(_plain(self.office)) | _first_forms(self.office)


def holders(
    workspace: Workspace, words: str, published: str | None, near: Sequence[EntityId]
) -> list[Holder]:
    """Return who may be meant by an office, the likeliest first; each once.

    Parameters
    ----------
    words : str
        The title, as it is written, with or without its body: ``نائب وزير الخارجية الروسي``.
    published : str or None
        The date value of the article: who held the office then stands before others.
    near : sequence of EntityId
        Who and what is named in the same article.
    """
    beside = {workspace.entity(id_).key for id_ in near}
    best: dict[str, tuple[tuple[float, ...], Holder]] = {}
    for title in _titles(words):
        for held in (*_stated(workspace, title[0]), *_tabled(title[0])):
            share = _share(title, held)
            named = not beside.isdisjoint((held.key, held.body, _state(held.body)))
            says_body = share == 1 and not all(held.words & _forms(word) for word in title)
            if share < UNDERSTOOD or not (named or says_body):
                continue
            found = Holder(held.entity, held.key, held.office, share == 1)
            rank = (found.sure, _overlaps(held, published), held.entity is not None, share)
            if held.key not in best or rank > best[held.key][0]:
                best[held.key] = rank, found
    ranked = sorted(best.values(), key=lambda each: each[0], reverse=True)
    return [holder for _rank, holder in ranked]


def is_title(words: str) -> bool:
    """Whether the words begin as an office does: they rather mean a person."""
    return any(title[0] in _first_words() for title in _titles(words))


def _titles(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the folded words, the first as each form that it may be meant as."""
    rest = folded(words).split()[1:]
    for first in _first_forms(words):
        yield (first, *rest)


@lru_cache(maxsize=4096)
def _first_forms(words: str) -> frozenset[str]:
    """Return the first word as it may be meant: without its article and what Arabic joins before it."""
    first = folded(words).split()[:1]
    return frozenset(form for word in first for form in _forms(word))


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    """Return a folded word without its article, and without what Arabic joins before it."""
    return frozenset(without_article(cut.stem) for cut in splits(word))


@lru_cache(maxsize=4096)
def _plain(words: str) -> tuple[str, ...]:
    return tuple(without_article(word) for word in folded(words).split())


def _share(title: Sequence[str], held: _Held) -> float:
    """Return how much of the words the office and its body say; 0 where the office is another one."""
    if title[0] not in _first_forms(held.office):
        return 0
    said = held.words | held.body_words
    understood = (any(form in said or _belongs(form, held.body) for form in _forms(word)) for word in title)
    return sum(understood) / len(title)


def _belongs(adjective: str, body: str) -> bool:
    from synpol_desktop.extraction.knowledge import knowledge

    meant = knowledge().state_of(f"ال{adjective}") or knowledge().state_of(adjective)
    return bool(meant) and (body == f"kb:{meant}" or body.startswith(f"kb:{meant}."))


def _state(body: str) -> str:
    """Return the key of the state that a body is one of: ``kb:sy`` of ``kb:sy.foreign``."""
    return body.partition(".")[0]


def _overlaps(held: _Held, published: str | None) -> bool:
    if published is None:
        return held.until is None
    first, last = days(published)
    return (held.since is None or held.since <= last) and (held.until is None or first <= held.until)


def _stated(workspace: Workspace, first: str) -> Iterator[_Held]:
    """Yield the offices that texts of the workspace state most; from when to when, they don't say."""
    roles = (role for role in workspace.all_roles(EVERYTHING) if first in _first_forms(role.role))
    for role in islice(roles, MOST_ROLES):
        person, body = workspace.entity(role.key.source), workspace.entity(role.key.target)
        if person.type is EntityType.PER:
            names = frozenset(_plain(" ".join((body.name, *body.aliases))))
            yield _Held(person.id, person.key, role.role, body.key, names, None, None)


def _tabled(first: str) -> Iterable[_Held]:
    return (held for held in _known() if first in _first_forms(held.office))


@cache
def _known() -> tuple[_Held, ...]:
    return tuple(
        _Held(
            None,
            office.person,
            office.title,
            office.body,
            frozenset(_plain(office.body_name[0])),
            days(office.since)[0] if office.since else None,
            days(office.until)[1] if office.until else None,
        )
        for office in all_offices()
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset().union(*(_first_forms(held.office) for held in _known()))
