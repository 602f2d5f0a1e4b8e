"""The keys of the program, read off its own actions, and those of the graph."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label, scroll_area

_LRI, _PDI = "\u2066", "\u2069"


class ShortcutsDialog(FormDialog):
    """Lists what each key does."""

    help_page = "shortcuts"

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keys"), tr("Close"), parent)
        self.cancel_button.hide()
        rows = [
            (action.iconText().removesuffix("…"), action.shortcut().toString())
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(0, 1)
        for number, (text, keys) in enumerate([*rows, *other_keys()]):
            grid.addWidget(Label(text), number, 0)
            key = Label(f"{_LRI}{keys}{_PDI}", "muted")
            grid.addWidget(key, number, 1, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(scroll_area(page, tr("Keys")))
        self.resize(460, 560)


def other_keys() -> list[tuple[str, str]]:
    """Return what can be done by keys that no menu shows."""
    return [*_text_keys(), *_queue_keys(), *_graph_keys()]


def _text_keys() -> list[tuple[str, str]]:
    """Return the keys that work while the text has the focus; letters are those of a Latin keyboard."""
    return [
        (tr("Text: say what the selected words name"), "Enter  M"),
        (tr("Text: the words are no name"), "Del"),
        (tr("Text: relate the name to another"), "R"),
        (tr("Text: all places like this"), "A"),
        (tr("Text: edit the relation"), "E"),
        (tr("Text: date of the relation"), "D"),
    ]


def _queue_keys() -> list[tuple[str, str]]:
    """Return the keys that work in the lists of questions."""
    return [
        (tr("Queue: accept, reject, correct, skip"), "A  R  E  S"),
        (tr("Queue: date of the relation"), "D"),
        (tr("Pairs: merge, never merge, skip"), "A  N  S"),
    ]


def _graph_keys() -> list[tuple[str, str]]:
    """Return the keys that work while the graph has the focus."""
    return [
        (tr("Graph: move the view"), "← ↑ → ↓"),
        (tr("Graph: nearer, farther"), "+  −"),
        (tr("Graph: fit the whole graph"), "0  Home"),
        (tr("Graph: next and previous actor"), "PgDn  PgUp"),
        (tr("Graph: open the actor"), "Enter"),
        (tr("Graph: select nothing"), "Esc"),
    ]
