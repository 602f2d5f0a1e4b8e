"""Nouns for meetings whose sides stand in ways of their own: who is brought together, who visits whom."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import BETWEEN, OBJECT, Trigger
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind
from synpol_desktop.extraction.relating.visits import VisitReader
from synpol_desktop.extraction.relating.writing import Act

_WITH, _IN, _ABOUT, _THAT = "مع", "في", "عن", "وذلك"
_WHITHER = frozenset({"الي", "ل"})
_OCCASION_REACH, _LEAST = 7, 3
_BOTH_REACH = 6
_WELCOME_REACH = 12
_WELCOME, _CHAIRED = "استقبال", "برياسه"


class MeetingReader(VisitReader):
    """Reads nouns for meetings and visits."""

    def _gathering(self, place: int, trigger: Trigger) -> Act | None:
        """Read ``لقاء جمع فلاناً بفلان``, ``لقاء يجمع فلاناً وفلاناً``, ``لقاء جمعه بفلان``."""
        clause = self._clause
        if not trigger.type.symmetric:
            return None
        chaired = self._chaired(place, trigger) or self._welcomed(place, trigger)
        if chaired is not None:
            return chaired
        if place and clause.words.has("gathers", clause.units[place - 1].word):
            met = clause.object(place + 1, OBJECT)  # "a meeting brought together"
            ends = () if met is None else clause.group_ends(met)
            return Act(trigger, ends, (), trigger.sure + 0.1, "noun:gathering") if len(ends) > 1 else None
        for at in range(place + 1, min(len(clause.units), place + 4)):
            unit = clause.units[at]
            verb = unit.word.removesuffix("ه").removesuffix("ها")
            if not clause.words.has("gathers", verb) or _is_feminine(verb) != _is_feminine(
                clause.units[place].word
            ):
                if unit.kind is not Kind.WORD or unit.finite or unit.case or unit.conjunction:
                    return None
                continue
            phrase = None if verb != unit.word else clause.object(at + 1, OBJECT)
            one = clause.group_ends(phrase) if phrase is not None else clause.discourse.subject
            start = at + 1 if phrase is None else phrase.last + 1
            other = clause.behind(start, "ب", 8) or clause.behind(start, "مع", 8)
            if one and other is not None:
                return Act(trigger, one, clause.group_ends(other), trigger.sure + 0.1, "noun:gathering")
            host = self._host(place, phrase)
            if host:
                return Act(trigger, host, one, trigger.sure + 0.1, "noun:gathering") if one else None
            return Act(trigger, one, (), trigger.sure + 0.1, "noun:gathering") if len(one) > 1 else None
        return None

    def _host(self, place: int, listed: Phrase | None) -> tuple[End, ...]:
        """Return who holds the meeting that brings others together (``عقد فلان جلسة ضمت جيرانه``)."""
        holds = listed is not None and self._light_verb(place, material=False)
        return self._subject.ends if holds else ()

    def _chaired(self, place: int, trigger: Trigger) -> Act | None:
        """Read ``جلسة مباحثات برئاسة فلان وفلان``: two who chair a talk hold it."""
        clause = self._clause
        for at in range(place + 1, min(len(clause.units), place + _BOTH_REACH)):
            unit = clause.units[at]
            if unit.whole == _CHAIRED or unit.word == _CHAIRED:
                phrase = clause.phrases.covering(at + 1)
                ends = clause.group_ends(phrase) if phrase is not None and phrase.first == at + 1 else ()
                both = len(ends) == 2 and clause.are_persons(ends)
                return Act(trigger, ends, (), trigger.sure, "noun:chaired") if both else None
            if unit.kind is not Kind.WORD or unit.case or unit.conjunction or clause.ends_thought(unit):
                return None
        return None

    def _welcomed(self, place: int, trigger: Trigger) -> Act | None:
        """Read ``وكان في استقبال فلان في المطار فلان``: who stands behind receives him."""
        clause, units = self._clause, self._clause.units
        opens = place > 1 and units[place - 1].word == "في" and "auxiliary" in units[place - 2].kinds
        if not opens or not units[place].word.startswith(_WELCOME):
            return None
        owned = units[place].word != _WELCOME
        guest = None if owned else clause.phrases.covering(place + 1)
        guests = clause.discourse.subject if guest is None else clause.group_ends(guest)
        start = place if guest is None else clause.group(guest)[-1].last
        for phrase in clause.phrases.items:
            if phrase.first > start and phrase.bare and not phrase.linked and clause.are_persons(phrase.ends):
                near = phrase.first - start <= _WELCOME_REACH and len(guests) == 1
                return (
                    Act(trigger, clause.group_ends(phrase), guests, trigger.sure, "noun:welcome")
                    if near
                    else None
                )
        return None

    def _goes_on_between(self, place: int, trigger: Trigger) -> bool:
        """Whether the noun behind a meeting says what goes on between sides (``تواصل القتال بين``)."""
        following = self._clause.units[place + 1 : place + 2]
        return trigger.type is RelationType.CONSULT and any(
            of.type is RelationType.ASSAULT and any(slot.how == BETWEEN for slot in of.noun)
            for unit in following
            for _, of in unit.triggers
        )

    def _between_them(self, place: int) -> tuple[End, ...]:
        """Return the two whom a pronoun means (``اتصال بينهما``, ``لقاء بين وزيري خارجيتهما``)."""
        units = self._clause.units
        for at in range(place + 1, min(len(units), place + _BOTH_REACH)):
            unit = units[at]
            phrase = self._clause.phrases.covering(at)
            if (phrase is not None and phrase.ends) or self._clause.ends_thought(unit):
                return ()
            owned = unit.whole.endswith("هما") and any(each.word == BETWEEN for each in units[place + 1 : at])
            if owned or unit.whole == "بينهما":
                pair = self._subject.ends if len(self._subject.ends) == 2 else self._clause.discourse.pair
                return tuple(End(end.entity, unit.span) for end in pair)
        return ()

    def _is_occasion(self, place: int) -> bool:
        """Whether a noun tells when something was asked, not what (``دعا فلان خلال لقائه فلاناً إلى``)."""
        asked = RelationType.REQUEST in self._verb_kinds
        return asked and place > 0 and "occasion" in self._clause.units[place - 1].kinds

    def _at_occasion(self, place: int, target: Phrase | None) -> Subject | None:
        """Return who met somebody where a meeting says when he acted (``قال بعد لقاء مع فلان``)."""
        clause, subject = self._clause, self._subject
        if target is None:
            return None
        between = clause.units[place + 1 : target.first]
        if any(clause.words.has("medium", unit.word) for unit in (*between, clause.units[target.first])):
            return None
        lead = clause.units[max(0, place - 2) : place]
        opens = any(clause.words.has("occasion", unit.word) for unit in lead)
        talk = not clause.words.has("interview", clause.units[place].word) and target.prep == _WITH
        told_of = bool(lead) and lead[-1].whole == _ABOUT and self._verb_at >= 0
        told_of = told_of and bool(clause.units[self._verb_at].speech)
        inside = bool(lead) and lead[-1].word == _IN
        if not opens and not (talk and (inside or told_of)):  # "said in a call with", "told of a call with"
            return None
        if self._verb_at < 0:
            plain = all(unit.word in _WHITHER or not unit.word.startswith("ال") for unit in between)
            visit = target.prep in _WHITHER and plain
            return self._main_ahead(place)[1] if target.prep == _WITH or visit else None
        near = place - max(self._verb_at, subject.last) <= _OCCASION_REACH
        if near and subject.how in {"after", "before"}:
            return subject
        speakers = self._speech.speakers
        apart = any(unit.word in COMMAS or unit.whole == _THAT for unit in clause.units[place - 3 : place])
        told = not subject.ends and not subject.unnamed and near
        if not opens or len(speakers) != 1 or not (told or apart) or place < _LEAST:
            return None
        return Subject(speakers, place, 0.75, "speaker")


def _is_feminine(word: str) -> bool:
    """Whether a noun for a meeting, or the verb behind it, is feminine by its spelling."""
    return word.endswith(("ه", "ات", "ت")) or word.startswith("ت")
