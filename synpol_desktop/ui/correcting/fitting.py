"""Which relation types join which types of entities."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.kinds import RELATION_TYPES, EntityType, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table


@cache
def _ends() -> dict[RelationType, tuple[frozenset[EntityType], frozenset[EntityType]]]:
    rows = read_table(resource("lexicons", "relation_ends.tsv"))
    return {RelationType(row["type"]): (_types(row["source"]), _types(row["target"])) for row in rows}


def _types(names: str) -> frozenset[EntityType]:
    return frozenset(map(EntityType, names.split()))


def fitting(source: EntityType, target: EntityType) -> list[RelationType]:
    """Return the relation types that may join two entities, those with the fewest other uses first."""
    ends = _ends()
    fit = [kind for kind in RELATION_TYPES if source in ends[kind][0] and target in ends[kind][1]]
    return sorted(fit, key=lambda kind: len(ends[kind][0]) * len(ends[kind][1]))
