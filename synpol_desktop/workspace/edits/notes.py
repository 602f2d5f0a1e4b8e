"""Edits of notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.workspace.codes import now
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.jottings import Written
from synpol_desktop.workspace.keys import storable

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

LONGEST_NOTE = 100_000
"""Characters."""


@stored
@dataclass(frozen=True, slots=True)
class PutNote:
    """Write the note on an entity, an article or a relation; without text, take it away.

    ``at`` is when it was written; now if left out.
    """

    KIND: ClassVar[str] = "put_note"
    VERSION: ClassVar[int] = 1

    subject: Subject
    text: str
    at: str = ""

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        places = (("name", tx.called(self.subject)),)
        if not self.text.strip():
            return Label("put_note.remove", "Remove the note on “{name}”", places)
        return Label("put_note.write", "Write a note on “{name}”", places)

    def apply(self, tx: Transaction) -> Edit:
        """Write it."""
        if len(self.text) > LONGEST_NOTE:
            raise EditRefusedError(
                "A note can't have more than {count} characters.",
                hint="Write it in parts, or keep it in a document of its own.",
                count=LONGEST_NOTE,
            )
        before = tx.note(self.subject)
        text = storable(self.text).strip()
        tx.put_note(self.subject, Written(text, self.at or now()) if text else None)
        return PutNote(self.subject, *(before or ("", "")))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"subject": subject_json(self.subject), "text": self.text, "at": self.at}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutNote:
        """Return the edit that ``as_json`` wrote."""
        return cls(subject_of(fields["subject"]), fields["text"], fields["at"])


def subject_json(subject: Subject) -> list[Any]:
    """Return a subject as JSON values."""
    if subject.type is None:
        return [subject.kind.value, subject.id]
    return [subject.kind.value, subject.id, subject.type.value, subject.target]


def subject_of(values: list[Any]) -> Subject:
    """Return the subject that `subject_json` wrote."""
    kind, id_, *ends = values
    if not ends:
        return Subject(SubjectKind(kind), id_)
    return Subject(SubjectKind(kind), id_, RelationType(ends[0]), EntityId(ends[1]))
