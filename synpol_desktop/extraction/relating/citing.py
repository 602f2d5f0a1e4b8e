"""Citing: speech that a text, a medium or somebody's mouth hands on (``جاء في بيان``, ``نقلت عن``)."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.subject import NOBODY, UNNAMED, Subject
from synpol_desktop.extraction.relating.units import Kind

_CAME = SpeechVerb("say", (), 0.7)
_MOUTH_REACH = 14
_ISSUER_REACH = 7
_TEXT_REACH = 20
_TITLED = 3
_HIM = frozenset({"ه", "ها"})
_ASCRIBED = ("الي",)  # to
_OPENING = frozenset({'"', "«", "“", "„"})
_SIMPLE_PAST = Form("", Shape.PAST, Number.SINGULAR)


class CitingReader(ActContext):
    """Reads who speaks where somebody or something else reports it."""

    _told: Subject = NOBODY
    """Who spoke last in this sentence."""

    def _came_in(self, place: int) -> None:
        """Read ``جاء في بيان للهيئة أن`` and ``جاء النفي على لسان فلان``."""
        if self._speech.is_open() or place <= self._speech.read_to:
            return
        clause = self._clause
        mouth = self._mouthpiece(place)
        behind = place + 1
        while behind < len(clause.units) - 1 and clause.words.has("transparent", clause.units[behind].word):
            behind += 1
        following = clause.units[behind] if behind < len(clause.units) else None
        as_said = place > 0 and clause.words.has("as", clause.units[place - 1].whole)
        if mouth and following is not None and (as_said or clause.words.has("spoken", following.word)):
            self._speech.verb(place, _SIMPLE_PAST, _CAME, Subject(mouth, place, 0.8, "mouth"))
        elif following is not None and following.word == "في" and self._says_that(behind + 1):
            ends = self._issuers(behind + 1)
            if ends:
                self._speech.verb(place, _SIMPLE_PAST, _CAME, Subject(ends, place, 0.8, "text"))
        elif following is not None and clause.words.has("therein", following.whole):
            issuer = self._in_utterance(place)
            if issuer is not None:
                self._speech.verb(place, _SIMPLE_PAST, _CAME, issuer)

    def _says_that(self, start: int) -> bool:
        """Whether words go on with what a text says, which they name first."""
        clause, words = self._clause, self._clause.words
        if start >= len(clause.units):
            return False
        text = clause.units[start].word
        if not (words.has("document", text) or words.has("utterance", text) or words.has("report", text)):
            return False
        for at in range(start + 1, min(len(clause.units), start + _TEXT_REACH)):
            unit, before = clause.units[at], clause.units[at - 1]
            if words.has("complementizer", unit.word) or unit.word == ":":
                return True
            if unit.ends_clause:
                return False
            if unit.word in _OPENING and not words.has("preposition", before.word):
                return all(each.mention is None for each in clause.units[at + 1 : at + 2])
        return False

    def _issuers(self, start: int) -> tuple[End, ...]:
        """Return who issued the text that begins at a unit: named behind it, else who spoke last."""
        clause, words = self._clause, self._clause.words
        phrase = clause.phrases.covering(start)
        if phrase is not None and phrase.kind is not Denotes.DOCUMENT:
            return clause.group_ends(phrase)
        for at in range(start + 1, min(len(clause.units), start + _ISSUER_REACH)):
            unit = clause.units[at]
            found = clause.described(at) or clause.phrases.covering(at)
            if found is not None and found.ends and unit.kind is not Kind.SIGN:
                return clause.group_ends(found)
            if unit.ends_clause or unit.word == ":" or words.has("complementizer", unit.word):
                break
            if found is not None:
                return ()
        definite = clause.units[start].word.startswith("ال")
        return (clause.discourse.speakers or clause.discourse.subject) if definite else ()

    def _is_declared(self, place: int, form: Form) -> bool:
        """Whether a verb for a position reports that it was declared: in a past, in a headline, by *us*."""
        units, words = self._clause.units, self._clause.words
        if form.shape is Shape.PARTICIPLE or form.first_person:
            return True
        if form.shape is not Shape.PAST:
            ticker = units[0].span.start > self._clause.sentence.span.start
            return (ticker or not units[-1].ends_clause) and not self._speech.is_open()
        before = units[place - 1] if place else None
        if form.pronoun:
            if before is not None and words.has("transparent", before.word):
                return True
            persons = self._clause.are_persons(self._clause.subject(place, form).ends)
            return bool(units[place].conjunction) and persons
        return before is None or not (words.has("relative", before.word) or words.has("what", before.whole))

    def _cited(self, place: int, form: Form, verb: SpeechVerb) -> None:
        """Read ``نقلت الوكالة عن فلان قوله``: who is quoted speaks, not who quotes."""
        if not form.shape.finite or place <= self._speech.read_to:
            return
        preps = tuple(need for need in verb.needs if not self._clause.words.has("complementizer", need))
        may_carry = len(preps) < len(verb.needs)  # ``أن`` may follow without anybody who is quoted
        if may_carry and self._carries_news(place, form, verb):
            return
        phrase = self._quoted(place, preps)
        if verb.needs == _ASCRIBED and not self._goes_on_with_words(place):
            self._ascribes(place, form, verb)
            return  # "the attack was ascribed to the party"
        ends = self._quoted_again(place, preps) if phrase is None else self._clause.group_ends(phrase)
        medium = NOBODY if ends else self._quoting(place, form, preps)
        if medium.ends:
            self._speech.verb(place, form, verb, medium)
            self._speech.hush()
            self._told = UNNAMED
        elif phrase is not None or ends:
            quoted = Subject(ends, place, 0.85, "cited")
            self._speech.verb(place, form, verb, quoted)
            if ends and self._clause.subject(place, form).ends:
                self._main = quoted  # "… , but he warned": who is quoted, not who quotes him

    def _ascribes(self, place: int, form: Form, verb: SpeechVerb) -> None:
        """Let who lays an act to somebody speak (``هجوم نسبته الحكومة إلى الحزب``)."""
        subject = self._clause.subject(place, form)
        behind = self._clause.units[subject.last + 1 : subject.last + _ISSUER_REACH]
        if subject.how == "after" and any(unit.word in verb.needs for unit in behind):
            self._speech.verb(place, form, verb, subject)

    def _is_from(self, phrase: Phrase) -> bool:
        """Whether words come from somebody (``جاء الرد من فلان في تغريدة``)."""
        return phrase.prep == "من" and self._clause.are_persons(phrase.ends)

    def _carries_news(self, place: int, form: Form, verb: SpeechVerb) -> bool:
        """Let a medium speak that carries news without telling from whom, and return whether it does so.

        ``نقلت الوكالة أن``, but not ``نقلت الوكالة عن فلان أن``.
        """
        clause = self._clause
        subject = clause.subject(place, form)
        if subject.how not in {"after", "before"} or not self._speech.is_of_press(place, subject):
            return False
        last = subject.last if subject.how == "after" else place
        for unit in clause.units[last + 1 : last + _ISSUER_REACH]:
            if "complementizer" in unit.kinds:
                self._speech.verb(place, form, verb, subject)
                self._told = subject
                return True
            if unit.kind is not Kind.SIGN and ("preposition" in unit.kinds or "wording" in unit.kinds):
                return False
            if unit.ends_clause or "relative" in unit.kinds or unit.speech:
                return False
        return False

    def _quoting(self, place: int, form: Form, preps: tuple[str, ...]) -> Subject:
        """Return the medium that quotes somebody without a name (``نقلت الوكالة عن شهود قولهم``)."""
        behind = self._clause.units[place + 1 : place + _ISSUER_REACH + 1]
        if not any(unit.word in preps for unit in behind) or not self._goes_on_with_words(place):
            return NOBODY
        subject = self._clause.subject(place, form)
        quotes = subject.how in {"after", "before"} and self._speech.is_of_press(place, subject)
        return subject if quotes else NOBODY

    def _goes_on_with_words(self, place: int) -> bool:
        """Whether words follow that somebody said, or a noun for them."""
        behind = self._clause.units[place + 1 : place + _TEXT_REACH]
        return any(
            "complementizer" in unit.kinds or self._clause.words.has("wording", _bare(unit.word))
            for unit in behind
        )

    def _quoted_again(self, place: int, preps: tuple[str, ...]) -> tuple[End, ...]:
        """Return who spoke last, where a pronoun stands for who is quoted (``ونقلت عنه قوله``)."""
        speakers = self._clause.discourse.speakers
        for at in range(place + 1, min(len(self._clause.units) - 1, place + _ISSUER_REACH)):
            word = self._clause.units[at].whole
            prep = next((prep for prep in preps if word.startswith(prep) and word[len(prep) :] in _HIM), "")
            if prep and len(speakers) == 1 and self._clause.takes_pronoun(speakers[0], word[len(prep) :]):
                return speakers
        return ()

    def _quoted(self, place: int, preps: tuple[str, ...]) -> Phrase | None:
        clause = self._clause
        for at in range(place + 1, min(len(clause.units) - 1, place + _TEXT_REACH)):
            if clause.units[at].word in preps:
                described = clause.described(at + 1)
                if described is not None:
                    return described
                following = clause.phrases.covering(at + 1)
                if following is not None and following.kind is Denotes.UNNAMED:
                    return None
                if following is not None and "mouth" in clause.units[at].kinds:
                    return following
                break
        return next((found for prep in preps if (found := clause.object(place + 1, prep)) is not None), None)

    def _mouthpiece(self, place: int) -> tuple[End, ...]:
        """Return the person by whose mouth or through whom a body speaks."""
        clause = self._clause
        for at in range(place + 1, min(len(clause.units) - 1, place + _MOUTH_REACH)):
            unit = clause.units[at]
            if clause.ends_thought(unit):
                break
            if "through" in unit.kinds or "mouth" in unit.kinds:
                phrase = clause.described(at + 1) or clause.phrases.covering(at + 1)
                if phrase is not None and clause.are_persons(phrase.ends):
                    return clause.ends(phrase)
        return ()

    def _in_utterance(self, place: int) -> Subject | None:
        """Return whose text a verb goes on about (``أورد تصريحاً لفلان هدد فيه``)."""
        units, words = self._clause.units, self._clause.words
        following = units[place + 1].whole if place + 1 < len(units) else ""
        if not words.has("therein", following):
            return None
        for at in range(place - 1, max(-1, place - _TEXT_REACH), -1):
            if not words.has("utterance", units[at].word):
                continue
            found = next((p for p in self._clause.phrases.items if at < p.first < place), None)
            issued = found is not None and words.has("issuing", units[found.first - 1].word)
            if found is not None and issued and not found.prep:
                return Subject(self._clause.group_ends(found), at, 0.75, "utterance")
            if found is not None and found.kind is Denotes.UNNAMED:
                return UNNAMED
            if found is not None and found.prep in {"ل", "من", "مع", "عن"}:
                phrase = self._clause.described(found.first) or found
                return Subject(self._clause.group_ends(phrase), at, 0.8, "utterance")
            if found is not None and self._is_for(found, at):
                return Subject(self._clause.group_ends(found), at, 0.75, "utterance")
            if found is not None and found.first == at + 1 and not units[found.first].case:
                return Subject(self._clause.group_ends(found), at, 0.75, "utterance")
            if self._main.ends:
                return replace(self._main, last=at, how="utterance")
            issuers = [p for p in self._clause.phrases.items if p.last < at and p.ends]
            issuers = [p for p in issuers if not p.prep] or [p for p in issuers if self._is_from(p)]
            ends = self._clause.group_ends(issuers[0]) if issuers else ()
            return Subject(ends, at, 0.7, "utterance") if ends else None
        return None

    def _is_for(self, person: Phrase, text: int) -> bool:
        """Whether a title behind ``ل`` leads from a text to the person it is by (``مقالا للكاتب فلان``)."""
        titled = self._clause.units[text + 1 : person.first]
        leads = 0 < len(titled) <= _TITLED and titled[0].case == "ل" and self._clause.are_persons(person.ends)
        return leads and not any(unit.kind is Kind.SIGN or unit.finite for unit in titled)


def _bare(word: str) -> str:
    """Return a noun without its article and its pronoun (``قوله``)."""
    word = word.removeprefix("ال")
    return next((word.removesuffix(end) for end in ("هم", "ها", "ه") if word.endswith(end)), word)
