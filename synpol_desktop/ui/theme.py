"""Light and dark: the colours of the window, from ``resources/themes/window.json``."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.paths import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """The window's colours, each as ``#rrggbb``."""

    dark: bool
    window: str
    base: str
    alternate: str
    text: str
    muted: str
    border: str
    button: str
    hover: str
    accent: str
    on_accent: str
    disabled: str
    link: str
    tooltip: str
    tooltip_text: str
    mark_source: str
    mark_trigger: str
    mark_target: str
    mark_evidence: str
    mark_selected: str
    furniture: str
    notice: str
    notice_text: str


SYSTEM = "system"
_PX = re.compile(r"font-size: (\d+)px")


def named(choice: str) -> str:
    """Return the theme that a choice stands for: ``system`` is dark where the desktop is."""
    if choice != SYSTEM:
        return choice
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def theme(choice: str) -> Theme:
    """Return the ``light`` or the ``dark`` theme, or the one that the desktop has for ``system``."""
    return _theme(named(choice))


@cache
def _theme(name: str) -> Theme:
    colours = json.loads(resource("themes", "window.json").read_text("utf-8"))[name]
    return Theme(dark=name == "dark", **colours)


def palette(colours: Theme) -> QPalette:
    """Return Qt's palette for a theme."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.alternate),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.button),
        (role.ButtonText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.link),
        (role.ToolTipBase, colours.tooltip),
        (role.ToolTipText, colours.tooltip_text),
        (role.Mid, colours.border),
        (role.Midlight, colours.border),
        (role.Dark, colours.border),
        (role.Light, colours.base),
        (role.Accent, colours.accent),
    ):
        made.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.disabled))
    return made


def apply(app: QApplication, colours: Theme, text_size: int = 100) -> None:
    """Give the whole program a theme, its texts so many percent of their usual size."""
    app.setPalette(palette(colours))
    sheet = resource("themes", "window.qss").read_text("utf-8")
    for name, value in sorted(dataclasses.asdict(colours).items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", str(value))
    for image in ("arrow", "check"):
        path = resource("icons", f"{image}-{'dark' if colours.dark else 'light'}.svg")
        sheet = sheet.replace(f"@{image}", f'"{path.as_posix()}"')
    app.setStyleSheet(_PX.sub(lambda px: f"font-size: {round(int(px[1]) * text_size / 100)}px", sheet))
