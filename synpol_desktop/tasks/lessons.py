"""What an analyst decided in a workspace, as articles that the extraction can learn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality
from synpol_desktop.core.records import Mention, RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.annotated import Annotated, AnnotatedRelation

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


def lessons(workspace: Workspace) -> list[Annotated]:
    """Return the articles of which the analyst said something, annotated as far as that goes.

    Known are the mentions around what was marked or unmarked, and around both ends of what was accepted;
    the relations that were accepted or stated, and those rejected; and that a passed sentence states no more.
    """
    return [_lesson(workspace, id_) for id_ in workspace.decided_articles()]


def _lesson(workspace: Workspace, id_: ArticleId) -> Annotated:
    article, said = workspace.article(id_), workspace.said(id_)
    mentions = [m for m in workspace.mentions(id_) if m.kind is not MentionKind.OFFICE]
    decided = [
        each
        for each in workspace.relation_mentions(id_, EVERYTHING)
        if each.decision is not DecisionState.OPEN
        and not each.inferred
        and each.modality is Modality.ASSERTED
    ]
    accepted = [each for each in decided if each.decision is DecisionState.ACCEPTED]
    rejected = [each for each in decided if each.decision is DecisionState.REJECTED]
    ends = [span for each in accepted for span in (each.source_span, each.target_span)]
    return Annotated(
        name=f"article {id_}",
        text=article.text,
        published=article.published,
        types=_types(workspace, [*mentions, *decided]),
        mentions=tuple((str(m.entity), m.span) for m in mentions),
        relations=tuple(map(_relation, accepted)),
        statements=(),
        named=(*said.marked, *ends),
        told=said.passed,
        denied=tuple(map(_relation, rejected)),
    )


def _types(workspace: Workspace, facts: Sequence[Mention | RelationMention]) -> dict[str, EntityType]:
    ids: set[EntityId] = set()
    for each in facts:
        ids |= {each.entity} if isinstance(each, Mention) else {each.source, each.target}
    return {str(id_): kind for id_, kind in workspace.entity_types(ids).items()}


def _relation(each: RelationMention) -> AnnotatedRelation:
    place = Span(
        min(each.evidence.start, each.source_span.start, each.target_span.start),
        max(each.evidence.end, each.source_span.end, each.target_span.end),
    )
    return AnnotatedRelation(str(each.source), each.type.value, str(each.target), (place,))
