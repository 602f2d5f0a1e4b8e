"""Notes, tags, details, blocs and documents: rows that speak of nothing, and values that can't be.

What speaks of nothing is shown nowhere and can't be reached by an edit; repairing takes it away, after the
backup that every repair begins with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.workspace.codes import SUBJECT_KINDS
from synpol_desktop.workspace.keys import words_of
from synpol_desktop.workspace.noting import NONE
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.statements import execute, execute_many, fetch

_ENTITIES, _ARTICLES = "(SELECT id FROM entity)", "(SELECT id FROM article)"
_LAST_DAY = 3_652_059  # of the year 9999
_PLACE = f"""
    kind = 0 AND subject NOT IN {_ENTITIES} OR kind = 1 AND subject NOT IN {_ARTICLES}
"""
_ORPHANS = {
    "note": f"""{_PLACE}
        OR kind = 2 AND (subject NOT IN {_ENTITIES} OR target NOT IN {_ENTITIES})""",
    "tag": _PLACE,
    "detail": f"entity NOT IN {_ENTITIES}",
    "bloc_member": f"entity NOT IN {_ENTITIES}",
}
_NONSENSE = {
    "note": f"""
        kind NOT BETWEEN 0 AND {len(SUBJECT_KINDS) - 1} OR text = ''
        OR kind <> 2 AND (type <> {NONE} OR target <> {NONE})
        OR kind = 2 AND type NOT BETWEEN 0 AND {len(RELATION_TYPES) - 1}""",
    "tag": "kind NOT BETWEEN 0 AND 1 OR trim(tag) = ''",
    "detail": "field = '' OR value = ''",
    "bloc_member": f"""
        trim(bloc) = '' OR first_day NOT BETWEEN 1 AND {_LAST_DAY} OR last_day NOT BETWEEN 1 AND {_LAST_DAY}
        OR last_day < first_day""",
}
_FOLDED = (("note", "text"), ("tag", "tag"))


def check(connection: Connection) -> Iterator[Problem]:
    """Yield tables with rows that speak of nothing or say what can't be said."""
    for kind, conditions, message in (
        (ProblemKind.REFERENCE, _ORPHANS, "{count} rows speak of what isn't there ({table})."),
        (ProblemKind.VALUES, _NONSENSE, "{count} rows hold values that can't be there ({table})."),
    ):
        for table, wrong in conditions.items():
            ((count,),) = fetch(connection, f"SELECT count(*) FROM {table} WHERE {wrong}")
            if count:
                yield Problem(kind, message.format(count=count, table=table), repairable=True)
    for name in _unreadable(connection):
        yield Problem(ProblemKind.VALUES, f"The document “{name}” can't be read.", repairable=True)
    astray = sum(1 for table, column in _FOLDED for _ in _unfolded(connection, table, column))
    if astray:
        yield Problem(ProblemKind.DERIVED, f"{astray} notes or tags are not found by words.", repairable=True)


def repair(connection: Connection) -> None:
    """Take away what speaks of nothing or can't be read; let words find the rest."""
    for conditions in (_ORPHANS, _NONSENSE):
        for table, wrong in conditions.items():
            execute(connection, f"DELETE FROM {table} WHERE {wrong}")
    for name in list(_unreadable(connection)):
        execute(connection, "DELETE FROM document WHERE name = ?", [name])
    for table, column in _FOLDED:
        rows = list(_unfolded(connection, table, column))
        execute_many(connection, f"UPDATE {table} SET folded = ? WHERE {column} = ?", rows)


def _unreadable(connection: Connection) -> Iterator[str]:
    for name, content in fetch(connection, "SELECT name, content FROM document"):
        try:
            json.loads(content)
        except (ValueError, RecursionError):
            yield name


def _unfolded(connection: Connection, table: str, column: str) -> Iterator[tuple[str, str]]:
    for text, stored in fetch(connection, f"SELECT {column}, folded FROM {table}"):
        if stored != words_of(text):
            yield words_of(text), text
