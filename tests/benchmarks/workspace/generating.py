"""A made-up corpus of any size: articles, entities with a long tail, relations between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, MentionKind, Modality
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span

_SYLLABLES = ["سا", "مر", "نو", "ري", "دا", "كم", "ال", "هب", "تو", "فا", "جي", "زن", "قد", "شم", "لي", "وا"]
_MADE_BY = Provenance("benchmark", "none")


def corpus(
    articles: int, entities: int, *, mentions: int = 30, relations: int = 20, seed: int = 0
) -> Iterator[tuple[ArticleDraft, Findings]]:
    """Yield articles of about 350 words with findings; the same for the same seed."""
    draw = random.Random(seed)
    names = [_name(draw, number) for number in range(entities)]
    fresh = iter(range(entities))
    for number in range(articles):
        # every entity is met once; the rest is drawn with a long tail
        there = [
            entity
            for entity in (next(fresh, None) for _ in range(-(-entities // articles)))
            if entity is not None
        ]
        there += [int(entities * draw.random() ** 3) for _ in range(12)]
        there = list(dict.fromkeys(there))
        text, spans = _text(draw, [names[draw.choice(there)] for _ in range(mentions)])
        yield _draft(draw, number, text), _findings(draw, names, there, text, spans, relations)


def _findings(
    draw: random.Random, names: list[str], there: list[int], text: str, spans: list[Span], relations: int
) -> Findings:
    numbers = {names[entity]: number for number, entity in enumerate(there)}
    found = tuple(
        FoundEntity(ENTITY_TYPES[entity % 6], names[entity], (names[entity].split()[0],), f"x:{entity}")
        for entity in there
    )
    mentions = tuple(
        FoundMention(numbers[span.of(text)], span, MentionKind.NAMED, 0.9, "benchmark") for span in spans
    )
    stated = []
    for _ in range(relations):
        one, two = sorted(draw.sample(range(len(mentions)), 2))
        source, target = mentions[one], mentions[two]
        if source.entity == target.entity:
            target = FoundMention(
                (source.entity + 1) % len(there), target.span, target.kind, 0.9, "benchmark"
            )
        stated.append(
            FoundRelation(
                source.entity,
                draw.choice(RELATION_TYPES),
                target.entity,
                source.span.join(target.span),
                source.span,
                target.span,
                None,
                0.4 + 0.6 * draw.random(),
                "benchmark",
                Modality.ASSERTED if draw.random() < 0.9 else Modality.PLANNED,
            )
        )
    return Findings(found, mentions, tuple(stated), provenance=_MADE_BY)


def _draft(draw: random.Random, number: int, text: str) -> ArticleDraft:
    day = date(2011, 3, 1) + timedelta(days=draw.randrange(5000))
    return ArticleDraft(
        text,
        f"{text[:40]} {number}",
        outlet=f"وكالة {number % 12}",
        published=day.isoformat(),
        origin="benchmark",
    )


def _name(draw: random.Random, number: int) -> str:
    return f"{_word(draw)} {_word(draw)} {number}"


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 3)))


def _text(draw: random.Random, names: list[str]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans = []
    length = 0
    for name in names:
        filler = " ".join(_word(draw) for _ in range(9)) + " "
        spans.append(Span(length + len(filler), length + len(filler) + len(name)))
        parts += [filler, name, " "]
        length += len(filler) + len(name) + 1
    return "".join(parts), spans
