"""Comparing names of persons, bodies and places across their spellings."""

from __future__ import annotations

import functools
import re

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "ال"
_FORWARD = frozenset({"عبد", "ابو", "ابا", "ام", "بن", "ابن", "بنت", "ال", "آل", "ذو"})
_BACKWARD = frozenset({"الله", "الدين"})


@functools.cache
def _honorifics() -> tuple[frozenset[tuple[str, ...]], int]:
    titles = {
        tuple(folded(row["title"]).split()) for row in read_table(resource("lexicons", "honorifics.tsv"))
    }
    return frozenset(titles), max(map(len, titles))


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
