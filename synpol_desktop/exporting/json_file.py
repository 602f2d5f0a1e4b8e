"""JSON for programs of one's own; the schema is ``resources/schemas/export.schema.json``.

One object with these members. Ids are whole numbers, unique within their list. Dates are date values: a day,
a month, a year (ISO 8601) or two days with ``/`` between. Spans are ``[start, end]``, half open, in Unicode
code points of the article's text.

==============  ====================================================================================
``format``      ``synpol-export``
``version``     1; a later number where a member changed its meaning or went
``about``       title, made, generator, language, digest, notice, part, and the filter that was used
``nodes``       id, type, name, english, aliases, key, articles, mentions, degree, importance, x, y, color,
                tags, note (null unless asked for)
``edges``       id, source, target, relation, quad, polarity, symmetric, mentions, articles, first, last,
                confidence, color, note; ``evidence`` lists ids of the list of that name
``evidence``    id, edge, article, words, span, source_span, target_span, trigger, modality, confidence, rule,
                role, date, place, speaker (entities), inferred, decision
``entities``    id, type, name: those that evidence refers to as place or speaker and that are no node
``articles``    id, title, outlet, author, url, published, digest, text, origin (null unless asked for),
                tags, note
``mentions``    id, article, entity, span, words, kind, confidence, rule
``statements``  id, article, speaker, span, words, verb, confidence
==============  ====================================================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, Modality
from synpol_desktop.core.records import Article
from synpol_desktop.core.spans import Span
from synpol_desktop.exporting.content import About, Actor, Content, Quote, Tie
from synpol_desktop.exporting.themes import hexed

FORMAT, VERSION = "synpol-export", 1
Json = dict[str, object]


def write_json(file: TextIO, content: Content) -> None:
    """Write everything, one line an item."""
    count = len(content.articles)
    lists: dict[str, Iterable[Json]] = {
        "nodes": map(_node, content.actors),
        "edges": map(_edge, content.ties),
        "evidence": (_evidence(quote, tie) for tie in content.ties for quote in tie.quotes),
        "entities": _others(content),
        "articles": (_article(article, content) for article in content.articles),
        "mentions": _mentions(content, content.watched(content.articles, 0.2, 0.7, count)),
        "statements": _statements(content, content.watched(content.articles, 0.7, 1.0, count)),
    }
    file.write(f'{{"format": {_dump(FORMAT)}, "version": {VERSION},\n"about": {_dump(_about(content.about))}')
    for name, items in lists.items():
        file.write(f',\n"{name}": [')
        for number, item in enumerate(items):
            file.write(f"{',' if number else ''}\n{_dump(item)}")
        file.write("]")
    file.write("}\n")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _about(about: About) -> Json:
    shown = about.shown
    return {
        "title": about.title,
        "made": about.made.isoformat(),
        "generator": f"SynPol Desktop {about.version}",
        "language": about.language,
        "digest": about.digest,
        "notice": about.notice,
        "part": about.part,
        "filter": {
            "types": [kind.value for kind in ENTITY_TYPES if kind in shown.types],
            "relations": [kind.value for kind in RELATION_TYPES if kind in shown.relations],
            "modalities": [kind.value for kind in Modality if kind in shown.modalities],
            "min_confidence": shown.min_confidence,
            "first": shown.first.isoformat() if shown.first else None,
            "last": shown.last.isoformat() if shown.last else None,
            "outlets": sorted(shown.outlets),
            "articles": None if shown.articles is None else sorted(shown.articles),
            "actors": None if shown.actors is None else sorted(shown.actors),
            "rejected": shown.rejected,
            "undecided": shown.undecided,
            "accepted": shown.accepted,
            "basis": shown.basis.value,
            "text": shown.text,
            "blocs": sorted(shown.blocs),
            "tags": sorted(shown.tags),
            "article_tags": sorted(shown.article_tags),
        },
    }


def _node(actor: Actor) -> Json:
    entity, row = actor.entity, actor.row
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "english": entity.english,
        "aliases": list(entity.aliases),
        "key": entity.key,
        "articles": row.articles,
        "mentions": row.mentions,
        "degree": row.degree,
        "importance": actor.importance,
        "x": actor.x,
        "y": actor.y,
        "color": hexed(actor.color),
        "tags": list(actor.remarks.tags),
        "note": actor.remarks.note or None,
    }


def _edge(tie: Tie) -> Json:
    row, kind = tie.row, tie.type
    return {
        "id": tie.number,
        "source": tie.source,
        "target": tie.target,
        "relation": kind.value,
        "quad": kind.quad.value,
        "polarity": kind.polarity,
        "symmetric": kind.symmetric,
        "mentions": row.mentions,
        "articles": row.articles,
        "first": row.first,
        "last": row.last,
        "confidence": row.confidence,
        "color": hexed(tie.color),
        "note": tie.note or None,
        "evidence": [quote.relation.id for quote in tie.quotes],
    }


def _evidence(quote: Quote, tie: Tie) -> Json:
    relation = quote.relation
    return {
        "id": relation.id,
        "edge": tie.number,
        "article": relation.article,
        "words": quote.words,
        "span": _span(relation.evidence),
        "source_span": _span(relation.source_span),
        "target_span": _span(relation.target_span),
        "trigger": _span(relation.trigger),
        "modality": relation.modality.value,
        "confidence": relation.confidence,
        "rule": relation.rule,
        "role": relation.role,
        "date": relation.date,
        "place": relation.place,
        "speaker": relation.speaker,
        "inferred": relation.inferred,
        "decision": relation.decision.value,
    }


def _others(content: Content) -> Iterator[Json]:
    nodes = {actor.entity.id for actor in content.actors}
    for id_, entity in sorted(content.entities.items()):
        if id_ not in nodes:
            yield {"id": id_, "type": entity.type.value, "name": entity.name}


def _article(article: Article, content: Content) -> Json:
    remarks = content.remarks_on(article.id)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "digest": article.digest,
        "text": article.text,
        "origin": article.origin if content.origins else None,
        "tags": list(remarks.tags),
        "note": remarks.note or None,
    }


def _mentions(content: Content, articles: Iterable[Article]) -> Iterator[Json]:
    for article in articles:
        for mention in content.mentions(article.id):
            yield {
                "id": mention.id,
                "article": article.id,
                "entity": mention.entity,
                "span": _span(mention.span),
                "words": mention.span.of(article.text),
                "kind": mention.kind.value,
                "confidence": mention.confidence,
                "rule": mention.rule,
            }


def _statements(content: Content, articles: Iterable[Article]) -> Iterator[Json]:
    for article in articles:
        for statement in content.statements(article.id):
            yield {
                "id": statement.id,
                "article": article.id,
                "speaker": statement.speaker,
                "span": _span(statement.span),
                "words": statement.span.of(article.text),
                "verb": _span(statement.verb),
                "confidence": statement.confidence,
            }
