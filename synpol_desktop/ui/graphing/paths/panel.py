"""The panel of paths: two actors, which paths, and each path as a chain of dated quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.records import RelationMention
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.saving import Form, ask_path
from synpol_desktop.ui.graphing.paths.answering import Chain, Manner, PathQuestion, Step
from synpol_desktop.ui.graphing.paths.asking import Asking
from synpol_desktop.ui.graphing.paths.field import ActorField
from synpol_desktop.ui.graphing.paths.page import title_of, write_chains
from synpol_desktop.ui.i18n import is_right_to_left, isolate, ntr, tr
from synpol_desktop.ui.inspector.evidence_card import EvidenceCard
from synpol_desktop.ui.labels import Label, LinkLabel, scroll_area
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import DecideRelations

CONTROLS_PX, LEAST_PX = 270, 150
SHARE = 0.42
"""Of the window's height: no less shows all fields."""


class PathsPanel(QWidget):
    """Asks, lists and writes paths."""

    trail_wanted = Signal(object)
    """Carries the :class:`Chain` that the graph shall show, None for none."""

    def __init__(self, desk: Desk, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._asking = desk, asking
        self.chains: Sequence[Chain] = ()
        self.cards: list[EvidenceCard] = []
        self.source = ActorField(desk, tr("First actor"))
        self.target = ActorField(desk, tr("Second actor"))
        self.manner = QComboBox()
        for manner, text in _manners():
            self.manner.addItem(text(), manner.value)
        self.manner.setAccessibleName(tr("Which paths are looked for"))
        self.along = QCheckBox(tr("Follow the direction of relations"))
        self.find_button = QPushButton(tr("Find paths"))
        self.export_button = QPushButton(tr("Export as a page…"))
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Which of the paths"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.message = Label(
            tr("Choose two actors, in the graph with Ctrl and click, or here."), "muted", wrap=True
        )
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(4, 4, 4, 8)
        self._rows.addStretch(1)
        self.setMinimumHeight(LEAST_PX)
        self.setProperty("share", SHARE)
        self.setFocusProxy(self.source)
        self._lay_out()
        self._connect()
        self._show_ends()
        self._show(())

    def look(self) -> None:
        """Look for paths between the two actors."""
        for field in (self.source, self.target):
            field.take_first()
        source, target = self.source.actor, self.target.actor
        if source is None or target is None or source == target:
            self._clear(tr("Choose two different actors."))
            return
        self._clear(tr("Looking for paths…"))
        manner = Manner(self.manner.currentData())
        self._asking.ask(PathQuestion(source, target, manner, self.along.isChecked()))

    def export(self) -> None:
        """Ask where the paths shall go, and in which form."""
        forms = Form(tr("Page"), ".html"), Form(tr("Text"), ".txt")
        chosen = ask_path(tr("Export the paths"), Path.home() / "paths", forms, self)
        if chosen is not None:
            self.write(chosen.path)

    def write(self, path: Path) -> bool:
        """Write all paths that were found; whether that worked."""
        try:
            write_chains(path, self._desk.workspace, self.chains, self._desk.style)
        except SynpolError as error:
            self._desk.failed.emit(error)
            return False
        self._desk.said.emit(tr("Written, as the filter shows it: {name}", name=path.name))
        return True

    def _show(self, chains: Sequence[Chain]) -> None:
        self.chains = chains
        self.which.blockSignals(True)
        self.which.clear()
        for number, chain in enumerate(chains, start=1):
            steps = ntr("{n} step", "{n} steps", len(chain.nodes) - 1)
            self.which.addItem(tr("Path {number}: {steps}", number=number, steps=steps))
        self.which.blockSignals(False)
        self.which.setVisible(len(chains) > 1)
        self.export_button.setEnabled(bool(chains))
        if chains:
            self._show_chain(0)

    def _answer(self, chains: Sequence[Chain]) -> None:
        self._clear("" if chains else tr("Under this filter nothing joins the two."))
        self._show(chains)

    def _show_chain(self, number: int) -> None:
        if not 0 <= number < len(self.chains):
            return
        chain = self.chains[number]
        arrow = " ← " if is_right_to_left() else " → "
        self._clear(title_of(chain) + "\n" + arrow.join(isolate(name) for name in chain.names))
        names = dict(zip(chain.nodes, chain.names, strict=True))
        for step in chain.steps:
            self._add_step(step, names.get(step.key.source, ""), names.get(step.key.target, ""))
        self.trail_wanted.emit(chain)

    def _add_step(self, step: Step, source: str, target: str) -> None:
        heading = LinkLabel("")
        heading.setText(
            tr(
                "{source} – {relation} – {target}",
                source=source,
                relation=name_of(step.key.type),
                target=target,
            )
        )
        heading.followed.connect(lambda: self._open(step))
        card = EvidenceCard(step.evidence, self._desk.theme)
        card.chosen.connect(lambda _mention: self._open(step))
        card.decided.connect(self._decide)
        card.edit_button.hide()
        self.cards.append(card)
        parts: list[QWidget] = [heading, card]
        if step.more:
            parts.append(Label(ntr("and {n} other place", "and {n} other places", step.more), "muted"))
        for part in parts:
            self._rows.insertWidget(self._rows.count() - 1, part)

    def _open(self, step: Step) -> None:
        mention = step.evidence.relation
        self._desk.selection.select_relation(step.key, mention.id, mention.article, mention.evidence)

    def _decide(self, mention: RelationMention, state: DecisionState) -> None:
        self._desk.do(DecideRelations((mention.id,), state))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chains:
            self.trail_wanted.emit(self.chains[max(self.which.currentIndex(), 0)])

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.trail_wanted.emit(None)

    def _clear(self, message: str) -> None:
        """Take the steps away and say something instead or above."""
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.cards = []
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.trail_wanted.emit(None)

    def _show_ends(self) -> None:
        self.source.show_actor(self._asking.source)
        self.target.show_actor(self._asking.target)
        if self._asking.source is None:
            return
        if self._asking.target is None:
            self.target.setFocus()
        else:
            self.look()

    def _connect(self) -> None:
        self.find_button.clicked.connect(self.look)
        self.export_button.clicked.connect(self.export)
        self.which.currentIndexChanged.connect(self._show_chain)
        self._asking.answered.connect(self._answer)
        self._asking.ends_changed.connect(self._show_ends)
        for field in (self.source, self.target):
            field.returnPressed.connect(self.look)

    def _lay_out(self) -> None:
        controls = QWidget()
        form = QFormLayout(controls)
        form.setContentsMargins(8, 6, 8, 6)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("From"), self.source)
        form.addRow(tr("To"), self.target)
        form.addRow(tr("Which"), self.manner)
        form.addRow(self.along)
        side = scroll_area(controls)
        side.setFixedWidth(CONTROLS_PX)
        top = QHBoxLayout()
        top.addWidget(self.which)
        top.addStretch(1)
        top.addWidget(self.find_button)
        top.addWidget(self.export_button)
        right = QVBoxLayout()
        right.addLayout(top)
        right.addWidget(self.message)
        right.addWidget(scroll_area(self._list), 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 4, 8, 4)
        line.addWidget(side)
        line.addLayout(right, 1)


def _manners() -> tuple[tuple[Manner, Callable[[], str]], ...]:
    return (
        (Manner.SHORTEST, lambda: tr("the shortest")),
        (Manner.SEVERAL, lambda: tr("several short ones")),
        (Manner.STRONGEST, lambda: tr("the strongest")),
        (Manner.TIMED, lambda: tr("in the order of time")),
    )
