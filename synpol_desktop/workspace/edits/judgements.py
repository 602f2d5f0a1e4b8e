"""Edits of identity: which entities are the same. They write judgements and rewrite no fact."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace.codes import now
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


class Pair(NamedTuple):
    """Two entities, the smaller id first, and who judges them."""

    left: EntityId
    right: EntityId
    analyst: bool = True

    @classmethod
    def of(cls, a: EntityId, b: EntityId, *, analyst: bool = True) -> Pair:
        """Return the pair of two different entities in either order."""
        if a == b:
            raise EditRefusedError("An entity can't be compared with itself.")
        return cls(min(a, b), max(a, b), analyst)


class Verdict(NamedTuple):
    """SAME or DIFFERENT, why and when."""

    same: bool
    reason: str
    at: str


@stored
@dataclass(frozen=True, slots=True)
class SetJudgements:
    """Record judgements as they are given, None to withdraw one: what the other edits leave to undo."""

    KIND: ClassVar[str] = "set_judgements"
    VERSION: ClassVar[int] = 1

    judgements: tuple[tuple[Pair, Verdict | None], ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("set_judgements", "Change judgements")

    def apply(self, tx: Transaction) -> Edit:
        """Record them."""
        before = []
        for pair, verdict in self.judgements:
            before.append((pair, tx.judgement(pair)))
            tx.put_judgement(pair, verdict)
        return SetJudgements(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"judgements": [[*pair, *(verdict or ())] for pair, verdict in self.judgements]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetJudgements:
        """Return the edit that ``as_json`` wrote."""
        rows = [(Pair(*row[:3]), Verdict(*row[3:]) if row[3:] else None) for row in fields["judgements"]]
        return cls(tuple(rows))


@stored
@dataclass(frozen=True, slots=True)
class MergeEntities:
    """Judge that entities are the same as the first of them."""

    KIND: ClassVar[str] = "merge_entities"
    VERSION: ClassVar[int] = 1

    entities: tuple[EntityId, ...]
    reason: str = ""

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        first, *others = self.entities
        places = (("name", tx.entity(first).name), ("others", "، ".join(tx.entity(e).name for e in others)))
        return Label("merge_entities", "Merge “{name}” with “{others}”", places)

    def apply(self, tx: Transaction) -> Edit:
        """Record the judgements.

        Raises
        ------
        EditRefusedError
            If two of the entities' members were judged different.
        """
        first, *others = self.entities
        for a, b in tx.kept_apart(self.entities):
            if not ({a, b} <= set(self.entities) and first in (a, b)):
                raise EditRefusedError(
                    "“{left}” and “{right}” were marked as different.",
                    hint="Withdraw that first.",
                    left=tx.entity(a).name,
                    right=tx.entity(b).name,
                )
        verdict = Verdict(True, self.reason, now())
        return SetJudgements(tuple((Pair.of(first, other), verdict) for other in others)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entities": list(self.entities), "reason": self.reason}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> MergeEntities:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(EntityId(entity) for entity in fields["entities"]), fields["reason"])


@stored
@dataclass(frozen=True, slots=True)
class KeepApart:
    """Judge that two entities are different, so that they are never merged or proposed for it."""

    KIND: ClassVar[str] = "keep_apart"
    VERSION: ClassVar[int] = 1

    left: EntityId
    right: EntityId
    reason: str = ""

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        places = (("left", tx.entity(self.left).name), ("right", tx.entity(self.right).name))
        return Label("keep_apart", "Keep “{left}” and “{right}” apart", places)

    def apply(self, tx: Transaction) -> Edit:
        """Record the judgement."""
        return SetJudgements(((Pair.of(self.left, self.right), Verdict(False, self.reason, now())),)).apply(
            tx
        )

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"left": self.left, "right": self.right, "reason": self.reason}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> KeepApart:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["left"]), EntityId(fields["right"]), fields["reason"])


@stored
@dataclass(frozen=True, slots=True)
class SplitMember:
    """Take one member out of a merged entity; the others stay together."""

    KIND: ClassVar[str] = "split_member"
    VERSION: ClassVar[int] = 1

    member: EntityId

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return Label("split_member", "Split off “{name}”", (("name", tx.entity(self.member).name),))

    def apply(self, tx: Transaction) -> Edit:
        """Withdraw what joins the member; what a machine said is overruled."""
        at = now()
        changes: dict[Pair, Verdict | None] = {}
        neighbours = []
        for pair, verdict in tx.judgements_of(self.member):
            if not verdict.same:
                continue
            other = pair.right if pair.left == self.member else pair.left
            neighbours.append(other)
            if pair.analyst:
                changes.setdefault(pair, None)
            else:
                changes[pair._replace(analyst=True)] = Verdict(False, "", at)
        neighbours = sorted(set(neighbours))
        for one, two in pairwise(neighbours):
            changes[Pair.of(one, two)] = Verdict(True, "", at)
        return SetJudgements(tuple(changes.items())).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"member": self.member}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SplitMember:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["member"]))


@stored
@dataclass(frozen=True, slots=True)
class Unmerge:
    """Take a merged entity apart into all its members."""

    KIND: ClassVar[str] = "unmerge"
    VERSION: ClassVar[int] = 1

    entity: EntityId

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return Label("unmerge", "Unmerge “{name}”", (("name", tx.entity(self.entity).name),))

    def apply(self, tx: Transaction) -> Edit:
        """Withdraw the judgements between its members; what a machine said is overruled."""
        at = now()
        changes: dict[Pair, Verdict | None] = {}
        for member in tx.members(self.entity):
            for pair, verdict in tx.judgements_of(member):
                if verdict.same and pair.analyst:
                    changes.setdefault(pair, None)
                elif verdict.same:
                    changes[pair._replace(analyst=True)] = Verdict(False, "", at)
        return SetJudgements(tuple(changes.items())).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Unmerge:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]))
