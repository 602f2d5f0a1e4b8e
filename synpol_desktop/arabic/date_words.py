"""The vocabulary of date expressions, read from the tables and folded."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values


@dataclass(frozen=True, slots=True)
class Month:
    """What a month name means; ``ambiguous`` names are words of their own as well."""

    number: int
    islamic: bool
    english: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class DateWords:
    """Folded words of date expressions.

    ``words`` maps each kind of ``date_words.tsv`` to its forms and their values.
    """

    months: Mapping[str, Month]
    weekdays: Mapping[str, int]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    words: Mapping[str, Mapping[str, str]]

    def forms(self, kind: str) -> frozenset[str]:
        """Return the forms of a kind."""
        return frozenset(self.words[kind])


def alternatives(forms: Iterable[str]) -> str:
    """Return a pattern for any of the forms, the longest first; a blank in a form stands for blanks."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace("\\ ", r"[ \t]{1,3}") for form in ordered) + r")(?!\w)"


@functools.cache
def date_words() -> DateWords:
    """Read the tables once."""
    months: dict[str, Month] = {}
    for row in _rows("months.tsv"):
        month = Month(
            int(row["month"]), row["calendar"] == "hijri", row["family"] == "english", bool(row["ambiguous"])
        )
        for name in values(row["names"]):
            known = months.get(folded(name))
            if known is None or (known.ambiguous and not month.ambiguous):
                months[folded(name)] = month
    weekdays = {folded(n): int(row["weekday"]) for row in _rows("weekdays.tsv") for n in values(row["names"])}
    numbers = list(_rows("numbers.tsv"))
    words: dict[str, dict[str, str]] = {}
    for row in _rows("date_words.tsv"):
        forms = words.setdefault(row["kind"], {})
        forms.update((folded(form), row["value"]) for form in values(row["forms"]))
    return DateWords(months, weekdays, _numbers(numbers, "cardinal"), _numbers(numbers, "ordinal"), words)


def _numbers(rows: list[dict[str, str]], column: str) -> dict[str, int]:
    return {folded(form): int(row["value"]) for row in rows for form in values(row[column])}


def _rows(name: str) -> list[dict[str, str]]:
    return list(read_table(resource("lexicons", name)))


def plain(form: str) -> str:
    """Return a matched form with single blanks, as the tables have it."""
    return " ".join(form.split())
