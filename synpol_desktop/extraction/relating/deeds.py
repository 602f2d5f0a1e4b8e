"""Whose deed a stance is taken on, where the text doesn't name them beside it (``رحب بالخطوة الفلانية``)."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.extraction.knowledge import KNOWN, knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import OBJECT
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.lists import Lists
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 6
_PLURALS = ("ين", "ون", "ا")
_BY = "ب"
_WAYS = frozenset({"شكل", "صوره"})
_ADJECTIVES = 3
_CONDUCT = ("conduct", "effort")
_ISSUED, _OWNED = "الصادر", "ل"
_BY_WHOM, _FOR_WHOM = frozenset({"من", "عن"}), frozenset({"ل", OBJECT})
_STRUCK = ("site", "means", "crowd", "armed")


class Deeds(Lists):
    """Finds the state whose deed is judged."""

    def deed(self, start: int, how: str) -> Phrase | None:
        """Return the state whose adjective describes what stands behind a verb that judges it."""
        at = self._opening(start, how)
        if at >= 0 and any(self.words.has("apart_from_state", unit.word) for unit in self.units[at : at + 2]):
            return None  # "accused the opposition of that state"
        return (self._of_state(at) or self._owned_deed(at) or self._deed_before(at)) if at >= 0 else None

    def _owned_deed(self, at: int) -> Phrase | None:
        """Return whose deed a noun and its adjectives tell (``أشاد بالدور الكبير للدولة``, ``الصادر عن``)."""
        unit = self.units[at]
        stem = unit.word.removeprefix("ال")
        told = any(self.words.has(kind, stem) for kind in _CONDUCT) and stem != unit.word
        if not told or self._takes_for(unit) or self.phrases.covering(at) is not None:
            return None
        place = at + 1
        while place < len(self.units) - 1 and place - at <= _ADJECTIVES and self._is_article_word(place):
            place += 1
        issued = self.units[place - 1].word.startswith(_ISSUED)
        place += issued and self.units[place].whole in _BY_WHOM
        phrase = self.phrases.covering(place)
        if place == at + 1 or phrase is None or phrase.kind not in {Denotes.NAME, Denotes.OFFICE}:
            return None
        if phrase.first != place or phrase.gap or phrase.prep not in (_BY_WHOM if issued else {_OWNED}):
            return None
        return replace(phrase, ends=self.group_ends(phrase))

    def _is_article_word(self, at: int) -> bool:
        """Whether a definite adjective stands at a unit, whose ``ل`` would not be its own."""
        unit = self.units[at]
        plain = unit.word.startswith("ال") and not (unit.case or unit.conjunction) and unit.adjective is None
        return plain and self.phrases.covering(at) is None and not self._takes_for(unit)

    @staticmethod
    def _takes_for(unit: Unit) -> bool:
        """Whether what stands behind ``ل`` is whom a word is for (``الدعم الدولي للدولة``)."""
        slots = (
            slot
            for form, of in unit.triggers
            if not of.needs
            for slot in (of.verb if form.shape is Shape.PARTICIPLE else of.noun)
        )
        return any(slot.how in _FOR_WHOM and not slot.reversed for slot in slots)

    def of_state(self, start: int, how: str) -> Phrase | None:
        """Return the state whose arms or sites stand behind a word (``أسقط طائرة فلانية``)."""
        at = self._opening(start, how)
        while 0 <= at < len(self.units) - 1 and "share" in self.units[at].kinds:
            if self.units[at + 1].adjective is not None:
                break
            at += 1  # "half of the lands"
        if at < 0:
            return None
        word = self.units[at].word
        struck = any(self.words.has(kind, word) for kind in _STRUCK)
        if not struck and not self.words.has("share", word.removeprefix("ال")):
            return None
        return self._of_state(at)

    def envoys_of(self, start: int) -> Phrase | None:
        """Return the state whose envoys without a name stand behind a word (``طرد دبلوماسيين فلانيين``)."""
        for at in range(start, min(len(self.units) - 1, start + _ADJECTIVES)):
            unit = self.units[at]
            if self.words.has("diplomats", unit.word.removeprefix("ال")):
                state = self._state_at(at + 1)
                return None if state is None else Phrase(at, at + 1, Denotes.NAME, (state,))
            if unit.kind is not Kind.WORD or unit.mention is not None or unit.finite or unit.conjunction:
                return None
        return None

    def _state_at(self, at: int) -> End | None:
        """Return the state of the text that an adjective stands for, of one or of several."""
        unit = self.units[at]
        if unit.adjective is not None:
            return End(unit.adjective.entity, unit.span)
        stem = unit.word.removeprefix("ال")
        forms = (stem, *(stem.removesuffix(ending) for ending in _PLURALS), f"{stem}ي")
        keys = {f"{KNOWN}{state}" for form in forms if (state := knowledge().state_of(form))}
        entities = enumerate(self.document.entities)
        return next((End(number, unit.span) for number, entity in entities if entity.key in keys), None)

    def _of_state(self, at: int) -> Phrase | None:
        """Return the state whose adjective describes the noun at a unit, also behind other words."""
        for place in range(at, min(len(self.units), at + _REACH)):
            unit = self.units[place]
            if unit.adjective is not None and place > at:
                states = self._states(place)
                return Phrase(at, place, Denotes.NAME, states) if states else None
            if not self._in_chain(place, unit, at):
                break
        return None

    def _deed_before(self, at: int) -> Phrase | None:
        """Return whose a deed is that was spoken of before (``رحب بهذه الخطوة``)."""
        at += self.words.has("this", self.units[at].word) and at + 1 < len(self.units)
        if self.phrases.covering(at) is not None:
            return None
        ends = self.doers(at)
        return Phrase(at, at, Denotes.NAME, ends, sure=0.8) if ends else None

    def is_deed(self, at: int) -> bool:
        """Whether a unit is a definite noun for what somebody did, or a demonstrative that stands alone."""
        return self.words.has("deed", self.units[at].word) or self.stands_alone(at)

    def doers(self, at: int) -> tuple[End, ...]:
        """Return whose deed a definite noun takes up, that was spoken of before."""
        unit = self.units[at]
        if not self.is_deed(at):
            return ()
        doers = self.discourse.deeds.get(unit.word, ())
        for form, trigger in unit.triggers:
            if form.shape is Shape.MASDAR and not doers:
                doers = self.discourse.done.get(trigger.type, ())
        return tuple(End(end.entity, unit.span) for end in doers)

    def _opening(self, start: int, how: str) -> int:
        """Return the unit where the noun phrase behind a preposition (or a verb) begins, -1 for nowhere."""
        for at in range(start, min(len(self.units) - 1, start + 3)):
            unit = self.units[at]
            if (unit.kind is Kind.SIGN and self.words.has("quote", unit.word)) or self._is_manner(at, how):
                continue
            if how == OBJECT and unit.kind is Kind.WORD and not unit.case and not unit.conjunction:
                return -1 if self.words.has("preposition", unit.word) else at
            if unit.case == how:
                return at
            if unit.word == how:
                return at + 1
            described = how != OBJECT and unit.word.startswith("ال") and unit.case == unit.conjunction == ""
            described = described and self.phrases.covering(at) is None and unit.adjective is None
            if not (self.words.has("transparent", unit.word) or unit.dated or described):
                return -1
        return -1

    def _is_manner(self, at: int, how: str) -> bool:
        """Whether a unit says how a stance is taken (``تدين بشدة``, ``ترفض بشكل قاطع``)."""
        unit, before = self.units[at], self.units[at - 1]
        if how == _BY or unit.kind is not Kind.WORD:
            return False
        if unit.case == _BY:
            return "manner" in unit.kinds
        plain = not (unit.case or unit.conjunction or unit.word.startswith("ال"))
        return plain and at > 0 and before.case == _BY and before.word in _WAYS

    def _in_chain(self, place: int, unit: Unit, first: int) -> bool:
        """Whether a unit goes on with a noun phrase without a name."""
        if self.phrases.covering(place) is not None or self._stops(unit) or unit.dated:
            return False
        if unit.kind is Kind.SIGN:
            return self.words.has("quote", unit.word)
        plain = place == first or not (unit.case or unit.conjunction)
        return (
            plain
            and (not unit.speech or unit.word.startswith("ال"))
            and not self.words.has("preposition", unit.word)
        )

    def _states(self, place: int) -> tuple[End, ...]:
        """Return the states of an adjective and of those that go on with it (``الفلاني العلاني``)."""
        found: dict[int, End] = {}
        for unit in self.units[place : place + _ADJECTIVES]:
            if unit.adjective is not None:
                found.setdefault(unit.adjective.entity, End(unit.adjective.entity, unit.span))
            elif unit.kind is Kind.WORD:
                break
        return tuple(found.values())
