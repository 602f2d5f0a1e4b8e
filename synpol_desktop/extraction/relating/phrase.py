"""What a noun phrase is: its units, what it denotes and what governs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from synpol_desktop.core.light import light
from synpol_desktop.extraction.relating.ends import End


class Denotes(StrEnum):
    """What a phrase stands for."""

    NAME = "name"
    OFFICE = "office"
    """A title without a name; resolved by the document, else its body stands for it."""
    DUAL = "dual"
    DOCUMENT = "document"
    """A communiqué or a report, which speaks for who issued it."""
    HOMELAND = "homeland"
    RESUMED = "resumed"
    GATHERED = "gathered"
    """Several who were named before (``المجتمعون``, ``الدول الأربع``)."""
    LATTER = "latter"
    """Who was named last (``الأخير``)."""
    ORDERED = "ordered"
    """The first or the second of two who were named before (``الأول``)."""
    COUNTERPART = "counterpart"
    PLACE = "settlement"
    """A place that was named before (``المدينة``)."""
    UNNAMED = "unnamed"


@light
class Phrase:
    """Units first..last of a sentence that denote something.

    Parameters
    ----------
    prep : str
        The preposition that governs it, folded; empty for a bare phrase.
    gap : int
        Nouns between the preposition (or the place where the phrase begins) and its name:
        ``إلى جهود فلان`` has one.
    linked : bool
        Whether a conjunction leads it.
    """

    first: int
    last: int
    kind: Denotes
    ends: tuple[End, ...]
    prep: str = ""
    gap: int = 0
    linked: bool = False
    sure: float = 1.0

    @property
    def bare(self) -> bool:
        """Whether it can be a subject or a direct object."""
        return not self.prep and not self.gap


class Phrases:
    """The phrases of one sentence, with the phrase that covers each unit.

    Parameters
    ----------
    at : sequence of int
        Index of the phrase that covers a unit, -1 for none.
    """

    def __init__(self, items: tuple[Phrase, ...], at: Sequence[int]) -> None:
        self.items = items
        self.at = at
        covered = {unit: items[number] for unit, number in enumerate(at) if number >= 0}
        self.covering: Callable[[int], Phrase | None] = covered.get
        """Returns the phrase that covers a unit."""

    def after(self, phrase: Phrase) -> Phrase | None:
        """Return the next phrase to the right."""
        number = self.at[phrase.first] + 1
        return self.items[number] if number < len(self.items) else None
