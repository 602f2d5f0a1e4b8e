"""Noun phrases of a sentence that denote entities: names, offices, duals, delegations, unnamed people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from synpol_desktop.core.found import FoundMention
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.document import Adjective
from synpol_desktop.extraction.relating.addresses import address_before, is_demand, is_led, is_no_place
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.exemplars import exemplified
from synpol_desktop.extraction.relating.governing import governor, is_noun
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.ordered import ONE_OF_TWO, is_one_named
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase, Phrases
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit

_UNRESOLVED, _FAR = 0.75, 3
_MEMBERS, _BODIES = "اعضاء", ("masculine_body", "organ", "party")

_WORDS_OF = (
    Denotes.DUAL,
    Denotes.HOMELAND,
    Denotes.RESUMED,
    Denotes.GATHERED,
    Denotes.LATTER,
    Denotes.ORDERED,
    Denotes.PLACE,
    Denotes.UNNAMED,
    Denotes.DOCUMENT,
)
"""Kinds that a single word of the class of their name makes; the first wins."""

HolderOf = Callable[[Office], End | None]


class PhraseReader:
    """Groups the units of a sentence into phrases.

    Parameters
    ----------
    holder : callable
        Who holds an office that stands without a name in this document.
    is_person : callable
        Whether a mention names a person.
    """

    def __init__(self, words: Lexicon, holder: HolderOf, is_person: Callable[[FoundMention], bool]) -> None:
        self._words = words
        self._kinds = {word: kind for kind in reversed(_WORDS_OF) for word in words.classes[kind.value]}
        self._is_person = is_person
        self._holder = holder

    def phrases(self, sentence: Sentence, offices: Iterable[Office]) -> Phrases:
        """Return the phrases from left to right; they don't overlap."""
        units = sentence.units
        found: list[Phrase] = []
        taken = [False] * len(units)
        for office in offices:
            if is_demand(units[office.first], office) or self._takes_up(units, office, taken):
                continue
            phrase = self._office(sentence, office, taken)
            if any(taken[phrase.first : phrase.last + 1]):
                same = office.before and bool(found) and found[-1].ends == phrase.ends
                if same and units[office.first].conjunction and found[-1].last < office.first:
                    found[-1] = replace(found[-1], last=office.last)  # "ambassador of the state and head of"
                    taken[office.first : office.last + 1] = [True] * (office.last + 1 - office.first)
                continue
            found.append(phrase)
            for place in range(phrase.first, phrase.last + 1):
                taken[place] = True
        for place, unit in enumerate(units):
            named = unit.mention is not None or unit.kinds or unit.word in self._words.possessed
            if named and not taken[place]:
                single = self._single(units, place, unit, taken)
                if single is not None:
                    found.append(single)
                    for covered in range(single.first, single.last + 1):
                        taken[covered] = True
        found.sort(key=lambda phrase: phrase.first)
        at = [-1] * len(units)
        for number, phrase in enumerate(found):
            for place in range(phrase.first, phrase.last + 1):
                at[place] = number
        return Phrases(tuple(found), tuple(at))

    def _takes_up(self, units: tuple[Unit, ...], office: Office, taken: list[bool]) -> bool:
        """Whether a plural with its number takes up who was named (``الوزراء الثلاثة``)."""
        gathers = "parties" in units[office.first].kinds and office.person is None
        return gathers and self._is_counted(units, office.first, taken)

    def _office(self, sentence: Sentence, office: Office, taken: list[bool]) -> Phrase:
        units = sentence.units
        first = office.first
        if office.person is not None and not office.before:
            first = address_before(self._words, units, first, taken)
        if office.before and office.person is not None:
            while first > 0 and units[first].span.start > office.person.span.start:
                first -= 1
        ends: tuple[End, ...] = ()
        kind, sure = Denotes.NAME, 1.0
        if office.person is not None:
            ends = (End(office.person.entity, office.person.span),)
        elif office.body is not None and "province" in units[first].kinds:
            ends = (office.body,)
        else:
            kind = Denotes.OFFICE
            holder = self._holder(office)
            if holder is not None:
                ends = (holder,)
            elif office.body is not None and self._are_all(units, first):
                ends, sure = (office.body,), _UNRESOLVED
            elif (
                office.role.relation is RelationType.MEMBER_OF
                or "unnamed" in units[first].kinds
                or self._is_one_of(units, first)
            ):
                kind = Denotes.UNNAMED
            elif office.body is not None:
                ends, sure = (office.body,), _UNRESOLVED
            else:
                kind = Denotes.UNNAMED
        return self._placed(units, first, office.last, kind, ends, sure)

    def _are_all(self, units: tuple[Unit, ...], first: int) -> bool:
        """Whether an office is all members', or a reporter's (``أعضاء المجلس``, ``مراسل الصحيفة``)."""
        behind = [unit for unit in units[first + 1 : first + 3] if "quote" not in unit.kinds]
        body = bool(behind) and behind[0].mention is not None and not behind[0].case
        return body and (units[first].word == _MEMBERS or "reporter" in units[first].kinds)

    @staticmethod
    def _is_one_of(units: tuple[Unit, ...], first: int) -> bool:
        """Whether an office is one of several in a body (``قائد في الحركة``)."""
        role = units[first].role
        following = units[first + 1] if first + 1 < len(units) else None
        return role is not None and not role.definite and following is not None and following.word == "في"

    def _single(self, units: tuple[Unit, ...], place: int, unit: Unit, taken: list[bool]) -> Phrase | None:
        words = self._words
        if unit.mention is not None:
            end = End(unit.mention.entity, unit.mention.span)
            first = self._head_of(units, place, taken)
            if self._is_person(unit.mention):
                first = address_before(words, units, self._apposition(units, first, taken), taken)
            first = exemplified(words, units, first, taken)
            return self._placed(units, first, place, Denotes.NAME, (end,), 1.0)
        if unit.kind is not Kind.WORD:
            return None
        if "counterpart" in unit.kinds:
            return self._counterpart(units, place, taken)
        if unit.word in words.possessed and words.owned(unit.word) is not None:
            return self._possessed(units, place, taken)
        if "arm" in unit.kinds:
            arm = self._arm(units, place, taken)
            if arm is not None:
                return arm
        if "parties" in unit.kinds and self._is_counted(units, place, taken):
            return self._placed(units, place, place + 1, Denotes.GATHERED, (), 0.85)
        kind = self._kinds.get(unit.word)
        if kind is Denotes.DUAL and place and units[place - 1].word.endswith("حل"):  # the two-state solution
            return None
        if kind in ONE_OF_TWO and not is_one_named(units, place, kind):
            return None
        if kind is Denotes.PLACE and is_no_place(words, units, place):
            return None
        return None if kind is None else self._placed(units, place, place, kind, (), 1.0)

    def _is_counted(self, units: tuple[Unit, ...], place: int, taken: list[bool]) -> bool:
        """Whether a number stands behind a noun for several, or says what they guarantee."""
        if place + 1 >= len(units) or taken[place + 1]:
            return False
        behind = units[place + 1]
        if any(unit.mention is not None for unit in units[place + 2 : place + 4]):
            return False  # they are named right behind
        return not behind.conjunction and (behind.word in counts() or "guarantor" in behind.kinds)

    def _arm(self, units: tuple[Unit, ...], place: int, taken: list[bool]) -> Phrase | None:
        """Read ``السلطات الفلانية``: what an arm of a state does, the state does."""
        last = place + 1
        adjective = units[last].adjective if last < len(units) and not taken[last] else None
        if adjective is None:
            return None
        end = End(adjective.entity, units[place].span.join(adjective.span))
        return self._placed(units, place, last, Denotes.NAME, (end,), 0.8)

    def _counterpart(self, units: tuple[Unit, ...], place: int, taken: list[bool]) -> Phrase | None:
        """Read ``نظيره الروسي`` with the name behind it, or with the state alone."""
        state: Adjective | None = None
        for at in range(place + 1, min(len(units), place + 6)):
            unit = units[at]
            if taken[at] or unit.case or "complementizer" in unit.kinds:
                break  # "told his counterpart that the state", "met his counterpart at the ministry"
            if unit.mention is not None:
                end = End(unit.mention.entity, unit.mention.span)
                return self._placed(units, place, at, Denotes.NAME, (end,), 0.95)
            if unit.adjective is not None:
                state = unit.adjective
            elif unit.word in COMMAS and at > place + 1 and self._is_named_at(units, at + 1):
                continue  # "his counterpart of that state, NAME"
            elif (unit.kind is Kind.SIGN and "quote" not in unit.kinds) or unit.finite:
                break
        if state is None:
            return None
        end = End(state.entity, units[place].span.join(state.span))
        last = next(at for at in range(place, len(units)) if units[at].adjective is state)
        return self._placed(units, place, last, Denotes.COUNTERPART, (end,), 0.8)

    def _is_named_at(self, units: tuple[Unit, ...], at: int) -> bool:
        """Whether a person without a preposition or a conjunction stands at a unit."""
        unit = units[at] if at < len(units) else None
        plain = unit is not None and not (unit.case or unit.conjunction)
        return unit is not None and plain and unit.mention is not None and self._is_person(unit.mention)

    def _possessed(self, units: tuple[Unit, ...], place: int, taken: list[bool]) -> Phrase | None:
        """Read ``مستشاريه، وهم فلان …``: the first name of the list stands for the role word."""
        for at in range(place + 1, min(len(units), place + 6)):
            mention = units[at].mention
            if mention is not None and not taken[at]:
                if units[at].case or not self._is_person(mention):
                    return None
                end = End(mention.entity, mention.span)
                return self._placed(units, place, at, Denotes.NAME, (end,), 0.9)
            word = units[at].word
            if not (
                units[at].kind is Kind.SIGN
                or word in {"وهم", "وهما", "هم", "هما"}
                or word in self._words.titles
            ):
                return None
        return None

    def _head_of(self, units: tuple[Unit, ...], place: int, taken: list[bool]) -> int:
        """Return the first unit of a name's phrase: titles and delegations before it belong to it."""
        first = place
        while first > 0 and not taken[first - 1]:
            unit, before = units[first], units[first - 1]
            if unit.case or unit.conjunction:
                break
            if before.kind is Kind.SIGN and "quote" in before.kinds and first - 1 > 0:
                head = units[first - 2]
                heads = (self._heads(head) and not head.finite) or self._is_body(head)
                closed = any("quote" in each.kinds for each in units[place + 1 : place + 2])
                told = any(form.shape.finite for form, _ in units[first - 3].speech) if first > 2 else False
                heads = heads or (closed and told and "medium" in head.kinds)
                if not taken[first - 2] and heads:
                    first -= 2
                    continue
                break
            if before.word == "من" and first > 1 and not taken[first - 2] and self._heads(units[first - 2]):
                first -= 2
                continue
            if not (self._heads(before) or is_led(self._words, before, unit)):
                break
            first -= 1
        return first

    def _apposition(self, units: tuple[Unit, ...], first: int, taken: list[bool]) -> int:
        """Return the first of the definite words that describe a person before the name."""
        place = first
        while place > 0 and first - place < _FAR and not taken[place - 1]:
            unit, before = units[place], units[place - 1]
            if unit.case or unit.conjunction or before.kind is not Kind.WORD or before.dated or before.finite:
                break
            if "preposition" in before.kinds:
                break
            if not before.word.startswith("ال") or not is_noun(before) or before.mention:
                break
            place -= 1
        return place

    def _heads(self, unit: Unit) -> bool:
        title = unit.word in self._words.titles and "preposition" not in unit.kinds
        return unit.kind is Kind.WORD and (title or "delegation" in unit.kinds)

    def _is_body(self, unit: Unit) -> bool:
        """Whether a word is a noun for a body whose name follows in quotation marks (``تحالف «الغد»``)."""
        return unit.kind is Kind.WORD and any(self._words.has(kind, unit.word) for kind in _BODIES)

    def _placed(
        self,
        units: tuple[Unit, ...],
        first: int,
        last: int,
        kind: Denotes,
        ends: tuple[End, ...],
        sure: float,
    ) -> Phrase:
        prep, gap = governor(self._words, units, first)
        return Phrase(first, last, kind, ends, prep, gap, bool(units[first].conjunction), sure)
