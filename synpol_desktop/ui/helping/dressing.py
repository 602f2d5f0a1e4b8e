"""What Markdown doesn't know of a page: its direction, and room between its paragraphs."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
)

from synpol_desktop.ui.i18n import is_right_to_left

_PICTURE = "\ufffc"
"""Stands for a picture in the text of a block."""


def mirrored(text: str) -> str:
    """Return a page with the columns of its tables in reverse: Qt sets them from the left in any language."""
    lines = text.split("\n")
    return "\n".join(
        "|" + "|".join(reversed(line.strip("|").split("|"))) + "|" if line.startswith("|") else line
        for line in lines
    )


def dress(document: QTextDocument) -> None:
    """Give a page the direction of its language, and room between its paragraphs; Markdown knows neither."""
    right = Qt.LayoutDirection.RightToLeft
    direction = right if is_right_to_left() else Qt.LayoutDirection.LeftToRight
    option = QTextOption(document.defaultTextOption())
    option.setTextDirection(direction)
    document.setDefaultTextOption(option)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format().toTableFormat()
            table.setCellPadding(5)
            table.setTopMargin(6)
            table.setBottomMargin(10)
            if is_right_to_left():
                table.setAlignment(Qt.AlignmentFlag.AlignRight)  # Qt begins tables at the left
                table.setRightMargin(document.documentMargin())
            frame.setFormat(table)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if cursor.currentTable() is None:
            room = QTextBlockFormat()
            apart = block.blockFormat().headingLevel() > 1 or _PICTURE in block.text()
            room.setTopMargin(12 if apart else 0)
            room.setBottomMargin(2 if block.textList() or _is_code(block) else 8)
            cursor.mergeBlockFormat(room)
        block = block.next()
    _set_arabic_code(document)


def _set_arabic_code(document: QTextDocument) -> None:
    """Set code that holds Arabic in the font of the text: letters of one width tear Arabic words apart."""
    plain = QTextCharFormat()
    plain.setFontFamilies(document.defaultFont().families())
    plain.setFontFixedPitch(False)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        at = block.begin()
        spans = []
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().fontFixedPitch() and _holds_arabic(piece.text()):
                spans.append((piece.position(), piece.length()))
            at += 1
        for start, length in spans:
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(plain)
        block = block.next()


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _holds_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "AL" for letter in text)
