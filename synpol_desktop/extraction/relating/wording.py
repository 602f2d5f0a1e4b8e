"""Speech told by its noun: ``قول فلان إن``, ``تحذير الهيئة من أن``."""

from __future__ import annotations

from synpol_desktop.extraction.relating.citing import CitingReader
from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_NOUN = Form("", Shape.MASDAR, Number.SINGULAR)
_TOLD = SpeechVerb("say", (), 0.65)
_CONTENT_REACH = 3
_CONTENT_FAR = 8
_TAKING_UP = ("ه", "ها")
_WITH = "ب"
_SIGNS = frozenset({":", "«", '"', "“"})


class WordingReader(CitingReader):
    """Reads nouns of speech with who speaks behind them and then what is said."""

    def _worded(self, place: int, unit: Unit) -> None:
        """Read a noun of speech whose genitive speaks, if a clause or a quotation says what."""
        clause = self._clause
        if place <= self._speech.read_to:
            return
        if any(form.shape.finite for form, _ in unit.speech) and (place == 0 or unit.conjunction):
            return
        if place and clause.words.has("attribution", clause.units[place - 1].word):
            return
        phrase = clause.described(place + 1) or clause.phrases.covering(place + 1)
        if phrase is None or phrase.linked or not phrase.ends or phrase.first - place > _CONTENT_REACH:
            return
        if phrase.prep == "ل" and clause.words.has("utterance", unit.word):
            return  # "in a statement to the paper"
        if not self._says_what(clause.group(phrase)[-1].last + 1):
            return
        subject = Subject(clause.group_ends(phrase), phrase.last, 0.8, "noun")
        self._speech.verb(place, _NOUN, _TOLD, subject)

    def _put_forward(self, place: int) -> None:
        """Read what somebody said, which another takes up (``ما ذهب إليه فلان من أن``)."""
        clause = self._clause
        units, words = clause.units, clause.words
        verb = units[place + 1] if place + 2 < len(units) else None
        if verb is None or place < self._speech.read_to or not (verb.speech or verb.word in words.resumed):
            return
        taken = "back_reference" in units[place + 2].kinds
        if not (taken or verb.word.endswith(_TAKING_UP)):
            return
        start = place + 3 if taken else place + 2
        phrase = clause.described(start) or clause.phrases.covering(start)
        if phrase is None or phrase.prep or not phrase.ends or phrase.first - start > 1:
            return
        if self._is_content_of(clause.group(phrase)[-1].last + 1):
            self._speech.read_to = place + 1
            ends = clause.group_ends(phrase)
            self._speech.verb(place + 1, _NOUN, _TOLD, Subject(ends, phrase.last, 0.8, "noun"))

    def _is_content_of(self, start: int) -> bool:
        """Whether words go on with what is said: ``من أن``, ``بأن``, ``وفيه أن``."""
        units, has = self._clause.units, self._clause.words.has
        for at in range(start, min(len(units), start + _CONTENT_FAR)):
            unit = units[at]
            if has("complementizer", unit.word):
                before = units[at - 1]
                leads = before.word == "من" or has("therein", before.word)
                return leads or unit.whole[0] == _WITH
            if unit.ends_clause or unit.finite or unit.mention is not None:
                return False
        return False

    def _says_what(self, start: int) -> bool:
        """Whether what is said begins at a unit, in a clause of its own or in quotation marks."""
        clause = self._clause
        for unit in clause.units[start : start + _CONTENT_REACH]:
            if unit.word in COMMAS and unit is clause.units[start] and not self._speech.is_open():
                continue
            if unit.kind is Kind.SIGN:
                return unit.word in _SIGNS and not self._speech.is_open()
            if clause.words.has("complementizer", unit.word):
                return not unit.conjunction
            if not (clause.words.has("preposition", unit.word) or unit.dated):
                return False
        return False
