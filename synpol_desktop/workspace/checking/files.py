"""What SQLite finds wrong with the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from synpol_desktop.workspace.problems import Problem, ProblemKind

_MOST = 20
_INDEX = re.compile(
    r"row \d+ missing from index \w+|wrong # of entries in index \w+|malformed inverted index .*search.*"
)


def check(connection: Connection) -> Iterator[Problem]:
    """Yield damage of pages, cells and indexes; an index is derived from its table."""
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            repairable = _INDEX.fullmatch(line) is not None
            yield Problem(ProblemKind.FILE, f"The file is damaged: {line}", repairable=repairable)
