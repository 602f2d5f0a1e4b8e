"""How dates and numbers are written where a person reads them: in the window, in reports and briefs.

Tables and files for other programs never use this: their dates are ISO 8601 and their digits European.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from synpol_desktop.arabic.calendars import islamic_day, islamic_year
from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MARKS = str.maketrans({".": "\u066b", ",": "\u066c"})
"""The Arabic marks for decimals and thousands."""
_BETWEEN = {"ar": ("من ", " إلى "), "en": ("", " to ")}


class Digits(StrEnum):
    """Which digits an Arabic text has; an English one has European digits always."""

    EUROPEAN = "european"
    ARABIC = "arabic"


class Months(StrEnum):
    """What stands for a month: its number, or one of its names."""

    NUMBERS = "numbers"
    LEVANT = "levant"
    GREGORIAN = "gregorian"
    BOTH = "both"


@cache
def _names() -> dict[str, tuple[str, ...]]:
    rows = list(read_table(resource("i18n", "months.tsv")))
    families = ("levant", "gregorian", "english", "hijri", "hijri_english")
    return {family: tuple(row[family] for row in rows) for family in families}


def islamic_date(day: date) -> tuple[int, int, int] | None:
    """Return year, month and day of the Islamic calendar (``calendars``), None before its first day."""
    year = islamic_year(day)
    for month in range(12, 0, -1):
        first = islamic_day(year, month, 1)
        if first is not None and first <= day:
            return year, month, (day - first).days + 1
    return None


@dataclass(frozen=True, slots=True)
class Writing:
    """One way of writing dates and numbers.

    Parameters
    ----------
    language : str
        ``ar`` or ``en``.
    hijri : bool
        Whether a day has its Islamic date beside it (``calendars``).
    week_start : int
        ISO number of the day that a week begins with: 6 is Saturday.
    """

    language: str = "en"
    digits: Digits = Digits.EUROPEAN
    months: Months = Months.NUMBERS
    hijri: bool = False
    week_start: int = 6

    @property
    def plain(self) -> Writing:
        """The same without Islamic dates, where there is little room."""
        return replace(self, hijri=False)

    @property
    def numeric(self) -> Writing:
        """The same with numbers alone, as a date is typed."""
        return replace(self, hijri=False, months=Months.NUMBERS)

    def digits_of(self, text: str) -> str:
        """Return a text of our own with the digits in use."""
        if self.language == "ar" and self.digits is Digits.ARABIC:
            return text.translate(_ARABIC_INDIC)
        return text

    def number(self, value: float, places: int = 0) -> str:
        """Return a number with so many decimals; thousands stay together."""
        text = f"{value:.{places}f}"
        if self.language == "ar" and self.digits is Digits.ARABIC:
            return text.translate(_MARKS).translate(_ARABIC_INDIC)
        return text

    def dated(self, value: str | None) -> str:
        """Return a date value (a day, a month, a year, two days with a slash) as it is read; "" for none."""
        if not value:
            return ""
        first, _, last = value.partition("/")
        if not last:
            return self._one(first)
        begin, between = _BETWEEN.get(self.language, _BETWEEN["en"])
        return f"{begin}{self._one(first)}{between}{self._one(last)}"

    def day(self, day: date) -> str:
        """Return a day."""
        return self.dated(day.isoformat())

    def month_name(self, month: int) -> str:
        """Return what a month is called, "" where its number stands for it."""
        names = _names()
        if self.months is Months.NUMBERS:
            return ""
        if self.language != "ar":
            return names["english"][month - 1]
        if self.months is Months.BOTH:
            return f"{names['levant'][month - 1]}/{names['gregorian'][month - 1]}"
        return names[self.months.value][month - 1]

    def _one(self, value: str) -> str:
        """Return a day, a month or a year."""
        if not is_date_value(value):
            return value
        parts = value.split("-")
        said = self._gregorian(parts)
        beside = self.islamic(value) if self.hijri and len(parts) == 3 else ""
        return f"{said} ({beside})" if beside else said

    def _gregorian(self, parts: list[str]) -> str:
        name = self.month_name(int(parts[1])) if len(parts) > 1 else ""
        if name:
            day = [str(int(parts[2]))] if len(parts) > 2 else []
            return self.digits_of(" ".join([*day, name, parts[0]]))
        if self.language == "ar" and self.digits is Digits.ARABIC:
            # Between Arabic-Indic digits a slash keeps year, month and day in order; a hyphen would not.
            return self.digits_of("/".join(parts))
        return "-".join(parts)

    def islamic(self, value: str) -> str:
        """Return the Islamic date of an ISO day, "" before the first year."""
        found = islamic_date(date.fromisoformat(value))
        if found is None:
            return ""
        year, month, day = found
        arabic = self.language == "ar"
        name = _names()["hijri" if arabic else "hijri_english"][month - 1]
        return self.digits_of(f"{day} {name} {year} {'هـ' if arabic else 'AH'}")
