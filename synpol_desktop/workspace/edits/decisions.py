"""Edits of extracted facts: accept, reject, leave open. They are anchored on text, not on rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.ids import RelationMentionId
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.workspace.codes import now
from synpol_desktop.workspace.edits.anchors import Anchor, Decided
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.statings import SetStatings
from synpol_desktop.workspace.edits.together import Together

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class SetDecisions:
    """Record decisions as they are given, None to withdraw one: what `DecideRelations` leaves to undo."""

    KIND: ClassVar[str] = "set_decisions"
    VERSION: ClassVar[int] = 1

    decisions: tuple[tuple[Anchor, Decided | None], ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_decisions", "Change decisions")

    def apply(self, tx: Transaction) -> Edit:
        """Record them."""
        before = []
        for anchor, decided in self.decisions:
            before.append((anchor, tx.decision(anchor)))
            tx.put_decision(anchor, decided)
        return SetDecisions(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"decisions": [[*anchor, *(decided or ())] for anchor, decided in self.decisions]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetDecisions:
        """Return the edit that ``as_json`` wrote."""
        rows = [
            (Anchor(*row[:6]), Decided(DecisionState(row[6]), row[7]) if row[6:] else None)
            for row in fields["decisions"]
        ]
        return cls(tuple(rows))


@stored
@dataclass(frozen=True, slots=True)
class DecideRelations:
    """Accept or reject relation mentions, or open the question again."""

    KIND: ClassVar[str] = "decide_relations"
    VERSION: ClassVar[int] = 1

    relations: tuple[RelationMentionId, ...]
    state: DecisionState

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        verb = {
            DecisionState.ACCEPTED: "Accept {count} relations",
            DecisionState.REJECTED: "Reject {count} relations",
            DecisionState.OPEN: "Reopen {count} relations",
        }[self.state]
        return Label(f"decide_relations.{self.state.value}", verb, (("count", str(len(self.relations))),))

    def apply(self, tx: Transaction) -> Edit:
        """Record the decisions."""
        decided = None if self.state is DecisionState.OPEN else Decided(self.state, now())
        anchors = dict.fromkeys(tx.anchor(relation) for relation in self.relations)
        edits: list[Edit] = [SetDecisions(tuple((anchor, decided) for anchor in anchors))]
        if self.state is DecisionState.REJECTED:  # what the analyst stated is withdrawn
            own = {tx.anchor(relation) for relation in self.relations if tx.own(relation)}
            edits.append(SetStatings(tuple((anchor, None) for anchor in sorted(own))))
        return Together(tuple(edits)).apply(tx) if len(edits) > 1 else edits[0].apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"relations": list(self.relations), "state": self.state.value}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> DecideRelations:
        """Return the edit that ``as_json`` wrote."""
        ids = tuple(RelationMentionId(relation) for relation in fields["relations"])
        return cls(ids, DecisionState(fields["state"]))
