"""Offices: a role word, the body it belongs to and the person who holds it.

``وزير الخارجية الروسي سيرغي لافروف``, ``قدري جميل، رئيس حزب الإرادة``, ``الرئيس اليمني``: one reading of the
words around a role word finds the body and the person on either side of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import knowledge, known_id
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Role
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.office_before import is_adjective, is_no_office, person_before
from synpol_desktop.extraction.relating.office_chief import chief_of, person_behind, serves
from synpol_desktop.extraction.relating.office_ministry import Ministries
from synpol_desktop.extraction.relating.office_tenure import Tenures
from synpol_desktop.extraction.relating.office_title import MINISTER
from synpol_desktop.extraction.relating.office_walk import Walk
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit
from synpol_desktop.extraction.relating.wholes import GOVERNMENT

_BETWEEN = 4
_SHE = "ه"
"""Ends a title of a woman, as it is folded."""
_CABINET = "حكومه"  # government


class OfficeReader:
    """Finds the office phrases of the sentences of one document."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        self._ministries = Ministries(document, words)
        self._tenures = Tenures(document)

    def offices(self, sentence: Sentence) -> list[Office]:
        """Return the office phrases from left to right; a role inside another's title is part of it."""
        found = list(self._offices(sentence))
        for number in range(len(found) - 2, -1, -1):
            holder = found[number + 1].person
            if holder is not None and self._share_a_holder(sentence.units, found[number], found[number + 1]):
                found[number] = replace(found[number], person=holder)
        return [
            replace(each, last=each.ends) if each.person is None and 0 <= each.ends < each.last else each
            for each in found
        ]

    def _share_a_holder(self, units: tuple[Unit, ...], first: Office, second: Office) -> bool:
        """Whether two titles belong to one person (``نائب رئيس الحكومة ووزير الخارجية فلان``)."""
        if first.person is not None or second.before or first.body is None or first.role.number > 1:
            return False
        if second.first <= first.last or self._words.has("province", units[first.first].word):
            return False  # a chief in the title of who serves them; no governor
        between = units[first.last + 1 : second.first]
        if not between and not units[second.first].conjunction:
            return units[first.first].word.endswith(_SHE) is units[second.first].word.endswith(_SHE)
        if units[second.first].conjunction:
            return not between and self._words.has("doubled", first.role.word)
        commas = sum(unit.word in COMMAS for unit in between)
        plain = all(unit.kind is Kind.WORD or unit.word in COMMAS for unit in between)
        return commas == 1 and plain and len(between) <= _BETWEEN and not any(u.finite for u in between)

    def _offices(self, sentence: Sentence) -> Iterator[Office]:
        place, units, possessed = 0, sentence.units, self._words.possessed
        last: Office | None = None
        while place < len(units):
            unit = units[place]
            if unit.role is None and unit.word not in possessed:
                place += 1
                continue
            owned = self._words.owned(unit.word)
            role = unit.role or (owned.role if owned else None)
            if role is None or is_no_office(self._words, units, place, role):
                place += 1
                continue
            office, chief = self._read(sentence, place, role, last)
            bare = unit.role is None and (office.person is None or office.before)
            if bare or (office.person is None and is_adjective(units, place)):
                place += 1
                continue
            yield office
            if chief is not None:
                yield chief
            yield from self._alike(units, office)
            last = office
            place = max(office.last, place) + 1

    def _alike(self, units: tuple[Unit, ...], office: Office) -> Iterator[Office]:
        """Yield the same office of other states (``وزيرا الدفاع الفلاني فلان والعلاني فلان``)."""
        at = self._past_comma(units, office.last + 1)
        while office.person is not None and not office.before and at + 1 < len(units):
            holder = self._past_comma(units, at + 1)
            state, named = units[at].adjective, units[holder].mention
            if state is None or named is None or not units[at].conjunction or units[holder].case:
                return
            if self._document.entity_of(named).type is not EntityType.PER:
                return
            body, person = End(state.entity, units[at].span), End(named.entity, named.span)
            yield replace(
                office, first=at, last=holder, title=body.span, words=body.span, body=body, person=person
            )
            at = self._past_comma(units, holder + 1)

    @staticmethod
    def _past_comma(units: tuple[Unit, ...], at: int) -> int:
        """Return a place, or the next one if a comma is there."""
        return at + 1 if at + 1 < len(units) and units[at].word in COMMAS else at

    def _read(
        self, sentence: Sentence, place: int, role: Role, previous: Office | None
    ) -> tuple[Office, Office | None]:
        """Return the office whose title begins at a place, and that of the chief whom its holder serves."""
        units = sentence.units
        walk = Walk(self._document, self._words, units, place, role)
        walk.run()
        before = person_before(self._document, self._words, units, place, previous)
        person, last, is_before = walk.person, walk.last, False
        if self._words.has("province", units[place].word):
            person, before, last = None, None, walk.last_of_body
        chief: End | None = None
        if serves(walk, role.relation):
            behind = person_behind(self._document, self._words, units, walk.last)
            if chief_of(self._document, walk, before, behind):
                chief, person = person, before
                is_before = before is not None
                if before is None and behind is not None:
                    person, last = behind
        apart = walk.comma or self._tells_more(units, walk)
        if chief is None and before is not None and (person is None or apart):
            person, is_before = before, True
            last = walk.last_of_body
        body = walk.body
        if body is None:
            body = self._ministries.of(units, place, walk) or walk.state
        elif role.word == MINISTER or walk.under_minister:
            body = self._ministries.of(units, place, walk) or body
        if body is not None and person is not None and body.entity == person.entity:
            body = None
        body = self._cabinet_of(body, walk)
        title_last = max(place, walk.last_of_title)
        found = None if body is not None or person is None else self._tenures.of(role, walk, person)
        if found is not None:
            body = End(found, sentence.cover(place, title_last))
        office = Office(
            first=place,
            last=last,
            role=role,
            title=sentence.cover(place, title_last),
            words=sentence.cover(place, self._last_of_words(units, place, title_last)),
            body=body,
            person=person,
            before=is_before,
            several=tuple(walk.also),
            pronoun=walk.pronoun,
            seated=walk.seated,
            former=walk.former,
            event=walk.event,
            within=walk.within,
            department=walk.department,
            known=found is not None,
            inside=walk.inside,
            nation=walk.nation or self._nation(body),
            post=self._post(role, walk),
            ends=self._end_of_state(units, walk) if walk.of_state and walk.body is None else walk.beyond,
        )
        return office, None if chief is None else self._chief(sentence, office, walk, chief, title_last)

    def _cabinet_of(self, body: End | None, walk: Walk) -> End | None:
        """Return the government of a state that a prime minister is of, if the text names it."""
        if body is None or not any(self._words.has("cabinet", word) for word in walk.post[:1]):
            return body
        key = f"{self._document.entities[body.entity].key}{GOVERNMENT}"
        government = self._document.entity_with_key(key)
        return body if government is None else End(government, body.span)

    def _tells_more(self, units: tuple[Unit, ...], walk: Walk) -> bool:
        """Whether words that are no title part a body from the person behind (``في رسالته لأخيه الملك``)."""
        behind = units[walk.last_of_body + 1 : walk.last] if walk.body is not None else ()
        return any(
            unit.kind is Kind.WORD
            and (bool(unit.case) or self._words.has("preposition", unit.word) or unit.finite)
            and unit.role is None
            for unit in behind
        )

    def _end_of_state(self, units: tuple[Unit, ...], walk: Walk) -> int:
        """Return the last word of a title that ends with its state: what follows tells what they do."""
        behind = range(walk.last_of_state + 1, walk.last + 1)
        return next((at - 1 for at in behind if self._begins_noun(units[at])), walk.last)

    def _begins_noun(self, unit: Unit) -> bool:
        """Whether an indefinite noun, that no title is, begins what an office is not called."""
        known = unit.mention or unit.role or unit.word in self._words.titles or unit.word.startswith("ال")
        plain = unit.kind is Kind.WORD and not known
        return plain and not (
            self._words.has("preposition", unit.word) or self._words.has("posted", unit.word)
        )

    @staticmethod
    def _chief(sentence: Sentence, office: Office, walk: Walk, chief: End, title_last: int) -> Office:
        """Return the office of the chief inside the title of somebody who serves them."""
        assert walk.chief is not None
        role = sentence.units[walk.chief].role
        assert role is not None
        title = sentence.cover(walk.chief, max(walk.chief, title_last))
        return replace(
            office,
            first=walk.chief,
            role=role,
            title=title,
            words=title,
            person=chief,
            before=False,
            within=None,
        )

    def _nation(self, body: End | None) -> str:
        """Return the id of the state that a body is, or that the name of the body has for an adjective."""
        if body is None:
            return ""
        entity = self._document.entities[body.entity]
        if entity.type is EntityType.GPE:
            return known_id(entity.key)
        return next(filter(None, map(knowledge().state_of, folded(entity.name).split()[1:])), "")

    def _post(self, role: Role, walk: Walk) -> str:
        """Return what an office is called, the same for all names of one."""
        words = [word for word in walk.post if word not in self._words.titles]
        named = folded(self._document.entities[walk.body.entity].name).split() if walk.body else []
        named = [word.removeprefix("ال") for word in named]
        if any(self._words.has("cabinet", word) for word in words[:2] or named[:2]):
            return f"{role.word} {_CABINET}"
        if self._words.has("republic", " ".join(words)):
            return role.word
        return " ".join((role.word, *words))

    @staticmethod
    def _last_of_words(units: tuple[Unit, ...], place: int, last: int) -> int:
        """Return the last word of a title before the name or the adjective of its body."""
        for at in range(place + 1, last + 1):
            if units[at].mention is not None or units[at].adjective is not None:
                return at - 1
        return last
