"""Structural ties: offices, members, parts, places of events, takers-part."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.offices import Office
from synpol_desktop.extraction.relating.phrases import Phrase
from synpol_desktop.extraction.relating.units import Kind

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})


def _is_nisba(word: str, state: str) -> bool:
    """Whether an adjective is made from the name of a state (``السوري``, ``سوريا``)."""
    stem = word.removeprefix("ال").removesuffix("ه").removesuffix("ي")
    name = state.removeprefix("ال")
    return len(stem) >= 3 and name.startswith(stem) and len(name) - len(stem) <= 3


_KINDS = ("held", "counterpart", "component", "inclusion", "attended", "presided")


@cache
def _readers() -> dict[str, str]:
    """Return the class of each word that states a structural tie; the last of its classes counts."""
    classes = lexicon().classes
    return {word: kind for kind in _KINDS for word in classes[kind]}


class StructureReader:
    """Writes down the structural ties of one sentence."""

    def __init__(self, clause: Clause, ledger: Ledger) -> None:
        self._clause = clause
        self._ledger = ledger

    def read(self, offices: list[Office]) -> None:
        """Read offices first, then what single words and neighbours say."""
        for office in offices:
            self._office(office)
        named = [place for place, unit in enumerate(self._clause.units) if unit.mention is not None]
        for left, right in pairwise(named):
            self._neighbours(left, right)
        for place in named:
            self._force(place)
        for place, unit in enumerate(self._clause.units):
            if unit.kind is Kind.WORD:
                self._word(place)

    # Offices

    def _office(self, office: Office) -> None:
        if office.person is None or office.body is None:
            return
        title = office.title.of(self._clause.document.text)
        kind = office.role.relation
        following = self._clause.units[office.first + 1 : office.first + 2]
        if kind is RelationType.HEADS and following and following[0].word.startswith("وفد"):
            kind = (
                RelationType.REPRESENTS
            )  # "the head of the delegation of" speaks for a body that others head
        sure = 0.45 if office.former else 0.9
        body_kind = self._clause.document.entities[office.body.entity].type
        if kind is RelationType.HEADS and body_kind is EntityType.EVENT:
            kind = RelationType.MEMBER_OF
        evidence = office.title.join(office.person.span).join(office.body.span)
        for body in (office.body, *office.several):
            self._write(
                kind, office.person, body, office.title, sure, "office", role=title, evidence=evidence
            )

    # Neighbours

    def _neighbours(self, left: int, right: int) -> None:
        clause = self._clause
        units = clause.units
        if units[right].conjunction:
            return
        source, target = self._end(left), self._end(right)
        between = units[left + 1 : right]
        words = [unit.word for unit in between if unit.kind is Kind.WORD]
        signs = [
            unit for unit in between if unit.kind is Kind.SIGN and not clause.words.has("quote", unit.word)
        ]
        kinds = (self._kind(source), self._kind(target))
        prep = units[right].case or (words[0] if words else "")
        trigger = next((unit.span for unit in between if unit.kind is Kind.WORD), None)
        close = len(words) <= 3 and all(
            self._clause.words.has("direction", word) or clause.words.has("place", word) for word in words
        )
        if kinds[0] in _PLACES and kinds[1] is EntityType.GPE:
            if close and len(signs) <= 1 and self._lies_in(left, words, prep):
                self._write(RelationType.PART_OF, source, target, trigger, 0.7, "place in place")
        elif kinds == (EntityType.ORG, EntityType.ORG):
            if close and prep in {"في", "ب"} and not signs:
                self._write(RelationType.PART_OF, source, target, trigger, 0.55, "body in body")
        elif kinds == (EntityType.EVENT, EntityType.EVENT):
            if len(words) <= 3 and not signs and prep in {"من", "ل", "المقبل", "القادم"}:
                self._write(RelationType.PART_OF, source, target, trigger, 0.75, "event of event")
        elif kinds == (EntityType.ORG, EntityType.GPE):
            if self._is_example(words) and units[max(0, left - 1)].word == "دول":
                self._write(RelationType.MEMBER_OF, target, source, trigger, 0.7, "foremost of a bloc")
        elif kinds == (EntityType.ORG, EntityType.PER) and not (words or signs) and self._holds_role(left):
            self._write(RelationType.HEADS, target, source, trigger, 0.6, "office of")

    def _lies_in(self, left: int, words: list[str], prep: str) -> bool:
        """Whether a place is said to lie in the next: by a direction, or by ``في`` behind ``مدينة``."""
        units, has = self._clause.units, self._clause.words.has
        if any(has("direction", word) and word not in {"في", "ب"} for word in words):
            return True
        named = has("place", units[left].word) or (left > 0 and has("place", units[left - 1].word))
        return prep in {"في", "ب"} and (named or self._kind(self._end(left)) is EntityType.LOC)

    def _is_example(self, words: list[str]) -> bool:
        return 0 < len(words) <= 3 and any(self._clause.words.has("example", word) for word in words)

    def _holds_role(self, place: int) -> bool:
        """Whether a body is named after an office (``مكتب المبعوث``), whose holder follows."""
        span = self._clause.units[place].span
        words = [token.folded for token in self._clause.document.tokens_in(span)]
        return any(word in self._clause.words.roles for word in words[1:3])

    def _force(self, place: int) -> None:
        """Read ``قوات النظام``, ``الجيش السوري``: a force is part of what it is named after."""
        document = self._clause.document
        end = self._end(place)
        words = [token.folded for token in document.tokens_in(end.span)]
        if (
            self._kind(end) is not EntityType.ORG
            or len(words) < 2
            or not self._clause.words.has("force", words[0])
        ):
            return
        owner = self._owner(end.entity, words[1:])
        if owner is not None:
            self._write(RelationType.PART_OF, end, End(owner, end.span), None, 0.75, "force of")

    def _owner(self, force: int, words: list[str]) -> int | None:
        named = " ".join(words)
        for number, entity in enumerate(self._clause.document.entities):
            if number == force or entity.type not in (EntityType.ORG, EntityType.GPE):
                continue
            for alias in entity.aliases:
                form = folded(alias)
                if form in (named, "ال" + named) or (
                    named.startswith(form + " ") and entity.type is EntityType.ORG
                ):
                    return number
                if entity.type is EntityType.GPE and len(words) == 1 and _is_nisba(named, form):
                    return number
        return None

    def _end(self, place: int) -> End:
        mention = self._clause.units[place].mention
        assert mention is not None
        return End(mention.entity, mention.span)

    def _kind(self, end: End) -> EntityType:
        return self._clause.document.entities[end.entity].type

    # Words

    def _word(self, place: int) -> None:
        unit = self._clause.units[place]
        readers = _readers()
        kind = readers.get(unit.word) or readers.get(unit.whole)
        if kind == "presided":
            self._presided(place)
        elif kind == "attended":
            self._attended(place)
        elif kind == "inclusion":
            self._includes(place)
        elif kind == "component":
            self._component(place)
        elif kind == "counterpart":
            self._counterpart(place)
        elif kind == "held":
            self._held(place)
        elif unit.word in self._clause.words.possessed:
            self._possessed(place)

    def _presided(self, place: int) -> None:
        """Read ``الهيئة برئاسة فلان``: the person behind heads the body before."""
        clause = self._clause
        right = clause.phrases.covering(place + 1) or clause.phrases.covering(place + 2)
        if right is None or not right.ends:
            return
        back = place - 1
        while back >= 0 and place - back <= 5:
            left = clause.phrases.covering(back)
            if left is not None:
                body = left.ends[-1] if left.ends else None
                sent = any(
                    unit.word.startswith("وفد") for unit in clause.units[max(left.first - 1, 0) : left.last]
                )
                if body is not None and (sent or self._kind(body) is EntityType.ORG):
                    trigger = clause.units[place].span
                    kind = RelationType.REPRESENTS if sent else RelationType.HEADS
                    self._write(kind, right.ends[0], body, trigger, 0.8, "presided", role="رئيس")
                return
            if clause.units[back].ends_clause:
                return
            back -= 1

    def _attended(self, place: int) -> None:
        """Read ``بمشاركة فلان وفلان``: they take part in the event that the sentence names before."""
        clause = self._clause
        event = self._event_before(place)
        phrase = next((p for p in clause.phrases.items if p.first > place), None)
        if event is None or phrase is None or phrase.first - place > 6:
            return
        if self._guarantors(place, phrase.first):
            track = self._event_before(place, last=True) or event
            for end in self._enclosed(phrase):
                self._write(RelationType.MEMBER_OF, end, track, None, 0.6, "guarantor", role="ضامن")
        for end in clause.group_ends(phrase):
            trigger = clause.units[place].span
            self._write(RelationType.PARTICIPATES_IN, end, event, trigger, 0.75, "taking part")

    def _guarantors(self, place: int, first: int) -> bool:
        between = self._clause.units[place + 1 : first]
        return any(self._clause.words.has("guarantor", unit.word) for unit in between)

    def _enclosed(self, phrase: Phrase) -> list[End]:
        """Return the ends of a list up to the bracket that closes it."""
        ends: list[End] = []
        for member in self._clause.group(phrase):
            ends.extend(self._clause.ends(member))
            following = self._clause.units[member.last + 1 : member.last + 2]
            if following and following[0].word in {")", "،"}:
                break
        return ends

    def _event_before(self, place: int, *, last: bool = False) -> End | None:
        clause = self._clause
        found: End | None = None
        for at in range(place - 1, -1, -1):
            mention = clause.units[at].mention
            if mention is not None and clause.document.entity_of(mention).type is EntityType.EVENT:
                found = End(mention.entity, mention.span)
                if last:
                    break
        return found

    def _includes(self, place: int) -> None:
        """Read ``تضم المنصة فلاناً وفلاناً``: what is listed is a member of the subject."""
        clause = self._clause
        unit = clause.units[place]
        phrases = [p for p in clause.phrases.items if p.first > place and p.ends]
        before = clause.phrases.covering(place - 1)
        if clause.words.has("relative", clause.units[place - 1].word if place else ""):
            comma = place > 1 and clause.units[place - 2].word in {"،", ","}
            before = clause.phrases.covering(place - 2 - comma)
        if before is not None and before.ends and not unit.conjunction:
            whole, members = before.ends[-1], phrases[:1]
        elif len(phrases) >= 2 and phrases[0].first == place + 1:
            whole, members = phrases[0].ends[-1], phrases[1:2]
        else:
            return
        if not members or members[0].first - place > 9 or members[0].prep:
            return
        for end in clause.group_ends(members[0]):
            self._write(RelationType.MEMBER_OF, end, whole, unit.span, 0.66, "inclusion")

    def _counterpart(self, place: int) -> None:
        """Read ``نظيره الفلاني فلان``: he holds the office of the person spoken of, in that state."""
        clause = self._clause
        phrase = clause.phrases.covering(place)
        if phrase is None or not phrase.ends or phrase.first != place:
            return
        states = [unit.adjective for unit in clause.units[place : phrase.last] if unit.adjective]
        role = clause.holders.role_of([end.entity for end in clause.discourse.subject])
        if not states or role is None:
            return
        span = clause.units[place].span.join(states[0].span)
        state = End(states[0].entity, states[0].span)
        text = span.of(clause.document.text)
        kind = clause.words.roles[role].relation
        self._write(kind, phrase.ends[0], state, span, 0.62, "counterpart", role=text)

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

    def _component(self, place: int) -> None:
        """Read ``وهما من مكونات الهيئة``: the list before is a member of the body behind."""
        clause = self._clause
        body = clause.phrases.covering(place + 1)
        before = clause.units[place - 1].word if place else ""
        if body is None or not body.ends or (clause.words.has("preposition", before) and before != "من"):
            return
        for at in range(place - 1, max(-1, place - 8), -1):
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                leader = clause.leader(phrase)
                for end in clause.group_ends(leader):
                    trigger = clause.units[place].span
                    self._write(RelationType.MEMBER_OF, end, body.ends[0], trigger, 0.8, "component")
                return

    def _held(self, place: int) -> None:
        """Read ``يعقد الاجتماع في المدينة``: the nearest event and the nearest place behind ``في``."""
        clause = self._clause
        event: End | None = None
        for at in range(place - 1, max(-1, place - 9), -1):
            event = event or self._event_at(at)
        for at in range(place + 1, min(len(clause.units), place + 6)):
            event = event or self._event_at(at)
        if event is None:
            return
        where = clause.behind(place + 1, "في", 14) or clause.behind(place + 1, "ب", 8)
        if where is None or not where.ends:
            return
        self._write(RelationType.HELD_IN, event, where.ends[0], clause.units[place].span, 0.72, "held")

    def _event_at(self, at: int) -> End | None:
        mention = self._clause.units[at].mention
        if mention is None or self._clause.document.entity_of(mention).type is not EntityType.EVENT:
            return None
        return End(mention.entity, mention.span)

    def _write(
        self,
        kind: RelationType,
        source: End,
        target: End,
        trigger: Span | None,
        sure: float,
        rule: str,
        *,
        role: str | None = None,
        evidence: Span | None = None,
    ) -> None:
        self._ledger.relation(
            kind,
            source,
            target,
            evidence=evidence or self._clause.sentence.span,
            trigger=trigger,
            sure=sure,
            rule=rule,
            role=role,
        )
