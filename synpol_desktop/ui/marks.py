"""What is marked in an article's text: pure values, drawn by the text panel."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.records import Mention, RelationKey, RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.selection import Selected


class MarkKind(IntEnum):
    """What a mark means; a later kind is drawn over an earlier one."""

    FURNITURE = 0
    EVIDENCE = 1
    TRIGGER_HINT = 2
    MENTION = 3
    SELECTED_MENTION = 4
    TRIGGER = 5
    """Under the ends: the words of an office may hold the name of its body."""
    SOURCE = 6
    TARGET = 7
    FOUND = 8
    """A place that a search led to."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place; ``entity`` or ``relation`` say what a click on it selects."""

    span: Span
    kind: MarkKind
    entity: EntityId | None = None
    relation: RelationMentionId | None = None


class ArticleMarks:
    """The marks of one article under a selection.

    Parameters
    ----------
    mentions, relations : sequences
        Of this article, canonical and visible under the filter.
    furniture : sequence of Span
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        relations: Sequence[RelationMention],
        furniture: Sequence[Span] = (),
    ) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._relations = list(relations)
        self._furniture = sorted(furniture)
        self._starts = [mention.span.start for mention in self._mentions]

    @property
    def mentions(self) -> Sequence[Mention]:
        """The mentions, in text order."""
        return self._mentions

    @property
    def relations(self) -> Sequence[RelationMention]:
        """The relation mentions."""
        return self._relations

    def under(self, selected: Selected) -> list[Mark]:
        """Return all marks in the order in which they are drawn."""
        marks = [Mark(span, MarkKind.FURNITURE) for span in self._furniture]
        for mention in self._mentions:
            chosen = mention.entity == selected.entity
            kind = MarkKind.SELECTED_MENTION if chosen else MarkKind.MENTION
            marks.append(Mark(mention.span, kind, entity=mention.entity))
        shown = self.shown(selected)
        marks.extend(
            Mark(relation.trigger, MarkKind.TRIGGER_HINT, relation=relation.id)
            for relation in self._relations
            if relation.trigger is not None and (shown is None or relation.id != shown.id)
        )
        if shown is not None:
            marks += _relation_marks(shown)
        elif selected.place is not None and selected.entity is None:
            marks.append(Mark(selected.place, MarkKind.FOUND))
        return sorted(marks, key=lambda mark: mark.kind)

    def shown(self, selected: Selected) -> RelationMention | None:
        """Return the relation mention that is marked: the selected one, if it is in this article."""
        return next((r for r in self._relations if r.id == selected.relation_mention), None)

    def mention_at(self, point: int) -> Mention | None:
        """Return the mention that covers a code point."""
        place = bisect_right(self._starts, point) - 1
        while place >= 0 and point - self._mentions[place].span.start < 400:
            if self._mentions[place].span.start <= point < self._mentions[place].span.end:
                return self._mentions[place]
            place -= 1
        return None

    def nearest(self, span: Span) -> list[EntityId]:
        """Return who is named, each once: before a place, the nearest first, then after it."""
        before = [mention for mention in self._mentions if mention.span.end <= span.start]
        rest = [mention for mention in self._mentions if mention.span.end > span.start]
        return list(dict.fromkeys(mention.entity for mention in (*reversed(before), *rest)))

    def stating(self, span: Span) -> list[RelationMention]:
        """Return the relations that words may say more about: whose evidence they stand in, nearest first."""
        here = [relation for relation in self._relations if relation.evidence.overlaps(span)]
        return sorted(here, key=lambda relation: _far(relation.trigger or relation.evidence, span))

    def relations_at(self, point: int) -> list[RelationMention]:
        """Return the relations whose trigger covers a code point, the surest first."""
        here = [r for r in self._relations if r.trigger is not None and _covers(r.trigger, point)]
        return sorted(here, key=lambda relation: -relation.confidence)

    def places_of(self, entity: EntityId) -> list[Span]:
        """Return the spans of an entity's mentions, in reading order."""
        return [mention.span for mention in self._mentions if mention.entity == entity]

    def first_after(self, entity: EntityId, point: int) -> Span | None:
        """Return the entity's next mention after a code point, from the top again after the last."""
        places = self.places_of(entity)
        if not places:
            return None
        return places[bisect_right([span.start for span in places], point) % len(places)]

    def last_before(self, entity: EntityId, point: int) -> Span | None:
        """Return the entity's mention before a code point, the last one before the first."""
        places = self.places_of(entity)
        if not places:
            return None
        return places[bisect_left([span.start for span in places], point) - 1]

    def targets_at(self, point: int) -> list[Selected]:
        """Return what a click there may select: a name's entity, ends of relations, relations."""
        mention = self.mention_at(point)
        named = [] if mention is None else [_entity_at(mention.entity, mention.article, mention.span)]
        ends = [end for relation in self._relations for end in _ends(relation)]
        here = [*named, *(end for end in ends if end.place is not None and _covers(end.place, point))]
        entities = {end.entity: end for end in reversed(here)}
        return [*reversed(entities.values()), *map(_relation_of, self.relations_at(point))]

    def after_click(self, point: int, selected: Selected) -> Selected | None:
        """Return what a click selects: an end of the relation that is shown, else the next thing there."""
        targets = self.targets_at(point)
        if not targets:
            return None
        if selected in targets:
            return targets[(targets.index(selected) + 1) % len(targets)]
        shown = self.shown(selected)
        ends = _ends(shown) if shown is not None else ()
        wanted = [end.entity for end in ends if end.place is not None and _covers(end.place, point)]
        return next((target for target in targets if target.entity in wanted), targets[0])


def _entity_at(entity: EntityId, article: ArticleId, span: Span) -> Selected:
    return Selected(entity=entity, article=article, place=span)


def _relation_of(relation: RelationMention) -> Selected:
    return Selected(
        relation=key_of(relation),
        relation_mention=relation.id,
        article=relation.article,
        place=relation.evidence,
    )


def _ends(relation: RelationMention) -> tuple[Selected, Selected]:
    return (
        _entity_at(relation.source, relation.article, relation.source_span),
        _entity_at(relation.target, relation.article, relation.target_span),
    )


def key_of(relation: RelationMention) -> RelationKey:
    """Return the relation that a relation mention is evidence of."""
    source, target = relation.source, relation.target
    if relation.type.symmetric and target < source:
        source, target = target, source
    return RelationKey(source, relation.type, target)


def _far(place: Span, span: Span) -> int:
    return max(place.start - span.end, span.start - place.end, 0)


def _covers(span: Span, point: int) -> bool:
    return span.start <= point < span.end


def _relation_marks(relation: RelationMention) -> list[Mark]:
    marks = [
        Mark(relation.evidence, MarkKind.EVIDENCE),
        Mark(relation.source_span, MarkKind.SOURCE, entity=relation.source),
        Mark(relation.target_span, MarkKind.TARGET, entity=relation.target),
    ]
    if relation.trigger is not None:
        marks.append(Mark(relation.trigger, MarkKind.TRIGGER, relation=relation.id))
    return marks
