"""When a relation may have happened: the dates that its words and its article say, the likeliest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from synpol_desktop.arabic.dates import find_dates
from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.records import Article, RelationMention
from synpol_desktop.core.spans import Span

MOST = 7
FIRST_YEAR = 1000
_DIGITS = re.compile(r"(\d{1,4})(?:\s*[/.\-\u066b\u060d]\s*(\d{1,2}))?(?:\s*[/.\-\u066b\u060d]\s*(\d{1,2}))?")


class Source(IntEnum):
    """Where a date stands; the nearer comes first."""

    SELECTED = 0
    SENTENCE = 1
    PUBLISHED = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """A date value (``core.dates``) with the words that say it; "" for the day of publication."""

    value: str
    words: str
    source: Source


def dates_for(article: Article, relation: RelationMention, chosen: Span | None) -> list[OfferedDate]:
    """Return when a relation may have happened, each value once, without the one that it has.

    Parameters
    ----------
    chosen : Span or None
        Words that the analyst selected: what they say stands first.
    """
    text, middle = article.text, relation.trigger or relation.evidence
    offered: list[tuple[Source, int, OfferedDate]] = []
    for found in find_dates(text, article.published):
        source = _where(found.span, relation.evidence, chosen)
        words = " ".join(found.span.of(text).split())
        offered.append((source, _distance(found.span, middle), OfferedDate(found.value, words, source)))
    said = None if chosen is None else read_typed(chosen.of(text), article.published)
    if chosen is not None and said is not None:
        offered.append((Source.SELECTED, 0, OfferedDate(said, chosen.of(text), Source.SELECTED)))
    if article.published is not None:
        offered.append((Source.PUBLISHED, 0, OfferedDate(article.published, "", Source.PUBLISHED)))
    once: dict[str, OfferedDate] = {}
    for _source, _far, date in sorted(offered, key=lambda one: one[:2]):
        once.setdefault(date.value, date)
    once.pop(relation.date or "", None)
    return list(once.values())[:MOST]


def read_typed(text: str, published: str | None) -> str | None:
    """Return the date value of what was typed, None if it is none.

    A day, a month or a year, with either digits, ``2023-05-17``, ``17/5/2023``, ``2023/5``; what is left out
    is that of the article: ``17/5``, ``17``; and the words of the news: yesterday, 17 May, last Sunday.
    """
    typed = text.strip()
    found = find_dates(typed, published)
    if found:
        return max(found, key=lambda each: len(each.span)).value
    match = _DIGITS.fullmatch(typed)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    if parts[0] < 32:  # the day is written first
        parts.reverse()
        known = [int(part) for part in (published or "").partition("/")[0].split("-") if part]
        parts = [*known[: 3 - len(parts)], *parts]
        if len(parts) < 3:
            return None
    elif parts[0] < FIRST_YEAR:
        return None
    value = "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
    return value if is_date_value(value) else None


def _where(span: Span, evidence: Span, chosen: Span | None) -> Source:
    if chosen is not None and span.overlaps(chosen):
        return Source.SELECTED
    return Source.SENTENCE if span.overlaps(evidence) else Source.ELSEWHERE


def _distance(span: Span, middle: Span) -> int:
    return max(middle.start - span.end, span.start - middle.end, 0)
