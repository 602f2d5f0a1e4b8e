"""From places in folded text to pieces of the original that a reader can judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synpol_desktop.arabic.folding import Folded
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.searching.answers import Passage
from synpol_desktop.workspace.searching.matching import Range

BESIDE = 60
"""Characters of a passage on each side of what was found, to the next word's end."""
TOGETHER = 80
"""Places so near each other on a line are shown in one passage."""


def spans(source: Folded, ranges: Iterable[Range]) -> list[Span]:
    """Return folded ranges as places of the source: in order, those that touch or overlap as one.

    Words that follow each other are one place, too.
    """
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and (start <= joined[-1][1] or source.text[joined[-1][1] : start] == " "):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    places: list[Span] = []
    for start, end in joined:
        place = source.span(start, end)
        # Letters that were one sign in the source have the same place.
        places.append(places.pop().join(place) if places and places[-1].overlaps(place) else place)
    return places


def passages(text: str, places: Sequence[Span], limit: int | None) -> list[Passage]:
    """Return the pieces of a text around its first places, at most so many."""
    groups: list[list[Span]] = []
    for place in places:
        last = groups[-1][-1] if groups else None
        near = last is not None and place.start - last.end <= TOGETHER
        if last is not None and near and "\n" not in text[last.end : place.start]:
            groups[-1].append(place)
        elif limit is not None and len(groups) == limit:
            break
        else:
            groups.append([place])
    return [_passage(text, group) for group in groups]


def beginning(text: str) -> Passage:
    """Return how a text begins, with nothing found in it."""
    begin = len(text) - len(text.lstrip())
    first, last = around(text, Span(begin, begin + 1))
    return Passage(text[first:last], first, ())


def _passage(text: str, marks: list[Span]) -> Passage:
    first, last = around(text, marks[0].join(marks[-1]))
    return Passage(text[first:last], first, tuple(marks))


def around(text: str, span: Span) -> tuple[int, int]:
    """Return the bounds of a snippet: whole words of the line that the span is in."""
    line = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    first = max(line, span.start - BESIDE)
    last = min(len(text) if line_end < 0 else line_end, span.end + BESIDE)
    while first > line and not text[first - 1].isspace() and span.start - first < 2 * BESIDE:
        first -= 1
    while last < len(text) and not text[last].isspace() and last - span.end < 2 * BESIDE:
        last += 1
    return first, last
