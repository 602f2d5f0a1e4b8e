"""What is said of the pair as a whole: balance, copies, contradictions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.inspector.balance import Balance, balance_text
from synpol_desktop.ui.inspector.pair import WITHIN_DAYS, Pair
from synpol_desktop.ui.labels import ElidedLabel, LinkLabel


class PairStrip(QWidget):
    """Stands over the evidence of a relation."""

    once_changed = Signal(bool)
    contradictions_wanted = Signal()

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair: Pair | None = None
        self.balance = Balance(style)
        self.said = ElidedLabel("", "muted")
        self.once = QCheckBox(tr("Count copies once"))
        self.once.setToolTip(tr("Near-identical articles, such as the same agency report, count as one"))
        self.link = LinkLabel("")
        self.once.toggled.connect(self._count)
        self.once.toggled.connect(self.once_changed)
        self.link.followed.connect(self.contradictions_wanted)
        line = QHBoxLayout()
        line.addWidget(self.link, 1)
        line.addWidget(self.once)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addWidget(self.said)
        column.addWidget(self.balance)
        column.addLayout(line)
        self.hide()

    def show_pair(self, pair: Pair) -> None:
        """Show what is said of another pair."""
        self.pair = pair
        self.once.setVisible(bool(pair.groups))
        found = len(pair.contradictions())
        self.link.setVisible(bool(found))
        if found:
            self.link.setText(
                ntr(
                    "{n} contradiction within {days} days: side by side",
                    "{n} contradictions within {days} days: side by side",
                    found,
                    days=WITHIN_DAYS,
                )
            )
        self._count()

    def _count(self, *_: object) -> None:
        if self.pair is None:
            return
        counts = self.pair.balance(once=self.once.isChecked())
        self.balance.show_counts(counts)
        self.balance.setVisible(sum(counts) > 0)
        self.said.setText(tr("Between the two: {balance}", balance=balance_text(counts)))
        self.setVisible(sum(counts) > 0 or bool(self.pair.groups))
