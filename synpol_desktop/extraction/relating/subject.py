"""Who a verb is about, and how that was found."""

from __future__ import annotations

from synpol_desktop.core.light import light
from synpol_desktop.extraction.relating.ends import End


@light
class Subject:
    """Who does it: the ends, the last unit of the words for them (-1: none in this sentence), how sure."""

    ends: tuple[End, ...]
    last: int
    sure: float
    how: str
    unnamed: bool = False


NOBODY = Subject((), -1, 0.0, "nobody")
UNNAMED = Subject((), -1, 0.0, "nobody", unnamed=True)
"""A subject that has no name here; it breaks every chain."""
DISAGREES = Subject((), -1, 0.0, "disagrees")
"""Who acted last can't go on with a verb, by gender."""
DESCRIBED = Subject((), -1, 0.0, "described")
"""The doer is the noun that a verb describes; who the clause is about stays (``مسلحون ينتمون إلى``)."""
