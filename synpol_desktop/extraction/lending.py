"""Public names as our guidelines would have them: what the judge learns of clubs, firms and unknown people.

Our own articles tell of politics. A public corpus tells of more, but marks less: no ministries, no head nouns
that are parts of names, no laws and events. So its labels are taken where both mark names, and a judge who
has learned our articles alone says what else is a mention (self-training: D. Yarowsky 1995). What the first
chain proposes in these texts comes from chains that never saw them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction import judging
from synpol_desktop.extraction.actors import draft
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.tagging.labels import LabelledSpan, Tagged, labels_of, spans_of
from synpol_desktop.extraction.tagging.model import Chain, Model
from synpol_desktop.extraction.tagging.reading import LabelledText
from synpol_desktop.extraction.tagging.tagger import Seen, Tagger
from synpol_desktop.extraction.tagging.teaching import JudgedText
from synpol_desktop.extraction.tagging.training import Settings, train_names
from synpol_desktop.extraction.tagging.world import world_names
from synpol_desktop.extraction.words import Word

PARTS = 5
"""Parts of the public texts, each read by a chain that learned from the others."""

SURE = 0.5
"""So probable a mention by our guidelines is added to the public labels."""

_HOLDS = {
    "PER": frozenset({"LAW", "EVENT"}),
    "ORG": frozenset({"ORG", "LAW", "EVENT"}),
    "LOC": frozenset({"ORG", "GPE", "LOC", "LAW", "EVENT"}),
}
"""What longer name of ours may hold a public one: شركة before a firm's name, محافظة before a town's."""

Place = tuple[int, int]
"""First and last word, both inside."""

_PLACES = frozenset({"GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Lent:
    """A public text with its labels, and what rules and a chain who never saw it propose."""

    seen: Seen
    chosen: Sequence[Candidate]
    labels: Sequence[str]


def lend(
    texts: Sequence[LabelledText], settings: Settings | None = None, progress: Progress | None = None
) -> list[Lent]:
    """Read public texts as an unknown text is read; neighbours, which may be one article, are in one part."""
    watched = progress or Progress()
    parts = [number * PARTS // len(texts) for number in range(len(texts))]
    found: list[Lent] = []
    for part in sorted(set(parts)):
        watched.step(part, PARTS, "public names")
        others = [text for text, own in zip(texts, parts, strict=True) if own != part]
        tagger = Tagger(Model(train_names(others, settings)))
        for text, own in zip(texts, parts, strict=True):
            if own == part:
                seen = tagger.see(text.words)
                found.append(Lent(seen, draft(seen, None)[0], text.labels))
    return found


def judged(lent: Sequence[Lent], names: Chain, judge: Chain) -> list[JudgedText]:
    """Return public texts as the judge learns from them, by what a judge of our own articles says of them."""
    tagger = Tagger(Model(names, judge))
    found = []
    for each in lent:
        drafted = judging.drafts(each.chosen)
        spans = as_ours(
            spans_of(each.labels), each.chosen, tagger.judge(each.seen, drafted), clubs(each.seen.words)
        )
        found.append(JudgedText(each.seen, drafted, labels_of(len(each.labels), spans)))
    return found


def clubs(words: Sequence[Word]) -> frozenset[Place]:
    """Return the places of names that clubs have, which may be towns as well."""
    return frozenset((first, last) for first, last, _, classes in world_names(words) if "club" in classes)


def as_ours(
    public: Sequence[LabelledSpan],
    chosen: Sequence[Candidate],
    verdicts: Sequence[Tagged],
    club_names: Collection[Place] = (),
) -> list[LabelledSpan]:
    """Return the mentions of a text: the names marked in public, and what only our guidelines call mentions.

    Persons are taken as they are marked: both mean the same by them. A state that is marked as a body is a
    state to us; a town is not, where it has a club.
    """
    said = [each for each in verdicts if each.best]
    at = {place: name for name in public for place in range(name[0], name[1] + 1)}
    added = [
        (each.first, each.last, each.type) for each in said if each.probability >= SURE and _adds(each, at)
    ]
    taken = {place for first, last, _ in added for place in range(first, last + 1)}
    drafts = {(each.first, each.last): each for each in chosen if (each.first, each.last) not in club_names}
    types = {(each.first, each.last): each.type for each in said}
    kept = [
        (first, last, _type(kind, drafts.get((first, last)), types.get((first, last), "")))
        for first, last, kind in public
        if taken.isdisjoint(range(first, last + 1))
    ]
    return sorted([*added, *kept])


def _adds(verdict: Tagged, at: dict[int, LabelledSpan]) -> bool:
    """Whether a mention by our guidelines is none of the public names, or holds one of them and more."""
    inside = {at[place] for place in range(verdict.first, verdict.last + 1) if place in at}
    if not inside:
        return verdict.type != "PER"
    (first, last, kind), *others = inside
    if others or (first, last) == (verdict.first, verdict.last):
        return False
    return verdict.first <= first and last <= verdict.last and verdict.type in _HOLDS[kind]


def _type(kind: str, drafted: Candidate | None, judged_as: str) -> str:
    """Return our type of a public name: which places are political units the tables know, else the judge."""
    drafted_as = drafted.type.value if drafted is not None else ""
    if kind == "PER":
        return kind
    if drafted is not None and drafted.rule.startswith("table") and drafted_as in {"ORG", *_PLACES}:
        return drafted_as
    if kind == "LOC":
        return next((each for each in (drafted_as, judged_as) if each in _PLACES), "GPE")
    return kind
