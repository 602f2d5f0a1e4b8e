"""Who held an office on a day."""

from __future__ import annotations

from synpol_desktop.core.dates import days
from synpol_desktop.extraction.knowledge import Office, Thing, knowledge, words_of_name


def holders(title: str, body: str, published: str) -> list[Thing]:
    """Return the persons who held an office on a date, the latest first.

    Parameters
    ----------
    title : str
        As it is written, ``وزير الخارجية``; spelling variants are folded.
    body : str
        The id of a state, of a thing of the tables, or of a state's body: ``sy.foreign``.
    published : str
        A date value (``core.dates``). One that covers a change of office gives both holders.
    """
    words = words_of_name(title)
    first, last = days(published)
    found = [
        office
        for office in knowledge().offices
        if office.body == body
        and office.title == words
        and _overlaps(office, first.isoformat(), last.isoformat())
    ]
    found.sort(key=lambda office: office.valid_from, reverse=True)
    return [knowledge().things[office.person] for office in found]


def _overlaps(office: Office, first: str, last: str) -> bool:
    begins = days(office.valid_from)[0].isoformat() if office.valid_from else ""
    ends = days(office.valid_to)[1].isoformat() if office.valid_to else "9999"
    return begins <= last and first <= ends
