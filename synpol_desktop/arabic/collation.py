"""Alphabetical order of Arabic and Latin names, as a key that a database can store and compare."""

from __future__ import annotations

import re

from synpol_desktop.arabic.folding import folded

_NOT_WORD = re.compile(r"[^\w]+|_+")
_NUMBER = re.compile(r"\d+")
_ARTICLE = re.compile(r"^\W*[اٱ]ل(?!ل?ه\b)(?=\w{2})")
_SURROGATE = re.compile("[\ud800-\udfff\0]")


def sort_key(text: str) -> str:
    """Return a string whose binary order is the alphabetical order of the texts.

    Spelling variants stand together, the article of the first word is passed over (الأمم is under
    alef, not under lam), numbers are ordered by their value. Texts that differ in spelling only have
    different keys, so the order is total.
    """
    clean = _SURROGATE.sub("", text)
    form = _NOT_WORD.sub(" ", folded(_ARTICLE.sub("", clean, count=1))).strip()
    return _NUMBER.sub(_weighed, form) + "\t" + clean


def _weighed(match: re.Match[str]) -> str:
    """Write a number so that more digits sort after fewer."""
    digits = match[0].lstrip("0") or "0"
    return f"{min(len(digits), 999):03d}{digits}"
