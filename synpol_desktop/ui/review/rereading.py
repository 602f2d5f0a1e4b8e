"""The preview of reading again: each difference a line with a tick box, and only what is ticked is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.arabic.tokens import sentences
from synpol_desktop.core.found import Findings, FoundMention, FoundRelation
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import Modality
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.comparing import Turn
from synpol_desktop.tasks.rereading import AnyDifference, Preview, Reread
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.review.queue import Lines, QueueModel, TwoLines
from synpol_desktop.ui.words import date_text, name_of

Index = QModelIndex | QPersistentModelIndex
BOX_PX = 30


@dataclass(frozen=True, slots=True)
class Item:
    """A difference in its article."""

    reread: Reread
    each: AnyDifference


class TickedModel(QueueModel[Item]):
    """The differences with their ticks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(lambda item: _lines(desk, item))
        self.ticked: dict[int, bool] = {}

    def chosen(self) -> dict[ArticleId, list[AnyDifference]]:
        """Return the differences that are ticked, by article."""
        found: defaultdict[ArticleId, list[AnyDifference]] = defaultdict(list)
        for item in self.every:
            if self.ticked[id(item)]:
                found[item.reread.article].append(item.each)
        return dict(found)

    def take_in(self, items: Sequence[Item]) -> None:
        """Show all items, ticked."""
        self.every = list(items)
        self.ticked = {id(item): True for item in self.every}
        self.fill(self.every)

    def tick_all(self, *, on: bool) -> None:
        """Tick or untick all lines that are shown."""
        self.ticked |= {id(item): on for item in self.items}
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            on = self.ticked[id(self.items[index.row()])]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked[id(self.items[index.row()])] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True


class TickedLines(TwoLines):
    """Two lines behind a tick box."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QRect(option.rect)
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        style = QApplication.style()
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box.rect = style.subElementRect(element, box, option.widget)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box.state = (box.state & ~QStyle.StateFlag.State_HasFocus) | (
            QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        )
        to_right = option.direction == Qt.LayoutDirection.LeftToRight
        option.rect = whole.adjusted(BOX_PX, 0, 0, 0) if to_right else whole.adjusted(0, 0, -BOX_PX, 0)
        super().paint(painter, option, index)
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )


class RereadDialog(FormDialog):
    """Chooses what of another extraction shall be taken; decisions stay in any case."""

    def __init__(self, desk: Desk, seen: Preview, parent: QWidget | None = None) -> None:
        super().__init__(tr("Read the articles again"), tr("Take what is ticked"), parent)
        items = [Item(reread, each) for reread in seen.articles for each in reread.open]
        self.model = TickedModel(desk)
        self.model.take_in(items)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TickedLines(desk.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(tr("Read the articles again"))
        self.turns = QComboBox()
        self.turns.setAccessibleName(tr("Which changes are listed"))
        counts = {turn: sum(item.each.turn is turn for item in items) for turn in Turn}
        self.turns.addItem(ntr("All {n} differences", "All {n} differences", len(items)), None)
        for turn, text in (
            (Turn.ADDED, ntr("{n} added", "{n} added", counts[Turn.ADDED])),
            (Turn.REMOVED, ntr("{n} removed", "{n} removed", counts[Turn.REMOVED])),
            (Turn.CHANGED, ntr("{n} changed", "{n} changed", counts[Turn.CHANGED])),
        ):
            self.turns.addItem(text, turn)
        self.turns.currentIndexChanged.connect(lambda _row: self._narrow())
        every, none = QPushButton(tr("Tick all")), QPushButton(tr("Tick none"))
        every.clicked.connect(lambda: self.model.tick_all(on=True))
        none.clicked.connect(lambda: self.model.tick_all(on=False))
        row = QHBoxLayout()
        row.addWidget(self.turns)
        row.addStretch(1)
        for button in (every, none):
            button.setAutoDefault(False)
            row.addWidget(button)
        about = line(
            ntr("{n} article read", "{n} articles read", seen.read),
            tr("What you decided stays, whatever is ticked."),
        )
        self.body.addWidget(Label(about, "muted", wrap=True))
        self.body.addLayout(row)
        self.body.addWidget(self.view, 1)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self.resize(940, 560)
        self._tell()
        self.view.setFocus()

    def _narrow(self) -> None:
        turn = self.turns.currentData()
        self.model.fill([item for item in self.model.every if turn is None or item.each.turn == turn])

    def _tell(self) -> None:
        self.agree_button.setEnabled(any(self.model.ticked.values()))


def _lines(desk: Desk, item: Item) -> Lines:
    reread, each = item.reread, item.each
    fact = each.new if each.new is not None else each.old
    assert fact is not None
    turn = {Turn.ADDED: tr("Added"), Turn.REMOVED: tr("Removed"), Turn.CHANGED: tr("Changed")}[each.turn]
    if isinstance(fact, FoundRelation):
        ink, place = desk.style.line(fact.type), fact.evidence
    else:
        findings = reread.new if each.new is not None else reread.old
        ink = desk.style.fill(findings.entities[fact.entity].type)
        place = next((s for s in sentences(reread.text) if s.overlaps(fact.span)), fact.span)
    said = [
        _parts(one, findings, reread.text)
        for one, findings in ((each.old, reread.old), (each.new, reread.new))
        if one is not None
    ]
    what = line(*said[-1])
    if len(said) > 1:
        before = [old for old, new in zip(*said, strict=True) if old and old != new]
        what = tr("{after} (before: {before})", after=what, before=line(*before) or tr("none"))
    return tr("{turn}: {what}", turn=turn, what=what), reread.title, _words(reread.text, place), ink


def _parts(fact: FoundMention | FoundRelation, findings: Findings, text: str) -> tuple[str, ...]:
    """Return what a fact says, part by part."""
    if isinstance(fact, FoundMention):
        entity = findings.entities[fact.entity]
        words = " ".join(fact.span.of(text).split())
        return tr("“{words}”", words=words), entity.name, name_of(entity.type)
    stated = tr(
        "{source} – {relation} – {target}",
        source=findings.entities[fact.source].name,
        relation=name_of(fact.type),
        target=findings.entities[fact.target].name,
    )
    modality = "" if fact.modality is Modality.ASSERTED else name_of(fact.modality)
    percent = tr("{percent}\u00a0%", percent=round(100 * fact.confidence))
    return stated, date_text(fact.date), modality, percent


def _words(text: str, place: Span) -> str:
    return " ".join(place.of(text).split())
