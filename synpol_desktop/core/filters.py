"""Which facts are shown: one value, understood by the workspace (in SQL), the graph and the exports."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType, Modality, RelationType

DISPLAY_CONFIDENCE = 0.75
"""Relations below wait in the review queue.

The scale is calibrated on articles that nobody who wrote rules has read
(``resources/models/names.tagger.json``); ``tests/heldout/README.md`` has what is right above it.
"""


class DateBasis(StrEnum):
    """Which date of a fact counts."""

    EVENT = "event"
    """When it is said to have happened, else when it was published."""
    PUBLICATION = "publication"
    """When the article was published."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Bounds on the facts that count; the default is what the graph shows first.

    Parameters
    ----------
    types, relations : frozenset
        Entity and relation types that are shown.
    modalities : frozenset
        Modalities that count as an edge.
    min_confidence : float
        Relation mentions below it are left out, except those that an analyst accepted.
    first, last : date, optional
        Bounds (inclusive) on the date of a relation mention. Undated facts are shown only while both bounds
        are open.
    outlets : frozenset of str
        Empty for all.
    articles : frozenset, optional
        Only facts of these articles; None for all.
    rejected : bool
        Whether what an analyst rejected is shown as well.
    undecided, accepted : bool
        Whether relation mentions are shown that no analyst decided on, and that one accepted.
    basis : DateBasis
        Which date of a relation mention the bounds are on.
    text : str
        Only facts of articles that answer this search; "" for all.
    blocs : frozenset of str
        Only actors that belong to one of these blocs on the last day of the filter (without one: still); ""
        are those in none. Empty for all.
    actors : frozenset, optional
        Only these canonical entities; None for all.
    tags : frozenset of str
        Only actors that the analyst gave one of these tags. Empty for all.
    article_tags : frozenset of str
        Only facts of articles that the analyst gave one of these tags. Empty for all.
    """

    types: frozenset[EntityType] = frozenset(ENTITY_TYPES)
    relations: frozenset[RelationType] = frozenset(RELATION_TYPES)
    modalities: frozenset[Modality] = frozenset({Modality.ASSERTED})
    min_confidence: float = DISPLAY_CONFIDENCE
    first: date | None = None
    last: date | None = None
    outlets: frozenset[str] = field(default_factory=frozenset)
    articles: frozenset[ArticleId] | None = None
    rejected: bool = False
    undecided: bool = True
    accepted: bool = True
    basis: DateBasis = DateBasis.EVENT
    text: str = ""
    blocs: frozenset[str] = field(default_factory=frozenset)
    actors: frozenset[EntityId] | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    article_tags: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("the filter's last day is before its first")

    @property
    def bounded(self) -> bool:
        """Whether dates are bounded, which leaves undated facts out."""
        return self.first is not None or self.last is not None

    def whenever(self) -> Filter:
        """Return the filter without its bounds on dates."""
        return replace(self, first=None, last=None)


EVERYTHING = Filter(modalities=frozenset(Modality), min_confidence=0.0, rejected=True)
"""Every stored fact, for exports and checks."""
