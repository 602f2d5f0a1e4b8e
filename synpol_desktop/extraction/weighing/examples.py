"""From annotated articles to examples for the weighing of relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.annotated import Annotated, AnnotatedRelation
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.reading import read
from synpol_desktop.extraction.weighing.describing import Describer
from synpol_desktop.extraction.weighing.pairs import Claim, pairs


def examples(document: Document, annotated: Annotated) -> Iterator[tuple[Claim, list[str], bool]]:
    """Yield the candidates of a document with their features, and whether annotators saw the relation.

    A relation that annotators saw in another sentence only is left out: this one may show it too, and they
    name one place. So is what nobody decided on, where an article is annotated in part.
    """
    reading = read(document)
    describer = Describer(document, reading.statements)
    ours = matched(document, annotated)
    truth, denied = _places(ours, annotated.relations), _places(ours, annotated.denied)
    found = pairs(reading.sentences, reading.relations, reading.views)
    for sentence, here, views in zip(reading.sentences, found, reading.views, strict=True):
        listed = annotated.told is None or _among(sentence.span, annotated.told)
        for described in describer.claims(sentence, here, None, views):
            key = described.claim.key
            stated = _among(sentence.span, truth.get(key, ()))
            refused = (listed and key not in truth) or _among(sentence.span, denied.get(key, ()))
            if stated or refused:
                yield described.claim, describer.features(described), stated


def _among(sentence: Span, places: Sequence[Span]) -> bool:
    return any(place.overlaps(sentence) for place in places)


def _places(
    ours: Mapping[str, int], relations: Sequence[AnnotatedRelation]
) -> dict[tuple[RelationType, int, int], tuple[Span, ...]]:
    """Return the places of evidence of annotated relations, by type and ends as the document counts."""
    found: dict[tuple[RelationType, int, int], tuple[Span, ...]] = {}
    for relation in relations:
        if relation.source in ours and relation.target in ours:
            kind = RelationType(relation.type)
            ends = (ours[relation.source], ours[relation.target])
            low, high = sorted(ends) if kind.symmetric else ends
            found[kind, low, high] = (*found.get((kind, low, high), ()), *relation.evidence)
    return found


def matched(document: Document, annotated: Annotated) -> dict[str, int]:
    """Return the entity of the document that shares most places with each annotated one, one to one."""
    places = {mention.span: mention.entity for mention in document.mentions}
    votes: Counter[tuple[str, int]] = Counter()
    for entity, span in annotated.mentions:
        for start in range(span.start, span.end, 2)[:2]:  # annotators may leave the proclitics in
            mine = places.get(Span(start, span.end))
            if mine is not None:
                votes[entity, mine] += 1
    found: dict[str, int] = {}
    for (theirs, mine), _ in votes.most_common():
        if theirs not in found and mine not in found.values():
            found[theirs] = mine
    return found
