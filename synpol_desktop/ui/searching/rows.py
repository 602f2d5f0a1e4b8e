"""The lines of an answer: an actor, a relation, a place in a text, an earlier search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.core.records import EntityRow, RelationRow
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.inspector.quote import Quote
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import date_text, name_of
from synpol_desktop.workspace.searching.answers import FoundArticle, FoundNote, Passage

INDENT = 12
"""Pixels before a place of a text, under its article's title."""


def actor_row(desk: Desk, entity: EntityRow) -> LinkRow:
    """Return the line of an actor; following it selects the actor."""
    note = line(name_of(entity.type), ntr("{n} mention", "{n} mentions", entity.mentions))
    row = LinkRow(entity.name, note, QColor.fromRgb(desk.style.fill(entity.type)))
    row.followed.connect(lambda: desk.selection.select_entity(entity.id))
    return row


def relation_row(desk: Desk, relation: RelationRow) -> LinkRow:
    """Return the line of a relation; following it selects the relation."""
    kind = name_of(relation.key.type)
    text = tr(
        "{source} {relation} {target}",
        source=relation.source_name,
        relation=kind,
        target=relation.target_name,
    )
    row = LinkRow(text, ntr("{n} mention", "{n} mentions", relation.mentions))
    row.followed.connect(lambda: desk.selection.select_relation(relation.key))
    return row


class PassageRow(LinkRow):
    """A place in a text with what was found in bold; the first of an article has its title above.

    Parameters
    ----------
    passage : Passage or None
        None for an article that only its title or its data brought here.
    """

    def __init__(self, desk: Desk, article: FoundArticle, passage: Passage | None, *, first: bool) -> None:
        super().__init__(article.title)
        layout = self.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        column = QVBoxLayout()
        column.setSpacing(1)
        look = found_format(desk)
        if first:
            column.addWidget(_heading(article, look))
        self.quote: Quote | None = None
        if passage is not None and not (first and passage.text.strip() == article.title.strip()):
            self.quote = Quote(passage.text, [(mark, look) for mark in passage.marks_here()])
            self.setAccessibleName(f"{article.title}: {passage.text}")
            indented = QHBoxLayout()
            indented.setContentsMargins(0, 0, INDENT, 0)  # Arabic begins at the right
            indented.addWidget(self.quote)
            column.addLayout(indented)
        holder = QWidget()
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder)
        place = passage.marks[0] if passage is not None else None
        self.followed.connect(lambda: desk.selection.open_article(article.id, place))


class NoteLine(LinkRow):
    """A note with what was found in bold, under what it is on; following it selects that."""

    def __init__(self, desk: Desk, found: FoundNote) -> None:
        name = _called(desk, found)
        super().__init__(name)
        layout = self.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Label(line(name), "muted"))
        self.quotes = [
            Quote(passage.text, [(mark, found_format(desk)) for mark in passage.marks_here()])
            for passage in found.passages
        ]
        for quote in self.quotes:
            column.addWidget(quote)
        self.setAccessibleName(f"{name}: {' … '.join(passage.text for passage in found.passages)}")
        holder = QWidget()
        holder.setLayout(column)
        layout.addWidget(holder)
        self.followed.connect(lambda: show_subject(desk, found.subject))


def show_subject(desk: Desk, subject: Subject) -> None:
    """Select what a note is on."""
    if subject.kind is SubjectKind.ARTICLE:
        desk.selection.open_article(ArticleId(subject.id))
    elif subject.kind is SubjectKind.RELATION:
        desk.selection.select_relation(subject.relation)
    else:
        desk.selection.select_entity(EntityId(subject.id))


def _called(desk: Desk, found: FoundNote) -> str:
    """Return what a note is on, actors in the language of labels."""
    subject, workspace = found.subject, desk.workspace
    if subject.kind is SubjectKind.ARTICLE:
        return found.name
    if subject.type is None:
        return workspace.label(EntityId(subject.id)) or found.name
    key = subject.relation
    return tr(
        "{source} {relation} {target}",
        source=workspace.label(key.source),
        relation=name_of(key.type),
        target=workspace.label(key.target),
    )


def found_format(desk: Desk) -> QTextCharFormat:
    """Return the look of what was found: bold, on the colour of trigger words."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    made.setBackground(QColor(desk.theme.mark_trigger))
    return made


def _heading(article: FoundArticle, look: QTextCharFormat) -> QWidget:
    """Return an article's title, and at the line's end its outlet, date and number of places."""
    heading = QWidget()
    row = QHBoxLayout(heading)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(8)
    heavy = QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.DemiBold)
    whole = [(Span(0, len(article.title)), heavy)] if article.title else []
    row.addWidget(Quote(article.title, [*whole, *((mark, look) for mark in article.title_marks)]), 1)
    more = ntr("{n} place", "{n} places", article.places) if article.places > 1 else ""
    note = line(article.outlet, date_text(article.published), more)
    row.addWidget(Label(note, "muted"), 0, Qt.AlignmentFlag.AlignTop)
    return heading
