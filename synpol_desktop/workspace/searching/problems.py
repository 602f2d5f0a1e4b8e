"""What is wrong with a query, where, and what was expected there."""

from __future__ import annotations

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.workspace.searching.tree import Place


class QueryError(SynpolError):
    """A query that can't be understood.

    Attributes
    ----------
    at : Place
        Where in the query, in code points.
    """

    def __init__(self, at: Place, message: str, *, hint: str, **places: object) -> None:
        super().__init__(message, hint=hint, **places)
        self.at = at
