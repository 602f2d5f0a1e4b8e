"""Which key was pressed, whatever the keyboard's layout writes: shortcuts hold with an Arabic one too."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MODIFIER = Qt.KeyboardModifier
_ROWS = {
    "qwertyuiop": "ضصثقفغعهخح",
    "asdfghjkl": "شسيبلاتنم",
    "zxcvnm": "ئءؤرىة",
}
"""The Arabic layout of Windows and Linux (Arabic 101): the letter on each key."""
_ARABIC = {
    arabic: latin for row, letters in _ROWS.items() for latin, arabic in zip(row, letters, strict=True)
}
_LATIN = {latin: arabic for arabic, latin in _ARABIC.items()} | {"b": "لا"}
_ARABIC |= {"لا": "b", "\ufefb": "b", "ٱ": "h"}
_LINUX = {24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm", 10: "1234567890"}
_WINDOWS = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 2: "1234567890"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def physical_key(event: QKeyEvent) -> str:
    """Return the key as a Latin letter or digit in lower case, ``enter`` or ``delete``; "" for another."""
    key = event.key()
    if key in _ENTER:
        return "enter"
    if key in _DELETE:
        return "delete"
    if 0x30 <= key <= 0x39 or 0x41 <= key <= 0x5A:
        return chr(key).lower()
    written = event.text() or (chr(key) if 0 < key < 0x110000 else "")
    if written in _ARABIC:
        return _ARABIC[written]
    if len(written) == 1 and written.isascii() and written.isalpha():
        return written.lower()
    if len(written) == 1 and written.isdigit():
        return str(int(written))
    return _by_place(event.nativeScanCode())


def other_layout(text: str) -> str:
    """Return what the same keys write in the other layout: Latin letters for Arabic ones, or the reverse."""
    if any(letter in _ARABIC for letter in text):
        return "".join(_ARABIC.get(letter, letter) for letter in text.replace("لا", "b"))
    return "".join(_LATIN.get(letter, letter) for letter in text.lower())


def _by_place(code: int) -> str:
    """Return the letter that a key has on a Latin keyboard, by the number that the keyboard sends."""
    for first, keys in (_WINDOWS if sys.platform == "win32" else _LINUX).items():
        if first <= code < first + len(keys):
            return keys[code - first]
    return ""


def plain(event: QKeyEvent) -> bool:
    """Whether no modifier but Shift or the number pad's is held."""
    held = event.modifiers()
    bad = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return not held & bad
