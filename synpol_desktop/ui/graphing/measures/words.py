"""What measures are called, what they say, and how their values are written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale

from synpol_desktop.graph.measuring.records import Figures, Measure
from synpol_desktop.ui.i18n import line, ntr, number, tr, writing


def measure_name(measure: Measure) -> str:
    """Return what a measure is called."""
    names: dict[Measure, Callable[[], str]] = {
        Measure.DEGREE: lambda: tr("Degree"),
        Measure.DEGREE_IN: lambda: tr("In-degree"),
        Measure.DEGREE_OUT: lambda: tr("Out-degree"),
        Measure.STRENGTH: lambda: tr("Strength"),
        Measure.BETWEENNESS: lambda: tr("Betweenness"),
        Measure.PAGERANK: lambda: tr("PageRank"),
        Measure.CORE: lambda: tr("Core"),
        Measure.CLUSTERING: lambda: tr("Clustering"),
        Measure.COMPONENT: lambda: tr("Component"),
        Measure.COMMUNITY: lambda: tr("Community"),
    }
    return names[measure]()


def measure_hint(measure: Measure) -> str:
    """Return what a measure says of an actor, in plain words."""
    hints: dict[Measure, Callable[[], str]] = {
        Measure.DEGREE: lambda: tr("How many others the actor is tied to"),
        Measure.DEGREE_IN: lambda: tr("How many others do something to the actor"),
        Measure.DEGREE_OUT: lambda: tr("How many others the actor does something to"),
        Measure.STRENGTH: lambda: tr("In how many places the texts state a relation of the actor"),
        Measure.BETWEENNESS: lambda: tr(
            "Share of the shortest ways between others that lead through the actor"
        ),
        Measure.PAGERANK: lambda: tr(
            "Weight that the actor gets from those who act towards it, and they from theirs"
        ),
        Measure.CORE: lambda: tr(
            "The densest part that the actor is in: all there have so many ties or more"
        ),
        Measure.CLUSTERING: lambda: tr(
            "Share of pairs of the actor's neighbours that are tied to each other"
        ),
        Measure.COMPONENT: lambda: tr("Part of the network that hangs together; 1 is the largest"),
        Measure.COMMUNITY: lambda: tr("Group that is tied more within than to the rest; 1 is the largest"),
    }
    return hints[measure]()


def value_text(measure: Measure, value: float) -> str:
    """Return a value as tables and legends show it; groups count from 1."""
    if value != value:
        return ""
    if measure.nominal:
        return number(int(value) + 1)
    if measure.whole or measure is Measure.STRENGTH:
        return writing().digits_of(QLocale.c().toString(int(value)))
    return number(value, 4 if value < 0.1 else 3)


def figures_text(figures: Figures) -> str:
    """Return a network in numbers."""
    return line(
        ntr("{n} actor", "{n} actors", figures.nodes),
        ntr("{n} tie", "{n} ties", figures.ties),
        tr("density {value}", value=number(figures.density, 3)),
        tr("mean degree {value}", value=number(figures.mean_degree, 2)),
        ntr("{n} component", "{n} components", figures.components),
        tr("largest component {value}", value=figures.largest),
        tr("mean clustering {value}", value=number(figures.clustering, 2)),
        ntr("{n} community", "{n} communities", figures.communities),
        tr("modularity {value}", value=number(figures.modularity, 2)),
    )
