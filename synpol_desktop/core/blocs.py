"""Blocs: who belongs to which, and when; those of the tables and those of the analyst."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from synpol_desktop.core.dates import days
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

NO_BLOC = ""
"""In a filter: actors that belong to no bloc."""
NONE_FIELD, NONE = "bloc", "none"
"""The detail of an actor that the analyst took out of all blocs."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A spell of membership: ids and date values; it ends when ``valid_to`` begins, empty is open."""

    bloc: str
    member: str
    valid_from: str
    valid_to: str

    def holds(self, date: str | None) -> bool:
        """Whether it holds at some day of a date value; without a date, whether it is open."""
        if not date:
            return not self.valid_to
        first, last = days(date)
        begins = days(self.valid_from)[0] if self.valid_from else first
        ends = days(self.valid_to)[0] if self.valid_to else last
        return begins <= last and first <= ends


@dataclass(frozen=True, slots=True)
class BlocRow:
    """That an actor belongs to a bloc, from a day to a day.

    Parameters
    ----------
    entity : EntityId
        Canonical.
    bloc : str
        The bloc's name: in Arabic for those of the tables, as the analyst wrote it for others.
    first, last : date, optional
        Both inclusive; None for open.
    own : bool
        Whether the analyst said so, not the tables.
    """

    entity: EntityId
    bloc: str
    first: date | None = None
    last: date | None = None
    own: bool = True

    def on(self, day: date | None) -> bool:
        """Whether it holds on a day; without a day, whether it has not ended."""
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@cache
def memberships() -> tuple[Membership, ...]:
    """Return the table of blocs."""
    return tuple(
        Membership(row["bloc"], row["member"], row["valid_from"], row["valid_to"])
        for row in read_table(resource("gazetteers", "blocs.tsv"))
    )


@cache
def bloc_names() -> dict[str, tuple[str, str]]:
    """Return the Arabic and the English name of each bloc of the table."""
    known = {each.bloc for each in memberships()}
    rows = read_table(resource("gazetteers", "organisations.tsv"))
    return {row["id"]: (row["name"], row["english"]) for row in rows if row["id"] in known}


@cache
def english_names() -> dict[str, str]:
    """Return the English name of each bloc of the table by its Arabic one."""
    return dict(bloc_names().values())


def bloc_named(text: str) -> str:
    """Return a bloc's name, also if it was called in English or by its id; other names as they are."""
    for id_, (arabic, english) in bloc_names().items():
        if text.casefold() in (id_, english.casefold()):
            return arabic
    return text


def members(bloc: str, date: str | None = None) -> frozenset[str]:
    """Return the ids of who belongs to a bloc at a date (today's members without one)."""
    return frozenset(each.member for each in memberships() if each.bloc == bloc and each.holds(date))


def blocs_of(member: str, date: str | None = None) -> frozenset[str]:
    """Return the ids of the blocs that a state or body belongs to at a date."""
    return frozenset(each.bloc for each in memberships() if each.member == member and each.holds(date))
