"""Reported speech in a document."""

from __future__ import annotations

from synpol_desktop.core.found import FoundStatement
from synpol_desktop.extraction.document import Document


def find_statements(document: Document) -> list[FoundStatement]:
    """Return the statements of a text without speakers: none."""
    del document
    return []
