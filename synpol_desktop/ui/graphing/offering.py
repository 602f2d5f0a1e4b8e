"""What the graph offers in the menus of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.features import Offer, Open, Slot
from synpol_desktop.ui.graphing.wish import Arrangement
from synpol_desktop.ui.i18n import tr


def graphing(opened: Open) -> Offer:
    """Offer the arrangements, the knob between distances and groups, the way back, and the measures."""
    graph, desk, bom = opened.bench.graph, opened.desk, opened.settings.csv_bom
    slots: dict[str, Slot] = {
        f"arrange_{rule.value}": partial(graph.ordering.arrange, rule) for rule in Arrangement
    }
    slots |= {
        "more_groups": partial(graph.bar.arrange.turn_knob, 2),
        "more_distances": partial(graph.bar.arrange.turn_knob, -2),
        "view_back": graph.journey.back,
        "view_forward": graph.journey.forward,
    }

    def measures() -> QWidget:
        from synpol_desktop.ui.graphing.measures.panel import MeasuresPanel

        return MeasuresPanel(desk, graph.measuring, graph.styling, bom=bom)

    def style() -> QWidget:
        from synpol_desktop.ui.graphing.styling.panel import StylePanel

        return StylePanel(desk, graph.styling, graph.dressing)

    def paths() -> QWidget:
        from synpol_desktop.ui.graphing.paths.panel import PathsPanel

        panel = PathsPanel(desk, graph.asking)
        panel.trail_wanted.connect(graph.show_trail)
        return panel

    def kept() -> QWidget:
        from synpol_desktop.ui.graphing.kept import KeptPanel

        return KeptPanel(graph.kept, graph.following)

    def show_paths() -> None:
        from synpol_desktop.ui.window import MainWindow

        if isinstance(opened.window, MainWindow) and opened.window.docks is not None:
            opened.window.docks.panel("paths")

    pick = graph.picking
    slots |= {
        "choose_all": pick.choose_all,
        "choose_neighbours": pick.choose_neighbours,
        "choose_inverse": pick.choose_inverse,
        "choose_box": pick.draw_box,
        "choose_lasso": pick.draw_lasso,
        "hide_chosen": pick.hide_chosen,
        "hide_rest": pick.hide_rest,
        "show_hidden": pick.show_hidden,
        "fade_rest": pick.fade_rest,
        "fade_nothing": pick.fade_nothing,
        **{f"around_{depth}": partial(pick.look_around, depth) for depth in (1, 2, 3)},
        "expand": pick.expand,
        "pin_chosen": partial(pick.pin, graph.pins),
        "unpin_chosen": partial(pick.unpin, graph.pins),
        "fold_chosen": pick.fold_chosen,
        "fold_type": partial(pick.fold_like, Arrangement.TYPE),
        "fold_bloc": partial(pick.fold_like, Arrangement.BLOC),
        "fold_community": partial(pick.fold_like, Arrangement.COMMUNITY),
        "unfold": pick.unfold,
        "unfold_all": pick.unfold_all,
    }
    slots["ask_paths"] = graph.ask_paths
    graph.asking.wanted.connect(show_paths)
    docks = {
        "measures": (tr("Measures"), measures),
        "style": (tr("Style"), style),
        "paths": (tr("Paths"), paths),
        "saved_sel": (tr("Kept selections"), kept),
    }
    return Offer(slots, docks)
