"""How accurate the program is, in plain words, with a line for each type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from synpol_desktop.core.accuracy import Accuracy, measured
from synpol_desktop.ui.accuracy import heads, rows, summary
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label, scroll_area

SIZE = (620, 640)


class AccuracyDialog(FormDialog):
    """Says how often what is shown is right, and how much of what is there is found."""

    help_page = "accuracy"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How accurate is it?"), tr("Close"), parent)
        self.cancel_button.hide()
        figures = measured()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for text in summary(figures):
            column.addWidget(Label(text, wrap=True))
        column.addSpacing(6)
        column.addLayout(_table(figures))
        column.addWidget(Label(tr("A dash stands where there were too few to say."), "muted"))
        column.addStretch(1)
        self.body.addWidget(scroll_area(page, tr("How accurate is it?")))
        self.resize(*SIZE)


def _table(figures: Sequence[Accuracy]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for column, head in enumerate(heads()):
        grid.addWidget(Label(head, "section"), 0, column)
    for line, row in enumerate(rows(figures), start=1):
        for column, text in enumerate(row):
            grid.addWidget(Label(text, "muted" if column else ""), line, column)
    return grid
