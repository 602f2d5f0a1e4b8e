"""A line for a date as people type it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from synpol_desktop.core.dates import days
from synpol_desktop.ui.i18n import tr, writing

_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_date(text: str) -> tuple[date, date] | None:
    """Return the first and last day of what was typed, None if it is no date.

    A day, a month or a year, with either digits: ``2023-05-17``, ``17/5/2023``, ``2023/5``, ``٢٠٢٣``.
    """
    plain = re.sub(r"\s*[/.\-\u066b\u060d]\s*", "-", text.strip())
    match = _DAY_FIRST.fullmatch(plain)
    parts = match.groups()[::-1] if match else None
    if parts is None:
        match = _YEAR_FIRST.fullmatch(plain)
        if match is None:
            return None
        parts = match.groups()
    year, *rest = (int(part) for part in parts if part is not None)
    try:
        return days("-".join((f"{year:04}", *(f"{part:02}" for part in rest))))
    except ValueError:
        return None


class DateField(QLineEdit):
    """A date, or nothing for an open end.

    Parameters
    ----------
    late : bool
        Whether a month or a year stands for its last day.
    """

    changed = Signal()
    """The user entered another date."""

    def __init__(self, name: str, *, late: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = late
        self._value: date | None = None
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._say(wrong=False)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # year, month, day, in Arabic too
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("2000-00-00") + 30)
        self.editingFinished.connect(self._read)

    @property
    def value(self) -> date | None:
        """The date, None for an open end."""
        return self._value

    def show_date(self, value: date | None) -> None:
        """Show another date."""
        self._value = value
        self.setText(writing().numeric.day(value) if value else "")
        self._say(wrong=False)

    def _read(self) -> None:
        text = self.text().strip()
        found = read_date(text)
        self._say(wrong=bool(text) and found is None)
        if text and found is None:
            return
        value = found[self._late] if found else None
        before = self._value
        self.show_date(value)
        if value != before:
            self.changed.emit()

    def _say(self, *, wrong: bool) -> None:
        hint = tr("A day, a month or a year: 2023-05-17, 2023-05 or 2023")
        self.setToolTip(tr("This is no date.") + "\n" + hint if wrong else hint)
        self.setStyleSheet("border-color: #d03b2f;" if wrong else "")
