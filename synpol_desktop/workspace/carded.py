"""Questions that the card of an actor asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synpol_desktop.core.cards import NameUse, Place, RoleHeld
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import Quad
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.labelled import Labelled
from synpol_desktop.workspace.reading import relations, usage


class Carded(Labelled):
    """What a workspace answers about one actor's names and offices."""

    def name_uses(self, id_: EntityId, where: Filter) -> list[NameUse]:
        """Return how often each outlet calls an entity what, the most frequent first."""
        return self._read(usage.name_uses, id_, where)

    def places_called(
        self, id_: EntityId, surface: str, where: Filter, outlet: str | None = None, limit: int = 20
    ) -> list[Place]:
        """Return where articles, or those of one outlet, call an entity so; the newest article first."""
        return self._read(usage.places_called, id_, surface, outlet, where, limit)

    def ties_by_quad(self, id_: EntityId, where: Filter) -> Mapping[Quad, Sequence[RelationKey]]:
        """Return the relations of an entity by quad, those with most evidence first."""
        return self._read(relations.relations_of, id_, self._counted(where)).by_quad()

    def roles(self, id_: EntityId, where: Filter) -> list[RoleHeld]:
        """Return the offices that texts give an entity, the latest first."""
        return self._read(usage.roles, id_, where)

    def all_roles(self, where: Filter) -> list[RoleHeld]:
        """Return the offices that texts give anybody, those stated most often first."""
        return self._read(usage.all_roles, where)
