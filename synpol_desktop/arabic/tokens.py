"""Words and sentences of a text, as spans of its code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span

LONGEST_SENTENCE = 1500
"""A sentence of more code points is cut at a comma or a blank: no news sentence is that long."""

_MARK = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_JOINER = "\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\ufeff"
_LETTER = r"[^\W\d_ـ]"
_REST = rf"(?:[^\W\d_]++|[{_MARK}]++)*+"
_WORD = rf"{_REST}(?:[{_JOINER}]+(?:{_LETTER}|[{_MARK}]){_REST})*"
_TOKEN = re.compile(
    rf"""
    [^\s{_JOINER}{_MARK}]    # first: a pattern that begins with one of some characters is sought far faster
    (?: (?<=[ء-غف-ي]){_WORD}
      | (?: (?<=h)ttps?:// | (?<=w)ww\. )[^\s<>"«»“”]+                          # an address
      | (?<=[A-Za-z0-9])[A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+        # an e-mail address
      | (?<=[{_LATIN}])[{_LATIN}{_MARK}0-9]*(?:[-'’&.][{_LATIN}0-9]+)*            # F-16
      | (?<=\d)\d*(?:[.,٫٬]\d+)*                                                # 2254, 3.5, ٣٫٥
      | (?<={_LETTER}){_WORD}
      | (?<=\.)\.+ | (?<=ـ)ـ+ |                                                  # else one sign
    )
    """,
    re.VERBOSE,
)
_CLOSING = r"[\"'”»’)\]]*(?=\s|$)"
_END = re.compile(
    rf"""
    [.!?؟…。\n\u2028\u2029]    # first: a pattern that begins with one of some characters is sought far faster
    (?: (?<=[.!?؟…])[.!?؟…]*{_CLOSING} | (?<=。){_CLOSING} | (?<=\n)\n* | (?<=[\u2028\u2029]) )
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(r"(?:^|[\s(«\"“.])[^\W\d_]$")
_LEAD = re.compile(r"[\s•·▪◦*\-–—ـ●■►]*")
_PAUSE = re.compile(r"[،؛,;]\s|\s")


@light
class Token:
    """A word, number or sign with its place; ``folded`` is its spelling for comparisons."""

    span: Span
    text: str
    folded: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha() and self.text[0] != "ـ"

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


def tokenize(text: str) -> list[Token]:
    """Return the words, numbers and signs of a text in their order.

    A word keeps its clitics, vowel signs and tatweels; blanks and invisible controls at its edges belong
    to no token.
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        surface = match[0]
        start = match.start()
        tokens.append(Token(Span(start, start + len(surface)), surface, _spelled(surface)))
    return tokens


@lru_cache(maxsize=16384)
def _spelled(surface: str) -> str:
    """Return the spelling of a word for comparisons, remembered from text to text."""
    return folded(surface) or "-"  # only a lone tatweel, a dash, folds away


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text, without bullets and blanks at their edges.

    A line break always ends a sentence, so headlines, captions and bullets are sentences of their own.
    """
    return [part for span in _whole_sentences(text) for part in _pieces(text, span)]


def _whole_sentences(text: str) -> Iterator[Span]:
    begin = 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATED.search(text, max(begin, match.start() - 2), match.start()):
            continue  # an initial or a short title: "د. بدر"  # Dr Badr
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> Iterator[Span]:
    lead = _LEAD.match(text, begin, end)
    if lead is not None:
        begin = lead.end()
    while end > begin and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[begin:end]):
        yield Span(begin, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    begin = span.start
    while span.end - begin > LONGEST_SENTENCE:
        cut = begin + LONGEST_SENTENCE
        pauses = [match.end() for match in _PAUSE.finditer(text, begin + LONGEST_SENTENCE // 2, cut)]
        commas = [place for place in pauses if text[place - 2] in "،؛,;"]
        cut = (commas or pauses or [cut])[-1]
        yield from _trimmed(text, begin, cut)
        begin = cut
    yield from _trimmed(text, begin, span.end)
