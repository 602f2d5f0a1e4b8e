"""Format 3: which file an article came from, by its digest and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = """
ALTER TABLE article ADD COLUMN file_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN file_date TEXT NOT NULL DEFAULT ''
"""


def apply(connection: Connection) -> None:
    """Add the original's digest and date; articles of earlier formats have none."""
    for statement in _STATEMENTS.split(";\n"):
        connection.exec_driver_sql(statement.strip())
