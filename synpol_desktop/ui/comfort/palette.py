"""The command palette: every entry of the menus by its name, in either language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.ui.comfort.finding import Command, all_commands, find
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.physical_keys import physical_key
from synpol_desktop.ui.theme import Theme

WIDTH_PX, TOP_PX, GAP_PX, MOST_ROWS = 620, 44, 10, 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_LRI, _PDI = "\u2066", "\u2069"


class CommandPalette(QFrame):
    """A line over a list: words narrow it, Up and Down mark, Enter does, Escape goes back.

    Parameters
    ----------
    actions : mapping
        The actions of the window by name: whether each can be had now.
    reason : callable
        Says why an action can't be had now, "" if that isn't known.
    """

    chosen = Signal(str)
    """Carries the name of the command that shall be done."""

    def __init__(
        self, actions: Mapping[str, QAction], reason: Callable[[str], str], theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.hide()
        self._actions, self._reason, self._theme = actions, reason, theme
        self._used: Sequence[str] = ()
        self._known: list[Command] = []
        self._shown: list[Command] = []
        self._back: QWidget | None = None
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.line = QLineEdit(clearButtonEnabled=True)
        self.line.setPlaceholderText(tr("What shall be done? Arabic or English words"))
        self.line.setAccessibleName(tr("Commands"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        self.list = _list()
        self.list.itemClicked.connect(lambda _item: self._take())
        self.list.currentItemChanged.connect(lambda *_: self._tell())
        self.hint = Label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.line, self.list, self.hint):
            column.addWidget(widget)

    def open(self, used: Sequence[str]) -> None:
        """Show the commands, those used last first."""
        if not self.isVisible():
            self._back = self.window().focusWidget()
        self._used = used
        self._known = self._known or all_commands()
        self.line.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> Command | None:
        """The command that is marked."""
        row = self._row()
        return self._shown[row] if row >= 0 else None

    def _row(self) -> int:
        item = self.list.currentItem()
        return -1 if item is None else self.list.indexOfTopLevelItem(item)

    def _mark(self, row: int) -> None:
        item = self.list.topLevelItem(min(max(row, 0), len(self._shown) - 1))
        if item is not None:
            self.list.setCurrentItem(item)

    @property
    def shown(self) -> Sequence[Command]:
        """The commands that are listed."""
        return self._shown

    def close_list(self) -> None:
        """Go away and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._back is not None:
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enabled(self, name: str) -> bool:
        action = self._actions.get(name)
        return action is not None and action.isEnabled()

    def _narrow(self, query: str) -> None:
        self._shown = find(query, self._known, self._used, self._enabled)
        self.list.clear()
        for command in self._shown:
            self.list.addTopLevelItem(self._item(command, recent=command.name in self._used))
        self._mark(0)
        self._tell()
        self._fit()

    def _item(self, command: Command, *, recent: bool) -> QTreeWidgetItem:
        keys = f"{_LRI}{command.keys}{_PDI}" if command.keys else ""
        note = line(tr("used last"), command.heading) if recent else command.heading
        item = QTreeWidgetItem([command.text, note, keys])
        item.setToolTip(0, command.other)
        ink = QColor(self._theme.text)
        if not self._enabled(command.name):
            ink = QColor(self._theme.disabled)
            item.setText(1, self._reason(command.name) or command.heading)
        item.setForeground(0, ink)
        for column in (1, 2):
            muted = self._theme.muted if self._enabled(command.name) else self._theme.disabled
            item.setForeground(column, QColor(muted))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _tell(self) -> None:
        """Say what is marked, for those who hear it, and what else it is called."""
        command = self.current
        if command is None:
            self.hint.setText(tr("No command has these words.") if self.line.text().strip() else "")
        elif self._enabled(command.name):
            self.hint.setText(line(command.other, tr("Enter does it, Escape goes back.")))
        else:
            self.hint.setText(self._reason(command.name) or tr("This can't be done now."))
        self.line.setAccessibleDescription(command.text if command else self.hint.text())

    def _take(self) -> None:
        command = self.current
        if command is None or not self._enabled(command.name):
            return  # the line below says why
        self.close_list()
        self.chosen.emit(command.name)

    def _fit(self) -> None:
        window = self.window()
        width = min(WIDTH_PX, window.width() - 2 * GAP_PX)
        row = max(self.list.sizeHintForRow(0), 22)
        most = max((window.height() - TOP_PX - 150) // row, 3)
        self.list.setFixedHeight(row * min(max(len(self._shown), 1), MOST_ROWS, most) + 8)
        self.hint.setMinimumWidth(width - 24)
        layout = self.layout()
        assert layout is not None
        self.setGeometry((window.width() - width) // 2, TOP_PX, width, layout.totalHeightForWidth(width))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            now = self.window().focusWidget()
            if now is not self.line and now is not None:
                self._back = None
                self.close_list()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.key() in _STEPS and self._shown:
            self._mark(self._row() + _STEPS[Qt.Key(event.key())])
        elif physical_key(event) == "enter":
            self._take()
        else:
            return False
        return True


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(3)
    made.setRootIsDecorated(False)
    made.setHeaderHidden(True)
    made.setUniformRowHeights(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setAccessibleName(tr("Commands"))
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return made
