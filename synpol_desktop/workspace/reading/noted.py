"""Notes, tags, details and blocs by what identifies their subjects in every file."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from synpol_desktop.workspace.edits.anchors import Key, Period, Place, Said
from synpol_desktop.workspace.edits.jottings import Written
from synpol_desktop.workspace.statements import Row, fetch

_ENDS = """
LEFT JOIN entity AS source ON kind <> 1 AND source.id = subject
LEFT JOIN entity AS target ON kind = 2 AND target.id = {target}
LEFT JOIN article ON kind = 1 AND article.id = subject
WHERE kind <> 1 OR article.visible = 1
"""
_NOTES = f"""
SELECT kind, article.digest, source.found_type, source.key, note.type, target.found_type, target.key, text, at
FROM note {_ENDS.format(target="note.target")}
"""
_TAGS = f"""
SELECT kind, article.digest, source.found_type, source.key, -1, NULL, NULL, tag
FROM tag {_ENDS.format(target="NULL")}
"""
_DETAILS = """
SELECT found_type, key, field, value FROM detail JOIN entity ON entity.id = detail.entity
"""
_BLOCS = """
SELECT found_type, key, bloc, first_day, last_day FROM bloc_member
JOIN entity ON entity.id = bloc_member.entity ORDER BY first_day, last_day
"""


def notes(connection: Connection) -> dict[Place, Written]:
    """Return the notes on entities, relations, and articles that are shown."""
    return {_place(row): Written(*row[7:]) for row in fetch(connection, _NOTES)}


def tags(connection: Connection) -> dict[tuple[Place, str], bool]:
    """Return the tags of entities, and of articles that are shown."""
    return {(_place(row), row[7]): True for row in fetch(connection, _TAGS)}


def details(connection: Connection) -> dict[tuple[Key, str], Said]:
    """Return what is said of entities, by entity and field."""
    return {(Key(*row[:2]), row[2]): Said(row[3]) for row in fetch(connection, _DETAILS)}


def blocs(connection: Connection) -> dict[tuple[Key, str], tuple[Period, ...]]:
    """Return when entities belong to blocs, by entity and bloc."""
    found = defaultdict(list)
    for row in fetch(connection, _BLOCS):
        found[Key(*row[:2]), row[2]].append(Period(*row[3:]))
    return {key: tuple(periods) for key, periods in found.items()}


def _place(row: Row) -> Place:
    kind, digest, found_type, key, code, target_type, target_key = row[:7]
    if kind == 1:
        return Place(digest=digest)
    return Place("", found_type, key, code, *((-1, "") if kind == 0 else (target_type, target_key)))
