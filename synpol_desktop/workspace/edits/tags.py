"""Edits of the tags of entities and articles, one or many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.jottings import Tagged
from synpol_desktop.workspace.keys import storable

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

LONGEST_TAG = 100
"""Characters."""


@stored
@dataclass(frozen=True, slots=True)
class SetTags:
    """Give and take tags as they are given: what the other edits leave to undo."""

    KIND: ClassVar[str] = "set_tags"
    VERSION: ClassVar[int] = 1

    rows: tuple[tuple[SubjectKind, int, str, bool], ...]
    """Kind and id of the subject, the tag, and whether it is given."""

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_tags", "Change tags")

    def apply(self, tx: Transaction) -> Edit:
        """Give and take them."""
        rows = {Tagged(kind, id_, name): on for kind, id_, name, on in self.rows}
        there = tx.tags_there(rows)
        before = tuple((*row, row in there) for row in rows)
        for state in (True, False):
            changed = [row for row, on in rows.items() if on is state and (row in there) is not state]
            if changed:
                tx.put_tags(changed, on=state)
        return SetTags(before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"rows": [[kind.value, id_, name, on] for kind, id_, name, on in self.rows]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetTags:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((SubjectKind(kind), id_, name, bool(on)) for kind, id_, name, on in fields["rows"]))


@stored
@dataclass(frozen=True, slots=True)
class PutTag:
    """Tag entities or articles; those that have the tag keep it."""

    KIND: ClassVar[str] = "put_tag"
    VERSION: ClassVar[int] = 1

    subjects: tuple[Subject, ...]
    tag: str

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return _label(tx, self.subjects, self.tag, "put_tag", ("Tag “{name}” “{tag}”", "Tag {count} “{tag}”"))

    def apply(self, tx: Transaction) -> Edit:
        """Tag them."""
        name = _written(self.tag)
        members = _all(tx, self.subjects)
        there = tx.tags_there(
            Tagged(subject.kind, each, name) for subject in self.subjects for each in members[subject]
        )
        rows = [
            (_taggable(subject), subject.id, name, True)
            for subject in self.subjects
            if not any(Tagged(subject.kind, each, name) in there for each in members[subject])
        ]
        return SetTags(tuple(rows)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"subjects": [[each.kind.value, each.id] for each in self.subjects], "tag": self.tag}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutTag:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(Subject(SubjectKind(kind), id_) for kind, id_ in fields["subjects"]), fields["tag"])


@stored
@dataclass(frozen=True, slots=True)
class RemoveTag:
    """Take a tag from entities or articles, and from all that a merge joined with them."""

    KIND: ClassVar[str] = "remove_tag"
    VERSION: ClassVar[int] = 1

    subjects: tuple[Subject, ...]
    tag: str

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        english = ("Remove the tag “{tag}” from “{name}”", "Remove the tag “{tag}” from {count}")
        return _label(tx, self.subjects, self.tag, "remove_tag", english)

    def apply(self, tx: Transaction) -> Edit:
        """Take it."""
        members = _all(tx, self.subjects)
        rows = [
            Tagged(_taggable(subject), each, self.tag)
            for subject in self.subjects
            for each in members[subject]
        ]
        there = tx.tags_there(rows)
        rows = [row for row in dict.fromkeys(rows) if row in there]
        return SetTags(tuple((*row, False) for row in rows)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"subjects": [[each.kind.value, each.id] for each in self.subjects], "tag": self.tag}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> RemoveTag:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(Subject(SubjectKind(kind), id_) for kind, id_ in fields["subjects"]), fields["tag"])


@stored
@dataclass(frozen=True, slots=True)
class RenameTag:
    """Call a tag otherwise wherever it is given; where the new one is given too, they become one."""

    KIND: ClassVar[str] = "rename_tag"
    VERSION: ClassVar[int] = 1

    tag: str
    name: str

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        places = (("tag", self.tag), ("name", plain_tag(self.name)))
        return Label("rename_tag", "Rename the tag “{tag}” to “{name}”", places)

    def apply(self, tx: Transaction) -> Edit:
        """Take the one and give the other."""
        name, given = _written(self.name), tx.given(self.tag)
        if not given:
            raise EditRefusedError("Nothing has the tag “{tag}”.", tag=self.tag)
        rows = {(row.kind, row.id, row.tag): False for row in given}
        rows |= {(row.kind, row.id, name): True for row in given}
        return SetTags(tuple((*row, on) for row, on in rows.items())).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"tag": self.tag, "name": self.name}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> RenameTag:
        """Return the edit that ``as_json`` wrote."""
        return cls(fields["tag"], fields["name"])


def _written(text: str) -> str:
    """Return a tag as it is kept; refuse what is none."""
    name = plain_tag(text)
    if not name or len(name) > LONGEST_TAG:
        raise EditRefusedError("A tag has between 1 and {count} characters.", count=LONGEST_TAG)
    return name


def plain_tag(text: str) -> str:
    """Return a tag as it is kept: single spaces, none around it."""
    return " ".join(storable(text).split())


def _taggable(subject: Subject) -> SubjectKind:
    if subject.kind is SubjectKind.RELATION:
        raise ValueError("relations have no tags")
    return subject.kind


def _all(tx: Transaction, subjects: Iterable[Subject]) -> dict[Subject, list[int]]:
    """Return each subject with all entities that are one with it."""
    asked = list(subjects)
    joined = tx.joined(subject.id for subject in asked if subject.kind is SubjectKind.ENTITY)
    return {
        subject: joined.get(subject.id, [subject.id]) if subject.kind is SubjectKind.ENTITY else [subject.id]
        for subject in asked
    }


def _label(
    tx: Transaction, subjects: tuple[Subject, ...], name: str, key: str, english: tuple[str, str]
) -> Label:
    if len(subjects) == 1:
        return Label(f"{key}.one", english[0], (("name", tx.called(subjects[0])), ("tag", plain_tag(name))))
    return Label(f"{key}.many", english[1], (("count", str(len(subjects))), ("tag", plain_tag(name))))
