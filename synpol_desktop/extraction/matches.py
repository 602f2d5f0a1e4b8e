"""Where a name of the tables stands in a text."""

from __future__ import annotations

from synpol_desktop.core.light import light
from synpol_desktop.extraction.knowledge import Name
from synpol_desktop.extraction.words import Reading


@light
class Match:
    """A name of the tables in the text."""

    first: int
    last: int
    reading: Reading
    names: tuple[Name, ...]
