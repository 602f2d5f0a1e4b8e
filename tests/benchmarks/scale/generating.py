"""A made-up corpus: articles, entities with a long tail, relations between them, speech and dates."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from synpol_desktop.core.found import (
    Findings,
    FoundDate,
    FoundEntity,
    FoundMention,
    FoundRelation,
    FoundStatement,
    Provenance,
)
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, MentionKind, Modality
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace
from tests.benchmarks.scale.vocabulary import Vocabulary

MADE_BY = Provenance("scale", "none")
_FIRST_DAY = date(2011, 3, 1)
_DAYS = 5000
_OUTLETS = 24
_SENTENCE = 14
_STATED = list(RELATION_TYPES)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a workspace is; each article states its share of the relation mentions."""

    articles: int = 10_000
    entities: int = 30_000
    relation_mentions: int = 200_000
    words: int = 350
    mentions: int = 30
    """Of an article: its words, and how many places of it name an entity."""


def make(path: Path, size: Size, seed: int = 0) -> None:
    """Write a new workspace of this size."""
    with Workspace.create(path) as workspace, workspace.batch("Scale") as batch:
        for draft, findings in corpus(size, seed):
            article = batch.add(draft)
            assert article is not None
            batch.store(article, findings)


def corpus(size: Size, seed: int = 0) -> Iterator[tuple[ArticleDraft, Findings]]:
    """Yield articles with what was found in them; the same for the same seed."""
    draw = random.Random(seed)
    vocabulary = Vocabulary(draw)
    entities = [_entity(draw, vocabulary, number) for number in range(size.entities)]
    fresh = iter(range(size.entities))
    share = -(-size.entities // size.articles)
    stated = 0
    for number in range(size.articles):
        # every entity is met once; the rest is drawn with a long tail
        there = [entity for entity in (next(fresh, None) for _ in range(share)) if entity is not None]
        there += [int(size.entities * draw.random() ** 3) for _ in range(12)]
        here = [entities[entity] for entity in dict.fromkeys(there)]
        places = list(range(len(here))) + draw.choices(range(len(here)), k=max(0, size.mentions - len(here)))
        text, spans = _text(draw, vocabulary, [here[place].name for place in places], size.words)
        due = size.relation_mentions * (number + 1) // size.articles
        yield _draft(draw, vocabulary, number, text), _findings(draw, here, places, text, spans, due - stated)
        stated = due


def _entity(draw: random.Random, vocabulary: Vocabulary, number: int) -> FoundEntity:
    kind = ENTITY_TYPES[min(number % 10, 7) % 6]
    given, family = vocabulary.name(), vocabulary.name()
    # The number keeps namesakes apart, as letters: digits would make every name unlike a name.
    last = "".join(chr(ord("ا") + 6 + int(digit)) for digit in str(number))
    name = f"{given} {family} {last}"
    english = f"Actor {number}" if draw.random() < 0.3 else ""
    return FoundEntity(kind, name, (name, f"{given} {family}"), f"scale:{number}", english)


def _text(
    draw: random.Random, vocabulary: Vocabulary, names: Sequence[str], words: int
) -> tuple[str, list[Span]]:
    """Return a text of sentences and lines that names everybody in their order, and where."""
    gap = max(1, words // len(names) - 2)
    pieces: list[str] = []
    spans: list[Span] = []
    length = since = 0

    def put(piece: str) -> None:
        nonlocal length, since
        since += 1
        end = "" if since < _SENTENCE else draw.choice((".", "،", ".\n"))
        since = 0 if end else since
        piece += end if end.endswith("\n") else f"{end} "
        pieces.append(piece)
        length += len(piece)

    for name in names:
        for word in vocabulary.words(gap):
            put(word)
        spans.append(Span(length, length + len(name)))
        put(name)
    return "".join(pieces).rstrip(), spans


def _draft(draw: random.Random, vocabulary: Vocabulary, number: int, text: str) -> ArticleDraft:
    """Return an article; of two in three the title is also the beginning of the text."""
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    title = " ".join(text[:60].split()[:7]) if number % 3 else " ".join(vocabulary.words(7))
    outlet = f"وكالة {number % _OUTLETS}"
    return ArticleDraft(text, title, outlet=outlet, published=day.isoformat(), origin="scale")


def _findings(
    draw: random.Random,
    here: Sequence[FoundEntity],
    places: Sequence[int],
    text: str,
    spans: Sequence[Span],
    relations: int,
) -> Findings:
    mentions = tuple(
        FoundMention(place, span, MentionKind.NAMED, 0.9, "scale")
        for place, span in zip(places, spans, strict=True)
    )
    speaker = draw.choice(mentions[:-1])
    said = Span(speaker.span.end, min(len(text), speaker.span.end + 120))
    return Findings(
        tuple(here),
        mentions,
        tuple(_relation(draw, mentions, len(here)) for _ in range(relations)),
        (FoundStatement(speaker.entity, said, None, 0.8, "scale"),),
        (FoundDate(spans[0], str(2011 + draw.randrange(14)), "scale"),),
        provenance=MADE_BY,
    )


def _relation(draw: random.Random, mentions: Sequence[FoundMention], entities: int) -> FoundRelation:
    first = draw.randrange(len(mentions) - 1)
    source, target = mentions[first], mentions[min(first + draw.randint(1, 3), len(mentions) - 1)]
    other = target.entity if target.entity != source.entity else (source.entity + 1) % entities
    return FoundRelation(
        source.entity,
        draw.choice(_STATED),
        other,
        source.span.join(target.span),
        source.span,
        target.span,
        None,
        0.4 + 0.6 * draw.random(),
        "scale",
        Modality.ASSERTED if draw.random() < 0.9 else Modality.PLANNED,
        date=str(2011 + draw.randrange(14)) if draw.random() < 0.2 else None,
        speaker=source.entity if draw.random() < 0.1 else None,
    )
