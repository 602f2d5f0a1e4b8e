"""Comparing names of persons, bodies and places across their spellings."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import read_table

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_ARTICLE = "ال"
_FORWARD = frozenset({"عبد", "ابو", "ابا", "ام", "بن", "ابن", "بنت", "ال", "آل", "ذو"})
_BACKWARD = frozenset({"الله", "الدين"})
_SAME_WORD = 0.8
"""Words at least so alike are spellings of one (بيدرسون and بيدرسن), others are not (سامر and سمير)."""
_LONGEST = 16
"""So many words of a name are compared."""
_RESPELLED = str.maketrans(
    {"غ": "ج", "ق": "ج", "ك": "ج", "ط": "ت", "ث": "ت", "ظ": "ز", "ذ": "ز", "ص": "س", "ض": "د"}
)
"""Letters that foreign names are written with by turns (غورباتشوف, جورباتشوف, كورباتشوف)."""


@functools.cache
def _honorifics() -> tuple[frozenset[tuple[str, ...]], int]:
    titles = {
        tuple(folded(row["title"]).split()) for row in read_table(resource("lexicons", "honorifics.tsv"))
    }
    return frozenset(titles), max(map(len, titles))


def name_at(text: str, span: Span, known: Callable[[str], bool]) -> str:
    """Return the name that stands in a text, with the letters that ``لل`` (for the) swallows.

    ``للأمم`` holds ``الأمم``, ``للبنان`` only ``لبنان``, ``للجنة`` either of ``اللجنة`` and ``لجنة``: what is
    ``known`` to begin a name decides, else the letters stay as they are.
    """
    name = " ".join(span.of(text).split())
    first = name.split(" ", 1)[0]
    if text[max(0, span.start - 1) : span.start + 1] != "لل" or known(first):
        return name
    return next((lost + name for lost in ("ا", _ARTICLE) if known(lost + first)), name)


def without_honorifics(words: list[str]) -> list[str]:
    """Return folded words without the titles that lead them; the last word always stays."""
    titles, longest = _honorifics()
    while len(words) > 1:
        for size in range(min(longest, len(words) - 1), 0, -1):
            head = (_bare(words[0]), *words[1:size])
            if head in titles or tuple(map(_bare, words[:size])) in titles:
                words = words[size:]
                break
        else:
            break
    return words


@functools.lru_cache(maxsize=8192)
def comparable(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Folded, titles off, signs and quotes off, compound parts joined: عبد الله and عبدالله, أبو بكر and
    أبوبكر, نور الدين and نورالدين, بن سلمان and بنسلمان have the same key. A name of
    signs only is its own key.
    """
    words = without_honorifics(_WORD.findall(folded(name)))
    return " ".join(_joined(words)) or name.strip()


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 3 else word


def _joined(words: list[str]) -> list[str]:
    """Join the parts of compound names: a head to what follows it, a tail to what it follows."""
    parts: list[str] = []
    pending = ""
    for number, word in enumerate(words):
        if word in _FORWARD and number + 1 < len(words):
            pending += {"ابا": "ابو", "ابن": "بن"}.get(word, word)
        elif word in _BACKWARD and parts and not pending:
            parts[-1] += word
        else:
            parts.append(pending + word)
            pending = ""
    return parts


def similarity(a: str, b: str) -> float:
    """Return how likely two names are spellings of one, from 0 to 1.

    1 for equal keys (see ``comparable``); about 0.9 where one leaves out middle or last names; 0.75 where
    one is the other's last word alone. Names of several words with different first words stay below 0.5,
    even when they share the family name; so do names with different numbers.
    """
    left, right = comparable(a), comparable(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if sorted(_NUMBER.findall(left)) != sorted(_NUMBER.findall(right)):
        return 0.1
    short, long = sorted((_stems(left), _stems(right)), key=len)
    if not short:
        return 0.0
    if len(short) == 1 < len(long):
        last, first = _word_likeness(short[0], long[-1]), _word_likeness(short[0], long[0])
        return max(0.75 * _certain(last), 0.5 * _certain(first))
    first = _word_likeness(short[0], long[0])
    likeness = _aligned(short, long)
    if _certain(first) == 0.0:
        return min(0.45, 0.5 * likeness)
    missing = (len(long) - len(short)) / len(long)
    return max(0.0, min(0.99, likeness * (1.0 - 0.3 * missing)))


def _stems(key: str) -> list[str]:
    return [_bare(word)[:40] for word in key.split()[:_LONGEST]]


def _certain(likeness: float) -> float:
    return likeness if likeness >= _SAME_WORD else 0.0


def _word_likeness(a: str, b: str) -> float:
    plain = Levenshtein.normalized_similarity(a, b)
    return max(
        plain, 0.95 * Levenshtein.normalized_similarity(a.translate(_RESPELLED), b.translate(_RESPELLED))
    )


def _aligned(short: list[str], long: list[str]) -> float:
    """Return the mean likeness of the shorter name's words to the longer one's, in their order."""
    best = [0.0] * (len(long) + 1)
    for word in short:
        before = best[:]
        for number, other in enumerate(long, start=1):
            best[number] = max(
                best[number - 1], before[number], before[number - 1] + _word_likeness(word, other)
            )
    return best[-1] / len(short)
