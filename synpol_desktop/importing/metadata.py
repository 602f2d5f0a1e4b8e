"""Title, outlet and date of a text, from its first lines; what they don't state stays empty."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from synpol_desktop.arabic.datelines import Dateline, read_dateline
from synpol_desktop.arabic.furniture import TOP_LINES, is_furniture, lines

LONGEST_TITLE = 20
"""Words of a line that can be a title."""

LONGEST_LEADING = 80
"""Characters in which a paragraph's dateline ends."""

_DASH = re.compile(r"\s[-–—ـ|]\s")
_CLAUSE_END = re.compile(r"[،؛,;:.؟?!…](?=\s|$)")
_EDGES = " \t•·▪-–—ـ*#"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the first lines of a text say about it."""

    title: str
    outlet: str
    published: str | None


def read_metadata(text: str) -> Metadata:
    """Return title, outlet and publication date of a text.

    The title is the first line that is no page furniture, if it has at most 20 words, else its first
    clause. Outlet and date come from datelines among the first lines, never from the article's sentences.
    """
    title, outlet, published = "", "", None
    for span in itertools.islice(lines(text), TOP_LINES):
        line = span.of(text)
        dateline = read_dateline(line)
        leading = None if dateline is not None else _leading_dateline(line)
        if leading is not None:
            published = published or leading.published
            outlet = outlet or leading.outlet
        if dateline is not None:
            outlet = outlet or dateline.outlet
            published = published or dateline.published
        elif not title and not is_furniture(line):
            title = _title(line)
    return Metadata(title or _title(text.strip()), outlet, published)


def _leading_dateline(line: str) -> Dateline | None:
    """Return what stands before a paragraph's first colon, if it is a place or agency with a day."""
    head, colon, rest = line[:LONGEST_LEADING].partition(":")
    parted = colon and rest.strip() and _DASH.search(head)
    dateline = read_dateline(head) if parted else None
    return dateline if dateline is not None and dateline.published else None


def _title(line: str) -> str:
    head = line[:2000]
    words = head.split()
    if len(words) <= LONGEST_TITLE and len(line) <= len(head):
        return " ".join(words).strip(_EDGES) or " ".join(words)
    for end in _CLAUSE_END.finditer(head):
        clause = head[: end.start()].split()
        if 3 <= len(clause) <= LONGEST_TITLE:
            return " ".join(clause).strip(_EDGES)
    return " ".join(words[:LONGEST_TITLE])[:200].strip(_EDGES + "،,:") + "…"
