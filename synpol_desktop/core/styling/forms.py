"""The outlines of nodes and the ways in which lines are broken."""

from __future__ import annotations

from enum import StrEnum

from synpol_desktop.core.kinds import ENTITY_TYPES, EntityType


class Shape(StrEnum):
    """The outline of a node; the first six are those of the entity types, in their order."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    PAGE = "page"
    HEXAGON = "hexagon"
    STAR = "star"
    CROSS = "cross"


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    MIXED = "mixed"


SHAPES, DASHES = tuple(Shape), tuple(Dash)
PATTERNS = {
    Dash.DASHED: (4.0, 2.6),
    Dash.DOTTED: (1.1, 1.9),
    Dash.MIXED: (5.0, 2.0, 1.2, 2.0),
}
"""Stroke, gap, … in line widths."""


def shape_of(kind: EntityType) -> Shape:
    """Return the outline that nodes of a type have unless a rule says otherwise."""
    return SHAPES[ENTITY_TYPES.index(kind)]
