"""The clan behind a person's name: ``سلمان بن عبد العزيز آل سعود``."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.words import Word

_CLAN = "آل"  # folds like the article: only as it is written it is the clan


def with_clan(words: Sequence[Word], last: int) -> int:
    """Return the last word of a name with the clan that stands right behind it."""
    end = last + 2
    if end >= len(words) or words[last + 1].token.text != _CLAN or words[last].closed:
        return last
    parted = any(word.stop or word.pause or word.bracket or word.opened for word in words[last + 1 : end + 1])
    return last if parted or words[end].token.is_number else end
