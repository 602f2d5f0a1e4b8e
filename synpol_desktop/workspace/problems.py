"""What a check of the workspace can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from synpol_desktop.core.ids import ArticleId


class ProblemKind(StrEnum):
    """What is wrong."""

    FILE = "file"
    DIGEST = "digest"
    VALUES = "values"
    OFFSETS = "offsets"
    REFERENCE = "reference"
    SEARCH = "search"
    IDENTITY = "identity"
    DECISIONS = "decisions"
    DERIVED = "derived"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Parameters
    ----------
    message : str
        In English, with the places filled.
    repairable : bool
        Whether `Workspace.repair` mends it; all else needs a backup.
    """

    kind: ProblemKind
    message: str
    repairable: bool
    article: ArticleId | None = None
