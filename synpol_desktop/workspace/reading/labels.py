"""Reading what actors are called in the language of labels."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from sqlalchemy import Connection

from synpol_desktop.arabic.labels import Names, latin_key
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.workspace.reading.columns import Ints
from synpol_desktop.workspace.reading.notes import details_in
from synpol_desktop.workspace.statements import Row, fetch

FIELD = "latin"
"""The detail that has an actor's own spelling in Latin letters."""
_ALL = "SELECT id, name, english, type FROM entity WHERE id = canonical"
_SOME = """
SELECT entity.id, entity.name, entity.english, entity.type
FROM json_each(?) AS wanted CROSS JOIN entity ON entity.id = wanted.value
"""


def names(connection: Connection, ids: Iterable[EntityId]) -> dict[EntityId, Names]:
    """Return what is known of these entities' names."""
    return _names(connection, fetch(connection, _SOME, [json.dumps(sorted(set(ids)))]))


def labels(
    connection: Connection, language: LabelLanguage, ids: Iterable[EntityId] | None = None
) -> dict[EntityId, str]:
    """Return what these canonical entities, or all, are called."""
    rows = (
        fetch(connection, _ALL) if ids is None else fetch(connection, _SOME, [json.dumps(sorted(set(ids)))])
    )
    return {id_: known.label(language) for id_, known in _names(connection, rows).items()}


class Labels:
    """What all canonical entities are called in a language other than Arabic, kept while that stays so."""

    def __init__(self, labels: dict[EntityId, str]) -> None:
        self.labels = labels

    @cached_property
    def _keys(self) -> list[tuple[str, EntityId]]:
        return [(latin_key(label), id_) for id_, label in self.labels.items()]

    @cached_property
    def ranked(self) -> Ints:
        """All of them in the order of their labels."""
        return np.array([id_ for _, id_ in sorted(self._keys)], np.int64)

    def having(self, text: str) -> list[EntityId]:
        """Return those whose label has a text somewhere."""
        wanted = latin_key(text.strip())
        return [id_ for key, id_ in self._keys if wanted in key]


def _names(connection: Connection, rows: Iterable[Row]) -> dict[EntityId, Names]:
    own = details_in(connection, FIELD)
    return {
        EntityId(id_): Names(name, english, ENTITY_TYPES[code], own.get(id_, ""))
        for id_, name, english, code in rows
    }
