"""A filter as masks over arrays: the conditions of `conditions`, for the counts."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.kinds import RELATION_TYPES, Modality
from synpol_desktop.workspace.codes import (
    ACCEPTED,
    GONE,
    MODALITY_CODES,
    OPEN,
    REJECTED,
    RELATION_CODES,
    TYPE_CODES,
)
from synpol_desktop.workspace.reading.columns import NO_DAY, Bools, Columns, Ints, Small


def shown_runs(columns: Columns, where: Filter) -> Bools:
    """Return by run whether an article shows it that is asked for, whatever its date."""
    shown: Bools = columns.article > 0
    if where.outlets:
        asked = [code for code, name in enumerate(columns.outlet) if name in where.outlets]
        shown &= np.isin(columns.outlets, asked)
    if where.articles is not None:
        shown &= np.isin(columns.article, code_list(where.articles))
    return shown


def shown_entities(columns: Columns, where: Filter) -> Bools:
    """Return by entity whether its type is shown and it is asked for; only canonical ones may be asked of."""
    shown: Bools = np.isin(columns.type, code_list(TYPE_CODES[kind] for kind in where.types))
    if where.actors is not None:
        asked = np.zeros(len(shown), np.bool_)
        asked[[id_ for id_ in where.actors if id_ < len(shown)]] = True
        shown &= asked
    return shown


def related(columns: Columns, where: Filter, runs: Bools) -> Bools:
    """Return for each relation mention whether it passes, whatever the types of its ends."""
    relations, decision = columns.relations, columns.decision
    passes: Bools = runs[relations.runs] & (decision != GONE)
    if len(where.relations) < len(RELATION_TYPES):
        passes &= np.isin(relations.types, code_list(RELATION_CODES[kind] for kind in where.relations))
    if len(where.modalities) < len(Modality):
        passes &= np.isin(relations.modalities, code_list(MODALITY_CODES[kind] for kind in where.modalities))
    if where.min_confidence > 0:
        passes &= (relations.confidences >= where.min_confidence) | (decision == ACCEPTED)
    for state, shown in ((REJECTED, where.rejected), (OPEN, where.undecided), (ACCEPTED, where.accepted)):
        if not shown:
            passes &= decision != state
    if where.bounded:
        passes &= between(*spans(columns, where.basis), where)
    return passes


def between(first: Ints, last: Ints, where: Filter) -> Bools:
    """Bounds on days; what has no date passes only while both are open."""
    passes = np.ones(len(first), np.bool_)
    if where.first is not None:
        passes &= (last != NO_DAY) & (last >= where.first.toordinal())
    if where.last is not None:
        passes &= (first != NO_DAY) & (first <= where.last.toordinal())
    return passes


def spans(columns: Columns, basis: DateBasis) -> tuple[Ints, Ints]:
    """Return the first and the last day of each relation mention."""
    relations = columns.relations
    first, last = columns.first[relations.runs], columns.last[relations.runs]
    if basis is DateBasis.PUBLICATION:
        return first, last
    return own_days(relations.first, first), own_days(relations.last, last)


def own_days(own: Small, otherwise: Ints) -> Ints:
    """Return the own day where there is one, else the article's."""
    return np.where(own != NO_DAY, own, otherwise)


def code_list(numbers: Iterable[int]) -> list[int]:
    """Return numbers as the arrays' masks take them."""
    return sorted(numbers)
