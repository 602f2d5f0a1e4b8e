"""From rules to looks: whole columns at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, RELATION_TYPES
from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.columns import Bools, Column
from synpol_desktop.core.styling.forms import Dash, Shape, shape_of
from synpol_desktop.core.styling.looks import WIDTHS, Dot, Looks, Pen, plain, quads_of, radii, weight_class
from synpol_desktop.core.styling.palettes import (
    CATEGORIES,
    plain_colour,
)
from synpol_desktop.core.styling.rules import MEASURED, Asks, Channel, Condition, Rule, Style
from synpol_desktop.core.styling.scales import Scale, Step, shares
from synpol_desktop.core.styling.telling import examples, looks_by, steps

WIDTH_STEPS = 6
"""So many widths tell numbers apart; each needs a pen of its own."""
Columns = Mapping[str, Column]
T = TypeVar("T", int, float, str)


def own_columns(network: Network, side: Side) -> dict[str, Column]:
    """Return what a network itself knows of its nodes or edges."""
    if side is Side.NODES:
        return {"type": Column(network.types.astype(np.float64), CATEGORIES["type"])}
    quality = np.array([-kind.polarity + 1 for kind in RELATION_TYPES], np.float64)
    return {
        "relation": Column(network.relations.astype(np.float64), CATEGORIES["relation"]),
        "quad": Column(quads_of(network).astype(np.float64), CATEGORIES["quad"]),
        "quality": Column(quality[network.relations], CATEGORIES["quality"]),
        "mentions": Column(network.weights),
    }


def resolve(style: Style, sheet: StyleSheet, network: Network, nodes: Columns, edges: Columns) -> Looks:
    """Return the looks of a network.

    Parameters
    ----------
    nodes, edges : mapping
        What is known beside `own_columns`. A rule about something else does nothing.
    """
    if not any(rule.on for rule in style.rules):
        return plain(network, sheet)
    dots = _Nodes.of(network, sheet)
    lines = _Edges.of(network, sheet)
    known = {
        Side.NODES: {**own_columns(network, Side.NODES), **nodes},
        Side.EDGES: {**own_columns(network, Side.EDGES), **edges},
    }
    scales = []
    for number, rule in enumerate(style.rules):
        columns = known[rule.side]
        if rule.on and rule.attributes <= columns.keys():
            things = dots if rule.side is Side.NODES else lines
            rows = matching(rule.where, columns, things.count)
            scales.append((number, Scale(rule, things.take(rule, number, columns, rows, sheet))))
    told = dots.in_force() | lines.in_force()
    made, dot_of = dots.finished()
    pens, pen_of = lines.finished()
    scales_told = tuple(scale for number, scale in scales if number in told)
    return Looks(made, dot_of, dots.radius, pens, pen_of, dots.sized, scales_told)


def matching(where: Condition | None, columns: Columns, count: int) -> Bools:
    """Return which rows a condition holds for; what has no value fails all but ``UNKNOWN``."""
    if where is None:
        return np.ones(count, np.bool_)
    column = columns[where.attribute]
    match where.test:
        case Asks.IS:
            return column.among(where.keys)
        case Asks.IS_NOT:
            return column.known & ~column.among(where.keys)
        case Asks.KNOWN:
            return column.known
        case Asks.UNKNOWN:
            return ~column.known
    values = np.where(column.known, column.values, 0.0)
    least = values >= where.number if where.test is Asks.AT_LEAST else values <= where.number
    bound: Bools = column.known & least
    return bound


@dataclass(slots=True, eq=False)
class _Lane(Generic[T]):
    """One channel: the looks there are, and which of them each row has."""

    looks: list[T]
    codes: IndexArray

    def put(self, rows: Bools | IndexArray, look: T) -> None:
        self.codes[rows] = self.code(look)

    def put_each(self, rows: Bools, parts: IndexArray, looks: Sequence[T]) -> None:
        table = np.array([self.code(look) for look in looks], np.intp)
        self.codes[rows] = table[parts[rows]]

    def code(self, look: T) -> int:
        if look not in self.looks:
            self.looks.append(look)
        return self.looks.index(look)


@dataclass(slots=True, eq=False)
class _Things:
    """The channels of nodes or of edges while rules are applied one after another."""

    lanes: dict[Channel, _Lane[Rgb] | _Lane[float] | _Lane[str]]
    count: int
    radius: FloatArray = field(default_factory=lambda: np.zeros(0))
    sized: bool = False
    winners: dict[Channel, NDArray[np.int16]] = field(default_factory=dict)

    def in_force(self) -> set[int]:
        """Return the numbers of the rules that decide something at least once."""
        seen = [np.unique(winners) for winners in self.winners.values()]
        return set(np.concatenate(seen).tolist()) - {-1} if seen else set()

    def take(
        self, rule: Rule, number: int, columns: Columns, rows: Bools, sheet: StyleSheet
    ) -> tuple[Step, ...]:
        """Apply a rule and return its steps."""
        without = np.zeros(0, np.intp)
        if rule.attribute:
            known = columns[rule.attribute].known
            if rule.where is None and (rule.side, rule.channel) in _WHOLE:
                without = np.flatnonzero(~known)
                self.lanes[rule.channel].put(without, plain_colour(sheet))  # type: ignore[arg-type]
            rows = rows & known
        winners = self.winners.setdefault(rule.channel, np.full(self.count, -1, np.int16))
        winners[rows] = number
        winners[without] = number
        if not rule.attribute:
            assert rule.fixed is not None
            self._fix(rule.channel, rows, rule.fixed)
            return (Step(rule.fixed, count=int(np.count_nonzero(rows))),)
        column = columns[rule.attribute]
        if rule.channel in MEASURED:
            return self._measure(rule, column, rows)
        looks, parts = looks_by(rule, column, rows, sheet)
        lane = self.lanes[rule.channel]
        lane.put_each(rows, parts, looks)  # type: ignore[arg-type]
        rest = (Step(plain_colour(sheet), count=len(without), missing=True),) if len(without) else ()
        return steps(column, parts, rows, looks) + rest

    def _fix(self, channel: Channel, rows: Bools, look: Rgb | float | str) -> None:
        if channel is Channel.SIZE:
            self.radius[rows], self.sized = float(look), True
        else:
            self.lanes[channel].put(rows, look)  # type: ignore[arg-type]

    def _measure(self, rule: Rule, column: Column, rows: Bools) -> tuple[Step, ...]:
        share, (low, high) = shares(column, rows), rule.span
        if rule.channel is Channel.SIZE:
            self.radius[rows] = low + (high - low) * np.sqrt(share[rows])
            self.sized = True
            made = [(at, low + (high - low) * at**0.5) for at in (0.0, 0.5, 1.0)]
        else:
            parts = np.zeros(len(column), np.intp)
            parts[rows] = np.rint(share[rows] * (WIDTH_STEPS - 1)).astype(np.intp)
            widths = np.linspace(low, high, WIDTH_STEPS).tolist()
            self.lanes[rule.channel].put_each(rows, parts, widths)
            made = [(at, low + (high - low) * at) for at in (0.0, 0.5, 1.0)]
        return examples(column, rows, made)


@dataclass(slots=True, eq=False)
class _Nodes(_Things):
    @classmethod
    def of(cls, network: Network, sheet: StyleSheet) -> _Nodes:
        """Return the looks of nodes without a rule."""
        types = network.types.astype(np.intp)
        fills = [sheet.fill(kind) for kind in ENTITY_TYPES]
        none = np.zeros(network.n, np.intp)
        return cls(
            {
                Channel.FILL: _Lane(fills, types.copy()),
                Channel.SHAPE: _Lane([shape_of(kind).value for kind in ENTITY_TYPES], types.copy()),
                Channel.LINE: _Lane([sheet.outline], none.copy()),
                Channel.WIDTH: _Lane([0.0], none.copy()),
                Channel.DASH: _Lane([Dash.SOLID.value], none.copy()),
            },
            network.n,
            radii(network, sheet),
        )

    def finished(self) -> tuple[tuple[Dot, ...], NDArray[np.uint16]]:
        """Return the looks there are, and which of them each node has."""
        made, codes = _together([self.lanes[channel] for channel in (*_DOT,)])
        return tuple(
            Dot(fill, Shape(shape), line, width, Dash(dash)) for fill, shape, line, width, dash in made
        ), codes


@dataclass(slots=True, eq=False)
class _Edges(_Things):
    @classmethod
    def of(cls, network: Network, sheet: StyleSheet) -> _Edges:
        """Return the looks of edges without a rule."""
        return cls(
            {
                Channel.LINE: _Lane([sheet.quad(quad) for quad in QUADS], quads_of(network)),
                Channel.WIDTH: _Lane(list(WIDTHS), weight_class(network.weights)),
                Channel.DASH: _Lane([Dash.SOLID.value], np.zeros(network.m, np.intp)),
            },
            network.m,
        )

    def finished(self) -> tuple[tuple[Pen, ...], NDArray[np.uint16]]:
        """Return the pens there are, and which of them each edge has."""
        made, codes = _together([self.lanes[channel] for channel in (*_PEN,)])
        return tuple(Pen(colour, width, Dash(dash)) for colour, width, dash in made), codes


_WHOLE = frozenset({(Side.NODES, Channel.FILL), (Side.EDGES, Channel.LINE)})
"""What follows one attribute altogether: who has no value shows that, and not its type or quad."""
_DOT = (Channel.FILL, Channel.SHAPE, Channel.LINE, Channel.WIDTH, Channel.DASH)
_PEN = (Channel.LINE, Channel.WIDTH, Channel.DASH)


def _together(lanes: Sequence[_Lane]) -> tuple[list[tuple], NDArray[np.uint16]]:  # type: ignore[type-arg]
    """Return each combination of looks that occurs, and which of them each row has."""
    size = 1
    for lane in lanes:
        size *= len(lane.looks)
    keys = np.zeros(len(lanes[0].codes), np.int64)
    for lane in lanes:
        keys = keys * len(lane.looks) + lane.codes
    if size <= 1 << 20:  # a table of what occurs is faster than sorting
        there = np.zeros(size, np.bool_)
        there[keys] = True
        found = np.flatnonzero(there)
        place = np.zeros(size, np.uint16)
        place[found] = np.arange(len(found))
        codes = place[keys]
    else:
        found, inverse = np.unique(keys, return_inverse=True)
        codes = inverse.astype(np.uint16)
    made = []
    for key in found.tolist():
        parts = []
        for lane in reversed(lanes):
            key, code = divmod(key, len(lane.looks))
            parts.append(lane.looks[code])
        made.append(tuple(reversed(parts)))
    return made, codes
