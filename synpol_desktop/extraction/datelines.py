"""Datelines: page furniture, but for the place and the day that they name (``عمان، 3 آذار 2015``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from synpol_desktop.arabic.datelines import read_dateline
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.knowledge import knowledge, words_of_name

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_LEAD = re.compile(r"\s*(?P<place>\w+(?: \w+){0,2}?)(?P<between>\s*[-–—،,:/|]\s*|\s+في\s+|\s+(?=\d))(?=\w)")
"""A name of up to three words, and what parts it from the rest of the line."""
_CORRESPONDING = re.compile(r"الموافق\s+(?P<day>\d{1,2}\s+\w+(?:\s*/\s*\w+)?\s+\d{4}(?:\s*م\b)?)")
"""The day that a dateline gives behind an Islamic one (``25 شوال 1436 هـ الموافق 10 أغسطس 2015``)."""


def without_datelines(text: str, furniture: Iterable[Span]) -> tuple[Span, ...]:
    """Return furniture without the places that datelines name, and without the day where no outlet stands."""
    return tuple(left for span in furniture for left in _left(text, span))


def datelines(furniture: Iterable[Span], left: Iterable[Span]) -> tuple[Span, ...]:
    """Return the lines of furniture that ``without_datelines`` did not leave whole."""
    whole = frozenset(left)
    return tuple(span for span in furniture if span not in whole)


def _left(text: str, span: Span) -> Iterator[Span]:
    line = span.of(text)
    lead = _LEAD.match(line)
    said = read_dateline(line) if lead is not None and _is_place(lead["place"]) else None
    if said is None or lead is None:
        yield span
        return
    first = span.start + lead.start("between")
    day = _CORRESPONDING.search(line)
    if day is not None:
        yield Span(first, span.start + day.start("day"))
        if day.end("day") < len(line):
            yield Span(span.start + day.end("day"), span.end)
    elif said.outlet or said.published is None:
        yield Span(first, span.end)


def _is_place(name: str) -> bool:
    known = knowledge()
    branch = known.names
    for word in words_of_name(name):
        if word not in branch.next:
            return False
        branch = branch.next[word]
    return any(known.things[each.thing].type in _PLACES and not each.weak for each in branch.names)
