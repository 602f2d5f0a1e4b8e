"""The legend: what is drawn, counted, and what rules mean; its lines filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    QUADS,
    RELATION_TYPES,
    DecisionState,
    EntityType,
    Modality,
    Quad,
)
from synpol_desktop.core.network import Network
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.attributes import COMPARED, Side
from synpol_desktop.core.styling.forms import Dash, Shape, shape_of
from synpol_desktop.core.styling.looks import Dot, Looks, Pen
from synpol_desktop.core.styling.palettes import QUALITIES, plain_colour
from synpol_desktop.core.styling.rules import COLOURED, Asks, Channel, Rule
from synpol_desktop.core.styling.scales import Scale, Step
from synpol_desktop.core.styling.sieves import OPEN, Sieve, Value
from synpol_desktop.exporting.content import KeyLine
from synpol_desktop.ui.graphing.styling.words import (
    channel_name,
    key_name,
    number_text,
    rule_title,
    step_text,
)
from synpol_desktop.ui.i18n import is_right_to_left, tr
from synpol_desktop.ui.painting.legend import RADIUS, Entry, Legend
from synpol_desktop.ui.words import name_of, plural_of

_LEAST, _MOST = 3.5, 9.0
"""Radii of the examples of sizes."""


def legend(
    network: Network,
    shown: Filter,
    looks: Looks | None = None,
    sieve: Sieve = OPEN,
    sheet: StyleSheet | None = None,
) -> Legend:
    """Return the lines for a network: entity types, then quads, with what is hidden greyed, then the rules.

    Parameters
    ----------
    looks : Looks, optional
        What rules made of the network; then ``sheet`` is needed.
    """
    scales = looks.scales if looks is not None else ()
    types = np.bincount(network.types, minlength=len(ENTITY_TYPES))
    relations = np.bincount(network.relations, minlength=len(RELATION_TYPES))
    entries = [
        Entry(kind, plural_of(kind), int(types[code]), kind in shown.types, _dot(kind, scales, sheet))
        for code, kind in enumerate(ENTITY_TYPES)
        if types[code] or kind not in shown.types
    ]
    for quad in QUADS:
        count = sum(int(relations[code]) for code, kind in enumerate(RELATION_TYPES) if kind.quad is quad)
        visible = any(kind in shown.relations for kind in RELATION_TYPES if kind.quad is quad)
        if count or not visible:
            entries.append(Entry(quad, name_of(quad), count, visible, _pen(quad, scales, sheet)))
    if sheet is not None:
        told, beside = _apart([scale for scale in scales if not _in_place(scale.rule)])
        for part, scale in enumerate(told, start=1):
            entries += _lines(scale, beside.get(id(scale), ()), part, shown, sieve, sheet)
        entries += _left_out(told, sieve, sheet, len(told) + 1)
    return Legend(tuple(entries), is_right_to_left())


def key_lines(shown: Legend) -> tuple[KeyLine, ...]:
    """Return what a legend says of rules, for a report."""
    return tuple(
        KeyLine(entry.text, entry.count, entry.swatch, entry.radius)
        for entry in shown.entries
        if entry.part and entry.shown
    )


def _in_place(rule: Rule) -> bool:
    """Whether the lines of types and quads say what a rule means."""
    wanted = (Side.NODES, Channel.FILL, "type"), (Side.EDGES, Channel.LINE, "quad")
    return (rule.side, rule.channel, rule.attribute) in wanted and rule.where is None


def _last(scales: Sequence[Scale], side: Side, channel: Channel) -> Scale | None:
    """Return what decides a channel of all nodes or edges."""
    found = [
        scale
        for scale in scales
        if (scale.rule.side, scale.rule.channel, scale.rule.where) == (side, channel, None)
    ]
    return found[-1] if found else None


def _dot(kind: EntityType, scales: Sequence[Scale], sheet: StyleSheet | None) -> Dot | None:
    """Return what nodes of a type look like, as far as their type decides it."""
    if sheet is None:
        return None
    fill, shape = sheet.fill(kind), shape_of(kind)
    filled, shaped = (_last(scales, Side.NODES, channel) for channel in (Channel.FILL, Channel.SHAPE))
    if filled is not None:
        known = {step.key: step.look for step in filled.steps} if _in_place(filled.rule) else {}
        fill = int(known.get(kind.value, plain_colour(sheet)))
    if shaped is not None:
        own = {step.key: step.look for step in shaped.steps} if shaped.rule.attribute == "type" else {}
        shape = Shape(str(own.get(kind.value, Shape.CIRCLE)))
    return Dot(fill, shape)


def _pen(quad: Quad, scales: Sequence[Scale], sheet: StyleSheet | None) -> Pen | None:
    """Return what edges of a quad look like, as far as their quad decides it."""
    if sheet is None:
        return None
    ink, dash = sheet.quad(quad), Dash.SOLID
    lined, dashed = (_last(scales, Side.EDGES, channel) for channel in (Channel.LINE, Channel.DASH))
    if lined is not None:
        known = {step.key: step.look for step in lined.steps} if _in_place(lined.rule) else {}
        ink = int(known.get(quad.value, plain_colour(sheet)))
    if dashed is not None and dashed.rule.attribute == "quad":
        broken = {step.key: step.look for step in dashed.steps}
        dash = Dash(str(broken.get(quad.value, Dash.SOLID)))
    return Pen(ink, 2.2, dash)


def _apart(scales: Sequence[Scale]) -> tuple[list[Scale], dict[int, list[Rule]]]:
    """Return the scales that have lines of their own, and by scale the rules that show in its lines.

    A rule that gives one look to categories whose colours a scale tells needs no line: it shows in theirs.
    """
    told, beside = list[Scale](), dict[int, list[Rule]]()
    coloured = {
        (scale.rule.side, scale.rule.attribute): scale
        for scale in scales
        if scale.rule.channel in COLOURED and scale.rule.attribute and scale.rule.where is None
    }
    for scale in scales:
        rule, where = scale.rule, scale.rule.where
        plain = not rule.attribute and where is not None and where.test is Asks.IS
        home = coloured.get((rule.side, where.attribute)) if plain and where is not None else None
        if home is not None and rule.channel in _BESIDE[rule.side]:
            beside.setdefault(id(home), []).append(rule)
        else:
            told.append(scale)
    return told, beside


_BESIDE = {Side.NODES: (Channel.SHAPE,), Side.EDGES: (Channel.DASH, Channel.WIDTH)}


def _with(swatch: Dot | Pen, key: str, rules: Sequence[Rule]) -> Dot | Pen:
    """Return a small picture with the shapes, dashes and widths that rules give to a category."""
    for rule in rules:
        if rule.where is None or key not in rule.where.keys:
            continue
        if isinstance(swatch, Dot):
            swatch = replace(swatch, shape=Shape(str(rule.fixed)))
        elif rule.channel is Channel.DASH:
            swatch = replace(swatch, dash=Dash(str(rule.fixed)))
        elif isinstance(rule.fixed, int | float):
            swatch = replace(swatch, width=float(rule.fixed))
    return swatch


def _lines(
    scale: Scale, beside: Sequence[Rule], part: int, shown: Filter, sieve: Sieve, sheet: StyleSheet
) -> Iterator[Entry]:
    """Yield a heading and a line for each step of a rule."""
    rule = scale.rule
    if not scale.steps:
        return
    if rule.attribute:
        yield Entry(None, rule_title(rule), part=part)
    for step in scale.steps:
        swatch, radius = swatch_of(rule, step.look, sheet)
        swatch = _with(swatch, step.key, beside)
        text = step_text(rule, step)
        if not rule.attribute and rule.where is not None:
            text = tr("{look}: {attribute}", look=channel_name(rule.side, rule.channel), attribute=text)
        yield Entry(value_of(rule, step), text, step.count, True, swatch, radius, part)
    told = {step.key for step in scale.steps}
    for key in hidden(rule, shown, sieve):
        if key not in told:
            value = Value(rule.side, rule.attribute, key)
            name, swatch = key_name(rule.attribute, key), _plain_swatch(rule, sheet)
            yield Entry(value, name, None, False, swatch, part=part)


def _left_out(told: Sequence[Scale], sieve: Sieve, sheet: StyleSheet, part: int) -> Iterator[Entry]:
    """Yield lines for values that are left out and stand under no rule, so that they can be brought back."""
    under = {(scale.rule.side, scale.rule.attribute) for scale in told if scale.rule.attribute}
    for value in sorted(sieve.out, key=str):
        if value.low is not None and value.high is not None:
            low, high = (number_text(value.side, value.attribute, end) for end in (value.low, value.high))
            text = low if low == high else tr("{low} to {high}", low=low, high=high)
        elif (value.side, value.attribute) not in under:
            text = key_name(value.attribute, value.key)
        else:
            continue
        swatch = Dot(plain_colour(sheet)) if value.side is Side.NODES else Pen(plain_colour(sheet), 2.2)
        yield Entry(value, text, None, False, swatch, part=part)


def value_of(rule: Rule, step: Step) -> Value | None:
    """Return what a line of a rule stands for; None for what can't be left out, as an example."""
    if rule.attribute in COMPARED or step.count is None:
        return None
    if not rule.attribute:
        where = rule.where
        if where is not None and len(where.keys) == 1 and where.test.value == "is":
            return Value(rule.side, where.attribute, where.keys[0])
        return None
    if step.ranged:
        return Value(rule.side, rule.attribute, low=step.low, high=step.high)
    return Value(rule.side, rule.attribute, step.key) if step.key or step.name else None


