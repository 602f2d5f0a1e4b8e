"""The declared repairs of a text before it is stored; nothing else of it is ever changed."""

from __future__ import annotations

import re

_NEWLINES = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_NUL = "\0"
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MARK = "\ufeff"


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as it can be stored and what was changed in it.

    Line ends become one line feed; NUL characters, halves of surrogate pairs and byte order marks are
    removed (joined halves become the character they mean).
    """
    repairs = []
    if _NEWLINES.search(text):
        text = _NEWLINES.sub("\n", text)
        repairs.append("line ends unified")
    if _NUL in text:
        text = text.replace(_NUL, "")
        repairs.append("NUL characters removed")
    if _SURROGATE.search(text):
        text = _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
        text = _SURROGATE.sub("", text)
        repairs.append("broken characters removed")
    if _MARK in text:
        text = text.replace(_MARK, "")
        repairs.append("byte order marks removed")
    return text, tuple(repairs)
