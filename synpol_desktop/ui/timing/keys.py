"""Which keys move a range."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from synpol_desktop.ui.timing.brush import Key

_PLACES = {
    Qt.Key.Key_Home: (Key.TO_START, Key.FROM_START),
    Qt.Key.Key_End: (Key.TO_END, Key.UNTIL_END),
    Qt.Key.Key_PageUp: (Key.PAGE_EARLIER, Key.PAGE_EARLIER),
    Qt.Key.Key_PageDown: (Key.PAGE_LATER, Key.PAGE_LATER),
}


def key_of(event: QKeyEvent, *, from_right: bool) -> Key | None:
    """Return what a key asks of the range, None if nothing.

    The arrows go the way they point: to the left is later where time runs from the right. With Shift they
    move the range's last day, with Control its first.
    """
    pressed, modifiers = Qt.Key(event.key()), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if pressed in _PLACES:
        return _PLACES[pressed][shift]
    if pressed not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return None
    later = (pressed == Qt.Key.Key_Right) != from_right
    if shift:
        return Key.LAST_LATER if later else Key.LAST_EARLIER
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Key.FIRST_LATER if later else Key.FIRST_EARLIER
    return Key.LATER if later else Key.EARLIER
