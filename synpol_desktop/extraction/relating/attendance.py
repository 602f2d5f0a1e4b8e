"""Who takes part in an event: who attends, hosts or calls it, who meets there, whose sides it joins."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.venues import VenueReader

_ACTORS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_PRONOUNS = ("ه", "ها")
_BETWEEN = "بين"
_OPERATION = "عمليه"
_FROM = "من"
_IN = frozenset({"في", "ب"})
_PLAIN = 0.58
"""From where on a verb says no more than that somebody is there."""
_FIRST_GUEST, _EXAMPLES, _NEXT = 6, 12, 4
_GUEST, _HOST, _SIDE, _MET = 0.75, 0.7, 0.65, 0.6


@cache
def _handlers() -> dict[str, str]:
    """Return the class of each word that ties somebody to an event, also with a pronoun for it."""
    classes = lexicon().classes
    found = {word: kind for kind in ("attended", "invited", "margin") for word in classes[kind]}
    for kind in ("organises", "hosts", "launches"):
        for word in classes[kind]:
            found |= dict.fromkeys((word, *(word + each for each in _PRONOUNS)), kind)
    return found


@cache
def _stating() -> frozenset[str]:
    """Return these words, and the one between two sides."""
    return frozenset({*_handlers(), _BETWEEN})


class AttendanceReader(VenueReader):
    """Reads the words that bring actors and events together."""

    def _happenings(self) -> None:
        """Read what a sentence says of events, and remember the last one."""
        last = None
        stating, named = _stating(), bool(self._events)
        for place, unit in enumerate(self._clause.units):
            told = unit.finite or unit.word in stating or unit.whole in stating
            if told and unit.kind is Kind.WORD:
                self._attendance(place, unit)
            event = self._event_at(place) if named else None
            if event is not None:
                self._venue(place, event)
                last = event
        self._events.keep(last)

    def _attendance(self, place: int, unit: Unit) -> None:
        """Read the word at a unit, if it is one of these."""
        handlers = _handlers()
        kind = handlers.get(unit.whole) or handlers.get(unit.word)
        if kind == "attended":
            self._attended(place)
        elif kind == "invited":
            self._invited(place)
        elif kind in {"hosts", "organises"}:
            self._hosted(place, kind)
        elif kind == "launches":
            self._launched(place)
        elif kind == "margin":
            self._on_the_margin(place)
        elif unit.word == _BETWEEN and not unit.conjunction:
            self._event_between(place)
        elif unit.finite:
            verb = next((form for form, trigger in unit.triggers if _takes_part(form, trigger)), None)
            if verb is not None:
                self._took_part(place, verb)

    def _attended(self, place: int) -> None:
        """Read ``بمشاركة فلان وفلان``, ``بحضور دول بينها فلانية``, ``بمشاركة أميركية``."""
        clause = self._clause
        unit = clause.units[place]
        named = unit.case or unit.conjunction or unit.whole.startswith("ب")
        event = self._event_for(place) if named else None
        if event is None:
            return
        states = clause.states_behind(place)
        guests = states or self._guests(place)
        self._take_part(guests, event, place, _GUEST, "taking part")

    def _guests(self, place: int) -> tuple[End, ...]:
        """Return the list behind a word, or the examples of those that it has without a name."""
        clause = self._clause
        phrase = next((p for p in clause.phrases.items if p.first > place), None)
        near = phrase is not None and phrase.first - place <= _FIRST_GUEST
        if phrase is not None and near and phrase.kind is not Denotes.UNNAMED and phrase.ends:
            return clause.group_ends(phrase)
        return self._examples_behind(place)

    def _examples_behind(self, place: int) -> tuple[End, ...]:
        clause = self._clause
        for at in range(place + 1, min(len(clause.units), place + _EXAMPLES)):
            if clause.units[at].ends_clause:
                break
            phrase = clause.phrases.covering(at + 1)
            if clause.words.has("example", clause.units[at].word) and phrase is not None:
                return clause.group_ends(phrase) if phrase.first == at + 1 else ()
        return ()

    def _took_part(self, place: int, verb: Form) -> None:
        """Read ``وشارك فيه فلان``, ``حضره فلان``, ``شاركت في الأعمال دول بينها فلانية``."""
        clause = self._clause
        following = clause.units[place + 1 : place + 2]
        therein = bool(following) and clause.words.has("therein", following[0].whole)
        owned = bool(verb.pronoun)
        if not therein and not owned:
            examples = self._examples_behind(place)
            event = self._event_for(place) if examples else None
        else:
            start = place + 1 + therein
            examples, event = self._doers(start), self._event_for(place, ahead=False)
        if event is not None:
            self._take_part(examples, event, place, _SIDE, "took part")

    def _doers(self, start: int) -> tuple[End, ...]:
        phrase = next((p for p in self._clause.phrases.items if p.first >= start), None)
        if phrase is None or phrase.first - start > _NEXT or phrase.linked or phrase.prep not in {"", _FROM}:
            return ()
        return self._clause.group_ends(phrase)

    def _invited(self, place: int) -> None:
        """Read ``بدعوة من فلان``: who calls others together takes part."""
        event = self._event_for(place, carried=False)
        phrase = self._clause.phrases.covering(place + 1) or self._clause.phrases.covering(place + 2)
        if event is None or phrase is None or phrase.kind is Denotes.UNNAMED:
            return
        self._take_part(self._clause.group_ends(phrase), event, place, _SIDE, "calls together")

    def _hosted(self, place: int, kind: str) -> None:
        """Read ``المؤتمر الذي استضافته المدينة``, ``تستضيف الدولة القمة``: its host, its organisers."""
        found = self._event_and_host(place)
        if found is None:
            return
        event, phrase = found
        ends = self._clause.group_ends(phrase)
        if kind == "hosts":
            if len(ends) == 1 and self._is_venue(ends[0], place):
                self._hold(event, ends[0], self._clause.units[place].span, _GUEST, "host of an event")
            ends = tuple(end for end in ends if not self._is_town(end))
        self._take_part(ends, event, place, _HOST, "organiser")

    def _launched(self, place: int) -> None:
        """Read ``أطلقت الدولة عملية «كذا» في المدينة``: who launches an operation takes part in it."""
        found = self._event_and_host(place)
        if found is None:
            return
        event, phrase = found
        named = [unit for unit in self._clause.units[place + 1 :] if unit.span.start <= event.span.start]
        if not any(unit.word == _OPERATION for unit in named):
            return
        self._take_part(self._clause.group_ends(phrase), event, place, _HOST, "launched")
        last = place + len(named) + _NEXT
        inside = (p for p in self._clause.phrases.items if place < p.first <= last and p.prep == "في")
        where = next((p for p in inside if p.ends and self._is_place(p)), None)
        if where is not None and where.ends[0].entity != phrase.ends[0].entity:
            self._hold(event, where.ends[0], self._clause.units[place].span, _SIDE, "launched in")

    def _is_venue(self, host: End, place: int) -> bool:
        """Whether a host is where the event is: a town, or a state of which no town is named before."""
        before = (phrase for phrase in self._clause.phrases.items if phrase.last < place and phrase.ends)
        return self._is_town(host) or not any(p.prep in _IN and self._is_place(p) for p in before)

    def _event_and_host(self, place: int) -> tuple[End, Phrase] | None:
        clause = self._clause
        units = clause.units
        behind = clause.phrases.covering(place + 1)
        if place and clause.words.has("relative", units[place - 1].word):
            event = self._event_before(place - 1, last=True)
            return None if event is None or behind is None or behind.prep else (event, behind)
        ahead = next((found for at in range(place + 1, place + 12) if (found := self._event_at(at))), None)
        before = clause.phrases.covering(place - 1)
        genitive = behind is not None and not units[place].finite and self._is_genitive(behind, place)
        host = behind if behind is not None and behind.ends and (behind.bare or genitive) else before
        if host is None or ahead is None or not host.ends or self._is_event(host.ends[0]):
            return None
        return (ahead, host) if genitive or not host.prep else None

    def _is_genitive(self, phrase: Phrase, place: int) -> bool:
        """Whether a phrase is the genitive of the noun at a unit (``استضافة الدولة للقمة``)."""
        opens = self._clause.units[phrase.first]
        return phrase.first == place + 1 and not opens.case and not opens.conjunction

    def _on_the_margin(self, place: int) -> None:
        """Read ``على هامش القمة، التقى فلان فلاناً``: who met there takes part."""
        event = next((found for at in range(place + 1, place + 5) if (found := self._event_at(at))), None)
        if event is None:
            return
        where = self._clause.phrases.covering(place - 2)
        if where is not None and where.ends and where.prep in _IN and self._is_place(where):
            self._hold(event, where.ends[0], self._clause.units[place].span, _SIDE, "margin in place")
        met = self._ledger.told(RelationType.CONSULT, self._clause.sentence.span)
        self._take_part(tuple(end for pair in met for end in pair), event, place, _MET, "on the margin")

    def _event_between(self, place: int) -> None:
        """Read ``المفاوضات بين الدولة والحركة``: the sides take part in what is named before."""
        event = self._event_right_before(place)
        sides = self._clause.sides(place) if event is not None else None
        if event is None or sides is None:
            return
        ends = tuple(end for side in sides for end in side if self._kind(end) in _ACTORS)
        if len(ends) > 1:
            self._take_part(ends, event, place, _SIDE, "event between")

    def _event_right_before(self, place: int) -> End | None:
        """Return the event that the words right before a unit name, its adjectives passed over."""
        for at in range(place - 1, max(-1, place - _NEXT), -1):
            event = self._event_at(at)
            if event is not None:
                return event
            if not self._describes(self._clause.units[at]):
                return None
        return None

    @staticmethod
    def _describes(unit: Unit) -> bool:
        """Whether a unit is a definite word that may belong to the noun before it."""
        return unit.word.startswith("ال") and not unit.case and not unit.conjunction

    def _take_part(self, ends: tuple[End, ...], event: End, place: int, sure: float, rule: str) -> None:
        trigger = self._clause.units[place].span
        for end in ends:
            if self._kind(end) in _ACTORS:
                self._write(RelationType.PARTICIPATES_IN, end, event, trigger, sure, rule)


def _takes_part(form: Form, trigger: Trigger) -> bool:
    return form.shape.finite and trigger.type is RelationType.PARTICIPATES_IN and trigger.sure >= _PLAIN
