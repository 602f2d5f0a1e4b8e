"""The walk to the right of a role word: its body, its portfolio, its holder."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon, Role
from synpol_desktop.extraction.relating.units import Kind, Unit

MINISTER = "وزير"
_REACH = 14
_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_OTHER_ENDS = ("الي", "لشؤون", "لشوون", "بشان", "حول", "لدي")
_COUNTRY_LETTERS = 4
_HER, _HIS = "ها", "ه"
_SEATS = frozenset({"عن", "في"})  # of, in: a deputy of a bloc, in a chamber


class Walk:
    """The walk to the right of a role word."""

    def __init__(
        self, document: Document, words: Lexicon, units: tuple[Unit, ...], place: int, role: Role
    ) -> None:
        self._document = document
        self._words = words
        self._units = units
        self._place = place
        self._role = role
        self.person: End | None = None
        self.also: list[End] = []
        self.body: End | None = None
        self.state: End | None = None
        self.portfolio = ""
        self.country = ""
        self.under_minister = role.word == MINISTER
        self.comma = False
        self.seated = False
        self.pronoun = self._pronoun_of(units[place])
        self.former = False
        self.last = place
        self.last_of_body = place
        self.last_of_title = place

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
                at += 1
                continue
            if unit.mention is not None:
                if not self._take_mention(at, prep):
                    return
                if self.person is not None:
                    return
                prep = ""
                at += 1
                continue
            if self.comma:
                if not self._is_title(unit):
                    return
                at += 1
                continue
            if not self._takes_word(unit):
                return
            prep = self._prep_of(unit, prep)
            self._take_word(at, unit)
            at += 1

    def _passes_sign(self, at: int) -> bool:
        word = self._units[at].word
        if self._words.has("quote", word):
            return True
        if word == ":":
            return self._is_signature(at)
        if word not in {"،", ","} or self.comma:
            return False
        self.comma = True
        return True

    def _is_signature(self, at: int) -> bool:
        """Whether a colon parts a title from its holder on a line of its own (``رئيس الهيئة: فلان``)."""
        named = self._units[at + 1].mention if at + 1 < len(self._units) else None
        alone = self._place == 0 and len(self._units) <= at + 3
        return alone and named is not None and self._document.entity_of(named).type is EntityType.PER

    def _is_title(self, unit: Unit) -> bool:
        return unit.word in self._words.titles

    def _takes_word(self, unit: Unit) -> bool:
        words = self._words
        if self.pronoun and not (self._is_title(unit) or unit.role or unit.word.startswith("ال")):
            return self._pronoun_of(unit) != ""
        if unit.conjunction and not (unit.word.startswith("ال") and self._portfolio_like()):
            return False
        if unit.finite and not unit.word.startswith("ال") and unit.adjective is None and not unit.role:
            return not unit.speech and not self._strongly_finite(unit)
        if any(words.has(kind, unit.word) for kind in ("complementizer", "relative", "presided")):
            return False
        return not (
            words.has("subordinator", unit.word)
            or unit.dated
            or (words.has("transparent", unit.word) and not self._is_former(unit))
        )

    def _pronoun_of(self, unit: Unit) -> str:
        """Return the pronoun of a word of the title (``المتحدث باسمها``), empty for none."""
        owned = self._words.owned(unit.word)
        if owned is not None:
            return owned.pronoun
        if unit.role is not None and unit.span.of(self._document.text).endswith(_HIS):
            return _HIS
        if not self._words.has("owned", unit.whole) and not self._words.has("owned", unit.word):
            return ""
        return _HER if unit.word.endswith(_HER) else _HIS

    @staticmethod
    def _strongly_finite(unit: Unit) -> bool:
        return all(form.shape.finite for form, _ in unit.triggers)

    def _is_former(self, unit: Unit) -> bool:
        if unit.word in {"السابق", "السابقه", "الاسبق", "الراحل", "المخلوع", "سابقا"}:
            self.former = True
            return True
        return unit.word in {"الحالي", "الحاليه", "المقبل"}

    def _portfolio_like(self) -> bool:
        return self.under_minister and bool(self.portfolio)

    def _prep_of(self, unit: Unit, before: str) -> str:
        if unit.case:
            return unit.case
        if self._words.has("preposition", unit.word):
            return unit.word
        if unit.word.startswith("ل") and unit.word in _OTHER_ENDS:
            return unit.word
        return before

    def _take_word(self, at: int, unit: Unit) -> None:
        if self.body is None and self.state is None and not self.pronoun:
            self.pronoun = self._pronoun_of(unit)
        if unit.role is not None and unit.role.word == MINISTER:
            self.under_minister = True
        elif self.under_minister and not self.portfolio and len(unit.word) > 3 and unit.adjective is None:
            self.portfolio = unit.word.removeprefix("ال")
        if unit.adjective is not None and self.body is None and self.state is None:
            self.state = End(unit.adjective.entity, unit.span)
            self.country = unit.word.removeprefix("ال")[:_COUNTRY_LETTERS]
            self.last = self.last_of_body = at
            self.last_of_title = at
            return
        if unit.word in self._words.titles and (self.body is not None or self.state is not None):
            return
        titular = unit.role is not None or unit.word.startswith("ال") or self.last_of_title == at - 1
        if titular and not self._words.has("preposition", unit.word):
            self.last_of_title = at
            if self.body is None:
                self.last = self.last_of_body = at

    def _take_mention(self, at: int, prep: str) -> bool:
        unit = self._units[at]
        mention = unit.mention
        assert mention is not None
        kind = self._document.entity_of(mention).type
        end = End(mention.entity, mention.span)
        if kind is EntityType.PER:
            if unit.conjunction or unit.case or (prep and not self._prep_passed(prep)):
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
        if self.state is not None and not given:
            return False  # "the prime minister of the state accused the party"
        if self.body is None and self._is_body(kind, given):
            self.body = end
            self.seated = (
                kind is EntityType.ORG and given in _SEATS and self._words.has("deputy", self._role.word)
            )
            self.country = unit.word.removeprefix("ال")[:_COUNTRY_LETTERS]
        self.last = self.last_of_body = at
        if not given:
            self.last_of_title = at
        return True

    def _is_body(self, kind: EntityType, given: str) -> bool:
        """Whether a mention of a type, behind a preposition or not, can be what the role belongs to."""
        member = kind is EntityType.EVENT and self._role.relation is RelationType.MEMBER_OF
        if not (kind in _BODIES or member) or (given and given not in self._role.preps):
            return False
        return self.state is None or (kind is EntityType.ORG and given == "باسم")

    def _coordinated(self, at: int, kind: EntityType) -> bool:
        """Whether a second body follows the first one directly (``ممثل المنظمة والجامعة``)."""
        if self.body is None or self.comma or kind is not EntityType.ORG or self.last != at - 1:
            return False
        return (
            any(
                unit.mention is not None and self._document.entity_of(unit.mention).type is EntityType.PER
                for unit in self._units[at + 1 : at + 4]
            )
            or self._after_person()
        )

    def _after_person(self) -> bool:
        """Whether the person stands before the role, so that what follows the body is a body too."""
        before = self._units[max(0, self._place - 2) : self._place]
        return any(
            unit.mention is not None and self._document.entity_of(unit.mention).type is EntityType.PER
            for unit in before
        )

    def _person_too_far(self, at: int) -> bool:
        return self.body is None and self.state is None and at - self._place > 6

    @staticmethod
    def _prep_passed(prep: str) -> bool:
        """Whether the person may still be the holder behind a preposition of the title (``إلى سوريا``)."""
        return prep not in {"مع", "من", "عن", "بين", "ضد", "علي"}
