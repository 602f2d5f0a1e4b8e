"""Reasons that libraries and operating systems give in English, in the language of the window."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table


@cache
def _table() -> tuple[tuple[str, str], ...]:
    rows = [(row["begins"], row["ar"]) for row in read_table(resource("i18n", "reasons.tsv"))]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def said(reason: str, language: str) -> str:
    """Return a reason in a language; one that nobody has translated stays as it is."""
    if language == "en":
        return reason
    return next((words for begins, words in _table() if reason.startswith(begins)), reason)
