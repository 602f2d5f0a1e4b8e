"""What the readings of verbs and of verbal nouns share: who the clause is about."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import OBJECT, SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.speech import SpeechReader
from synpol_desktop.extraction.relating.subject import DESCRIBED, NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import ActWriter

_QUOTED_REACH, _AGENT_REACH, _STRIKE_REACH, _CONCEDED_REACH = 5, 12, 12, 24
_CARRIED = frozenset({"carried", "disagrees"})
_BESIDE = frozenset({"after", "before"})


class ActContext(ActWriter):
    """Who the clause is about while the triggers of a sentence are read from left to right."""

    def __init__(self, clause: Clause, ledger: Ledger, speech: SpeechReader) -> None:
        super().__init__(clause, ledger, speech)
        self._subject: Subject = NOBODY
        self._verb_at = -1
        self._governing: Modality = Modality.ASSERTED
        self._governed_from = -1
        self._verb_kinds: frozenset[RelationType] = frozenset()
        self._blocked = False
        self._before: tuple[End, ...] = ()
        self._before_here = False
        self._main: Subject = NOBODY
        self._in_complement = False
        self._aside = False
        self._about_whom: tuple[End, ...] = ()
        self._sure = 0.0
        self._owned: tuple[int, str, tuple[End, ...]] = (-1, "", ())

    def _now(self, place: int, subject: Subject) -> None:
        self._before = self._clause.discourse.subject
        self._before_here = self._verb_at >= 0
        inside = place > 0 and "relative" in self._clause.units[place - 1].kinds
        self._aside = inside or self._describes_others(place)
        if inside and subject.how == "after" and self._clause.is_led(place):
            return  # "the alliance that the state leads"
        if (inside and (not subject.ends or self._clause.is_held(place))) or subject is DESCRIBED:
            self._verb_at = place  # "the part that other states play": who the clause is about goes on
            self._subject = subject
            return
        cites = self._main.how == "cited" and self._main.last == place
        if not (self._in_complement or inside or cites) and subject.how in {"after", "before"}:
            self._main = subject
            self._about_whom = self._about_whom if self._aside else subject.ends
        self._subject = subject
        self._verb_at = place
        self._clause.discourse.subject = subject.ends
        if len(subject.ends) == 2:
            self._clause.discourse.meet(subject.ends)

    def _describes_others(self, place: int) -> bool:
        """Whether the pronoun of a verb takes up the indefinite noun before (``رماة تدعمهم الدولة``)."""
        units = self._clause.units
        verb = units[place]
        own = any(form.pronoun and form.shape.finite for form, _ in verb.triggers)
        if self._verb_at < 0 or verb.conjunction or verb.case or verb.speech or not own:
            return False
        return self._clause.phrases.covering(place - 1) is None and self._is_plain(units[place - 1])

    def _main_goes_on(self) -> None:
        """Let the text go on about who the main verb is about, behind a clause that describes others."""
        if self._aside and self._about_whom:
            self._clause.discourse.subject = self._about_whom

    def _subject_of(self, place: int, form: Form) -> Subject:
        """Return the subject of a verb; one that must have an object leaves its only name to that."""
        clause = self._clause
        if place and clause.words.has("pronoun_subject", clause.units[place - 1].word):
            here = self._conceded(place, form) or self._same_clause(form)
            return here or clause.carried(place, form)  # "but he": no name follows
        if form.first_person:
            us = self._speech.speakers or clause.discourse.author
            return Subject(us or self._holds_floor(), place, 0.85 if us else 0.6, "carried")
        opens = place == 0 or (place == 1 and clause.words.has("negation", clause.units[0].word))
        if opens and clause.sentence.number and form.shape is Shape.PRESENT and clause.discourse.author:
            return Subject(clause.discourse.author, place, 0.75, "before")  # a point of its list
        subject = clause.subject(place, form)
        if subject.how in {"after", "nobody", "disagrees"} and self._takes_object(place, form, subject):
            return self._same_clause(form) or clause.carried(place, form)
        return subject

    def _conceded(self, place: int, form: Form) -> Subject | None:
        """Return whom a clause of concession before is about (``رغم أن فلاناً لم يأت، إلا أنه``)."""
        clause = self._clause
        for at in range(place - 1, max(-1, place - _CONCEDED_REACH), -1):
            if clause.units[at].ends_clause:
                return None
            if not clause.words.has("concession", clause.units[at].word):
                continue
            behind = at + (3 if clause.units[at + 1].word == "من" else 2)
            phrase = clause.described(behind) or clause.phrases.covering(behind)
            if phrase is None or phrase.first != behind or phrase.prep or phrase.last >= place:
                return None
            ends = clause.group_ends(phrase)
            if not ends or clause.clashes(ends, form) or not clause.may_be_many(ends, form):
                return None
            return Subject(ends, phrase.last, 0.8, "conceded")
        return None

    def _holds_floor(self) -> tuple[End, ...]:
        """Return who says *I* or *we* outside of all quotes: whose passage it is, else who spoke last."""
        discourse = self._clause.discourse
        return discourse.floor.speakers if discourse.floor is not None else discourse.speakers

    def _for_whom(self, ends: tuple[End, ...], span: Span) -> tuple[End, ...]:
        """Return the body of the one person who says *we*, nobody if it isn't known."""
        body = self._clause.discourse.bodies.get(ends[0].entity) if len(ends) == 1 else None
        return () if body is None else (End(body.entity, span),)

    def _as_we(self, place: int, form: Form) -> Form:
        """Return a past on ``نا`` as what a speaker says of himself, where no doer stands behind it."""
        if form.pronoun != "نا" or form.shape is not Shape.PAST or form.number is not Number.SINGULAR:
            return form
        if form.feminine or form.text.endswith("انا"):
            return form
        if not (self._speech.speakers or self._clause.discourse.author or self._holds_floor()):
            return form
        phrase = self._clause.phrases.covering(place + 1)
        if phrase is not None and not phrase.prep and self._clause.feminine(phrase) is not True:
            return form
        return form._replace(pronoun="", first_person=True, number=Number.PLURAL)

    def _takes_object(self, place: int, form: Form, subject: Subject) -> bool:
        """Whether what looks like a subject is the object of a verb that goes on (``وحثت الحركة على``)."""
        clause = self._clause
        unit = clause.units[place]
        verb = next((verb for _, verb in unit.speech if verb.addressee), None)
        if verb is None or form.pronoun or form.number is not Number.SINGULAR:
            return False
        behind = clause.units[place + 1 : place + 2]
        if verb.addressee == "must" and any("counterpart" in each.kinds for each in behind):
            return True  # "and urged his counterpart": he is no subject
        last = subject.last if subject.how == "after" else self._end_of_noun(place, verb)
        if last < 0 or not self._goes_on_with(last + 1, verb) or clause.object(last + 1, OBJECT):
            return False
        speakers = self._main.ends or clause.discourse.speakers
        if not speakers or {end.entity for end in speakers} & {end.entity for end in subject.ends}:
            return False
        voices = {voice for _, voice in clause.discourse.heard[-1:]} if self._speech.is_open() else set()
        if form.feminine not in voices | {clause.discourse.feminine}:
            return False
        masculine = clause.words.has("masculine_state", clause.units[subject.last].word)
        if form.feminine and subject.how == "after" and masculine:
            return True  # rather its object
        if verb.addressee == "must":
            return True
        here = (self._speech.is_open() or self._goes_on_here(place)) and bool(unit.conjunction)
        item = place == 0 and bool(clause.sentence.number) and form.shape is Shape.PRESENT
        resumed = item or (place == 1 and clause.words.has("likewise", clause.units[0].word))
        return (here or resumed) and not clause.are_persons(subject.ends)

    def _goes_on_here(self, place: int) -> bool:
        """Whether a verb before in this sentence, behind a comma, has a subject that may go on."""
        comma = place > 0 and self._clause.units[place - 1].word in COMMAS
        return comma and self._verb_at >= 0 and self._main.ends == self._subject.ends

    def _end_of_noun(self, place: int, verb: SpeechVerb) -> int:
        """Return the unit before the content of a verb whose object has no name, -1 if there is none."""
        units = self._clause.units
        for at in range(place + 2, min(len(units), place + _QUOTED_REACH + 2)):
            if units[at].ends_clause or self._clause.phrases.covering(at - 1) is not None:
                unnamed = self._clause.phrases.covering(at - 1)
                if unnamed is None or unnamed.ends:
                    return -1
            if {units[at].case, units[at].whole} & verb.content:
                return at - 1
        return -1

    def _goes_on_with(self, at: int, verb: SpeechVerb) -> bool:
        """Whether the content of a verb begins at a unit or right behind an adverb there."""
        units = self._clause.units[at : at + 2]
        if units and units[0].kind is Kind.WORD and units[0].word.startswith("ال") and not units[0].case:
            units = units[:1]  # "congratulated the people on": a noun is what the verb is about
        if any({unit.case, unit.whole, unit.word, unit.whole[:1]} & verb.content for unit in units[:1]):
            return True
        if any({unit.case, unit.whole, unit.word} & verb.content for unit in units):
            return True
        bare = units[:1] if "*" in verb.content else ()
        return any(unit.kind is Kind.WORD and not unit.word.startswith("ال") for unit in bare)

    def _finite(self, place: int, unit: Unit, form: Form) -> Subject:
        if self._verb_at == place:
            return self._subject
        subject = self._subject_of(place, form)
        if unit.case and self._subject.ends:
            return replace(self._subject, last=place, how="purpose")
        if subject.how in _CARRIED or all(self._clause.is_settlement(end.entity) for end in subject.ends):
            subject = self._clause.raid_told_of(place) or subject
        if subject.how == "carried" and (self._blocked or not self._may_carry(place, unit, form)):
            subject = NOBODY
        elif subject.how == "carried" and self._is_behind_aside(place, form):
            subject = self._same_clause(form) or NOBODY
        elif subject.how in _CARRIED and self._subject.how == "complement" and not unit.conjunction:
            subject = self._subject
        elif subject.how == "carried" and self._describes_noun(place, form):
            subject = self._striker(place) or DESCRIBED
        self._now(place, subject)
        self._agree(form, subject)
        return subject

    def _is_behind_aside(self, place: int, form: Form) -> bool:
        """Whether the verb before is of a clause about others (``دعمت الحلف الذي يقوده فلان وقصفت``)."""
        behind = self._clause.units[place + 1 : place + 2]
        taken_up = form.pronoun or any("back_reference" in unit.kinds for unit in behind)
        return self._aside and self._subject.how == "after" and not (taken_up or form.first_person)

    def _striker(self, place: int) -> Subject | None:
        """Return whose attack it is that a verb describes (``شنت الدولة غارات استهدفت``)."""
        near = 0 < place - self._governed_from <= _STRIKE_REACH
        strikes = near and RelationType.ASSAULT in self._verb_kinds and self._clause.goes_on_striking(place)
        return replace(self._subject, how="continued") if strikes and self._subject.ends else None

    def _agree(self, form: Form, subject: Subject) -> None:
        """Remember the gender of the last verb, with which one that goes on agrees, and of its person."""
        if form.number is not Number.SINGULAR or not form.text:
            return
        discourse = self._clause.discourse
        discourse.feminine = form.feminine
        if subject.how in _BESIDE and len(subject.ends) == 1 and not form.first_person:
            named = self._clause.document.mention_at(subject.ends[0].span.start)
            if named is not None and self._clause.are_persons(subject.ends):
                discourse.genders[named.entity] = form.feminine

    def _may_carry(self, place: int, unit: Unit, form: Form) -> bool:
        """Whether a verb without a subject may go on with the one before."""
        if place < 2 or unit.conjunction or self._verb_at >= 0 or form.first_person:
            return True
        before = self._clause.units[place - 1]
        words = self._clause.words
        return (
            before.dated
            or words.has("complementizer", before.word)
            or words.has("subordinator", before.word)
            or words.has("transparent", before.word)
            or bool(self._subject.ends)
        )

    def _agent(self, place: int) -> Phrase | None:
        """Return who did it in a passive clause: ``من قبل``, ``على يد``, ``من جانب``."""
        clause = self._clause
        for at in range(place + 1, min(len(clause.units) - 2, place + _AGENT_REACH)):
            unit, following = clause.units[at], clause.units[at + 1]
            if unit.ends_clause or "complementizer" in unit.kinds:
                return None
            if unit.finite and unit.conjunction and not unit.case:
                return None  # "after his leaving, and a statement showed, by the state"
            if unit.whole in {"بيد", "بايدي"}:
                phrase = clause.phrases.covering(at + 1)
                return phrase if phrase is not None and phrase.first == at + 1 else None
            if unit.word in {"من", "علي"} and "agent" in following.kinds:
                if unit.word == "من" and following.word in {"يد", "ايدي"}:
                    continue
                phrase = clause.phrases.covering(at + 2)
                return phrase if phrase is not None and phrase.first == at + 2 else None
        return None

    def _is_its_own(self, place: int, agent: Phrase, subject: Subject) -> bool:
        """Whether an agent is a verb's, not of a noun or verb between (``أيدت الخطط المرسومة من قبل``).

        A noun without a preposition is the object of a verb that is active.
        """
        units = self._clause.units[
            max(place, subject.last if subject.how == "after" else place) + 1 : agent.first
        ]
        governed = False
        for unit in units:
            if unit.kind is not Kind.WORD or unit.dated or "transparent" in unit.kinds:
                governed = False
                continue
            if unit.conjunction or unit.finite or "what" in unit.kinds:
                return False
            if unit.case or "preposition" in unit.kinds:
                governed = True
            elif not governed:
                return False
        return True

    def _same_clause(self, form: Form) -> Subject | None:
        """Return who the verb before in this sentence is about, when no complement began since."""
        main = self._main
        fits = form.number is not Number.DUAL or len(main.ends) == 2
        clashes = self._clause.clashes(main.ends, form) or not self._clause.may_be_many(main.ends, form)
        fits = fits and not clashes
        return replace(main, how="continued") if main.ends and fits else None
