"""Selections of articles in SQL, with their values apart, and how they are joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SCORED = "SELECT rowid, -bm25(search) FROM search WHERE search MATCH ?"
FOUND = "SELECT rowid FROM search WHERE search MATCH ?"
FOUND_AMONG = """
SELECT rowid FROM search WHERE search MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
"""
LISTED = "SELECT value FROM json_each(?)"
VISIBLE = "SELECT id FROM article WHERE visible = 1"
DATED = "SELECT id FROM article WHERE last_day >= ? AND first_day <= ?"
OUTLETS = "SELECT DISTINCT outlet FROM article WHERE visible = 1"
IN_OUTLETS = "SELECT id FROM article WHERE outlet IN (SELECT value FROM json_each(?))"
SAID = """
SELECT article.id FROM json_each(?) AS wanted JOIN entity ON entity.canonical = wanted.value
JOIN statement ON statement.speaker = entity.id JOIN article ON article.run = statement.run
"""
NEWEST = """
SELECT article.id FROM json_each(?) AS wanted JOIN article ON article.id = wanted.value
ORDER BY article.first_day DESC NULLS LAST, article.id
"""
TEXTS = """
SELECT article.id, article.folded, search.text FROM json_each(?) AS wanted
CROSS JOIN article ON article.id = wanted.value CROSS JOIN search ON search.rowid = article.id
"""


@dataclass(frozen=True, slots=True)
class Selection:
    """A SELECT of article ids with its values."""

    sql: str
    values: tuple[object, ...] = ()


def join(operator: str, parts: Sequence[Selection]) -> Selection:
    """Return the set operation of selections."""
    if len(parts) == 1:
        return parts[0]
    sql = f" {operator} ".join(f"SELECT * FROM ({part.sql})" for part in parts)
    return Selection(sql, tuple(value for part in parts for value in part.values))


def listed(ids: Iterable[object], sql: str = LISTED) -> Selection:
    """Return the selection of listed articles, or of what a SELECT finds for the list."""
    return Selection(sql, (json.dumps(list(ids), ensure_ascii=False),))
