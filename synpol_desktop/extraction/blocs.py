"""Blocs of states: who belongs to which, and when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from synpol_desktop.core.dates import days
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table


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


@cache
def memberships() -> tuple[Membership, ...]:
    """Return the table of blocs."""
    return tuple(
        Membership(row["bloc"], row["member"], row["valid_from"], row["valid_to"])
        for row in read_table(resource("gazetteers", "blocs.tsv"))
    )


def members(bloc: str, date: str | None = None) -> frozenset[str]:
    """Return the ids of who belongs to a bloc at a date (today's members without one)."""
    return frozenset(each.member for each in memberships() if each.bloc == bloc and each.holds(date))


def blocs_of(member: str, date: str | None = None) -> frozenset[str]:
    """Return the ids of the blocs that a state or body belongs to at a date."""
    return frozenset(each.bloc for each in memberships() if each.member == member and each.holds(date))
