"""What waits for an analyst's word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.records import Mention, RelationMention
from synpol_desktop.core.spans import Span


class ReviewKind(StrEnum):
    """What an item of the queue asks about."""

    RELATION = "relation"
    MENTION = "mention"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question of the queue.

    Parameters
    ----------
    place : Span
        The sentence that answers it; ``words`` are its words.
    relation, mention : optional
        What was found there and is in doubt; none for a sentence that names actors and states nothing.
    actors : tuple of EntityId
        Whom it concerns, the strongest first.
    effect : float
        How much the answer changes the graph: most for the only tie of two strong actors.
    """

    kind: ReviewKind
    article: ArticleId
    title: str
    place: Span
    words: str
    actors: tuple[EntityId, ...]
    effect: float
    confidence: float
    relation: RelationMention | None = None
    mention: Mention | None = None

    @property
    def weight(self) -> float:
        """By what the queue is ordered."""
        return self.effect * (1 - self.confidence)


@dataclass(frozen=True, slots=True)
class Review:
    """The queue, the weightiest first; ``waiting`` counts what is beyond its end, too."""

    items: tuple[ReviewItem, ...]
    waiting: int
    decided: int
