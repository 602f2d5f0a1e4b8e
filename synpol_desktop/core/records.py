"""The nouns of a workspace, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.ids import ArticleId, EntityId, MentionId, RelationMentionId, StatementId, StepId
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, RelationType
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a reader delivers it, before it is in a workspace.

    Parameters
    ----------
    published : str or None
        A date value (see ``core.dates``).
    origin : str
        Name of the file or archive member, without its folder.
    repairs : tuple of str
        What was changed in the text while reading (declared, never silent).
    file_digest, file_date : str
        SHA-256 of the original file's bytes in hex and when it was last changed (ISO 8601, to the second);
        "" for what came from no file.
    """

    text: str
    title: str
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str | None = None
    origin: str = ""
    repairs: tuple[str, ...] = ()
    file_digest: str = ""
    file_date: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text; the text never changes, the rest is editable.

    ``digest`` is the SHA-256 of the text in UTF-8, in hex. ``group`` is shared by near-identical copies.
    ``origin``, ``file_digest`` and ``file_date`` say which file it came from: see `ArticleDraft`.
    """

    id: ArticleId
    title: str
    outlet: str
    author: str
    url: str
    published: str | None
    text: str
    digest: str
    origin: str
    imported_at: str
    group: int | None = None
    file_digest: str = ""
    file_date: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A line of the table of articles; ``tags`` are the analyst's, where they were asked for."""

    id: ArticleId
    title: str
    outlet: str
    published: str | None
    mentions: int
    relations: int
    group: int | None
    extracted: bool
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One canonical actor or thing.

    ``members`` are the entities that judgements joined into it, itself included.
    """

    id: EntityId
    type: EntityType
    name: str
    english: str
    key: str
    aliases: tuple[str, ...]
    members: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A line of the table of entities; ``degree`` counts distinct neighbours under the current filter.

    ``tags`` are those that the analyst gave, where they were asked for.
    """

    id: EntityId
    type: EntityType
    name: str
    english: str
    articles: int
    mentions: int
    degree: int
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names an entity (``entity`` is canonical)."""

    id: MentionId
    article: ArticleId
    span: Span
    entity: EntityId
    kind: MentionKind
    confidence: float
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class RelationMention:
    """One place that states a relation; ends, place and speaker are canonical entities."""

    id: RelationMentionId
    article: ArticleId
    source: EntityId
    type: RelationType
    target: EntityId
    evidence: Span
    source_span: Span
    target_span: Span
    trigger: Span | None
    modality: Modality
    confidence: float
    rule: str
    role: str | None
    date: str | None
    place: EntityId | None
    speaker: EntityId | None
    inferred: bool
    decision: DecisionState


@dataclass(frozen=True, slots=True)
class RelationKey:
    """What the graph draws as one edge: the relation mentions of one type between two canonical entities.

    For a symmetric type the smaller id is the source.
    """

    source: EntityId
    type: RelationType
    target: EntityId


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A line of the table of relations: an edge with its counts and its first and last date."""

    key: RelationKey
    source_name: str
    target_name: str
    mentions: int
    articles: int
    first: str | None
    last: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One relation mention with what a reader needs to judge it."""

    relation: RelationMention
    article_title: str
    outlet: str
    published: str | None
    text: str
    """The words of the evidence span; the spans of ``relation`` stay in article offsets."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech of a canonical entity."""

    id: StatementId
    article: ArticleId
    speaker: EntityId
    span: Span
    verb: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of an article with its value."""

    article: ArticleId
    span: Span
    value: str
    rule: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place that answers a search: ``span`` in the article's text, ``snippet`` around it.

    ``snippet_start`` is the offset of the snippet in the text.
    """

    article: ArticleId
    title: str
    span: Span
    snippet: str
    snippet_start: int
    score: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words of a text with what is around them on their line.

    ``mention`` and ``entity`` are what is marked there, or (not ``exact``) what overlaps the words.
    """

    article: ArticleId
    title: str
    span: Span
    before: str
    words: str
    after: str
    mention: MentionId | None
    entity: EntityId | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What the visible workspace holds."""

    articles: int
    undated: int
    entities: int
    relations: int
    relation_mentions: int
    waiting: int
    """Articles whose extraction has not run yet."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One step of the history; ``done`` is false for a step that can be redone.

    ``label`` is English; ``label_key`` and ``places`` (name, value) let a window say it in another language.
    """

    id: StepId
    label: str
    at: str
    done: bool
    label_key: str = ""
    places: tuple[tuple[str, str], ...] = ()
