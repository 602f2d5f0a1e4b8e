"""Questions about blocs, and the filter by them."""

from __future__ import annotations

import dataclasses
from datetime import date

from typing_extensions import override

from synpol_desktop.core.blocs import BlocRow
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace.notebook import Notebook
from synpol_desktop.workspace.reading import blocs
from synpol_desktop.workspace.searcher import Searcher


class Blocs(Notebook):
    """What a workspace answers about blocs: those of the tables, and the analyst's rows in their stead."""

    def bloc_rows(self) -> list[BlocRow]:
        """Return who belongs to which bloc and when; of each actor's blocs the foremost first."""
        return self._read(blocs.bloc_rows)

    def blocs_at(self, day: date | None) -> dict[EntityId, tuple[str, ...]]:
        """Return the blocs of each actor that has any on a day, the one that counts first.

        Without a day: those that have not ended. A picture takes the last day of its filter.
        """
        found: dict[EntityId, list[str]] = {}
        for row in self.bloc_rows():
            if row.on(day):
                found.setdefault(row.entity, []).append(row.bloc)
        return {entity: tuple(dict.fromkeys(names)) for entity, names in found.items()}

    def bloc_members(self, day: date | None) -> dict[str, frozenset[EntityId]]:
        """Return who belongs to each bloc on a day, by its name; under "" stand those in none."""
        return self._read(blocs.bloc_members, day)

    def worded(self, where: Filter) -> Filter:
        """Return a filter whose words are looked up, its blocs and tags as they are."""
        return Searcher.settled(self, where)

    @override
    def settled(self, where: Filter) -> Filter:
        """Return a filter whose words, tags and blocs are looked up: it names articles and actors."""
        where = super().settled(where)
        if not where.blocs:
            return where
        with self._snapshot() as connection:
            found = blocs.in_blocs(connection, where.blocs, where.last)
        actors = found if where.actors is None else found & where.actors
        return dataclasses.replace(where, blocs=frozenset(), actors=actors)
