"""Who holds which office in a document, for titles that stand alone."""

from __future__ import annotations

from collections.abc import Iterable

from synpol_desktop.core.kinds import MentionKind
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.office import Office

_HEAD = "رييس"  # head


class Holders:
    """Who holds which office in this document, for titles that stand alone."""

    def __init__(self, offices: Iterable[Office], document: Document | None = None) -> None:
        self._at_the_time = {} if document is None else _at_the_time(document)
        self._by_body: dict[tuple[str, int], list[End]] = {}
        self._by_post: dict[tuple[str, str], list[End]] = {}
        self._roles: dict[int, list[str]] = {}
        self._posts: dict[int, str] = {}
        self._presiding: dict[int, list[End]] = {}
        for office in offices:
            if office.person is not None and office.body is not None:
                self._by_body.setdefault((office.role.word, office.body.entity), []).append(office.person)
            if office.person is not None and office.nation:
                self._by_post.setdefault((office.post, office.nation), []).append(office.person)
            if office.person is not None:
                self._roles.setdefault(office.person.entity, []).append(office.role.word)
                self._posts.setdefault(office.person.entity, office.post)

    def preside(self, body: int, person: End) -> None:
        """Remember who leads a delegation of a body, to be its head where nobody else is (``برئاسة``)."""
        self._presiding.setdefault(body, []).append(person)

    def of(self, office: Office) -> End | None:
        """Return the holder of an office: the one named last before the title, else the first one after."""
        persons = self._by_post.get((office.post, office.nation), [])
        if not persons and office.body is not None:
            persons = self._by_body.get((office.role.word, office.body.entity), [])
            if not persons and office.role.word == _HEAD:
                persons = self._presiding.get(office.body.entity, [])
        earlier = [person for person in persons if person.span.start < office.title.start]
        chosen = earlier[-1] if earlier else next(iter(persons), None)
        entity = self._at_the_time.get(office.title.start) if chosen is None else chosen.entity
        return None if entity is None else End(entity, office.title)

    def role_of(self, persons: Iterable[int]) -> str | None:
        """Return the role word of the first of the persons who has an office here."""
        return next((self._roles[person][0] for person in persons if person in self._roles), None)

    def post_of(self, persons: Iterable[int]) -> str:
        """Return what the office of the first of the persons who has one is called, empty if none has."""
        return next((self._posts[person] for person in persons if person in self._posts), "")

    def counterpart(self, persons: Iterable[int], state: int) -> End | None:
        """Return who holds the same office as one of the persons, in another state."""
        for person in persons:
            for role in self._roles.get(person, []):
                for end in self._by_body.get((role, state), []):
                    if end.entity != person:
                        return end
        return None


def _at_the_time(document: Document) -> dict[int, int]:
    """Return, by where a title begins, who held the office when the article appeared, if it names them."""
    named = {mention.entity for mention in document.mentions if mention.kind is not MentionKind.OFFICE}
    return {
        mention.span.start: mention.entity
        for mention in document.mentions
        if mention.kind is MentionKind.OFFICE and mention.entity in named
    }
