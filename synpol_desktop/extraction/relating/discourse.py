"""What earlier sentences leave for later ones: subjects, speakers, pairs, homelands."""

from __future__ import annotations

from dataclasses import dataclass, field

from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Phrase


@dataclass
class Discourse:
    """The memory of a reader between the sentences of one document.

    Parameters
    ----------
    subject : tuple of End
        Who the last finite verb was about; empty after a clause whose subject has no name.
    speakers : tuple of End
        Who spoke last; empty after an unnamed speaker.
    feminine : bool
        Whether the verb with which they spoke was feminine.
    pair : tuple of End
        The last two sides that the text brought together, for ``الطرفان``.
    countries : tuple of End
        The states of the last pair, for ``البلدان``.
    phrases : tuple of Phrase
        Those of the sentence before.
    homes : dict
        State of a person who holds an office of it.
    """

    subject: tuple[End, ...] = ()
    speakers: tuple[End, ...] = ()
    feminine: bool = False
    pair: tuple[End, ...] = ()
    countries: tuple[End, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    homes: dict[int, End] = field(default_factory=dict)

    def meet(self, ends: tuple[End, ...]) -> None:
        """Remember two sides, and their states where they are known."""
        if len(ends) != 2 or ends[0].entity == ends[1].entity:
            return
        self.pair = ends
        homes = tuple(self.homes.get(end.entity) for end in ends)
        if homes[0] is not None and homes[1] is not None:
            self.countries = (homes[0], homes[1])
