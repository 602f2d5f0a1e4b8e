"""Measures the whole network that a filter shows: on a worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.network import CodeArray, FloatArray
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.measuring.records import Attribute, Figures, Measure
from synpol_desktop.ui.graphing.measures.words import measure_name

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """The measures of every actor that has a tie under a filter.

    Parameters
    ----------
    names : tuple of str
        In the order of ``ids``.
    """

    shown: Filter
    ids: NDArray[np.int64]
    names: tuple[str, ...]
    types: CodeArray
    attributes: dict[Measure, Attribute]
    figures: Figures
    place: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.place.update({int(entity): row for row, entity in enumerate(self.ids)})

    def values(self, measure: Measure) -> FloatArray:
        """Return the values of a measure, in the order of ``ids``."""
        return self.attributes[measure].values

    @property
    def sampled(self) -> int:
        """From how many actors betweenness was estimated; 0 if it is exact."""
        return self.attributes[Measure.BETWEENNESS].sampled


def take(workspace: Workspace, shown: Filter, progress: Progress) -> Measured:
    """Measure the network of all actors that a filter shows.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    from synpol_desktop.graph.building import network
    from synpol_desktop.graph.measuring.running import figures, measure

    facts = workspace.facts(shown)
    net, _ = network(facts, len(facts.ids))
    # Steps are named in the language of the window.
    named = Progress(lambda done, total, label: progress.step(done, total, _step(label)))
    attributes = {one.measure: one for one in measure(net, progress=named)}
    found = figures(net, attributes[Measure.COMMUNITY], named)
    return Measured(shown, net.ids, net.labels, net.types, attributes, found)


def _step(label: str) -> str:
    return measure_name(Measure(label)) if label in set(Measure) else ""