def hidden(rule: Rule, shown: Filter, sieve: Sieve) -> list[str]:
    """Return the categories of a rule's attribute that filter or sieve leave out."""
    match rule.side, rule.attribute:
        case Side.EDGES, "relation":
            return [kind.value for kind in RELATION_TYPES if kind not in shown.relations]
        case Side.EDGES, "quality":
            there = {kind.polarity for kind in shown.relations}
            return [key for key, sign in QUALITIES.items() if sign not in there]
        case Side.EDGES, "modality":
            return [kind.value for kind in Modality if kind not in shown.modalities]
        case Side.EDGES, "decision":
            states = (
                (DecisionState.OPEN, shown.undecided),
                (DecisionState.ACCEPTED, shown.accepted),
                (DecisionState.REJECTED, shown.rejected),
            )
            return [state.value for state, there in states if not there]
        case Side.NODES, "type":
            return [kind.value for kind in ENTITY_TYPES if kind not in shown.types]
    out = (value for value in sieve.out if (value.side, value.attribute) == (rule.side, rule.attribute))
    return sorted(value.key for value in out if value.low is None)


def swatch_of(rule: Rule, look: float | str, sheet: StyleSheet) -> tuple[Dot | Pen, float]:
    """Return a small picture of one look of a rule, and its radius."""
    if rule.side is Side.NODES and rule.channel is Channel.SIZE:
        low, high = rule.span
        share = (float(look) - low) / (high - low) if rule.attribute and high > low else 0.5
        return Dot(plain_colour(sheet)), _LEAST + (_MOST - _LEAST) * min(max(share, 0.0), 1.0)
    return (_line if rule.side is Side.EDGES else _node)(rule.channel, look, sheet), RADIUS


def _line(channel: Channel, look: float | str, sheet: StyleSheet) -> Pen:
    plain = plain_colour(sheet)
    match channel:
        case Channel.LINE:
            return Pen(int(look), 2.4)
        case Channel.WIDTH:
            return Pen(plain, float(look))
    return Pen(plain, 2.2, Dash(str(look)))


def _node(channel: Channel, look: float | str, sheet: StyleSheet) -> Dot:
    plain = plain_colour(sheet)
    match channel:
        case Channel.FILL:
            return Dot(int(look))
        case Channel.SHAPE:
            return Dot(plain, Shape(str(look)))
        case Channel.LINE:
            return Dot(sheet.background, border=int(look), width=2.4)
        case Channel.WIDTH:
            return Dot(sheet.background, border=plain, width=float(look))
    return Dot(sheet.background, border=sheet.text, width=2.0, dash=Dash(str(look)))


def _plain_swatch(rule: Rule, sheet: StyleSheet) -> Dot | Pen:
    plain = plain_colour(sheet)
    return Dot(plain) if rule.side is Side.NODES else Pen(plain, 2.2)
