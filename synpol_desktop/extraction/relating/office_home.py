"""The state of ministers whose titles name none: that of the minister before, else what the text is on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import KNOWN, known_id
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.office_tenure import knows
from synpol_desktop.extraction.relating.office_title import MINISTER
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Sentence, Unit
from synpol_desktop.extraction.relating.wholes import Wholes

_ARTICLE = "ال"
_BESIDE = 4


class Homes:
    """Finds the states of the ministers of one document.

    Parameters
    ----------
    offices : list of list of Office
        Those of each sentence.
    """

    def __init__(self, document: Document, wholes: Wholes, offices: list[list[Office]]) -> None:
        self._document = document
        self._offices = offices
        nations = Counter(office.nation for found in offices for office in found if office.nation)
        home = wholes.home
        ruled = nations.most_common(1)[0][0] if nations else ""
        self._home = home if home is not None and self._nation(home) == ruled else None

    def settle(self, sentences: tuple[Sentence, ...]) -> None:
        """Give ministers the states that their titles don't name."""
        for sentence, found in zip(sentences, self._offices, strict=True):
            for number, office in enumerate(found):
                if not self._is_minister(sentence.units, office):
                    continue
                state = self._beside(sentence.units, found[number - 1], office) if number else None
                state = self._home if state is None else state
                if state is not None:
                    body = End(state, office.title)
                    found[number] = replace(office, body=body, known=True, nation=self._nation(state))

    def _nation(self, state: int) -> str:
        return known_id(self._document.entities[state].key)

    def _is_minister(self, units: tuple[Unit, ...], office: Office) -> bool:
        """Whether somebody is a minister of a portfolio, or the first one, of no state that is named."""
        if office.person is None or office.body is not None or office.nation or office.former:
            return False
        if office.role.relation is not RelationType.HEADS or office.role.word != MINISTER or office.pronoun:
            return False
        if knows(self._document, office.person):
            return False  # a minister of a state that the text doesn't name
        return any(unit.word.startswith(_ARTICLE) for unit in units[office.first + 1 : office.last])

    def _beside(self, units: tuple[Unit, ...], before: Office, office: Office) -> int | None:
        """Return the state of the minister right before in a list."""
        between = units[before.last + 1 : office.first]
        listed = bool(units[office.first].conjunction) or any(unit.word in COMMAS for unit in between)
        if not listed or len(between) > _BESIDE or any(unit.finite or unit.ends_clause for unit in between):
            return None
        return self._document.entity_with_key(KNOWN + before.nation) if before.nation else None
