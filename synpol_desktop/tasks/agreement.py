"""How far two analysts agree where both decided: Cohen's kappa (J. Cohen 1960)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.workspace.edits.anchors import Marked, Words
from synpol_desktop.workspace.reading.decisions import Decisions


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one sort of question.

    Parameters
    ----------
    sort : str
        ``relations``: is what was found right; ``names``: what do these words name; ``pairs``: are these one.
    both : int
        Questions that both answered.
    alike : int
        Those that both answered alike.
    kappa : float or None
        Agreement beyond chance, 1 at most; None where both gave one and the same answer throughout, or
        nothing was answered by both: chance can't be told then.
    """

    sort: str
    both: int
    alike: int
    kappa: float | None


def kappa(answers: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of pairs of answers; None if it isn't defined."""
    if not answers:
        return None
    total = len(answers)
    observed = sum(one == other for one, other in answers) / total
    first = Counter(one for one, _ in answers)
    second = Counter(other for _, other in answers)
    chance = sum(first[answer] * second[answer] for answer in first) / total**2
    return None if chance == 1.0 else (observed - chance) / (1.0 - chance)


def agreements(mine: Decisions, theirs: Decisions, base: Decisions) -> tuple[Agreement, ...]:
    """Return how far two agree on what neither found decided."""
    relations = [
        (decided.state, theirs.relations[key].state)
        for key, decided in mine.relations.items()
        if key in theirs.relations and key not in base.relations
    ]
    before = {words[:3] for words in base.markings}
    own, other = _names(mine), _names(theirs)
    names = [(own[place], other[place]) for place in own if place in other and place not in before]
    pairs = [
        (verdict.same, theirs.judgements[key].same)
        for key, verdict in mine.judgements.items()
        if key in theirs.judgements and key not in base.judgements
    ]
    answered: dict[str, Sequence[tuple[Hashable, Hashable]]] = {
        "relations": relations,
        "names": names,
        "pairs": pairs,
    }
    return tuple(
        Agreement(sort, len(each), sum(one == two for one, two in each), kappa(each))
        for sort, each in answered.items()
    )


def _names(decisions: Decisions) -> dict[tuple[str, int, int], Hashable]:
    """Return what each place names for somebody: an entity, or nothing."""
    found: dict[tuple[str, int, int], Hashable] = {}
    for words, marked in decisions.markings.items():
        place = (words.digest, words.start, words.end)
        if marked.state is DecisionState.ACCEPTED or place not in found:
            found[place] = _answer(words, marked)
    return found


def _answer(words: Words, marked: Marked) -> Hashable:
    return (words.type, marked.key) if marked.state is DecisionState.ACCEPTED else None
