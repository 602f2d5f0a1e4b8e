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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table

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
    form = text.translate(_FORMS) if len(text) < _LONG else _exchanged(text, _UNCOMMON.findall(text))
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
    uncommon = frozenset(_UNCOMMON.findall(text))
    odd = {c for c in uncommon if len(_FORMS[ord(c)]) != 1}
    plain = _exchanged(text, uncommon - odd)
    if not odd and _MADDA not in uncommon:
        return Folded(_settle(plain), range(len(text)), range(1, len(text) + 1))
    form, starts, ends = _placed(plain, odd)
    return Folded(_settle(form), starts, ends)


_UNCOMMON = re.compile("[^ -@\\[-~ء-غف-ي]")
"""Characters that may fold to several or to none; the others are common, and fold to one each."""

_LONG = 64
"""A text of so many characters folds faster as a whole, one character after the other."""


@functools.cache
def _common() -> tuple[tuple[str, str], ...]:
    """Return the common characters that fold to another one, with that."""
    common = (chr(code) for code in range(0x700) if not _UNCOMMON.match(chr(code)))
    return tuple((c, _FORMS[ord(c)]) for c in common if _FORMS[ord(c)] != c)


def _exchanged(text: str, uncommon: Iterable[str]) -> str:
    """Return a text with its common and some uncommon characters folded; none is to be folded twice."""
    for character, form in _common():
        text = text.replace(character, form)
    for character in frozenset(uncommon):
        text = text.replace(character, _FORMS[ord(character)])
    return text


def _placed(text: str, odd: set[str]) -> tuple[str, array[int], array[int]]:
    """Return the folded text with the source ranges of its characters, given the odd ones among folded ones.

    Marks lengthen the range of the letter before them; a madda of its own also joins an alef.
    """
    marks = {c for c in odd if not _FORMS[ord(c)] and unicodedata.category(c) != "Cf"} | {_MADDA}
    special = re.compile("[" + re.escape("".join(sorted(odd | {_MADDA}))) + "]")
    pieces: list[str] = []
    starts, ends, places = array("q"), array("q"), array("q", range(len(text) + 1))
    width = 0  # folded characters that share the last range
    last = 0
    for match in special.finditer(text):
        place, character = match.start(), match[0]
        if last < place:
            pieces.append(text[last:place])
            starts += places[last:place]
            ends += places[last + 1 : place + 1]
            width = 1
        last = place + 1
        form = _FORMS[ord(character)]
        if character in marks:
            for at in range(len(ends) - width, len(ends)):
                ends[at] = last
            if character == _MADDA and pieces and pieces[-1].endswith(_ALEF):
                pieces[-1] = pieces[-1][:-1] + _ALEF_MADDA
        elif form:
            pieces.append(form)
            width = len(form)
            starts.extend([place] * width)
            ends.extend([last] * width)
    pieces.append(text[last:])
    starts += places[last:-1]
    ends += places[last + 1 :]
    return "".join(pieces), starts, ends


def _settle(form: str) -> str:
    """Turn every alef with madda into a bare alef, but for the family particle."""
    if _ALEF_MADDA not in form:
        return form
    return _LONG_ALEF.sub(lambda match: match[0] if len(match[0]) > 1 else _ALEF, form)
