"""One search box over names and texts; its answers hang below it while it has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.records import EntityRow, SearchHit
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import explain, line, ntr, tr
from synpol_desktop.ui.inspector.quote import Quote
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label, scroll_area
from synpol_desktop.ui.source_text import mark_format
from synpol_desktop.ui.words import name_of

TYPING_MS = 120
ENTITIES, HITS, PER_ARTICLE = 6, 20, 3
WIDTH, HEIGHT, LEAST_HEIGHT = 460, 460, 40


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found; ``problem`` says why it could not be read."""

    entities: Sequence[EntityRow] = ()
    hits: Sequence[SearchHit] = ()
    problem: str = ""


class SearchBox(QLineEdit):
    """Searches while typing. Down and Up go through the answers, Enter opens one, Escape closes them."""

    answered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setPlaceholderText(tr("Search texts and names"))
        self.setAccessibleName(tr("Search texts and names"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)
        self.answers = _Answers(desk)
        self.answers.opened.connect(self._close)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._typing.start())
        self.textChanged.connect(lambda text: None if text.strip() else self._close())

    def _ask(self) -> None:
        query = self.text().strip()
        if query:
            self._desk.jobs.ask("search", lambda: self._search(query), self._show)

    def _search(self, query: str) -> Answer:
        workspace = self._desk.workspace
        try:
            hits = workspace.search(query, HITS, PER_ARTICLE)
        except SynpolError as error:
            return Answer(problem=" ".join(explain(error)))
        entities = workspace.search_entities(query, ENTITIES)
        return Answer(workspace.entity_rows(entities, self._desk.filter), hits)

    def _show(self, answer: Answer) -> None:
        if not self.text().strip():
            return
        self.answers.fill(answer)
        window = self.window()
        if self.answers.parentWidget() is not window:
            self.answers.setParent(window)
        width = max(self.width(), WIDTH)
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        left = corner.x() if not self.isRightToLeft() else corner.x() + self.width() - width
        left = min(max(left, 8), window.width() - width - 8)
        height = min(self.answers.wanted_height(width), HEIGHT, window.height() - corner.y() - 12)
        self.answers.setGeometry(left, corner.y(), width, height)
        self.answers.show()
        self.answers.raise_()
        self.answered.emit()

    def _close(self) -> None:
        self.answers.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            self.clear()
        elif event.key() == Qt.Key.Key_Down and self.answers.isVisible():
            self.answers.focus_first()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.answers.isVisible():
            self.answers.open_first()
        else:
            super().keyPressEvent(event)


class _Answers(QFrame):
    """The list of answers: actors first, then places in texts."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.hide()
        self._desk = desk
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.rows: list[LinkRow | HitRow] = []
        self._area = scroll_area()
        self._rows = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)

    def fill(self, answer: Answer) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(8, 6, 8, 8)
        rows.setSpacing(1)
        self._rows, self.rows = rows, []
        if answer.problem:
            rows.addWidget(Label(answer.problem, "muted", wrap=True))
        elif not answer.entities and not answer.hits:
            rows.addWidget(Label(tr("Nothing found."), "muted"))
        if answer.entities:
            rows.addWidget(Label(tr("Actors"), "section"))
        for entity in answer.entities:
            self._add(rows, self._entity_row(entity))
        if answer.hits:
            rows.addWidget(Label(tr("In the texts"), "section"))
        for hit in answer.hits:
            self._add(rows, self._hit_row(hit))
        rows.addStretch(1)
        self._area.setWidget(page)

    def wanted_height(self, width: int) -> int:
        return (
            max(self._rows.totalHeightForWidth(width - 18), self._rows.sizeHint().height(), LEAST_HEIGHT) + 6
        )

    def focus_first(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def open_first(self) -> None:
        if self.rows:
            self.rows[0].followed.emit()

    def _add(self, rows: QVBoxLayout, row: LinkRow | HitRow) -> None:
        row.installEventFilter(self)
        row.followed.connect(self.opened)
        self.rows.append(row)
        rows.addWidget(row)

    def _entity_row(self, entity: EntityRow) -> LinkRow:
        note = line(name_of(entity.type), ntr("{n} mention", "{n} mentions", entity.mentions))
        row = LinkRow(entity.name, note, QColor.fromRgb(self._desk.style.fill(entity.type)))
        row.followed.connect(lambda: self._desk.selection.select_entity(entity.id))
        return row

    def _hit_row(self, hit: SearchHit) -> HitRow:
        row = HitRow(hit, self._desk.theme.mark_trigger)
        row.followed.connect(lambda: self._desk.selection.open_article(hit.article, hit.span))
        return row

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = next((n for n, row in enumerate(self.rows) if row is watched), -1)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and place >= 0:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                following = self.rows[min(max(place + step, 0), len(self.rows) - 1)]
                following.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(following)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.opened.emit()
                return True
        return super().eventFilter(watched, event)


class HitRow(LinkRow):
    """A place in a text: the article's title and the words around, what was found in colour."""

    def __init__(self, hit: SearchHit, ink: str) -> None:
        super().__init__(hit.title)
        found = Span(hit.span.start - hit.snippet_start, hit.span.end - hit.snippet_start)
        self.quote = Quote(hit.snippet, [(found, mark_format(ink))])
        layout = self.layout()
        assert layout is not None
        column = QVBoxLayout()
        column.setSpacing(0)
        title = layout.takeAt(0)
        if title is not None and (widget := title.widget()) is not None:
            widget.setProperty("role", "muted")
            column.addWidget(widget)
        column.addWidget(self.quote)
        holder = QWidget()
        holder.setLayout(column)
        layout.addWidget(holder)
