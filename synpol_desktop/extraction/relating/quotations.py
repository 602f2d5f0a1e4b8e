"""In whose words a unit of a sentence stands: what an open statement or a pair of quotation marks holds."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Unit


@dataclass(frozen=True, slots=True)
class Opened:
    """A statement whose end isn't known yet."""

    speakers: tuple[End, ...]
    start: int
    verb: Span | None
    sure: float
    rule: str
    depth: int = 0
    """How many other statements it is quoted in."""
    of_medium: bool = False
    past: bool = False
    """Whether it was told in the past."""


class Quotations:
    """Knows what is quoted at a place of one sentence, and by whom."""

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._open: list[Opened] = []
        self._by_nobody = -1
        """Where in the text the last verb ends with which somebody without a name speaks, -1 for none."""

    def told_by_nobody(self, place: int, subject: Subject) -> bool:
        """Whether somebody without a name tells what another says (``قال مصدر إن الدولة تدين``)."""
        if self._by_nobody < 0 or subject.how != "before":
            return False
        return self._told_of(place, subject) is not None or self._in_quotation(self._by_nobody, place)

    def _told_of(self, place: int, subject: Subject) -> Unit | None:
        """Return the ``أن`` that begins the clause of a verb of speech, which somebody else tells of."""
        clause = self._clause
        first = place
        phrase = clause.phrases.covering(subject.last) if subject.how == "before" else None
        if phrase is not None:
            described = clause.describing(phrase) if clause.are_persons(phrase.ends) else -1
            first = described if described >= 0 else clause.leader(phrase).first
        before = clause.units[max(0, first - 2) : first]
        if any(clause.words.has("but", unit.word) for unit in before):
            return None
        return next((unit for unit in before if clause.words.has("complementizer", unit.word)), None)

    def quotes(self, place: int) -> bool:
        """Whether a unit stands in quotation marks that were opened behind the last verb of speech."""
        last = self._open[-1] if self._open else None
        return last is not None and last.verb is not None and self._in_quotation(last.verb.end, place)

    def _in_quotation(self, start: int, place: int) -> bool:
        """Whether quotation marks were opened, and not yet closed, between an offset and a unit."""
        said = self._clause.document.text[start : self._clause.units[place].span.start]
        parted = said.count("«") > said.count("»") or said.count("“") > said.count("”")
        return parted or said.count('"') % 2 == 1
