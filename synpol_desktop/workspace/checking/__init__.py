"""Whether a workspace holds together: what is wrong with it, and rebuilding what is derived.

Derived is what follows from the texts and from what the analyst did: indexes, sort columns, counts, joined
entities, cached decisions, groups of copies, and the facts of an extraction. Where facts are damaged they are
taken away, and the article waits to be read again; what the analyst said of it holds, for it is anchored on
the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from synpol_desktop.core.errors import SynpolError, WorkspaceError
from synpol_desktop.workspace.checking import copies, derived, files, notebook, references, texts, values
from synpol_desktop.workspace.connection import allow
from synpol_desktop.workspace.failures import NONSENSE
from synpol_desktop.workspace.problems import Problem, ProblemKind

Part = Callable[[Connection], Iterator[Problem]]

_PARTS: dict[str, Part] = {
    "its pages": files.check,
    "the texts": texts.check,
    "values": values.check,
    "places in the texts": values.check_offsets,
    "references": references.check,
    "what is derived": derived.check,
    "copies": copies.check,
    "notes and tags": notebook.check,
    "the history": values.check_history,
}


def check(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong; nothing is changed."""
    for name, part in _PARTS.items():
        try:
            for problem in part(connection):
                yield problem
                if part is files.check and not problem.repairable:  # what follows may have no end
                    allow(connection)
        except (SynpolError, *NONSENSE) as error:
            reason = error.message if isinstance(error, SynpolError) else type(error).__name__
            yield Problem(ProblemKind.FILE, f"Not all could be examined ({name}: {reason})", repairable=False)


def check_index(connection: Connection) -> Iterator[Problem]:
    """Yield whether SQLite finds the search index at odds with itself; needs a connection that may write."""
    try:
        connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except WorkspaceError:
        yield Problem(ProblemKind.SEARCH, "The search index is damaged.", repairable=True)


def is_sound(connection: Connection) -> bool:
    """Whether nothing is wrong that a question could stumble over."""
    return next(check(connection), None) is None


def repair(connection: Connection) -> None:
    """Rebuild what is derived.

    Raises
    ------
    WorkspaceError
        If what it is derived from can't be read; nothing is changed.
    """
    connection.exec_driver_sql("REINDEX")
    references.repair(connection)
    notebook.repair(connection)
    texts.repair(connection)
    copies.repair(connection)
    derived.repair(connection)
