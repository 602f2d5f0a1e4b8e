"""The ministry of a document that a minister's portfolio and state name together."""

from __future__ import annotations

import re
from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import is_known, knowledge, known_id
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.office_walk import Walk
from synpol_desktop.extraction.relating.units import Unit

_MINISTRY = re.compile(r"وزاره \w")
_OF_A_STATE = ("ي", "يه")
_NEAR = 6
"""Words behind a holder among which his counterpart is looked for."""


class Ministries:
    """The bodies of one document that may be ministries."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        self._named = {
            number: folded(" ".join(entity.aliases))
            for number, entity in enumerate(document.entities)
            if entity.type is EntityType.ORG
        }

    def of(self, units: tuple[Unit, ...], place: int, walk: Walk) -> End | None:
        """Return the ministry that a title names, None if the document doesn't name it elsewhere.

        Without a state in the title it is the only one of the portfolio, if the tables don't know that its
        minister is another state's.
        """
        if not walk.portfolio:
            return None
        found = [
            number
            for number, names in self._named.items()
            if walk.portfolio in names and (walk.country in names if walk.country else _MINISTRY.match(names))
        ]
        if not walk.country and walk.person is not None:
            person = walk.person
            found = [each for each in found if may_serve(self._document, units, walk.last, person, each)]
        if not found or (len(found) > 1 and not walk.country):
            return None
        if not walk.country and self._of_another(units[place + 1 : walk.last_of_title + 1], walk, found[0]):
            return None
        return End(found[0], units[place].span.join(units[walk.last_of_title].span))

    def _of_another(self, title: tuple[Unit, ...], walk: Walk, ministry: int) -> bool:
        """Whether words after a portfolio name a state that the document speaks of nowhere else."""
        known = self._named[ministry]
        after = False
        for unit in title:
            noun = unit.word.removeprefix("ال")
            of_a_state = noun != unit.word and noun.endswith(_OF_A_STATE) and noun not in known
            if after and of_a_state and not self._words.has("transparent", unit.word):
                return True
            after = after or noun == walk.portfolio
        return False


def may_serve(document: Document, units: tuple[Unit, ...], last: int, person: End, body: int) -> bool:
    """Whether nothing tells that somebody named at a place serves another state than a body's.

    That is what the tables know of them, or a counterpart behind them: ``الوزير فلان مع نظيره الفلاني``.
    """
    states = _states().get(known_id(document.entities[person.entity].key))
    key = document.entities[body].key
    if not is_known(key):
        return True
    state = _state(known_id(key))
    return (states is None or state in states) and state != _counterpart_state(units, last)


def _counterpart_state(units: tuple[Unit, ...], last: int) -> str:
    """Return the id of the state of the counterpart named behind a holder: ``مع نظيره الفلاني``."""
    behind = range(last + 1, min(last + _NEAR, len(units) - 1))
    place = next((at for at in behind if "counterpart" in units[at].kinds), None)
    return "" if place is None else knowledge().state_of(units[place + 1].word)


def _state(body: str) -> str:
    return body.partition(".")[0]


@cache
def _states() -> dict[str, frozenset[str]]:
    """Return the states in whose bodies a person of the tables held offices."""
    table: dict[str, frozenset[str]] = {}
    for office in knowledge().offices:
        table[office.person] = table.get(office.person, frozenset()) | {_state(office.body)}
    return table
