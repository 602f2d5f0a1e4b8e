"""The one selection that all panels share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected: an entity or a relation (or neither), and the article that is open.

    Parameters
    ----------
    place : Span, optional
        Where in the article to look: the panel of the text scrolls there.
    relation_mention : RelationMentionId, optional
        Which evidence of the relation is shown.
    """

    entity: EntityId | None = None
    relation: RelationKey | None = None
    relation_mention: RelationMentionId | None = None
    article: ArticleId | None = None
    place: Span | None = None

    def __post_init__(self) -> None:
        if self.entity is not None and self.relation is not None:
            raise ValueError("an entity and a relation can't both be selected")


class Selection(QObject):
    """Holds what is selected and tells when it changes. A setter that changes nothing tells nothing."""

    changed = Signal(object)
    """Carries the new :class:`Selected`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = Selected()

    @property
    def now(self) -> Selected:
        """What is selected."""
        return self._now

    def set(self, selected: Selected) -> None:
        """Select something else."""
        if selected != self._now:
            self._now = selected
            self.changed.emit(selected)

    def clear(self) -> None:
        """Select neither entity nor relation; the article stays open."""
        self.set(Selected(article=self._now.article))

    def open_article(self, article: ArticleId | None, place: Span | None = None) -> None:
        """Open an article; an entity that is selected stays so, and its marks are shown there."""
        self.set(replace(self._now, article=article, place=place, relation=None, relation_mention=None))

    def select_entity(
        self, entity: EntityId, article: ArticleId | None = None, place: Span | None = None
    ) -> None:
        """Select an entity, and open the article that shows it if one is given."""
        if entity == self._now.entity and article is None:
            return
        self.set(Selected(entity=entity, article=article or self._now.article, place=place))

    def select_relation(
        self,
        relation: RelationKey,
        mention: RelationMentionId | None = None,
        article: ArticleId | None = None,
        place: Span | None = None,
    ) -> None:
        """Select a relation, and one of its places if that is known."""
        if relation == self._now.relation and mention is None:
            return
        self.set(
            Selected(
                relation=relation,
                relation_mention=mention,
                article=article or self._now.article,
                place=place,
            )
        )
