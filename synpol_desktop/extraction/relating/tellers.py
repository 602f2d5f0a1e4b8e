"""Who tells, where he stands behind a verb of speech and somebody else stands before it."""

from __future__ import annotations

from synpol_desktop.extraction.relating.commons import Commons
from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject

_SAYING = "قايل"  # saying
_RELATIVE_REACH = 4


class Tellers(Commons):
    """Finds who tells behind a verb of speech."""

    def _subject_after(self, place: int, form: Form) -> Subject | None:
        raise NotImplementedError

    def _parted_teller(self, place: int, form: Form) -> Subject | None:
        """Return who stands right behind a verb of saying that a comma parts from what opens its sentence.

        ``وفي ما يخص الحدود مع الدولة، قال الوزير إن``: such a verb has no person for its object.
        """
        if form.number is not Number.SINGULAR or form.pronoun or not self._only_says(place):
            return None
        back = place - 1
        while back > 0 and self.units[back].dated:
            back -= 1
        if back <= 0 or self.units[back].word not in COMMAS:
            return None
        after = self._subject_after(place, form)
        if after is None or not (after.ends or after.unnamed):
            return None
        return after if after.unnamed or self._stands_behind(place) else None

    def _only_says(self, place: int) -> bool:
        """Whether every reading of a verb of speech is plain saying, which has nobody for its object."""
        speech = self.units[place].speech
        return bool(speech) and all(
            verb.kind in {"say", "more"} and _names_nobody(verb) for _, verb in speech
        )

    def _stands_behind(self, place: int) -> bool:
        """Whether a phrase, or a noun that stands for somebody, begins right behind a unit."""
        phrase = self.described(place + 1) or self.phrases.covering(place + 1)
        if phrase is None:
            return True
        return phrase.first == place + 1 and phrase.bare and not phrase.linked

    def _teller_behind(self, place: int, form: Form) -> Subject | None:
        """Return who tells of what stands before a relative (``المخاطر التي تقول الدولة إنها``)."""
        if place < 2 or "relative" not in self.units[place - 1].kinds or form.number is not Number.SINGULAR:
            return None
        behind = place + 1
        answers = any(_SAYING in verb.needs for _, verb in self.units[place].speech)
        if answers and behind + 1 < len(self.units) and "back_reference" in self.units[behind].kinds:
            behind += 1
        phrase = self.phrases.covering(behind)
        told = any(verb.kind == "say" and _names_nobody(verb) for _, verb in self.units[place].speech)
        if not told or phrase is None or phrase.first != behind or phrase.prep or phrase.linked:
            return None
        if phrase.kind is not Denotes.NAME or self._disagrees(form, self.feminine(phrase)):
            return None
        return Subject(self._actors(self.group_ends(phrase)), phrase.last, 0.8, "after")

    def _has_own_teller(self, place: int, form: Form) -> bool:
        """Whether who tells stands behind a verb whose relative he isn't (``الذي قالت الدولة إنه``)."""
        unit = self.units[place]
        if not unit.speech or form.number is not Number.SINGULAR or place + 1 >= len(self.units):
            return False
        near = self.units[max(0, place - _RELATIVE_REACH) : place]
        relative = next((each.word for each in reversed(near) if "relative" in each.kinds), "")
        if relative in self.words.classes["relative_many"]:
            return True
        feminine = self.words.has("relative_she", relative)
        if form.text and form.feminine is not feminine:
            return True
        phrase = self.phrases.covering(place + 1)
        if phrase is None:
            return self.words.owned(self.units[place + 1].word) is not None
        plain = any(verb.kind == "say" and _names_nobody(verb) and not verb.needs for _, verb in unit.speech)
        actor = phrase.kind is Denotes.NAME and bool(self._actors(phrase.ends))
        return plain and actor and phrase.bare and not phrase.linked


def _names_nobody(verb: SpeechVerb) -> bool:
    """Whether a verb neither must nor may have whom it is said to for its object."""
    return verb.addressee not in {"must", "may"}
