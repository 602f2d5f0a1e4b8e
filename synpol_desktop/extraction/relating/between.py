"""What stands between a verb and the subject behind it: where, when and with what it was done."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.crowds import Crowds
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.means import opens_means
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import CLAUSE_SIGNS, COMMAS, PAUSES
from synpol_desktop.extraction.relating.subject import UNNAMED, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 14
_NEAR = 4
_SETTINGS = frozenset({EntityType.GPE, EntityType.LOC, EntityType.EVENT})


class Between(Crowds):
    """Passes over what stands between a verb and its subject."""

    def _is_whither(self, place: int, phrase: Phrase) -> bool:
        """Whether a place stands before the subject behind the verb's preposition (``وصل إلى كذا فلان``)."""
        if phrase.gap or not phrase.ends or phrase.first - place > _NEAR:
            return False
        slots = {slot.how for _, trigger in self.units[place].triggers for slot in trigger.verb}
        kinds = (self.document.entities[end.entity].type for end in phrase.ends)
        return phrase.prep in slots and all(kind in _SETTINGS for kind in kinds)

    def _behind_whither(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return who stands behind the place, with nothing but dates and commas between."""
        at = self.group(phrase)[-1].last + 1
        while at < len(self.units) and self.phrases.covering(at) is None and self._idle(self.units[at]):
            at += 1
        who = self.phrases.covering(at)
        if who is None or who.first != at or not who.bare or who.linked or who.kind is Denotes.UNNAMED:
            return None
        if self._disagrees(form, self.feminine(who)):
            return None
        ends = self._actors(self.group_ends(who))
        return Subject(ends, self.group(who)[-1].last, 0.9 * who.sure, "after") if ends else None

    def _beyond_setting(self, place: int, start: int) -> Subject | None:
        """Return the person behind what he said it in, without commas (``أكد في المدينة فلان أن``)."""
        opens = self.units[start]
        speech = self.units[place].speech
        if not speech or any(verb.addressee in {"must", "may"} for _, verb in speech):
            return None
        if not ("circumstance" in opens.kinds or opens.case in {"ب", "ل"}):
            return None
        for at in range(start + 1, min(len(self.units), place + _REACH)):
            unit = self.units[at]
            if unit.ends_clause or unit.word in CLAUSE_SIGNS or self._new_verb(unit):
                return None
            if self._stops(unit):
                return None
            phrase = self.phrases.covering(at)
            unnamed = phrase is not None and phrase.kind is Denotes.UNNAMED and phrase.first == at
            if unnamed and unit.word.endswith("ون") and not unit.case:
                return UNNAMED  # "said later officials of the state"
            if phrase is None or phrase.first != at or not self.are_persons(phrase.ends):
                continue
            if self._is_set_apart(phrase):
                return Subject(self._actors(self.group_ends(phrase)), phrase.last, 0.75, "after")
        return None

    def _is_set_apart(self, phrase: Phrase) -> bool:
        """Whether no preposition reaches a person's full name, because another name or a date parts them."""
        unit, before = self.units[phrase.first], self.units[phrase.first - 1]
        if unit.case or unit.conjunction or phrase.linked or unit.mention is None:
            return False
        if " " not in unit.mention.span.of(self.document.text):
            return False
        other = before.mention
        named = other is not None and self.document.entities[other.entity].type is not EntityType.PER
        return named or before.dated or (before.kind is Kind.SIGN and "quote" in before.kinds)

    def _is_setting(self, phrase: Phrase) -> bool:
        """Whether a phrase only says where (``اجتمع في المدينة فلان وفلان``)."""
        return phrase.prep == "في" and all(
            self.document.entities[end.entity].type in _SETTINGS for end in phrase.ends
        )

    def _behind_relative(self, at: int) -> int:
        """Return the unit behind a relative clause with a comma (``في المؤتمر، الذي نظمته الدولة، فلان``)."""
        opens = at + 1 if at < len(self.units) and self.units[at].word in COMMAS else at
        if opens >= len(self.units) or "relative" not in self.units[opens].kinds:
            return at
        for place in range(opens + 1, min(len(self.units), opens + _REACH)):
            if self.units[place].word in COMMAS:
                return place + 1
            if self.units[place].ends_clause:
                break
        return at

    def _only_idle(self, place: int, first: int) -> bool:
        return all(self._idle(unit) for unit in self.units[place + 1 : first])

    def _circumstance(self, at: int) -> int:
        """Return the unit after an adverbial that ends with a comma (``في بيان،``), 0 if none begins here."""
        unit = self.units[at]
        if not ("circumstance" in unit.kinds or unit.case == "ب"):
            return 0
        for place in range(at + 1, min(len(self.units), at + 9)):
            here = self.units[place]
            if here.word in COMMAS:
                return place + 1
            if here.ends_clause or here.finite or "complementizer" in here.kinds:
                return 0
        return 0

    def _doer_behind_means(self, at: int) -> int:
        """Return where a doer stands behind an adverbial of means (``قصفت بالمدفعية قوات الجيش``), else 0."""
        if not opens_means(self.words, self.units, at):
            return 0
        behind = self._behind_means(at)
        phrase = self.phrases.covering(behind)
        if (
            phrase is None
            or phrase.prep
            or any(self.document.entities[end.entity].type in _SETTINGS for end in phrase.ends)
        ):
            return 0
        return behind

    def _idle(self, unit: Unit) -> bool:
        """Whether a word may stand between a verb and its subject."""
        if unit.kind is Kind.SIGN:
            return unit.word in PAUSES or unit.word == "(" or "quote" in unit.kinds
        return (
            unit.dated
            or "transparent" in unit.kinds
            or "weekday" in unit.kinds
            or unit.word in self.words.titles
            or (unit.word == "من" and not unit.case)
            or self.words.has("back_reference", unit.whole)
            or self.words.has("taken_in", unit.whole)
        )
