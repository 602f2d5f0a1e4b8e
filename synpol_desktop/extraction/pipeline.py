"""The stages in a row: from a text to everything that is found in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

from synpol_desktop import __version__
from synpol_desktop.arabic import furniture as page
from synpol_desktop.arabic.dates import find_dates
from synpol_desktop.arabic.tokens import Token, sentences, tokenize
from synpol_desktop.core.found import Findings, Provenance
from synpol_desktop.core.paths import resource
from synpol_desktop.core.spans import Span
from synpol_desktop.core.tables import uncollected
from synpol_desktop.extraction.actors import find_actors
from synpol_desktop.extraction.current import Models, current_models
from synpol_desktop.extraction.datelines import datelines, without_datelines
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.weighing.ranking import Ranker
from synpol_desktop.extraction.words import words_of


class Extractor:
    """Finds actors, relations, statements and dates in Arabic news text.

    Its tables and the tagger's model are read once a process, with the first text. The same text and date
    always give the same findings.

    Parameters
    ----------
    tagger : Tagger, optional
        Instead of the one that ships.
    ranker : Ranker, optional
        Instead of the one that ships.
    """

    def __init__(self, tagger: Tagger | None = None, ranker: Ranker | None = None) -> None:
        self._tagger = tagger
        self._ranker = ranker

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
        with uncollected():  # what a text leaves behind has no cycles
            return self._extract(text, published, current_models())

    def _extract(self, text: str, published: str | None, models: Models) -> Findings:
        document = self._read(text, published, self._tagger or models.tagger)
        reading = read(document)
        ranker = self._ranker or models.ranker
        return Findings(
            entities=document.entities,
            mentions=document.mentions,
            relations=ranker.ranked(document, reading) if ranker else reading.relations,
            statements=reading.statements,
            dates=document.dates,
            furniture=document.furniture,
            provenance=Provenance(__version__, _digest_of_tables(), models.state),
        )

    def read(self, text: str, published: str | None = None) -> Document:
        """Do the stages up to the actors: what relations and statements are found from."""
        return self._read(text, published, self._tagger or current_models().tagger)

    @staticmethod
    def _read(text: str, published: str | None, tagger: Tagger | None) -> Document:
        lines = tuple(page.furniture(text))
        tokens, parts, furniture = cut(text, lines)
        actors = find_actors(text, published, words_of(tokens, parts, furniture), tagger)
        document = Document(
            text=text,
            published=published,
            tokens=tokens,
            sentences=parts,
            furniture=furniture,
            datelines=datelines(lines, furniture),
            entities=actors.entities,
            mentions=actors.mentions,
            adjectives=actors.adjectives,
            dates=tuple(find_dates(text, published)),
        )
        if not furniture:
            return document
        return replace(document, dates=tuple(d for d in document.dates if not document.in_furniture(d.span)))


def cut(
    text: str, lines: tuple[Span, ...] | None = None
) -> tuple[tuple[Token, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Return the tokens, sentences and furniture of a text; ``lines`` are its furniture if that is known."""
    lines = tuple(page.furniture(text)) if lines is None else lines
    return tuple(tokenize(text)), tuple(sentences(text)), without_datelines(text, lines)


@cache
def _digest_of_tables() -> str:
    digest = hashlib.sha256()
    for folder in ("gazetteers", "lexicons", "models"):
        for path in sorted([*resource(folder).glob("*.tsv"), *resource(folder).glob("*.weights")]):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
