"""What the card of an actor says beside its names: how it is called where and when, and its offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class NameUse:
    """How often an outlet calls an actor so, in how many articles, and from when to when."""

    surface: str
    outlet: str
    mentions: int
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """An office or role that texts state: the relation that states it, how often, and its days."""

    role: str
    key: RelationKey
    mentions: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article that name an actor."""

    article: ArticleId
    title: str
    outlet: str
    published: str | None
    span: Span
