"""What stands behind a verb where no name does: people and bodies without names, objects, quoted words."""

from __future__ import annotations

from synpol_desktop.extraction.relating.between import Between
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.subject import NOBODY, UNNAMED, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_SHORT_PLURAL = 4
_LONG_PLURAL = 6
_FEMININE = ("ه", "ات")
_OWNED_PLURALS = ("وه", "وها", "وهم", "ونا")
_SHE = frozenset({"هذه", "تلك"})  # this, that, of a feminine noun
_QUOTED_NAME = 6
_CLOSING = frozenset({'"', "»", "”", "“"})
_OPENING = frozenset({'"', "«", "“", "”", "„"})


class Commons(Between):
    """Tells a common noun that is a subject from one that is an object or a complement."""

    def _generic_subject(self, place: int, at: int, form: Form) -> Subject | None:
        """Tell a common noun that is the subject (so nobody) from one that is an object or a complement."""
        unit = self.units[at]
        if unit.kind is Kind.SIGN or unit.case or self._is_wording_of(place, unit):
            return None
        if at == place + 1 and self.units[place].speech and self._is_people_or_body(at, form):
            return UNNAMED
        if self._agrees_behind(place, at, form) or self._is_this(place, at, form):
            return UNNAMED
        if unit.triggers or unit.speech:
            return None
        if self._stops(unit) or self.words.has("preposition", unit.word):
            return None
        if form.shape is Shape.PARTICIPLE or form.number is not Number.SINGULAR or form.pronoun:
            return None
        if unit.word.startswith("ال") and unit.word.endswith("ين") and len(unit.word) > _LONG_PLURAL:
            return None  # an object by its case: "called on the voters"
        if self._is_object_by_gender(at, form):
            return None
        if unit.word[0].isdigit() or self._is_human_plural(at):
            return UNNAMED  # "economists estimate", "77 deputies demand"
        if at == place + 1 and self._takes_no_object(place) and not unit.word.endswith("ا"):
            return UNNAMED
        if self.units[at - 1].conjunction and self.discourse.subject and not unit.word.startswith("ال"):
            return None
        group = self.words.has("members", unit.word) or self.words.has("delegation", unit.word)
        return NOBODY if group or unit.word.startswith("ال") else None

    def _agrees_behind(self, place: int, at: int, form: Form) -> bool:
        """Whether a definite feminine that looks like a participle is the subject (``وتنتقد المعارضة``)."""
        unit = self.units[at]
        definite = unit.word.startswith("ال") and unit.word.endswith("ه") and bool(unit.speech)
        return definite and at == place + 1 and form.shape.finite and form.feminine and bool(form.text)

    def _is_this(self, place: int, at: int, form: Form) -> bool:
        """Whether a demonstrative and its noun stand right behind a verb (``كشفت تلك العملية``)."""
        if at != place + 1 or at + 1 >= len(self.units) or not self.words.has("this", self.units[at].word):
            return False
        agrees = bool(form.text) and form.feminine is (self.units[at].word in _SHE)
        if not (agrees and self.units[place].speech and self.units[at + 1].word.startswith("ال")):
            return False
        named = self.phrases.covering(at + 1)
        return named is None or not self._actors(named.ends)

    def _is_wording_of(self, place: int, unit: Unit) -> bool:
        """Whether a noun is the object that a verb of speech needs (``جدد التأكيد``)."""
        noun = unit.word.removeprefix("ال")
        return any(
            len(need) > 2 and noun.startswith(need)
            for _, verb in self.units[place].speech
            for need in verb.needs
        )

    def _is_people_or_body(self, at: int, form: Form) -> bool:
        """Whether people or a body without a name speak (``وأعلن مكتب حاكم الإقليم``, ``ودعا المعتصمون``)."""
        unit = self.units[at]
        if form.shape is Shape.PARTICIPLE or form.number is not Number.SINGULAR or form.pronoun:
            return False
        if unit.word.startswith("ال"):
            return unit.word.endswith("ون") and len(unit.word) > _LONG_PLURAL
        if unit.word.endswith("و") and len(unit.word) > _SHORT_PLURAL and not unit.case:
            return True  # "the critics of the deal say"
        body = any(self.words.has(kind, unit.word) for kind in ("organ", "masculine_body"))
        return body and not self._disagrees(form, unit.word.endswith(_FEMININE))

    def _is_human_plural(self, at: int) -> bool:
        """Whether a noun is a sound plural for human beings, by itself or by the adjective behind it."""
        words = [unit.word for unit in self.units[at : at + 2] if unit.kind is Kind.WORD]
        if not words:
            return False
        if words[0].endswith(_OWNED_PLURALS) and len(words[0]) >= _LONG_PLURAL:
            return True
        shown = words[:1] if words[0].startswith("ال") else words
        return any(word.endswith("ون") and len(word) > _SHORT_PLURAL for word in shown)

    def _is_object_by_gender(self, at: int, form: Form) -> bool:
        """Whether a definite noun can't be the subject of a verb by gender (``وطالبت المجتمع الدولي``)."""
        unit = self.units[at]
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if not unit.word.startswith("ال") or not form.text:
            return False
        if unit.word.endswith(_FEMININE):
            return not form.feminine
        adjective = following is not None and following.kind is Kind.WORD and following.word.startswith("ال")
        if following is None or not adjective or following.case or following.conjunction:
            return False
        return form.feminine is not following.word.endswith(_FEMININE)

    def _takes_no_object(self, place: int) -> bool:
        """Whether a verb of speech takes no noun for its object, so that one behind it is its subject."""
        return any(verb.addressee == "never" for _, verb in self.units[place].speech)

    def _opens_words(self, place: int) -> bool:
        """Whether what is said stands in quotation marks right behind a verb of speech, not a quoted name."""
        opens = self.units[place + 1] if place + 1 < len(self.units) else None
        if opens is None or not self.units[place].speech or opens.word not in _OPENING:
            return False
        quoted = self.units[place + 2 : place + 2 + _QUOTED_NAME]
        named = self.phrases.covering(place + 2) is not None
        mention = quoted[0].mention if quoted else None
        closed = mention is not None and not _CLOSING.isdisjoint(mention.span.of(self.document.text))
        inside = zip(quoted, self.units[place + 3 :], strict=False)
        goes_on = any(unit.word in _CLOSING and not behind.ends_clause for unit, behind in inside)
        return not (named and (closed or goes_on))
