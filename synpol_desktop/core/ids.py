"""Identifiers, kept apart by type so that an article is never taken for an entity."""

from __future__ import annotations

from typing import NewType

ArticleId = NewType("ArticleId", int)
EntityId = NewType("EntityId", int)
MentionId = NewType("MentionId", int)
RelationMentionId = NewType("RelationMentionId", int)
StatementId = NewType("StatementId", int)
StepId = NewType("StepId", int)
