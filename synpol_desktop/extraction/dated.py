"""Acts and events called after their date, and articles of laws: اتفاق 17 أيلول, ثورة يناير, المادة 140."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from synpol_desktop.arabic.date_words import date_words
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.chains import goes_on
from synpol_desktop.extraction.lexicon import act_heads, lexicon
from synpol_desktop.extraction.ordinals import ordinal_at
from synpol_desktop.extraction.words import Reading, Word, fitting

DAYS = 31
YEARS = range(1900, 2100)


def dated(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield acts and events that are called after their date, and the articles of laws."""
    acts = lexicon().acts
    for first, readings in fitting(words, act_heads):
        for reading in readings:
            head = acts[reading.form.removeprefix("ال")]
            last = 0
            if "dated" in head.needs and not reading.form.startswith("ال"):
                last = date_end(words, first + 1, month_alone="month" in head.needs)
            elif "article" in head.needs and reading.form.startswith("ال"):
                last = ordinal_at(words, first + 1)[0]
            if last:
                name = " ".join(word.form for word in words[first + 1 : last + 1])
                key = f"{head.type}:{reading.form} {name}"
                yield _candidate(words, first, last, reading, key, EntityType(head.type))
                break


def _candidate(
    words: Sequence[Word], first: int, last: int, reading: Reading, key: str, kind: EntityType
) -> Candidate:
    rule = "act" if kind is EntityType.LAW else "event"
    return Candidate(first, last, words[first].start(reading.prefix), words[last].end, kind, key, rule)


def date_end(words: Sequence[Word], at: int, *, month_alone: bool = False) -> int:
    """Return the last word of a date at a place (a day with its month, a year), 0 if there is none.

    Examples
    --------
    ``25 يناير``, ``17 تشرين الأول 2019``, ``العاشر من آذار``, ``1967``, ``عام 1967``.
    """
    if not goes_on(words, at) or words[at].opened:
        return 0
    if words[at].form in _YEAR_WORDS and goes_on(words, at + 1) and _is_year(words[at + 1]):
        return at + 1
    if _is_year(words[at]):
        return at
    month = at if month_alone else 0
    last, value = ordinal_at(words, at)
    if value and int(value) <= DAYS:
        month = last + 1 + (goes_on(words, last + 1) and words[last + 1].form == "من")
    end = _month_end(words, month, month_alone=month_alone) if month else 0
    return end + 1 if end and goes_on(words, end + 1) and _is_year(words[end + 1]) else end


_YEAR_WORDS = frozenset({"عام", "العام", "سنه"})


def _is_year(word: Word) -> bool:
    return word.form.isdigit() and len(word.form) == len("2000") and int(word.form) in YEARS


def _month_end(words: Sequence[Word], at: int, *, month_alone: bool = False) -> int:
    """Return the last word of a month's name, 0 if there is none; the second name of a pair belongs to it."""
    end = _name_end(words, at, month_alone=month_alone)
    if end and end + 1 < len(words) and words[end + 1].dashed and not words[end + 1].pause:
        return _name_end(words, end + 1) or end
    return end


def _name_end(words: Sequence[Word], at: int, *, month_alone: bool = False) -> int:
    if not goes_on(words, at):
        return 0
    months = date_words().months
    following = words[at + 1].form if goes_on(words, at + 1) else ""
    if f"{words[at].form} {following}" in months:
        return at + 1
    pair = month_alone and words[at].form in _first_words()
    return at if pair or words[at].form in months else 0


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of months' names of two words, by which events are called: تظاهرات تشرين."""
    return frozenset(name.partition(" ")[0] for name in date_words().months if " " in name)
