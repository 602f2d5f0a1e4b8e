"""What reading gives: drafts of articles, refusals with their reasons, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.records import ArticleDraft


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder, archive member, row or line that gave no article, and why.

    Parameters
    ----------
    path : Path or None
        The file to read when the user wants to try again.
    """

    name: str
    error: SynpolError
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An archive member of a kind that is not read."""

    name: str


Item = ArticleDraft | Refusal
