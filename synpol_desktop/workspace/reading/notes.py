"""Reading notes, tags, details, blocs and documents; what is said of one is said of all joined."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.notes import BlocMember, Note, Subject, SubjectKind
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.codes import RELATION_CODES, SUBJECT_CODES, SUBJECT_KINDS
from synpol_desktop.workspace.statements import fetch

_ENTITY = SUBJECT_CODES[SubjectKind.ENTITY]
_ARTICLE = SUBJECT_CODES[SubjectKind.ARTICLE]
_RELATION = SUBJECT_CODES[SubjectKind.RELATION]
_COLUMNS = "note.kind, note.subject, note.type, note.target, note.text, note.at"
_OF_ARTICLE = f"SELECT {_COLUMNS} FROM note WHERE kind = {_ARTICLE} AND subject = ?"
_OF_ENTITY = f"""
SELECT {_COLUMNS} FROM entity
CROSS JOIN note ON note.kind = {_ENTITY} AND note.subject = entity.id
WHERE entity.canonical = (SELECT canonical FROM entity WHERE id = ?)
ORDER BY entity.id <> entity.canonical, entity.id
"""
_OF_RELATION = f"""
SELECT {_COLUMNS} FROM entity AS source
CROSS JOIN note ON note.kind = {_RELATION} AND note.subject = source.id AND note.type = ?3
JOIN entity AS target ON target.id = note.target
WHERE source.canonical = (SELECT canonical FROM entity WHERE id = ?1)
    AND target.canonical = (SELECT canonical FROM entity WHERE id = ?2)
ORDER BY note.at, source.id, target.id
"""
_ALL = f"""
SELECT note.kind, coalesce(source.canonical, note.subject), note.type, coalesce(target.canonical, -1),
    note.text
FROM note
LEFT JOIN entity AS source ON note.kind <> {_ARTICLE} AND source.id = note.subject
LEFT JOIN entity AS target ON note.kind = {_RELATION} AND target.id = note.target
ORDER BY source.id <> source.canonical, note.at, note.subject
"""
_TAGS_OF_ENTITIES = f"""
SELECT DISTINCT wanted.value, tag.tag FROM json_each(?) AS wanted
CROSS JOIN entity AS asked ON asked.id = wanted.value
CROSS JOIN entity ON entity.canonical = asked.canonical
CROSS JOIN tag ON tag.kind = {_ENTITY} AND tag.subject = entity.id
"""
_TAGS_OF_ARTICLES = f"""
SELECT wanted.value, tag.tag FROM json_each(?) AS wanted
CROSS JOIN tag ON tag.kind = {_ARTICLE} AND tag.subject = wanted.value
"""
_COUNTS_OF_ENTITIES = f"""
SELECT tag.tag, count(DISTINCT entity.canonical) FROM tag JOIN entity ON entity.id = tag.subject
WHERE tag.kind = {_ENTITY} GROUP BY tag.tag
"""
_COUNTS_OF_ARTICLES = f"""
SELECT tag.tag, count(*) FROM tag JOIN article ON article.id = tag.subject AND article.visible = 1
WHERE tag.kind = {_ARTICLE} GROUP BY tag.tag
"""
_TAGGED_ENTITIES = f"""
SELECT DISTINCT tag.tag, entity.canonical FROM tag JOIN entity ON entity.id = tag.subject
WHERE tag.kind = {_ENTITY}
"""
_TAGGED_ARTICLES = f"SELECT tag, subject FROM tag WHERE kind = {_ARTICLE}"
_DETAILS = """
SELECT detail.field, detail.value FROM entity
CROSS JOIN detail ON detail.entity = entity.id
WHERE entity.canonical = (SELECT canonical FROM entity WHERE id = ?)
ORDER BY entity.id = entity.canonical, entity.id DESC
"""
_IN_FIELD = """
SELECT entity.canonical, detail.value FROM detail JOIN entity ON entity.id = detail.entity
WHERE detail.field = ?
ORDER BY entity.id = entity.canonical, entity.id DESC
"""
_BLOCS = "SELECT entity, bloc, first_day, last_day FROM bloc_member ORDER BY entity, id"
_BLOCS_OF = """
SELECT bloc_member.entity, bloc, first_day, last_day FROM entity
CROSS JOIN bloc_member ON bloc_member.entity = entity.id
WHERE entity.canonical = (SELECT canonical FROM entity WHERE id = ?)
ORDER BY entity.id <> entity.canonical, entity.id, bloc_member.id
"""


def notes(connection: Connection, subject: Subject) -> list[Note]:
    """Return the notes on a subject and on all that a merge joined with it, the subject's own first."""
    if subject.kind is SubjectKind.ARTICLE:
        return _notes(connection, _OF_ARTICLE, subject.id)
    if subject.type is None or subject.target is None:
        return _notes(connection, _OF_ENTITY, subject.id)
    code = RELATION_CODES[subject.type]
    found = _notes(connection, _OF_RELATION, subject.id, subject.target, code)
    if subject.type.symmetric and subject.id != subject.target:
        found += _notes(connection, _OF_RELATION, subject.target, subject.id, code)
    return found


