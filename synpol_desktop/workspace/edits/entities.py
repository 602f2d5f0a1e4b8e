"""Edits of entities: name, English name and type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction


@stored
@dataclass(frozen=True, slots=True)
class RenameEntity:
    """Give an entity another display name; its aliases stay. ``english`` None leaves the English one."""

    KIND: ClassVar[str] = "rename_entity"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    name: str
    english: str | None = None

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        before = tx.entity(self.entity).name
        return Label(
            "rename_entity", "Rename “{before}” to “{name}”", (("before", before), ("name", self.name))
        )

    def apply(self, tx: Transaction) -> Edit:
        """Set the name."""
        if not self.name.strip():
            raise EditRefusedError("A name can't be empty.")
        before = tx.entity(self.entity)
        english = before.english if self.english is None else self.english
        tx.put_name(self.entity, self.name, english)
        return RenameEntity(self.entity, before.name, before.english)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity, "name": self.name, "english": self.english}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> RenameEntity:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]), fields["name"], fields["english"])


@stored
@dataclass(frozen=True, slots=True)
class RetypeEntity:
    """Say that an entity is of another type."""

    KIND: ClassVar[str] = "retype_entity"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    type: EntityType

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        name = tx.entity(self.entity).name
        return Label("retype_entity", "Make “{name}” {type}", (("name", name), ("type", self.type.value)))

    def apply(self, tx: Transaction) -> Edit:
        """Set the type."""
        before = tx.entity(self.entity).type
        tx.put_type(self.entity, self.type)
        return RetypeEntity(self.entity, before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity, "type": self.type.value}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> RetypeEntity:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]), EntityType(fields["type"]))
