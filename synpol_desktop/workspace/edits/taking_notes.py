"""Taking notes, tags, details and blocs over that were written in another file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace.edits.anchors import Key, Period, Place, Said
from synpol_desktop.workspace.edits.base import Edit
from synpol_desktop.workspace.edits.details import SetBlocs, SetDetail
from synpol_desktop.workspace.edits.jottings import Belonging, Written
from synpol_desktop.workspace.edits.notes import PutNote
from synpol_desktop.workspace.edits.tags import SetTags

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

Find = Callable[[Key], EntityId | None]
"""Returns the entity that a key identifies."""


def noted(
    tx: Transaction,
    find: Find,
    notes: Iterable[tuple[Place, Written | None]],
    tags: Iterable[tuple[tuple[Place, str], bool | None]],
) -> Iterator[Edit]:
    """Yield the edits that record notes and tags; subjects that aren't here are passed over."""
    for place, written in notes:
        subject = _subject(tx, find, place)
        if subject is not None:
            yield PutNote(subject, *(written or ("", "")))
    rows = []
    for (place, name), on in tags:
        subject = _subject(tx, find, place)
        if subject is not None:
            rows.append((subject.kind, subject.id, name, bool(on)))
    yield SetTags(tuple(rows))


def detailed(
    tx: Transaction,
    find: Find,
    details: Iterable[tuple[tuple[Key, str], Said | None]],
    blocs: Iterable[tuple[tuple[Key, str], tuple[Period, ...] | None]],
) -> Iterator[Edit]:
    """Yield the edits that record details and blocs; entities that aren't here are passed over."""
    for (key, field), said in details:
        entity = find(key)
        if entity is not None:
            yield SetDetail(entity, field, said.value if said else None)
    lists: dict[EntityId, list[Belonging]] = {}
    for (key, bloc), periods in blocs:
        entity = find(key)
        if entity is not None:
            before = lists.get(entity, list(tx.blocs(entity)))
            lists[entity] = [each for each in before if each.bloc != bloc]
            lists[entity] += [Belonging(bloc, *period) for period in periods or ()]
    for entity, wanted in lists.items():
        yield SetBlocs(entity, tuple(wanted))


def _subject(tx: Transaction, find: Find, place: Place) -> Subject | None:
    if place.digest:
        article = tx.article_of(place.digest)
        return None if article is None else Subject.of_article(article)
    ends = [find(key) for key in place.entities]
    if None in ends or ends[0] is None:
        return None
    if len(ends) == 1:
        return Subject.of_entity(ends[0])
    return Subject(SubjectKind.RELATION, ends[0], RELATION_TYPES[place.type], ends[1])
