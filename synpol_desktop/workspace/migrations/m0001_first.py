"""Format 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, title TEXT NOT NULL, outlet TEXT NOT NULL,
    author TEXT NOT NULL, url TEXT NOT NULL, published TEXT, first_day INTEGER, last_day INTEGER,
    origin TEXT NOT NULL, repairs TEXT NOT NULL, imported_at TEXT NOT NULL, title_key TEXT NOT NULL,
    outlet_key TEXT NOT NULL, folded TEXT NOT NULL, visible INTEGER NOT NULL, run INTEGER,
    copies INTEGER NOT NULL
) STRICT;
CREATE INDEX article_by_run ON article (run, visible, first_day, last_day);
CREATE INDEX article_by_copies ON article (copies);
CREATE TABLE body (article INTEGER PRIMARY KEY, text TEXT NOT NULL, signature BLOB NOT NULL) STRICT;
CREATE TABLE copy_band (band INTEGER, article INTEGER, PRIMARY KEY (band, article)) STRICT, WITHOUT ROWID;
CREATE TABLE provenance (
    id INTEGER PRIMARY KEY, version TEXT NOT NULL, resources TEXT NOT NULL, settings TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (version, resources, settings)
) STRICT;
CREATE TABLE run (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, provenance INTEGER NOT NULL, at TEXT NOT NULL,
    mentions INTEGER NOT NULL, relations INTEGER NOT NULL
) STRICT;
CREATE INDEX run_by_article ON run (article);
CREATE TABLE entity (
    id INTEGER PRIMARY KEY, found_type INTEGER NOT NULL, key TEXT NOT NULL, type INTEGER NOT NULL,
    name TEXT NOT NULL,
    english TEXT NOT NULL, name_key TEXT NOT NULL, folded TEXT NOT NULL, canonical INTEGER NOT NULL,
    UNIQUE (found_type, key)
) STRICT;
CREATE INDEX entity_by_canonical ON entity (canonical);
CREATE INDEX entity_by_name ON entity (name_key);
CREATE TABLE alias (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, surface TEXT NOT NULL, folded TEXT NOT NULL,
    UNIQUE (entity, surface)
) STRICT;
CREATE TABLE appearance (
    run INTEGER, entity INTEGER, mentions INTEGER NOT NULL, PRIMARY KEY (run, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_by_entity ON appearance (entity, run, mentions);
CREATE TABLE appearance_alias (run INTEGER, alias INTEGER, PRIMARY KEY (run, alias)) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_alias_by_alias ON appearance_alias (alias, run);
CREATE TABLE mention (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    entity INTEGER NOT NULL, kind INTEGER NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_run ON mention (run, start);
CREATE INDEX mention_by_entity ON mention (entity, run);
CREATE TABLE relation (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, source INTEGER NOT NULL, type INTEGER NOT NULL,
    target INTEGER NOT NULL, modality INTEGER NOT NULL, confidence REAL NOT NULL, decision INTEGER NOT NULL,
    first_day INTEGER, last_day INTEGER, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
    source_start INTEGER NOT NULL, source_end INTEGER NOT NULL, target_start INTEGER NOT NULL,
    target_end INTEGER NOT NULL, trigger_start INTEGER, trigger_end INTEGER, rule TEXT NOT NULL, role TEXT,
    date TEXT, place INTEGER, speaker INTEGER, inferred INTEGER NOT NULL
) STRICT;
CREATE INDEX relation_by_run ON relation (run, evidence_start);
CREATE INDEX relation_by_source ON relation (source, target);
CREATE INDEX relation_by_target ON relation (target, source);
CREATE INDEX relation_by_decision ON relation (decision) WHERE decision <> 0;
CREATE TABLE statement (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, speaker INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, verb_start INTEGER, verb_end INTEGER, confidence REAL NOT NULL, rule TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_run ON statement (run, start);
CREATE INDEX statement_by_speaker ON statement (speaker, run);
CREATE TABLE date_mention (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    value TEXT NOT NULL, rule TEXT NOT NULL, approximate INTEGER NOT NULL
) STRICT;
CREATE INDEX date_mention_by_run ON date_mention (run, start);
CREATE TABLE furniture (
    run INTEGER, start INTEGER, "end" INTEGER NOT NULL, PRIMARY KEY (run, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgement (
    left_entity INTEGER, right_entity INTEGER, analyst INTEGER, same INTEGER NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (left_entity, right_entity, analyst)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_by_right ON judgement (right_entity);
CREATE TABLE decision (
    digest TEXT, type INTEGER, source_start INTEGER, source_end INTEGER, target_start INTEGER,
    target_end INTEGER,
    state INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (digest, type, source_start, source_end, target_start, target_end)
) STRICT, WITHOUT ROWID;
CREATE TABLE pin (entity INTEGER PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL) STRICT;
CREATE TABLE position (entity INTEGER PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL) STRICT;
CREATE TABLE step (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, label_key TEXT NOT NULL, places TEXT NOT NULL,
    label TEXT NOT NULL,
    state INTEGER NOT NULL, edit TEXT NOT NULL, notice TEXT NOT NULL
) STRICT;
CREATE INDEX step_by_state ON step (state, id);
CREATE INDEX step_by_notice ON step (notice) WHERE notice <> '';
CREATE TABLE batch_item (
    step INTEGER, article INTEGER, visible_before INTEGER, visible_after INTEGER, run_before INTEGER,
    run_after INTEGER, run_changed INTEGER NOT NULL, PRIMARY KEY (step, article)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(text, tokenize = "unicode61 remove_diacritics 0")
"""


def apply(connection: Connection) -> None:
    """Create the tables of an empty file."""
    for statement in _TABLES.split(";\n"):
        connection.exec_driver_sql(statement.strip())
