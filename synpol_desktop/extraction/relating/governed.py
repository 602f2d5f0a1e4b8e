"""Phrases that a preposition governs, to the right of a trigger."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.doings import Doings
from synpol_desktop.extraction.relating.entries import BETWEEN, OF_CLASS
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_PREP_REACH = 18
_BY, _OF, _FROM, _WITH = "ب", "ل", "من", "مع"
_ADJECTIVES = 3
_AGREED = RelationType.AGREE
_DESCRIBING = ("ي", "يه", "ه", "ا")
_JOINS = ("رابط", "واصل")
"""Ends what lies between two places and is in neither (``الطريق الرابط بين``)."""
_BORDERING = frozenset({"ل", "مع"})


class Governed(Doings):
    """Finds whom a preposition introduces."""

    def behind(
        self,
        start: int,
        prep: str,
        reach: int,
        *,
        comma: bool = True,
        carried: tuple[str, ...] | None = None,
    ) -> Phrase | None:
        """Find the next phrase that a preposition governs; ``comma``: whether it may be beyond one."""
        at = start
        stop = min(len(self.units), start + reach)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                if phrase.prep == prep and phrase.kind is not Denotes.UNNAMED:
                    return None if self._is_partner(start, phrase, carried) else phrase
                body = self.people_of(at) if phrase.prep == prep and phrase.gap == 0 else None
                if body is not None:
                    return body
                at = phrase.last + 1
                continue
            if self._stops(unit) or self._new_verb(unit) or self._tells_more(at):
                return None
            if (carried is None or at > start) and self._governs(at, prep, carried or ()):
                return None
            if not comma and unit.word in COMMAS:
                return None
            people = self.people_counted(at + 1) if unit.word == prep == _WITH else None
            if people is not None:
                return Phrase(at + 1, people.last, Denotes.NAME, people.ends, prep, 1)
            at += 1
        return None

    def _is_partner(self, start: int, phrase: Phrase, carried: tuple[str, ...] | None) -> bool:
        """Whether ``مع`` names the other side of an accord on the way (``ناقش الاتفاق النووي مع الدولة``)."""
        last = phrase.first - 2 - phrase.gap
        if phrase.prep != _WITH or carried is None or last <= start or self.units[last + 1].word != _WITH:
            return False
        for unit in reversed(self.units[max(start + 1, last - _ADJECTIVES) : last + 1]):
            agreed = any(f.shape is Shape.MASDAR and of.type is _AGREED for f, of in unit.triggers)
            if unit.mention is not None:
                agreed = self.document.entities[unit.mention.entity].type is EntityType.LAW
            if agreed or unit.mention is not None:
                own = carried and self._is_carried(unit.word.removeprefix("ال"), carried)
                return agreed and not own
            if unit.kind is not Kind.WORD or unit.case or unit.finite or "preposition" in unit.kinds:
                return False
        return False

    def _tells_more(self, at: int) -> bool:
        """Whether a participle behind a comma goes on with what somebody says (``، مشدداً على``)."""
        unit = self.units[at]
        if not unit.speech or at == 0 or self.units[at - 1].word not in COMMAS:
            return False
        said = any(form.shape is Shape.PARTICIPLE for form, _ in unit.speech)
        return said and not unit.word.startswith("ال")

    def _governs(self, at: int, prep: str, carried: tuple[str, ...]) -> bool:
        """Whether a noun on the way takes a preposition for itself (``بالتنسيق مع``, ``الموالية ل``)."""
        unit = self.units[at]
        if not unit.triggers or prep in {unit.case, BETWEEN}:
            return False
        if carried and self._is_carried(unit.word.removeprefix("ال"), carried):
            return False
        before = self.units[at - 1]
        nominal = bool(unit.case) or (before.kind is Kind.WORD and "preposition" in before.kinds)
        for form, trigger in unit.triggers:
            if form.shape is Shape.MASDAR and nominal:
                slots = trigger.noun
            elif form.shape is Shape.PARTICIPLE and form.definite:
                slots = trigger.verb
            else:
                continue
            if any(slot.how == prep and not slot.reversed for slot in slots):
                return True
        return False

    def _is_carried(self, noun: str, carried: tuple[str, ...]) -> bool:
        """Whether a noun is the companion of the verb, which gives its preposition to it."""
        if carried[0].startswith(OF_CLASS):
            return self.words.has(carried[0].removeprefix(OF_CLASS), noun)
        return noun.startswith(carried)

    def in_relative(self, start: int, prep: str) -> Phrase | None:
        """Find who does what the trigger speaks of (``أشاد بالدور الذي تقوم به الدولة``)."""
        opened = False
        at = start
        while at < min(len(self.units), start + 12):
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                return replace(phrase, gap=2) if opened and not phrase.prep else None
            if unit.ends_clause or "complementizer" in unit.kinds or (opened and "undergone" in unit.kinds):
                return None
            attached = len(prep) == 1 and unit.whole.startswith(prep) and len(unit.whole) > 3 and not opened
            if unit.case == prep or unit.whole == prep or attached:
                if (
                    unit.word == "ما"
                    or unit.whole in {"بما", "لما"}
                    or any("relative" in later.kinds for later in self.units[at + 1 : at + 4])
                ):
                    opened = True
                else:
                    return None
            elif unit.whole in {"بما", "لما"} and unit.whole[0] == prep:
                opened = True
            at += 1
        return None

    def located(self, start: int, prep: str) -> Phrase | None:
        """Find the place in which a nameless target lies (``على مناطق في ريف المدينة``)."""
        opened = -1
        for at in range(start, min(len(self.units), start + 14)):
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None and opened >= 0:
                bordering = phrase.prep in _BORDERING and self._is_border(opened)
                owned = phrase.prep == _OF and self.words.has("attached", self.units[phrase.first - 1].word)
                bordering = bordering or owned  # "on a site belonging to the movement"
                lies = phrase.prep in {"في", BETWEEN} or self.words.has("direction", phrase.prep) or bordering
                lies = lies and not (phrase.prep == _BY and phrase.gap)  # "with the help of"
                lies = lies or self.lies_in(phrase)
                lies = lies and not (self._is_linking(phrase) or self._is_pact(opened, phrase))
                lies = lies or self._is_share(opened, phrase) or self._is_site_of(phrase)
                return replace(phrase, gap=1) if lies else None
            if unit.ends_clause or (phrase is None and (self._stops(unit) or self._tells_more(at))):
                return None
            if unit.conjunction and self._new_verb(unit):
                return None
            if opened >= 0 and self._governs(at, prep, ()):
                return None  # "in answer to the firing at a site"
            if phrase is None and (unit.word == prep or unit.case == prep):
                opened = at
            elif opened >= 0 and at - opened > 6:
                return None
        return None

    def _is_linking(self, phrase: Phrase) -> bool:
        """Whether a place is an end of a road (``على الطريق الرابط بين المدينتين``)."""
        before = self.units[phrase.first - 2] if phrase.first > 1 else None
        return phrase.prep == BETWEEN and before is not None and before.word.endswith(_JOINS)

    def _is_pact(self, opened: int, phrase: Phrase) -> bool:
        """Whether what a preposition governs is something that some have made (``من الاتفاق المبرم بين``)."""
        return phrase.prep == BETWEEN and any(
            trigger.type.symmetric
            for unit in self.units[opened : phrase.first]
            for _, trigger in unit.triggers
        )

    def _is_share(self, opened: int, phrase: Phrase) -> bool:
        """Whether a share of a place is spoken of (``على أجزاء من المدينة``, ``على نحو نصف البلاد``)."""
        first = opened if self.units[opened].case else opened + 1
        if phrase.prep not in {_FROM, ""} or phrase.kind is Denotes.UNNAMED:
            return False
        between = self.units[first : phrase.first]
        if not between or not (between[0].word.isdecimal() or self._is_part(between[0])):
            return False
        return not any(self._breaks_share(unit) for unit in between)

    def _is_part(self, unit: Unit) -> bool:
        """Whether a word says how much of a place it is, with or without an article."""
        return "share" in unit.kinds or self.words.has("share", unit.word.removeprefix("ال"))

    def _breaks_share(self, unit: Unit) -> bool:
        """Whether a word can't stand between a share and what it is a share of."""
        if unit.conjunction or unit.mention is not None or "back_reference" in unit.kinds or unit.finite:
            return True
        if self.words.has("nearby", unit.word.removeprefix("ال")) or unit.case not in {"", _BY}:
            return True  # "parts near to the town"
        return bool(unit.case or unit.triggers) and not self._is_part(unit)

    def _is_site_of(self, phrase: Phrase) -> bool:
        """Whether a phrase says whose the site before it is (``على مخازن خشبية للحركة``)."""
        if phrase.prep != _OF or phrase.gap:
            return False
        for unit in reversed(self.units[max(0, phrase.first - _ADJECTIVES) : phrase.first]):
            if self.words.has("site", unit.word) or self.words.has("crowd", unit.word):
                return True
            if unit.kind is not Kind.WORD or unit.case or not unit.word.endswith(_DESCRIBING):
                return False
        return False

    def _is_border(self, at: int) -> bool:
        """Whether a noun that a preposition governs is a border (``على الحدود الشرقية للدولة``)."""
        nouns = self.units[at : at + 2]
        return any(self.words.has("border", unit.word) for unit in nouns)

    def again(self, start: int, prep: str) -> Phrase | None:
        """Find what the same preposition governs once more (``على شركات تدعم كذا وعلى الدولة``)."""
        for at in range(start, min(len(self.units) - 1, start + _PREP_REACH)):
            unit = self.units[at]
            if unit.ends_clause or unit.speech:
                return None
            phrase = self.phrases.covering(at + 1)
            if unit.conjunction == "و" and unit.word == prep and phrase is not None and phrase.prep == prep:
                return phrase
        return None
