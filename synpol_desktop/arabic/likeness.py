"""Which words of a long list are written nearly like another."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein


def near_words(word: str, words: Sequence[str], distance: int) -> list[str]:
    """Return the words that differ by at most so many letters put in, left out or changed."""
    found = process.extract_iter(word, words, scorer=Levenshtein.distance, score_cutoff=distance)
    return [choice for choice, _, _ in found]
