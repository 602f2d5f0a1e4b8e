"""Folding: one spelling for words that are written in several ways, with a map back to the source.

Folding is done code point by code point, so that composed and decomposed text fold alike and every
folded character knows where it came from. One thing looks at its neighbours: the alef with madda is
kept in the family particle ``آل`` (as in آل سعود), which would else become the article.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table

_Offsets = NDArray[np.int64]

_ALEF = "ا"
_ALEF_MADDA = "آ"
_MADDA = "\u0653"
_ZERO_WIDTH_SPACE = "\u200b"
_MARKS = frozenset({"Mn", "Me"})
_LONG_ALEF = re.compile(r"(?<!\w)([وفبلك]?)آل(?!\w)|آ")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and the places of the source that its characters came from.

    Parameters
    ----------
    starts, ends : sequence of int, as long as ``text``
        Source range of each folded character. The marks and tatweels that follow a letter are in its
        range; what expands (a ligature) gives all its characters the same range.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the source range of ``text[start:end]``, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])

    def position(self, source: int) -> int:
        """Return the index of the first folded character that does not end before a source offset."""
        return bisect_right(self.ends, source)


class _Fold(dict[int, str]):
    """Folded form of each code point, computed when first met (``str.translate`` asks for it)."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _fold_character(chr(code))
        return form


@functools.cache
def _letters() -> dict[str, str]:
    rows = read_table(resource("lexicons", "letters.tsv"))
    return {letter: row["folded"] for row in rows for letter in row["letters"].split()}


def _fold_character(character: str) -> str:
    """Return the folded form of one code point; alef with madda and a lone madda stay for ``_settle``."""
    if character in (_ALEF_MADDA, _MADDA):
        return character
    if character == _ZERO_WIDTH_SPACE:
        return " "
    form = character
    while (simpler := _simplify(form)) != form:
        form = simpler
    return form


def _simplify(form: str) -> str:
    plain = unicodedata.normalize("NFKD", form)
    if plain[:1] == " " and form != " " and unicodedata.category(form[0]).startswith("L"):
        plain = plain[1:]  # an isolated vowel sign of a presentation form is no blank
    letters = _letters()
    return "".join(letters.get(c, _plain(c)) for c in plain).casefold()


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in _MARKS or category == "Cf" or unicodedata.combining(character):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Zs":
        return " "
    return {"٫": ".", "٬": ",", "٪": "%"}.get(character, character)


_FORMS = _Fold()


def folded(text: str) -> str:
    """Return the folded text alone (the fast way when no offsets are needed)."""
    form = text.translate(_FORMS)
    if _MADDA in form:
        form = form.replace(_ALEF + _MADDA, _ALEF_MADDA).replace(_MADDA, "")
    return _settle(form)


def fold(text: str) -> Folded:
    """Return the folded text with its map back to the source.

    Notes
    -----
    Folding drops vowel signs, tatweel and invisible controls, unifies alefs, yehs, hehs and kafs (also
    their Persian keys), brings digits to ASCII and Latin letters to lower case. Blanks, line breaks and
    punctuation stay, so words stay apart. The time is linear in the length of the text.
    """
    characters = frozenset(text)
    odd = [c for c in characters if len(_FORMS[ord(c)]) != 1]
    form = text.translate(_FORMS)
    if not odd and _MADDA not in characters:
        return Folded(_settle(form), range(len(text)), range(1, len(text) + 1))
    starts, ends = _places(text, odd)
    if _MADDA in characters:
        form, starts, ends = _compose_madda(form, starts, ends)
    return Folded(_settle(form), array("q", starts.tobytes()), array("q", ends.tobytes()))


def _places(text: str, odd: list[str]) -> tuple[_Offsets, _Offsets]:
    """Return the source ranges of the characters of ``text.translate(_FORMS)``."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes_of = np.ones(int(codes.max()) + 1, np.int64)
    attached = np.zeros(len(sizes_of), np.bool_)
    for character in odd:
        size = sizes_of[ord(character)] = len(_FORMS[ord(character)])
        attached[ord(character)] = size == 0 and unicodedata.category(character) != "Cf"
    sizes = sizes_of[codes]
    sources = np.arange(len(codes), dtype=np.int64)
    source_ends = sources + 1
    letters = np.maximum.accumulate(np.where(sizes > 0, sources, -1))
    marks = np.flatnonzero(attached[codes] & (letters >= 0))
    source_ends[letters[marks]] = marks + 1  # of several marks on one letter the last one wins
    return np.repeat(sources, sizes), np.repeat(source_ends, sizes)


def _compose_madda(form: str, starts: _Offsets, ends: _Offsets) -> tuple[str, _Offsets, _Offsets]:
    """Join alef and a madda of its own into one letter; a madda elsewhere goes, its range to its letter."""
    codes = np.frombuffer(form.encode("utf-32-le", "surrogatepass"), np.uint32).copy()
    madda = codes == ord(_MADDA)
    places = np.arange(len(codes), dtype=np.int64)
    letters = np.maximum.accumulate(np.where(madda, -1, places))
    marks = np.flatnonzero(madda & (letters >= 0))
    bearers = letters[marks]
    codes[bearers[codes[bearers] == ord(_ALEF)]] = ord(_ALEF_MADDA)
    last = ends.copy()
    last[bearers] = np.maximum(last[bearers], ends[marks])
    end_of = np.zeros(int(starts[-1]) + 1, np.int64)
    end_of[starts] = last  # what a ligature expanded to ends together: the last one wins
    last = end_of[starts]
    kept = ~madda
    return codes[kept].tobytes().decode("utf-32-le", "surrogatepass"), starts[kept], last[kept]


def _settle(form: str) -> str:
    """Turn every alef with madda into a bare alef, but for the family particle."""
    if _ALEF_MADDA not in form:
        return form
    return _LONG_ALEF.sub(lambda match: match[0] if len(match[0]) > 1 else _ALEF, form)
