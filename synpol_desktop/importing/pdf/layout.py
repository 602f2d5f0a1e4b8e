"""From the lines of a page to paragraphs, by where they end on the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_END = re.compile(r"[.؟?!:؛»\"…]\s*$")
_MARK = re.compile("^[\u064b-\u0652]+")
_DIGITS = re.compile(r"[\d\u0660-\u0669\u06f0-\u06f9]+")
_RUNNING_PAGES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed: its words, its edges and its height on the page, in points from the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def whole(lines: list[Line]) -> list[Line]:
    """Put the parts of a line together again that its vowel signs have split.

    A producer stores a sign such as tanwin apart from its letter; what follows then counts as a line of its
    own, which begins with the sign and may even come first.
    """
    found = list(lines)
    for line in lines:
        if not _MARK.match(line.text):
            continue
        before = next((other for other in found if _meets(other, line)), None)
        if before is not None:
            joined = Line(
                f"{before.text}{_MARK.sub('', line.text)}",
                line.left,
                before.right,
                min(before.bottom, line.bottom),
                max(before.top, line.top),
            )
            found[found.index(before)] = joined
            found.remove(line)
    return found


def _meets(before: Line, line: Line) -> bool:
    """Whether a line ends, at its left, where another on the same height begins."""
    height = min(before.top - before.bottom, line.top - line.bottom)
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return height > 0 and overlap > 0.5 * height and abs(before.left - line.right) < 0.6 * height


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of a page.

    A line goes on in the next one if it fills its width, the gap between them is that of a paragraph's lines
    and the letters are of the same height.
    """
    if not lines:
        return []
    height = median(line.top - line.bottom for line in lines) or 1.0
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom > b.bottom]
    gap = median(gaps) if gaps else 0.0
    found = [[lines[0].text]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, lines, height, gap):
            found[-1].append(line.text)
        else:
            found.append([line.text])
    return [" ".join(" ".join(parts).split()) for parts in found]


def _goes_on(before: Line, line: Line, lines: Sequence[Line], height: float, gap: float) -> bool:
    if before.bottom < line.bottom:
        return False  # another column
    if before.bottom - line.top > gap + 0.6 * height:
        return False
    tall, low = before.top - before.bottom, line.top - line.bottom
    if max(tall, low) > 1.6 * max(min(tall, low), 1.0):
        return False
    width = max(before.right, line.right) - min(before.left, line.left)
    # An Arabic line begins at the right edge; its end is at the left.
    edge = min(other.left for other in lines if other.right > before.left and other.left < before.right)
    full = before.left - edge < 0.15 * max(width, 1.0)
    return full or (not _END.search(before.text) and before.left - edge < 0.3 * max(width, 1.0))


def without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], int]:
    """Return the pages' paragraphs without heads, feet and numbers that pages repeat, and how many went.

    The first of each stays.
    """
    counts = Counter(key for page in pages for key in {_key(text) for text in (*page[:2], *page[-2:])})
    least = max(_RUNNING_PAGES, len(pages) // 2)
    running = {key for key, count in counts.items() if count >= least}
    seen: set[str] = set()
    kept, gone = [], 0
    for page in pages:
        rest = []
        for place, text in enumerate(page):
            key = _key(text)
            at_edge = place < 2 or place >= len(page) - 2
            if at_edge and key in running and (key in seen or not key):
                gone += 1
                continue
            seen.add(key)
            rest.append(text)
        kept.append(rest)
    return kept, gone


def _key(text: str) -> str:
    return " ".join(_DIGITS.sub("", text).split())[:120].strip(" -–—/|")


def joined(pages: Sequence[Sequence[str]]) -> str:
    """Return the text of all pages; a paragraph that a page breaks off goes on."""
    found: list[str] = []
    for page in pages:
        for place, text in enumerate(page):
            if place == 0 and found and len(found[-1]) > 60 and not _END.search(found[-1]):
                found[-1] = f"{found[-1]} {text}"
            else:
                found.append(text)
    return "\n\n".join(found)
