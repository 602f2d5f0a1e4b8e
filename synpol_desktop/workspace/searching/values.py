"""The values of fields, and regular expressions as they are allowed."""

from __future__ import annotations

from datetime import date

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.dates import days
from synpol_desktop.workspace.searching.language import types
from synpol_desktop.workspace.searching.lexer import Token
from synpol_desktop.workspace.searching.patterns import PatternError, compiled
from synpol_desktop.workspace.searching.problems import QueryError
from synpol_desktop.workspace.searching.tree import (
    DateIn,
    Field,
    NoteHas,
    OutletHas,
    Pattern,
    Phrase,
    Place,
    Prefix,
    SaidBy,
    TagHas,
    TypeIs,
    Word,
)
from synpol_desktop.workspace.searching.words import SHORTEST_PREFIX, TOKEN, bare_length

_OF_DATES = frozenset("0123456789.-")


def field_value(field: Token, value: Token, *, unfinished: bool = False) -> Field | None:
    """Return what ``field:value`` asks for.

    Parameters
    ----------
    unfinished : bool
        Whether the value is still typed: the beginning of a type stands for all that begin so, and None is
        returned for the beginning of a date.

    Raises
    ------
    QueryError
        If the field can't have the value.
    """
    at = Place(field.at.start, value.at.end)
    text = folded(value.text).strip()
    match field.text:
        case "type":
            return _begun_type(text, value, at) if unfinished else _type(text, value, at)
        case "date":
            try:
                return _date(text, value, at)
            except QueryError:
                if unfinished and _OF_DATES.issuperset(text):
                    return None
                raise
        case "outlet":
            if TOKEN.search(text):
                return OutletHas(text, at)
        case "note" | "tag":
            name = _words(text, value, unfinished=unfinished)
            if name is not None:
                return (NoteHas if field.text == "note" else TagHas)(name, at)
        case _:
            words = tuple(TOKEN.findall(text))
            if words:
                return SaidBy(Word(words[0], at) if len(words) == 1 else Phrase(words, at), at)
    raise QueryError(at, "The value has no letter.", hint="Write a name after the colon.")


def _words(text: str, value: Token, *, unfinished: bool) -> Word | Phrase | Prefix | None:
    """Return words that follow each other; a single one that is still typed may go on."""
    words = tuple(TOKEN.findall(text.casefold()))
    if not words:
        return None
    if len(words) > 1:
        return Phrase(words, value.at)
    going_on = unfinished and bare_length(words[0]) >= SHORTEST_PREFIX
    return Prefix(words[0], value.at) if going_on else Word(words[0], value.at)


def pattern(token: Token) -> Pattern:
    """Return what ``/…/`` asks for.

    Raises
    ------
    QueryError
        If it is no regular expression.
    """
    try:
        compiled(token.text)
    except PatternError as error:
        begin = token.at.start + 1 + min(error.position, len(token.text))
        raise QueryError(
            Place(min(begin, token.at.end - 1), token.at.end),
            "The regular expression can't be read: {reason}.",
            hint="Put a backslash before signs that stand for themselves, such as ( or *.",
            reason=error.reason,
        ) from error
    return Pattern(token.text, token.at)


def _type(text: str, value: Token, at: Place) -> TypeIs:
    found = types().get(text.replace(" ", "-")) or types().get(text.replace("_", "-"))
    if found is None:
        raise QueryError(
            value.at,
            "There is no type “{value}”.",
            hint="Actors: person, body, state, region, law, event. Relations: accuses, supports, consults, …",
            value=value.text,
        )
    return TypeIs(*found, at)


def _begun_type(text: str, value: Token, at: Place) -> TypeIs:
    """Return all types whose names begin so."""
    begun = [found for name, found in types().items() if name.startswith(text.replace(" ", "-"))]
    entities = frozenset(kind for kinds, _ in begun for kind in kinds)
    relations = frozenset(kind for _, kinds in begun for kind in kinds)
    return TypeIs(entities, relations, at) if begun else _type(text, value, at)


def _date(text: str, value: Token, at: Place) -> DateIn:
    """Read a day, month or year, or two of them with two dots between; one of the two may be open."""
    first, dots, last = text.partition("..")
    begin = _day(first, value, last=False) if first else None
    end = _day(last if dots else first, value, last=True) if (last or not dots) else None
    if begin is None and end is None:
        raise _no_date(value)
    if begin is not None and end is not None and end < begin:
        raise QueryError(
            value.at, "The range of dates ends before it begins.", hint="Write the earlier date first."
        )
    return DateIn(begin, end, at)


def _day(text: str, value: Token, *, last: bool) -> date:
    try:
        if "/" not in text:
            return days(text)[last]
    except ValueError:
        pass
    raise _no_date(value)


def _no_date(value: Token) -> QueryError:
    return QueryError(
        value.at,
        "“{value}” is no date.",
        hint="Write a year, month or day, or a range: 2016, 2016-03, 2016-03-14, 2015..2017, ..2014",
        value=value.text,
    )
