"""The panel of the style: its rules in their order, and the form of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.palettes import CATEGORIES
from synpol_desktop.core.styling.presets import Preset, preset
from synpol_desktop.core.styling.rules import MOST_RULES, Channel, Rule, Style
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.styling.dressing import Dressing
from synpol_desktop.ui.graphing.styling.editor import RuleEditor
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.graphing.styling.words import (
    channel_name,
    condition_text,
    key_name,
    preset_name,
    rule_title,
    side_name,
)
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import Label, scroll_area, tool_button

LIST_PX, LEAST_PX = 250, 150


class StylePanel(QWidget):
    """Adds, changes, reorders and removes rules; each change shows at once and can be undone."""

    def __init__(
        self, desk: Desk, styling: Styling, dressing: Dressing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._styling, self._dressing = desk, styling, dressing
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules, later ones win"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor = RuleEditor(desk.style)
        self.begin = QToolButton()
        self.begin.setText(tr("Begin with"))
        self.begin.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.begin.setMenu(self._presets())
        self.begin.setProperty("role", "choice")
        theme = desk.theme
        self.add = tool_button(icon("new", theme.text), tr("Add a rule"))
        self.remove = tool_button(icon("delete", theme.text), tr("Remove the rule"))
        self.up, self.down = QToolButton(), QToolButton()
        self.up.setText("▲")
        self.down.setText("▼")
        self.hint = Label(tr("Without rules: nodes by type and mentions, lines by quad."), "muted", wrap=True)
        self.setFocusProxy(self.list)
        self.setMinimumHeight(LEAST_PX)
        self._lay_out()
        self._connect()
        self._show()

    # What the panel does

    def _take(self, name: Preset, _checked: bool = False) -> None:
        self.take(name)

    def take(self, name: Preset) -> None:
        """Begin with other rules."""
        self._styling.put(preset(name))

    def add_rule(self) -> None:
        """Add a rule after all others."""
        rules = self._styling.style.rules
        if len(rules) < MOST_RULES:
            self._put((*rules, Rule(Side.NODES, Channel.FILL, "type")), len(rules))

    def remove_rule(self) -> None:
        """Remove the rule that is chosen."""
        rules, row = self._styling.style.rules, self.list.currentRow()
        if 0 <= row < len(rules):
            self._put(rules[:row] + rules[row + 1 :], max(row - 1, 0))

    def move_rule(self, way: int) -> None:
        """Let the rule that is chosen win over one more, or over one less."""
        rules, row = list(self._styling.style.rules), self.list.currentRow()
        goal = row + way
        if 0 <= row < len(rules) and 0 <= goal < len(rules):
            rules.insert(goal, rules.pop(row))
            self._put(tuple(rules), goal)

    # From and to the style

    def _put(self, rules: tuple[Rule, ...], row: int) -> None:
        self._styling.put(Style(rules))
        self.list.setCurrentRow(row)

    def _show(self) -> None:
        rules, row = self._styling.style.rules, self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.clear()
            for place, rule in enumerate(rules):
                item = _item(rule)
                item.setData(Qt.ItemDataRole.UserRole, place)
                self.list.addItem(item)
            self.list.setCurrentRow(min(max(row, 0), len(rules) - 1))
        self.hint.setVisible(not rules)
        self._choose(self.list.currentRow())

    def _choose(self, row: int) -> None:
        rules = self._styling.style.rules
        self.editor.show_rule(rules[row] if 0 <= row < len(rules) else None)
        self.remove.setEnabled(0 <= row < len(rules))
        self.up.setEnabled(0 < row < len(rules))
        self.down.setEnabled(0 <= row < len(rules) - 1)

    def _changed(self, rule: Rule) -> tuple[Rule, ...] | None:
        rules, row = self._styling.style.rules, self.list.currentRow()
        return (*rules[:row], rule, *rules[row + 1 :]) if 0 <= row < len(rules) else None

    def _try(self, rule: Rule) -> None:
        rules = self._changed(rule)
        if rules is not None:
            with QSignalBlocker(self._styling):
                self._styling.try_out(Style(rules))
            self._dressing.follow()  # the graph follows; the form stays as it is being changed

    def _keep(self, rule: Rule) -> None:
        rules = self._changed(rule)
        if rules is not None:
            self._styling.put(Style(rules))
            self._show()

    def _switch(self, item: QListWidgetItem) -> None:
        row, rules = self.list.row(item), self._styling.style.rules
        on = item.checkState() == Qt.CheckState.Checked
        if 0 <= row < len(rules) and rules[row].on != on:
            self._put((*rules[:row], replace(rules[row], on=on), *rules[row + 1 :]), row)

    def _dragged(self) -> None:
        order = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        rules = self._styling.style.rules
        if sorted(order) == list(range(len(rules))) and order != sorted(order):
            self._put(tuple(rules[place] for place in order), self.list.currentRow())

    def _ask_keys(self, side: Side, attribute: str) -> None:
        closed = CATEGORIES.get(attribute)
        if closed is not None:
            self.editor.show_keys(attribute, {key: key_name(attribute, key) for key in closed})
        else:
            self._dressing.ask_keys(side, attribute, self._show_keys)

    def _show_keys(self, found: tuple[str, tuple[str, ...]]) -> None:
        attribute, keys = found
        self.editor.show_keys(attribute, {key: key_name(attribute, key) for key in keys})

    # Making it

    def _presets(self) -> QMenu:
        menu = QMenu(self)
        for name in Preset:
            menu.addAction(preset_name(name)).triggered.connect(partial(self._take, name))
        return menu

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemChanged.connect(self._switch)
        self.list.model().rowsMoved.connect(lambda *_: self._dragged())
        self.add.clicked.connect(self.add_rule)
        self.remove.clicked.connect(self.remove_rule)
        self.up.clicked.connect(lambda: self.move_rule(-1))
        self.down.clicked.connect(lambda: self.move_rule(1))
        self.editor.tried.connect(self._try)
        self.editor.put.connect(self._keep)
        self.editor.keys_wanted.connect(self._ask_keys)
        self._styling.changed.connect(self._show)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.remove_rule)

    def _lay_out(self) -> None:
        for button, tip in ((self.up, tr("Move the rule up")), (self.down, tr("Move the rule down"))):
            button.setAutoRaise(True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.begin)
        tools.addStretch(1)
        for widget in (self.add, self.remove, self.up, self.down):
            tools.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(tools)
        left.addWidget(self.list, 1)
        left.addWidget(self.hint)
        side = QWidget()
        side.setLayout(left)
        side.setMinimumWidth(LIST_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(side, 2)
        row.addWidget(scroll_area(self.editor), 3)


def _item(rule: Rule) -> QListWidgetItem:
    text = rule_title(rule)
    if not rule.attribute:
        text = line(channel_name(rule.side, rule.channel), condition_text(rule.side, rule.where))
    item = QListWidgetItem(line(side_name(rule.side), text))
    item.setToolTip(item.text())
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
    return item
