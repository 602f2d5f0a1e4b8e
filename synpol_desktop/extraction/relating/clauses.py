"""Where the ends of a trigger stand: its subject before or after it, its objects by order or preposition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.discourse import Discourse
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.holders import Holders
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.lexicon import BETWEEN, OBJECT, Lexicon
from synpol_desktop.extraction.relating.phrases import Denotes, Phrase, Phrases
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit

_ACTORS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_SUBJECT_REACH = 14
_OBJECT_REACH = 16
_PREP_REACH = 18
_LONGEST_LIST = 10
_PASSED = frozenset("في خلال عبر بعد قبل عقب اثر منذ عند برياسه بحضور بمشاركه بقياده باسم".split())
_CIRCUMSTANCE = frozenset(
    {"في", "خلال", "عبر", "بعد", "قبل", "عقب", "اثر", "منذ", "عند", "ضمن", "عن", "علي", "ب"}
)
_BACK_REFERENCES = frozenset("فيه فيها فيهما خلاله خلالها به بها معه معها عليه عليها له لها عنه عنها".split())
_MASCULINE_STATES = frozenset("العراق لبنان الاردن اليمن المغرب السودان الصومال".split())
_LINKING = frozenset(
    [
        "اضافه",
        "الي",
        "فضلا",
        "عن",
        "جانب",
        "بما",
        "فيها",
        "فيهم",
        "من",
        "في",
        "كذلك",
        "ايضا",
        "كل",
        "وكذلك",
        "مع",
        "ضمنها",
        "بينها",
        "بينهم",
        "مقدمتها",
        "مقدمتهم",
        "ابرزها",
        "ابرزهم",
        "راسها",
        "راسهم",
        "ثم",
        "او",
    ]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does it: the ends, the last unit of the words for them (-1: none in this sentence), how sure."""

    ends: tuple[End, ...]
    last: int
    sure: float
    how: str
    unnamed: bool = False


NOBODY = Subject((), -1, 0.0, "nobody")
UNNAMED = Subject((), -1, 0.0, "nobody", unnamed=True)
"""A subject that has no name here; it breaks every chain."""


