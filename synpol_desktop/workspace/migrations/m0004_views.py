"""Format 4: views that the analyst keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Make room for views."""
    connection.exec_driver_sql(
        "CREATE TABLE saved_view (name TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL) STRICT"
    )
