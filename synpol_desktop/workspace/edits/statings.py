"""Edits of relations that the analyst reads in a text, or reads otherwise than the extraction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.kinds import DecisionState, Modality, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import MODALITY_CODES, RELATION_CODES, now
from synpol_desktop.workspace.edits.anchors import Anchor, Decided, Stated
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class SetStatings:
    """Record stated relations as they are given, None to withdraw one: what the others leave to undo."""

    KIND: ClassVar[str] = "set_statings"
    VERSION: ClassVar[int] = 1

    statings: tuple[tuple[Anchor, Stated | None], ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_statings", "Change relations")

    def apply(self, tx: Transaction) -> Edit:
        """Record them."""
        before = []
        for anchor, stated in self.statings:
            before.append((anchor, tx.stating(anchor)))
            tx.put_stating(anchor, stated)
        return SetStatings(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"statings": [[list(anchor), stated and list(stated)] for anchor, stated in self.statings]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetStatings:
        """Return the edit that ``as_json`` wrote."""
        rows = [
            (Anchor(*anchor), Stated(*stated) if stated else None) for anchor, stated in fields["statings"]
        ]
        return cls(tuple(rows))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a relation that the analyst edits shall say; entities are given by any of their members."""

    source: EntityId
    type: RelationType
    target: EntityId
    source_span: Span
    target_span: Span
    modality: Modality = Modality.ASSERTED
    date: str | None = None
    place: EntityId | None = None

    def as_json(self) -> list[Any]:
        """Return the fields as JSON values."""
        spans = [self.source_span.start, self.source_span.end, self.target_span.start, self.target_span.end]
        kinds = [self.type.value, self.modality.value]
        return [self.source, self.target, *kinds, *spans, self.date, self.place]

    @classmethod
    def from_json(cls, fields: list[Any]) -> Reading:
        """Return what ``as_json`` wrote."""
        source, target, kind, modality, a, b, c, d, date, place = fields
        ends = (EntityId(source), RelationType(kind), EntityId(target))
        return cls(*ends, Span(a, b), Span(c, d), Modality(modality), date, place)


@stored
@dataclass(frozen=True, slots=True)
class StateRelation:
    """State a relation that the analyst reads in an article; ``evidence`` is the sentence."""

    KIND: ClassVar[str] = "state_relation"
    VERSION: ClassVar[int] = 1

    article: ArticleId
    evidence: Span
    reading: Reading

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return _label(tx, "state_relation", "Relate “{source}” to “{target}”", self.reading)

    def apply(self, tx: Transaction) -> Edit:
        """Record the relation."""
        anchor, stated = _written(tx, tx.digest(self.article), self.reading)
        stated = stated._replace(evidence_start=self.evidence.start, evidence_end=self.evidence.end)
        return SetStatings(((anchor, stated),)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {
            "article": self.article,
            "evidence": [self.evidence.start, self.evidence.end],
            "reading": self.reading.as_json(),
        }

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> StateRelation:
        """Return the edit that ``as_json`` wrote."""
        reading = Reading.from_json(fields["reading"])
        return cls(ArticleId(fields["article"]), Span(*fields["evidence"]), reading)


@stored
@dataclass(frozen=True, slots=True)
class EditRelation:
    """Read a relation mention otherwise: the old reading is rejected, the new one stands in its stead."""

    KIND: ClassVar[str] = "edit_relation"
    VERSION: ClassVar[int] = 1

    relation: RelationMentionId
    reading: Reading

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return _label(tx, "edit_relation", "Edit the relation of “{source}” to “{target}”", self.reading)

    def apply(self, tx: Transaction) -> Edit:
        """Record both."""
        from synpol_desktop.workspace.edits.decisions import SetDecisions
        from synpol_desktop.workspace.edits.together import Together

        before, old = tx.anchor(self.relation), tx.stated_as(self.relation)
        anchor, new = _written(tx, before.digest, self.reading)
        kept = ("evidence_start", "evidence_end", "trigger_start", "trigger_end", "role")
        spoken = ("speaker_type", "speaker_key")
        new = new._replace(**{name: getattr(old, name) for name in (*kept, *spoken)})
        statings: list[tuple[Anchor, Stated | None]] = [(anchor, new)]
        edits: list[Edit] = []
        if tx.own(self.relation):
            if before != anchor:
                statings.insert(0, (before, None))
        else:
            edits.append(SetDecisions(((before, Decided(DecisionState.REJECTED, now())),)))
        return Together((*edits, SetStatings(tuple(statings)))).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"relation": self.relation, "reading": self.reading.as_json()}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> EditRelation:
        """Return the edit that ``as_json`` wrote."""
        return cls(RelationMentionId(fields["relation"]), Reading.from_json(fields["reading"]))


def _label(tx: Transaction, key: str, english: str, reading: Reading) -> Label:
    names = (("source", tx.entity(reading.source).name), ("target", tx.entity(reading.target).name))
    return Label(key, english, names)


def _written(tx: Transaction, digest: str, reading: Reading) -> tuple[Anchor, Stated]:
    if reading.date is not None and not is_date_value(reading.date):
        raise EditRefusedError(
            "“{value}” is not a date.", hint="Write it as 2023-11-08, 2023-11 or 2023.", value=reading.date
        )
    if reading.source_span == reading.target_span:
        raise EditRefusedError("A relation needs two different places in the text.")
    spans = (reading.source_span, reading.target_span)
    anchor = Anchor(digest, RELATION_CODES[reading.type], *(at for s in spans for at in (s.start, s.end)))
    evidence = reading.source_span.join(reading.target_span)
    source, target = tx.key_of(reading.source), tx.key_of(reading.target)
    place = None if reading.place is None else tx.key_of(reading.place)
    return anchor, Stated(
        source.type,
        source.key,
        target.type,
        target.key,
        evidence.start,
        evidence.end,
        None,
        None,
        MODALITY_CODES[reading.modality],
        None,
        reading.date,
        place.type if place else None,
        place.key if place else None,
        None,
        None,
        now(),
    )
