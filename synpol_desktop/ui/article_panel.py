"""The article that is open: its heading, its text with marks, and the way from mark to mark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.records import Article
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.article_heading import ArticleHeading
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.hints import node_hint
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import tool_button
from synpol_desktop.ui.marks import ArticleMarks, Mark, MarkKind
from synpol_desktop.ui.noting.strip import NotesStrip
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.source_text import SourceText, mark_format
from synpol_desktop.ui.words import date_text, name_of

LINES_OF_A_NOTE = 3
ROOM_FOR_NOTES_PX = 190
"""A panel that is lower has its room for the text; the note is shown when it is asked for."""


class ArticlePanel(QWidget):
    """Shows one article and follows the selection.

    A click on a marked name selects its entity, on a marked trigger word its relation.
    """

    edit_wanted = Signal(object)
    """Carries the id of the article whose title, date, outlet or URL is to be edited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self._marks = ArticleMarks((), ())
        self._types: dict[EntityId, int] = {}
        self._lines: dict[int, int] = {}
        self.text = SourceText(self._format)
        self.text.setAccessibleName(tr("Text of the article"))
        self.text.set_description(self._describe)
        self.text.clicked.connect(self._click)
        self.notes = NotesStrip(desk, apart=True, most_lines=LINES_OF_A_NOTE)
        self._buttons = self._make_buttons()
        self.heading = ArticleHeading(self._buttons)
        self.title = self.heading.title
        self._lay_out()
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self._mark_again())
        self._show_nothing()

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    @property
    def marks(self) -> ArticleMarks:
        """What is marked in it."""
        return self._marks

    def add_below(self, widget: QWidget) -> None:
        """Show a widget below the text."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def _follow(self, selected: Selected) -> None:
        wanted = self._wanted_article(selected)
        if wanted is None:
            self._show_nothing()
            return
        if self._article is None or self._article.id != wanted:
            self._open(wanted)
        self._set_marks(selected)
        place = selected.place
        if place is None and selected.entity is not None:
            places = self._marks.places_of(selected.entity)
            place = places[0] if places else None
        if place is not None:
            self.text.scroll_to(place)

    def _wanted_article(self, selected: Selected) -> ArticleId | None:
        """Return the article to show: the one asked for, or one that names the selected entity."""
        article = selected.article
        if selected.entity is None or selected.place is not None:
            return article
        naming = self._desk.workspace.articles_of(selected.entity, self._desk.filter)
        if article in naming or not naming:
            return article
        return naming[0]

    def _open(self, article_id: ArticleId) -> None:
        article, before = self._desk.workspace.article(article_id), self._article
        self._article = article
        self.notes.show_subject(Subject.of_article(article.id))
        parts = [
            article.outlet or tr("no outlet"),
            date_text(article.published) or tr("no date"),
            article.author,
            article.url,
        ]
        self.heading.show_texts(article.title, line(*parts))
        if (
            before is None or before.id != article.id
        ):  # the text of an article never changes: it stays where it is
            self.text.set_text(article.text)
        self._read_marks()
        for button in self._buttons:
            button.setEnabled(True)

    def _show_nothing(self) -> None:
        self._article = None
        self.notes.show_subject(None)
        self.heading.show_texts(tr("No article is open"), tr("Choose one in the list of articles."))
        self.text.set_text("")
        self._marks = ArticleMarks((), ())
        for button in self._buttons:
            button.setEnabled(False)

    def _read_marks(self) -> None:
        assert self._article is not None
        workspace, article = self._desk.workspace, self._article
        mentions = workspace.mentions(article.id)
        # What the filter hides in the graph can still be read in the text, so all facts are marked here.
        relations = workspace.relation_mentions(article.id, EVERYTHING)
        self._marks = ArticleMarks(mentions, relations, workspace.furniture(article.id))
        style = self._desk.style
        types = workspace.entity_types({mention.entity for mention in mentions})
        self._types = {entity: style.fill(kind) for entity, kind in types.items()}
        self._lines = {relation.id: style.line(relation.type) for relation in relations}

    def _set_marks(self, selected: Selected) -> None:
        self.text.set_marks(self._marks.under(selected))

    def _mark_again(self) -> None:
        if self._article is not None:
            self._read_marks()
            self._set_marks(self._desk.selection.now)

    def _read_again(self, changes: Changes) -> None:
        if self._article is None or not (changes.facts or changes.metadata):
            return
        if changes.articles and self._article.id not in changes.articles and not changes.entities:
            return
        place = self.text.verticalScrollBar().value()
        self._open(self._article.id)
        self._set_marks(self._desk.selection.now)
        self.text.verticalScrollBar().setValue(place)

    def _format(self, mark: Mark) -> QTextCharFormat:
        theme = self._desk.theme
        backgrounds = {
            MarkKind.EVIDENCE: theme.mark_evidence,
            MarkKind.SOURCE: theme.mark_source,
            MarkKind.TARGET: theme.mark_target,
            MarkKind.TRIGGER: theme.mark_trigger,
            MarkKind.SELECTED_MENTION: theme.mark_selected,
            MarkKind.FOUND: theme.mark_trigger,
        }
        if mark.kind is MarkKind.FURNITURE:
            return mark_format(ink=theme.furniture)
        if mark.kind is MarkKind.TRIGGER_HINT and mark.relation is not None:
            return mark_format(underline=self._lines[mark.relation], dotted=True)
        if mark.kind in (MarkKind.MENTION, MarkKind.SELECTED_MENTION) and mark.entity is not None:
            return mark_format(backgrounds.get(mark.kind), underline=self._types[mark.entity])
        return mark_format(backgrounds[mark.kind])

    def _click(self, point: int) -> None:
        """Select what the clicked word stands for; a click on what is selected goes on to the next."""
        target = self._marks.after_click(point, self._desk.selection.now)
        if target is not None:
            self._desk.selection.set(target)

    def _describe(self, point: int) -> str:
        mention = self._marks.mention_at(point)
        if mention is not None:
            name = self._desk.workspace.label(mention.entity)
            return line(name) + "\n" + node_hint(self._desk, mention.entity)
        relations = self._marks.relations_at(point)
        if not relations:
            return ""
        relation = relations[0]
        workspace = self._desk.workspace
        return tr(
            "{source} – {relation} – {target}",
            source=workspace.label(relation.source),
            relation=name_of(relation.type),
            target=workspace.label(relation.target),
        )

    def _step(self, find: Callable[[ArticleMarks, EntityId, int], Span | None]) -> None:
        entity = self._desk.selection.now.entity
        if entity is None or self._article is None:
            return
        now = self._desk.selection.now.place
        span = find(self._marks, entity, now.start if now else -1)
        if span is not None:
            self._desk.selection.select_entity(entity, self._article.id, span)

    def _want_edit(self) -> None:
        if self._article is not None:
            self.edit_wanted.emit([self._article.id])

    def _make_buttons(self) -> list[QWidget]:
        ink = self._desk.theme.muted
        disabled = self._desk.theme.border
        previous = tool_button(icon("previous", ink, disabled), tr("Previous mention of the selected actor"))
        following = tool_button(icon("next", ink, disabled), tr("Next mention of the selected actor"))
        edit = tool_button(icon("edit", ink, disabled), tr("Edit title, date, outlet and URL…"))
        previous.clicked.connect(lambda: self._step(ArticleMarks.last_before))
        following.clicked.connect(lambda: self._step(ArticleMarks.first_after))
        edit.clicked.connect(self._want_edit)
        return [previous, following, self.notes.tag_button, self.notes.note_button, edit]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        notes = QVBoxLayout()
        notes.setContentsMargins(14, 0, 8, 2)
        notes.addWidget(self.notes)
        column.addLayout(notes)
        column.addWidget(self.text, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.fit(self.height())
        self.notes.fold(away=self.height() < ROOM_FOR_NOTES_PX)
