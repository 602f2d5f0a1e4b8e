"""Acts: verbs and verbal nouns of the trigger table with the two ends that the clause gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synpol_desktop.core.kinds import EntityType, Modality, Quad, RelationType
from synpol_desktop.extraction.relating.clauses import NOBODY, Clause, Subject
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.lexicon import BETWEEN, EACH, GENITIVE, OBJECT, Ends, Slot, Trigger
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.phrases import Denotes, Phrase
from synpol_desktop.extraction.relating.speech import SpeechReader
from synpol_desktop.extraction.relating.units import Kind, Unit

_NEEDS_REACH = 8
_AGENT_REACH = 12
_STANCES = frozenset(
    {
        RelationType.SUPPORT,
        RelationType.REJECT,
        RelationType.ACCUSE,
        RelationType.REQUEST,
        RelationType.THREATEN,
    }
)
_INSTRUMENTS = frozenset({EntityType.LAW, EntityType.EVENT})
_GAP_COST = 0.07
_ATTRIBUTE = "attribute:"


@dataclass(frozen=True, slots=True)
class _Act:
    """A reading of a trigger with its ends, before it is written down."""

    trigger: Trigger
    sources: tuple[End, ...]
    targets: tuple[End, ...]
    sure: float
    rule: str


class ActReader:
    """Reads the triggers of one sentence from left to right, keeping who the clause is about."""

    def __init__(self, clause: Clause, ledger: Ledger, speech: SpeechReader) -> None:
        self._clause = clause
        self._ledger = ledger
        self._speech = speech
        self._subject: Subject = NOBODY
        self._verb_at = -1
        self._governing: Modality = Modality.ASSERTED
        self._governed_from = -1
        self._blocked = False
        self._before: tuple[End, ...] = ()
        self._main: Subject = NOBODY
        self._in_complement = False

    def read(self) -> None:
        """Read the whole sentence."""
        self._speech.headed()
        for place, unit in enumerate(self._clause.units):
            if unit.kind is Kind.SIGN:
                continue
            if unit.kind is Kind.WORD and self._attribution(place, unit):
                continue
            if self._clause.words.has("complementizer", unit.word):
                self._complement(place)
            self._speech_verb(place, unit)
            if unit.triggers and not self._inside_title(place, unit):
                self._trigger(place, unit)
            elif self._light(place, unit):
                self._finite(place, unit, _SIMPLE_PAST)

    def _inside_title(self, place: int, unit: Unit) -> bool:
        """Whether a word belongs to a name or an office, where it is no act (``وزير الدفاع``)."""
        phrase = self._clause.phrases.covering(place)
        if phrase is None:
            return False
        return not ((unit.mention is not None and phrase.first == place) or phrase.kind is Denotes.UNNAMED)

    def _light(self, place: int, unit: Unit) -> bool:
        return unit.kind is Kind.WORD and self._clause.words.has("light", unit.word) and not unit.speech

    # Speech

    def _attribution(self, place: int, unit: Unit) -> bool:
        words = self._clause.words
        if not words.has("attribution", unit.word) or unit.mention is not None:
            return False
        if unit.word == "حد" and place and self._clause.units[place - 1].word != "علي":
            return False
        return self._speech.source_after(place)

    def _complement(self, place: int) -> None:
        """Let the noun phrase behind ``أن`` be the subject of what follows."""
        phrase = self._clause.phrases.covering(place + 1)
        self._in_complement = True
        self._blocked = False
        if phrase is not None and phrase.first == place + 1 and not phrase.prep:
            ends = self._clause.group_ends(phrase)
            self._subject = Subject(ends, phrase.last, 0.7, "complement") if ends else NOBODY
        elif self._clause.units[place].word in {"ان", "بان"}:
            self._blocked = not self._verb_follows(place)
            if self._speech.speakers:
                self._subject = NOBODY
        self._governing = Modality.ASSERTED

    def _verb_follows(self, place: int) -> bool:
        """Whether ``أن`` goes on with a verb, so that the subject goes on as well."""
        following = self._clause.units[place + 1 : place + 2]
        return any(unit.finite or self._clause.words.has("auxiliary", unit.word) for unit in following)

    def _speech_verb(self, place: int, unit: Unit) -> None:
        found = self._speech.reads(place) if unit.speech else None
        if found is None:
            return
        form, verb = found
        clause = self._clause
        if form.shape.finite:
            if self._is_echo(place, unit, form) or place <= self._speech.read_to:
                return
            subject = clause.subject(place, form)
            if subject.how == "carried":
                subject = (
                    self._same_clause(form)
                    or self._speech.continued(place, form)
                    or self._silent(place, subject)
                )
                if self._speech.speakers and not unit.conjunction and not self._resumes(place):
                    return
                if not self._may_carry(place, unit):
                    subject = NOBODY
        elif form.number is not Number.SINGULAR and len(self._subject.ends) < 2:
            return
        elif self._participle_subject(place):
            subject = self._subject
        else:
            subject = self._speech.continued(place, form) or NOBODY
        self._speech.verb(place, form, verb, subject)
        if form.shape.finite:
            self._now(place, subject)

    def _is_echo(self, place: int, unit: Unit, form: Form) -> bool:
        """Whether it isn't a new statement: ``أنه شدد``, or a noun that looks like a verb."""
        before = self._clause.units[place - 1].word if place else ""
        if before.startswith(("انه", "بانه", "انها")) and self._speech.speakers:
            return True
        nouns = any(other.shape is Shape.MASDAR for other, _ in unit.triggers)
        return nouns and bool(form.pronoun)

    def _same_clause(self, form: Form) -> Subject | None:
        """Return who the verb before in this sentence is about, when no complement began since."""
        main = self._main
        fits = form.number is not Number.DUAL or len(main.ends) == 2
        return replace(main, how="continued") if main.ends and fits else None

    def _resumes(self, place: int) -> bool:
        """Whether a word before a verb begins a clause that goes on with the same speaker (``كما أكد``)."""
        before = self._clause.units[place - 1] if place else None
        words = self._clause.words
        return before is not None and (
            before.kind is Kind.SIGN
            or before.dated
            or words.has("subordinator", before.word)
            or words.has("transparent", before.word)
        )

    def _may_carry(self, place: int, unit: Unit) -> bool:
        """Whether a verb without a subject may go on with the one before."""
        if place < 2 or unit.conjunction or self._verb_at >= 0:
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

    def _silent(self, place: int, carried: Subject) -> Subject:
        """Return the speaker of a verb without a subject when nobody spoke before in this document."""
        return carried if carried.ends and place > 0 and not self._clause.discourse.speakers else NOBODY

    def _participle_subject(self, place: int) -> bool:
        return (
            bool(self._subject.ends)
            and self._subject.how in {"after", "before"}
            and not self._speech.speakers
        )

    def _now(self, place: int, subject: Subject) -> None:
        self._before = self._clause.discourse.subject
        if not self._in_complement and subject.how in {"after", "before"}:
            self._main = subject
        self._subject = subject
        self._verb_at = place
        self._clause.discourse.subject = subject.ends
        if len(subject.ends) == 2:
            self._clause.discourse.meet(subject.ends)

    # Verbs

    def _finite(self, place: int, unit: Unit, form: Form) -> Subject:
        if self._verb_at == place:
            return self._subject
        subject = self._clause.subject(place, form)
        if unit.case and self._subject.ends:
            return replace(self._subject, last=place, how="purpose")
        if subject.how == "carried" and (self._blocked or not self._may_carry(place, unit)):
            subject = NOBODY
        elif subject.how == "carried" and self._subject.how == "complement" and not unit.conjunction:
            subject = self._subject
        self._now(place, subject)
        return subject

    def _trigger(self, place: int, unit: Unit) -> None:
        finite = [(form, trigger) for form, trigger in unit.triggers if form.shape.finite and trigger.verb]
        nouns = [
            (form, trigger) for form, trigger in unit.triggers if form.shape is Shape.MASDAR and trigger.noun
        ]
        participles = [(f, t) for f, t in unit.triggers if f.shape is Shape.PARTICIPLE and t.verb]
        if unit.mention is not None:
            finite, participles = [], []
        if (
            nouns
            and finite
            and (self._noun_place(place, unit) or self._noun_by_order(place, unit, finite[0][0]))
        ):
            finite = []
        if (finite and not unit.case) or (finite and all(f.shape is Shape.PRESENT for f, _ in finite)):
            self._verbs(place, unit, finite)
            if not nouns or self._verb_found:
                return
            if self._subject.how == "after" and (unit.conjunction or place == 0):
                nouns = [(form, _without_genitive(trigger)) for form, trigger in nouns]
        if nouns and self._noun(place, unit, nouns):
            return
        if participles and not unit.case:
            self._participle(place, unit, participles)

    def _noun_by_order(self, place: int, unit: Unit, form: Form) -> bool:
        """Whether a word that may be a verb begins no clause and has no subject behind it, so it is a noun."""
        if place == 0 or unit.conjunction:
            return False
        if self._subject.how == "after" and self._subject.last == place - 1 and self._verb_at >= 0:
            return True
        before = self._clause.units[place - 1]
        has = self._clause.words.has
        begins = ("complementizer", "subordinator", "relative", "auxiliary", "transparent")
        if any(has(kind, before.word) for kind in begins) or before.whole in {"لم", "لا", "لن", "قد"}:
            return False
        return self._clause.subject(place, form).how == "carried"

    def _noun_place(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb or a noun stands where only a noun stands."""
        if unit.case or (place and self._clause.words.has("preposition", self._clause.units[place - 1].word)):
            return True
        if all(form.pronoun for form, _ in unit.triggers if form.shape.finite) and not unit.conjunction:
            following = self._clause.phrases.covering(place + 1)
            return following is None or bool(following.prep) or following.first != place + 1
        before = self._clause.units[place - 1] if place else None
        return before is not None and before.finite and not unit.conjunction and before.mention is None

    _verb_found = False

    def _verbs(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> None:
        self._verb_found = False
        form = readings[0][0]
        subject = self._finite(place, unit, form)
        if not subject.ends and any(slot.reversed for _, trigger in readings for slot in trigger.verb):
            subject = self._clause.subject(place, form, anything=True)
        acts = []
        for form, trigger in self._fitting(place, readings):
            act = self._verb_act(place, form, trigger, subject) or self._met(place, unit, trigger, subject)
            if act is not None:
                acts.append((act, form))
        if acts:
            self._verb_found = True
            best = max(act.sure + (0.2 if act.trigger.needs else 0) for act, _ in acts)
            for act, form in acts:
                if act.sure + (0.2 if act.trigger.needs else 0) >= best - 1e-9:
                    self._write(act, place, modality(self._clause.words, self._clause.units, place, form))
        state = modality(self._clause.words, self._clause.units, place, form)
        asks = any(trigger.type is RelationType.REQUEST for _, trigger in readings)
        self._governing = Modality.PLANNED if asks else state
        self._governed_from = place

    def _fitting(self, place: int, readings: list[tuple[Form, Trigger]]) -> list[tuple[Form, Trigger]]:
        """Return the readings whose companion word follows, else those that need none."""
        served = [(f, t) for f, t in readings if t.needs and self._has_need(place, t.needs)]
        return served + [(f, t) for f, t in readings if not t.needs]

    def _has_need(self, place: int, needs: tuple[str, ...]) -> bool:
        seen = 0
        for unit in self._clause.units[place + 1 :]:
            if seen > _NEEDS_REACH or unit.ends_clause:
                return False
            if unit.kind is Kind.WORD or unit.mention is not None:
                seen += unit.mention is None
                for word in (unit.word.removeprefix("ال"), unit.whole):
                    if any(word.startswith(need) for need in needs):
                        return True
        return False

    def _verb_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> _Act | None:
        clause = self._clause
        agent = self._agent(place)
        if agent is not None and subject.ends:
            return _Act(trigger, clause.group_ends(agent), subject.ends, trigger.sure, "verb:passive")
        start = max(place, subject.last if subject.how == "after" else place) + 1
        for slot in trigger.verb:
            if slot.how == EACH:
                if len(subject.ends) >= 2:
                    return self._each(trigger, subject, "verb:each")
                continue
            if slot.how == OBJECT and form.pronoun:
                act = self._pronoun_act(place, form, trigger, subject)
                if act is not None:
                    return act
                continue
            phrase = clause.object(start, slot.how)
            if phrase is None and self._ends_of(trigger).material and slot.how != OBJECT:
                phrase = clause.located(start, slot.how)
            if phrase is None:
                continue
            targets = clause.group_ends(phrase)
            sure = trigger.sure * subject.sure - _GAP_COST * phrase.gap + 0.12
            if slot.reversed:
                return _Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} reversed")
            if subject.ends and targets and self._swapped(trigger, subject.ends, targets):
                return _Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} first")
            if subject.ends and targets:
                return _Act(trigger, subject.ends, targets, sure, f"verb:{subject.how} {slot.how}")
        return None

    def _pronoun_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> _Act | None:
        """Read a verb whose object is an attached pronoun."""
        if not subject.ends:
            return None
        targets = self._clause.relative_object(place, form)
        if targets:
            return _Act(trigger, subject.ends, targets, trigger.sure * subject.sure, "verb:relative pronoun")
        if trigger.type not in _STANCES and not trigger.type.symmetric:
            return None
        targets = self._pronoun(place, subject)
        factor = 0.75 if form.shape is Shape.PRESENT else 0.55
        return (
            _Act(trigger, subject.ends, targets, trigger.sure * factor, "verb:pronoun") if targets else None
        )

    def _met(self, place: int, unit: Unit, trigger: Trigger, after: Subject) -> _Act | None:
        """Read ``والتقى فلاناً``: a verb that must have an object, and only one name behind it."""
        slots = trigger.verb
        if not slots or slots[0].how != OBJECT:
            return None
        before = self._clause.units[place - 1].whole if place else ""
        if before not in {"ان", "قد", "بان"} and not (trigger.type.symmetric and unit.conjunction):
            return None
        sources = self._before
        if self._clause.object(after.last + 1, OBJECT) is not None:
            return None
        if (
            after.how != "after"
            or len(after.ends) != 1
            or not sources
            or sources[0].entity == after.ends[0].entity
        ):
            return None
        span = self._clause.units[place].span
        return _Act(trigger, tuple(End(end.entity, span) for end in sources), after.ends, 0.55, "verb:met")

    def _swapped(self, trigger: Trigger, sources: tuple[End, ...], targets: tuple[End, ...]) -> bool:
        """Whether the ends only fit the other way round: the object stands first (``يقود الحزب فلان``)."""
        fits = self._ledger.fits
        source, target = sources[0].entity, targets[0].entity
        every = self._ends_of(trigger).target
        return not fits(trigger.type, source, target, every) and fits(trigger.type, target, source, every)

    def _agent(self, place: int) -> Phrase | None:
        """Return who did it in a passive clause: ``من قبل``, ``على يد``, ``من جانب``."""
        clause = self._clause
        for at in range(place + 1, min(len(clause.units) - 2, place + _AGENT_REACH)):
            unit, following = clause.units[at], clause.units[at + 1]
            if unit.ends_clause or clause.words.has("complementizer", unit.word):
                return None
            if unit.word in {"من", "علي"} and clause.words.has("agent", following.word):
                if unit.word == "من" and following.word in {"يد", "ايدي"}:
                    continue
                phrase = clause.phrases.covering(at + 2)
                return phrase if phrase is not None and phrase.first == at + 2 else None
        return None

    def _pronoun(self, place: int, subject: Subject) -> tuple[End, ...]:
        """Return whom an attached object pronoun means: the last name before the verb that is no subject."""
        clause = self._clause
        taken = {end.entity for end in subject.ends}
        for at in range(place - 1, max(-1, place - 13), -1):
            phrase = clause.phrases.covering(at)
            if phrase is None:
                continue
            ends = [end for end in phrase.ends if end.entity not in taken]
            if ends:
                return tuple(End(end.entity, clause.units[place].span) for end in ends[:1])
        return ()

    def _each(self, trigger: Trigger, subject: Subject, rule: str) -> _Act:
        return _Act(trigger, subject.ends, (), trigger.sure * subject.sure + 0.1, rule)

    # Participles

    def _participle(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> None:
        for form, trigger in self._fitting(place, readings):
            if form.definite and unit.conjunction:
                continue
            if form.definite or self._attributive(place, unit, trigger):
                subject = self._clause.antecedent(place)
            elif form.text.endswith(("ا", "ه", "ين")) and place:
                speakers = self._speech.speakers
                subject = Subject(speakers, place, 0.85, "speaker") if speakers else self._subject
            else:
                continue
            if not subject.ends:
                continue
            act = self._verb_act(place, form, trigger, Subject(subject.ends, -1, subject.sure, subject.how))
            if act is not None and subject.how == "antecedent":
                act = replace(act, rule=act.rule.replace("verb:", _ATTRIBUTE))
            if act is not None:
                state = modality(self._clause.words, self._clause.units, place, form)
                self._write(act, place, state)
                return

    def _attributive(self, place: int, unit: Unit, trigger: Trigger) -> bool:
        """Whether an indefinite participle follows its noun (``الصادر`` without the article: ``قرار صادر عن``)."""
        return trigger.type in {RelationType.PART_OF, RelationType.ISSUED} and not unit.conjunction

    # Verbal nouns

    def _noun(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> bool:
        written = False
        acts: list[tuple[_Act, Form]] = []
        for form, trigger in self._fitting(place, readings):
            act = self._noun_act(place, unit, form, trigger)
            if act is not None:
                acts.append((act, form))
        if acts:
            best = max(act.sure + (0.2 if act.trigger.needs else 0) for act, _ in acts)
            for act, form in acts:
                if act.sure + (0.2 if act.trigger.needs else 0) >= best - 1e-9:
                    written = self._write(act, place, self._noun_modality(place, form, act)) or written
        return written

    def _noun_modality(self, place: int, form: Form, act: _Act) -> Modality:
        state = modality(self._clause.words, self._clause.units, place, form)
        kind = act.trigger.type
        instruments = all(
            self._clause.document.entities[end.entity].type in _INSTRUMENTS for end in act.targets
        )
        if kind is RelationType.SUPPORT and instruments:
            return Modality.ASSERTED if state is Modality.PLANNED else state
        if kind in {RelationType.REQUEST, RelationType.REJECT} and state is Modality.PLANNED:
            return Modality.ASSERTED
        if (
            state is Modality.ASSERTED
            and place - self._governed_from <= 4
            and kind
            not in {
                RelationType.REQUEST,
                RelationType.REJECT,
            }
        ):
            return self._governing
        return state

    def _noun_act(self, place: int, unit: Unit, form: Form, trigger: Trigger) -> _Act | None:
        clause = self._clause
        hows = {slot.how: slot for slot in trigger.noun}
        if BETWEEN in hows:
            sides = clause.sides(place + 1)
            if sides is not None:
                left, right = sides
                rule = "noun:between"
                if right:
                    return _Act(trigger, left, right, trigger.sure + 0.1, rule)
                if len(left) >= 2:
                    return _Act(trigger, left, (), trigger.sure + 0.12, rule)
        if unit.mention is not None:
            return self._named_act(place, unit, trigger)
        adjectives = self._adjectives(place)
        genitive = self._genitive(place)
        target, slot = self._noun_target(place, hows, genitive)
        source, sure, rule = self._noun_source(place, form, trigger, genitive, adjectives, target)
        if target is None and trigger.type.symmetric and len(adjectives) >= 2:
            return _Act(trigger, adjectives[:1], adjectives[1:2], trigger.sure, "noun:adjectives")
        if target is None and trigger.type.symmetric and form.pronoun == "هما":
            return _Act(trigger, self._owner(place, form), (), trigger.sure, "noun:both")
        if target is None:
            return None
        if slot is not None and slot.reversed:
            if not self._subject.ends:
                return None
            return _Act(trigger, clause.group_ends(target), self._subject.ends, trigger.sure, "noun:reversed")
        if not source:
            return None
        sure = trigger.sure * sure - _GAP_COST * max(0, target.gap - 1) + 0.1
        return _Act(trigger, source, clause.group_ends(target), sure, rule)

    def _named_act(self, place: int, unit: Unit, trigger: Trigger) -> _Act | None:
        """Read a name that is an act itself (``الاحتلال الفلاني لمدينة``)."""
        following = self._clause.phrases.covering(place + 1)
        assert unit.mention is not None
        if following is None or following.prep != "ل" or not self._ends_of(trigger).material:
            return None
        source = (End(unit.mention.entity, unit.mention.span),)
        return _Act(trigger, source, self._clause.group_ends(following), trigger.sure - 0.05, "noun:name")

    def _adjectives(self, place: int) -> tuple[End, ...]:
        found = []
        for unit in self._clause.units[place + 1 : place + 4]:
            if unit.adjective is None:
                break
            found.append(End(unit.adjective.entity, unit.span))
        return tuple(found)

    def _genitive(self, place: int) -> Phrase | None:
        clause = self._clause
        at = place + 1
        while at < len(clause.units) and clause.units[at].kind is Kind.SIGN:
            if not clause.words.has("quote", clause.units[at].word):
                return None
            at += 1
        for _ in range(3):
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                own = clause.units[phrase.first]
                return phrase if phrase.first == at and not own.case and not own.conjunction else None
            if at >= len(clause.units) or not self._plain_noun(clause.units[at]):
                return None
            at += 1
        return None

    def _plain_noun(self, unit: Unit) -> bool:
        words = self._clause.words
        return (
            unit.kind is Kind.WORD
            and not unit.case
            and not unit.conjunction
            and not unit.finite
            and not unit.dated
            and not any(
                words.has(k, unit.word) for k in ("preposition", "complementizer", "relative", "subordinator")
            )
        )

    def _noun_target(
        self, place: int, hows: dict[str, Slot], genitive: Phrase | None
    ) -> tuple[Phrase | None, Slot | None]:
        clause = self._clause
        start = (genitive.last if genitive is not None else place) + 1
        for how, slot in hows.items():
            if how in {GENITIVE, BETWEEN, EACH, OBJECT}:
                continue
            phrase = clause.behind(start, how, 9, comma=False) or clause.in_relative(start, how)
            if phrase is not None:
                return phrase, slot
        if GENITIVE in hows and genitive is not None:
            return genitive, hows[GENITIVE]
        return None, None

    def _noun_source(
        self,
        place: int,
        form: Form,
        trigger: Trigger,
        genitive: Phrase | None,
        adjectives: tuple[End, ...],
        target: Phrase | None,
    ) -> tuple[tuple[End, ...], float, str]:
        clause = self._clause
        if genitive is not None and genitive is not target and genitive.first == place + 1:
            return clause.group_ends(genitive), 0.95 * genitive.sure, "noun:genitive"
        if adjectives:
            return adjectives[:1], 0.85, "noun:adjective"
        if form.pronoun:
            return self._owner(place, form), 0.85, "noun:pronoun"
        light = self._light_verb(place)
        if light and self._subject.ends and self._subject.sure > 0.4:
            return self._subject.ends, 0.92 * self._subject.sure, "noun:light verb"
        if trigger.type not in _STANCES:
            return (), 0.0, ""
        if self._speech.speakers:
            return self._speech.speakers, 0.75, "noun:speaker"
        if self._subject.ends and self._verb_at >= 0 and trigger.sure >= 0.5:
            return self._subject.ends, 0.7 * self._subject.sure, "noun:clause"
        return (), 0.0, ""

    def _owner(self, place: int, form: Form) -> tuple[End, ...]:
        span = self._clause.units[place].span
        if form.pronoun == "هما":
            return tuple(End(end.entity, span) for end in self._clause.discourse.pair)
        ends = self._speech.speakers or self._subject.ends or self._clause.discourse.subject
        return tuple(End(end.entity, span) for end in ends)

    def _light_verb(self, place: int) -> bool:
        """Whether the clause's verb only carries the noun (``أجرى مباحثات``)."""
        if self._verb_at < 0:
            return False
        unit = self._clause.units[self._verb_at]
        distance = place - max(self._verb_at, self._subject.last if self._subject.how == "after" else -1)
        return distance <= 4 and self._clause.words.has("light", unit.word)

    def _ends_of(self, trigger: Trigger) -> Ends:
        return self._clause.words.ends[trigger.type]

    # Writing

    def _write(self, act: _Act, place: int, state: Modality) -> bool:
        clause = self._clause
        speaker = self._speech.speakers[0].entity if self._speech.speakers else None
        if act.trigger.type.quad is Quad.STRUCTURAL and act.rule.startswith(_ATTRIBUTE):
            state = Modality.ASSERTED  # "not that it accepts the resolution issued by": it was issued
        pairs = self._pairs(act)
        written = False
        for source, target in pairs:
            done = self._ledger.relation(
                act.trigger.type,
                source,
                target,
                evidence=clause.sentence.span,
                trigger=clause.units[place].span,
                sure=act.sure,
                rule=act.rule,
                modality=state,
                speaker=speaker,
                targets=act.trigger.targets,
            )
            written = written or done
        if written and act.trigger.type.symmetric:
            if len(pairs) == 1:
                clause.discourse.meet(pairs[0])
        return written

    @staticmethod
    def _pairs(act: _Act) -> list[tuple[End, End]]:
        if act.targets:
            return [(source, target) for source in act.sources for target in act.targets]
        ends = act.sources
        return [(a, b) for number, a in enumerate(ends) for b in ends[number + 1 :]]


def _without_genitive(trigger: Trigger) -> Trigger:
    """Return a trigger whose noun takes no genitive as its target (``ورفض الحزب …`` is a verb)."""
    return replace(trigger, noun=tuple(slot for slot in trigger.noun if slot.how != GENITIVE))


_SIMPLE_PAST = Form("", Shape.PAST, Number.SINGULAR)
