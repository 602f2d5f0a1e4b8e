"""Scores of a reading against the annotators' reading.

=============  ============================================================================================
mention        a place with the right type; quotes, blanks and a leading article are forgiven
mention_any    the same place, whatever its type
entity         CEAF-e (phi4) over the clusters of mentions, type required: one real-world thing, one entity
relation       (source, type, target) between aligned entities; symmetric types match either way
pair           the same, unordered and untyped
statement      the right speaker, overlapping the annotated sentence
date           an overlapping place and an equal ISO value
=============  ============================================================================================

CEAF: X. Luo, On coreference resolution performance metrics, HLT/EMNLP 2005.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from tests.benchmarks.extraction.readings import SYMMETRIC, Claim, Place, Reading, Sighting

ROWS = ("mention", "mention_any", "entity", "relation", "pair", "statement", "date")

EDGES = " \t\n\r\"'«»“”„‘’()[]،,.؛:-–ـ"
ARTICLE = "ال"  # the
SHORTEST_WITH_ARTICLE = 4


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right, of how much that was said and how much there was to say. `right` may be a fraction."""

    right: float = 0.0
    said: int = 0
    expected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.said + other.said, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was said."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Alignment = Mapping[str, str]
"""Entities of one reading to the entities of another."""

Scores = dict[str, Tally]
"""A tally for each of `ROWS`."""


class TextsDifferError(ValueError):
    """Two readings are of different texts, so their places can't be compared."""


def trimmed(text: str, place: Place) -> Place:
    """Move a place's ends inwards over quotes, blanks and the article, which readers put in or out."""
    start, end = place
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    if end - start >= SHORTEST_WITH_ARTICLE and text.startswith(ARTICLE, start):
        start += len(ARTICLE)
    return start, end


def clusters(reading: Reading) -> dict[str, set[Place]]:
    """Collect the trimmed places of each entity that is mentioned."""
    places: dict[str, set[Place]] = {}
    for naming in reading.namings:
        places.setdefault(naming.entity, set()).add(trimmed(reading.text, naming.place))
    return places


def assigned(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Pair rows with columns one to one for the greatest sum of weights; pairs of no weight are left out."""
    if not weights or not weights[0]:
        return {}
    table = np.asarray(weights, dtype=np.float64)
    rows, columns = linear_sum_assignment(table, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: column for row, column in pairs if table[row, column] > 0}


def aligned(gold: Reading, said: Reading) -> dict[str, str]:
    """Map entities of `said` to those of `gold` by the places they share, whatever their types."""
    ours, theirs = clusters(gold), clusters(said)
    shared = [[float(len(ours[mine] & theirs[other])) for other in theirs] for mine in ours]
    names, others = list(ours), list(theirs)
    return {others[column]: names[row] for row, column in assigned(shared).items()}


def overlapping(one: Iterable[Place], other: Iterable[Place]) -> bool:
    """Tell whether any place of one shares a code point with any of the other."""
    there = tuple(other)
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in there)


def score(gold: Reading, said: Reading) -> Scores:
    """Score one article.

    Raises
    ------
    TextsDifferError
        If the readings are of different texts; blank lines at the end don't count.
    """
    if gold.text.rstrip("\n") != said.text.rstrip("\n"):
        raise TextsDifferError(gold.name)
    alignment = aligned(gold, said)
    return {
        "mention": _sets(typed_places(said), typed_places(gold)),
        "mention_any": _sets(_places(said), _places(gold)),
        "entity": _entities(gold, said),
        "relation": _sets(_triples(said.asserted, alignment), _triples(gold.asserted)),
        "pair": _sets(_pairs(said.asserted, alignment), _pairs(gold.asserted)),
        "statement": _sightings(
            gold.statements,
            [Sighting(alignment.get(each.value, ""), each.places) for each in said.statements],
        ),
        "date": _sightings(gold.dates, said.dates),
    }


def score_all(golds: Mapping[str, Reading], said: Mapping[str, Reading]) -> dict[str, Scores]:
    """Score every article of `golds`, by name.

    Raises
    ------
    KeyError
        If `said` lacks one of the articles.
    """
    return {name: score(gold, said[name]) for name, gold in golds.items()}


def total(scores: Iterable[Scores]) -> Scores:
    """Add up articles' scores (micro-average)."""
    sums = dict.fromkeys(ROWS, Tally())
    for each in scores:
        sums = {row: sums[row] + each[row] for row in ROWS}
    return sums


def triple(claim: Claim, alignment: Alignment | None = None) -> tuple[str, str, str]:
    """Bring a claim into the form in which claims are compared; unaligned ends stay strangers to all."""
    source, target = (_end(each, alignment) for each in (claim.source, claim.target))
    if claim.type in SYMMETRIC:
        source, target = sorted((source, target))
    return claim.type, source, target


def typed_places(reading: Reading) -> set[tuple[Place, str]]:
    """Collect the trimmed places of mentions with their entity's type."""
    return {
        (place, reading.types[entity]) for entity, places in clusters(reading).items() for place in places
    }


def _places(reading: Reading) -> set[Place]:
    return {place for place, _ in typed_places(reading)}


def _end(entity: str, alignment: Alignment | None) -> str:
    return entity if alignment is None else alignment.get(entity, f"?{entity}")


def _triples(claims: Iterable[Claim], alignment: Alignment | None = None) -> set[tuple[str, str, str]]:
    return {triple(claim, alignment) for claim in claims}


def _pairs(claims: Iterable[Claim], alignment: Alignment | None = None) -> set[frozenset[str]]:
    return {frozenset(triple(claim, alignment)[1:]) for claim in claims}


def _sets(said: AbstractSet[Hashable], expected: AbstractSet[Hashable]) -> Tally:
    return Tally(len(said & expected), len(said), len(expected))


def _entities(gold: Reading, said: Reading) -> Tally:
    ours, theirs = clusters(gold), clusters(said)
    likeness = [
        [
            _likeness(places, others) if gold.types[mine] == said.types[other] else 0.0
            for other, others in theirs.items()
        ]
        for mine, places in ours.items()
    ]
    right = sum(likeness[row][column] for row, column in assigned(likeness).items())
    return Tally(right, len(theirs), len(ours))


def _likeness(one: set[Place], other: set[Place]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _sightings(expected: Sequence[Sighting], said: Iterable[Sighting]) -> Tally:
    free = list(said)
    count = len(free)
    right = 0
    for each in expected:
        same = (one for one in free if one.value == each.value and overlapping(one.places, each.places))
        match = next(same, None)
        if match is not None:
            free.remove(match)
            right += 1
    return Tally(right, count, len(expected))
