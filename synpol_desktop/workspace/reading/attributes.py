"""Attributes of the actors and relations that a filter shows, for rules of looks: whole columns at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.styling.columns import Column, Known, edge_numbers
from synpol_desktop.core.styling.palettes import CATEGORIES
from synpol_desktop.workspace.codes import MODALITIES, STATES
from synpol_desktop.workspace.queries import RelationSort
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import NO_DAY, Floats, Ints

_POLARITY = np.array([kind.polarity for kind in RELATION_TYPES], np.float64)


def edge_columns(counted: Aggregate, names: Iterable[str]) -> Known:
    """Return attributes of all relations; those that the facts know nothing of are left out."""
    numbers = edge_numbers(counted.sources, counted.targets, counted.types)
    order = np.argsort(numbers, kind="stable")
    columns = {name: _EDGES[name](counted).taken(order) for name in names if name in _EDGES}
    return Known(numbers[order], columns)


def node_columns(counted: Aggregate, names: Iterable[str]) -> Known:
    """Return attributes of all actors; those that the facts know nothing of are left out."""
    return Known(counted.ids, {name: _NODES[name](counted) for name in names if name in _NODES})


def categories(rows: Ints, codes: Ints, count: int, keys: Sequence[str]) -> Column:
    """Return for each of ``count`` rows its categories, the foremost that which it is in most often."""
    size = max(len(keys), 1)
    pairs, often = np.unique(rows * size + codes, return_counts=True)
    row, code = pairs // size, pairs % size
    order = np.lexsort((code, -often, row))
    values = np.full(count, np.nan)
    first = np.concatenate(([True], row[order][1:] != row[order][:-1])) if len(row) else np.zeros(0, np.bool_)
    values[row[order][first]] = code[order][first]
    return Column(values, tuple(keys), also=(row.astype(np.intp), code.astype(np.intp)))


def _days(counted: Aggregate, sort: RelationSort) -> Column:
    values = counted.column(sort)
    return Column(np.where(values == NO_DAY, np.nan, values))


def _by_mention(
    codes: Callable[[Aggregate], NDArray[np.integer]], keys: Sequence[str]
) -> Callable[[Aggregate], Column]:
    """Return what takes the categories of a relation from its mentions."""

    def column(counted: Aggregate) -> Column:
        edge, _ = counted.stating
        return categories(edge, codes(counted).astype(np.int64), len(counted.weights), keys)

    return column


def _outlet_of(counted: Aggregate) -> tuple[Ints, tuple[str, ...]]:
    """Return the outlet of each stated mention, and the outlets, those that state most first."""
    _, outlets = counted.stating
    names = counted.outlets
    often = np.bincount(outlets, minlength=len(names))
    order = np.argsort(-often, kind="stable")
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    return place[outlets], tuple(names[code] for code in order.tolist())


def _edge_outlets(counted: Aggregate) -> Column:
    codes, keys = _outlet_of(counted)
    return categories(counted.stating[0], codes, len(counted.weights), keys)


def _node_outlets(counted: Aggregate) -> Column:
    codes, keys = _outlet_of(counted)
    edge = counted.stating[0]
    rows = np.concatenate([counted.places(ends)[edge] for ends in (counted.sources, counted.targets)])
    return categories(rows, np.tile(codes, 2), len(counted.ids), keys)


def _edge_outlet_count(counted: Aggregate) -> Column:
    codes, keys = _outlet_of(counted)
    size = max(len(keys), 1)
    pairs = np.unique(counted.stating[0] * size + codes)
    return Column(np.bincount(pairs // size, minlength=len(counted.weights)).astype(np.float64))


def _at_ends(counted: Aggregate, values: Floats, *, latest: bool) -> Column:
    """Return the earliest or latest of the days of an actor's relations."""
    found = np.full(len(counted.ids), -np.inf if latest else np.inf)
    there = ~np.isnan(values)
    for ends in (counted.sources, counted.targets):
        (np.maximum if latest else np.minimum).at(found, counted.places(ends[there]), values[there])
    found[np.isinf(found)] = np.nan
    return Column(found)


def _balance(counted: Aggregate) -> Column:
    """Return the mean polarity of an actor's relations; NaN for one that has none."""
    sums, counts = np.zeros(len(counted.ids)), np.zeros(len(counted.ids))
    for ends in (counted.sources, counted.targets):
        at = counted.places(ends)
        sums += np.bincount(at, _POLARITY[counted.types] * counted.weights, len(counted.ids))
        counts += np.bincount(at, counted.weights, len(counted.ids))
    return Column(np.where(counts > 0, sums / np.maximum(counts, 1), np.nan))


_EDGES: dict[str, Callable[[Aggregate], Column]] = {
    "articles": lambda counted: Column(counted.column(RelationSort.ARTICLES)),
    "confidence": lambda counted: Column(counted.column(RelationSort.CONFIDENCE)),
    "first": lambda counted: _days(counted, RelationSort.FIRST),
    "last": lambda counted: _days(counted, RelationSort.LAST),
    "modality": _by_mention(lambda counted: counted.modalities, tuple(MODALITIES)),
    "decision": _by_mention(lambda counted: counted.decisions, tuple(STATES)),
    "outlet": _edge_outlets,
    "outlets": _edge_outlet_count,
}
_NODES: dict[str, Callable[[Aggregate], Column]] = {
    "type": lambda counted: Column(counted.entity_types.astype(np.float64), CATEGORIES["type"]),
    "mentions": lambda counted: Column(counted.mentions.astype(np.float64)),
    "articles": lambda counted: Column(counted.articles.astype(np.float64)),
    "first": lambda counted: _at_ends(counted, _days(counted, RelationSort.FIRST).values, latest=False),
    "last": lambda counted: _at_ends(counted, _days(counted, RelationSort.LAST).values, latest=True),
    "outlet": _node_outlets,
    "balance": _balance,
}
