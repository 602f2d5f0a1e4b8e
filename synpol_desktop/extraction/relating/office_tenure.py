"""What the tables know of somebody whose title names no body (``الرئيس فلان``, ``وزير الدفاع فلان``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import KNOWN, knowledge, known_id
from synpol_desktop.extraction.knowledge import Office as Tenure
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Role
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.office_walk import Walk
from synpol_desktop.extraction.relating.wholes import GOVERNMENT

_ARTICLE, _HERS = "ال", "ه"


class Tenures:
    """The bodies of one document in which persons of it held offices by the tables."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, role: Role, walk: Walk, person: End) -> int | None:
        """Return the body, else the state, in which a person bears a title that names none here.

        An adjective's state that the document names nowhere else may have its government named there.
        """
        if walk.former:
            return None
        if walk.of_state:
            return self._named(walk.nation + GOVERNMENT)
        served = (tenure.body for tenure in _of(self._document, person) if _is_such(tenure, role))
        leads = lexicon().has("leader", role.word)
        named = (self._named(body) for office in served for body in ((office,) if leads else _chain(office)))
        return next((entity for entity in named if entity is not None), None)

    def _named(self, body: str) -> int | None:
        return self._document.entity_with_key(KNOWN + body)


def knows(document: Document, person: End) -> bool:
    """Whether the tables have an office of somebody."""
    return bool(_of(document, person))


def _of(document: Document, person: End) -> tuple[Tenure, ...]:
    return _tenures().get(known_id(document.entities[person.entity].key), ())


def _is_such(tenure: Tenure, role: Role) -> bool:
    """Whether a tenure is called by the word of a title, the feminine by the masculine."""
    title = tenure.title[0]
    return role.word in {title, title.removeprefix(_ARTICLE), title.removesuffix(_HERS)}


def _chain(body: str) -> Iterator[str]:
    """Yield a body, its state and the government of that."""
    state = body.partition(".")[0]
    yield body
    yield state
    yield state + GOVERNMENT


@cache
def _tenures() -> dict[str, tuple[Tenure, ...]]:
    """Return the tenures of each person."""
    table: dict[str, tuple[Tenure, ...]] = {}
    for office in knowledge().offices:
        table[office.person] = (*table.get(office.person, ()), office)
    return table
