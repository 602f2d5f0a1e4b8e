"""Relations between the entities of a document."""

from __future__ import annotations

from synpol_desktop.core.found import FoundRelation
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read


def find_relations(document: Document) -> list[FoundRelation]:
    """Return the places that state a relation, in reading order."""
    return list(read(document).relations)