class Clause:
    """The words of one sentence with the questions that triggers ask of them."""

    def __init__(
        self,
        document: Document,
        words: Lexicon,
        sentence: Sentence,
        phrases: Phrases,
        discourse: Discourse,
        holders: Holders,
    ) -> None:
        self.holders = holders
        self._anything = False
        self.document = document
        self.words = words
        self.sentence = sentence
        self.units = sentence.units
        self.phrases = phrases
        self.discourse = discourse

    # Ends of phrases

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities that a phrase denotes here, with the words of the phrase for pronouns."""
        here = self.sentence.cover(phrase.first, phrase.last)
        if phrase.kind is Denotes.DUAL:
            countries = self.words.has("countries", self.units[phrase.first].word)
            pair = self.discourse.countries if countries and self.discourse.countries else self.discourse.pair
            return tuple(replace(end, span=here) for end in pair)
        if phrase.kind is Denotes.HOMELAND:
            who = self.discourse.speakers or self.discourse.subject
            homes = [self.discourse.homes[end.entity] for end in who if end.entity in self.discourse.homes]
            return tuple(replace(end, span=here) for end in homes[:1])
        if phrase.kind is Denotes.RESUMED:
            return tuple(replace(end, span=here) for end in self.discourse.subject)
        if phrase.kind is Denotes.COUNTERPART:
            who = self.discourse.subject or self.discourse.speakers
            holder = self.holders.counterpart([end.entity for end in who], phrase.ends[0].entity)
            return () if holder is None else (replace(holder, span=here),)
        if phrase.kind is Denotes.DOCUMENT:
            return tuple(replace(end, span=here) for end in self.discourse.speakers)
        return phrase.ends

    def group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return a phrase with those that are coordinated to its right."""
        found = [phrase]
        current = phrase
        skipped = 0
        while len(found) < _LONGEST_LIST:
            following = self.phrases.after(current)
            if following is None:
                break
            if self._joined(current, following):
                found.append(following)
                skipped = 0
            elif skipped or not self._generic_conjunct(current, following):
                break
            else:
                skipped += 1
            current = following
        return tuple(found)

    def group_ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities of a phrase and of those coordinated with it, each once."""
        ends: dict[int, End] = {}
        for member in self.group(phrase):
            for end in self.ends(member):
                ends.setdefault(end.entity, end)
        return tuple(ends.values())

    def _joined(self, left: Phrase, right: Phrase) -> bool:
        if right.kind in (Denotes.DUAL, Denotes.DOCUMENT):
            return False
        between = self.units[left.last + 1 : right.first]
        linked, comma, depth = right.linked, False, 0
        for place, unit in enumerate(between):
            if unit.word in {"(", "["}:
                depth += 1
            elif unit.word in {")", "]"}:
                depth -= 1
            elif depth > 0 and len(between) < 12:
                continue
            elif unit.kind is Kind.SIGN:
                if unit.word in {"،", ","}:
                    comma = True
                elif not self.words.has("quote", unit.word):
                    return False
            elif unit.finite and not unit.word.startswith("ال"):
                return False
            elif (
                (unit.conjunction and unit.word in _LINKING)
                or unit.word in {"اضافه", "فضلا"}
                or (unit.conjunction and self.words.has("preposition", unit.word) and unit.word == left.prep)
            ):
                linked = True
            elif (unit.word in _LINKING and linked) or (
                not linked and not comma and place < 3 and unit.word.startswith("ال") and not unit.case
            ):
                continue
            elif linked and place < len(between) and not self.words.has("preposition", unit.word):
                if unit.word in self.words.titles or unit.conjunction:
                    continue
                return False
            else:
                return False
        if linked:
            return True
        return comma and self._same_sort(left, right) and self._in_list(right)

    def _in_list(self, phrase: Phrase) -> bool:
        """Whether a phrase after a comma goes on with the list: another member follows, none verb does."""
        following = self.units[phrase.last + 1] if phrase.last + 1 < len(self.units) else None
        if following is None:
            return False
        nearest = self.phrases.after(phrase)
        return (
            nearest is not None
            and nearest.first - phrase.last <= 4
            and (nearest.linked or following.word in {"،", ","})
        )

    def _same_sort(self, left: Phrase, right: Phrase) -> bool:
        sorts = [
            {self.document.entities[end.entity].type is EntityType.PER for end in phrase.ends}
            for phrase in (left, right)
        ]
        return right.bare and sorts[0] == sorts[1]

    def _generic_conjunct(self, left: Phrase, right: Phrase) -> bool:
        """Whether a list goes on with something without a name, inside which ``right`` stands."""
        between = self.units[left.last + 1 : right.first]
        linked = [unit for unit in between if unit.conjunction]
        return (
            0 < len(between) <= 6
            and bool(linked)
            and not any(unit.finite or unit.ends_clause for unit in between)
            and not any(self._stops(unit) for unit in between)
        )

    # Subjects

    def subject(self, place: int, form: Form, *, anything: bool = False) -> Subject:
        """Find the subject of the verb at a unit: before it, after it, or carried on from earlier.

        Parameters
        ----------
        anything : bool
            Whether it may be no actor (``صدر القرار``).
        """
        self._anything = anything
        before = None if self.relative_object(place, form) else self._subject_before(place)
        if before is not None:
            return before
        after = self._subject_after(place, form) if form.number is Number.SINGULAR else None
        if after is not None:
            return after
        return self.carried(place, form)

    def relative_object(self, place: int, form: Form) -> tuple[End, ...]:
        """Return whom the pronoun of a verb means behind a relative (``التي يقودها فلان``)."""
        if not form.pronoun or place < 2 or not self.words.has("relative", self.units[place - 1].word):
            return ()
        return self._antecedent(place - 1).ends

    def carried(self, place: int, form: Form) -> Subject:
        """Return the subject that goes on, for a verb without one of its own."""
        span = self.units[place].span
        ends = self.discourse.subject
        if form.number is Number.DUAL and form.shape is not Shape.PARTICIPLE and len(ends) != 2:
            ends = self.discourse.pair
        if not ends:
            return Subject((), -1, 0.0, "carried")
        if len(ends) == 1 and self._disagrees(form, self._gender(ends[0].entity)):
            return NOBODY
        sure = 0.72 if form.number is not Number.SINGULAR or len(ends) == 1 else 0.5
        return Subject(tuple(self._near(end, span) for end in ends), place, sure, "carried")

    def feminine(self, phrase: Phrase) -> bool | None:
        """Return the grammatical gender of a phrase: feminine, masculine, or None where it isn't seen."""
        if phrase.kind is not Denotes.NAME or not phrase.ends:
            return None
        if self.units[phrase.first].mention is None:
            return None
        return self._gender(phrase.ends[0].entity)

    def _gender(self, entity: int) -> bool | None:
        found = self.document.entities[entity]
        first = folded(found.name.split()[0])
        if found.type is EntityType.GPE and " " not in found.name and first not in _MASCULINE_STATES:
            return True
        return True if found.type is EntityType.ORG and first.endswith(("ه", "ات")) else None

    def _behind_object(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return the subject that stands behind an object which can't be one (``يقود الجبهة فلان``)."""
        following = self.phrases.after(self.group(phrase)[-1])
        if following is None or not following.bare or following.first - phrase.last > 2:
            return None
        if self._disagrees(form, self.feminine(following)):
            return None
        ends = self._actors(self.group_ends(following))
        return Subject(ends, phrase.first - 1, 0.85, "behind") if ends else None

    @staticmethod
    def _disagrees(form: Form, feminine: bool | None) -> bool:
        """Whether a singular verb and a noun can't go together by gender."""
        return (
            feminine is not None
            and form.shape.finite
            and form.number is Number.SINGULAR
            and bool(form.text)
            and not form.feminine
        )

    def _near(self, end: End, span: Span) -> End:
        """Return an end whose words are in this sentence or the one before; else the verb stands for it."""
        here = self.document.sentence_at(span.start)
        there = self.document.sentence_at(end.span.start)
        if here is not None and there is not None and here - there <= 1 and end.span != span:
            return end
        return End(end.entity, span)

    def _subject_before(self, place: int) -> Subject | None:
        unit = self.units[place]
        if unit.conjunction or unit.case:
            return None
        back = place - 1
        comma = False
        while back >= 0 and self._passes_back(self.units[back]):
            comma = comma or self.units[back].kind is Kind.SIGN
            back -= 1
        if back < 0:
            return None
        phrase = self.phrases.covering(back)
        if phrase is None:
            if self.words.has("relative", self.units[back].word):
                return self._antecedent(back)
            return NOBODY if self._is_generic_topic(back) or self._is_pluperfect(back) else None
        if comma and place - back > 1 and not self._starts_clause(phrase):
            return None
        leader = self._leader(phrase)
        if not self._starts_clause(leader):
            return None
        if leader.kind is Denotes.UNNAMED:
            return UNNAMED
        ends = self._actors(self.group_ends(leader))
        return Subject(ends, phrase.last, 0.9 * leader.sure, "before") if ends else None

    def _is_generic_topic(self, place: int) -> bool:
        """Whether a common noun behind ``أن`` is what the verb after it is about (``إن العالم رحب``)."""
        unit = self.units[place]
        return (
            unit.kind is Kind.WORD
            and unit.word.startswith("ال")
            and not unit.case
            and place > 0
            and self.words.has("complementizer", self.units[place - 1].word)
        )

    def _is_pluperfect(self, place: int) -> bool:
        """Whether a common noun stands before ``كانت قد`` (``دول كانت قد حذرت``), which is about it."""
        if place < 1 or not self.words.has("auxiliary", self.units[place].word):
            return False
        before = self.units[place - 1]
        return (
            not self.units[place].conjunction
            and before.kind is Kind.WORD
            and self.phrases.covering(place - 1) is None
            and not any(
                self.words.has(k, before.word) for k in ("complementizer", "relative", "subordinator")
            )
        )

    def _antecedent(self, place: int) -> Subject:
        """Return the noun phrase that a relative pronoun takes up."""
        back = place - 1
        while back >= 0 and (self.units[back].kind is Kind.SIGN and not self.units[back].ends_clause):
            back -= 1
        hops = 0
        while (
            back >= 0
            and self.phrases.covering(back) is None
            and self.units[back].word.startswith("ال")
            and hops < 2
        ):
            if self.units[back].conjunction:
                return NOBODY
            back -= 1
            hops += 1
        phrase = self.phrases.covering(back)
        if phrase is None:
            return NOBODY
        ends = self._actors(self.ends(phrase))
        return Subject(ends, phrase.last, 0.75 * phrase.sure, "relative") if ends else NOBODY

    def antecedent(self, place: int) -> Subject:
        """Return the noun phrase that an attribute at a unit belongs to (``القرار الصادر``)."""
        back = place - 1
        hops = 0
        while back >= 0 and self.phrases.covering(back) is None and hops < 2:
            if self.units[back].kind is Kind.WORD and not self.units[back].word.startswith("ال"):
                return NOBODY
            back -= 1
            hops += 1
        phrase = self.phrases.covering(back)
        if phrase is None:
            return NOBODY
        ends = self.ends(phrase)
        return Subject(ends, place, 0.9 * phrase.sure, "antecedent") if ends else NOBODY

    def _passes_back(self, unit: Unit) -> bool:
        if unit.kind is Kind.SIGN:
            return not unit.ends_clause and unit.word not in {":", "…"}
        return unit.word in {"قد", "سوف", "لم", "لن", "لا", "ايضا"} or unit.dated

    def _leader(self, phrase: Phrase) -> Phrase:
        """Return the first member of the list that a phrase ends."""
        leader = phrase
        while leader.linked or (leader.prep == "" and leader.gap == 0):
            number = self.phrases.at[leader.first] - 1
            if number < 0:
                break
            before = self.phrases.items[number]
            if not self._joined(before, leader):
                break
            leader = before
        return leader

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a subject before its verb stands."""
        if phrase.prep or phrase.gap:
            return False
        if phrase.first == 0:
            return True
        unit = self.units[phrase.first - 1]
        if unit.kind is Kind.SIGN:
            return (
                phrase.first < 2
                or unit.ends_clause
                or unit.word in {":", "،", ",", "-", "–"}
                or (
                    self.words.has("quote", unit.word)
                    and (phrase.first < 3 or self.units[phrase.first - 2].mention is None)
                )
            )
        return (
            self.words.has("complementizer", unit.word)
            or self.words.has("subordinator", unit.word)
            or self.words.has("auxiliary", unit.word)
            or unit.word in {"بينما", "ما"}
            or bool(self.units[phrase.first].conjunction)
        )

    def _subject_after(self, place: int, form: Form) -> Subject | None:
        at = place + 1
        stop = min(len(self.units), place + _SUBJECT_REACH)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                if phrase.prep or (phrase.gap and not self._only_idle(place, phrase.first)):
                    return None
                if phrase.kind is Denotes.UNNAMED:
                    return UNNAMED
                if phrase.first == place + 1 and self._disagrees(form, self.feminine(phrase)):
                    return self._behind_object(phrase, form)
                ends = self._actors(self.group_ends(phrase))
                last = self.group(phrase)[-1].last
                return Subject(ends, last, 0.95 * phrase.sure, "after") if ends else NOBODY
            if self._idle(unit):
                at += 1
                continue
            skipped = self._circumstance(at)
            if skipped:
                at = skipped
                continue
            return self._generic_subject(at, form)
        return None

    def _only_idle(self, place: int, first: int) -> bool:
        return all(self._idle(unit) for unit in self.units[place + 1 : first])

    def _generic_subject(self, at: int, form: Form) -> Subject | None:
        """Tell a common noun that is the subject (so nobody) from one that is an object or a complement."""
        unit = self.units[at]
        if unit.kind is Kind.SIGN or unit.case or unit.triggers or unit.speech:
            return None
        if self._stops(unit) or self.words.has("preposition", unit.word):
            return None
        if form.shape is Shape.PARTICIPLE or form.number is not Number.SINGULAR or form.pronoun:
            return None
        if self.units[at - 1].conjunction and self.discourse.subject and not unit.word.startswith("ال"):
            return None
        return NOBODY if unit.word.startswith("ال") else None

    def _circumstance(self, at: int) -> int:
        """Return the unit after an adverbial that ends with a comma (``في بيان،``), 0 if none begins here."""
        unit = self.units[at]
        if not (unit.word in _CIRCUMSTANCE or unit.case == "ب"):
            return 0
        for place in range(at + 1, min(len(self.units), at + 9)):
            here = self.units[place]
            if here.word in {"،", ","}:
                return place + 1
            if here.ends_clause or here.finite or self.words.has("complementizer", here.word):
                return 0
        return 0

    def _idle(self, unit: Unit) -> bool:
        """Whether a word may stand between a verb and its subject."""
        if unit.kind is Kind.SIGN:
            return unit.word in {"،", ",", "-", "–", "("} or self.words.has("quote", unit.word)
        return (
            unit.dated
            or self.words.has("transparent", unit.word)
            or self.words.has("weekday", unit.word)
            or unit.word in self.words.titles
            or (unit.word == "من" and not unit.case)
            or unit.whole in _BACK_REFERENCES
        )

    def _actors(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        if self._anything:
            return ends
        return tuple(end for end in ends if self.document.entities[end.entity].type in _ACTORS)

    # Objects

    def object(self, start: int, how: str) -> Phrase | None:
        """Find the phrase that is introduced in a certain way to the right of a unit."""
        if how == OBJECT:
            found = self._direct_object(start)
        else:
            found = self.behind(start, how, _PREP_REACH) or self.in_relative(start, how)
        return None if found is None or found.kind is Denotes.DOCUMENT else found

    def _direct_object(self, start: int) -> Phrase | None:
        at = start
        passed = False
        stop = min(len(self.units), start + _OBJECT_REACH)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                if phrase.kind is Denotes.UNNAMED:
                    return None
                if passed and phrase.linked:
                    at = phrase.last + 1
                    continue
                if not phrase.prep:
                    return phrase
                if phrase.prep not in _PASSED:
                    return None
                at = phrase.last + 1
                passed = True
                continue
            if self._stops(unit) or (unit.finite and not unit.word.startswith("ال")):
                return None
            if self.words.has("preposition", unit.word) and unit.word not in _CIRCUMSTANCE:
                return None
            if unit.case in {"ب", "ل"}:
                return None
            at += 1
        return None

    def in_relative(self, start: int, prep: str) -> Phrase | None:
        """Find who does what the trigger speaks of (``أشاد بالدور الذي تقوم به الدولة``)."""
        opened = False
        at = start
        while at < min(len(self.units), start + 12):
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                return replace(phrase, gap=2) if opened and not phrase.prep else None
            if unit.ends_clause or self.words.has("complementizer", unit.word):
                return None
            attached = len(prep) == 1 and unit.whole.startswith(prep) and len(unit.whole) > 4 and not opened
            if unit.case == prep or unit.whole == prep or attached:
                if (
                    unit.word == "ما"
                    or unit.whole in {"بما", "لما"}
                    or any(self.words.has("relative", later.word) for later in self.units[at + 1 : at + 4])
                ):
                    opened = True
                else:
                    return None
            elif unit.whole in {"بما", "لما"} and unit.whole[0] == prep:
                opened = True
            at += 1
        return None

    def located(self, start: int, prep: str) -> Phrase | None:
        """Find the place in which a nameless target lies (``على مناطق في ريف المدينة``)."""
        opened = -1
        for at in range(start, min(len(self.units), start + 14)):
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None and opened >= 0:
                return replace(phrase, gap=1) if phrase.prep in {"في", "ب"} else None
            if unit.ends_clause or (self._stops(unit) and phrase is None):
                return None
            if phrase is None and (unit.word == prep or unit.case == prep):
                opened = at
            elif opened >= 0 and at - opened > 6:
                return None
        return None

    def behind(self, start: int, prep: str, reach: int, *, comma: bool = True) -> Phrase | None:
        """Find the next phrase that a preposition governs; ``comma``: whether it may be beyond one."""
        at = start
        stop = min(len(self.units), start + reach)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                if phrase.prep == prep and phrase.kind is not Denotes.UNNAMED:
                    return phrase
                at = phrase.last + 1
                continue
            if self._stops(unit) or self._new_verb(unit) or (not comma and unit.word in {"،", ","}):
                return None
            at += 1
        return None

    def _new_verb(self, unit: Unit) -> bool:
        if self.words.has("light", unit.word) and not unit.triggers and not unit.case:
            return True
        if not unit.finite or unit.word.startswith("ال") or unit.case:
            return False
        readings = [form for form, _ in unit.triggers]
        return all(form.shape.finite for form in readings) and not self.words.has("preposition", unit.word)

    def _stops(self, unit: Unit) -> bool:
        """Whether no end of a trigger stands beyond a word."""
        if unit.kind is Kind.SIGN:
            return unit.ends_clause or unit.word == ":"
        return (
            self.words.has("complementizer", unit.word)
            or self.words.has("relative", unit.word)
            or self.words.has("subordinator", unit.word)
        )

    def sides(self, start: int, reach: int = 6) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        """Return the two sides of the next ``بين``: one against the other, or the members of one list."""
        for at in range(start, min(len(self.units), start + reach)):
            unit = self.units[at]
            if unit.word == BETWEEN and unit.kind is Kind.WORD:
                return self._two_sides(at + 1)
            if self._stops(unit) or (
                at > start and self.phrases.covering(at) is not None and not self._place_only(at)
            ):
                return None
        return None

    def _place_only(self, at: int) -> bool:
        phrase = self.phrases.covering(at)
        return phrase is not None and phrase.prep == "في"

    def _two_sides(self, at: int) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        left: dict[int, End] = {}
        right: dict[int, End] = {}
        current = left
        found = 0
        last = at - 1
        while at < len(self.units) and at - last <= 8:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                first_right = current is right and not right
                if not found or phrase.linked or phrase.prep in {"", "مع", BETWEEN} or first_right:
                    for end in self.ends(phrase):
                        current.setdefault(end.entity, end)
                    found += 1
                at = phrase.last + 1
                last = at
                continue
            if self._stops(unit) or self._new_verb(unit):
                break
            if self.words.has("side", unit.word) and self.units[at - 1].word == "من":
                if current is right:
                    break
                current = right
                last = at
            elif found and not (current is right and not right) and not self._in_sides(unit, at):
                break
            at += 1
        if not left:
            return None
        return tuple(left.values()), tuple(right.values())

    def _in_sides(self, unit: Unit, at: int) -> bool:
        if unit.kind is Kind.SIGN or unit.conjunction or unit.word in _LINKING:
            return True
        ahead = self.units[at : at + 9]
        return any(self.words.has("side", later.word) for later in ahead) or any(
            later.conjunction and later.mention is not None for later in ahead[:4]
        )
