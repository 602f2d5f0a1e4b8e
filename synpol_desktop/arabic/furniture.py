"""Page furniture: the lines of a saved page that are no part of the article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from synpol_desktop.arabic.datelines import read_dateline
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table

TOP_LINES = 15
"""A dateline stands among so many first lines that hold anything."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORDS = re.compile(r"[\w©]+")
_LONGEST = 200
"""A line of more code points is a paragraph, unless it begins like a link."""
_LONGEST_COUNTER = 6
"""Words of a line such as "3 minutes to read"."""
_LONGEST_TAIL = 160
"""Code points of the tags, or of the link, that run on behind the last sentence."""
_SENTENCE_END = re.compile(r"[.!؟?…][”“\"»)\]]*\s+(?=\w)")
_FULL_STOP = re.compile(r"(?<![.])[.]$")


def lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text that hold anything, without the blanks at their edges."""
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def furniture(text: str) -> list[Span]:
    """Return the lines that are page furniture, in their order.

    These are buttons, sizes, links to other articles, notices and, near the top, the dateline or byline.
    Headlines, captions and summary bullets are text. Behind the last sentence tags or a link may run on.
    """
    found: list[Span] = []
    last = None
    for number, span in enumerate(lines(text)):
        last = span
        line = span.of(text)
        if is_furniture(line) or (number < TOP_LINES and read_dateline(line) is not None):
            found.append(span)
            last = None
    if last is not None and (tail := _tail(text, last)) is not None:
        found.append(tail)
    return found


def _tail(text: str, line: Span) -> Span | None:
    """Return the tags or the link at the end of a text's last line: ``… الوفد. سمات جنيف سوريا``."""
    if _FULL_STOP.search(text[line.end - 2 : line.end]):
        return None
    for end in _SENTENCE_END.finditer(text, max(line.start, line.end - _LONGEST_TAIL), line.end):
        start = end.end()
        form = " ".join(_WORDS.findall(folded(text[start : line.end])))
        if f"{form} ".startswith(_edges("tail")):
            return Span(start, line.end)
    return None


def is_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands (a dateline is so at the top only)."""
    plain = folded(line[: 2 * _LONGEST])
    first, last = _WORDS.search(plain), _WORDS.search(plain[::-1])
    if first is None or last is None:
        return len(line) < _LONGEST
    if not (first[0] in _firsts() or last[0][::-1] in _lasts()):
        return False
    form = " ".join(_WORDS.findall(plain))
    if form in _forms("line"):
        return True
    if f"{form} ".startswith(_edges("start")):
        return len(line) <= 2 * _LONGEST
    return f" {form}".endswith(_edges("end")) and len(form.split()) <= _LONGEST_COUNTER


@functools.cache
def _edges(kind: str) -> tuple[str, ...]:
    """Return the beginnings or ends, with the blank that keeps them from matching inside a word."""
    return tuple(f" {form}" if kind == "end" else f"{form} " for form in sorted(_forms(kind)))


@functools.cache
def _firsts() -> frozenset[str]:
    """Return the first words of lines that are furniture."""
    return frozenset(form.split()[0] for kind in ("line", "start") for form in _forms(kind))


@functools.cache
def _lasts() -> frozenset[str]:
    """Return the last words of such lines that are told by their end."""
    return frozenset(form.split()[-1] for form in _forms("end"))


@functools.cache
def _forms(kind: str) -> frozenset[str]:
    rows = read_table(resource("lexicons", "furniture.tsv"))
    return frozenset(" ".join(_WORDS.findall(folded(r["text"]))) for r in rows if r["kind"] == kind)
