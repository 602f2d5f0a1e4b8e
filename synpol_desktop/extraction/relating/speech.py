"""Who says what: reported speech, continued speech, and sources named after it."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.found import FoundStatement
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.lexicon import SpeechVerb
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_SPEAKERS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_NEEDS_REACH = 8
_FAR_NEEDS_REACH = 60
_SOURCE_REACH = 6
_HEAD_REACH = 24
_GAP = 3


@dataclass(frozen=True, slots=True)
class _Open:
    """A statement whose end isn't known yet."""

    speakers: tuple[End, ...]
    start: int
    verb: Span | None
    sure: float
    rule: str


class SpeechReader:
    """Finds the statements of one sentence, verb by verb from left to right."""

    def __init__(self, clause: Clause, ledger: Ledger) -> None:
        self._clause = clause
        self._ledger = ledger
        self._open: list[_Open] = []
        self.speakers: tuple[End, ...] = ()
        """Who speaks at the present place of the sentence; empty outside of statements."""
        self.by_medium = False
        """Whether a medium speaks, which reports what others say."""
        self.read_to = -1
        """The last verb of an attribution (``بحسب ما أفاد``), which opens no statement of its own."""

    def reads(self, place: int) -> tuple[Form, SpeechVerb] | None:
        """Return the reading of a unit as a speech verb whose companions are there, None if it has none."""
        unit = self._clause.units[place]
        if self._clause.words.has("no_speech", unit.word):
            return None
        for form, verb in unit.speech:
            if form.passive or (unit.passive and form.shape is Shape.PAST):
                continue
            if form.shape is Shape.PARTICIPLE and (form.definite or not self._is_circumstance(place)):
                continue
            if not verb.needs or self._has_company(place, verb.needs, far=self._may_be_far(place, verb)):
                return form, verb
        return None

    def _may_be_far(self, place: int, verb: SpeechVerb) -> bool:
        """Whether the companion may come after a long subject (``عبر الرئيس … عن``)."""
        units = self._clause.units
        starts = place == 0 or bool(units[place].conjunction)
        return verb.kind == "stance" and starts and self._clause.phrases.covering(place + 1) is not None

    def _is_circumstance(self, place: int) -> bool:
        """Whether a participle carries on a clause (``، مؤكداً أن``) and is no noun or attribute."""
        units = self._clause.units
        if place == 0 or (units[place].conjunction and place < 2):
            return place == 0 and len(units) > 1
        word = units[place].word
        if word.endswith("ه") and not self._is_loose(place):
            return False
        if word.endswith(("ا", "ه", "ين")):
            following = units[place + 1] if place + 1 < len(units) else None
            return following is not None and following.word not in {".", "،"}
        return False

    def _is_loose(self, place: int) -> bool:
        """Whether a feminine participle is no attribute of the noun before it (``عائلات مهددة``)."""
        units = self._clause.units
        before = units[place - 1]
        loose = before.kind is Kind.SIGN or before.mention is not None or bool(units[place].conjunction)
        return loose or self._clause.words.has("complementizer", units[min(place + 1, len(units) - 1)].word)

    def _has_company(self, place: int, needs: tuple[str, ...], *, far: bool) -> bool:
        units = self._clause.units
        reach = _NEEDS_REACH if not far else _FAR_NEEDS_REACH
        for unit in units[place + 1 : place + 1 + reach]:
            if unit.ends_clause:
                return False
            for need in needs:
                if len(need) == 1 and unit.kind is Kind.WORD:
                    if unit.case == need:
                        return True
                elif len(need) <= 3:
                    forms = {unit.word, unit.whole, unit.word.removeprefix("ال")}
                    if need in forms or (need == "ان" and self._is_that(unit.word)):
                        return True
                elif unit.word.removeprefix("ال").startswith(need):
                    return True
        return False

    def _is_that(self, word: str) -> bool:
        return self._clause.words.has("complementizer", word)

    def verb(self, place: int, form: Form, verb: SpeechVerb, subject: Subject) -> None:
        """Open a statement at a speech verb."""
        ends = self._named(subject.ends)
        if not ends and self._open and not subject.unnamed:
            return
        self.speakers = ends
        self.by_medium = self._is_medium(place, subject)
        if form.shape.finite or ends:
            self._clause.discourse.speakers = ends
        if ends:
            start = self._clause.units[place].span.start
            span = self._clause.units[place].span
            sure = verb.sure * (0.5 + subject.sure / 2)
            self._open.append(_Open(ends, start, span, sure, f"speech:{subject.how}"))

    def _is_medium(self, place: int, subject: Subject) -> bool:
        words, clause = self._clause.words, self._clause
        names = [folded(clause.document.entities[end.entity].name).split()[0] for end in subject.ends]
        said = [unit.word for unit in clause.units[min(place, subject.last) : max(place, subject.last) + 1]]
        return any(words.has("medium", word) for word in (*names, *said))

    def voiced(self, subject: Subject) -> None:
        """Let a passage of a text stand for its authors without a statement of theirs."""
        self.speakers = self._named(subject.ends)

    def headed(self) -> None:
        """Read ``فلان: …`` at the beginning of a headline or a line."""
        clause = self._clause
        units = clause.units
        colon = next((at for at, unit in enumerate(units[:_HEAD_REACH]) if unit.word == ":"), 0)
        first = next((at for at, unit in enumerate(units[:colon]) if not self._is_flash(unit)), colon)
        phrase = clause.described(first) or clause.phrases.covering(first)
        if phrase is None or colon + 1 >= len(units) or units[-1].word == "؟":
            return
        if phrase.first == first and phrase.prep:
            return
        last = clause.group(phrase)[-1].last
        between = self._without_brackets(units[last + 1 : colon])
        if last >= colon or phrase.first < first or not self._is_setting_of(between):
            return
        ends = tuple(end for end in self._named(clause.group_ends(phrase)) if self._heads(end, colon + 1))
        if ends:
            self.speakers = ends
            clause.discourse.speakers = clause.discourse.subject = ends
            sure = 0.65 if between else 0.8
            self._open.append(_Open(ends, clause.sentence.span.start, None, sure, "speech:colon"))

    def _heads(self, end: End, content: int) -> bool:
        """Whether who stands before a colon speaks: a place before one is often where the news is from."""
        units = self._clause.units[content:]
        if self._clause.words.has("utterance", units[0].word):
            return False  # "the ministry: a communiqué on …"
        if self._clause.document.entities[end.entity].type is not EntityType.GPE:
            return True
        readings = [form for unit in units[:_GAP] for form, _ in (*unit.speech, *unit.triggers)]
        return any(form.first_person for form in readings)

    @staticmethod
    def _without_brackets(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Return units without the brackets that open them (``فلان (الحزب): …``)."""
        if units and units[0].word == "(":
            close = next((at for at, unit in enumerate(units) if unit.word == ")"), -1)
            return units[close + 1 :]
        return units[1:] if units and units[0].word == ")" else units

    def _is_flash(self, unit: Unit) -> bool:
        """Whether a word or a sign only announces a headline (``عاجل |``)."""
        return unit.kind is Kind.SIGN or self._clause.words.has("flash", unit.word)

    def _is_setting_of(self, between: tuple[Unit, ...]) -> bool:
        """Whether the words before a colon only say to whom or where one spoke (``فلان لقناة كذا: …``)."""
        if not between:
            return True
        return (
            between[0].case == "ل"
            or between[0].word == "من"
            or self._clause.words.has("circumstance", between[0].word)
        ) and not any(unit.finite or unit.ends_clause or unit.word in {"،", ","} for unit in between)

    def is_open(self) -> bool:
        """Whether somebody already speaks in this sentence."""
        return bool(self._open)

    def continued(self, place: int, form: Form) -> Subject | None:
        """Return the speaker who goes on, for a speech verb without a subject of its own."""
        speakers = self._clause.discourse.speakers
        if form.number is Number.DUAL and form.shape.finite and len(speakers) != 2:
            speakers = self._clause.discourse.pair
        if not speakers or (form.first_person and not self._spoke_just_now()):
            return None
        span = self._clause.units[place].span
        return Subject(tuple(End(end.entity, span) for end in speakers), place, 0.85, "continued")

    def _spoke_just_now(self) -> bool:
        """Whether a statement ends where this sentence begins, so that ``ندعو`` goes on with it."""
        last = max((statement.span.end for statement in self._ledger.statements[-3:]), default=-1)
        return self._clause.sentence.span.start - last <= _GAP

    def source_after(self, place: int) -> bool:
        """Read ``وفق فلان``: what stands before in this sentence is that speaker's."""
        clause = self._clause
        units = clause.units
        at = place + 1
        while at < len(units) and at <= place + _SOURCE_REACH:
            unit = units[at]
            if any(form.shape.finite for form, _ in unit.speech):
                if units[at - 1].word != "ما" and unit.whole not in {"حسبما", "وفقما"} and at != place + 1:
                    return False
                self.read_to = at
                at += 1
                continue
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                if phrase.kind is Denotes.DOCUMENT:
                    at = phrase.last + 1
                    continue
                if (
                    phrase.prep in {"في", "بين"}
                    or phrase.kind is Denotes.UNNAMED
                    or (unit.mention is None and not phrase.ends)
                ):
                    return False
                ends = self._named(clause.group_ends(phrase))
                if ends:
                    self._by_source(ends, place, clause.group(phrase)[-1].last)
                return bool(ends)
            if unit.ends_clause or not self._is_of_report(unit):
                return False
            at += 1
        return False

    def _is_of_report(self, unit: Unit) -> bool:
        """Whether a word may stand between ``وفق`` and who said it: a report, a title, a preposition."""
        words = self._clause.words
        if unit.kind is Kind.SIGN:
            return words.has("quote", unit.word)
        return (
            words.has("report", unit.word)
            or words.has("preposition", unit.word)
            or words.has("delegation", unit.word)
            or unit.word.startswith("ال")
            or unit.word in words.titles
            or unit.dated
        )

    def _by_source(self, ends: tuple[End, ...], place: int, last: int) -> None:
        clause = self._clause
        leading = all(unit.kind is Kind.SIGN for unit in clause.units[:place])
        span = clause.units[place].span
        if leading:
            self.speakers = ends
            clause.discourse.speakers = ends
            self._open.append(_Open(ends, clause.sentence.span.start, span, 0.75, "speech:source first"))
            return
        start = self._open[-1].start if self._open else clause.sentence.span.start
        before = place - 1
        while before > 0 and clause.units[before].word not in {"،", ","}:
            before -= 1
        for comma in range(before - 1, 0, -1):
            if clause.units[comma].word in {"،", ","}:
                start = max(start, clause.units[comma + 1].span.start)
                break
        end = clause.units[last].span.end
        for speaker in ends:
            self._ledger.statements.append(
                FoundStatement(speaker.entity, Span(start, end), span, 0.7, "speech:source last")
            )

    def _named(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        entities = self._clause.document.entities
        return tuple(end for end in ends if entities[end.entity].type in _SPEAKERS)

    def close(self) -> None:
        """Write down the statements: each runs to the next one, the last to the end of the sentence."""
        for number, item in enumerate(self._open):
            last = self._clause.sentence.span.end
            if number + 1 < len(self._open):
                last = self._open[number + 1].start
            if last <= item.start:
                continue
            for speaker in item.speakers:
                self._ledger.statements.append(
                    FoundStatement(
                        speaker.entity, Span(item.start, last), item.verb, round(item.sure, 3), item.rule
                    )
                )
