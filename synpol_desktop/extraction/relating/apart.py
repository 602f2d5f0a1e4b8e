"""Subjects that stand apart from their verb: behind insertions, settings, relative clauses, ``سبق``."""

from __future__ import annotations

from synpol_desktop.extraction.relating.antecedents import Antecedents
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS, PAUSES
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind

_REACH = 14
_FAR = 24
_WHERE = frozenset({"في", "خلال", "عبر", "اثناء"})
_PRECEDED = "سبق"  # it came before


class Apart(Antecedents):
    """Finds a subject beyond what parts it from its verb."""

    def _opening_topic(self, place: int, form: Form) -> Subject | None:
        """Return who opens a sentence and is parted from the verb by where it was (``فلان وفي حديث رأى``)."""
        if not self.units[place].speech or place > _REACH:
            return None
        topic = self.phrases.items[0] if self.phrases.items else None
        if topic is None or topic.first or topic.kind is not Denotes.NAME or topic.last + 1 >= place:
            return None
        opens = self.units[topic.last + 1]
        if not self.are_persons(topic.ends) or not (opens.word in _WHERE or opens.case == "ب"):
            return None
        between = self.units[topic.last + 1 : place]
        if any(self._new_verb(unit) or self._stops(unit) or unit.ends_clause for unit in between):
            return None
        if self._disagrees(form, self.feminine(topic)):
            return None
        return Subject(self._actors(self.ends(topic)), topic.last, 0.7, "before")

    def _had_before(self, place: int) -> Subject | None:
        """Return who did something before (``سبق لفلان أن أعلن``)."""
        phrase = self.phrases.covering(place - 2) if self.units[place - 1].whole == "ان" else None
        if phrase is None or phrase.prep != "ل" or not phrase.first:
            return None
        before = self.units[phrase.first - 1]
        named = before.whole.removeprefix("و") == _PRECEDED and phrase.kind is not Denotes.UNNAMED
        return Subject(self._actors(self.ends(phrase)), phrase.last, 0.8, "before") if named else None

    def _before_adjective(self, back: int) -> Subject | None:
        """Return the body that a quoted name and an adjective denote (``«الجريدة» العربية كتبت``)."""
        unit = self.units[back]
        if not unit.word.startswith("ال") or unit.conjunction or unit.case or back == 0:
            return None
        mark = self.units[back - 1]
        if not self.words.has("quote", mark.word) or mark.kind is not Kind.SIGN:
            return None
        phrase = self.phrases.covering(back - 2)
        if phrase is None or not self._starts_clause(self.leader(phrase)):
            return None
        ends = self._actors(self.ends(phrase))
        return Subject(ends, phrase.last, 0.8 * phrase.sure, "before") if ends else None

    def _before_insertion(self, close: int) -> Subject | None:
        """Return the subject which words between commas part from its verb (``فلان، رئيس الهيئة، قال``)."""
        if self.units[close].word not in COMMAS:
            return None
        for at in range(close - 2, max(0, close - _FAR), -1):
            unit = self.units[at]
            if unit.ends_clause or unit.word == ":":
                return None
            if unit.word not in COMMAS:
                continue
            phrase = self.phrases.covering(at - 1)
            if phrase is None or not self._is_insertion(at + 1, close):
                continue
            leader = self.leader(phrase)
            if not self._starts_clause(leader):
                described = self._described_before(phrase)
                if described is not None:
                    return described
                continue
            ends = self._actors(self.group_ends(leader))
            return Subject(ends, phrase.last, 0.8 * phrase.sure, "before") if ends else None
        return None

    def _is_insertion(self, first: int, close: int) -> bool:
        """Whether words between commas only describe what stands before them."""
        opens = self.units[first]
        if opens.conjunction and not self.words.has("they_are", opens.whole):
            return False
        whole = self.words.has("relative", opens.word) or self.words.has("they_are", opens.whole)
        whole = whole or self._is_source(first)
        return whole or not any(self._new_verb(unit) or self._stops(unit) for unit in self.units[first:close])

    def _is_source(self, first: int) -> bool:
        """Whether words say who tells it (``وفق ما نقلت الوكالة``, ``فيما نقلته عنه الصحيفة``)."""
        opens, behind = self.units[first], self.units[first + 1]
        if "attribution" in opens.kinds:
            return True
        tells = bool(behind.speech) or behind.word in self.words.resumed
        return tells and ("as" in opens.kinds or self.words.has("meanwhile", opens.whole))

    def _before_relative(self, last: int) -> Subject | None:
        """Return the subject which a relative clause parts from its verb (``فلان، الذي عاد، قال``)."""
        for at in range(last, max(0, last - _REACH), -1):
            if self.units[at].ends_clause:
                return None
            phrase = self.phrases.covering(at - 1)
            if self.units[at].word in COMMAS and self.words.has("relative", self.units[at + 1].word):
                if phrase is None or not self._starts_clause(phrase):
                    return None
                ends = self._actors(self.group_ends(self.leader(phrase)))
                return Subject(ends, phrase.last, 0.8 * phrase.sure, "before") if ends else None
        return None

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a subject before its verb stands."""
        if phrase.prep or phrase.gap:
            return False
        if phrase.first == 0:
            return True
        unit = self.units[phrase.first - 1]
        if unit.kind is Kind.SIGN:
            return (
                phrase.first < 2
                or unit.ends_clause
                or unit.word in PAUSES
                or unit.word == ":"
                or bool(self.units[phrase.first].conjunction)
                or (
                    self.words.has("quote", unit.word)
                    and (phrase.first < 3 or self.units[phrase.first - 2].mention is None)
                )
            )
        return (
            self.words.has("complementizer", unit.word)
            or self.words.has("subordinator", unit.word)
            or self.words.has("auxiliary", unit.word)
            or unit.word in {"بينما", "ما"}
            or bool(self.units[phrase.first].conjunction)
        )

    def _described_before(self, phrase: Phrase) -> Subject | None:
        """Return the person whom a long description before a verb is about."""
        if not self.are_persons(phrase.ends) or self.describing(phrase) < 0:
            return None
        return Subject(self.ends(phrase), phrase.last, 0.85 * phrase.sure, "before")
