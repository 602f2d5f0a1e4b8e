"""The words of a title: its portfolio, the state of its adjective, the pronoun for its body."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Role
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.units import Unit

MINISTER = "وزير"
_OTHER_ENDS = ("الي", "لشؤون", "لشوون", "بشان", "حول", "لدي")
_COUNTRY_LETTERS = 4
_HER, _HIS = "ها", "ه"
_PRONOUNS = ("ها", "هم", "هما")
_SHORTEST_OWNED = 5
_ARTICLE = "ال"
_PLURALS = ("يين", "يون")
_NISBA = ("ي", "يه")
_WITH, _FOR, _NAMED = "ب", "ل", "باسم"
_ABOUT = "عن"  # about, of
_FORCE = frozenset({RelationType.ASSAULT, RelationType.COERCE})
_CHIEFS = frozenset({"رييس", "الرييس", "ملك", "الملك", "امير", "العاهل"})


class Title:
    """What the words to the right of a role word say of the office.

    Attributes
    ----------
    pronoun : str
        The pronoun for a body named before, on the role or on a word of its title (``وزير دفاعها``).
    event : End or None
        A meeting at which the office is held (``منسق الاتحاد في المحادثات``).
    within : End or None
        A second body in which the first one sits (``رئيس الكتلة في المجلس``).
    department : bool
        Whether the title names a department of the body without a name of its own.
    inside : bool
        Whether a preposition says that the office is held in the body (``القائد في التنظيم``).
    nation : str
        The id of the state that an adjective names, also where the text names it nowhere else.
    post : list of str
        The words between the role and its body or state (``الخارجية``), without articles.
    beyond : int
        Where the title ends if nobody is named behind what is no part of it, else -1.
    chief : int or None
        Where the title of a chief begins whom the holder serves (``مبعوث الأمم للرئيس``).
    """

    def __init__(
        self, document: Document, words: Lexicon, units: tuple[Unit, ...], place: int, role: Role
    ) -> None:
        self._document = document
        self._words = words
        self._units = units
        self._place = place
        self._role = role
        self._preps = role.preps
        self.person: End | None = None
        self.also: list[End] = []
        self.body: End | None = None
        self.state: End | None = None
        self.event: End | None = None
        self.within: End | None = None
        self.portfolio = ""
        self.country = ""
        self.nation = ""
        self.post: list[str] = []
        self.under_minister = role.word == MINISTER
        self.comma = False
        self.seated = False
        self.chief: int | None = None
        self.department = self.inside = False
        self._governs = False
        self._aimed = False
        self.pronoun = self._pronoun_of(units[place])
        self.former = False
        self.last = place
        self.last_of_body = place
        self.last_of_title = place
        self.last_of_state = place
        self.beyond = -1

    @property
    def of_state(self) -> bool:
        """Whether an adjective said to which state the office belongs."""
        return self.state is not None or bool(self.nation)

    def _is_title(self, unit: Unit) -> bool:
        return unit.word in self._words.titles

    def _takes_word(self, at: int) -> bool:
        words, unit = self._words, self._units[at]
        if self.pronoun and not self._goes_on_with_pronoun(at):
            return False
        if unit.conjunction and not (unit.word.startswith(_ARTICLE) and self._goes_on_with_and(at)):
            return False
        if unit.case == _WITH and _WITH not in self._preps and (unit.role or self._is_title(unit)):
            return False  # "the envoy met the head of the party"
        if unit.case == _WITH and self._is_deed_of_force(unit):
            return False  # "the correspondent told of the shelling of"
        if unit.finite and not unit.word.startswith(_ARTICLE) and unit.adjective is None and not unit.role:
            return not unit.speech and not self._strongly_finite(unit)
        if any(words.has(kind, unit.word) for kind in ("complementizer", "relative", "presided")):
            return False
        if words.has("no_title", unit.word):
            return False  # "the ambassador of the state after the words of NAME"
        if unit.word == _ABOUT and self._tells_of(self._place - 1):
            return False  # "the envoy spoke of the crisis of the state"
        return not (
            words.has("subordinator", unit.word)
            or unit.dated
            or (words.has("transparent", unit.word) and not self._is_former(unit))
        )

    def _tells_of(self, verb: int) -> bool:
        """Whether ``عن`` belongs to a verb of speech right before the title (``تحدث المبعوث عن``)."""
        before = self._units[verb] if verb >= 0 else None
        return before is not None and any(_ABOUT in each.needs for _, each in before.speech)

    @staticmethod
    def _is_deed_of_force(unit: Unit) -> bool:
        """Whether an indefinite noun is an attack or a seizure, so no part of a title."""
        return not unit.word.startswith(_ARTICLE) and any(
            form.shape is Shape.MASDAR and of.type in _FORCE for form, of in unit.triggers
        )

    def _goes_on_with_pronoun(self, at: int) -> bool:
        """Whether a title with a pronoun goes on (``سفيرها في المدينة``, ``وكيله لقطاع الرقابة``)."""
        unit, before = self._units[at], self._units[at - 1]
        if self._is_title(unit) or unit.role or unit.word.startswith(_ARTICLE):
            return True
        return (
            self._pronoun_of(unit) != ""
            or unit.case in {"ل", "ب"}
            or self._words.has("posted", unit.word)
            or self._words.has("posted", before.word)
            or before.case in {"ل", "ب"}
        )

    def _goes_on_with_and(self, at: int) -> bool:
        """Whether a word with a conjunction belongs to a portfolio (``وزير العدل والأوقاف``)."""
        if self.under_minister and self.portfolio:
            return True
        unit, before = self._units[at], self._units[at - 1]
        inside = at - 1 > self._place and before.word.startswith(_ARTICLE) and before.mention is None
        if inside and self._aimed:
            return unit.role is None  # منسق المنظمة للشؤون الإنسانية والإغاثة
        if inside and self.of_state and before.word.endswith(_NISBA):
            return unit.word.endswith(_NISBA)  # "adviser of the president for Arab and African affairs"
        return inside and self.body is None and not self.of_state and unit.role is None

    def _pronoun_of(self, unit: Unit) -> str:
        """Return the pronoun of a word of the title (``المتحدث باسمها``), empty for none."""
        owned = self._words.owned(unit.word)
        if owned is not None:
            return owned.pronoun
        if unit.role is not None and unit.span.of(self._document.text).endswith(_HIS):
            return _HIS
        if not self._words.has("owned", unit.whole) and not self._words.has("owned", unit.word):
            return self._owned_portfolio(unit)
        return _HER if unit.word.endswith(_HER) else _HIS

    def _owned_portfolio(self, unit: Unit) -> str:
        """Return the pronoun of a minister's portfolio that no table lists (``وزير تنميتها``)."""
        portfolio = self.under_minister and not self.portfolio and unit.role is None
        plain = len(unit.word) > _SHORTEST_OWNED and not (unit.case or unit.conjunction or unit.finite)
        if not portfolio or not plain or unit.word.startswith(_ARTICLE):
            return ""
        if unit.word.endswith(_PRONOUNS):
            return _HER if unit.word.endswith(_HER) else _HIS
        return _HIS if unit.span.of(self._document.text).endswith(_HIS) else ""

    @staticmethod
    def _strongly_finite(unit: Unit) -> bool:
        return all(form.shape.finite for form, _ in unit.triggers)

    def _is_former(self, unit: Unit) -> bool:
        if self._words.has("former", unit.word):
            self.former = True
            return True
        return self._words.has("incumbent", unit.word)

    def _prep_of(self, unit: Unit, before: str) -> str:
        if unit.case:
            return unit.case
        if self._words.has("preposition", unit.word):
            return unit.word
        if unit.word.startswith("ل") and unit.word in _OTHER_ENDS:
            return unit.word
        return before

    def _take_word(self, at: int, unit: Unit, prep: str) -> None:
        if self.body is None and self.state is None and not self.pronoun:
            self.pronoun = self._pronoun_of(unit)
        if unit.role is not None:
            self._preps |= unit.role.preps
            served = unit.case == _FOR or prep == _NAMED or at == self._place + 1
            if self.chief is None and served and unit.word in _CHIEFS and not self._deputises():
                self.chief = at
        if unit.role is not None and unit.role.word == MINISTER:
            self.under_minister = True
        elif self.under_minister and not self.portfolio and len(unit.word) > 3 and unit.adjective is None:
            self.portfolio = unit.word.removeprefix(_ARTICLE)
        self._aimed = self._aimed or (unit.case == _FOR and unit.word.startswith(_ARTICLE))
        state = self._state_of(unit)
        nation = self._nation_of(unit)
        if (state is not None or nation) and not (self.body is not None or self.of_state or self._role.bound):
            self.state = state
            self.nation = nation
            self.country = unit.word.removeprefix(_ARTICLE)[:_COUNTRY_LETTERS]
            self.last = self.last_of_body = at
            self.last_of_title = self.last_of_state = at
            return
        if unit.word in self._words.titles and (self.body is not None or self.of_state):
            return
        plain = (
            unit.role is None and not self._is_former(unit) and not self._words.has("preposition", unit.word)
        )
        if self.body is None and not self.of_state and (plain or unit.role is not None):
            self.post.append(unit.word.removeprefix(_ARTICLE))
        self._governs = self._governs or (plain and prep in {"", "ل"} and self._is_department(at, unit))
        titular = unit.role is not None or unit.word.startswith(_ARTICLE) or self.last_of_title == at - 1
        if titular and not self._words.has("preposition", unit.word):
            self.last_of_title = at
            if self.body is None:
                self.last = self.last_of_body = at

    def _deputises(self) -> bool:
        return self._words.has("deputy", self._role.word)

    def _is_department(self, at: int, unit: Unit) -> bool:
        """Whether a word is the noun that a role governs, no adjective of it (``مدير دائرة``)."""
        noun = unit.case == "ل" or (at == self._place + 1 and not self._role.definite)
        return noun and not self._words.has("rank", unit.word)

    @staticmethod
    def _nation_of(unit: Unit) -> str:
        """Return the id of the state of a definite adjective, whether the text knows the state or not."""
        definite = unit.word.startswith(_ARTICLE) and not (unit.case or unit.conjunction)
        return knowledge().state_of(unit.word) if definite else ""

    def _state_of(self, unit: Unit) -> End | None:
        """Return the state of an adjective, also of one in the plural (``المفاوضين الفلانيين``)."""
        if unit.adjective is not None:
            return End(unit.adjective.entity, unit.span)
        if not (unit.word.startswith(_ARTICLE) and unit.word.endswith(_PLURALS)):
            return None
        known = knowledge()
        state = known.state_of(unit.word[:-2])
        number = self._document.entity_with_key(known.things[state].key) if state else None
        return None if number is None else End(number, unit.span)
