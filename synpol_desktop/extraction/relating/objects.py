"""Objects of verbs: the phrase that stands in a slot, by order or preposition, or a pronoun for it."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, Quad, RelationType
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.entries import OBJECT, Slot, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.taking import TakingReader
from synpol_desktop.extraction.relating.units import Kind
from synpol_desktop.extraction.relating.writing import Act

_EARLY = 4
_HELD = 2
_WHERE = "حيث"  # where
_IN, _ON, _FOR = "في", "علي", "ل"
_ASKED = frozenset({"من", "الي", "ل"})
_LEADING = frozenset({"من", "الي", "علي", "عن", "مع", "حتي", "ضد"})
"""Lead from what is asked for to somebody else."""

_CARRIED = 8
_STATE_STRUCK = frozenset({RelationType.ASSAULT, RelationType.COERCE})
"""What is done to a state by doing it to its arms or lands."""


class ObjectReader(TakingReader):
    """Finds what fills a slot of a verb."""

    def _filling(
        self, place: int, start: int, form: Form, trigger: Trigger, slot: Slot, subject: Subject
    ) -> Phrase | None:
        """Return the phrase that fills a slot of a verb at a place; the clause goes on from ``start``."""
        if slot.how == OBJECT:
            phrase = self._direct(place, start, form, trigger)
        else:
            phrase = self._governed(place, start, trigger, slot.how, subject)
        if phrase is None and trigger.type in _STATE_STRUCK and not slot.reversed:
            phrase = self._clause.of_state(start, slot.how)
        if phrase is None and slot.how == OBJECT and trigger.type is RelationType.SANCTION:
            phrase = self._clause.envoys_of(start)
        elsewhere = phrase is not None and self._is_elsewhere(trigger, slot.how, start, phrase)
        stays = slot.how == _IN and not slot.reversed and self._ends_of(trigger).material
        if phrase is not None and stays:
            elsewhere = elsewhere or self._are_bodies(phrase)  # "the brigade in the army took"
        return None if elsewhere else phrase

    def _carries_elsewhere(self, start: int, trigger: Trigger, how: str) -> bool:
        """Whether what a verb carries is in what it governs (``شدد على ضرورة فرض عقوبات على``)."""
        units = self._clause.units[start : start + _CARRIED] if trigger.needs and how == _ON else ()
        on = next((at for at, unit in enumerate(units, start) if unit.word == how and not unit.case), -1)
        if on < 0 or self._clause.phrases.covering(on + 1) is not None:
            return False
        first, *behind = self._clause.units[on + 1 : start + _CARRIED] or (None,)
        if first is None or first.word.removeprefix("ال").startswith(trigger.needs):
            return False  # "put on its list"
        return any(unit.word.removeprefix("ال").startswith(trigger.needs) for unit in behind)

    def _direct(self, place: int, start: int, form: Form, trigger: Trigger) -> Phrase | None:
        """Return the direct object of a verb; of an attribute, what stands behind ``ل``."""
        clause, ends = self._clause, self._ends_of(trigger)
        phrase = clause.object(start, OBJECT, trigger.needs)
        if phrase is None and (form.definite or self._describes_object(place, form)):
            phrase = clause.behind(start, "ل", 3)  # "the forces that oppose the state"
        if phrase is None and ends.target >= PLACES:
            phrase = clause.site(start)
        if phrase is None and trigger.type.quad is not Quad.STRUCTURAL:
            phrase = clause.people_of(start)
        return clause.behind_means(start) if phrase is None and ends.material else phrase

    def _are_bodies(self, phrase: Phrase) -> bool:
        """Whether a phrase names bodies and nothing else."""
        entities = self._clause.document.entities
        return bool(phrase.ends) and all(entities[e.entity].type is EntityType.ORG for e in phrase.ends)

    def _governed(
        self, place: int, start: int, trigger: Trigger, prep: str, subject: Subject
    ) -> Phrase | None:
        """Return what stands behind the preposition of a verb."""
        clause = self._clause
        if self._behind_it(place, prep):
            return None  # "which it seized ... the coup against": a pronoun fills the slot
        phrase = clause.object(start, prep, trigger.needs)
        if phrase is not None and trigger.type is RelationType.REQUEST and prep in _ASKED:
            phrase = phrase if self._is_asked(start, phrase) else None
        if phrase is None and subject.how == "after":
            phrase = self._early(place, subject, prep)
        if phrase is None and self._may_lie(trigger, prep):
            phrase = clause.located(start, prep)
        if phrase is None and self._ends_of(trigger).material:
            phrase = clause.again(start, prep)
        return phrase

    def _is_asked(self, start: int, phrase: Phrase) -> bool:
        """Whether a preposition behind a verb of asking says who is asked, not what a noun between takes.

        ``طلبت من السائقين تفادي السفر إلى المدينة``, ``طلبت فرض عقوبات على شركات من الدولة``.
        """
        units, last = self._clause.units, phrase.first
        while last > start and not units[last].case and units[last].word != phrase.prep:
            last -= 1
        return not any(
            unit.case == _FOR or unit.word in _LEADING or "subordinator" in unit.kinds
            for unit in units[start:last]
        )

    def _early(self, place: int, subject: Subject, prep: str) -> Phrase | None:
        """Return what stands between a verb and its subject (``شارك في المؤتمر فلان``)."""
        phrase = self._clause.behind(place + 1, prep, _EARLY)
        early = phrase is not None and phrase.last < subject.last and phrase.kind is not Denotes.DOCUMENT
        return phrase if early else None

    def _pronoun_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> Act | None:
        """Read a verb whose object is an attached pronoun."""
        if not subject.ends:
            return None
        targets = self._clause.relative_object(place, form)
        if targets and {end.entity for end in targets} == {end.entity for end in subject.ends}:
            targets = tuple(End(end.entity, self._clause.units[place].span) for end in self._main.ends)
        if targets:
            return Act(trigger, subject.ends, targets, trigger.sure * subject.sure, "verb:relative pronoun")
        if trigger.type.quad is Quad.STRUCTURAL or self._takes_up_what(place):
            return None
        targets = self._meant(place, form.pronoun, trigger, subject)
        if not targets:
            return None
        joined = place > 0 and self._clause.units[place - 1].word == _WHERE
        factor = max(self._sure, 0.75 if joined else 0.0)
        return Act(trigger, subject.ends, targets, trigger.sure * factor, "verb:pronoun")

    def _takes_up_what(self, place: int) -> bool:
        """Whether the pronoun of a verb takes up *what*, no actor (``فيما وصفه فلان بأنه``)."""
        units, words = self._clause.units, self._clause.words
        if place == 0 or not words.has("what", units[place - 1].whole):
            return False
        return place == 1 or not words.has("all_that", units[place - 2].whole)  # "which the state rejected"

    def _taken_up_by(self, place: int, how: str, trigger: Trigger, subject: Subject) -> Act | None:
        """Read a verb whose preposition carries a pronoun (``ورحبت به الدولة``)."""
        pronoun = self._behind_it(place, how)
        if not pronoun and subject.how == "after" and subject.last > place:
            pronoun = self._behind_it(subject.last, how)  # "the forces withdrew from it"
        if not pronoun or not subject.ends or trigger.type.quad is Quad.STRUCTURAL:
            return None
        targets = self._meant(place, pronoun, trigger, subject) or self._lands(place, trigger, subject)
        if not targets:
            return None
        sure = trigger.sure * self._sure
        return Act(trigger, subject.ends, targets, sure, f"verb:{how} pronoun")

    def _lands(self, place: int, trigger: Trigger, subject: Subject) -> tuple[End, ...]:
        """Return where the lands are that somebody holds (``المناطق التي يسيطر عليها فلان في البلد``)."""
        clause = self._clause
        if trigger.type is not RelationType.COERCE or subject.how != "after" or place < _HELD:
            return ()
        head = clause.units[place - (2 if "relative" in clause.units[place - 1].kinds else 1)]
        if clause.phrases.covering(place - 2) is not None or not clause.words.has(
            "share", head.word.removeprefix("ال")
        ):
            return ()
        where = clause.phrases.covering(subject.last + 2) or clause.phrases.covering(subject.last + 1)
        lies = where is not None and where.gap == 0 and clause.words.has("direction", where.prep)
        return where.ends if where is not None and lies and clause.are_places(where.ends) else ()

    def _describes_object(self, place: int, form: Form) -> bool:
        """Whether a participle describes the indefinite object before it (``اتخذت موقفاً داعماً``)."""
        if place == 0 or form.shape is not Shape.PARTICIPLE:
            return False
        before, unit = self._clause.units[place - 1], self._clause.units[place]
        noun = before.kind is Kind.WORD and before.word.endswith("ا") and not before.finite
        return noun and not (unit.conjunction or before.dated or "transparent" in before.kinds)
