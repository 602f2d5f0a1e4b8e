"""What a line of the legend does: it hides what it stands for or shows it again, or leaves it alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    RELATION_TYPES,
    DecisionState,
    EntityType,
    Modality,
    Quad,
    RelationType,
)
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.palettes import QUALITIES
from synpol_desktop.core.styling.sieves import Sieve, Value

Line = EntityType | Quad | Value
State = tuple[Filter, Sieve]


def toggled(state: State, line: Line, outlets: Sequence[str] = ()) -> State:
    """Return the filter and sieve that hide what a line stands for, or show it again if it was hidden.

    Parameters
    ----------
    outlets : sequence of str
        All there are.
    """
    shown, sieve = state
    match line:
        case EntityType():
            return replace(shown, types=shown.types ^ {line}), sieve
        case Quad():
            return _flipped(shown, _of_quad(line)), sieve
    attribute = line.attribute if line.side is Side.EDGES else f"node {line.attribute}"
    match attribute:
        case "node type":
            return replace(shown, types=shown.types ^ {EntityType(line.key)}), sieve
        case "quad" | "quality" | "relation":
            return _flipped(shown, _relations(line)), sieve
        case "modality":
            return replace(shown, modalities=shown.modalities ^ {Modality(line.key)}), sieve
        case "decision":
            return _decided(shown, {DecisionState(line.key)}, flip=True), sieve
        case "outlet":
            named = shown.outlets or frozenset(outlets)
            left = named ^ {line.key}
            return replace(shown, outlets=frozenset() if left >= set(outlets) else left), sieve
    return shown, sieve.toggled(line)


def alone(state: State, line: Line, others: Iterable[Line]) -> State:
    """Return the filter and sieve that show only what a line stands for; all again, if it is alone already.

    Parameters
    ----------
    others : iterable
        What the other lines beside it stand for, hidden ones too.
    """
    shown, sieve = state
    match line:
        case EntityType():
            only = frozenset({line})
            return replace(shown, types=frozenset(ENTITY_TYPES) if shown.types == only else only), sieve
        case Quad():
            return _only(shown, _of_quad(line)), sieve
    attribute = line.attribute if line.side is Side.EDGES else f"node {line.attribute}"
    match attribute:
        case "node type":
            return alone(state, EntityType(line.key), ())
        case "quad" | "quality" | "relation":
            return _only(shown, _relations(line)), sieve
        case "modality":
            one = frozenset({Modality(line.key)})
            plain = Filter().modalities
            return replace(shown, modalities=plain if shown.modalities == one else one), sieve
        case "decision":
            return _only_decided(shown, DecisionState(line.key)), sieve
        case "outlet":
            name = frozenset({line.key})
            return replace(shown, outlets=frozenset() if shown.outlets == name else name), sieve
    rest = frozenset(other for other in others if isinstance(other, Value) and other != line)
    if rest <= sieve.out and line not in sieve.out:
        return shown, sieve.without(rest)
    return shown, replace(sieve, out=(sieve.out | rest) - {line})


def _of_quad(quad: Quad) -> frozenset[RelationType]:
    return frozenset(kind for kind in RELATION_TYPES if kind.quad is quad)


def _relations(value: Value) -> frozenset[RelationType]:
    match value.attribute:
        case "quad":
            return _of_quad(Quad(value.key))
        case "relation":
            return frozenset({RelationType(value.key)})
    return frozenset(kind for kind in RELATION_TYPES if kind.polarity == QUALITIES[value.key])


def _flipped(shown: Filter, members: frozenset[RelationType]) -> Filter:
    visible = bool(members & shown.relations)
    return replace(shown, relations=shown.relations - members if visible else shown.relations | members)


def _only(shown: Filter, members: frozenset[RelationType]) -> Filter:
    return replace(shown, relations=frozenset(RELATION_TYPES) if shown.relations == members else members)


def _decided(shown: Filter, states: set[DecisionState], *, flip: bool) -> Filter:
    now = {
        DecisionState.OPEN: shown.undecided,
        DecisionState.ACCEPTED: shown.accepted,
        DecisionState.REJECTED: shown.rejected,
    }
    wanted = {
        state: (there != (state in states)) if flip else state in states for state, there in now.items()
    }
    return replace(
        shown,
        undecided=wanted[DecisionState.OPEN],
        accepted=wanted[DecisionState.ACCEPTED],
        rejected=wanted[DecisionState.REJECTED],
    )


def _only_decided(shown: Filter, state: DecisionState) -> Filter:
    only = _decided(shown, {state}, flip=False)
    if only == shown:
        return _decided(shown, {DecisionState.OPEN, DecisionState.ACCEPTED}, flip=False)
    return only
