"""The card of an entity: its names, its ties by quad, its articles, and what can be changed about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import QUADS, Quad
from synpol_desktop.core.records import Entity, RelationRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, listed, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.inspector.sayings import Record, Saying
from synpol_desktop.ui.labels import Label, scroll_area, tool_button
from synpol_desktop.ui.words import date_text, name_of

TIES_A_QUAD = 12
ARTICLES = 20


class EntityPage(QWidget):
    """Shows one entity."""

    edit_wanted = Signal(object)
    """Carries the :class:`Entity`, as do the others."""
    merge_wanted = Signal(object)
    split_wanted = Signal(object)
    centre_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entity: Entity | None = None
        self._name = Label("", "title", wrap=True)
        self._dot = Label("●")
        self._facts = Label("", "muted", wrap=True)
        self._aliases = Label("", "muted", wrap=True)
        self.seen = Label("", "muted", wrap=True)
        """When it is first and last seen."""
        self.sayings: list[LinkRow] = []
        self._area = scroll_area()
        self._split = self._button("split", tr("Split names joined by mistake…"), self.split_wanted)
        self._lay_out()

    def show_entity(self, entity_id: EntityId) -> None:
        """Show an entity under the current filter."""
        workspace, shown = self._desk.workspace, self._desk.filter
        entity = workspace.entity(entity_id)
        self.entity = entity
        self._name.setText(entity.name)
        self._dot.setStyleSheet(f"color: {QColor.fromRgb(self._desk.style.fill(entity.type)).name()};")
        row = workspace.entity_rows([entity.id], shown)[0]
        parts = [
            name_of(entity.type),
            entity.english,
            ntr("{n} mention", "{n} mentions", row.mentions),
            ntr("{n} article", "{n} articles", row.articles),
        ]
        self._facts.setText(line(*parts))
        others = [alias for alias in entity.aliases if alias != entity.name]
        self._aliases.setText(tr("Also: {names}", names=listed(others)))
        self._aliases.setVisible(bool(others))
        self._split.setVisible(len(entity.members) > 1)
        ties = workspace.relation_rows(workspace.relations_of(entity.id, shown), shown)
        articles = workspace.articles_of(entity.id, shown)
        self.seen.hide()
        self.sayings = []
        self._fill(ties, articles)
        self._desk.jobs.ask("record", lambda: Record.of(workspace, entity.id, articles), self._show_record)

    def _show_record(self, record: Record) -> None:
        """Say when it was seen, and add what it said."""
        if self.entity is None or self.entity.id != record.entity:
            return
        if record.first and record.last:
            first, last = date_text(record.first), date_text(record.last)
            once = tr("Seen on {day}", day=first)
            self.seen.setText(
                once if first == last else tr("Seen from {first} to {last}", first=first, last=last)
            )
            self.seen.show()
        if not record.sayings:
            return
        self._said.addWidget(Label(tr("Statements"), "section"))
        for saying in record.sayings:
            row = LinkRow(saying.text, line(saying.outlet, date_text(saying.published)))
            row.setToolTip(saying.text)
            row.followed.connect(lambda said=saying: self._open_saying(said))
            self._said.addWidget(row)
            self.sayings.append(row)
        if record.total > len(record.sayings):
            rest = record.total - len(record.sayings)
            self._said.addWidget(Label(ntr("and {n} more", "and {n} more", rest), "muted"))

    def _open_saying(self, saying: Saying) -> None:
        if self.entity is not None:
            self._desk.selection.select_entity(self.entity.id, saying.article, saying.span)

    def _fill(self, ties: Sequence[RelationRow], articles: Sequence[ArticleId]) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(8, 0, 8, 10)
        rows.setSpacing(1)
        for quad in QUADS:
            own = [tie for tie in ties if tie.key.type.quad is quad]
            if own:
                self._add_ties(rows, quad, own)
        self._said = QVBoxLayout()
        self._said.setSpacing(1)
        rows.addLayout(self._said)
        if articles:
            rows.addWidget(Label(tr("Articles"), "section"))
            for article in self._desk.workspace.article_rows(list(articles[:ARTICLES])):
                link = LinkRow(article.title, date_text(article.published))
                link.followed.connect(lambda key=article.id: self._desk.selection.open_article(key))
                rows.addWidget(link)
            if len(articles) > ARTICLES:
                rest = len(articles) - ARTICLES
                rows.addWidget(Label(ntr("and {n} more", "and {n} more", rest), "muted"))
        rows.addStretch(1)
        before = self._area.takeWidget()
        self._area.setWidget(page)
        if before is not None:
            before.deleteLater()  # a click on one of its lines may have led here

    def _add_ties(self, rows: QVBoxLayout, quad: Quad, ties: Sequence[RelationRow]) -> None:
        heading = Label(name_of(quad), "section")
        rows.addWidget(heading)
        assert self.entity is not None
        for tie in ties[:TIES_A_QUAD]:
            outgoing = tie.key.source == self.entity.id
            other = tie.target_name if outgoing else tie.source_name
            if tie.key.type.symmetric or outgoing:
                text = tr("{relation} {other}", relation=name_of(tie.key.type), other=other)
            else:
                text = tr("{other} {relation} it", relation=name_of(tie.key.type), other=other)
            link = LinkRow(text, str(tie.mentions), QColor.fromRgb(self._desk.style.line(tie.key.type)))
            link.followed.connect(lambda key=tie.key: self._desk.selection.select_relation(key))
            rows.addWidget(link)
        if len(ties) > TIES_A_QUAD:
            rest = len(ties) - TIES_A_QUAD
            rows.addWidget(Label(ntr("and {n} more", "and {n} more", rest), "muted"))

    def _button(self, name: str, tip: str, signal: object) -> QToolButton:
        button = tool_button(icon(name, self._desk.theme.muted), tip)
        button.clicked.connect(lambda: signal.emit(self.entity))  # type: ignore[attr-defined]
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._dot)
        top.addWidget(self._name, 1)
        for name, tip, signal in (
            ("fit", tr("Show in the graph"), self.centre_wanted),
            ("edit", tr("Edit…"), self.edit_wanted),
            ("merge", tr("Merge with another…"), self.merge_wanted),
        ):
            top.addWidget(self._button(name, tip, signal))
        top.addWidget(self._split)
        heading = QVBoxLayout()
        heading.setContentsMargins(12, 8, 8, 2)
        heading.setSpacing(2)
        heading.addLayout(top)
        heading.addWidget(self._facts)
        heading.addWidget(self._aliases)
        heading.addWidget(self.seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heading)
        column.addWidget(self._area, 1)
