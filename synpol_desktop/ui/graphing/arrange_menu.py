"""The bar's button that arranges: one entry for each rule, and the knob between distances and groups."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QMenu, QSlider, QToolButton, QWidget, QWidgetAction

from synpol_desktop.ui.graphing.arranging import title_of
from synpol_desktop.ui.graphing.wish import BALANCED, Arrangement
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import Label, tool_button
from synpol_desktop.ui.theme import Theme

STEPS = 10
"""Steps of the knob to either side of the balance."""
_DECADES = 2.0
"""Powers of ten between the balance and the end of the knob."""


def clusters_at(step: int) -> float:
    """Return how strongly groups are drawn together at a step of the knob; 0 is the balance."""
    return float(BALANCED * math.pow(10, _DECADES * step / STEPS))


class ArrangeMenu(QMenu):
    """Offers the arrangements; a mark shows which placed the nodes last."""

    wanted = Signal(object)
    """Carries the :class:`Arrangement`."""
    clusters_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules: dict[Arrangement, QAction] = {}
        group = QActionGroup(self)
        for rule in Arrangement:
            action = self.rules[rule] = self.addAction(title_of(rule))
            action.triggered.connect(lambda _checked=False, rule=rule: self.wanted.emit(rule))
            action.setCheckable(True)
            group.addAction(action)
            if rule is Arrangement.FORCE:
                self._add_knob()
                self.addSeparator()
        self.show_rule(Arrangement.FORCE)

    def show_rule(self, rule: Arrangement) -> None:
        """Mark the rule that placed the nodes; the knob works while that is the forces."""
        self.rules[rule].setChecked(True)
        self.knob.setEnabled(rule is Arrangement.FORCE)

    def turn_knob(self, steps: int) -> None:
        """Move the knob towards groups, or towards distances if ``steps`` is negative."""
        if self.knob.isEnabled():
            self.knob.setValue(self.knob.value() + steps)

    def show_clusters(self, clusters: float) -> None:
        """Put the knob where it draws groups together so strongly, without asking for it."""
        self.knob.blockSignals(True)
        self.knob.setValue(round(math.log10(clusters / BALANCED) * STEPS / _DECADES))
        self.knob.blockSignals(False)

    def _add_knob(self) -> None:
        self.knob = QSlider(Qt.Orientation.Horizontal)
        self.knob.setRange(-STEPS, STEPS)
        self.knob.setPageStep(2)
        self.knob.setAccessibleName(tr("Between distances and groups"))
        self.knob.setToolTip(tr("Left: who is how far from whom. Right: who belongs together."))
        self.knob.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.knob.setMinimumWidth(180)
        self.knob.valueChanged.connect(lambda step: self.clusters_wanted.emit(clusters_at(step)))
        page = QWidget()
        page.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(page)
        grid.setContentsMargins(14, 2, 14, 4)
        grid.setVerticalSpacing(0)
        grid.addWidget(Label(tr("Distances"), "muted"), 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(tr("Groups"), "muted"), 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.knob, 1, 0, 1, 2)
        action = QWidgetAction(self)
        action.setDefaultWidget(page)
        self.addAction(action)


def arrange_button(menu: ArrangeMenu, theme: Theme) -> QToolButton:
    """Return the button that opens the menu."""
    button = tool_button(icon("arrange", theme.text), tr("Arrange the graph"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return button
