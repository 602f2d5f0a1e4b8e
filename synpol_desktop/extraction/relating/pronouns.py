"""Pronouns at the places of objects: whom a verb or its preposition means by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import OBJECT, Trigger
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind

_PRONOUNS = ("ه", "ها", "هم", "هما")
_STEMS = {
    "ب": "ب",
    "ل": "ل",
    "من": "من",
    "عن": "عن",
    "مع": "مع",
    "الي": "الي",
    "علي": "علي",
    "ضد": "ضد",
    "تجاه": "تجاه",
    "بين": "بين",
    OBJECT: "ايا",
}
"""What a preposition looks like before a pronoun; an object apart from its verb is ``إياه``."""

_REACH = 2
_HERE = 24
_FEMININE = ("ه", "ات")
_FEMININE_NOUN = (*_FEMININE, "تلك")
_JUDGED = frozenset({RelationType.SUPPORT, RelationType.REJECT, RelationType.ACCUSE})
_PLACED = frozenset({RelationType.RETREAT, RelationType.MOBILIZE})
_TEXTS = frozenset({EntityType.LAW, EntityType.EVENT})
_ADDRESSED = frozenset({RelationType.REQUEST, RelationType.ACCUSE, RelationType.THREATEN})
_CARRIED = frozenset({"carried", "continued", "speaker"})
_WHICH = frozenset({"وهو", "هو"})
_MATTER = "الامر"
_CLAUSE_REACH = 12
_WHOLE = 0.85
_NAMED = 0.75
_UNSEEN = 0.55
_PLACES = frozenset({"في", "الي"})
_CIRCUMSTANCE = ("ا", "ه")
_OPENINGS = frozenset({"لم", "لن", "لا", "قد", "وقد", "المقابل", "كما", "فيما", "بينما", "نحن", "ونحن"})
_EVENTFUL = frozenset({EntityType.GPE, EntityType.LOC})


class PronounReader(ActContext):
    """Finds whom the pronoun behind a verb means."""

    _clause_doers: tuple[End, ...] = ()

    def _behind_it(self, place: int, how: str) -> str:
        """Return the pronoun which a verb's preposition, or its object apart, carries; else nothing."""
        carried = _carriers().get(how, {})
        for unit in self._clause.units[place + 1 : place + 1 + _REACH]:
            if unit.kind is not Kind.WORD:
                break
            if unit.whole in carried:
                return carried[unit.whole]
            if unit.mention is not None or self._clause.phrases.covering(place + 1) is not None:
                break
        return ""

    def _meant(self, place: int, pronoun: str, trigger: Trigger, subject: Subject) -> tuple[End, ...]:
        """Return whom a pronoun means: who is named last before it, agrees, can be the end and acts not."""
        span = self._clause.units[place].span
        taken = {end.entity for end in subject.ends}
        self._sure = _NAMED
        if taken and trigger.type in _JUDGED:
            opening = self._of_clause(place)
            if opening >= 0:
                self._sure = _WHOLE
                if not self._clause.units[place].conjunction:
                    self._clause_doers = self._before if self._before_here else ()
                return () if {end.entity for end in self._clause_doers} & taken else self._clause_doers
        if taken and place > 1 and self._clause.words.has("relative", self._clause.units[place - 1].word):
            taken_up = self._clause.antecedent(place - 1).ends
            return () if {end.entity for end in taken_up} & taken else taken_up
        if trigger.type is RelationType.AGREE and pronoun != "هما":
            return ()  # "agreed with him in that" is an opinion
        if not taken or self._is_attribute_clause(place, subject):
            return ()
        if pronoun == "نا":
            us = self._clause.discourse.author or self._for_whom(
                self._speech.speakers or self._holds_floor(), span
            )
            return () if {end.entity for end in us} & taken else tuple(End(e.entity, span) for e in us)
        if pronoun == "هما":
            pair = self._clause.discourse.pair
            return () if {end.entity for end in pair} & taken else tuple(End(e.entity, span) for e in pair)
        for end, sure in self._candidates(place, pronoun, trigger, subject):
            if end.entity in taken or not self._agrees(end, pronoun):
                continue
            if trigger.type is RelationType.COERCE and pronoun == "ها" and not self._may_be_held(end):
                return ()  # "the land that it holds": it has no name
            if any(self._ledger.fits(trigger.type, each, end.entity, trigger.targets) for each in taken):
                self._sure = sure
                return (End(end.entity, span),)
        return ()

    def _candidates(
        self, place: int, pronoun: str, trigger: Trigger, subject: Subject
    ) -> Iterator[tuple[End, float]]:
        """Yield whom a pronoun may mean, the likeliest first, with how far each is trusted.

        A stance is taken on a text. Who goes on means whom he dealt with before; where somebody else
        acts, the pronoun means who acted before. Only then does the nearest name count.
        """
        if trigger.type in _PLACED:
            yield from ((end, _NAMED) for end in self._places_before(place))
            return
        if trigger.type in _JUDGED:
            yield from ((end, 0.95) for end in self._texts_before(place))
            deed = self._deed_before(place, pronoun)
            if deed >= 0:
                yield from ((end, _NAMED) for end in self._clause.doers(deed))
                return
        if subject.how in _CARRIED:
            yield from ((end, 0.9) for end in self._dealt_with(subject))
        else:
            yield from ((end, 0.9) for end in self._before)
        for end in self._before_it(place):
            if self._has_rival(end, place, pronoun):
                return
            addressed = trigger.type in _ADDRESSED and subject.how in _CARRIED
            yield end, 0.9 if addressed else _UNSEEN

    def _of_clause(self, place: int) -> int:
        """Return where a judgement of the whole clause begins (``وهو ما رفضته الدولة``), -1 if it is none."""
        units, has = self._clause.units, self._clause.words.has
        for at in range(place - 1, max(0, place - _CLAUSE_REACH), -1):
            unit, before = units[at], units[at - 1]
            if unit.ends_clause:
                return -1
            if (unit.whole == "ما" and before.whole in _WHICH) or (
                has("relative", unit.word) and before.word == _MATTER
            ):
                return at
            if has("deed", "ال" + unit.word) and (before.case or has("preposition", before.word)):
                return at
            if not units[place].conjunction:
                return -1
        return -1

    def _deed_before(self, place: int, pronoun: str) -> int:
        """Return the last noun for a deed that a pronoun may take up, -1 where there is none."""
        clause = self._clause
        for at in range(place - 1, max(-1, place - _HERE), -1):
            unit = clause.units[at]
            if clause.is_deed(at) and unit.word.endswith(_FEMININE_NOUN) is (pronoun == "ها"):
                return at
        return -1

    def _dealt_with(self, subject: Subject) -> tuple[End, ...]:
        """Return to whom a subject did something just before in its sentence."""
        act = self._acted
        if act is None or {end.entity for end in act.sources} != {end.entity for end in subject.ends}:
            return ()
        return act.targets

    def _is_attribute_clause(self, place: int, subject: Subject) -> bool:
        """Whether a verb describes the noun before it, which its pronoun takes up (``قانون أقره المجلس``)."""
        unit = self._clause.units[place]
        if unit.conjunction and place > 1:
            return any(self._describes(at) for at in range(max(1, place - _HERE), place))
        if place == 0 or subject.how == "before":
            return False
        if not any(form.shape.finite for form, _ in unit.triggers):
            return unit.conjunction == "" and not unit.word.endswith(_CIRCUMSTANCE)
        before = self._clause.units[place - 1]
        has = self._clause.words.has
        if before.kind is not Kind.WORD:
            own = {end.entity for end in subject.ends}
            return before.mention is not None and before.mention.entity not in own
        opens = ("complementizer", "subordinator", "transparent", "auxiliary", "negation")
        begins = any(has(kind, before.word) for kind in opens) and not has("what", before.word)
        return not (begins or before.dated or before.whole in _OPENINGS)

    def _describes(self, place: int) -> bool:
        """Whether a verb before has an object that is the noun it describes (``في خطوة عارضتها الدولة``)."""
        unit, before = self._clause.units[place], self._clause.units[place - 1]
        if unit.conjunction or not any(form.shape.finite and form.pronoun for form, _ in unit.triggers):
            return False
        plain = before.kind is Kind.WORD and not (before.case or before.finite or before.conjunction)
        known = ("complementizer", "subordinator", "transparent", "auxiliary", "negation", "relative")
        return plain and not any(self._clause.words.has(kind, before.word) for kind in known)

    def _before_it(self, place: int) -> Iterator[End]:
        """Yield who is named before a unit: in the sentence from the nearest, then in the one before."""
        clause = self._clause
        here = [phrase for phrase in clause.phrases.items if phrase.last < place]
        for phrase in reversed(here):
            if place - phrase.last <= _HERE and not self._is_setting(phrase.prep, phrase.ends):
                yield from clause.ends(phrase)
        yield from clause.discourse.subject
        for phrase in clause.discourse.phrases:
            if phrase.bare and not phrase.linked:
                yield from phrase.ends

    def _places_before(self, place: int) -> Iterator[End]:
        """Yield the places of this sentence that somebody may leave or hold, from the last."""
        clause = self._clause
        for phrase in reversed(clause.phrases.items):
            if phrase.last < place:
                ends = clause.ends(phrase)
                yield from (end for end in ends if clause.document.entities[end.entity].type in _EVENTFUL)

    def _texts_before(self, place: int) -> Iterator[End]:
        """Yield the accords and events that a stance may be taken on, from the last."""
        clause = self._clause
        here = [phrase for phrase in clause.phrases.items if phrase.last < place]
        for phrase in reversed((*clause.discourse.phrases, *here)):
            yield from (end for end in phrase.ends if self._is_text(end))

    def _has_rival(self, end: End, place: int, pronoun: str) -> bool:
        """Whether a noun without a name stands nearer, which the pronoun may mean as well."""
        units = self._clause.units
        for at in range(place - 1, 0, -1):
            unit, before = units[at], units[at - 1]
            if unit.span.start <= end.span.start:
                return False
            if unit.kind is not Kind.WORD or unit.case or not unit.word.startswith("ال"):
                continue
            if self._clause.phrases.covering(at) is not None or unit.adjective is not None or unit.dated:
                continue
            if (
                before.word.startswith("ال")
                or before.mention is not None
                or self._clause.words.has("preposition", before.word)
            ):
                continue
            if (pronoun == "ها") is unit.word.endswith(_FEMININE):
                return True
        return False

    def _may_be_held(self, end: End) -> bool:
        """Whether an end is a town or a part of the land, which somebody holds, and no whole state."""
        clause = self._clause
        where = clause.document.entities[end.entity].type is EntityType.LOC
        return where or clause.is_settlement(end.entity)

    def _is_text(self, end: End) -> bool:
        return self._clause.document.entities[end.entity].type in _TEXTS

    def _is_setting(self, prep: str, ends: tuple[End, ...]) -> bool:
        entities = self._clause.document.entities
        return prep in _PLACES and any(entities[end.entity].type in _EVENTFUL for end in ends)

    def _agrees(self, end: End, pronoun: str) -> bool:
        """Whether a pronoun can mean an entity, by gender and number as far as they are seen."""
        entity = self._clause.document.entities[end.entity]
        words = self._clause.document.tokens_in(end.span)
        first = next((token.folded for token in words), folded(entity.name.split()[0]))
        if pronoun == "هم":
            return entity.type is EntityType.ORG and first.endswith(("ين", "ون"))
        if entity.type is EntityType.PER:
            return pronoun == "ه"
        stands = self._clause.document.mention_at(end.span.start) is None
        if entity.type in _TEXTS or (stands and entity.type in _EVENTFUL):
            return (pronoun == "ها") is first.endswith(_FEMININE)
        if first.endswith(_FEMININE) and pronoun == "ه":
            return False
        return self._clause.takes_pronoun(end, pronoun)


@lru_cache(maxsize=1)
def _carriers() -> dict[str, dict[str, str]]:
    """Return, by how an end is introduced, the words that do so with a pronoun."""
    return {how: {stem + each: each for each in _PRONOUNS} for how, stem in _STEMS.items()}
