"""Arabic names in Latin letters."""

from __future__ import annotations

import functools
import re
import unicodedata

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

_WORD = re.compile(r"[\u0621-\u063a\u0640-\u0655\u0670\u0671-\u06d3]+")
_ARTICLE = "ال"
_AND_THE = "وال"
_VOWEL_SIGNS = {
    "\u064e": "a",  # fatha
    "\u064f": "u",  # damma
    "\u0650": "i",  # kasra
    "\u064b": "an",  # tanwin
    "\u064c": "un",
    "\u064d": "in",
    "\u0670": "a",
}
_SHADDA = "\u0651"
_GLIDES = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
_LONG = frozenset({("a", "ا"), ("a", "ى"), ("u", "و"), ("i", "ي")})
"""A vowel sign and the letter that only makes it long."""
_SIGNS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "«": '"', "»": '"', "٪": "%"})


@functools.cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in read_table(resource("lexicons", "latin_letters.tsv"))}


@functools.cache
def _words() -> dict[str, str]:
    return {folded(row["word"]): row["latin"] for row in read_table(resource("lexicons", "latin_words.tsv"))}


def to_latin(text: str) -> str:
    """Return a readable Latin spelling, in the manner of the press.

    Frequent names come from a table; elsewhere written vowels are used and an ``a`` is put where three
    consonants would meet. It is a reading aid, not a way back: different names may come out alike.
    """
    clean = unicodedata.normalize("NFC", text)
    clean = "".join(c for c in clean if unicodedata.category(c) != "Cf" and c != "ـ")
    latin = _WORD.sub(lambda match: _word(match[0]), clean.translate(_SIGNS))
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in latin)


def letter_by_letter(text: str) -> str:
    """Return the Habash-Soudi-Buckwalter spelling: one sign for each letter, as linguists write.

    Needs camel-tools, whose map this is; it is imported here because few sessions call for it.
    """
    from camel_tools.utils.charmap import CharMapper

    return str(CharMapper.builtin_mapper("ar2hsb").map_string(text))


def _word(word: str) -> str:
    known = _words().get(folded(word))
    if known is not None:
        return known
    if word.startswith(_AND_THE) and len(word) > 4:
        return f"wa-{_word(word[1:])}"
    if word.startswith(_ARTICLE) and len(word) > 3:
        rest = _words().get(folded(word[2:])) or _spell(word[2:])
        return f"al-{rest}"
    return _spell(word)


def _spell(word: str) -> str:
    """Spell a word that no table knows."""
    parts: list[tuple[str, bool]] = []  # a piece and whether it is a vowel
    for index, letter in enumerate(word):
        if letter in _VOWEL_SIGNS:
            parts.append((_VOWEL_SIGNS[letter], True))
        elif letter == _SHADDA:
            place = len(parts) - 2 if parts and parts[-1][1] else len(parts) - 1
            if place >= 0 and not parts[place][1]:  # its vowel sign may come first
                parts.insert(place, parts[place])
        elif letter in _letters():
            before = word[index - 2 : index].rstrip(_SHADDA)[-1:]
            if before in _VOWEL_SIGNS and (parts[-1][0], letter) in _LONG:
                continue
            parts.append(_piece(letter, parts, word[index + 1 : index + 2]))
    latin = "".join(piece for piece, _ in _with_vowels(parts)).strip("'")
    return latin[:1].upper() + latin[1:]


def _piece(letter: str, parts: list[tuple[str, bool]], following: str) -> tuple[str, bool]:
    if letter in _GLIDES:
        if following == "ة" and letter != "و":
            return "iy", True
        glide, vowel = _GLIDES[letter]
        after_consonant = bool(parts) and not parts[-1][1]
        is_vowel = after_consonant and following not in ("ا", "ى", "ة")
        return (vowel, True) if is_vowel else (glide, False)
    latin = _letters()[letter]
    return latin, latin in ("a", "i")


def _with_vowels(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Put an ``a`` after a first consonant and into every third one of a row."""
    result: list[tuple[str, bool]] = []
    row = 0
    for number, (piece, vowel) in enumerate(parts):
        row = 0 if vowel else row + 1
        doubled = bool(result) and result[-1][0] == piece
        if row == 3 or (row == 2 and number == 1 and not doubled):
            result.append(("a", True))
            row = 1
        result.append((piece, vowel))
    return result
