"""Which mentions of a run are shown, after what the analyst marked and unmarked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection

from synpol_desktop.workspace.codes import ACCEPTED, ANALYST, GONE, REJECTED
from synpol_desktop.workspace.places import Ends, best, same_place
from synpol_desktop.workspace.statements import Row, fetch

_MARKINGS = """
SELECT marking.start, marking."end", marking.type, marking.state, marking.kind, entity.id
FROM marking LEFT JOIN entity ON entity.found_type = marking.type AND entity.key = marking.key
WHERE digest = ? ORDER BY marking.start, marking."end", marking.type
"""
_MENTIONS = """
SELECT mention.id, mention.start, mention."end", entity.found_type, mention.entity, mention.kind,
    mention.rule, mention.decision
FROM mention JOIN entity ON entity.id = mention.entity WHERE mention.run = ?
"""


class Marking(NamedTuple):
    """What was said of some words; ``entity`` is None if they were only unmarked."""

    place: Ends
    type: int
    state: int
    kind: int
    entity: int | None


class Found(NamedTuple):
    """A mention of a run."""

    id: int
    place: Ends
    type: int
    entity: int
    kind: int
    rule: str
    decision: int


@dataclass(slots=True)
class Mentions:
    """What becomes of a run's mentions, and what that means for the relations that hang on them."""

    changed: list[tuple[int, int]] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    named: list[Marking] = field(default_factory=list)
    """The places that the analyst named."""
    dropped: set[tuple[Ends, int]] = field(default_factory=set)
    """Places and entities of mentions that were unmarked without another in their stead."""

    def end(self, place: Ends, entity: int) -> int | None:
        """Return the entity that the words of a relation's end stand for, None if for none any more."""
        dropped = (place, entity) in self.dropped
        at = [(m, (m.place,)) for m in self.named if dropped or same_place(m.place, place)]
        for marking in best((place,), at):
            assert marking.entity is not None
            return marking.entity
        return None if dropped else entity


def settle_mentions(connection: Connection, run: int, digest: str) -> Mentions:
    """Return what must change of a run's mentions."""
    markings = [Marking((a, b), *rest) for a, b, *rest in fetch(connection, _MARKINGS, [digest])]
    rows = [Found(id_, (a, b), *rest) for id_, a, b, *rest in fetch(connection, _MENTIONS, [run])]
    settled = Mentions(named=[m for m in markings if m.state == ACCEPTED and m.entity is not None])
    found = [row for row in rows if row.rule != ANALYST]
    hidden = _hidden(markings, found)
    wanted = {row.id: REJECTED if row.id in hidden else 0 for row in found}
    missing = {(m.place, m.entity, m.kind) for m in settled.named}
    for row in rows:
        if row.rule == ANALYST:
            stands = (row.place, row.entity, row.kind) in missing
            missing.discard((row.place, row.entity, row.kind))
            wanted[row.id] = ACCEPTED if stands else GONE
    settled.changed = [(wanted[row.id], row.id) for row in rows if wanted[row.id] != row.decision]
    settled.new = [
        (run, *place, entity, kind, 1.0, ANALYST, "", ACCEPTED)
        for place, entity, kind in sorted(missing, key=lambda each: each[0])
    ]
    settled.dropped = {(row.place, row.entity) for row in found if row.id in hidden}
    return settled


def _hidden(markings: list[Marking], found: list[Found]) -> set[int]:
    """Return the found mentions that the analyst unmarked, or in whose stead another name stands."""
    hidden = set()
    for marking in markings:
        if marking.state == ACCEPTED:
            hidden |= {
                row.id
                for row in found
                if row.place == marking.place
                or (row.type == marking.type and same_place(row.place, marking.place))
            }
        else:
            same = [(row, (row.place,)) for row in found if row.type == marking.type]
            hidden |= {row.id for row in best((marking.place,), same)}
    return hidden
