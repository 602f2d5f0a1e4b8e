"""What a user types, cut into tokens that know their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from synpol_desktop.arabic.folding import folded
from synpol_desktop.workspace.searching.language import fields, operators
from synpol_desktop.workspace.searching.problems import QueryError
from synpol_desktop.workspace.searching.tree import Place

NEAR_DISTANCE = 10
"""Words between the two sides of ``NEAR`` without a number."""
LONGEST_DISTANCE = 200

_CLOSING = {'"': '"', "“": "”", "«": "»"}
_SINGLE = {"&": "and", "|": "or"}
_FIELD = re.compile(r"([^\W\d_][\w-]*):(?!//)")
_OPEN_FIELD = re.compile(r"(?<![^\s(])([^\W\d_][\w-]*):$")
_WORD = re.compile(r'[^\s()"“”«»|&]+')
_NEAR = re.compile(r"(\w+)/(\d+)")
_PATTERN = re.compile(r"/((?:[^/\\\n]|\\.)*)(/?)")


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    PATTERN = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    Parameters
    ----------
    text : str
        The words as typed, without quotation marks or slashes; of a field its code.
    """

    kind: Kind
    text: str
    at: Place
    number: int = 0


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query and one that stands for its end.

    Raises
    ------
    QueryError
        If a phrase or pattern isn't closed, a field isn't known or has no value.
    """
    at = 0
    while at < len(query):
        if _is_blank(query[at]):
            at += 1
            continue
        token = _token(query, at)
        if token is not None:
            yield token
            at = token.at.end
        else:
            at += 1
    yield Token(Kind.END, "", Place(len(query), len(query)))


def without_open_field(query: str) -> str:
    """Return a query that is being typed without a field at its end that waits for its value."""
    match = _OPEN_FIELD.search(query)
    return query[: match.start(1)] if match and folded(match[1]) in fields() else query


def _token(query: str, at: int) -> Token | None:
    """Return the token that begins at a place; None for a sign that means nothing there."""
    sign, here = query[at], Place(at, at + 1)
    if sign == "(":
        return Token(Kind.OPEN, sign, here)
    if sign == ")":
        return Token(Kind.CLOSE, sign, here)
    if sign in _SINGLE:
        return Token(Kind[_SINGLE[sign].upper()], sign, here)
    if sign in _CLOSING:
        return _phrase(query, at)
    if sign in "”»":
        return None
    if sign == "/":
        return _pattern(query, at)
    if sign in "-!":
        follows = at + 1 < len(query) and not _is_blank(query[at + 1])
        return Token(Kind.NOT, sign, here) if follows else None
    return _field(query, at) or _word(query, at)


def _phrase(query: str, at: int) -> Token:
    end = query.find(_CLOSING[query[at]], at + 1)
    if end < 0:
        raise QueryError(
            Place(at, len(query)),
            "A quotation mark is missing in the search.",
            hint="Close the phrase with a second one.",
        )
    return Token(Kind.PHRASE, query[at + 1 : end], Place(at, end + 1))


def _pattern(query: str, at: int) -> Token:
    match = _PATTERN.match(query, at)
    assert match is not None
    if not match[2]:
        raise QueryError(
            Place(at, match.end()),
            "The regular expression is not closed.",
            hint="Write a slash after it: /…/. To look for a slash itself, put the words in quotation marks.",
        )
    return Token(Kind.PATTERN, match[1].replace("\\/", "/"), Place(*match.span()))


def _field(query: str, at: int) -> Token | None:
    match = _FIELD.match(query, at)
    if match is None:
        return None
    code = fields().get(folded(match[1]))
    ends = match.end() == len(query) or _is_blank(query[match.end()])
    place = Place(*match.span())
    if code is None:
        if ends:
            return None  # a colon of running text
        raise QueryError(
            place,
            "There is no field “{name}”.",
            hint="Fields are type:, date:, outlet:, said-by:, note: and tag:. "
            "Put words with a colon in quotation marks.",
            name=match[1],
        )
    if ends:
        raise QueryError(
            place,
            "“{name}:” has no value.",
            hint="Write the value right after the colon, without a blank.",
            name=match[1],
        )
    return Token(Kind.FIELD, code, place)


def _word(query: str, at: int) -> Token:
    match = _WORD.match(query, at)
    assert match is not None
    text, place = match[0], Place(*match.span())
    code = operators().get(text)
    if code == "near":
        return Token(Kind.NEAR, text, place, NEAR_DISTANCE)
    if code is not None:
        return Token(Kind[code.upper()], text, place)
    near = _NEAR.fullmatch(text)
    if near and operators().get(near[1]) == "near":
        # Longer numbers than Python reads at once mean no more than the longest distance.
        return Token(Kind.NEAR, near[1], place, min(int(near[2][:6]), LONGEST_DISTANCE))
    return Token(Kind.WORD, text, place)


def _is_blank(character: str) -> bool:
    """Whether a character is a blank or an invisible mark, such as one of direction."""
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")
