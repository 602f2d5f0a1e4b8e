"""The declared repairs of a text before it is stored; nothing else of it is ever changed.

Tatweel, vowel signs and the marks that only order neighbours (RLM, LRM) stay as they are: folding sees
through them wherever words are compared.
"""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_NUL = "\0"
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MARK = "\ufeff"
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they can make a text read otherwise than it is stored."""
_SHAPED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufe70-\ufefc]")
"""Letters stored in the shape that they take in a word, as some old programs do."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as it can be stored and what was changed in it.

    Line ends become one line feed; NUL characters, halves of surrogate pairs, byte order marks and
    direction controls are removed (joined halves become the character they mean); presentation forms
    become the letters they show.
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
    if _DIRECTION.search(text):
        text = _DIRECTION.sub("", text)
        repairs.append("direction controls removed")
    if _SHAPED.search(text):
        text = _SHAPED.sub(lambda shape: unshaped(shape[0]), text)
        repairs.append("presentation forms written as letters")
    return text, tuple(repairs)


def unshaped(shape: str) -> str:
    """Return the letters that a presentation form shows; a vowel sign loses the blank that carries it."""
    letters = unicodedata.normalize("NFKC", shape)
    return letters.strip(" ") or letters


def one_line(text: str) -> str:
    """Return a short field, cleaned and on one line."""
    return " ".join(clean(text)[0].split())
