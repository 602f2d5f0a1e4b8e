"""The tools over the graph: zoom, fit, hold, let go, legend, and how many actors are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from synpol_desktop.ui.graphing.arrange_menu import ArrangeMenu, arrange_button
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import ElidedLabel, tool_button
from synpol_desktop.ui.theme import Theme

LIMITS = (50, 150, 400, 1000)
DEFAULT_LIMIT = 150
ZOOM_STEP = 1.25
LEAST_SAID_PX = 90
"""In less room it is not said how many actors are left out; the choice of their number tells it."""


class GraphBar(QFrame):
    """A row of tools; it does nothing by itself."""

    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    hold_wanted = Signal(bool)
    unpin_wanted = Signal()
    legend_wanted = Signal()
    limit_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphBar")
        self._theme = theme
        self._limit = QComboBox()
        for limit in LIMITS:
            self._limit.addItem(ntr("{n} strongest actor", "{n} strongest actors", limit), limit)
        self._limit.setCurrentIndex(LIMITS.index(DEFAULT_LIMIT))
        self._limit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # never cut
        self._limit.setToolTip(tr("How many actors the graph shows"))
        self._limit.setAccessibleName(tr("How many actors the graph shows"))
        self._limit.currentIndexChanged.connect(lambda _index: self.limit_changed.emit())
        self.arrange = ArrangeMenu(self)
        """Offers the arrangements."""
        self._hidden = ElidedLabel("", "muted")
        self._hidden.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._hold = self._tool("pause", tr("Hold the layout still"))
        self._hold.setCheckable(True)
        self._hold.toggled.connect(self._toggle_hold)
        self._lay_out()

    @property
    def limit(self) -> int:
        """How many of the strongest actors are shown."""
        return int(self._limit.currentData())

    @property
    def held(self) -> bool:
        """Whether the layout is held still."""
        return self._hold.isChecked()

    def show_most(self) -> None:
        """Choose as many actors as there is a choice of."""
        self._limit.setCurrentIndex(self._limit.count() - 1)

    @property
    def hidden_text(self) -> str:
        """What is said of actors that are not drawn."""
        return self._hidden.full_text

    def show_hidden(self, hidden: int, narrowed: bool, faded: bool) -> None:
        """Say how many actors are not drawn, whether some were taken out of the picture, or are faded."""
        weaker = ntr("{n} weaker actor is not shown", "{n} weaker actors are not shown", hidden)
        taken = tr("part of the graph is hidden") if narrowed else ""
        pale = tr("part of the graph is faded") if faded else ""
        said = hidden > 0 or narrowed or faded
        self._hidden.setText(line(weaker if hidden else "", taken, pale) if said else "")
        tip = tr("How many actors the graph shows")
        self._limit.setToolTip(f"{tip}\n{self.hidden_text}" if said else tip)
        self._fit()

    def _fit(self) -> None:
        """Say what is left out where there is room for it."""
        row = self.layout()
        assert row is not None
        others = (row.itemAt(at) for at in range(row.count()))
        taken = sum(
            item.sizeHint().width() + row.spacing()
            for item in others
            if item is not None and item.widget() is not self._hidden
        )
        edges = row.contentsMargins()
        room = self.width() - taken - edges.left() - edges.right()
        self._hidden.setVisible(bool(self.hidden_text) and room >= LEAST_SAID_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def release(self) -> None:
        """Let the layout run again."""
        self._hold.setChecked(False)

    def _toggle_hold(self, held: bool) -> None:
        self._hold.setIcon(icon("play" if held else "pause", self._theme.text))
        self._hold.setToolTip(tr("Let the layout run") if held else tr("Hold the layout still"))
        self.hold_wanted.emit(held)

    def _tool(self, name: str, tip: str) -> QToolButton:
        return tool_button(icon(name, self._theme.text), tip)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for name, tip, act in (
            ("zoom-in", tr("Zoom in"), lambda: self.zoom_wanted.emit(ZOOM_STEP)),
            ("zoom-out", tr("Zoom out"), lambda: self.zoom_wanted.emit(1 / ZOOM_STEP)),
            ("fit", tr("Fit the whole graph"), self.fit_wanted.emit),
        ):
            button = self._tool(name, tip)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self._hold)
        self.arrange_button = arrange_button(self.arrange, self._theme)
        row.addWidget(self.arrange_button)
        for name, tip, signal in (
            ("unpin", tr("Let all pinned actors go"), self.unpin_wanted),
            ("legend", tr("Show or hide the legend"), self.legend_wanted),
        ):
            button = self._tool(name, tip)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._hidden)
        row.addSpacing(8)
        row.addWidget(self._limit)
