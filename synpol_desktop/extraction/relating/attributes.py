"""Verbs that describe the noun right before them, which is their doer and has no name."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.units import Kind, Unit

_TAKEN_UP = 3
_LED = frozenset(
    {
        "adverb",
        "auxiliary",
        "before_verb",
        "back_reference",
        "but",
        "complementizer",
        "light",
        "negation",
        "preposition",
        "pronoun_subject",
        "relative",
        "subordinator",
        "transparent",
        "weekday",
        "wording",
    }
)
"""What a verb that goes on with a subject stands behind."""
_OF_MANNER = "يا"
"""Ends an adverb (``عسكريا``) unless an indefinite noun stands before it (``هجوما عسكريا``)."""
_FEMININE = ("ه", "ات")
_MANY = ("ون", "ين")


class AttributeReader:
    """Tells verbs that describe a noun from verbs that go on with who acts."""

    _clause: Clause

    def _describes_noun(self, place: int, form: Form) -> bool:
        """Whether the indefinite noun right before a verb does it (``مقاتلون ينتمون إلى``).

        A verb whose own pronoun, or that of a preposition behind it, takes the noun up is somebody else's.
        """
        units = self._clause.units
        if place < 2 or units[place].conjunction or units[place].case or form.pronoun or form.first_person:
            return False
        phrase = self._clause.phrases.covering(place - 1)
        if phrase is not None and phrase.kind is not Denotes.UNNAMED:
            return False
        if not self._is_plain(units[place - 1]):
            return False
        if units[place - 1].word.endswith(_OF_MANNER) and not units[place - 2].word.endswith("ا"):
            return False
        following = units[place + 1 : place + 1 + _TAKEN_UP]
        return not any("back_reference" in unit.kinds for unit in following)

    def _is_of_noun(self, place: int) -> bool:
        """Whether a feminine participle describes the noun before it (``جماعات موالية ل``)."""
        before = self._clause.units[place - 1]
        return (
            place > 1
            and not self._clause.units[place].conjunction
            and before.word.endswith(_FEMININE)
            and self._clause.phrases.covering(place - 1) is None
            and self._is_plain(before)
        )

    @staticmethod
    def _is_plain(unit: Unit) -> bool:
        """Whether a word is an indefinite noun or its adjective, as far as is known."""
        if unit.kind is not Kind.WORD or unit.mention is not None or unit.adjective is not None:
            return False
        if unit.word.startswith("ال"):
            return False
        return not (unit.finite or unit.dated or unit.speech) and _LED.isdisjoint(unit.kinds)

    def _are_many(self, end: End) -> bool:
        """Whether an entity is called by a plural (``الحوثيون``), or its people are (``قادة الاتحاد``)."""
        units = self._clause.units
        names = self._clause.document.entities[end.entity].aliases
        leaders = any(
            phrase.first < phrase.last and phrase.ends == (end,) and "delegation" in units[phrase.first].kinds
            for phrase in self._clause.phrases.items
        )
        return leaders or any(folded(name).endswith(_MANY) for name in names)
