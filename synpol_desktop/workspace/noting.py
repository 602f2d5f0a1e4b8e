"""What edits read and write of notes, tags, details, blocs and documents: one part of a transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace.codes import RELATION_CODES, SUBJECT_CODES, SUBJECT_KINDS
from synpol_desktop.workspace.edits.jottings import Belonging, Tagged, Written
from synpol_desktop.workspace.keys import words_of
from synpol_desktop.workspace.schema import article, bloc_member, detail, document, entity, note
from synpol_desktop.workspace.statements import execute_many, fetch

NONE = -1
"""Type and target of what is no relation."""


# A list of any length is one value, so that thousands of rows are a few statements.
_TAGS_THERE = """
SELECT tag.kind, tag.subject, tag.tag FROM json_each(?) AS wanted
CROSS JOIN tag ON tag.kind = json_extract(wanted.value, '$[0]')
    AND tag.subject = json_extract(wanted.value, '$[1]') AND tag.tag = json_extract(wanted.value, '$[2]')
"""
_GIVEN = "SELECT kind, subject FROM tag WHERE tag = ? ORDER BY kind, subject"
_NOT_THERE = """
SELECT json_extract(value, '$[0]') AS kind, json_extract(value, '$[1]') AS subject FROM json_each(?)
WHERE kind = 0 AND subject NOT IN (SELECT id FROM entity)
    OR kind = 1 AND subject NOT IN (SELECT id FROM article)
