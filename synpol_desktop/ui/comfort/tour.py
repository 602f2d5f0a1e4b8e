"""The first steps, shown in the window itself: choose, read, decide, look at time, export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from synpol_desktop.ui.comfort.tour_card import Frame, TourCard
from synpol_desktop.ui.i18n import tr
from synpol_desktop.workspace.queries import EntityQuery

if TYPE_CHECKING:
    from synpol_desktop.ui.selection import Selected
    from synpol_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Step:
    """One stop: what it says, what it points at, and what is done before it."""

    title: str
    text: str
    target: Callable[[MainWindow], QWidget | None]
    prepare: Callable[[MainWindow], object] = lambda _window: None


def steps() -> list[Step]:
    """Return the stops in the language in use."""
    return [
        Step(
            tr("Choose an actor"),
            tr(
                "The articles are imported and read. Each point is an actor, each line is what the texts say"
                " of two actors. Click a point; or go on, and the one named most is chosen."
            ),
            lambda window: window.bench.graph.view if window.bench else None,
        ),
        Step(
            tr("Read the words behind a tie"),
            tr(
                "The card tells who this is. Click one of its ties: the sentence opens in the article,"
                " with the words for both actors and for what one does to the other."
            ),
            lambda window: window.bench.inspector if window.bench else None,
            _choose_actor,
        ),
        Step(
            tr("Accept or correct"),
            tr(
                "Is the tie right? Accept or reject it beside its sentence. In the text itself, select words"
                " and press Enter to say what they name, Delete if they name nothing. All can be undone."
            ),
            lambda window: window.bench.article if window.bench else None,
            _choose_tie,
        ),
        Step(
            tr("Look at a stretch of time"),
            tr(
                "The bars count what is dated. Drag over them: graph, tables and cards show only those days."
                " The button beside the dates shows all of time again."
            ),
            lambda window: window.docks.panel("time") if window.docks else None,
        ),
        Step(
            tr("Take it with you"),
            tr(
                "Export what you see: a table of relations with their sentences, the graph as a picture, or,"
                " under File, a report. The guide (F1) tells the rest."
            ),
            lambda window: window.tool_button("csv"),
        ),
    ]


class Tour(QObject):
    """Leads through the stops; one at a time in a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps()
        self._at = 0
        self.frame = Frame(window.theme, window)
        self.card = TourCard(len(self._steps), window)
        self.card.next_wanted.connect(lambda: self.go(self._at + 1))
        self.card.back_wanted.connect(lambda: self.go(self._at - 1))
        self.card.close_wanted.connect(self.end)
        window.installEventFilter(self)
        window.workspace_changed.connect(self.end)
        if window.desk is not None:
            window.desk.selection.changed.connect(self._see_selection)

    @classmethod
    def begin(cls, window: MainWindow) -> Tour:
        """Show the first stop, in place of a tour that goes on already."""
        for other in window.findChildren(cls):
            other.end()
        tour = cls(window)
        tour.go(0)
        return tour

    @property
    def at(self) -> int:
        """The number of the stop that is shown, from 0."""
        return self._at

    def go(self, number: int) -> None:
        """Show a stop; after the last one the tour ends."""
        if number >= len(self._steps):
            self.end()
            return
        self._at = max(number, 0)
        step = self._steps[self._at]
        step.prepare(self._window)
        target = step.target(self._window)
        self.card.show_step(self._at, step.title, step.text)
        self.frame.surround(target)
        self._place()
        QTimer.singleShot(0, self, self._place)  # a dock that was just opened gets its room now
        if not _types():
            self.card.next_button.setFocus()

    def end(self, *_: object) -> None:
        """Go away."""
        self._window.removeEventFilter(self)
        self.card.leave()
        self.frame.hide()
        for each in (self.card, self.frame, self):
            each.deleteLater()

    def _see_selection(self, selected: Selected) -> None:
        """Go on when the user does what a stop asks for."""
        done = (selected.entity is not None, selected.relation is not None)
        if self._at < len(done) and done[self._at]:
            self.go(self._at + 1)

    def _place(self) -> None:
        bench = self._window.bench
        if bench is not None and self.card.isVisible():
            self.frame.follow()
            self.card.place(bench.graph)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)


def _types() -> bool:
    """Whether the user is at writing something: the tour does not take the focus from a line with words."""
    now = QApplication.focusWidget()
    if isinstance(now, QPlainTextEdit):
        return not now.isReadOnly()
    return isinstance(now, QLineEdit) and bool(now.text())


def _choose_actor(window: MainWindow) -> None:
    """Choose the actor that is named most, unless one is chosen."""
    desk = window.desk
    if desk is None or desk.selection.now.entity is not None or desk.selection.now.relation is not None:
        return
    found = desk.workspace.entity_ids(EntityQuery(), desk.filter)
    if found:
        desk.selection.select_entity(found[0])


def _choose_tie(window: MainWindow) -> None:
    """Choose the strongest tie of the chosen actor, unless a tie is chosen."""
    desk = window.desk
    if desk is None or desk.selection.now.entity is None:
        return
    ties = desk.workspace.relations_of(desk.selection.now.entity, desk.filter)
    if ties:
        desk.selection.select_relation(ties[0])
