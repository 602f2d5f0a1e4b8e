"""The stages in a row: from a text to everything that is found in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

from synpol_desktop import __version__
from synpol_desktop.arabic import furniture as page
from synpol_desktop.arabic.dates import find_dates
from synpol_desktop.arabic.tokens import sentences, tokenize
from synpol_desktop.core.found import Findings, Provenance
from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.actors import find_actors
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from synpol_desktop.extraction.tagging.shipped import tagger_state


class Extractor:
    """Finds actors, relations, statements and dates in Arabic news text.

    Its tables and the tagger's model are read once a process, with the first text. The same text and date
    always give the same findings.
    """

    def extract(self, text: str, published: str | None = None) -> Findings:
        """Find everything in one text.

        Parameters
        ----------
        text : str
            Any text; what isn't Arabic is passed over.
        published : str, optional
            The article's date value (``core.dates``), against which relative dates and offices are read.

        Returns
        -------
        Findings
            Spans are code points of exactly this text.
        """
        document = self.read(text, published)
        reading = read(document)
        return Findings(
            entities=document.entities,
            mentions=document.mentions,
            relations=reading.relations,
            statements=reading.statements,
            dates=document.dates,
            furniture=document.furniture,
            provenance=Provenance(__version__, _digest_of_tables(), tagger_state()),
        )

    def read(self, text: str, published: str | None = None) -> Document:
        """Do the stages up to the actors: what relations and statements are found from."""
        tokens = tuple(tokenize(text))
        parts = tuple(sentences(text))
        furniture = tuple(page.furniture(text))
        actors = find_actors(text, published, tokens, parts, furniture)
        document = Document(
            text=text,
            published=published,
            tokens=tokens,
            sentences=parts,
            furniture=furniture,
            entities=actors.entities,
            mentions=actors.mentions,
            adjectives=actors.adjectives,
            dates=tuple(find_dates(text, published)),
        )
        if not furniture:
            return document
        return replace(document, dates=tuple(d for d in document.dates if not document.in_furniture(d.span)))


@cache
def _digest_of_tables() -> str:
    digest = hashlib.sha256()
    for folder in ("gazetteers", "lexicons", "models"):
        for path in sorted(resource(folder).glob("*.tsv")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
