"""Which words of a text a word of a query stands for: spelling, what Arabic joins to it, beginnings."""

from __future__ import annotations

import re
from functools import lru_cache

from synpol_desktop.arabic.clitics import (
    ARTICLE,
    possessed,
    prefixes,
    split,
    splits,
    variants,
    without_article,
    without_pronoun,
)

SHORTEST_STEM = 4
"""A shorter rest is more likely a word of its own that begins like a proclitic, or ends like a pronoun."""
SHORTEST_WORD = 2
"""Letters, besides the article, of a word to which others are seen to be joined."""
SHORTEST_PREFIX = 2
"""Letters, besides the article, of a beginning that can be looked for."""
SHORTEST_JOINED_PREFIX = 3
"""Letters of a beginning before which proclitics are seen."""
SHORTEST_FUZZY = {1: 4, 2: 6}
"""Letters of a word, besides the article, of which so many may differ."""

TOKEN = re.compile(r"[^\W_]+")
"""A word of a folded text, as the index cuts it."""


@lru_cache(maxsize=512)
def forms(word: str) -> tuple[str, ...]:
    """Return the words of a text that a word stands for, itself first: with and without what is joined."""
    found = dict.fromkeys((word,))
    if bare_length(word) < SHORTEST_WORD:
        return (word,)
    for stem in _stems(word):
        found.update(dict.fromkeys(variants(stem)))
        bare = without_article(stem)
        if len(bare) >= SHORTEST_STEM:
            before = [prefix for prefix in prefixes(stem) if not prefix.endswith((ARTICLE, "لل"))]
            found.update((prefix + noun, None) for noun in possessed(bare) for prefix in before)
    return tuple(found)


@lru_cache(maxsize=512)
def beginnings(prefix: str) -> tuple[str, ...]:
    """Return how words of a text begin that begin so, whatever is joined before them."""
    if bare_length(prefix) < SHORTEST_JOINED_PREFIX:
        return (prefix,)
    found = dict.fromkeys((prefix,))
    for stem in _cut(prefix):
        found.update(dict.fromkeys(variants(stem)))
    ordered = sorted(found, key=len)
    # one that begins like another adds nothing
    return tuple(one for n, one in enumerate(ordered) if not one.startswith(tuple(ordered[:n])))


def bare_length(word: str) -> int:
    """Return the number of letters besides the article and what is surely joined before it."""
    stem = word.removeprefix(ARTICLE)
    for cut in splits(word):
        if cut.prefix and cut.stem.startswith(ARTICLE):
            stem = min(stem, cut.stem.removeprefix(ARTICLE), key=len)
    return len(stem)


@lru_cache(maxsize=64)
def fuzzy_forms(word: str) -> tuple[tuple[str, str], ...]:
    """Return the forms that a text's word may be like, each with the letters before it that must be there."""
    bare = without_article(_cut(word)[-1] if _is_certain(word) else word)
    return tuple((prefix, prefix + bare) for prefix in prefixes(bare))


def _is_certain(word: str) -> bool:
    """Whether a proclitic is joined to the word for sure: it stands before the article."""
    return split(word)[0] != ""


def _cut(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it where proclitics may be cut off."""
    if _is_certain(word):
        return (word, split(word)[1])
    return tuple(cut.stem for cut in splits(word) if len(cut.stem) >= SHORTEST_STEM or not cut.prefix)


def _stems(word: str) -> tuple[str, ...]:
    """Return what a typed word may be a form of: itself, without proclitics, without a pronoun."""
    found = list(_cut(word))
    for stem in tuple(found):
        for cut, pronoun in without_pronoun(stem):
            # A lone "ه" may belong to the word, but after "ت" it is a pronoun.
            sure = len(pronoun) > 1 or (pronoun and stem.endswith("ته"))
            if sure and len(without_article(cut)) >= SHORTEST_STEM:
                found.append(cut)
    return tuple(dict.fromkeys(found))
