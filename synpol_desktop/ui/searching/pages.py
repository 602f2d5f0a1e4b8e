"""The pages of the panel below the search box, each a list of rows under headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.core.spans import Span
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import explain, line, ntr, tr
from synpol_desktop.ui.inspector.quote import Quote
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.searching.help import examples
from synpol_desktop.ui.searching.rows import NoteLine, PassageRow, actor_row, relation_row
from synpol_desktop.workspace.searching.answers import Answer
from synpol_desktop.workspace.searching.problems import QueryError


class Page(QWidget):
    """Rows that can be followed, under headings; ``rows`` has them in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LinkRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 4, 8, 8)
        self.column.setSpacing(1)

    def say(self, text: str, role: str = "muted") -> None:
        """Add a line of text."""
        self.column.addWidget(Label(text, role, wrap=True))

    def add(self, row: LinkRow) -> None:
        """Add a row."""
        self.rows.append(row)
        self.column.addWidget(row)

    def wanted_height(self, width: int) -> int:
        """Return the height that shows everything."""
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.sizeHint().height()


def answer_page(desk: Desk, answer: Answer) -> Page:
    """Return what was found, by kind."""
    page = Page()
    if not (answer.actors or answer.relations or answer.notes or answer.articles):
        page.say(tr("Nothing found."))
    if answer.actors:
        page.say(_heading(tr("Actors"), len(answer.actors), answer.all_actors), "section")
    for entity in answer.actors:
        page.add(actor_row(desk, entity))
    if answer.relations:
        page.say(_heading(tr("Relations"), len(answer.relations), answer.all_relations), "section")
    for relation in answer.relations:
        page.add(relation_row(desk, relation))
    if answer.notes:
        page.say(_heading(tr("Notes"), len(answer.notes), answer.all_notes), "section")
    for note in answer.notes:
        page.add(NoteLine(desk, note))
    if answer.articles:
        page.say(_heading(tr("In the texts"), len(answer.articles), answer.all_articles), "section")
    for article in answer.articles:
        for number, passage in enumerate(article.passages or (None,)):
            page.add(PassageRow(desk, article, passage, first=number == 0))
    if answer.partial:
        page.say(tr("The regular expression took too long: not all texts were looked at."), "notice")
    page.column.addStretch(1)
    return page


def problem_page(desk: Desk, query: str, error: QueryError) -> Page:
    """Return what is wrong with a query: the query with the place marked, and what was expected."""
    page = Page()
    message, hint = explain(error)
    begin = min(error.at.start, max(0, len(query) - 1))
    marked = Span(begin, max(begin + 1, min(error.at.end, len(query))))
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(desk.theme.accent))
    look.setBackground(QColor(desk.theme.mark_selected))
    page.column.addWidget(Quote(query, [(marked, look)]))
    page.say(message, "")
    page.say(hint)
    page.column.addStretch(1)
    return page


def help_page(choose: Callable[[str], None]) -> Page:
    """Return how to search; following an example searches for it."""
    page = Page()
    page.say(tr("How to search"), "section")
    for example in examples():
        row = _ExampleRow(example.query, example.meaning)
        row.followed.connect(lambda query=example.query: choose(query))
        page.add(row)
    page.say(tr("Vowel signs and the spellings of alef, yeh and teh marbuta make no difference."))
    page.column.addStretch(1)
    return page


def history_page(queries: Sequence[str], choose: Callable[[str], None]) -> Page:
    """Return the recent searches; following one searches again."""
    page = Page()
    page.say(tr("Recent searches"), "section")
    for query in queries:
        row = LinkRow(query)
        row.followed.connect(lambda query=query: choose(query))
        page.add(row)
    page.column.addStretch(1)
    return page


class _ExampleRow(LinkRow):
    """A query, and what it finds below it."""

    def __init__(self, query: str, meaning: str) -> None:
        super().__init__(query)
        self.setAccessibleName(f"{query}: {meaning}")
        layout = self.layout()
        item = None if layout is None else layout.takeAt(0)
        label = None if item is None else item.widget()
        assert layout is not None
        assert label is not None
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        column.addWidget(Label(meaning, "muted", wrap=True))
        holder = QWidget()
        holder.setLayout(column)
        layout.addWidget(holder)


def _heading(name: str, shown: int, there: int) -> str:
    """Return a heading that says how many there are where not all are shown."""
    return name if there <= shown else line(name, ntr("{n} in all", "{n} in all", there))
