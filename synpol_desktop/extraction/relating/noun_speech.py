"""Speech told by a noun: ``تحذير الوزارة من أن``, ``في بيان للحزب أن``, ``قوله … واتهامه``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.inflection import Form, noun_forms
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.units import Kind, Unit

_CONTENT_REACH = 4
_IN = "في"


@dataclass(frozen=True, slots=True)
class SpeechNoun:
    """A form of a noun for speech, and how sure it reports some."""

    form: Form
    sure: float


@cache
def speech_nouns() -> dict[str, SpeechNoun]:
    """Return the table of nouns for speech by folded form."""
    found: dict[str, SpeechNoun] = {}
    for row in read_table(resource("lexicons", "speech_nouns.tsv")):
        for form in noun_forms(row["noun"]):
            found.setdefault(form.text, SpeechNoun(form, float(row["sure"])))
    return found


class NounSpeechReader(ActContext):
    """Reads the nouns for speech of one sentence."""

    def _speech_noun(self, place: int, unit: Unit) -> None:
        """Read a noun whose speaker stands behind it, or whose pronoun means who is quoted."""
        noun = speech_nouns().get(unit.word)
        if noun is None or unit.mention is not None or noun.form.definite or place <= self._speech.read_to:
            return
        if noun.form.pronoun:
            if self._speech.is_citing() and unit.conjunction == "و" and not unit.case:
                self._speech.told_by_noun(place, self._speech.speakers, noun.sure, goes_on=True)
            return
        phrase = self._who(place, unit)
        if phrase is None or not self._content_follows(self._clause.group(phrase)[-1].last + 1):
            return
        ends = self._clause.group_ends(phrase)
        self._speech.told_by_noun(place, ends, noun.sure, goes_on=not self._speech.is_open())

    def _text_of(self, place: int, unit: Unit) -> None:
        """Read ``في بيان للحزب أن`` where no verb of speech governs it."""
        clause = self._clause
        if self._speech.is_open() or place > 1 or unit.word != _IN or len(clause.units) < place + 3:
            return
        if not clause.words.has("utterance", clause.units[place + 1].word):
            return
        phrase = clause.described(place + 2) or clause.phrases.covering(place + 2)
        own = phrase is not None and phrase.first == place + 2 and phrase.prep == "ل"
        if phrase is not None and own and self._content_follows(clause.group(phrase)[-1].last + 1):
            self._speech.told_by_noun(place + 1, self._clause.group_ends(phrase), 0.6, goes_on=True)

    def _who(self, place: int, unit: Unit) -> Phrase | None:
        """Return the genitive of a noun: who said it."""
        clause = self._clause
        if any(form.shape.finite for form, _ in unit.speech) and not self._is_noun_here(place, unit):
            return None
        phrase = clause.described(place + 1)
        if phrase is None:
            phrase = clause.phrases.covering(place + 1)
            if phrase is None or phrase.first != place + 1 or clause.units[phrase.first].conjunction:
                return None
            if clause.units[phrase.first].case not in ("", "ل"):
                return None
        return phrase if phrase.ends else None

    def _is_noun_here(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb stands where only a noun stands."""
        before = self._clause.units[place - 1] if place else None
        return bool(unit.case) or (before is not None and self._clause.words.has("preposition", before.word))

    def _content_follows(self, at: int) -> bool:
        """Whether what was said begins soon: ``أن``, a colon or a quotation."""
        clause = self._clause
        for unit in clause.units[at : at + _CONTENT_REACH]:
            if clause.words.has("complementizer", unit.word) or unit.word in {":", "«", '"', "“"}:
                return True
            if unit.ends_clause or unit.finite or (unit.kind is Kind.SIGN and unit.word in {"،", ","}):
                return False
        return False
