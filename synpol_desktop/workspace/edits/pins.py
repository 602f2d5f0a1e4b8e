"""Edits of the picture: which nodes are held where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.together import Together

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class PinNodes:
    """Hold nodes at places, in layout units."""

    KIND: ClassVar[str] = "pin_nodes"
    VERSION: ClassVar[int] = 1

    places: tuple[tuple[EntityId, float, float], ...]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return _label(tx, "pin_nodes", "Pin", tuple(entity for entity, _, _ in self.places))

    def apply(self, tx: Transaction) -> Edit:
        """Pin the nodes."""
        return _set(tx, {entity: (x, y) for entity, x, y in self.places})

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"places": [list(place) for place in self.places]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PinNodes:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((EntityId(entity), x, y) for entity, x, y in fields["places"]))


@stored
@dataclass(frozen=True, slots=True)
class UnpinNodes:
    """Let the layout move nodes again."""

    KIND: ClassVar[str] = "unpin_nodes"
    VERSION: ClassVar[int] = 1

    entities: tuple[EntityId, ...]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return _label(tx, "unpin_nodes", "Unpin", self.entities)

    def apply(self, tx: Transaction) -> Edit:
        """Unpin the nodes."""
        return _set(tx, dict.fromkeys(self.entities))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entities": list(self.entities)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> UnpinNodes:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(EntityId(entity) for entity in fields["entities"]))


def _label(tx: Transaction, key: str, verb: str, entities: tuple[EntityId, ...]) -> Label:
    if len(entities) == 1:
        return Label(f"{key}.one", verb + " “{name}”", (("name", tx.entity(entities[0]).name),))
    return Label(f"{key}.many", verb + " {count} nodes", (("count", str(len(entities))),))


def _set(tx: Transaction, places: dict[EntityId, tuple[float, float] | None]) -> Edit:
    before = {entity: tx.pin(entity) for entity in places}
    for entity, place in places.items():
        tx.put_pin(entity, place)
    pins = tuple((entity, *place) for entity, place in before.items() if place is not None)
    free = tuple(entity for entity, place in before.items() if place is None)
    edits: list[Edit] = []
    if pins:
        edits.append(PinNodes(pins))
    if free:
        edits.append(UnpinNodes(free))
    return edits[0] if len(edits) == 1 else Together(tuple(edits))
