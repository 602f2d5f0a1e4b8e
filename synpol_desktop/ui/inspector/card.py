"""What the card of an actor says beside its ties: names, offices, blocs, how outlets call it. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from synpol_desktop.arabic.labels import Names
from synpol_desktop.core.blocs import BlocRow
from synpol_desktop.core.cards import NameUse, RoleHeld
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import Entity
from synpol_desktop.tasks.offices import KnownOffice, offices_of

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Called:
    """A name in all outlets: how often it is used, and in how many articles."""

    surface: str
    mentions: int
    articles: int
    first: date | None
    last: date | None
    outlets: tuple[NameUse, ...]


@dataclass(frozen=True, slots=True)
class Uses:
    """How the texts call one actor; read apart, as it looks through all of them."""

    entity: EntityId
    uses: tuple[NameUse, ...]

    @classmethod
    def of(cls, workspace: Workspace, entity: EntityId, shown: Filter) -> Uses:
        """Read how an actor is called under a filter."""
        return cls(entity, tuple(workspace.name_uses(entity, shown)))

    def called(self) -> list[Called]:
        """Return the names that articles use, the most frequent first."""
        by_name: dict[str, list[NameUse]] = {}
        for use in self.uses:
            by_name.setdefault(use.surface, []).append(use)
        found = [
            Called(
                surface,
                sum(use.mentions for use in uses),
                sum(use.articles for use in uses),
                *_ends(uses),
                tuple(uses),
            )
            for surface, uses in by_name.items()
        ]
        return sorted(found, key=lambda called: (-called.mentions, called.surface))

    def by_outlet(self) -> dict[str, list[NameUse]]:
        """Return how each outlet calls it, the outlets that name it most first."""
        found: dict[str, list[NameUse]] = {}
        for use in self.uses:
            found.setdefault(use.outlet, []).append(use)
        ranked = sorted(found.items(), key=lambda item: (-sum(use.mentions for use in item[1]), item[0]))
        return dict(ranked)


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one actor under a filter.

    Parameters
    ----------
    ends : mapping
        What the actors at the other end of its offices are called.
    blocs : tuple
        All its memberships, also those that have ended.
    """

    entity: EntityId
    names: Names
    roles: tuple[RoleHeld, ...]
    ends: dict[EntityId, str]
    offices: tuple[KnownOffice, ...]
    blocs: tuple[BlocRow, ...]
    icon: str

    @classmethod
    def of(cls, workspace: Workspace, entity: Entity, shown: Filter) -> Card:
        """Read the card of an actor."""
        roles = tuple(workspace.roles(entity.id, shown))
        keys = (member.key for member in workspace.members(entity.id))
        offices = dict.fromkeys(office for key in keys for office in offices_of(key))
        return cls(
            entity.id,
            workspace.names([entity.id])[entity.id],
            roles,
            workspace.labels({role.key.target for role in roles}),
            tuple(offices),
            tuple(row for row in workspace.bloc_rows() if row.entity == entity.id),
            workspace.details(entity.id).get("icon", ""),
        )


def _ends(uses: Iterable[NameUse]) -> tuple[date | None, date | None]:
    uses = tuple(uses)
    firsts = [use.first for use in uses if use.first is not None]
    lasts = [use.last for use in uses if use.last is not None]
    return min(firsts, default=None), max(lasts, default=None)
