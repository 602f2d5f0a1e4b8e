"""Nouns that stand for who was named before: a title alone, the latter, those who met."""

from __future__ import annotations

from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import UNNAMED, Subject
from synpol_desktop.extraction.relating.topics import Topics

_OURS = ("تنا", "بنا", "سنا", "دنا")  # our ministry, party, council, union


class StandIns(Topics):
    """Finds whom such a noun behind a verb means."""

    def _taken_up(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return whom a phrase without a name means here."""
        resumed = self._resumed(phrase.first, phrase.last, form)
        return resumed or self._called(phrase) or self._titled(phrase.first, form)

    def _standing(self, at: int, form: Form) -> Subject | None:
        """Return whom a noun outside of all phrases stands for."""
        own = self._ours(at)
        return own or self._titled(at, form) or self._resumed(at, at, form)

    def _ours(self, at: int) -> Subject | None:
        """Return who issues a communiqué in the first person (``شكرت وزارتنا``)."""
        author, unit = self.discourse.author, self.units[at]
        if not author or not unit.whole.endswith(_OURS) or unit.finite or unit.case:
            return None
        return Subject(tuple(End(end.entity, unit.span) for end in author), at, 0.75, "after")

    def _resumed(self, first: int, last: int, form: Form) -> Subject | None:
        """Return who spoke or acted last, whom a noun for a human being takes up (``وقال الكاتب``)."""
        word = self.units[first].word
        honoured = self.words.has("honoured", word)
        if not (honoured or self.words.has("taken_up", word)):
            return None
        if form.feminine is not (word.endswith("ه") and not honoured):
            return None
        if self.discourse.unnamed and not self.discourse.speakers:
            return UNNAMED
        if self._is_of_another_state(last + 1):
            return UNNAMED
        for ends in (self.discourse.speakers, self.discourse.subject):
            if ends:
                persons = self.are_persons(ends) and len(ends) == 1
                here = self.sentence.cover(first, last)
                return Subject((End(ends[0].entity, here),), last, 0.7, "after") if persons else None
        return None

    def _is_of_another_state(self, place: int) -> bool:
        """Whether a noun's state is not that of who spoke last, so that it is somebody else."""
        adjective = self.units[place].adjective if place < len(self.units) else None
        who = self.discourse.speakers or self.discourse.subject
        home = self.discourse.homes.get(who[0].entity) if who else None
        return adjective is not None and home is not None and home.entity != adjective.entity

    def _called(self, phrase: Phrase) -> Subject | None:
        """Return whom a comma names behind somebody without a name (``وقال أحدهم، فلان، إنها``)."""
        following = self.phrases.after(phrase)
        if following is None or following.first - phrase.last != 2 or not following.bare:
            return None
        comma = self.units[phrase.last + 1].word in COMMAS
        named = comma and self.are_persons(following.ends)
        return Subject(following.ends, following.last, 0.75, "after") if named else None

    def _titled(self, place: int, form: Form) -> Subject | None:
        """Return whom a title alone means, that somebody bore before (``وأكد الوزير أن``)."""
        unit = self.units[place]
        if form.number is not Number.SINGULAR or unit.case or unit.conjunction or unit.mention is not None:
            return None
        if unit.role is None and unit.word not in self.words.titles:
            return None
        if form.feminine is not unit.word.endswith("ه"):
            return None
        following = self.units[place + 1] if place + 1 < len(self.units) else None
        stem = unit.word.removeprefix("ال").removesuffix("ه")
        last = place
        if not unit.word.startswith("ال"):
            if following is None or following.mention is not None or not following.word.startswith("ال"):
                return None
            stem, last = f"{stem} {following.word}", place + 1
        holder = self._titled_here(stem, place)
        holder = holder or self.discourse.plain_titles.get(stem) or self.discourse.titles.get(stem)
        if holder is None:
            return None
        return Subject((End(holder.entity, self.sentence.cover(place, last)),), last, 0.75, "after")

    def _titled_here(self, stem: str, place: int) -> End | None:
        """Return who bears a title earlier in this sentence (``نفى الرئيس فلان …، وقال الرئيس``)."""
        for phrase in reversed(self.phrases.items):
            if phrase.last >= place or len(phrase.ends) != 1 or not self.are_persons(phrase.ends):
                continue
            before = self.units[phrase.first : phrase.last]
            if any(unit.role and unit.word.removeprefix("ال").removesuffix("ه") == stem for unit in before):
                return phrase.ends[0]
        return None

    def _is_stand_in(self, phrase: Phrase) -> bool:
        return phrase.kind in {Denotes.GATHERED, Denotes.LATTER, Denotes.ORDERED}
