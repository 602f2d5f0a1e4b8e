"""How far the text layer of a PDF can be trusted, and turning round what was stored backwards.

Producers store Arabic in every way: as letters in reading order, as shapes, in the order of the paper, or as
numbers of glyphs that mean nothing. The words themselves tell: of Arabic news about every sixth is one of few
function words, and many begin with the article.
"""

from __future__ import annotations

import functools
import re

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

RELIABLE = 0.6
"""Below this score a text layer is marked as unreliable."""
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\-@_'%][A-Za-z0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_BROKEN = re.compile("[\0-\x1f\x7f-\x9f\ufffd-\uffff\ue000-\uf8ff\ud800-\udfff]")
_MIXED = re.compile(r"[\u0621-\u064a](?:[A-Za-z]|\d+[\u0621-\u064a])|[A-Za-z][\u0621-\u064a]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_USUAL = 0.1
"""Share of function words from which nothing more can be told."""
_FEW = 30
"""Fewer words than this can't tell by their frequency."""


def score(text: str) -> float:
    """Return from 0 (noise) to 1 how much a text is written as people write."""
    parts = text.split()
    if not parts:
        return 0.0
    clean = max(0.0, 1.0 - 8.0 * sum(map(_is_noise, parts)) / len(parts))
    words = _WORD.findall(folded(text))
    arabic = [word for word in words if _ARABIC.search(word)]
    if len(arabic) < 0.3 * max(len(words), 1):
        return float(clean)  # another language: only noise can be told
    single = sum(len(word) == 1 for word in arabic) / len(arabic)
    joined = max(0.0, 1.0 - 4.0 * max(0.0, single - 0.08))
    if len(arabic) < _FEW:
        return float(clean * joined)
    known = sum(word in _function_words() for word in arabic) / len(arabic)
    articles = sum(word.startswith(("ال", "وال", "بال", "لل")) for word in arabic) / len(arabic)
    language = min(1.0, (known / _USUAL + articles / 0.15) / 2)
    return float(clean * joined * language)


def is_backwards(text: str) -> bool:
    """Whether the words of a text are known when read from their end."""
    words = _WORD.findall(folded(text))
    known = _function_words()
    forwards = sum(word in known or (len(word) > 4 and word.startswith("ال")) for word in words)
    backwards = sum(word[::-1] in known or (len(word) > 4 and word.endswith("لا")) for word in words)
    return bool(backwards > 3 and backwards > 2 * forwards)


def turned(text: str) -> str:
    """Return a text whose lines were stored backwards; numbers and Latin words keep their direction."""
    return "\n".join(_turned_line(line) for line in text.split("\n"))


def _turned_line(line: str) -> str:
    whole = _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], line)
    return whole[::-1].translate(_MIRRORED)


def _is_noise(part: str) -> bool:
    """Whether a word holds characters without meaning, or letters of two scripts side by side."""
    return bool(_BROKEN.search(part) or _MIXED.search(part.replace("\u0640", "")))


@functools.cache
def _function_words() -> frozenset[str]:
    rows = read_table(resource("lexicons", "function_words.tsv"))
    return frozenset(folded(word) for row in rows for word in row["words"].split())
