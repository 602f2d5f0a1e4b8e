"""The review queue: one question after the other, answered by mouse or by single keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.review import Review, ReviewItem, ReviewKind
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.messages import question_box
from synpol_desktop.ui.i18n import line, listed, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import ElidedLabel, tool_button
from synpol_desktop.ui.marks import key_of
from synpol_desktop.ui.review.queue import Lines, QueueModel, QueueView
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import DecideRelations, Edit, MarkWords, PassSentences, UnmarkMentions

KEYS = {
    "a": "accept",
    "enter": "accept",
    "r": "reject",
    "delete": "reject",
    "e": "edit",
    "d": "date",
    "s": "next",
}
SHOWN = 500
SCORES, SCORE = (50, 60, 70, 80, 85, 90, 95), 80


class ReviewPanel(QWidget):
    """Shows what waits, the weightiest first; what is current is shown in the text and in the inspector."""

    edit_wanted = Signal(object)
    """Carries the :class:`ReviewItem` to be corrected in the text."""
    date_wanted = Signal()
    """The relation that is current, and shown in the text, is to get its date."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._row = 0
        self.model: QueueModel[ReviewItem] = QueueModel(self._lines)
        self.view: QueueView[ReviewItem] = QueueView(self.model, KEYS, desk.theme)
        self.view.setAccessibleName(tr("Review queue"))
        self.view.asked.connect(self.act)
        self.view.reached.connect(self._show)
        self.view.clicked.connect(lambda index: self._show(index.row()))
        self.setFocusProxy(self.view)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("What is to be reviewed"))
        for text, kinds in (
            (tr("All that waits"), tuple(ReviewKind)),
            (tr("Relations"), (ReviewKind.RELATION,)),
            (tr("Names"), (ReviewKind.MENTION,)),
            (tr("Sentences without a relation"), (ReviewKind.SENTENCE,)),
        ):
            self.kinds.addItem(text, kinds)
        self.kinds.currentIndexChanged.connect(lambda _row: self.refresh())
        ink = desk.theme.text
        self.progress, self.bar = ElidedLabel("", "muted"), QProgressBar(textVisible=False)
        self.score = QComboBox()
        for score in SCORES:
            self.score.addItem(tr("{percent}\u00a0%", percent=score), score)
        self.score.setCurrentIndex(SCORES.index(SCORE))
        self.score.setAccessibleName(tr("Least score"))
        self.score.currentIndexChanged.connect(lambda _row: self._count_sure())
        self.bulk = QPushButton()
        self.bulk.setAccessibleName(tr("Accept all above a score"))
        self.bulk.clicked.connect(self.accept_sure)
        self.buttons = {name: tool_button(icon(name, ink), tip) for name, tip in _acts().items()}
        for name, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.act(name))
        self._lay_out()
        desk.changed.connect(self._read_again)

    def refresh(self) -> None:
        """Read the queue again, off the window's thread, when it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        kinds = frozenset(self.kinds.currentData())
        workspace = self._desk.workspace
        self._desk.jobs.ask("review", lambda: workspace.review(kinds, SHOWN), self._fill)
        self._count_sure()

    def current(self) -> ReviewItem | None:
        """Return the question that is current."""
        row = self.view.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def act(self, name: str) -> None:
        """Answer the current question, or go on to the next one."""
        item = self.current()
        if item is None:
            return
        answers: dict[str, Callable[[ReviewItem], Edit | None]] = {"accept": _accepted, "reject": _rejected}
        if name == "next":
            self._go(self.view.currentIndex().row() + 1)
        elif name == "date":
            if item.relation is not None:
                self._show(self.view.currentIndex().row())
                self.date_wanted.emit()
        elif name == "edit" or (name == "accept" and item.kind is ReviewKind.SENTENCE):
            self.edit_wanted.emit(item)
        else:
            edit = answers[name](item)
            row = self.view.currentIndex().row()
            if edit is not None and self._desk.do(edit):
                self._row = row
                self.model.remove(row)
                self._go(row)

    def accept_sure(self) -> None:
        """Accept all relations above a score, after asking; it is one step."""
        relations = self._desk.workspace.open_relations(self.score.currentData() / 100)
        if not relations:
            return
        text = ntr("Accept {n} place of a relation?", "Accept {n} places of relations?", len(relations))
        box = question_box(text, tr("Accept"), self.window())
        box.setInformativeText(tr("You can undo this."))
        box.exec()
        if box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole:
            self._desk.do(DecideRelations(tuple(relations), DecisionState.ACCEPTED))

    def _fill(self, review: Review) -> None:
        current, row = self.current(), self.view.currentIndex().row()
        self.model.fill(review.items)
        places = {
            (item.kind, item.article, item.place, item.actors): n for n, item in enumerate(review.items)
        }
        known = None
        if current is not None:
            known = places.get((current.kind, current.article, current.place, current.actors))
        self.view.blockSignals(True)  # reading again goes nowhere
        self._go(known if known is not None else max(row, self._row if current is None else row))
        self.view.blockSignals(False)
        if current is None and review.items:
            self._show(self.view.currentIndex().row())
        total = review.waiting + review.decided
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(review.decided)
        waiting = ntr("{n} waits", "{n} wait", review.waiting)
        self.progress.setText(
            line(waiting, tr("{done} of {total} answered", done=review.decided, total=total))
        )
        for button in self.buttons.values():
            button.setEnabled(bool(review.items))

    def _go(self, row: int) -> None:
        if self.model.items:
            self.view.setCurrentIndex(self.model.index(min(max(row, 0), len(self.model.items) - 1)))

    def _show(self, row: int) -> None:
        """Show the question in the text."""
        item, selection = self.model.items[row], self._desk.selection
        if item.relation is not None:
            selection.select_relation(key_of(item.relation), item.relation.id, item.article, item.place)
        elif item.mention is not None:
            selection.select_entity(item.mention.entity, item.article, item.mention.span)
        else:
            selection.clear()
            selection.open_article(item.article, item.place)

    def _lines(self, item: ReviewItem) -> Lines:
        workspace, style = self._desk.workspace, self._desk.style
        percent = tr("{percent}\u00a0%", percent=round(100 * item.confidence))
        if item.relation is not None:
            relation = item.relation
            text = tr(
                "{source} – {relation} – {target}",
                source=workspace.label(relation.source),
                relation=name_of(relation.type),
                target=workspace.label(relation.target),
            )
            return text, line(percent, name_of(relation.modality)), item.words, style.line(relation.type)
        actors = workspace.entities(item.actors)
        ink = style.fill(actors[0].type) if actors else 0
        if item.mention is not None and actors:
            start = item.mention.span.start - item.place.start
            words = item.words[start : start + len(item.mention.span)]
            text = tr("Does “{words}” name {name}?", words=words, name=workspace.label(actors[0].id))
            return text, percent, item.words, ink
        called = workspace.labels(item.actors[:4])
        names = listed(called[actor] for actor in item.actors[:4] if actor in called)
        return tr("No relation between: {names}", names=names), item.title, item.words, ink

    def _count_sure(self) -> None:
        least, workspace = self.score.currentData() / 100, self._desk.workspace
        self._desk.jobs.ask("sure", lambda: len(workspace.open_relations(least)), self._show_sure)

    def _show_sure(self, count: int) -> None:
        self.bulk.setText(ntr("Accept {n} above", "Accept {n} above", count))
        self.bulk.setEnabled(count > 0)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.kinds)
        for button in self.buttons.values():
            top.addWidget(button)
        top.addWidget(self.progress, 1)
        top.addWidget(self.score)
        top.addWidget(self.bulk)
        self.bar.setFixedHeight(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _acts() -> dict[str, str]:
    return {
        "accept": tr("Accept (A)"),
        "reject": tr("Reject (R)"),
        "edit": tr("Correct (E)"),
        "next": tr("Skip (S)"),
    }


def _accepted(item: ReviewItem) -> Edit | None:
    if item.relation is not None:
        return DecideRelations((item.relation.id,), DecisionState.ACCEPTED)
    if item.mention is not None:
        mention = item.mention
        return MarkWords(((item.article, mention.span),), mention.entity, mention.kind)
    return None


def _rejected(item: ReviewItem) -> Edit | None:
    if item.relation is not None:
        return DecideRelations((item.relation.id,), DecisionState.REJECTED)
    if item.mention is not None:
        return UnmarkMentions((item.mention.id,))
    return PassSentences(((item.article, item.place),))
