"""The statements of one sentence while it is read: who speaks, where each begins and ends."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.found import FoundStatement
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.issuers import remember_issuer
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.quotations import Opened, Quotations
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_SPEAKERS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_ASIDE = frozenset({"noun", "relative"})
"""How somebody is found of whom a speaker only tells in passing, so that the speaker goes on."""
_GAP = 3
_QUOTED_NEXT = 2
_TOLD_REACH = 6
_SILENCE = 2
"""Sentences without speech behind which nobody goes on."""


class StatementKeeper(Quotations):
    """Keeps the open statements of one sentence."""

    def __init__(self, clause: Clause, ledger: Ledger) -> None:
        super().__init__(clause)
        self._ledger = ledger
        self._floor = clause.discourse.floor
        self.speakers: tuple[End, ...] = self._floor.speakers if self._floor else ()
        """Who speaks at the present place of the sentence; empty outside of statements."""
        self.by_medium = False
        """Whether a medium speaks, which reports what others say."""
        self.by_unnamed = False
        """Whether the sentence opens with a source that has no name (``وبحسب مصادر``)."""
        self.read_to = -1
        """The last verb of an attribution (``بحسب ما أفاد``), which opens no statement of its own."""

    def verb(
        self, place: int, form: Form, verb: SpeechVerb, subject: Subject, mouth: tuple[End, ...] = ()
    ) -> None:
        """Open a statement at a speech verb; who lends a body the ``mouth`` speaks."""
        ends = self._named(subject.ends)
        if not ends and self._open and not (subject.unnamed and not self._is_told_inside(place)):
            return
        depth = self._depth(place, subject, ends)
        aside = subject.how in _ASIDE and bool(self._open)
        kept = self._clause.discourse.speakers if aside or (depth and not self.by_medium) else ()
        self.speakers = ends
        self.by_medium = self.is_of_press(place, subject)
        told = bool(ends) and self.told_by_nobody(place, subject)
        if not self._open and (form.shape.finite or ends):
            self._clause.discourse.unnamed = told or not ends
        if form.shape.finite and not ends:
            self._by_nobody = self._clause.units[place].span.end
        if form.shape.finite or ends:
            self._clause.discourse.speakers = () if told else kept or mouth or ends
        if ends:
            start = self._start(place, subject)
            span = self._clause.units[place].span
            sure = verb.sure * (0.5 + subject.sure / 2)
            rule = f"speech:{subject.how}"
            speakers = self._named(mouth) or ends
            shows = form.shape.finite and form.number is Number.SINGULAR and not form.first_person
            own = verb.kind != "cite" and form.text and not mouth
            self._clause.discourse.hear(speakers, form.feminine if shows and own else None)
            past = form.shape is Shape.PAST or (form.shape is Shape.PARTICIPLE and self.tells_of_past())
            self._open.append(Opened(speakers, start, span, sure, rule, depth, self.by_medium, past))

    def _is_told_inside(self, place: int) -> bool:
        """Whether a verb stands in the clause behind ``أن`` that tells what was said (``قال إن خبراء``)."""
        for unit in reversed(self._clause.units[max(0, place - _TOLD_REACH) : place]):
            if "complementizer" in unit.kinds:
                return not self._clause.words.has("but", unit.word)
            if unit.kind is Kind.SIGN or unit.conjunction or unit.finite:
                return False
        return False

    def is_opened_by(self, ends: tuple[End, ...]) -> bool:
        """Whether the first statement of this sentence is theirs."""
        return bool(self._open and ends) and self._same(self._open[0].speakers, ends)

    def is_top(self) -> bool:
        """Whether the last statement is quoted by nobody."""
        return bool(self._open) and self._open[-1].depth == 0

    def tells_of_past(self) -> bool:
        """Whether the last verb of speech in this sentence tells in the past, or goes on with such a one."""
        return bool(self._open) and self._open[-1].past

    def medium_tells(self) -> bool:
        """Whether a medium tells what the one before said, who then goes on."""
        return len(self._open) > 1 and self._open[-2].of_medium and self._open[-1].depth > 0

    def _depth(self, place: int, subject: Subject, ends: tuple[End, ...]) -> int:
        """Return how deep a statement is quoted: one deeper than the one in whose words it stands."""
        last = self._open[-1] if self._open else None
        if last is None or last.verb is None or self._same(last.speakers, ends):
            return 0
        if subject.how in {"continued", "carried"}:
            return next((each.depth for each in reversed(self._open) if self._same(each.speakers, ends)), 0)
        that = self._told_of(place, subject)
        if that is not None:
            return max(1, last.depth) if that.conjunction else last.depth + 1  # "…, and that another said"
        return last.depth + 1 if self._in_quotation(last.verb.end, place) else 0

    def _start(self, place: int, subject: Subject) -> int:
        """Return where a statement begins: at its verb, or at the subject before that."""
        clause = self._clause
        phrase = clause.phrases.covering(subject.last) if subject.how == "before" else None
        turn = place > 0 and "pronoun_subject" in clause.units[place - 1].kinds
        if turn:
            first = place - 2 if place > 1 and "but" in clause.units[place - 2].kinds else place - 1
        elif subject.how == "utterance":
            first = subject.last
        elif phrase is None or subject.last >= place:
            return clause.units[place].span.start
        else:
            first = clause.describing(phrase) if clause.are_persons(phrase.ends) else -1
            leader = clause.leader(phrase)
            first = first if first >= 0 else (phrase if leader.prep else leader).first
        start = clause.units[first].span.start
        last = self._open[-1] if self._open else None
        if last is not None and start <= (last.start if last.verb is None else last.verb.end):
            return clause.units[place].span.start
        return start

    def is_of_press(self, place: int, subject: Subject) -> bool:
        """Whether a medium speaks with a verb."""
        return self._is_medium(place, subject) or self._is_paper(place, subject)

    def _is_medium(self, place: int, subject: Subject) -> bool:
        words, clause = self._clause.words, self._clause
        names = [folded(clause.document.entities[end.entity].name).split()[0] for end in subject.ends]
        said = [unit.word for unit in clause.units[min(place, subject.last) : max(place, subject.last) + 1]]
        return any(words.has("medium", word) for word in (*names, *said))

    def _is_paper(self, place: int, subject: Subject) -> bool:
        """Whether a name in quotation marks reports as papers do (``ذكرت «المساء»``)."""
        clause, last = self._clause, subject.last
        if subject.how not in {"after", "before"} or "press" not in clause.units[place].kinds:
            return False
        if subject.how == "after" and last - place > _QUOTED_NEXT:
            return False  # "the spokesman of «the army» mentioned"
        marks = clause.units[last - 1 : last] + clause.units[last + 1 : last + 2]
        return len(marks) == 2 and all("quote" in unit.kinds for unit in marks)

    def voiced(self, subject: Subject) -> None:
        """Let a passage of a text stand for its authors without a statement of theirs."""
        self.speakers = self._named(subject.ends)

    def hush(self) -> None:
        """Let nobody go on: who was just quoted has no name."""
        self.speakers = self._clause.discourse.speakers = ()

    def is_open(self) -> bool:
        """Whether somebody already speaks in this sentence."""
        return bool(self._open) or self._floor is not None

    def holds_floor(self, place: int) -> bool:
        """Whether a unit stands in somebody's own words: behind his colon or in quotation marks."""
        return bool(self.speakers) and (self._floor is not None or self.quotes(place))

    def holds_us(self, unit: Unit) -> bool:
        """Whether *we* are who already speaks, so that a verb of the first person opens nothing."""
        if self._floor is not None:
            return True
        authors = {end.entity for end in self._clause.discourse.author}
        own = bool(authors) and {end.entity for end in self.speakers} == authors
        return bool(self._open) and not (own and unit.conjunction)

    def continued(self, place: int, form: Form) -> Subject | None:
        """Return the speaker who goes on, for a speech verb without a subject of its own."""
        speakers = self._clause.discourse.speakers
        if self._floor is not None and not self._open and self._same(speakers, self._floor.speakers):
            told = not form.first_person and self._is_told_of(speakers)
            if not told:
                return None  # who has the floor says "I" or "we"
        if form.first_person and self._clause.discourse.author:
            speakers = self._clause.discourse.author
        elif form.first_person and not self._spoke_just_now():
            return None
        if form.number is Number.DUAL and form.shape.finite and len(speakers) != 2:
            speakers = self._clause.discourse.pair
        if self._clause.discourse.silent >= _SILENCE and not self._open and not form.first_person:
            return None
        if not speakers or (form.number is Number.PLURAL and not self._clause.may_be_many(speakers, form)):
            return None
        speakers = self.one_of(speakers, form)
        if len(speakers) == 1 and form.number is Number.SINGULAR and form.shape.finite:
            speakers = self._in_voice(speakers, form)
            if not speakers:
                return None
        span = self._clause.units[place].span
        return Subject(tuple(End(end.entity, span) for end in speakers), place, 0.85, "continued")

    def _is_told_of(self, speakers: tuple[End, ...]) -> bool:
        """Whether an interview tells with verbs of its own what who has the floor says (``تضحك ثم تقول``)."""
        return any(
            voice is not None and self._same(ends, speakers) for ends, voice in self._clause.discourse.heard
        )

    def one_of(self, speakers: tuple[End, ...], form: Form) -> tuple[End, ...]:
        """Return who of several goes on with a verb of one: a person named first, else nobody."""
        one = form.number is Number.SINGULAR and form.shape.finite and not form.first_person
        if not one or len(speakers) < 2 or self._names_a_text():
            return speakers
        persons = [self._clause.are_persons((end,)) for end in speakers]
        return speakers[:1] if persons[0] and not all(persons) else ()

    def _in_voice(self, speakers: tuple[End, ...], form: Form) -> tuple[End, ...]:
        """Return who of those who spoke of late goes on with a verb, by the gender of the verbs."""
        heard = self._clause.discourse.heard
        voices = (voice for ends, voice in reversed(heard) if self._same(ends, speakers))
        last = next((voice for voice in voices if voice is not None), None)
        if last is None or last is form.feminine or self._clause.shows_gender(speakers, form):
            return speakers
        for ends, voice in reversed(heard):
            if voice is form.feminine:
                return ends
        return ()

    def agreeing(self, form: Form) -> Subject:
        """Return who spoke last as who goes on, if a verb agrees with his gender where that is seen."""
        speakers = self._clause.discourse.speakers
        goes_on = len(speakers) == 1 and self._clause.shows_gender(speakers, form)
        goes_on = goes_on or (len(speakers) == 1 and self._may_be(speakers, form))
        goes_on = goes_on or (len(speakers) > 1 and self._names_a_text())
        return Subject((), -1, 0.0, "carried") if goes_on else NOBODY

    def _may_be(self, speakers: tuple[End, ...], form: Form) -> bool:
        """Whether a verb in the singular can be about a person whose gender isn't known."""
        unknown = self._clause.are_persons(speakers) and self._clause.gender(speakers[0]) is None
        return unknown and form.number is Number.SINGULAR

    def _names_a_text(self) -> bool:
        """Whether the sentence speaks of a text, which goes on for those who issued it together."""
        return any(phrase.kind is Denotes.DOCUMENT for phrase in self._clause.phrases.items)

    @staticmethod
    def _same(some: tuple[End, ...], others: tuple[End, ...]) -> bool:
        return {end.entity for end in some} == {end.entity for end in others}

    def _spoke_just_now(self) -> bool:
        """Whether a statement ends where this sentence begins, so that ``ندعو`` goes on with it."""
        last = max((statement.span.end for statement in self._ledger.statements[-3:]), default=-1)
        return self._clause.sentence.span.start - last <= _GAP

    def _named(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        entities = self._clause.document.entities
        return tuple(end for end in ends if entities[end.entity].type in _SPEAKERS)

    def _issue(self, item: Opened, end: int) -> None:
        """Remember who issued the texts that a statement names, but for what is quoted in it."""
        span = Span(item.start, end)
        places = [at for at, unit in enumerate(self._clause.units) if span.contains(unit.span)]
        if places and item.depth == 0 and not item.of_medium:
            remember_issuer(self._clause, places[0], places[-1], item.speakers)

    def close(self) -> None:
        """Write down the statements: each runs to the next one that it does not quote, or to the end."""
        for number, item in enumerate(self._open):
            later = (each.start for each in self._open[number + 1 :] if each.depth <= item.depth)
            last = next(later, self._clause.sentence.span.end)
            if last > item.start:
                self._write(item, last)
                self._issue(item, last)

    def _write(self, item: Opened, end: int) -> None:
        for speaker in item.speakers:
            self._ledger.statements.append(
                FoundStatement(
                    speaker.entity, Span(item.start, end), item.verb, round(item.sure, 3), item.rule
                )
            )
