"""Which Arabic names a spelling in Latin letters may mean: by consonants first, then by the whole sound.

Newspapers spell a name in many ways, Faisal and Faysal, Hussein and Husayn. The consonants of a word are
cheap to find in either script, so they choose among many words; only those few are romanised and compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from synpol_desktop.arabic.clitics import without_article
from synpol_desktop.arabic.folding import folded
from synpol_desktop.arabic.transliteration import to_latin
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

ALIKE, BEGUN = 0.65, 0.6
"""Words of the same consonants are of one name if so much of their sound, or of a beginning, is the same."""
REMEMBERED = 100_000
_VOWELS = re.compile(r"[aeiouwy]+")
_LAST_VOWELS = re.compile(r"[iy]+$")
_SILENT = re.compile(r"^ال(?=..)|ه$", re.MULTILINE)  # the article and a last ta marbuta
_TWICE = re.compile(r"(.)\1+")
_LATIN = re.compile(r"[a-z]+")


def is_latin(word: str) -> bool:
    """Whether a folded word is written in plain Latin letters."""
    return _LATIN.fullmatch(word) is not None


def consonants(words: Sequence[str]) -> list[str]:
    """Return the consonants that folded words are heard with, in either script, each repeated one once.

    Many words are one text on the way: that is ten times as fast as word by word.
    """
    text = _SILENT.sub("", "\n".join(words)).translate(_letters())
    lines = _settled(text).split("\n") if words else []
    return [_spelled(word) if is_latin(word) else line for word, line in zip(words, lines, strict=True)]


@lru_cache(maxsize=REMEMBERED)
def sound(word: str) -> str:
    """Return how a word in Latin letters, or a folded Arabic one, is heard: its vowels are a, u and y."""
    latin = word if is_latin(word) else _plain(to_latin(without_article(word), person=True))
    return _settled(_VOWELS.sub(lambda run: _vowel(run[0]), _sounds(_final(latin))))


def sounds_like(typed: str, word: str, *, begun: bool = False) -> bool:
    """Whether a spelling in Latin letters may be of a word, or of its beginning."""
    wanted, heard = sound(typed), sound(word)
    if not begun:
        return Levenshtein.normalized_similarity(wanted, heard) >= ALIKE
    beginnings = (heard[: len(wanted) + more] for more in (-1, 0, 1))
    return any(Levenshtein.normalized_similarity(wanted, each) >= BEGUN for each in beginnings)


def _spelled(latin: str) -> str:
    return _settled(_VOWELS.sub("", _sounds(_final(latin))))


@cache
def _table() -> dict[str, str]:
    return {row["written"]: row["sound"] for row in read_table(resource("lexicons", "latin_sounds.tsv"))}


class _Letters(dict[int, str]):
    """What is heard of each letter: nothing of one that the table doesn't have."""

    def __missing__(self, letter: int) -> str:
        return ""


@cache
def _letters() -> _Letters:
    heard = {ord(one): sound for one, sound in _table().items() if len(one) == 1}
    arabic = dict.fromkeys(range(0x600, 0x700), "")
    return _Letters({ord("\n"): "\n"} | arabic | heard)


@cache
def _pieces() -> re.Pattern[str]:
    written = sorted((piece for piece in _table() if is_latin(piece)), key=len, reverse=True)
    return re.compile("|".join(written))


def _sounds(latin: str) -> str:
    return _pieces().sub(lambda piece: _table()[piece[0]], latin)


def _final(latin: str) -> str:
    """Leave out the silent last letter of -ah and -eh, and make -iy and -y one."""
    return _LAST_VOWELS.sub("i", latin[:-1] if latin.endswith(("ah", "eh")) else latin)


def _vowel(run: str) -> str:
    if "u" in run or "o" in run or "w" in run:
        return "u"
    return "y" if len(run) > 1 and run[-1] in "iy" else "a"


def _settled(key: str) -> str:
    return _TWICE.sub(r"\1", key.replace("nb", "mb"))


def _plain(latin: str) -> str:
    """Return the plain letters of a romanised word."""
    letters = unicodedata.normalize("NFKD", folded(latin).casefold())
    return "".join(letter for letter in letters if "a" <= letter <= "z")
