"""The file's history: numbered steps, append only; the last number is the file's format.

Folded columns and sort keys are stored: a change of `arabic.folding` or `arabic.collation` needs a step that
writes them anew (`checking.repair` does), which the golden workspaces of the tests notice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from synpol_desktop.workspace.migrations import (
    m0001_first,
    m0002_corrections,
    m0003_originals,
    m0004_views,
    m0005_notes,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x53594E50
"""``SYNP``: tells our files from other SQLite files."""

MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m0001_first.apply,
    m0002_corrections.apply,
    m0003_originals.apply,
    m0004_views.apply,
    m0005_notes.apply,
)
FORMAT = len(MIGRATIONS)


def migrate(connection: Connection, present: int, wanted: int = FORMAT) -> None:
    """Bring a file from a format to a later one, inside the caller's transaction."""
    for step in MIGRATIONS[present:wanted]:
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {wanted}")