def all_notes(connection: Connection) -> dict[Subject, str]:
    """Return what is written on each subject, by what stands for it after merges; a blank line apart."""
    found: dict[Subject, list[str]] = {}
    for kind, id_, code, target, text in fetch(connection, _ALL):
        subject = subject_at(kind, id_, code, target)
        if subject.type is not None and subject.type.symmetric and id_ > target:
            subject = subject_at(kind, target, code, id_)
        found.setdefault(subject, []).append(text)
    return {subject: "\n\n".join(texts) for subject, texts in found.items()}


def tags(connection: Connection, kind: SubjectKind, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of each entity or article that has any."""
    query = _TAGS_OF_ARTICLES if kind is SubjectKind.ARTICLE else _TAGS_OF_ENTITIES
    found = defaultdict(list)
    for id_, name in fetch(connection, query, [json.dumps(sorted(set(ids)))]):
        found[id_].append(name)
    return {id_: tuple(sorted(names)) for id_, names in found.items()}


def tag_counts(connection: Connection, kind: SubjectKind) -> dict[str, int]:
    """Return each tag with the number of entities or articles that have it."""
    query = _COUNTS_OF_ARTICLES if kind is SubjectKind.ARTICLE else _COUNTS_OF_ENTITIES
    return dict(sorted(fetch(connection, query)))


def tagged(connection: Connection, kind: SubjectKind) -> dict[str, frozenset[int]]:
    """Return the canonical entities, or the articles, that have each tag."""
    query = _TAGGED_ARTICLES if kind is SubjectKind.ARTICLE else _TAGGED_ENTITIES
    found = defaultdict(set)
    for name, id_ in fetch(connection, query):
        found[name].add(id_)
    return {name: frozenset(ids) for name, ids in sorted(found.items())}


def with_tags(connection: Connection, kind: SubjectKind, names: Collection[str]) -> frozenset[int]:
    """Return the canonical entities, or the articles, that have one of these tags."""
    if not names:
        return frozenset()
    found = tagged(connection, kind)
    return frozenset().union(*(found.get(name, ()) for name in names))


def details(connection: Connection, id_: EntityId) -> dict[str, str]:
    """Return what is said of an entity, by field; what stands for the joined ones outranks them."""
    return dict(fetch(connection, _DETAILS, [id_]))


def details_in(connection: Connection, field: str) -> dict[EntityId, str]:
    """Return what is said in a field of each canonical entity."""
    return {EntityId(id_): value for id_, value in fetch(connection, _IN_FIELD, [field])}


def blocs(connection: Connection) -> list[BlocMember]:
    """Return all that belong to the analyst's blocs."""
    return [_member(row) for row in fetch(connection, _BLOCS)]


def blocs_of(connection: Connection, id_: EntityId) -> list[BlocMember]:
    """Return the analyst's blocs of an entity and of all that a merge joined with it."""
    return [_member(row) for row in fetch(connection, _BLOCS_OF, [id_])]


def document(connection: Connection, name: str) -> str | None:
    """Return a document of the workspace as JSON text, None if there is none."""
    rows = fetch(connection, "SELECT content FROM document WHERE name = ?", [name])
    return rows[0][0] if rows else None


def subject_at(kind: int, id_: int, code: int, target: int) -> Subject:
    """Return the subject that columns of a note name."""
    if SUBJECT_KINDS[kind] is not SubjectKind.RELATION:
        return Subject(SUBJECT_KINDS[kind], id_)
    return Subject.of_relation(RelationKey(EntityId(id_), RELATION_TYPES[code], EntityId(target)))


def _notes(connection: Connection, query: str, *values: int) -> list[Note]:
    return [Note(subject_at(*row[:4]), *row[4:]) for row in fetch(connection, query, values)]


def _member(row: tuple[Any, ...]) -> BlocMember:
    days = (None if number is None else date.fromordinal(number) for number in row[2:])
    return BlocMember(EntityId(row[0]), row[1], *days)
