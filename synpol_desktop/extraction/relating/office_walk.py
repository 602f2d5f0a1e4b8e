"""The walk to the right of a role word: its body, its holder, the meeting at which it is held."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.office_title import Title
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.shapes import is_action

_REACH = 16
_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_COUNTRY_LETTERS = 4
_SEATS = frozenset({"عن", "في"})  # of, in: a deputy of a bloc, in a chamber
_IN, _FOR, _TO = "في", "ل", "الي"
_INSIDE = frozenset({_IN, "ب"})
_NO_HOLDERS = frozenset({"مع", "من", "عن", "بين", "ضد", "علي"})
_ARTICLE = "ال"
_WHAT = "ما"
_ABOVE = "علي"
_MANY = 2


class Walk(Title):
    """The walk to the right of a role word."""

    def run(self) -> None:
        """Read on until the person, or until something that can't belong to an office."""
        units = self._units
        prep = ""
        at = self._place + 1
        stop = min(len(units), self._place + _REACH)
        while at < stop:
            unit = units[at]
            if unit.kind is Kind.SIGN:
                if not self._passes_sign(at):
                    return
            elif unit.mention is not None:
                if not self._take_mention(at, prep) or self.person is not None:
                    return
                prep = ""
            elif self._words.has("naming", unit.whole) or self._names_next(at):
                prep = ""
            elif self.comma:
                if not (self._is_title(unit) or self._words.has("rank", unit.word)):
                    return
            elif self._begins_another(at):
                return
            elif self._takes_word(at):
                prep = self._prep_of(unit, prep)
                self._take_word(at, unit, prep)
            else:
                return
            at += 1

    def _names_next(self, at: int) -> bool:
        """Whether a small word leads one that only names (``ما يسمى اللجنة``, ``الذي يدعى فلان``)."""
        following = self._units[at + 1] if at + 1 < len(self._units) else None
        leads = self._words.has("relative", self._units[at].word) or self._units[at].word == _WHAT
        return leads and following is not None and self._words.has("naming", following.whole)

    def _begins_another(self, at: int) -> bool:
        """Whether a second office follows the body (``نائب رئيس المجلس وزير الدفاع فلان``)."""
        unit, found = self._units[at], self.body is not None or self.of_state
        apart = not (unit.case or unit.conjunction) and at > self._place + 1
        if apart and unit.role is not None and unit.role.definite and _ABOVE in unit.role.preps:
            return True  # المستشار بالديوان المشرف العام على المركز
        following = self._units[at + 1] if at + 1 < len(self._units) else None
        if not found or unit.role is None or unit.role.definite or unit.role.bound or following is None:
            return False
        return following.mention is None or self._document.entity_of(following.mention).type in _BODIES

    def _passes_sign(self, at: int) -> bool:
        word = self._units[at].word
        if self._words.has("quote", word):
            return True
        if word == ":":
            return self._is_signature(at)
        if word not in COMMAS or self.comma:
            return False
        self.comma = True
        return True

    def _is_signature(self, at: int) -> bool:
        """Whether a colon parts a title from its holder on a line of its own (``رئيس الهيئة: فلان``)."""
        named = self._units[at + 1].mention if at + 1 < len(self._units) else None
        alone = self._place == 0 and len(self._units) <= at + 3
        return alone and named is not None and self._document.entity_of(named).type is EntityType.PER

    def _take_mention(self, at: int, prep: str) -> bool:
        unit = self._units[at]
        mention = unit.mention
        assert mention is not None
        kind = self._document.entity_of(mention).type
        end = End(mention.entity, mention.span)
        if kind is EntityType.PER:
            if self._are_many() and self._persons_behind(at - 1) < _MANY:
                return False  # "members of the coalition accused NAME"
            if unit.conjunction or unit.case or (prep and (prep in _NO_HOLDERS or self._is_owner(at))):
                return False
            if self.comma and self._person_too_far(at):
                return False
            self.person = end
            self.last = at
            return True
        if unit.conjunction and self._coordinated(at, kind):
            self.also.append(end)
            self.last = self.last_of_body = at
            return True
        if self.comma or unit.conjunction:
            return False
        given = unit.case or prep
        goal = given == _TO and kind is EntityType.GPE and self._role.relation is RelationType.HEADS
        if goal and self.body is None and not self._persons_behind(at):
            return False  # "the visit of the minister of defence to the state": nobody heads *to* a place
        if self.of_state and not given:
            return False  # "the prime minister of the state accused the party"
        known = self.body, self.within, self.event
        end_of_title = max(self.last_of_body, self.last_of_state)
        self._take_body(end, kind, given, unit)
        # What the title takes nothing from is no part of it, unless a holder follows after all.
        passed = known == (self.body, self.within, self.event) and self.body is not None
        led_off = goal or (given == _FOR and self._are_many())
        if passed and self.beyond < 0 and (not given or led_off):
            self.beyond = end_of_title
        self.last = self.last_of_body = at
        if not given:
            self.last_of_title = at
        return True

    def _are_many(self) -> bool:
        """Whether the role is of several holders, none of whom is picked out (``أحد أعضاء الحزب``)."""
        before = self._units[self._place - 1].word if self._place else ""
        plural = self._words.has("plural_role", self._units[self._place].word)
        return plural and not self._words.has("among", before)

    def _is_owner(self, at: int) -> bool:
        """Whether the noun before a person is theirs (``تأمل المستشارة في إقناع فلان``)."""
        before = self._units[at - 1]
        if self._is_title(before) and at - 2 > self._place:
            before = self._units[at - 2]  # "the minister, to meet King NAME"
        noun = before.kind is Kind.WORD and before.role is None and not before.word.startswith(_ARTICLE)
        named = self._words.has("naming", before.whole) or self._is_title(before) or self._is_former(before)
        return noun and is_action(before.word) and not named

    def _take_body(self, end: End, kind: EntityType, given: str, unit: Unit) -> None:
        if kind is EntityType.EVENT and self.event is None and given not in _NO_HOLDERS and given != "باسم":
            self.event = end
        if self.body is not None:
            if self.within is None and kind is EntityType.ORG and given in _INSIDE:
                self.within = end
        elif self._is_body(kind, given):
            self.body = end
            self.inside = given in _INSIDE and kind is EntityType.ORG
            self.department = self._governs and given in _INSIDE and not self.under_minister
            self.seated = (
                kind is EntityType.ORG and given in _SEATS and self._words.has("deputy", self._role.word)
            )
            self.country = unit.word.removeprefix(_ARTICLE)[:_COUNTRY_LETTERS]

    def _is_body(self, kind: EntityType, given: str) -> bool:
        """Whether a mention of a type, behind a preposition or not, can be what the role belongs to."""
        member = kind is EntityType.EVENT and self._role.relation is RelationType.MEMBER_OF
        if not (kind in _BODIES or member) or (self.pronoun and given):
            return False
        at_body = given == "ب" and kind is EntityType.ORG
        fits = given in self._preps or f"{given}:{kind.value.lower()}" in self._preps
        if (given and not fits and not at_body) or (self._role.bound and not given):
            return False
        return self.state is None or (kind is EntityType.ORG and given == "باسم")

    def _coordinated(self, at: int, kind: EntityType) -> bool:
        """Whether a second body follows the first one directly (``ممثل المنظمة والجامعة``)."""
        if self.body is None or self.comma or kind not in _BODIES or self.last != at - 1:
            return False
        if kind is EntityType.GPE:
            return self._persons_behind(at) > 1  # "the ministers of one state and of another, NAME and NAME"
        return (
            any(
                unit.mention is not None and self._document.entity_of(unit.mention).type is EntityType.PER
                for unit in self._units[at + 1 : at + 4]
            )
            or self._after_person()
        )

    def _persons_behind(self, at: int) -> int:
        """Return how many persons stand right behind a unit."""
        return sum(
            unit.mention is not None and self._document.entity_of(unit.mention).type is EntityType.PER
            for unit in self._units[at + 1 : at + 5]
        )

    def _after_person(self) -> bool:
        """Whether the person stands before the role, so that what follows the body is a body too."""
        before = self._units[max(0, self._place - 2) : self._place]
        return any(
            unit.mention is not None and self._document.entity_of(unit.mention).type is EntityType.PER
            for unit in before
        )

    def _person_too_far(self, at: int) -> bool:
        return self.body is None and not self.of_state and at - self._place > 6
