"""Who holds which office in a document, for titles that stand alone."""

from __future__ import annotations

from collections.abc import Iterable

from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.offices import Office


class Holders:
    """Who holds which office in this document, for titles that stand alone."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_body: dict[tuple[str, int], list[End]] = {}
        self._roles: dict[int, list[str]] = {}
        for office in offices:
            if office.person is not None and office.body is not None:
                self._by_body.setdefault((office.role.word, office.body.entity), []).append(office.person)
            if office.person is not None:
                self._roles.setdefault(office.person.entity, []).append(office.role.word)

    def of(self, office: Office) -> End | None:
        """Return the holder of an office: the one named last before the title, else the first one after."""
        if office.body is None:
            return None
        persons = self._by_body.get((office.role.word, office.body.entity), [])
        earlier = [person for person in persons if person.span.start < office.title.start]
        chosen = earlier[-1] if earlier else next(iter(persons), None)
        return None if chosen is None else End(chosen.entity, office.title)

    def role_of(self, persons: Iterable[int]) -> str | None:
        """Return the role word of the first of the persons who has an office here."""
        return next((self._roles[person][0] for person in persons if person in self._roles), None)

    def counterpart(self, persons: Iterable[int], state: int) -> End | None:
        """Return who holds the same office as one of the persons, in another state."""
        for person in persons:
            for role in self._roles.get(person, []):
                for end in self._by_body.get((role, state), []):
                    if end.entity != person:
                        return end
        return None
