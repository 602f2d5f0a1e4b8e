"""What a committed write touched, so that panels know whether to read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from synpol_desktop.core.ids import ArticleId, EntityId


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts of a workspace that a write touched.

    An empty ``articles`` or ``entities`` with its flag set means "possibly all of them".
    """

    metadata: bool = False
    """Titles, dates, outlets, URLs, or which articles there are."""
    facts: bool = False
    """Mentions, entities, relation mentions, statements, judgements, decisions."""
    layout: bool = False
    """Pins and saved positions."""
    history: bool = False
    articles: frozenset[ArticleId] = field(default_factory=frozenset)
    entities: frozenset[EntityId] = field(default_factory=frozenset)
    notes: bool = False
    """Notes, tags, details of entities, blocs."""
    documents: frozenset[str] = field(default_factory=frozenset)
    """Names of the workspace's documents that were written."""

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.metadata or other.metadata,
            self.facts or other.facts,
            self.layout or other.layout,
            self.history or other.history,
            self.articles | other.articles,
            self.entities | other.entities,
            self.notes or other.notes,
            self.documents | other.documents,
        )

    def __bool__(self) -> bool:
        return (
            self.metadata or self.facts or self.layout or self.history or self.notes or bool(self.documents)
        )
