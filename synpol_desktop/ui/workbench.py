"""The panels of one open workspace, side by side: tables, graph, text and inspector."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from synpol_desktop.tasks.sample import NOTICE
from synpol_desktop.ui.article_panel import ArticlePanel
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.panel import GraphPanel
from synpol_desktop.ui.helping.context import set_page
from synpol_desktop.ui.i18n import is_right_to_left, line, tr
from synpol_desktop.ui.inspector.inspector import Inspector
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.tables.articles import ArticlesPanel
from synpol_desktop.ui.tables.entities import EntitiesPanel
from synpol_desktop.ui.tables.relations import RelationsPanel

ACROSS = (390, 590, 380)
DOWN = (460, 340)
LEAST_PX = 120


class Workbench(QWidget):
    """Lays the panels out and lets them know each other only through the desk's selection."""

    def __init__(self, desk: Desk, *, reduce_motion: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.articles = ArticlesPanel(desk)
        self.entities = EntitiesPanel(desk)
        self.relations = RelationsPanel(desk)
        self.graph = GraphPanel(desk, reduce_motion=reduce_motion)
        self.article = ArticlePanel(desk)
        self.inspector = Inspector(desk)
        for panel, page in (
            (self.graph, "graph"),
            (self.article, "correcting"),
            (self.inspector, "cards"),
        ):
            set_page(panel, page)
        self.tables = QTabWidget(documentMode=True)
        self.tables.addTab(self.articles, tr("Articles"))
        self.tables.addTab(self.entities, tr("Actors"))
        self.tables.addTab(self.relations, tr("Relations"))
        self.notice = Label("", "notice")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._show_notice()
        desk.changed.connect(self._show_notice)
        self._across, self._down = self._lay_out()
        self.inspector.entity_page.centre_wanted.connect(lambda entity: self.graph.show_entity(entity.id))

    def _show_notice(self, *_: object) -> None:
        notice = self.desk.workspace.notice
        # The sample's notice is said in both languages; whatever else there is to say, as it is.
        known = notice == NOTICE and not is_right_to_left()
        self.notice.setText(line(notice, tr("Training text, not news")) if known else notice)
        self.notice.setVisible(bool(notice))

    def sizes(self) -> tuple[tuple[int, ...], ...]:
        """Return how the splitters stand."""
        return tuple(self._across.sizes()), tuple(self._down.sizes())

    def set_sizes(self, sizes: Sequence[Sequence[int]]) -> None:
        """Set the splitters; what does not fit is ignored."""
        for splitter, row in zip((self._across, self._down), sizes, strict=False):
            if len(row) == splitter.count() and sum(row) > 0:
                splitter.setSizes(list(row))

    def focus_filter(self) -> None:
        """Put the cursor in the filter line of the table in front."""
        panel = self.tables.currentWidget()
        if isinstance(panel, ArticlesPanel | EntitiesPanel | RelationsPanel):
            panel.filter_line.setFocus()
            panel.filter_line.selectAll()

    def stop(self) -> None:
        """Stop what runs by itself, and keep what is being written."""
        for panel in (self.inspector.entity_page, self.inspector.relation_page, self.article):
            panel.notes.settle()
        self.graph.stop()

    def _lay_out(self) -> tuple[QSplitter, QSplitter]:
        down = QSplitter(Qt.Orientation.Vertical)
        for tall in (self.article, self.inspector):  # wrapped titles ask for their height at the narrowest
            tall.setMinimumHeight(LEAST_PX)
        down.addWidget(self.article)
        down.addWidget(self.inspector)
        down.setSizes(list(DOWN))
        across = QSplitter(Qt.Orientation.Horizontal)
        for panel in (self.tables, self.graph, down):
            across.addWidget(panel)
        across.setSizes(list(ACROSS))
        for number, share in enumerate((2, 4, 2)):
            across.setStretchFactor(number, share)
        for splitter in (across, down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.tables.setMinimumWidth(230)
        down.setMinimumWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(across, 1)
        return across, down
