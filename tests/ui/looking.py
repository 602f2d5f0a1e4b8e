"""Looks at widgets as a critical reader does: what is cut, in the wrong language, or without a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import polib
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from synpol_desktop.ui.i18n import catalogue_path
from synpol_desktop.ui.labels import ElidedLabel

_PROPER = """
SynPol Desktop CAMeL BERT PageRank Python MIT LGPL OFL Qt Vazirmatn Word Excel Gephi English CSV XLSX HTML PDF
SVG PNG JSON GEXF GraphML DOCX URL AND OR NOT NEAR Ctrl Shift Alt Enter Escape Delete Del Home End PgUp PgDn
PgDown Left Right Esc date outlet author title UTF Windows windows MB from to said by type
ISO BE LE Mac Arabic
"""
PROPER = frozenset(_PROPER.split())
"""Latin words that an Arabic window may say."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069&"))


def _catalogue() -> tuple[frozenset[str], frozenset[str]]:
    entries = [entry for entry in polib.pofile(str(catalogue_path("ar"))) if not entry.msgctxt]
    english = {entry.msgid for entry in entries}
    arabic = {entry.msgstr for entry in entries if entry.msgstr and entry.msgstr != entry.msgid}
    return frozenset(english), frozenset(arabic)


ENGLISH, ARABIC = _catalogue()


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what a widget itself says, also to those who hover over it or hear it."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.full_text if isinstance(widget, ElidedLabel) else widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QDockWidget):
        yield widget.windowTitle()
    if isinstance(widget, QHeaderView) and isinstance(widget.parent(), QTableView):
        model, role = widget.model(), Qt.ItemDataRole.DisplayRole
        if widget.orientation() is Qt.Orientation.Horizontal:
            yield from (
                str(model.headerData(at, widget.orientation(), role) or "") for at in range(widget.count())
            )
    yield widget.toolTip()
    yield widget.accessibleName()


def foreign(text: str, language: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a text is in the other language; names and what users wrote are known."""
    plain = unicodedata.normalize("NFC", text.translate(_MARKS)).strip()
    if not plain or plain in known:
        return False
    if language == "en":
        return plain in ARABIC
    if plain in ENGLISH and plain not in PROPER:
        return True
    return any(word not in PROPER for word in _WORD.findall(plain)) and not re.search(
        "[\u0620-\u064a]", plain
    )


def seen(root: QWidget) -> list[QWidget]:
    """Return a widget and those in it that can be seen; docks behind others lie beyond the window's edge."""
    behind = {dock for dock in root.findChildren(QDockWidget) if dock.geometry().right() < 0}
    hidden = {id(each) for dock in behind for each in (dock, *dock.findChildren(QWidget))}
    return [
        each for each in (root, *root.findChildren(QWidget)) if each.isVisible() and id(each) not in hidden
    ]


def untranslated(root: QWidget, language: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return the texts in the wrong language."""
    return [text for each in seen(root) for text in texts_of(each) if foreign(text, language, known)]


def cut(root: QWidget) -> list[str]:
    """Return the texts that have too little room, and the widgets that stand outside of what holds them."""
    found = []
    for each in seen(root):
        if isinstance(each, QAbstractButton) and each.text() and not _icon_only(each):
            text = each.text().replace("&", "")
            if each.width() < each.fontMetrics().horizontalAdvance(text):
                found.append(f"button: {text}")
        if isinstance(each, QLabel) and each.text() and not isinstance(each, ElidedLabel):
            if each.wordWrap():
                if each.height() < each.heightForWidth(each.width()) - 1:
                    found.append(f"lines: {each.text()} {each.size().toTuple()}")
            elif each.width() < each.fontMetrics().horizontalAdvance(each.text()) - 1:
                found.append(f"label: {each.text()}")
        parent = each.parentWidget()
        if parent is not None and parent.isVisible() and not each.isWindow() and _holds(parent):
            inside = parent.rect().adjusted(-2, -2, 2, 2)
            if not inside.contains(each.geometry()) and (said := [text for text in texts_of(each) if text]):
                found.append(f"outside: {said[0]} {each.geometry()} in {type(parent).__name__}")
    return found


def _icon_only(button: QAbstractButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() is only and not button.icon().isNull()


def _holds(parent: QWidget) -> bool:
    """Whether what stands outside of a widget can't be brought into sight."""
    above = parent.parentWidget()
    scrolls = isinstance(parent, QAbstractScrollArea) or isinstance(above, QAbstractScrollArea)
    return not scrolls and parent.layout() is not None


def takes_focus(widget: QWidget) -> bool:
    """Whether a widget is a stop of the Tab key of its own."""
    inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit | QTabBar)
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    shown = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return by_tab and shown and not inner and not isinstance(widget, QHeaderView)


def nameless(root: QWidget) -> list[str]:
    """Return the stops of the Tab key of which nothing can be read out."""
    labelled = {label.buddy() for label in root.window().findChildren(QLabel) if label.text().strip()}
    found = []
    for each in seen(root):
        if takes_focus(each) and not isinstance(each, QTabBar):
            written = each.text() if isinstance(each, QAbstractButton) else ""
            if not (each.accessibleName().strip() or written.strip() or each in labelled):
                found.append(" in ".join(_path(each)))
    return found


def _path(widget: QWidget) -> Iterator[str]:
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        yield type(at).__name__
        at = at.parentWidget()


def against_reading(root: QWidget) -> list[str]:
    """Return neighbours that the Tab key visits against the direction of reading."""
    found = []
    for one, other in pairwise(_visited(root)):
        if one.parentWidget() is not other.parentWidget():
            continue
        first, second = one.geometry(), other.geometry()
        if _same_row(first, second):
            right_to_left = one.parentWidget().layoutDirection() is Qt.LayoutDirection.RightToLeft
            wrong = (second.x() > first.x()) if right_to_left else (second.x() < first.x())
        elif second.bottom() < first.top():
            wrong = not _next_column(one, other)
        else:
            wrong = False
        if wrong:
            found.append(f"{_said(one)} before {_said(other)}")
    return found


def _visited(root: QWidget) -> list[QWidget]:
    """Return the stops of the Tab key in their order, from the first on; a text edit ends the walk."""
    stops = [each for each in seen(root) if takes_focus(each)]
    if not stops:
        return []
    root.window().activateWindow()
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    while (now := root.window().focusWidget()) in stops and now not in visited:
        assert now is not None
        visited.append(now)
        if isinstance(now, QPlainTextEdit):
            break  # there, Tab is a letter
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return visited


def _same_row(first: QRect, second: QRect) -> bool:
    return abs(first.center().y() - second.center().y()) < min(first.height(), second.height()) / 2


def _next_column(one: QWidget, other: QWidget) -> bool:
    """Whether what stands higher begins the next column."""
    first, second = one.geometry(), other.geometry()
    if one.parentWidget().layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return second.right() <= first.left()
    return second.left() >= first.right()


def _said(widget: QWidget) -> str:
    return next((text for text in texts_of(widget) if text), type(widget).__name__)


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
