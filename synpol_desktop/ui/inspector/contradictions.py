"""Quotes that speak against each other, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from synpol_desktop.core.records import Evidence
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import isolate, line, ntr, tr
from synpol_desktop.ui.inspector.pair import Contradiction
from synpol_desktop.ui.inspector.quote import Quote
from synpol_desktop.ui.labels import Label, make_clickable
from synpol_desktop.ui.words import date_text, name_of


class Side(QFrame):
    """One of the two quotes; a click opens it in the text."""

    chosen = Signal(object)
    """Carries the :class:`RelationMention`."""

    def __init__(self, evidence: Evidence, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.setProperty("role", "card")
        relation = evidence.relation
        make_clickable(self, lambda: self.chosen.emit(relation))
        kind = Label(isolate(name_of(relation.type)))
        ink = QColor.fromRgb(style.line(relation.type)).name()
        kind.setStyleSheet(f"color: {ink}; font-weight: 600;")
        said = line(evidence.outlet, date_text(relation.date or evidence.published))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(2)
        column.addWidget(kind)
        column.addWidget(Quote(evidence.text))
        column.addWidget(Label(said, "muted", wrap=True))
        column.addStretch(1)


class Contradictions(QWidget):
    """Pairs of quotes, the closest in time first."""

    chosen = Signal(object)
    """Carries the :class:`RelationMention` whose place shall be opened."""

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.sides: list[tuple[Side, Side]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_pairs(self, pairs: Sequence[Contradiction]) -> None:
        """Show other contradictions."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.sides = []
        for pair in pairs:
            self._rows.addWidget(self._row(pair))

    def _row(self, pair: Contradiction) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        days = ntr("{n} day apart", "{n} days apart", pair.gap) if pair.gap else tr("on the same day")
        column.addWidget(Label(days, "muted"))
        both = QHBoxLayout()
        both.setSpacing(6)
        sides = Side(pair.one, self._style), Side(pair.other, self._style)
        for side in sides:
            side.chosen.connect(self.chosen)
            both.addWidget(side, 1)
        column.addLayout(both)
        self.sides.append(sides)
        return row
