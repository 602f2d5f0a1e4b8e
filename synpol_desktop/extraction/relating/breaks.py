"""Where a clause breaks: signs and words beyond which nothing belongs to what stands before them."""

from __future__ import annotations

from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.phrase import Phrases
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit

_STOPPING = frozenset({"complementizer", "relative", "subordinator", "whose_seat", "purpose"})


class Breaks:
    """The words of one sentence and where a reader of them has to stop."""

    def __init__(self, words: Lexicon, sentence: Sentence, phrases: Phrases) -> None:
        self.words = words
        self.sentence = sentence
        self.units = sentence.units
        self.phrases = phrases

    def ends_thought(self, unit: Unit) -> bool:
        """Whether a sign or a word begins what no verb before it governs: a new clause or what was said."""
        return unit.ends_clause or self._stops(unit)

    def _stops(self, unit: Unit) -> bool:
        """Whether no end of a trigger stands beyond a word."""
        if unit.kind is Kind.SIGN:
            return unit.ends_clause or unit.word == ":"
        return not _STOPPING.isdisjoint(unit.kinds)

    def _new_verb(self, unit: Unit) -> bool:
        if "light" in unit.kinds and not unit.triggers and not unit.case:
            return True
        if not unit.finite or unit.mention is not None or unit.case or unit.word.startswith("ال"):
            return False
        if self._is_hour(unit):
            return False
        readings = [form for form, _ in unit.triggers]
        return all(form.shape.finite for form in readings) and "preposition" not in unit.kinds

    @staticmethod
    def _is_hour(unit: Unit) -> bool:
        """Whether a word that may be a verb is a time of the day (``فجر``)."""
        return not unit.conjunction and "transparent" in unit.kinds

    def stands_alone(self, at: int) -> bool:
        """Whether a unit is a demonstrative without a noun, which takes up what was told (``رفض ذلك``)."""
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        noun = following is not None and following.word.startswith("ال") and not following.case
        return self.words.has("this", self.units[at].word) and not noun

    def _behind_means(self, at: int) -> int:
        """Return where the adverbial of means that begins at a unit ends."""
        at += 1
        while at < len(self.units) and self.phrases.covering(at) is None:
            unit = self.units[at]
            if unit.kind is Kind.SIGN or unit.finite or unit.case or self._stops(unit):
                break
            at += 1
        return at
