"""Which look each value of an attribute gets, and the lines that say so."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from synpol_desktop.core.network import IndexArray
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.attributes import nature
from synpol_desktop.core.styling.columns import Bools, Column
from synpol_desktop.core.styling.forms import DASHES, SHAPES
from synpol_desktop.core.styling.palettes import (
    PaletteKind,
    default_palette,
    natural,
    palettes,
    plain_colour,
    spread,
)
from synpol_desktop.core.styling.rules import COLOURED, Channel, Rule
from synpol_desktop.core.styling.scales import Step, classes


def looks_by(
    rule: Rule, column: Column, rows: Bools, sheet: StyleSheet
) -> tuple[list[Rgb] | list[str], IndexArray]:
    """Return the look of each part of a column, the shared one last, and the part of each row."""
    if rule.channel not in COLOURED:
        named = [look.value for look in (SHAPES if rule.channel is Channel.SHAPE else DASHES)]
        parts, count = classes(column, rows, len(named))
        return [*named[:count], named[0]], parts
    wanted = palettes().get(rule.palette)
    own = natural(rule.attribute, column.keys, sheet) if wanted is None and column.keys is not None else None
    if own is not None:
        return [*own, plain_colour(sheet)], classes(column, rows, len(own))[0]
    palette = wanted or default_palette(rule.attribute, nature(rule.side, rule.attribute))
    colours = palette.on(sheet)
    if column.nominal and palette.kind is not PaletteKind.QUALITATIVE:
        count = max(min(len(column.keys or ()), len(colours)), 1)
        return [*spread(colours, count), plain_colour(sheet)], classes(column, rows, count)[0]
    if palette.kind is PaletteKind.DIVERGING and not column.nominal:
        return [*colours, plain_colour(sheet)], _about_nothing(column, rows, len(colours))
    parts, count = classes(column, rows, len(colours))
    if palette.kind is PaletteKind.SEQUENTIAL:
        return [*spread(colours, count), plain_colour(sheet)], parts
    return [*colours[:count], plain_colour(sheet)], parts


def _about_nothing(column: Column, rows: Bools, count: int) -> IndexArray:
    """Part numbers evenly about 0, or about their middle where all are of one sign."""
    values = np.where(rows, column.values, np.nan)
    known = values[~np.isnan(values)]
    parts = np.full(len(column), -1, np.intp)
    if not len(known):
        return parts
    middle = 0.0 if known.min() < 0 < known.max() else float(known.min() + known.max()) / 2
    reach = max(float(np.abs(known - middle).max()), 1e-12)
    share = (values[rows] - middle) / reach / 2 + 0.5
    parts[rows] = np.minimum((share * count).astype(np.intp), count - 1)
    return parts


def steps(
    column: Column, parts: IndexArray, rows: Bools, looks: Sequence[Rgb] | Sequence[str]
) -> tuple[Step, ...]:
    """Return a line for each part that occurs."""
    counts = np.bincount(parts[rows], minlength=len(looks))
    made = []
    for part in np.flatnonzero(counts).tolist():
        look, count = looks[part], int(counts[part])
        if column.keys is None:
            values = column.values[rows & (parts == part)]
            made.append(Step(look, low=float(values.min()), high=float(values.max()), count=count))
        elif part == len(looks) - 1:
            made.append(Step(look, count=count))
        else:
            made.append(Step(look, column.keys[part], column.name(part), count=count))
    return tuple(made)


def examples(column: Column, rows: Bools, made: Sequence[tuple[float, float]]) -> tuple[Step, ...]:
    """Return the least, a middle and the greatest size or width."""
    if not rows.any():
        return ()
    if column.keys is not None:
        last = len(column.keys) - 1
        places = dict.fromkeys(round(at * last) for at, _ in made)
        sizes = dict(zip(places, (size for _, size in made), strict=False))
        return tuple(Step(sizes[at], column.keys[at], column.name(at)) for at in places)
    low, high = float(column.values[rows].min()), float(column.values[rows].max())
    if low == high:
        return (Step(made[0][1], low=low, high=low),)
    return tuple(Step(size, low=low + (high - low) * at, high=low + (high - low) * at) for at, size in made)
