"""Quotation marks inside names: what ends at them, what is a name of its own in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.words import Word

_CLOSING = frozenset("»”\"“’'")


def opening(words: Sequence[Word], first: int, last: int) -> int:
    """Return the word behind the first of some words before which quotes open, 0 if there is none."""
    return next((place for place in range(first + 1, last + 1) if words[place].opened), 0)


def inner(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Return the first and last of some words that stand in quotes, None if none or only some do."""
    for opened in range(first + _closes(words, first), last + 1):
        if words[opened].opened:
            closing = next((place for place in range(opened, last + 1) if words[place].closed), None)
            return None if closing is None else (opened, closing)
    return None


def _closes(words: Sequence[Word], at: int) -> bool:
    """Whether the straight sign before a word closes what it seems to open: "الفجر" وفرقة "الغد"."""
    for place in range(at - 1, max(at - 1 - _LONGEST_QUOTED, -1), -1):
        if not words[at - 1].closed or words[place + 1].stop:
            return False
        if words[place].opened:
            return True
    return False


def breaks_quotes(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name ends inside the quotes that open in it: قناة «العربية الحدث» is no قناة العربية."""
    inside = opening(words, first, last)
    if not inside or any(words[place].closed for place in range(inside, last + 1)):
        return False
    for place in range(last + 1, min(last + _LONGEST_QUOTED, len(words))):
        if words[place].stop or words[place].opened:
            return False  # they never close
        if words[place].closed:
            return True
    return False


_LONGEST_QUOTED = 5
"""Words behind a name that may still stand in quotes with it."""


def parted(words: Sequence[Word], verdict: Tagged, drafted: Collection[tuple[int, int]]) -> Iterator[Tagged]:
    """Yield a verdict, that of a name in quotes for one with the head noun before, a person's up to them.

    So قوات «الدعم السريع» is what the quotes hold, and فلان الفلاني «أبو فلان» are two names.
    """
    inside = opening(words, verdict.first, verdict.last)
    if not inside:
        yield verdict
    elif verdict.type == EntityType.PER:
        yield replace(verdict, last=inside - 1)
        if words[verdict.last].closed:
            yield replace(verdict, first=inside)
    elif words[verdict.last].closed and _says_what(words, verdict.first, inside, drafted, verdict.last):
        yield replace(verdict, first=inside)
    else:
        yield verdict


def _says_what(
    words: Sequence[Word], first: int, inside: int, drafted: Collection[tuple[int, int]], last: int
) -> bool:
    """Whether the words before quotes only say what is named in them."""
    if (first, last) in drafted:
        return False
    headed = any(reading.form in lexicon().heads for reading in words[first].readings)
    return (inside, last) in drafted or (headed and inside == first + 1)


def closed_end(text: str, words: Sequence[Word], first: int, last: int) -> int:
    """Return where a name ends in the text, with the sign that closes what opens in it: القرار (2231)."""
    end = words[last].end
    if first == last:
        return end
    if words[last].closed and text[end : end + 1] in _CLOSING and opening(words, first, last):
        return end + 1
    bracketed = words[last].shut and any(word.bracket for word in words[first + 1 : last + 1])
    return end + 1 if bracketed and text[end : end + 1] == ")" else end


def is_byline(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words alone in brackets before a dash say whose report begins: دبي (CNN) - قال."""
    behind = words[last + 1] if last + 1 < len(words) else None
    return words[first].bracket and words[last].shut and behind is not None and behind.dashed
