"""What each value of a filter would show: the counts beside the values."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

import numpy as np

from synpol_desktop.core.facets import CONFIDENCE_STEP, Facets
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType, Modality
from synpol_desktop.workspace.codes import ACCEPTED, MODALITIES, STATES
from synpol_desktop.workspace.reading.columns import NO_DAY, Bools, Columns, Ints
from synpol_desktop.workspace.reading.masks import related, shown_entities, shown_runs, spans


def facets(columns: Columns, where: Filter, blocs: Mapping[str, Set[EntityId]] | None = None) -> Facets:
    """Count by value; for each kind of bound all others hold.

    Parameters
    ----------
    where : Filter
        Words are looked up already; blocs are not.
    blocs : mapping
        Who belongs to each bloc, by its name; "" for those in none.
    """
    blocs = blocs or {}
    any_bloc, where = where, _in_blocs(where, blocs, where.blocs)
    relations = columns.relations
    outlets = columns.outlets[relations.runs]
    any_outlet = replace(where, outlets=frozenset())
    any_decision = replace(where, undecided=True, accepted=True, rejected=True)
    by_type = np.bincount(relations.types[_passes(columns, replace(where, relations=EVERYTHING.relations))])
    by_modality = np.bincount(
        relations.modalities[_passes(columns, replace(where, modalities=frozenset(Modality)))]
    )
    by_decision = np.bincount(columns.decision[_passes(columns, any_decision)])
    by_outlet = np.bincount(outlets[_passes(columns, any_outlet)], minlength=len(columns.outlet))
    first, _ = spans(columns, where.basis)
    return Facets(
        types=_by_end(columns, where),
        relations={kind: _at(by_type, code) for code, kind in enumerate(RELATION_TYPES)},
        modalities={kind: _at(by_modality, code) for code, kind in enumerate(MODALITIES)},
        decisions={state: _at(by_decision, code) for code, state in enumerate(STATES)},
        outlets={name: _at(by_outlet, code) for code, name in enumerate(columns.outlet)},
        at_least=_by_confidence(columns, where),
        undated=int((_passes(columns, where.whenever()) & (first == NO_DAY)).sum()),
        shown=int(_passes(columns, where).sum()),
        known=int(_passes(columns, EVERYTHING).sum()),
        blocs={name: _by_bloc(columns, any_bloc, blocs, name) for name in blocs},
    )


def _passes(columns: Columns, where: Filter) -> Bools:
    """Return for each relation mention whether it is shown."""
    return related(columns, where, shown_runs(columns, where)) & _between(columns, where)


def _between(columns: Columns, where: Filter) -> Bools:
    """Return for each relation mention whether both ends are shown, and two."""
    shown = shown_entities(columns, where)
    sources, targets = _ends(columns)
    joined: Bools = shown[sources] & shown[targets] & (sources != targets)
    return joined


def _ends(columns: Columns) -> tuple[Ints, Ints]:
    relations = columns.relations
    return columns.canonical[relations.sources], columns.canonical[relations.targets]


def _by_end(columns: Columns, where: Filter) -> dict[EntityType, int]:
    """Return for each type the relation mentions with such an end, if it is shown besides the others."""
    passes = related(columns, where, shown_runs(columns, where))
    sources, targets = _ends(columns)
    counts = {}
    for code, kind in enumerate(ENTITY_TYPES):
        there = (columns.type[sources] == code) | (columns.type[targets] == code)
        counts[kind] = int(
            (passes & there & _between(columns, replace(where, types=where.types | {kind}))).sum()
        )
    return counts


def _in_blocs(where: Filter, blocs: Mapping[str, Set[EntityId]], wanted: Set[str]) -> Filter:
    """Return a filter that names who belongs to the blocs that it asks for."""
    if not wanted:
        return where
    found = frozenset[EntityId]().union(*(blocs.get(name, frozenset()) for name in wanted))
    actors = found if where.actors is None else found & where.actors
    return replace(where, blocs=frozenset(), actors=actors)


def _by_bloc(columns: Columns, where: Filter, blocs: Mapping[str, Set[EntityId]], name: str) -> int:
    """Return the relation mentions with an end in a bloc, if it is shown besides those that are asked for."""
    inside = np.zeros(len(columns.type), np.bool_)
    inside[[id_ for id_ in blocs[name] if id_ < len(inside)]] = True
    sources, targets = _ends(columns)
    asked = _in_blocs(where, blocs, where.blocs | {name} if where.blocs else frozenset())
    return int((_passes(columns, asked) & (inside[sources] | inside[targets])).sum())


def _by_confidence(columns: Columns, where: Filter) -> tuple[int, ...]:
    passes = _passes(columns, replace(where, min_confidence=0.0))
    sure = np.where(columns.decision == ACCEPTED, 1.0, columns.relations.confidences)[passes]
    sure.sort()
    steps = round(1 / CONFIDENCE_STEP)
    return tuple(len(sure) - int(np.searchsorted(sure, step / steps)) for step in range(steps + 1))


def _at(counts: Ints, code: int) -> int:
    return int(counts[code]) if code < len(counts) else 0
