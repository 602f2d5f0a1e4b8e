"""The tagger: two passes over a text, the second of which knows what the first found in all of it."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.tagging.decoding import Decoder
from synpol_desktop.extraction.tagging.echoes import echo_attributes
from synpol_desktop.extraction.tagging.features import place_attributes
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.tagging.model import Model
from synpol_desktop.extraction.words import Word


class Tagger:
    """Finds names by a model."""

    def __init__(self, model: Model) -> None:
        self.digest = model.digest
        self._first = Decoder(model.first)
        self._second = Decoder(model.second)

    def tag(self, words: Sequence[Word]) -> list[Tagged]:
        """Return the names in the words of one text, in reading order."""
        places = place_attributes(words)
        found = self._first.tag(words, places)
        if not found:
            return []
        return self._second.tag(words, with_echoes(words, places, found))


def with_echoes(
    words: Sequence[Word], places: Sequence[list[str]], found: Sequence[Tagged]
) -> list[list[str]]:
    """Return the attributes of places with those of what a first pass found."""
    echoes = echo_attributes(words, found)
    return [place + echo for place, echo in zip(places, echoes, strict=True)]
