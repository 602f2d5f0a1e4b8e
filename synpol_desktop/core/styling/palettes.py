"""The colours that rules use: tables in ``resources/themes``, for a light and for a dark ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from synpol_desktop.core.kinds import QUADS, RELATION_TYPES, EntityType, Quad, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.attributes import Nature
from synpol_desktop.core.tables import read_table, values


class PaletteKind(StrEnum):
    """What a palette is for."""

    QUALITATIVE = "qualitative"
    SEQUENTIAL = "sequential"
    DIVERGING = "diverging"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours in their order.

    Parameters
    ----------
    names : mapping
        What it is called, by language.
    """

    name: str
    kind: PaletteKind
    light: tuple[Rgb, ...]
    dark: tuple[Rgb, ...]
    names: dict[str, str]

    def on(self, sheet: StyleSheet) -> tuple[Rgb, ...]:
        """Return the colours for the ground of a style sheet."""
        return self.dark if on_dark(sheet) else self.light


@cache
def palettes() -> dict[str, Palette]:
    """Return all palettes by name, in the order of the table."""

    def colours(cell: str) -> tuple[Rgb, ...]:
        return tuple(int(name.removeprefix("#"), 16) for name in values(cell))

    return {
        row["palette"]: Palette(
            row["palette"],
            PaletteKind(row["kind"]),
            colours(row["light"]),
            colours(row["dark"]),
            {"en": row["en"], "ar": row["ar"]},
        )
        for row in read_table(resource("themes", "palettes.tsv"))
    }


def on_dark(sheet: StyleSheet) -> bool:
    """Whether the ground of a style sheet is dark."""
    return sum(sheet.background >> shift & 255 for shift in (16, 8, 0)) < 3 * 128


def plain_colour(sheet: StyleSheet) -> Rgb:
    """Return the colour of what has no value, or is one of too many."""
    return palettes()["plain"].on(sheet)[0]


def natural(attribute: str, keys: Sequence[str], sheet: StyleSheet) -> tuple[Rgb, ...] | None:
    """Return the colours that categories have in the style sheet, None if they have none of their own."""
    neutral, cooperation = sheet.quad(Quad.STRUCTURAL), sheet.quad(Quad.MATERIAL_COOPERATION)
    conflict, mild = sheet.quad(Quad.MATERIAL_CONFLICT), sheet.quad(Quad.VERBAL_CONFLICT)
    match attribute:
        case "type":
            return tuple(sheet.fill(EntityType(key)) for key in keys)
        case "quad":
            return tuple(sheet.quad(Quad(key)) for key in keys)
        case "relation":
            return tuple(sheet.line(RelationType(key)) for key in keys)
        case "quality":
            known = {"cooperation": cooperation, "conflict": conflict, "neither": neutral}
        case "change":
            known = {
                "appeared": cooperation,
                "grew": sheet.quad(Quad.VERBAL_COOPERATION),
                "same": neutral,
                "shrank": mild,
                "vanished": conflict,
            }
        case "presence":
            known = {"a": mild, "b": cooperation, "both": sheet.text}
        case _:
            return None
    return tuple(known[key] for key in keys)


def default_palette(attribute: str, nature: Nature) -> Palette:
    """Return the palette that suits an attribute without colours of its own."""
    if nature.nominal:
        return palettes()["okabe_ito"]
    return palettes()["tol_rdbu" if attribute == "balance" else "blues"]


def spread(colours: Sequence[Rgb], count: int) -> tuple[Rgb, ...]:
    """Return so many colours of a ramp, as far apart as can be."""
    if count <= 1:
        return tuple(colours[-1:]) * count
    last = len(colours) - 1
    return tuple(colours[round(step * last / (count - 1))] for step in range(count))


QUALITIES = {"cooperation": 1, "neither": 0, "conflict": -1}
"""Polarity of the relations that are of each quality."""
CATEGORIES: dict[str, tuple[str, ...]] = {
    "type": tuple(EntityType),
    "relation": tuple(RELATION_TYPES),
    "quad": tuple(QUADS),
    "quality": tuple(QUALITIES),
    "change": ("appeared", "grew", "same", "shrank", "vanished"),
    "presence": ("a", "both", "b"),
    "modality": ("asserted", "negated", "planned", "conditional", "denied"),
    "decision": ("open", "accepted", "rejected"),
}
"""The closed sets among the attributes, in their order."""
