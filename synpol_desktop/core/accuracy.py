"""How often the extraction is right: counts on articles that it never saw, as they were last measured."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Counts for one sort of thing.

    Parameters
    ----------
    sort, type : str
        ``mention`` (with the type of what is named), ``relation`` (with its type), ``statement``, ``date``;
        the type is empty for all of a sort together.
    right, said, there : int
        How many the program said rightly, said at all, and how many the texts hold.
    """

    sort: str
    type: str
    right: int
    said: int
    there: int

    @property
    def precision(self) -> float:
        """Share of what the program said that is right."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what the texts hold that the program said."""
        return self.right / self.there if self.there else 0.0


def measured() -> list[Accuracy]:
    """Return the figures that ship: all of a sort first, then its types with the most frequent first."""
    return [
        Accuracy(row["sort"], row["type"], *(int(row[name]) for name in ("right", "said", "there")))
        for row in read_table(resource("help", "accuracy.tsv"))
    ]
