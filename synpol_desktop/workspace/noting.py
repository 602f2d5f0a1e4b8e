"""What edits read and write of notes, tags, details, blocs and documents: one part of a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace.codes import RELATION_CODES, SUBJECT_CODES
from synpol_desktop.workspace.keys import words_of
from synpol_desktop.workspace.schema import article, bloc_member, detail, document, entity, note, tag

NONE = -1
"""Type and target of what is no relation."""


class Written(NamedTuple):
    """A note, and when it was written."""

    text: str
    at: str


class Belonging(NamedTuple):
    """A bloc and the first and last day in it, as ordinals."""

    bloc: str
    first_day: int | None = None
    last_day: int | None = None


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

    def tagged(self, kind: SubjectKind, id_: int, name: str) -> bool:
        """Whether this very entity or article has a tag."""
        place = {"kind": SUBJECT_CODES[kind], "subject": id_, "tag": name}
        return self.connection.execute(select(tag.c.tag).where(*_at(tag, place))).first() is not None

    def put_tag(self, kind: SubjectKind, id_: int, name: str, *, on: bool) -> None:
        """Give an entity or an article a tag, or take it away."""
        self.called(Subject(kind, id_))
        place = {"kind": SUBJECT_CODES[kind], "subject": id_, "tag": name}
        self._store(tag, place, {"folded": words_of(name)} if on else None)

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
