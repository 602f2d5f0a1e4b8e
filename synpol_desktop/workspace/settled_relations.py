"""Which relations of a run are shown, after what the analyst decided, stated and named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection

from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import ACCEPTED, ANALYST, GONE, REJECTED, SYMMETRIC_CODES, day_numbers
from synpol_desktop.workspace.places import Ends, best
from synpol_desktop.workspace.settled_mentions import Mentions
from synpol_desktop.workspace.statements import Row, fetch

_DECISIONS = """
SELECT type, source_start, source_end, target_start, target_end, state FROM decision WHERE digest = ?
"""
_COLUMNS = schema.relation.c.keys()
_RELATIONS = f"SELECT {', '.join(_COLUMNS)} FROM relation WHERE run = ? ORDER BY id"
_STATED = """
SELECT source.id, stating.type, target.id, modality, date, evidence_start, evidence_end,
    source_start, source_end, target_start, target_end, trigger_start, trigger_end, role, place.id, speaker.id
FROM stating
JOIN entity AS source ON source.found_type = source_type AND source.key = source_key
JOIN entity AS target ON target.found_type = target_type AND target.key = target_key
LEFT JOIN entity AS place ON place.found_type = place_type AND place.key = place_key
LEFT JOIN entity AS speaker ON speaker.found_type = speaker_type AND speaker.key = speaker_key
WHERE digest = ?
"""


@dataclass(slots=True)
class Relations:
    """What becomes of a run's relations."""

    changed: list[tuple[int, int]] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)


class Fact(NamedTuple):
    """A row of ``relation``, in the order of its columns."""

    id: int
    run: int
    source: int
    type: int
    target: int
    modality: int
    confidence: float
    decision: int
    first_day: int | None
    last_day: int | None
    evidence_start: int
    evidence_end: int
    source_start: int
    source_end: int
    target_start: int
    target_end: int
    trigger_start: int | None
    trigger_end: int | None
    rule: str
    role: str | None
    date: str | None
    place: int | None
    speaker: int | None
    inferred: int
    moved_from: int | None

    @property
    def ends(self) -> tuple[Ends, Ends]:
        """The words for source and target."""
        return (self.source_start, self.source_end), (self.target_start, self.target_end)

    @property
    def stated(self) -> Row:
        """What tells one relation that the analyst stated from another."""
        return self[2:6] + self[8:18] + self[19:23]


def settle_relations(connection: Connection, run: int, digest: str, mentions: Mentions) -> Relations:
    """Return what must change of a run's relations."""
    rows = [Fact(*row) for row in fetch(connection, _RELATIONS, [run])]
    found = [row for row in rows if row.rule != ANALYST and row.moved_from is None]
    states = _decided(fetch(connection, _DECISIONS, [digest]), found)
    wanted: dict[int, int] = {}
    missing: dict[Row, Fact] = {}
    for row in found:
        source = mentions.end(row.ends[0], row.source)
        target = mentions.end(row.ends[1], row.target)
        state = states.get(row.id, 0)
        if source is None or target is None:
            wanted[row.id] = REJECTED
        elif (source, target) == (row.source, row.target):
            wanted[row.id] = state
        else:
            wanted[row.id] = GONE
            moved = row._replace(source=source, target=target, decision=state, moved_from=row.id)
            missing[moved.moved_from, source, target] = moved
    for stating in fetch(connection, _STATED, [digest]):
        fact = _stated(run, stating)
        missing[fact.stated] = fact
    for row in rows:
        if row.rule == ANALYST or row.moved_from is not None:
            key = row.stated if row.rule == ANALYST else (row.moved_from, row.source, row.target)
            match = missing.pop(key, None)
            wanted[row.id] = GONE if match is None else match.decision
    changed = [(wanted[row.id], row.id) for row in rows if wanted[row.id] != row.decision]
    return Relations(changed, [tuple(fact[1:]) for fact in missing.values()])


def _decided(decisions: list[Row], found: list[Fact]) -> dict[int, int]:
    """Return the state of each relation that was decided: by the decision at its place, else nearby."""
    exact: dict[int, int] = {}
    nearby = []
    for kind, a, b, c, d, state in decisions:
        place = ((a, b), (c, d))
        places = (place, place[::-1]) if kind in SYMMETRIC_CODES else (place,)
        same = [row for row in found if row.type == kind]
        here = [row.id for row in same if row.ends in places]
        exact |= dict.fromkeys(here, int(state))
        if not here:
            nearby.append((places, same, state))
    states = dict(exact)
    for places, same, state in nearby:
        free = [(row, row.ends) for row in same if row.id not in exact]
        for place in places:
            for row in best(place, free):
                states.setdefault(row.id, state)
    return states


def _stated(run: int, row: Row) -> Fact:
    source, kind, target, modality, date, *spans, role, place, speaker = row
    claim = (source, kind, target, modality, 1.0, ACCEPTED, *day_numbers(date))
    return Fact(*(0, run, *claim, *spans, ANALYST, role, date, place, speaker, 0, None))
