"""What goes to a colleague, and what of a colleague's work is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.tasks.agreement import Agreement
from synpol_desktop.tasks.taking_back import Conflict, Merge
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.handing.conflicts import Told
from synpol_desktop.ui.i18n import ntr, number, tr
from synpol_desktop.ui.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

HAND_PX, TAKE_PX = 460, 720
_INDICATOR_PX = 56
"""What the margins and the circle take of a cell."""
_ABOUT, _MINE, _THEIRS = range(3)


class HandOverDialog(FormDialog):
    """Asks which articles go, and whether the names of their files and the notes go with them.

    Parameters
    ----------
    chosen : sequence of ArticleId
        The articles that are chosen in the table.
    """

    help_page = "two-analysts"

    def __init__(self, count: int, chosen: Sequence[ArticleId], parent: QWidget | None = None) -> None:
        super().__init__(tr("Hand over to a colleague"), tr("Choose a file…"), parent)
        self._chosen = tuple(chosen)
        text = tr(
            "A new workspace is written with the articles, what was found in them and what was decided. Your "
            "colleague works in it, and you take the decisions back. Deleted articles and your history stay "
            "here."
        )
        self.body.addWidget(Label(text, wrap=True))
        self.all = QRadioButton(ntr("All {n} article", "All {n} articles", count))
        self.some = QRadioButton(
            ntr("The {n} article that is chosen", "The {n} articles that are chosen", len(self._chosen))
            if self._chosen
            else tr("No article is chosen in the table")
        )
        self.some.setEnabled(bool(self._chosen))
        self.all.setChecked(True)
        group = QButtonGroup(self)
        self.origins = QCheckBox(tr("With the names of the files that were imported"))
        for button in (self.all, self.some):
            group.addButton(button)
            self.body.addWidget(button)
        self.notes = QCheckBox(tr("With the notes that I wrote"))
        self.notes.setChecked(True)
        self.body.addWidget(self.origins)
        self.body.addWidget(self.notes)
        self.fit(HAND_PX)

    @property
    def articles(self) -> tuple[ArticleId, ...] | None:
        """The articles that go; None for all."""
        return self._chosen if self.some.isChecked() else None


class TakeBackDialog(FormDialog):
    """Shows what comes back, how far both agree, and lets each conflict be decided; mine stands at first.

    Parameters
    ----------
    tell : callable
        Says in words what a conflict is.
    """

    help_page = "two-analysts"

    def __init__(self, merge: Merge, tell: Callable[[Conflict], Told], parent: QWidget | None = None) -> None:
        super().__init__(tr("Take a colleague's decisions back"), tr("Take them"), parent)
        self._merge = merge
        for text in _summary(merge):
            self.body.addWidget(Label(text, wrap=True))
        self.table = QTableWidget(len(merge.conflicts), 3)
        self.table.setAccessibleName(tr("Conflicts"))
        self.table.setHorizontalHeaderLabels([tr("What it is about"), tr("Mine"), tr("The colleague's")])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._groups: list[QRadioButton] = []
        for row, conflict in enumerate(merge.conflicts):
            self._add(row, tell(conflict))
        self.table.resizeRowsToContents()
        self._fill(merge)

    def _fill(self, merge: Merge) -> None:
        if merge.conflicts:
            count = len(merge.conflicts)
            text = ntr("Both decided otherwise in {n} case:", "Both decided otherwise in {n} cases:", count)
            self.body.addWidget(Label(text, "section"))
            self.body.addWidget(self.table, 1)
            row = QHBoxLayout()
            for name, theirs in ((tr("All mine"), False), (tr("All the colleague's"), True)):
                button = QPushButton(name)
                button.setAutoDefault(False)
                button.clicked.connect(lambda _checked=False, theirs=theirs: self.choose_all(theirs=theirs))
                row.addWidget(button)
            row.addStretch(1)
            self.body.addLayout(row)
        self.fit(TAKE_PX)
        if merge.conflicts:
            self.resize(TAKE_PX, max(self.height(), 460))
        self.agree_button.setEnabled(bool(merge.count or merge.added or merge.conflicts))

    def _add(self, row: int, told: Told) -> None:
        item = QTableWidgetItem(told.about)
        item.setToolTip(told.about)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, _ABOUT, item)
        group = QButtonGroup(self.table)
        for column, text in ((_MINE, told.mine), (_THEIRS, told.theirs)):
            button = QRadioButton()
            room = TAKE_PX // 3 - _INDICATOR_PX
            button.setText(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
            button.setToolTip(text)
            button.setChecked(column == _MINE)
            group.addButton(button)
            self.table.setCellWidget(row, column, button)
        self._groups.append(button)

    def choose_all(self, *, theirs: bool) -> None:
        """Decide every conflict for one side."""
        for row in range(len(self._groups)):
            button = self.table.cellWidget(row, _THEIRS if theirs else _MINE)
            assert isinstance(button, QRadioButton)
            button.setChecked(True)

    def theirs(self, conflict: Conflict) -> bool:
        """Whether the colleague's decision was chosen in a conflict."""
        return self._groups[self._merge.conflicts.index(conflict)].isChecked()


def _summary(merge: Merge) -> list[str]:
    texts = [
        ntr("{n} decision was made only there.", "{n} decisions were made only there.", merge.count),
        ntr("{n} was made alike by both.", "{n} were made alike by both.", merge.same),
    ]
    if merge.added:
        texts.append(
            ntr(
                "{n} article is new and comes with it.",
                "{n} articles are new and come with it.",
                len(merge.added),
            )
        )
    texts += [_agreed(each) for each in merge.agreement if each.both]
    if not (merge.count or merge.added or merge.conflicts):
        texts.append(
            tr("There is nothing to take: nothing was decided or added there since it was handed over.")
        )
    return texts


def _agreed(each: Agreement) -> str:
    said = {
        "relations": tr("Relations that both decided on"),
        "names": tr("Words that both named"),
        "pairs": tr("Pairs of actors that both judged"),
    }[each.sort]
    if each.kappa is None:
        return tr(
            "{what}: {alike} of {both} alike. Cohen's kappa is not defined: there was only one answer.",
            what=said,
            alike=number(each.alike),
            both=number(each.both),
        )
    return tr(
        "{what}: {alike} of {both} alike, Cohen's kappa {kappa}.",
        what=said,
        alike=number(each.alike),
        both=number(each.both),
        kappa=number(each.kappa, 2),
    )