LIMIT 1
"""
_ADD_TAG = "INSERT OR IGNORE INTO tag (kind, subject, tag, folded) VALUES (?, ?, ?, ?)"
_DROP_TAG = "DELETE FROM tag WHERE kind = ? AND subject = ? AND tag = ?"
_JOINED = """
SELECT asked.id, entity.id FROM json_each(?) AS wanted
CROSS JOIN entity AS asked ON asked.id = wanted.value
CROSS JOIN entity ON entity.canonical = asked.canonical
ORDER BY asked.id, entity.id
"""


class Noting:
    """Notes, tags, details, blocs and documents; nothing else follows from them."""

    connection: Connection

    def touch(self, changes: Changes) -> None:
        """Add to what listeners are told."""
        raise NotImplementedError

    def called(self, subject: Subject) -> str:
        """Return what a subject is called in a label; refuse one that isn't there."""
        if subject.kind is SubjectKind.ARTICLE:
            return self._one(article.c.title, subject.id, "This article is not in the workspace.")
        name = self._one(entity.c.name, subject.id, "This entity is not in the workspace.")
        if subject.target is None:
            return name
        other = self._one(entity.c.name, subject.target, "This entity is not in the workspace.")
        return f"{name} – {other}"

    def _one(self, column: ColumnElement[str], id_: int, missing: str) -> str:
        table = column.table
        name: str | None = self.connection.scalar(select(column).where(table.c.id == id_))
        if name is None:
            raise EditRefusedError(missing)
        return name

    # notes

    def note(self, subject: Subject) -> Written | None:
        """Return the note that was written on this very subject."""
        row = self.connection.execute(
            select(note.c.text, note.c.at).where(*_at(note, row_of(subject)))
        ).one_or_none()
        return None if row is None else Written(*row)

    def put_note(self, subject: Subject, written: Written | None) -> None:
        """Write the note on a subject, or take it away."""
        self.called(subject)
        values = None
        if written is not None:
            values = {**written._asdict(), "folded": words_of(written.text)}
        self._store(note, row_of(subject), values)

    # tags

    def tags_there(self, rows: Iterable[Tagged]) -> set[Tagged]:
        """Return those of some tags that their very entities or articles have."""
        wanted = [[SUBJECT_CODES[row.kind], row.id, row.tag] for row in rows]
        found = fetch(self.connection, _TAGS_THERE, [json.dumps(wanted, ensure_ascii=False)])
        return {Tagged(SUBJECT_KINDS[kind], id_, name) for kind, id_, name in found}

    def given(self, tag: str) -> list[Tagged]:
        """Return wherever a tag is given."""
        found = fetch(self.connection, _GIVEN, [tag])
        return [Tagged(SUBJECT_KINDS[kind], id_, tag) for kind, id_ in found]

    def put_tags(self, rows: Collection[Tagged], *, on: bool) -> None:
        """Give entities and articles tags, or take them away."""
        wanted = json.dumps([[SUBJECT_CODES[row.kind], row.id] for row in rows])
        for kind, id_ in fetch(self.connection, _NOT_THERE, [wanted]):
            self.called(Subject(SUBJECT_KINDS[kind], id_))  # says what is missing
        places = ((SUBJECT_CODES[row.kind], row.id, row.tag) for row in rows)
        if on:
            execute_many(self.connection, _ADD_TAG, ((*place, words_of(place[2])) for place in places))
        else:
            execute_many(self.connection, _DROP_TAG, places)
        self.touch(Changes(notes=True))

    def joined(self, ids: Iterable[int]) -> dict[int, list[int]]:
        """Return for each of these entities all that are one with it, itself included."""
        found: dict[int, list[int]] = {}
        for id_, member in fetch(self.connection, _JOINED, [json.dumps(sorted(set(ids)))]):
            found.setdefault(id_, []).append(member)
        return found

    # details and blocs

    def detail(self, id_: EntityId, field: str) -> str | None:
        """Return what is said of this very entity in a field."""
        place = {"entity": id_, "field": field}
        value: str | None = self.connection.scalar(select(detail.c.value).where(*_at(detail, place)))
        return value

    def put_detail(self, id_: EntityId, field: str, value: str | None) -> None:
        """Say it, or say nothing."""
        self.called(Subject.of_entity(id_))
        values = None if value is None else {"value": value}
        self._store(detail, {"entity": id_, "field": field}, values)

    def blocs(self, id_: EntityId) -> tuple[Belonging, ...]:
        """Return the blocs of this very entity, in the order they were given."""
        columns = (bloc_member.c.bloc, bloc_member.c.first_day, bloc_member.c.last_day)
        rows = self.connection.execute(
            select(*columns).where(bloc_member.c.entity == id_).order_by(bloc_member.c.id)
        )
        return tuple(Belonging(*row) for row in rows)

    def put_blocs(self, id_: EntityId, blocs: Iterable[Belonging]) -> None:
        """Let these be the blocs of this very entity."""
        self.called(Subject.of_entity(id_))
        self.connection.execute(delete(bloc_member).where(bloc_member.c.entity == id_))
        for each in blocs:
            self.connection.execute(insert(bloc_member).values(entity=id_, **each._asdict()))
        self.touch(Changes(notes=True))

    # documents

    def document(self, name: str) -> str | None:
        """Return a document of the workspace."""
        content: str | None = self.connection.scalar(
            select(document.c.content).where(document.c.name == name)
        )
        return content

    def put_document(self, name: str, content: str | None) -> None:
        """Write a document of the workspace, or take it away."""
        self._store(document, {"name": name}, None if content is None else {"content": content})
        self.touch(Changes(documents=frozenset({name})))

    def _store(self, table: Table, place: dict[str, Any], values: dict[str, Any] | None) -> None:
        if values is None:
            self.connection.execute(delete(table).where(*_at(table, place)))
        else:
            row = {**place, **values}
            self.connection.execute(insert(table).values(row).on_conflict_do_update(set_=row))
        if table is not document:
            self.touch(Changes(notes=True))


def row_of(subject: Subject) -> dict[str, int]:
    """Return the columns of a note that name its subject."""
    return {
        "kind": SUBJECT_CODES[subject.kind],
        "subject": subject.id,
        "type": NONE if subject.type is None else RELATION_CODES[subject.type],
        "target": NONE if subject.target is None else subject.target,
    }


def _at(table: Table, place: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in place.items()]
