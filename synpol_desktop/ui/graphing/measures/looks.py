"""How measures show in the graph: which sizes the nodes, which colours them, and the key to both."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synpol_desktop.core.network import CodeArray, FloatArray, Network
from synpol_desktop.graph.measuring.records import Attribute, Measure
from synpol_desktop.ui.graphing.measures.taking import Measured
from synpol_desktop.ui.graphing.measures.words import measure_name, value_text
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.painting.legend import Entry
from synpol_desktop.ui.painting.tints import Shades, Tints


@dataclass(frozen=True, slots=True)
class Looks:
    """Which measures size and colour the nodes; None: by mentions, and by type."""

    size: Measure | None = None
    colour: Measure | None = None


def sized(network: Network, measured: Measured | None, looks: Looks) -> Network:
    """Return a network whose importance, which decides size and labels, is the measure that was chosen."""
    if measured is None or looks.size is None:
        return network
    attribute = measured.attributes[looks.size]
    values = replace(attribute, values=attribute.shares()).of(network.ids)
    return replace(network, importance=np.nan_to_num(values, nan=0.0))


def tinted(network: Network, measured: Measured | None, looks: Looks, shades: Shades) -> Tints | None:
    """Return the colours of the nodes by the measure that was chosen, None for those of their types."""
    if measured is None or looks.colour is None:
        return None
    attribute = measured.attributes[looks.colour]
    values = attribute.of(network.ids)
    colours = shades.groups if looks.colour.nominal else shades.ramp
    if looks.colour.nominal:
        codes = np.where(values < len(colours), values, len(colours))
    else:
        codes = np.searchsorted(bounds(attribute, len(colours)), values, side="right").astype(np.float64)
    codes = np.where(np.isnan(values), len(colours), codes)
    return Tints(codes.astype(np.uint8), (*colours, shades.plain))


def bounds(attribute: Attribute, classes: int) -> FloatArray:
    """Return the values that part the classes: each has about as many of the different values."""
    different = np.unique(attribute.values)
    if len(different) <= classes:
        return different[1:]
    return np.unique(np.quantile(different, np.arange(1, classes) / classes))


def key(measured: Measured | None, looks: Looks, shades: Shades) -> tuple[Entry, ...]:
    """Return the lines of the legend that say what sizes and colours mean."""
    if measured is None:
        return ()
    entries: list[Entry] = []
    if looks.size is not None:
        values = measured.values(looks.size)
        low, high = float(values.min(initial=np.inf)), float(values.max(initial=-np.inf))
        title = tr("Size: {measure}", measure=measure_name(looks.size))
        entries.append(Entry(None, title, colour=shades.plain, radius=0.0, part=1))
        for value, radius in ((low, 3.5), ((low + high) / 2, 6.0), (high, 9.0)):
            entries.append(
                Entry(None, value_text(looks.size, value), colour=shades.plain, radius=radius, part=1)
            )
    if looks.colour is not None:
        title = tr("Colour: {measure}", measure=measure_name(looks.colour))
        entries.append(Entry(None, title, colour=shades.plain, radius=0.0, part=2))
        entries += _groups(measured, looks.colour, shades) if looks.colour.nominal else []
        entries += [] if looks.colour.nominal else _classes(measured.attributes[looks.colour], shades)
    return tuple(entries)


def _groups(measured: Measured, measure: Measure, shades: Shades) -> list[Entry]:
    codes: CodeArray = np.minimum(measured.values(measure), len(shades.groups)).astype(np.uint8)
    counts = np.bincount(codes, minlength=len(shades.groups) + 1).tolist()
    entries = [
        Entry(None, value_text(measure, group), counts[group], colour=colour, radius=7.0, part=2)
        for group, colour in enumerate(shades.groups)
        if counts[group]
    ]
    if counts[-1]:
        entries.append(Entry(None, tr("smaller ones"), counts[-1], colour=shades.plain, radius=7.0, part=2))
    return entries


def _classes(attribute: Attribute, shades: Shades) -> list[Entry]:
    parts = bounds(attribute, len(shades.ramp))
    code = np.searchsorted(parts, attribute.values, side="right")
    entries = []
    for number, colour in enumerate(shades.ramp[: len(parts) + 1]):
        members = attribute.values[code == number]
        if len(members):
            low, high = (value_text(attribute.measure, end) for end in (members.min(), members.max()))
            text = low if low == high else tr("{low} to {high}", low=low, high=high)
            entries.append(Entry(None, text, len(members), colour=colour, radius=7.0, part=2))
    return entries
