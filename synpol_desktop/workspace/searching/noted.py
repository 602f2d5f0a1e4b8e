"""Notes and tags in memory, and what of them answers a search."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.codes import SUBJECT_KINDS
from synpol_desktop.workspace.reading.notes import subject_at
from synpol_desktop.workspace.searching.lists import Key, ShortTexts
from synpol_desktop.workspace.searching.patterns import Deadline
from synpol_desktop.workspace.searching.tree import (
    And,
    DateIn,
    Leaf,
    Node,
    Not,
    NoteHas,
    Or,
    OutletHas,
    SaidBy,
    TagHas,
    TypeIs,
    without,
)
from synpol_desktop.workspace.statements import Row, fetch

# Subjects as they are shown: by what stands for them after merges; what is deleted is left out.
_NOTES = """
SELECT note.kind, coalesce(source.canonical, article.id), note.type, coalesce(target.canonical, -1),
    note.text, note.folded, note.at, source.type, coalesce(article.title, top.name), other.name,
    note.subject, note.target
FROM note
LEFT JOIN entity AS source ON note.kind <> 1 AND source.id = note.subject
LEFT JOIN entity AS top ON top.id = source.canonical
LEFT JOIN entity AS target ON note.kind = 2 AND target.id = note.target
LEFT JOIN entity AS other ON other.id = target.canonical
LEFT JOIN article ON note.kind = 1 AND article.id = note.subject AND article.visible = 1
WHERE coalesce(source.canonical, article.id) IS NOT NULL
ORDER BY note.at DESC, note.kind, note.subject
"""
_TAGS = """
SELECT tag.kind, coalesce(entity.canonical, tag.subject), tag.folded FROM tag
LEFT JOIN entity ON tag.kind = 0 AND entity.id = tag.subject
"""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with the subject under which it is shown, and what that is called."""

    subject: Subject
    name: str
    text: str
    type: int | None


class Notes:
    """Notes and tags as short texts; numbers stand for them, the newest note first."""

    def __init__(self) -> None:
        self._texts, self._tags = ShortTexts(), ShortTexts()
        self.rows: list[NoteRow] = []
        self._made: dict[Key, tuple[Row, NoteRow]] = {}
        self._tagged: list[list[tuple[SubjectKind, int]]] = []

    def read(self, connection: Connection) -> None:
        """Take over what the notes and tags are now."""
        found = fetch(connection, _NOTES)
        # The newest is number 0: a new note changes all numbers, but only itself is made and indexed anew.
        before, self._made = self._made, {}
        for row in found:
            known = before.get(_place(row))
            self._made[_place(row)] = known if known and known[0] == row else (row, _note(row[:10]))
        self.rows = [note for _row, note in self._made.values()]
        self._texts.renew({place: (n, row[5]) for n, (place, (row, _)) in enumerate(self._made.items())})
        tagged: dict[str, list[tuple[SubjectKind, int]]] = {}
        for kind, id_, name in fetch(connection, _TAGS):
            tagged.setdefault(name, []).append((SUBJECT_KINDS[kind], id_))
        self._tagged = list(tagged.values())
        self._tags.renew({(0, number): (number, name) for number, name in enumerate(tagged)})

    def holders(self, field: NoteHas | TagHas, kind: SubjectKind, deadline: Deadline) -> set[int]:
        """Return the entities or articles that have such a note or tag."""
        if isinstance(field, TagHas):
            found = (self._tagged[number] for number in self._tags.owners(field.name, deadline))
            return {id_ for held in found for owner, id_ in held if owner is kind}
        subjects = (self.rows[number].subject for number in self._texts.owners(field.name, deadline))
        return {subject.id for subject in subjects if subject.kind is kind}

    def relations(self, field: NoteHas, deadline: Deadline) -> list[RelationKey]:
        """Return the relations that have such a note."""
        subjects = (self.rows[number].subject for number in self._texts.owners(field.name, deadline))
        return [subject.relation for subject in subjects if subject.kind is SubjectKind.RELATION]

    def answering(self, node: Node, deadline: Deadline) -> list[int]:
        """Return the notes that answer a search, the newest first.

        Dates, outlets and speakers say nothing of a note: they are left out.
        """
        asked = without(node, lambda leaf: isinstance(leaf, (DateIn, OutletHas, SaidBy)))
        if asked is None or not self.rows or not _of_notes(asked):
            return []
        return sorted(self._found(asked, deadline))

    def _found(self, node: Node, deadline: Deadline) -> set[int]:
        match node:
            case And(parts):
                wanted = [self._found(part, deadline) for part in parts if not isinstance(part, Not)]
                excluded = [self._found(part.part, deadline) for part in parts if isinstance(part, Not)]
                return set.intersection(*wanted).difference(*excluded)
            case Or(parts):
                return set().union(*(self._found(part, deadline) for part in parts))
            case Not(part):
                return set(range(len(self.rows))) - self._found(part, deadline)
            case TypeIs():
                return {number for number, row in enumerate(self.rows) if _is_of(row, node)}
            case TagHas():
                kinds = (SubjectKind.ENTITY, SubjectKind.ARTICLE)
                tagged = {kind: self.holders(node, kind, deadline) for kind in kinds}
                rows = enumerate(self.rows)
                return {n for n, row in rows if row.subject.id in tagged.get(row.subject.kind, ())}
            case NoteHas(name):
                return self._texts.owners(name, deadline)
            case DateIn() | OutletHas() | SaidBy():
                return set()
            case _:
                return self._texts.owners(node, deadline)


def _is_of(row: NoteRow, asked: TypeIs) -> bool:
    if row.subject.type is not None:
        return row.subject.type in asked.relations
    return row.type is not None and ENTITY_TYPES[row.type] in asked.entities


def _of_notes(node: Node) -> bool:
    """Whether words or notes are looked for: a tag or type alone asks for subjects, not for their notes."""
    match node:
        case And(parts) | Or(parts):
            return any(_of_notes(part) for part in parts)
        case Not():
            return False
        case _:
            return not _is_data(node)


def _is_data(leaf: Leaf) -> bool:
    return isinstance(leaf, (TypeIs, TagHas, DateIn, OutletHas, SaidBy))


def _place(row: Row) -> Key:
    """Return what identifies a note, whatever it is shown under."""
    kind, _, code, *_rest, subject, target = row
    return kind, subject, code, target


def _note(row: tuple[int, int, int, int, str, str, str, int | None, str, str | None]) -> NoteRow:
    kind, id_, code, target, text, _, _, type_, name, other = row
    subject = subject_at(kind, id_, code, target)
    if subject.type is not None and subject.type.symmetric and id_ > target:
        subject = subject_at(kind, target, code, id_)
        name, other = other or "", name
    return NoteRow(subject, name if other is None else f"{name} – {other}", text, type_)
