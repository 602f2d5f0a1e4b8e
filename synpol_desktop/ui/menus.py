"""Menus and tool bar: one table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from synpol_desktop.ui.i18n import is_right_to_left
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the user can ask for.

    Parameters
    ----------
    keys : str
        Shortcut as Qt writes it, empty for none. Letters are named by their Latin key: Qt finds it with an
        Arabic keyboard layout too.
    needs_workspace : bool
        Whether it makes sense only while a workspace is open.
    group : str
        The acts of one group are a choice: one of them has a mark. An act alone in its group is a switch.
    """

    name: str
    text: str
    icon: str = ""
    keys: str = ""
    needs_workspace: bool = True
    group: str = ""


SEPARATOR = Act("", "")
_LRI, _PDI = "\u2066", "\u2069"


def make_actions(
    window: QMainWindow,
    acts: Mapping[str, list[Act]],
    run: Callable[[str], None],
    theme: Theme,
) -> dict[str, QAction]:
    """Fill the menu bar with the acts under each heading; return the actions by name."""
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for heading, entries in acts.items():
        menu = QMenu(heading, window)
        window.menuBar().addMenu(menu)
        for act in entries:
            if act is SEPARATOR:
                menu.addSeparator()
                continue
            action = QAction(act.text, window)
            if act.icon:
                action.setIcon(icon(act.icon, theme.text, theme.disabled))
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
                _show_keys(action, act)
            action.triggered.connect(lambda _checked=False, name=act.name: run(name))
            action.setData(act.needs_workspace)
            action.setObjectName(act.name)
            if act.group:
                action.setCheckable(True)
                group = groups.get(act.group) or groups.setdefault(act.group, QActionGroup(window))
                group.addAction(action)
            menu.addAction(action)
            made[act.name] = action
    for group in groups.values():
        group.setExclusive(len(group.actions()) > 1)
    return made


def _show_keys(action: QAction, act: Act) -> None:
    """Write the keys beside the text from left to right: Qt would turn "Ctrl++" round in an Arabic menu."""
    if is_right_to_left():
        action.setText(f"{act.text}\t{_LRI}{act.keys}{_PDI}")
        action.setIconText(act.text)
        action.setToolTip(act.text)


def make_tool_bar(
    window: QMainWindow, actions: Mapping[str, QAction], names: list[str], title: str
) -> QToolBar:
    """Return a tool bar with some of the actions; an empty name is a separator."""
    bar = QToolBar(title, window)
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in names:
        if name:
            bar.addAction(actions[name])
        else:
            bar.addSeparator()
    window.addToolBar(bar)
    return bar
