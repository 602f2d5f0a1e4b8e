"""Format 2: what the analyst corrects in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = """
ALTER TABLE mention ADD COLUMN decision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relation ADD COLUMN moved_from INTEGER;
CREATE INDEX mention_by_decision ON mention (decision) WHERE decision <> 0;
CREATE INDEX relation_by_origin ON relation (moved_from) WHERE moved_from IS NOT NULL;
CREATE TABLE marking (
    digest TEXT, start INTEGER, "end" INTEGER, type INTEGER, state INTEGER NOT NULL, key TEXT NOT NULL,
    kind INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (digest, start, "end", type)
) STRICT, WITHOUT ROWID;
CREATE TABLE stating (
    digest TEXT, type INTEGER, source_start INTEGER, source_end INTEGER, target_start INTEGER,
    target_end INTEGER, source_type INTEGER NOT NULL, source_key TEXT NOT NULL, target_type INTEGER NOT NULL,
    target_key TEXT NOT NULL, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
    trigger_start INTEGER, trigger_end INTEGER, modality INTEGER NOT NULL, role TEXT, date TEXT,
    place_type INTEGER, place_key TEXT, speaker_type INTEGER, speaker_key TEXT, at TEXT NOT NULL,
    PRIMARY KEY (digest, type, source_start, source_end, target_start, target_end)
) STRICT, WITHOUT ROWID;
CREATE TABLE passage (
    digest TEXT, start INTEGER, "end" INTEGER, at TEXT NOT NULL, PRIMARY KEY (digest, start, "end")
) STRICT, WITHOUT ROWID
"""


def apply(connection: Connection) -> None:
    """Add what corrections need to the tables of format 1."""
    for statement in _STATEMENTS.split(";\n"):
        connection.exec_driver_sql(statement.strip())
