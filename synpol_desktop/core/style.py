"""How a network looks, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, RELATION_TYPES, EntityType, Quad, RelationType

Rgb = int
"""A colour as ``0xRRGGBB``."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Colours and sizes of the graph view and of exported pictures.

    Parameters
    ----------
    node_fill : tuple of Rgb
        One for each of ``ENTITY_TYPES``.
    quad_line : tuple of Rgb
        One for each of ``QUADS``; an edge has the colour of its relation's quad.
    node_radius : tuple of float
        Radius in logical pixels of the least and of the most important node.
    label_size : float
        Label height in logical pixels at scale one.
    """

    background: Rgb
    text: Rgb
    halo: Rgb
    outline: Rgb
    selection: Rgb
    node_fill: tuple[Rgb, ...]
    quad_line: tuple[Rgb, ...]
    node_radius: tuple[float, float] = (4.0, 16.0)
    label_size: float = 13.0
    font_family: str = ""
    labels: bool = True
    arrows: bool = True

    def __post_init__(self) -> None:
        if len(self.node_fill) != len(ENTITY_TYPES) or len(self.quad_line) != len(QUADS):
            raise ValueError("a style sheet needs one colour a type")

    def fill(self, kind: EntityType) -> Rgb:
        """Return the colour of nodes of a type."""
        return self.node_fill[ENTITY_TYPES.index(kind)]

    def line(self, relation: RelationType) -> Rgb:
        """Return the colour of edges of a relation type."""
        return self.quad_line[QUADS.index(relation.quad)]

    def quad(self, quad: Quad) -> Rgb:
        """Return the colour of a quad."""
        return self.quad_line[QUADS.index(quad)]

    @property
    def relation_lines(self) -> tuple[Rgb, ...]:
        """The colour of each of ``RELATION_TYPES``."""
        return tuple(self.line(relation) for relation in RELATION_TYPES)
