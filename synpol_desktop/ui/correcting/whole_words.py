"""Widen what the mouse selected to whole words: half a letter decides where a drag begins."""

from __future__ import annotations

import unicodedata
from functools import cache

from synpol_desktop.arabic.clitics import splits
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table


def whole_words(text: str, span: Span) -> Span:
    """Return the span with the letters that were cut off its first and last word.

    What Arabic joins to a word may stay outside: and, by, for before it, a pronoun after it.
    """
    start, end = span.start, span.end
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[span.start]):
        start -= 1
    while end < len(text) and _in_word(text[end]) and _in_word(text[span.end - 1]):
        end += 1
    if text[span.end : end] in _pronouns():
        end = span.end
    word = text[start : _word_end(text, start)]
    cuts = [len(cut.prefix) for cut in splits(folded(word))] if len(folded(word)) == len(word) else [0]
    return Span(max(start + cut for cut in cuts if start + cut <= span.start), end)


@cache
def _pronouns() -> frozenset[str]:
    rows = read_table(resource("lexicons", "clitics.tsv"))
    return frozenset(row["form"] for row in rows if row["kind"] == "pronoun")


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and _in_word(text[end]):
        end += 1
    return end


def _in_word(letter: str) -> bool:
    """Whether a letter, a digit or a vowel sign stands inside a word."""
    return letter.isalnum() or letter == "\u0640" or unicodedata.category(letter) == "Mn"
