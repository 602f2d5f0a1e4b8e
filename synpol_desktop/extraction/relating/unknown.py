"""Verbs that no table knows, where a clause opens: who stands behind one is whom the clause is about."""

from __future__ import annotations

from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Unit

_GUESSED = 0.5
_INDEED = "قد"  # before a past
_LONGEST_TURN = 3
_LONGEST_SETTING = 8
_FROM = frozenset({"من", "ومن"})  # from (his side)
_NO_VERBS = (
    "preposition",
    "complementizer",
    "relative",
    "subordinator",
    "transparent",
    "auxiliary",
    "delegation",
    "unnamed",
    "part",
    "place",
)


class UnknownReader(ActContext):
    """Takes unknown first words of clauses for verbs."""

    def _openings(self) -> frozenset[int]:
        """Return the places that begin the sentence, or stand behind words that say whose turn it is."""
        units = self._clause.units
        helped = bool(units) and ("never" in units[0].kinds or units[0].word == _INDEED)
        found = {0, 1} if helped else {0}
        turn = False
        for place, unit in enumerate(units[:_LONGEST_TURN], start=1):
            if "own_turn" in unit.kinds:
                turn = True
            elif unit.word not in COMMAS and unit.whole not in _FROM:
                break
            if turn:
                found.add(place)
        return frozenset(found | self._behind_opening())

    def _behind_opening(self) -> set[int]:
        """Return the place behind the comma of an adverbial that opens the sentence (``وفي المدينة، …``)."""
        units = self._clause.units
        if not units or not ("preposition" in units[0].kinds or units[0].case):
            return set()
        for place, unit in enumerate(units[:_LONGEST_SETTING]):
            if unit.finite or unit.ends_clause:
                break
            if unit.word in COMMAS:
                return {place + 1} if place + 1 < len(units) else set()
        return set()

    def _unknown_verb(self, place: int, unit: Unit) -> None:
        """Take who stands behind a first word that no table knows for its subject (``وافتتح فلان …``)."""
        clause = self._clause
        phrase = clause.described(place + 1) or clause.phrases.covering(place + 1)
        known = unit.finite or unit.triggers or unit.case or unit.role is not None or unit.mention is not None
        if known or phrase is None or phrase.kind is not Denotes.NAME or phrase.prep:
            return
        if unit.word.startswith("ال") or any(clause.words.has(kind, unit.word) for kind in _NO_VERBS):
            return
        ends = clause.group_ends(phrase)
        feminine = unit.word.endswith("ت") and not unit.word.endswith("ات")
        opens = unit.whole.startswith("و") or place > 1
        if clause.are_persons(ends) or (feminine and opens and phrase.first == place + 1):
            self._now(place, Subject(ends, clause.group(phrase)[-1].last, _GUESSED, "after"))
