"""Single words, with their star or tilde, and phrases."""

from __future__ import annotations

import re

from synpol_desktop.arabic.folding import folded
from synpol_desktop.workspace.searching.lexer import Token
from synpol_desktop.workspace.searching.problems import QueryError
from synpol_desktop.workspace.searching.tree import Fuzzy, Node, Phrase, Place, Prefix, Word
from synpol_desktop.workspace.searching.words import SHORTEST_FUZZY, SHORTEST_PREFIX, TOKEN, bare_length

_FUZZY = re.compile(r"(.*)~(\d*)")


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of typed text, as the index cuts them."""
    return tuple(TOKEN.findall(folded(text)))


def word(token: Token) -> Node | None:
    """Return what a word with its star or tilde asks for; None if it has no letter."""
    raw = token.text
    fuzzy = _FUZZY.fullmatch(raw)
    text = fuzzy[1] if fuzzy else raw.removesuffix("*")
    words = words_of(text)
    if "*" in text or (not words and raw.endswith("*")):
        raise QueryError(
            token.at,
            "A star stands only at the end of a word.",
            hint="It finds all words that begin so. For other places use a regular expression: /…/",
        )
    if not words:
        return None
    if fuzzy:
        return _fuzzy(words, fuzzy[2], token.at)
    if raw.endswith("*"):
        if len(words) > 1:
            raise QueryError(
                token.at,
                "A star can't follow several words.",
                hint="Put it after a single word.",
            )
        if bare_length(words[0]) < SHORTEST_PREFIX:
            raise QueryError(
                token.at,
                "There are too few letters before the star.",
                hint="Write two letters at least, besides the article.",
            )
        return Prefix(words[0], token.at)
    return phrase(words, token.at)


def _fuzzy(words: tuple[str, ...], number: str, at: Place) -> Node:
    distance = int(number[:3]) if number else 1
    if distance not in (1, 2) or len(words) > 1:
        raise QueryError(
            at,
            "A likeness is of a single word, by one or two letters.",
            hint="Write word~1 or word~2.",
        )
    if bare_length(words[0]) < SHORTEST_FUZZY[distance]:
        raise QueryError(
            at,
            "The word is too short to look for others that are like it.",
            hint="Four letters are needed for ~1, six for ~2.",
        )
    return Fuzzy(words[0], distance, at)


def phrase(words: tuple[str, ...], at: Place) -> Node:
    """Return words that follow each other; a single one is a word."""
    return Word(words[0], at) if len(words) == 1 else Phrase(words, at)
