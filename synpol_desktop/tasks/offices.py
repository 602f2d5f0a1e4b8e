"""Offices that the tables know: which a person held, and who held those of a body."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from synpol_desktop.core.dates import days
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values

KNOWN = "kb:"


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """Who held an office, from when to when.

    Parameters
    ----------
    person, body : str
        Keys of the actors.
    person_name, body_name : tuple of str
        In Arabic and in English.
    since, until : str
        Date values; "" for open.
    """

    person: str
    person_name: tuple[str, str]
    title: str
    body: str
    body_name: tuple[str, str]
    since: str
    until: str

    @property
    def first(self) -> date | None:
        """The first day."""
        return days(self.since)[0] if self.since else None


def offices_of(key: str) -> list[KnownOffice]:
    """Return the offices that the tables know of an actor, held by it or in it, the latest first."""
    found = _offices().get(key, [])
    return sorted(found, key=lambda office: (office.until == "", office.since), reverse=True)


def all_offices() -> list[KnownOffice]:
    """Return every office that the tables know, once."""
    return [office for key, known in _offices().items() for office in known if office.person == key]


@cache
def _offices() -> dict[str, list[KnownOffice]]:
    found: defaultdict[str, list[KnownOffice]] = defaultdict(list)
    for row in read_table(resource("gazetteers", "offices.tsv")):
        person, body = f"{KNOWN}{row['person']}", f"{KNOWN}{row['body']}"
        office = KnownOffice(
            person,
            _names().get(row["person"], ("", "")),
            row["title"],
            body,
            _body(row["body"]),
            row["valid_from"],
            row["valid_to"],
        )
        found[person].append(office)
        found[body].append(office)
    return dict(found)


@cache
def _names() -> dict[str, tuple[str, str]]:
    tables = ("people", "organisations", "states", "places")
    rows = (row for name in tables for row in read_table(resource("gazetteers", f"{name}.tsv")))
    return {row["id"]: (row["name"].removesuffix("?"), row["english"]) for row in rows}


def _body(id_: str) -> tuple[str, str]:
    """Return what a body is called; one of a state by the body's and the state's names."""
    if id_ in _names():
        return _names()[id_]
    state, _, kind = id_.partition(".")
    if state not in _names() or kind not in _kinds():
        return id_, id_
    (arabic, english), (form, name) = _names()[state], _kinds()[kind]
    return f"{form} – {arabic}", f"{english}: {name}"


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    rows = read_table(resource("gazetteers", "state_bodies.tsv"))
    return {row["id"]: (values(row["forms"])[0].removesuffix("?"), row["english"]) for row in rows}
