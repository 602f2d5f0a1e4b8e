"""The card of an entity: its names, its ties by quad, its articles, and what can be changed about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.labels import Spelling
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.records import Entity
from synpol_desktop.tasks.picturing import icon_of
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.inspector.card import Card, Uses
from synpol_desktop.ui.inspector.naming import NamesBox
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.inspector.sayings import PAGE_OF_SAYINGS, Record, Saying
from synpol_desktop.ui.inspector.standing import StandingBox
from synpol_desktop.ui.inspector.ties import TiesBox
from synpol_desktop.ui.labels import Label, LinkLabel, tool_button
from synpol_desktop.ui.noting.area import NotedPage
from synpol_desktop.ui.noting.strip import NotesStrip
from synpol_desktop.ui.painting.node_icons import picture_of
from synpol_desktop.ui.words import date_text, name_of

ARTICLES = 20
ICON_PX = 18


class EntityPage(QWidget):
    """Shows one entity."""

    edit_wanted = Signal(object)
    """Carries the :class:`Entity`, as do the others."""
    merge_wanted = Signal(object)
    split_wanted = Signal(object)
    centre_wanted = Signal(object)
    blocs_wanted = Signal(object)
    carded = Signal()
    """Blocs and offices are shown."""
    named = Signal()
    """The names in the texts are shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entity: Entity | None = None
        self._name = Label("", "title", wrap=True)
        self._dot = Label("●")
        self.facts = LinkLabel("")
        """Type and counts; leads to one place in the texts after the other."""
        self.facts.setProperty("role", "muted")
        self.facts.followed.connect(self._open_next)
        self._mentioning: tuple[ArticleId, ...] = ()
        self._next = 0
        self.spellings = LinkLabel("")
        """Its names in the other languages; leads to where they can be changed."""
        self.spellings.setToolTip(tr("Edit…"))
        self.spellings.followed.connect(lambda: self.edit_wanted.emit(self.entity))
        self.sayings: list[LinkRow] = []
        self.seen: list[LinkRow] = []
        """When it is first and last seen; each leads to the words."""
        self.names: NamesBox | None = None
        self.standing: StandingBox | None = None
        self.notes = NotesStrip(desk)
        self._area = NotedPage(self.notes)
        self._split = self._button("split", tr("Split names joined by mistake…"), self.split_wanted)
        self._lay_out()

    def show_entity(self, entity_id: EntityId) -> None:
        """Show an entity under the current filter."""
        workspace, shown = self._desk.workspace, self._desk.filter
        entity = workspace.entity(entity_id)
        self.entity = entity
        self.notes.show_subject(Subject.of_entity(entity.id))
        row = workspace.entity_rows([entity.id], shown)[0]
        self._name.setText(row.name)
        self._dot.setStyleSheet(f"color: {QColor.fromRgb(self._desk.style.fill(entity.type)).name()};")
        self.facts.setText(
            line(
                name_of(entity.type),
                ntr("{n} mention", "{n} mentions", row.mentions),
                ntr("{n} article", "{n} articles", row.articles),
            )
        )
        self.spellings.setText("")
        self.facts.setToolTip(tr("Opens one place in the texts after the other"))
        self._mentioning, self._next = (), 0
        self._split.setVisible(len(entity.members) > 1)
        self.seen, self.sayings, self.names, self.standing = [], [], None, None
        self._fill()
        self._desk.jobs.ask("card", lambda: Card.of(workspace, entity, shown), self._show_card)
        self._desk.jobs.ask("names", lambda: Uses.of(workspace, entity.id, shown), self._show_uses)
        self._desk.jobs.ask("record", lambda: Record.of(workspace, entity.id, shown), self._show_record)

    # What is read meanwhile

    def _show_card(self, card: Card) -> None:
        """Say how it is called, where it belongs and what it is."""
        if self.entity is None or self.entity.id != card.entity:
            return
        latin, source = card.names.spelled()
        title, parts = self._name.text(), []
        for name in dict.fromkeys((card.names.name, latin, card.names.english)):
            computed = name == latin and source is Spelling.COMPUTED
            if name and name != title:
                parts.append(tr("{name} (computed)", name=name) if computed else name)
            elif computed:
                parts.append(tr("spelling computed"))
        self.spellings.setText(line(*parts))
        self._picture(card.icon)
        self.standing = StandingBox(self._desk, card)
        self.standing.blocs_wanted.connect(lambda: self.blocs_wanted.emit(self.entity))
        self._standing.addWidget(self.standing)
        self.carded.emit()

    def _show_uses(self, uses: Uses) -> None:
        """Say how the texts call it."""
        if self.entity is not None and self.entity.id == uses.entity:
            self.names = NamesBox(self._desk, uses)
            self._names.addWidget(self.names)
            self.named.emit()

    def _picture(self, value: str) -> None:
        """Show the analyst's icon in the place of the dot."""
        chosen, style = icon_of(value), self._desk.style
        if chosen is None or self.entity is None:
            self._dot.setText("●")
            return
        fill = style.fill(self.entity.type)
        self._dot.setPixmap(picture_of(chosen, fill, ICON_PX).pixmap(ICON_PX, ICON_PX))

    def _show_record(self, record: Record) -> None:
        """Say when it was seen, and add what it said."""
        if self.entity is None or self.entity.id != record.entity:
            return
        self._mentioning = record.articles
        self._show_seen(record)
        if record.sayings:
            self._said.addWidget(Label(tr("Statements"), "section"))
            self._add_sayings(record, 0)
        if record.articles:
            self._articles.addWidget(Label(tr("Articles"), "section"))
            self._add_articles(record.articles)

    def _show_seen(self, record: Record) -> None:
        ends = [(tr("First seen"), record.first), (tr("Last seen"), record.last)]
        if record.first is not None and record.first == record.last:
            ends = [(tr("Seen on one day"), record.first)]
        for text, end in ends:
            if end is not None:
                row = LinkRow(text, date_text(end.published))
                row.followed.connect(lambda article=end.article: self._open_mention(article))
                self._seen.addWidget(row)
                self.seen.append(row)

    def _add_sayings(self, record: Record, begin: int) -> None:
        for saying in record.page(self._desk.workspace, begin):
            row = LinkRow(saying.text, line(saying.outlet, date_text(saying.published)))
            row.setToolTip(saying.text)
            row.followed.connect(lambda said=saying: self._open_saying(said))
            self._said.addWidget(row)
            self.sayings.append(row)
        rest = len(record.sayings) - begin - PAGE_OF_SAYINGS
        if rest > 0:
            more = LinkRow(ntr("and {n} more", "and {n} more", rest))

            def add_more() -> None:
                self._said.removeWidget(more)
                more.hide()
                more.deleteLater()
                self._add_sayings(record, begin + PAGE_OF_SAYINGS)

            more.followed.connect(add_more)
            self._said.addWidget(more)

    def _open_saying(self, saying: Saying) -> None:
        if self.entity is not None:
            self._desk.selection.select_entity(self.entity.id, saying.article, saying.span)

    def _open_next(self) -> None:
        """Open the newest article that names the actor, then the one before it, and so on."""
        if self._mentioning:
            self._open_mention(self._mentioning[self._next % len(self._mentioning)])
            self._next += 1

    def _open_mention(self, article: ArticleId) -> None:
        """Open an article at the first words that name the actor."""
        if self.entity is None:
            return
        entity = self.entity.id
        there = (each for each in self._desk.workspace.mentions(article) if each.entity == entity)
        first = next(there, None)
        self._desk.selection.select_entity(entity, article, first.span if first else None)

    # What is there at once

    def _fill(self) -> None:
        assert self.entity is not None
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(8, 0, 8, 10)
        rows.setSpacing(1)
        parts = [QVBoxLayout() for _ in range(5)]
        self._seen, self._standing, self._names, self._said, self._articles = parts
        for part in parts:
            part.setSpacing(1)
        rows.addLayout(self._seen)
        rows.addLayout(self._standing)
        rows.addWidget(TiesBox(self._desk, self.entity.id))
        rows.addLayout(self._names)
        rows.addLayout(self._said)
        rows.addLayout(self._articles)
        rows.addStretch(1)
        self._area.set_page(page)

    def _add_articles(self, articles: Sequence[ArticleId]) -> None:
        part = self._articles
        for article in self._desk.workspace.article_rows(list(articles[:ARTICLES])):
            link = LinkRow(article.title, date_text(article.published))
            link.followed.connect(lambda key=article.id: self._open_mention(key))
            part.addWidget(link)
        rest = articles[ARTICLES:]
        if rest:
            more = LinkRow(ntr("and {n} more", "and {n} more", len(rest)))

            def add_more() -> None:
                part.removeWidget(more)
                more.hide()
                more.deleteLater()
                self._add_articles(rest)

            more.followed.connect(add_more)
            part.addWidget(more)

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
        heading.addWidget(self.facts)
        heading.addWidget(self.spellings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heading)
        column.addWidget(self._area, 1)
