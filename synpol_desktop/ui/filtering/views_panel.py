"""The views that are kept: filter, style, places and camera under a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.views import SavedView
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.filtering.summary import bounds, sieved
from synpol_desktop.ui.graphing.panel import GraphPanel
from synpol_desktop.ui.i18n import isolate, line, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.workspace.edits import PutView


class ViewsPanel(QWidget):
    """Keeps what is seen under a name, and shows it again."""

    listed = Signal()
    """The list shows what is kept."""

    def __init__(self, desk: Desk, graph: GraphPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._graph = desk, graph
        self._stale = True
        self._views: list[SavedView] = []
        self.name = QLineEdit(placeholderText=tr("Name of the view"))
        self.name.setAccessibleName(tr("Name of the view"))
        self.keep = QPushButton(tr("Keep the view"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Views"))
        self.show_button = QPushButton(tr("Show"))
        self.forget = QPushButton(tr("Forget the view"))
        self.setFocusProxy(self.name)
        self._lay_out()
        self._connect()
        self._enable()

    def refresh(self) -> None:
        """Read what is kept, when it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._desk.jobs.ask("views", self._desk.workspace.views, self._fill)

    def seen(self, name: str) -> SavedView:
        """Return what is seen now under a name."""
        view, places = self._graph.view, self._graph.places()
        kept = {entity: (float(px), float(py)) for entity, (px, py) in places.items() if entity > 0}
        styling = self._graph.styling
        graph = self._graph.keeping.content()
        return SavedView(name, self._desk.filter, kept, view.look, styling.style, styling.sieve, graph)

    def show_view(self, saved: SavedView) -> None:
        """Show the filter, the style, the folds, the places and the camera of a view."""
        styling = self._graph.styling
        if saved.style is not None:
            styling.put(saved.style)
        styling.sift(saved.sieve)
        self._desk.filter = saved.filter
        if saved.graph is not None:
            self._graph.keeping.restore(saved.graph)
        self._graph.restore(saved.places, saved.look or self._graph.view.look)
        self._desk.said.emit(tr("View: {name}", name=saved.name))

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name and self._desk.do(PutView.keep(self.seen(name))):
            self.name.clear()

    def _show(self) -> None:
        saved = self._current()
        if saved is not None:
            self.show_view(saved)

    def _forget(self) -> None:
        saved = self._current()
        if saved is not None:
            self._desk.do(PutView(saved.name, None))

    def _current(self) -> SavedView | None:
        row = self.list.currentRow()
        return self._views[row] if 0 <= row < len(self._views) else None

    def _fill(self, views: list[SavedView]) -> None:
        before = self._current()
        self._views = views
        self.list.clear()
        for saved in views:
            parts = [*bounds(saved.filter), *sieved(saved.sieve)]
            said = line(*parts) if parts else tr("without a filter")
            item = QListWidgetItem(f"{isolate(saved.name)}\u2003{said}")
            item.setToolTip(said)
            self.list.addItem(item)
        names = [saved.name for saved in views]
        if before is not None and before.name in names:
            self.list.setCurrentRow(names.index(before.name))
        elif views:
            self.list.setCurrentRow(0)
        self._enable()
        self.listed.emit()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()) and not self._desk.workspace.read_only)
        chosen = self._current() is not None
        self.show_button.setEnabled(chosen)
        self.forget.setEnabled(chosen and not self._desk.workspace.read_only)

    def _read_again(self, changes: Changes) -> None:
        if changes.layout or changes.history:
            self.refresh()

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._enable())
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.show_button.clicked.connect(self._show)
        self.forget.clicked.connect(self._forget)
        self.list.itemActivated.connect(lambda _item: self._show())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._forget)
        self._desk.changed.connect(self._read_again)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.keep)
        foot = QHBoxLayout()
        said = tr("A view is a filter, the style, the places of the actors and the camera.")
        foot.addWidget(Label(said, "muted"), 1)
        foot.addWidget(self.show_button)
        foot.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
