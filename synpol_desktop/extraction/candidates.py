"""Spans that may be mentions, and the choice among those that want the same words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import attrgetter

from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.light import light
from synpol_desktop.extraction.lexicon import lexicon


@light
class Candidate:
    """A row of words that may be a mention.

    A statistical tagger adds its finds as candidates too, with its own rule and probability.

    Parameters
    ----------
    first, last : int
        Indices of its words, both inside.
    start, end : int
        Its code points.
    key : str
        What it denotes (see ``core.found.FoundEntity``).
    rule : str
        What found it, one of the rules of ``names_rules.tsv``.
    name : str
        The best name of what it denotes, shown in reasons; empty: its own words.
    confidence : float or None
        None for the rule's.
    family : str
        A person's last word, folded; empty for others.
    """

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    key: str
    rule: str
    kind: MentionKind = MentionKind.NAMED
    name: str = ""
    confidence: float | None = None
    family: str = ""

    def with_confidence(self, confidence: float) -> Candidate:
        """Return the same with a confidence of its own."""
        where = (self.first, self.last, self.start, self.end)
        return Candidate(
            *where, self.type, self.key, self.rule, self.kind, self.name, confidence, self.family
        )


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that share no word, in reading order.

    A rule of far higher rank wins; else the longer one, then the higher rank, then the earlier.
    """
    ranks = _ranks()
    ordered = []
    for number, c in enumerate(candidates):
        rank, own = ranks[c.rule]
        ordered.append((rank, c.start - c.end, own, c.start, c.key, number, c))
    ordered.sort()
    taken: set[int] = set()
    kept: list[Candidate] = []
    for *_, candidate in ordered:
        places = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    kept.sort(key=attrgetter("start"))
    return kept


@cache
def _ranks() -> dict[str, tuple[int, int]]:
    """Return for each rule its class of rank and its rank, the highest first."""
    return {name: (rule.rank // 40 * -1, -rule.rank) for name, rule in lexicon().rules.items()}
