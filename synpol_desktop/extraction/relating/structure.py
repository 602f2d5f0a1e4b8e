"""Structural ties: offices, members, parts, places of events, takers-part."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.allies import AllyReader, allied
from synpol_desktop.extraction.relating.attendance import AttendanceReader
from synpol_desktop.extraction.relating.bonds import BondReader, telling
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.neighbours import NeighbourReader
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.office_ministry import may_serve
from synpol_desktop.extraction.relating.parts import PartReader
from synpol_desktop.extraction.relating.posts import PostReader
from synpol_desktop.extraction.relating.units import Kind

_KINDS = (
    "guarantor",
    "observer",
    "held",
    "counterpart",
    "component",
    "inclusion",
    "presided",
    "example",
    "membership",
)


_OFFICE, _OWNED, _CALLED, _KNOWN, _FORMER = 0.9, 0.72, 0.62, 0.7, 0.45
_TITLE = 4
_ARTICLE = "ال"
_CHARGED, _DIRECTOR, _COORDINATOR, _GENERAL = "مسوول", "مدير", "منسق", "عام"
_ADVISER, _COMMANDER = "مستشار", "قايد"


@cache
def _readers() -> dict[str, str]:
    """Return the class of each word that states a structural tie; the last of its classes counts."""
    classes = lexicon().classes
    return {word: kind for kind in _KINDS for word in classes[kind]}


@cache
def _stating() -> frozenset[str]:
    """Return the words that may state a structural tie."""
    return telling().union(_readers(), lexicon().possessed, allied())


class StructureReader(NeighbourReader, PartReader, BondReader, AllyReader, AttendanceReader, PostReader):
    """Writes down the structural ties of one sentence."""

    _titles: AbstractSet[int] = frozenset()

    def read(self, offices: list[Office]) -> None:
        """Read offices first, then what single words and neighbours say."""
        self._titles = {office.first for office in offices}
        self._before = {each.first: before for before, each in pairwise(offices)}
        for office in offices:
            self._office(office)
        named = [place for place, unit in enumerate(self._clause.units) if unit.mention is not None]
        for left, right in pairwise(named):
            self._neighbours(left, right)
        for place in named:
            self._part(place)
            self._of_a_state(place)
            self._in_the_country(place)
        states = _stating()
        for place, unit in enumerate(self._clause.units):
            if (unit.kind is Kind.WORD and (unit.word in states or unit.whole in states)) or unit.word == "(":
                self._word(place)
                self._bond(place)
                self._ally(place)
        if self._events:
            self._happenings()

    def _office(self, office: Office) -> None:
        if office.person is None:
            return
        if office.event is not None:
            for person in self._holders(office):
                self._write(
                    RelationType.PARTICIPATES_IN, person, office.event, office.words, 0.65, "office at"
                )
        body, sure = office.body, _KNOWN if office.known else _OFFICE
        if body is None and office.pronoun:
            body, sure = self._owner_of(office), _OWNED
        if body is None and not office.role.bound:
            body, sure = self._called(office), _CALLED
        if body is None:
            return
        title = office.title.of(self._clause.document.text)
        kind = RelationType.MEMBER_OF if office.seated else office.role.relation
        kind = self._spoken_for(office, kind)
        alone = office.known and office.post == _ADVISER  # "the chancellor NAME"
        if office.role.word == _ADVISER and (alone or self._is_chancellor(office)):
            kind = RelationType.HEADS
        sure = _FORMER if office.former else sure
        body_kind = self._kind(body)
        if kind is RelationType.HEADS and body_kind is EntityType.EVENT:
            kind = RelationType.MEMBER_OF
        evidence = office.title.join(office.person.span).join(body.span)
        rule = "office of known" if office.known else "office"
        for person, each in self._held_by(office, body):
            self._write(kind, person, each, office.words, sure, rule, role=title, evidence=evidence)
        for person in self._holders(office):
            if office.within is not None and body_kind is EntityType.ORG and self._sits(body, office.within):
                self._write(RelationType.MEMBER_OF, person, office.within, office.words, 0.6, "office within")

    def _spoken_for(self, office: Office, kind: RelationType) -> RelationType:
        """Return what an office in a delegation, or of a deputy, makes of its tie to the body."""
        words, units = self._clause.words, self._clause.units
        following = units[office.first + 1 : office.first + 2]
        sent = bool(following) and following[0].kind is Kind.WORD and words.has("sent", following[0].word)
        if kind in {RelationType.HEADS, RelationType.MEMBER_OF} and sent:
            return RelationType.REPRESENTS  # for a body that others head
        if kind is RelationType.HEADS and office.department:
            return RelationType.REPRESENTS  # "the head of the legal department in the ministry"
        for unit in units[office.first + 1 : office.first + _TITLE]:
            if unit.kind is not Kind.WORD or unit.conjunction:
                break
            if kind is RelationType.HEADS and words.has("assistant", unit.word):
                return RelationType.REPRESENTS
        first_word = following[0].word.removeprefix(_ARTICLE) if following else ""
        if kind is RelationType.HEADS and office.role.word == _COMMANDER and office.inside:
            return kind if first_word == _GENERAL else RelationType.MEMBER_OF  # of some of its people
        rank = words.has("officer", office.role.word) and office.post == office.role.word
        if kind is RelationType.HEADS and rank and office.inside:
            return RelationType.MEMBER_OF  # no dean or head of a syndicate
        if kind is RelationType.HEADS and self._clause.words.has("staff", first_word) and not office.inside:
            state = office.body is not None and self._kind(office.body) is EntityType.GPE
            return RelationType.REPRESENTS if state else kind
        if kind is RelationType.HEADS and office.role.word == _DIRECTOR and self._is_ministry(office):
            return RelationType.REPRESENTS  # a ministry is the minister's
        if office.role.word == _COORDINATOR and first_word == _GENERAL:
            return RelationType.HEADS
        first = following[0].mention if following and not following[0].case else None
        if office.role.word == _CHARGED and first is not None:
            return RelationType.HEADS if office.body and office.body.span == first.span else kind
        return kind

    def _is_chancellor(self, office: Office) -> bool:
        """Whether a state calls its head of government so (``المستشارة الألمانية``)."""
        following = self._clause.units[office.first + 1 : office.first + 2]
        return bool(following) and self._clause.words.has("chancellery", following[0].word)

    def _called(self, office: Office) -> End | None:
        """Return the body that the first definite noun of a title calls (``رئيس المؤتمر``)."""
        units = self._clause.units
        for at in range(office.first + 1, min(len(units), office.first + _TITLE)):
            unit = units[at]
            if unit.kind is not Kind.WORD or unit.conjunction:
                break
            if unit.word.startswith("ال") and unit.role is None:
                governed = not units[at - 1].word.startswith("ال") or unit.case == "ل"
                body = self._wholes.called(unit.word, -1) if governed else None
                person = office.person
                if body is None or person is None:
                    return None
                serves = may_serve(self._clause.document, units, office.last, person, body)
                return End(body, unit.span) if serves else None
        return None

    def _sits(self, body: End, chamber: End) -> bool:
        """Whether a body is a party or a side, and the other one where such sit."""
        names = [
            folded(self._clause.document.entities[end.entity].name).split()[0] for end in (body, chamber)
        ]
        first, second = (name.removeprefix("ال") for name in names)
        has = self._clause.words.has
        return not has("organ", first) and has("chamber", second) and not has("front", second)

    def _is_ministry(self, office: Office) -> bool:
        names = () if office.body is None else self._clause.document.entities[office.body.entity].aliases
        return any(
            self._clause.words.has("ministry", folded(name).split()[0].removeprefix("ال")) for name in names
        )

    def _held_by(self, office: Office, body: End) -> list[tuple[End, End]]:
        """Return who holds an office in which body: as many persons as bodies are so in their order."""
        bodies, holders = (body, *office.several), self._holders(office)
        if office.several and not office.before:
            phrase = self._clause.phrases.covering(office.last)
            listed = () if phrase is None else self._clause.group_ends(phrase)
            if len(listed) == len(bodies) and self._clause.are_persons(listed):
                return list(zip(listed, bodies, strict=True))
        return [(person, each) for person in holders for each in bodies]

    def _holders(self, office: Office) -> tuple[End, ...]:
        """Return who holds an office: one person, or a list behind a dual or a plural (``العضوان``)."""
        assert office.person is not None
        clause = self._clause
        phrase = clause.phrases.covering(office.last)
        several = office.role.number > 1 or clause.words.has("plural_role", clause.units[office.first].word)
        if not several or office.before or phrase is None or office.role.relation is RelationType.HEADS:
            return (office.person,)
        persons = tuple(end for end in clause.group_ends(phrase) if self._kind(end) is EntityType.PER)
        return persons or (office.person,)

    def _word(self, place: int) -> None:
        unit = self._clause.units[place]
        readers = _readers()
        kind = readers.get(unit.word) or readers.get(unit.whole)
        if kind == "presided":
            self._presided(place)
        elif kind == "inclusion":
            self._includes(place)
        elif kind == "membership":
            self._with_members(place)
        elif kind == "component":
            self._component(place)
        elif kind == "counterpart":
            self._counterpart(place)
        elif kind == "held":
            self._held(place)
        elif kind in {"guarantor", "observer"}:
            self._standing(place, kind)
        elif kind == "example":
            self._examples(place)
        elif unit.word == "(":
            self._bracketed(place)
        elif (
            unit.word in self._clause.words.possessed
            and self._clause.words.owned(unit.word)
            and place not in self._titles
        ):
            self._possessed(place)

    def _counterpart(self, place: int) -> None:
        """Read ``نظيره الفلاني فلان``: he holds the office of the person spoken of, in that state."""
        clause = self._clause
        phrase = clause.phrases.covering(place)
        if phrase is None or not phrase.ends or phrase.first != place:
            return
        inside = clause.units[place + 1 : phrase.last]
        nations = [(unit.span, known) for unit in inside if (known := knowledge().state_of(unit.word))]
        if not nations:
            return
        adjective, nation = nations[0]
        named = (each for each in clause.phrases.items if each.last < place)
        before = [each for each in named if clause.are_persons(each.ends)]
        spoken_of = [*clause.discourse.subject, *(end for each in reversed(before) for end in each.ends)]
        persons = [end.entity for end in spoken_of]
        role = clause.holders.role_of(persons)
        body = self._wholes.ministry_of(clause.holders.post_of(persons), nation)
        if body is None:
            body = next((unit.adjective.entity for unit in inside if unit.adjective), None)
        if body is None:
            return
        span = clause.units[place].span.join(adjective)
        state = End(body, adjective)
        text = span.of(clause.document.text)
        kind = clause.words.roles[role].relation if role else RelationType.HEADS  # oftenest a minister's
        sure = 0.62 if role else 0.5
        self._write(kind, phrase.ends[0], state, span, sure, "counterpart", role=text)

    def _possessed(self, place: int) -> None:
        """Read ``مستشاريه، وهم فلان وفلان``: they hold the role under whom the clause is about."""
        clause = self._clause
        phrase = clause.phrases.covering(place)
        homes = [clause.discourse.homes.get(end.entity) for end in clause.discourse.subject]
        if phrase is None or not phrase.ends or not homes or homes[0] is None:
            return
        for end in clause.group_ends(phrase):
            span = clause.units[place].span
            role = span.of(clause.document.text)
            self._write(RelationType.REPRESENTS, end, homes[0], span, 0.7, "role with pronoun", role=role)
