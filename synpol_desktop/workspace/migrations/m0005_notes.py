"""Format 5: notes, tags, details of entities, the analyst's own blocs, and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = """
CREATE TABLE note (
    kind INTEGER, subject INTEGER, type INTEGER, target INTEGER, text TEXT NOT NULL, folded TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (kind, subject, type, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE tag (
    kind INTEGER, subject INTEGER, tag TEXT, folded TEXT NOT NULL, PRIMARY KEY (kind, subject, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag (tag, kind, subject);
CREATE TABLE detail (
    entity INTEGER, field TEXT, value TEXT NOT NULL, PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE bloc_member (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, bloc TEXT NOT NULL, first_day INTEGER, last_day INTEGER
) STRICT;
CREATE INDEX bloc_member_by_entity ON bloc_member (entity);
CREATE TABLE document (name TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL) STRICT
"""


def apply(connection: Connection) -> None:
    """Make room for what the analyst writes beside the facts."""
    for statement in _STATEMENTS.split(";\n"):
        connection.exec_driver_sql(statement.strip())
