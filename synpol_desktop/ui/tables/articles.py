"""The table of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.records import ArticleRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import number, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel
from synpol_desktop.ui.tables.tags import TagColumn, tag_column
from synpol_desktop.ui.words import short_date
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort

TWO_LINES = 46


class ArticlesPanel(TablePanel[ArticleId, ArticleRow]):
    """Lists articles; choosing one opens it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._query = ArticleQuery()
        self.undated = QCheckBox(tr("Undated only"))
        self.undated.setToolTip(tr("Show only articles whose date is not known"))
        super().__init__(
            desk.jobs,
            _columns(icon("copy", desk.theme.muted)),
            self._read_rows,
            self._find_ids,
            (ArticleSort.DATE.value, True),
            tr("Filter articles"),
            tr("Import articles, paste one, or drop files on the window."),
            parent,
        )
        self.view.setWordWrap(True)
        self.view.verticalHeader().setDefaultSectionSize(TWO_LINES)
        self.undated.setObjectName("undated")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.undated)
        self.undated.setVisible(False)
        self.undated.checkStateChanged.connect(lambda _state: self.refresh())
        self.chosen.connect(desk.selection.open_article)
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        self._tags = TagColumn(desk, SubjectKind.ARTICLE, self)
        self.refresh()
        self._count_undated()

    def _find_ids(self, text: str, sort: str, descending: bool) -> Sequence[ArticleId]:
        undated = self.undated.checkState() == Qt.CheckState.Checked
        query = replace(
            self._query, text=text, sort=ArticleSort(sort), descending=descending, undated=undated
        )
        return self._desk.workspace.article_ids(query)

    def _read_rows(self, ids: Sequence[ArticleId]) -> list[ArticleRow]:
        tags = self._desk.workspace.article_tags(ids)
        rows = self._desk.workspace.article_rows(ids)
        return [replace(row, tags=tags[row.id]) if row.id in tags else row for row in rows]

    def _follow(self, selected: Selected) -> None:
        self.show_current(selected.article)

    def _read_again(self, changes: Changes) -> None:
        if changes.metadata or changes.facts:
            self._count_undated()
        if changes.metadata or changes.facts or changes.notes:
            self.refresh()

    def _count_undated(self) -> None:
        desk = self._desk
        desk.jobs.ask("undated", lambda: desk.workspace.counts(desk.filter).undated, self._show_undated)

    def _show_undated(self, undated: int) -> None:
        self.undated.setText(tr("Undated only ({n})", n=undated))
        self.undated.setVisible(undated > 0)
        if undated == 0:
            self.undated.setChecked(False)


def _columns(copy: QIcon) -> list[Column[ArticleRow]]:
    return [
        Column(
            tr("Title"),
            lambda row: row.title,
            ArticleSort.TITLE.value,
            stretch=True,
            paint=lambda row: None if row.group is None else copy,
            tip=lambda row: (
                row.title if row.group is None else f"{row.title}\n{tr('Has a near-identical copy')}"
            ),
        ),
        tag_column(lambda row: row.tags),
        Column(tr("Outlet"), lambda row: row.outlet, ArticleSort.OUTLET.value, width=88, from_width=340),
        Column(
            tr("Date"),
            lambda row: short_date(row.published),
            ArticleSort.DATE.value,
            True,
            90,
            from_width=230,
        ),
        Column(
            tr("Relations"),
            lambda row: number(row.relations) if row.extracted else "…",
            ArticleSort.RELATIONS.value,
            True,
            74,
            from_width=290,
        ),
    ]
