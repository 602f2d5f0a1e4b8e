"""The tables of an export: their columns, and a record as a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import (
    Article,
    DateMention,
    Entity,
    EntityRow,
    Mention,
    RelationMention,
    RelationRow,
    Statement,
)
from synpol_desktop.core.spans import Span
from synpol_desktop.exporting.cells import name
from synpol_desktop.exporting.content import Remarks
from synpol_desktop.exporting.csv_files import Row

NO_REMARKS = Remarks()

Entities = Mapping[EntityId, Entity]
"""The entities that rows refer to, canonical ones."""


@dataclass(frozen=True, slots=True)
class Table:
    """The name of a file, and the names of its columns separated by spaces."""

    file: str
    header: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.header.split())


ARTICLES = Table(
    "articles.csv",
    "id title outlet author published url digest origin imported_at copies_group tags note text",
)
ENTITIES = Table("entities.csv", "id type name english articles mentions degree key members tags note")
ALIASES = Table("aliases.csv", "entity_id entity alias")
MENTIONS = Table(
    "mentions.csv", "id article_id start end words entity_id entity type kind confidence rule reason"
)
RELATIONS = Table(
    "relations.csv",
    "source_id source source_type source_english relation quad polarity"
    " target_id target target_type target_english mentions articles first last confidence note",
)
RELATION_MENTIONS = Table(
    "relation_mentions.csv",
    "id source_id source source_type source_english relation quad polarity"
    " target_id target target_type target_english modality inferred role date"
    " place_id place speaker_id speaker confidence rule decision"
    " evidence evidence_start evidence_end source_words source_start source_end"
    " target_words target_start target_end trigger_words trigger_start trigger_end"
    " article_id article_title outlet published url article_digest",
)
STATEMENTS = Table(
    "statements.csv",
    "id article_id speaker_id speaker start end words verb_words verb_start verb_end confidence",
)
DATES = Table("dates.csv", "article_id start end words value approximate rule")
TABLES = (ARTICLES, ENTITIES, ALIASES, MENTIONS, RELATIONS, RELATION_MENTIONS, STATEMENTS, DATES)


def article_row(article: Article, remarks: Remarks = NO_REMARKS) -> Row:
    """Return a row of `ARTICLES`."""
    return (
        article.id,
        name(article.title),
        name(article.outlet),
        name(article.author),
        article.published,
        article.url,
        article.digest,
        name(article.origin),
        article.imported_at,
        article.group,
        remarks.tagged,
        remarks.note or None,
        article.text,
    )


def entity_row(entity: Entity, row: EntityRow, remarks: Remarks = NO_REMARKS) -> Row:
    """Return a row of `ENTITIES`; the members are the ids that judgements joined into it."""
    members = " ".join(str(member) for member in entity.members)
    names = (name(entity.name), name(entity.english))
    counts = (row.articles, row.mentions, row.degree)
    said = (remarks.tagged, remarks.note or None)
    return (entity.id, entity.type.value, *names, *counts, entity.key, members, *said)


def alias_rows(entity: Entity) -> Iterator[Row]:
    """Yield the rows of `ALIASES`."""
    for alias in entity.aliases:
        yield (entity.id, name(entity.name), name(alias))


def mention_rows(mentions: Iterable[Mention], article: Article, entities: Entities) -> Iterator[Row]:
    """Yield an article's rows of `MENTIONS`."""
    for mention in mentions:
        entity = entities[mention.entity]
        yield (
            mention.id,
            article.id,
            *_place(mention.span),
            mention.span.of(article.text),
            entity.id,
            name(entity.name),
            entity.type.value,
            mention.kind.value,
            mention.confidence,
            mention.rule,
            mention.reason,
        )


def relation_row(row: RelationRow, entities: Entities, note: str = "") -> Row:
    """Return a row of `RELATIONS`: what the graph draws as one edge."""
    kind = row.key.type
    return (
        *_end(entities[row.key.source]),
        kind.value,
        kind.quad.value,
        kind.polarity,
        *_end(entities[row.key.target]),
        row.mentions,
        row.articles,
        row.first,
        row.last,
        row.confidence,
        note or None,
    )


def relation_mention_rows(
    relations: Iterable[RelationMention], article: Article, entities: Entities
) -> Iterator[Row]:
    """Yield an article's rows of `RELATION_MENTIONS`: each place with its words and all attributes."""
    for relation in relations:
        yield (
            relation.id,
            *_end(entities[relation.source]),
            relation.type.value,
            relation.type.quad.value,
            relation.type.polarity,
            *_end(entities[relation.target]),
            relation.modality.value,
            relation.inferred,
            relation.role,
            relation.date,
            *_other(relation.place, entities),
            *_other(relation.speaker, entities),
            relation.confidence,
            relation.rule,
            relation.decision.value,
            *_words(relation.evidence, article),
            *_words(relation.source_span, article),
            *_words(relation.target_span, article),
            *_words(relation.trigger, article),
            article.id,
            name(article.title),
            name(article.outlet),
            article.published,
            article.url,
            article.digest,
        )


def statement_rows(statements: Iterable[Statement], article: Article, entities: Entities) -> Iterator[Row]:
    """Yield an article's rows of `STATEMENTS`."""
    for statement in statements:
        yield (
            statement.id,
            article.id,
            *_other(statement.speaker, entities),
            *_place(statement.span),
            statement.span.of(article.text),
            *_words(statement.verb, article),
            statement.confidence,
        )


def date_rows(dates: Iterable[DateMention], article: Article) -> Iterator[Row]:
    """Yield an article's rows of `DATES`."""
    for date in dates:
        words = date.span.of(article.text)
        yield (article.id, *_place(date.span), words, date.value, date.approximate, date.rule)


def _end(entity: Entity) -> Row:
    return (entity.id, name(entity.name), entity.type.value, name(entity.english))


def _other(id_: EntityId | None, entities: Entities) -> Row:
    return (None, None) if id_ is None else (entities[id_].id, name(entities[id_].name))


def _place(span: Span) -> Row:
    return (span.start, span.end)


def _words(span: Span | None, article: Article) -> Row:
    return (None, None, None) if span is None else (span.of(article.text), span.start, span.end)
