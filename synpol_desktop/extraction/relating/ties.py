"""What the readers of structural ties share: ends, events, writing down."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.ledger import Ledger


class TieWriter:
    """Looks around in one sentence and writes structural ties down."""

    def __init__(self, clause: Clause, ledger: Ledger) -> None:
        self._clause = clause
        self._ledger = ledger

    def _end(self, place: int) -> End:
        mention = self._clause.units[place].mention
        assert mention is not None
        return End(mention.entity, mention.span)

    def _kind(self, end: End) -> EntityType:
        return self._clause.document.entities[end.entity].type

    def _event_before(self, place: int, *, last: bool = False) -> End | None:
        clause = self._clause
        found: End | None = None
        for at in range(place - 1, -1, -1):
            mention = clause.units[at].mention
            if mention is not None and clause.document.entity_of(mention).type is EntityType.EVENT:
                found = End(mention.entity, mention.span)
                if last:
                    break
        return found

    def _event_at(self, at: int) -> End | None:
        mention = self._clause.units[at].mention if at < len(self._clause.units) else None
        if mention is None or self._clause.document.entity_of(mention).type is not EntityType.EVENT:
            return None
        return End(mention.entity, mention.span)

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
