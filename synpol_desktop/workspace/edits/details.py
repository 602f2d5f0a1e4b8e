"""Edits of what the analyst says of an entity beside its names: single details, and its blocs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.notes import BlocMember
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.jottings import Belonging
from synpol_desktop.workspace.edits.together import Together
from synpol_desktop.workspace.keys import storable

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

_LABELS = {
    "latin": Label("put_detail.latin", "Spell “{name}” in Latin letters"),
    "icon": Label("put_detail.icon", "Change the icon of “{name}”"),
}
_OTHER = Label("put_detail", "Change a detail of “{name}”")


@stored
@dataclass(frozen=True, slots=True)
class SetDetail:
    """Say something of this very entity in a field: what `PutDetail` leaves to undo."""

    KIND: ClassVar[str] = "set_detail"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    field: str
    value: str | None

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        kind = _LABELS.get(self.field, _OTHER)
        return Label(kind.key, kind.english, (("name", tx.entity(self.entity).name),))

    def apply(self, tx: Transaction) -> Edit:
        """Say it."""
        before = tx.detail(self.entity, self.field)
        tx.put_detail(self.entity, self.field, self.value)
        return SetDetail(self.entity, self.field, before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity, "field": self.field, "value": self.value}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetDetail:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]), fields["field"], fields["value"])


@stored
@dataclass(frozen=True, slots=True)
class PutDetail:
    """Say something of an entity in a field ("latin", "icon"…); without a value, nothing is said of it.

    It counts for all that a merge joined, so what was said of another of them makes room.
    """

    KIND: ClassVar[str] = "put_detail"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    field: str
    value: str | None

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return SetDetail(self.entity, self.field, self.value).label(tx)

    def apply(self, tx: Transaction) -> Edit:
        """Say it."""
        value = storable(self.value or "").strip() or None
        edits: list[Edit] = [
            SetDetail(member, self.field, None)
            for member in tx.members(self.entity)
            if member != self.entity and tx.detail(member, self.field) is not None
        ]
        return Together((*edits, SetDetail(self.entity, self.field, value))).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity, "field": self.field, "value": self.value}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutDetail:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]), fields["field"], fields["value"])


@stored
@dataclass(frozen=True, slots=True)
class SetBlocs:
    """Let these be the blocs of this very entity: what `PutBlocs` leaves to undo."""

    KIND: ClassVar[str] = "set_blocs"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    blocs: tuple[Belonging, ...]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return Label("put_blocs", "Change the blocs of “{name}”", (("name", tx.entity(self.entity).name),))

    def apply(self, tx: Transaction) -> Edit:
        """Put them in place of those that it has."""
        before = tx.blocs(self.entity)
        tx.put_blocs(self.entity, self.blocs)
        return SetBlocs(self.entity, before)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"entity": self.entity, "blocs": [list(each) for each in self.blocs]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetBlocs:
        """Return the edit that ``as_json`` wrote."""
        return cls(EntityId(fields["entity"]), tuple(Belonging(*each) for each in fields["blocs"]))


@stored
@dataclass(frozen=True, slots=True)
class PutBlocs:
    """Let these be the analyst's blocs of an entity and of all that a merge joined with it.

    Each goes to the entity that it names if that is one of them, else to ``entity``; so a split gives each
    its own back.
    """

    KIND: ClassVar[str] = "put_blocs"
    VERSION: ClassVar[int] = 1

    entity: EntityId
    blocs: tuple[BlocMember, ...]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        return SetBlocs(self.entity, ()).label(tx)

    def apply(self, tx: Transaction) -> Edit:
        """Put them in place of those that there are."""
        members = tx.members(self.entity)
        wanted: dict[EntityId, list[Belonging]] = {member: [] for member in (*members, self.entity)}
        for each in self.blocs:
            owner = each.entity if each.entity in wanted else self.entity
            days = (day.toordinal() if day else None for day in (each.first, each.last))
            wanted[owner].append(Belonging(storable(each.bloc).strip(), *days))
        edits: list[Edit] = [
            SetBlocs(member, tuple(blocs))
            for member, blocs in wanted.items()
            if tx.blocs(member) != tuple(blocs)
        ]
        return Together(tuple(edits)).apply(tx)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        rows = [[each.entity, each.bloc, _iso(each.first), _iso(each.last)] for each in self.blocs]
        return {"entity": self.entity, "blocs": rows}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> PutBlocs:
        """Return the edit that ``as_json`` wrote."""
        rows = [
            BlocMember(EntityId(entity), bloc, _day(first), _day(last))
            for entity, bloc, first, last in fields["blocs"]
        ]
        return cls(EntityId(fields["entity"]), tuple(rows))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
