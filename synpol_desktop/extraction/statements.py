"""Reported speech in a document."""

from __future__ import annotations

from synpol_desktop.core.found import FoundStatement
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read


def find_statements(document: Document) -> list[FoundStatement]:
    """Return what is reported of speakers with a name, in reading order."""
    return list(read(document).statements)
