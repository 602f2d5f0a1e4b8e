"""The parts of the window, and what those offer that have no room of their own."""

from __future__ import annotations

from functools import partial

from synpol_desktop.ui.blocs.offering import blocs
from synpol_desktop.ui.comfort.checking import checking
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.filtering.offering import filtering
from synpol_desktop.ui.graphing.offering import graphing
from synpol_desktop.ui.handing.offering import handing
from synpol_desktop.ui.importing.offering import importing
from synpol_desktop.ui.labelling import labelling
from synpol_desktop.ui.noting.offering import noting
from synpol_desktop.ui.review.panels import reviewing
from synpol_desktop.ui.timing.offering import timing


def files(opened: Open) -> Offer:
    """Offer imports and exports."""
    acts, bom, notes = opened.files, opened.settings.csv_bom, opened.settings.export_notes
    exports = acts.exports
    return Offer(
        {
            "import": acts.import_files,
            "import_folder": acts.import_folder,
            "paste": acts.paste,
            "reread": acts.read_again,
            "csv": partial(exports.export_csv, bom=bom),
            "tables": partial(exports.export_tables, bom=bom, notes=notes),
            "image": partial(exports.export_image, opened.bench.graph),
            "report": partial(exports.export_report, opened.bench.graph, notes=notes),
            "save_copy": acts.ask_copy,
        }
    )


def models(opened: Open) -> Offer:
    """Offer what finds names: a neural model, and what is learned from decisions."""

    def neural() -> None:
        from synpol_desktop.ui.dialogs.neural import NeuralDialog

        NeuralDialog(opened.desk.jobs, opened.window).exec()

    def learn() -> None:
        from synpol_desktop.ui.dialogs.learning import LearningDialog

        LearningDialog(opened.desk.workspace, opened.desk.jobs, opened.window).exec()

    return Offer({"neural": neural, "learn": learn})


def editing(opened: Open) -> Offer:
    """Offer undo, search, selection, and acts on the articles that are chosen in the table."""
    desk, bench, acts = opened.desk, opened.bench, opened.acts
    return Offer(
        {
            "undo": desk.undo,
            "redo": desk.redo,
            "search": opened.search.setFocus,
            "filter": bench.focus_filter,
            "clear": desk.selection.clear,
            "edit_article": partial(acts.for_chosen_articles, acts.edit_articles),
            "delete": partial(acts.for_chosen_articles, acts.delete_articles),
        }
    )


def looking(opened: Open) -> Offer:
    """Offer what moves the camera and sizes the text."""
    view, text = opened.bench.graph.view, opened.bench.article.text

    def zoom(step: int) -> None:
        """Size the text if the user is in it, else the graph."""
        if text.hasFocus():
            text.zoom(step)
        else:
            view.zoom_by(1.25 if step > 0 else 0.8)

    return Offer(
        {
            "fit": view.fit,
            "zoom_in": partial(zoom, 1),
            "zoom_out": partial(zoom, -1),
            "text_larger": partial(text.zoom, 1),
            "text_smaller": partial(text.zoom, -1),
        }
    )


PARTS = (
    checking,
    files,
    importing,
    models,
    editing,
    looking,
    labelling,
    graphing,
    reviewing,
    timing,
    filtering,
    blocs,
    handing,
    noting,
)
