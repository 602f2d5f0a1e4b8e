"""What the graph offers in the menus of the window."""

from __future__ import annotations

from functools import partial

from synpol_desktop.ui.features import Offer, Open, Slot
from synpol_desktop.ui.graphing.wish import Arrangement


def graphing(opened: Open) -> Offer:
    """Offer the arrangements, the knob between distances and groups, and the way back."""
    graph = opened.bench.graph
    slots: dict[str, Slot] = {f"arrange_{rule.value}": partial(graph.arrange, rule) for rule in Arrangement}
    slots |= {
        "more_groups": partial(graph.bar.arrange.turn_knob, 2),
        "more_distances": partial(graph.bar.arrange.turn_knob, -2),
        "view_back": graph.journey.back,
        "view_forward": graph.journey.forward,
    }
    return Offer(slots)
