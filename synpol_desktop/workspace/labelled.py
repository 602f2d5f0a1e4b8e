"""The language in which an open workspace calls actors in tables, in the graph and in exports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from synpol_desktop.arabic.labels import Names
from synpol_desktop.core.facts import Facts
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.core.records import EntityRow, RelationRow
from synpol_desktop.workspace.blocs import Blocs
from synpol_desktop.workspace.presence import Presence
from synpol_desktop.workspace.reading import labels as reading
from synpol_desktop.workspace.reading.columns import Ints


class Labelled(Blocs):
    """Calls actors in one language: in the rows of tables, and in what the graph is built from.

    A single :class:`Entity` always has its names as they are stored.

    Attributes
    ----------
    label_language : LabelLanguage
        May be changed at any time; what is asked from then on follows it.
    """

    def __init__(self, path: Path, mode: str, presence: Presence) -> None:
        super().__init__(path, mode, presence)
        self.label_language = LabelLanguage.ARABIC
        self._known_labels: tuple[object, reading.Labels] | None = None

    def names(self, ids: Iterable[EntityId]) -> dict[EntityId, Names]:
        """Return what is known of the names of canonical entities."""
        return self._read(reading.names, ids)

    def labels(self, ids: Iterable[EntityId]) -> dict[EntityId, str]:
        """Return what canonical entities are called in the language of labels."""
        return self._read(reading.labels, self.label_language, ids)

    def label(self, id_: EntityId) -> str:
        """Return what a canonical entity is called in the language of labels; "" if it is gone."""
        return self.labels([id_]).get(id_, "")

    def _all_labels(self) -> reading.Labels:
        """Return what all are called; read anew after a commit of facts, or of a spelling."""
        language, generation = self.label_language, self._aggregates.generation
        own = tuple(self.details_in(reading.FIELD).items())
        known = self._known_labels
        if known is None or known[0] != (language, generation, own) or not self._aggregates.kept:
            made = reading.Labels(self._read(reading.labels, language))
            known = self._known_labels = (language, generation, own), made
        return known[1]

    def _order(self, text: str, *, by_name: bool) -> tuple[Ints | None, Sequence[EntityId]]:
        """Return all entities by their labels, and those that have a text in it, where that is not SQL's."""
        if self.label_language is LabelLanguage.ARABIC:
            return None, ()
        known = self._all_labels()
        return known.ranked if by_name else None, known.having(text) if text.strip() else ()

    def _named(self, rows: list[EntityRow]) -> list[EntityRow]:
        if self.label_language is LabelLanguage.ARABIC:
            return rows
        known = self.labels(row.id for row in rows)
        return [replace(row, name=known.get(row.id, row.name)) for row in rows]

    def _related(self, rows: list[RelationRow]) -> list[RelationRow]:
        if self.label_language is LabelLanguage.ARABIC:
            return rows
        known = self.labels(end for row in rows for end in (row.key.source, row.key.target))
        return [
            replace(
                row,
                source_name=known.get(row.key.source, row.source_name),
                target_name=known.get(row.key.target, row.target_name),
            )
            for row in rows
        ]

    def _called(self, facts: Facts) -> Facts:
        if self.label_language is LabelLanguage.ARABIC:
            return facts
        known = self._all_labels().labels
        ids = zip(facts.ids.tolist(), facts.names, strict=True)
        return replace(facts, names=tuple(known.get(EntityId(id_), name) for id_, name in ids))
