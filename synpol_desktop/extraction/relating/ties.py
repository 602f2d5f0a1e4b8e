"""What the readers of structural ties share: ends, events, writing down."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.knowledge import is_known
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.events import Events
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.wholes import Wholes

_AHEAD = 14


class TieWriter:
    """Looks around in one sentence and writes structural ties down."""

    def __init__(self, clause: Clause, ledger: Ledger, events: Events, wholes: Wholes) -> None:
        self._clause = clause
        self._ledger = ledger
        self._events = events
        self._wholes = wholes
        self._events_here = events.among(clause.units)
        self._ends_here = {
            place: End(unit.mention.entity, unit.mention.span)
            for place, unit in enumerate(clause.units)
            if unit.mention is not None
        }

    def _end(self, place: int) -> End:
        return self._ends_here[place]

    def _kind(self, end: End) -> EntityType:
        return self._clause.document.entities[end.entity].type

    def _is_state(self, end: End) -> bool:
        """Whether the tables know an end for a state."""
        return self._wholes.is_state(end.entity)

    def _is_event(self, end: End) -> bool:
        return self._kind(end) is EntityType.EVENT

    def _is_headed(self, place: int, kind: str) -> bool:
        """Whether the first word of a name belongs to a class, whatever article or case it has."""
        unit = self._clause.units[place]
        noun = unit.word.removeprefix("ال")
        forms = (noun, noun[1:]) if unit.case == "ل" and noun.startswith("ل") else (noun,)
        return any(self._clause.words.has(kind, form) for form in forms)

    def _is_unknown(self, place: int) -> bool:
        """Whether the tables don't know the thing that a unit names."""
        mention = self._clause.units[place].mention
        return mention is not None and not is_known(self._clause.document.entity_of(mention).key)

    def _event_at(self, at: int) -> End | None:
        return self._events_here.get(at)

    def _event_before(self, place: int, *, last: bool = False) -> End | None:
        """Return the first event that the sentence names before a unit, or the last one."""
        before = [event for at, event in self._events_here.items() if at < place]
        return before[-1 if last else 0] if before else None

    def _event_for(self, place: int, *, ahead: bool = True, carried: bool = True) -> End | None:
        """Return the event that a word is about: one before it, one behind, else the one spoken of last."""
        found = self._event_before(place)
        for at in (
            range(place + 1, min(len(self._clause.units), place + _AHEAD)) if ahead and not found else ()
        ):
            if self._clause.units[at].ends_clause:
                break
            found = found or self._event_at(at)
        return found or (self._events.last if carried else None)

    def _write(
        self,
        kind: RelationType,
        source: End,
        target: End,
        trigger: Span | None,
        sure: float,
        rule: str,
        *,
        role: str | None = None,
        evidence: Span | None = None,
    ) -> None:
        self._ledger.relation(
            kind,
            source,
            target,
            evidence=evidence or self._clause.sentence.span,
            trigger=trigger,
            sure=sure,
            rule=rule,
            role=role,
        )
