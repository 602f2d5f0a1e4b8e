"""What each value of a filter would show: the counts beside the values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from synpol_desktop.core.facets import CONFIDENCE_STEP, Facets
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType, Modality
from synpol_desktop.workspace.codes import ACCEPTED, MODALITIES, STATES, TYPE_CODES
from synpol_desktop.workspace.reading.columns import NO_DAY, Bools, Columns, Ints
from synpol_desktop.workspace.reading.masks import code_list, related, shown_runs, spans


def facets(columns: Columns, where: Filter) -> Facets:
    """Count by value; for each kind of bound all others hold."""
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
    )


def _passes(columns: Columns, where: Filter) -> Bools:
    """Return for each relation mention whether it is shown."""
    return related(columns, where, shown_runs(columns, where)) & _between_types(columns, where.types)


def _between_types(columns: Columns, types: frozenset[EntityType]) -> Bools:
    """Return for each relation mention whether both ends are of these types, and two."""
    shown = np.isin(columns.type, code_list(TYPE_CODES[kind] for kind in types))
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
        counts[kind] = int((passes & there & _between_types(columns, where.types | {kind})).sum())
    return counts


def _by_confidence(columns: Columns, where: Filter) -> tuple[int, ...]:
    passes = _passes(columns, replace(where, min_confidence=0.0))
    sure = np.where(columns.decision == ACCEPTED, 1.0, columns.relations.confidences)[passes]
    sure.sort()
    steps = round(1 / CONFIDENCE_STEP)
    return tuple(len(sure) - int(np.searchsorted(sure, step / steps)) for step in range(steps + 1))


def _at(counts: Ints, code: int) -> int:
    return int(counts[code]) if code < len(counts) else 0
