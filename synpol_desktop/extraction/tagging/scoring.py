"""How well a tagger does on labelled texts: names found exactly, with their type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from synpol_desktop.extraction.tagging.labels import TYPES, spans_of
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.tagger import Tagger


@dataclass(slots=True)
class Score:
    """Counts of right, found and marked names by type."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)

    def figures(self, *types: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 over types."""
        right = sum(self.right[kind] for kind in types)
        found, marked = sum(self.found[kind] for kind in types), sum(self.marked[kind] for kind in types)
        precision, recall = right / max(found, 1), right / max(marked, 1)
        return precision, recall, 2 * right / max(found + marked, 1)

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain data: all types together, then each."""
        rows = {"all": TYPES, **{kind: (kind,) for kind in TYPES}}
        names = ("precision", "recall", "f1")
        return {
            row: dict(zip(names, (round(figure, 4) for figure in self.figures(*types)), strict=True))
            for row, types in rows.items()
        }


def score(tagger: Tagger, texts: Iterable[LabelledText], sure: float = 0.0) -> Score:
    """Compare what a tagger finds, from a probability on, with what is marked."""
    counts = Score()
    for text in texts:
        marked = set(spans_of(text.labels))
        found = {
            (name.first, name.last, name.type)
            for name in tagger.see(text.words).names
            if name.probability >= sure
        }
        for spans, counter in (
            (marked & found, counts.right),
            (found, counts.found),
            (marked, counts.marked),
        ):
            counter.update(kind for _, _, kind in spans)
    return counts
