"""A note that is read and written in its place: plain text, as high as it is long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import tr

MOST_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEdit(QTextEdit):
    """Shows a note: written when the field is left or with Ctrl+Enter, as it was after Escape.

    Each paragraph has the direction of its own words, whatever the language of the window.
    """

    written = Signal(str)
    """Carries the text, when it is another."""
    left = Signal()
    """Escape or Ctrl+Enter was pressed."""

    def __init__(self, text: str, most_lines: int = MOST_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._most = text, most_lines
        self.setAcceptRichText(False)
        self.setProperty("role", "note")
        self.setPlaceholderText(tr("Note"))
        self.setAccessibleName(tr("Note"))
        self.setToolTip(tr("Ctrl+Enter writes the note, Esc leaves it as it was"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(5)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return self.toPlainText().strip() != self._kept.strip()

    def settle(self) -> None:
        """Write the note if it is another."""
        if self.changed:
            self._kept = self.toPlainText()
            self.written.emit(self._kept)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the text of what is pasted or dropped, and nothing else of it."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    def _fit(self) -> None:
        """Be as high as the text, up to some lines."""
        margins = 2 * round(self.document().documentMargin()) + 2
        most = self._most * self.fontMetrics().lineSpacing() + margins
        wanted = round(self.document().size().height()) + 2
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted > most else policy.ScrollBarAlwaysOff
        )
        if min(wanted, most) != self.height():
            self.setFixedHeight(min(wanted, most))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self.settle()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._ends(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.setPlainText(self._kept)
                self.settle()
                self.left.emit()
                return True
        return super().event(event)

    @staticmethod
    def _ends(event: QKeyEvent) -> bool:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return event.key() == Qt.Key.Key_Escape or bool(held and event.key() in _ENTER)
