"""From a part of a page to text: blocks become paragraphs, line breaks lines, rows of tables lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from synpol_desktop.importing.web.tree import Element, local

_UNSEEN_TAGS = """
    script style noscript template svg math iframe object embed applet button input select textarea
    head canvas audio video dialog map datalist progress meter
"""
_BLOCK_TAGS = """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary
    table tbody tfoot thead ul caption
"""
UNSEEN = frozenset(_UNSEEN_TAGS.split())
"""Elements that hold no words to be read."""
BLOCKS = frozenset(_BLOCK_TAGS.split())
_LINES = frozenset({"li", "tr", "br"})
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u3000]+")
_BREAKS = re.compile(r" *[\v\n][ \v\n]*")
_NEXT_LINE = "\v"
"""Ends a line, not a paragraph, however many of them meet."""


def text_of(element: Element, left_out: Collection[Element] = ()) -> str:
    """Return what a reader sees of an element, paragraphs parted by an empty line."""
    joined = "".join(_pieces(element, left_out))
    joined = _BREAKS.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else "\n", joined)
    return re.sub(" {2,}", " ", joined).strip()


def one_text(element: Element) -> str:
    """Return the words of an element on one line."""
    return " ".join(text_of(element).split())


def is_hidden(element: Element) -> bool:
    """Whether a page says that an element is not to be seen."""
    style = re.sub(r"\s", "", (element.get("style") or "").lower())
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _pieces(element: Element, left_out: Collection[Element]) -> Iterator[str]:
    """Yield words and breaks in the order of the page; goes without recursion, however deep it is."""
    waiting: list[Element | str] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        name = local(item)
        tail = "" if item is element else _BLANKS.sub(" ", item.tail or "")
        if not name or name in UNSEEN or item in left_out or is_hidden(item):
            yield tail
            continue
        before, after = _breaks(item, name)
        yield before
        text = item.text or ""
        yield text if name == "pre" else _BLANKS.sub(" ", text)
        waiting.append(after + tail)
        waiting.extend(reversed(item))


def _breaks(element: Element, name: str) -> tuple[str, str]:
    if name == "br":
        return "\n", ""
    if name in _LINES:
        return _NEXT_LINE, _NEXT_LINE
    if name in BLOCKS:
        return "\n\n", "\n\n"
    if name in _CELLS:
        if any(local(inner) in BLOCKS or local(inner) == "br" for inner in element.iter()):
            return "\n\n", "\n\n"
        return ("", "") if element.getnext() is None else ("", " | ")
    return "", ""
