"""What is no part of a sentence: clock times of a ticker, numbers and signs of a list, those of a hashtag."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.arabic.tokens import Token
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.words import is_abbreviated

_SEPARATORS = frozenset("-–—|.:)،/")
_LONGEST_NUMBER = 3
_SECTION = "/"
_HASHTAG = frozenset("#_")


def opening(tokens: Sequence[Token], words: Lexicon) -> tuple[int, str]:
    """Return how many tokens open a sentence without being a part of it, and the word that numbers it."""
    at = _signs(tokens, 0, words)
    kind = ""
    here = tokens[at].folded if at < len(tokens) else ""
    if here.isdigit() and len(here) <= _LONGEST_NUMBER:
        if _is_clock(tokens, at):
            at = _signs(tokens, at + 3, words)
        elif _follows(tokens, at):
            kind = here
            at = _signs(tokens, at + 2, words)
    elif words.has("section", here) and at + 1 < len(tokens) and tokens[at + 1].folded == _SECTION:
        at = _signs(tokens, at + 2, words)
    elif any(words.has(each, here) for each in ("ordinal", "turn")) and _follows(tokens, at):
        kind = here
        at = _signs(tokens, at + 2, words)
    return (at, kind) if at < len(tokens) else (0, "")


def _signs(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    while at < len(tokens) and _is_sign(tokens[at]) and not words.has("quote", tokens[at].folded):
        at += 1
    return at


def _is_sign(token: Token) -> bool:
    return not token.folded[0].isalnum()


def _is_clock(tokens: Sequence[Token], at: int) -> bool:
    parts = [token.folded for token in tokens[at : at + 3]]
    return len(parts) == 3 and parts[1] in {":", "."} and parts[2].isdigit() and len(parts[2]) == 2


def _follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].folded in _SEPARATORS


def is_mute(tokens: list[Token], at: int) -> bool:
    """Whether a sign parts nothing: the stop of a title of one letter (``د. فلان``), those of a hashtag."""
    text = tokens[at].text
    stop = text == "." and at > 0
    return text in _HASHTAG or (stop and is_abbreviated(tokens[at - 1], tokens[at].span.start))
