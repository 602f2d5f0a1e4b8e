"""The workspace: one SQLite file with articles, what was found in them and what the analyst decided.

Importing this package is cheap: SQLAlchemy is loaded when `Workspace` is first touched. Queries
(`workspace.queries`) and edits (`workspace.edits`) never load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synpol_desktop.workspace.workspace import Workspace

__all__ = ["Workspace"]


def __getattr__(name: str) -> object:
    if name == "Workspace":
        from synpol_desktop.workspace.workspace import Workspace

        return Workspace
    raise AttributeError(name)
