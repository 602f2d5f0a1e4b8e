"""What is seen of a candidate, as features.

Features are short strings; each says one thing that a reader could check in the sentence: which rule reads
the relation there, where the trigger stands to its ends and in which form, what introduces the ends, what
their types are. Most are told of every type alike, so that a rare type learns from the common ones. Those of
a candidate that a rule reads begin with ``r``, the others' with ``u``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from synpol_desktop.core.found import FoundRelation, FoundStatement
from synpol_desktop.core.kinds import RELATION_TYPES, SYMMETRIC, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.lexicon import Ends, Lexicon
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit
from synpol_desktop.extraction.weighing.pairs import Claim, Cue, End, Pair, cues_of, reading_of

VERSION = "4"
"""Changes with the meaning of features: weights of another version aren't used."""

BEFORE = 12
"""So many units before the first end a trigger is looked for, not across the end of a clause."""

BEHIND = 5
"""So many units behind the second end."""


_NAMES = {kind: kind.value for kind in RELATION_TYPES}


class Row:
    """The units of a sentence with what is counted in them again and again."""

    def __init__(self, words: Lexicon, sentence: Sentence) -> None:
        units = sentence.units
        self.units = units
        self.cues = cues_of(words, units)
        self.starts = [unit.span.start for unit in units]
        self.shown = [_shown(unit) for unit in units]
        self.before = [_introduced(units, self.shown, place) for place in range(len(units))]
        self._names = [0, *accumulate(unit.mention is not None for unit in units)]
        self._signs = [0, *accumulate(unit.kind is Kind.SIGN for unit in units)]
        self._acts = [0, *accumulate(bool(unit.triggers) for unit in units)]

    def names(self, first: int, end: int) -> int:
        """Return how many units from ``first`` up to ``end`` are mentions."""
        return self._names[end] - self._names[first] if end > first else 0

    def signs(self, first: int, end: int) -> int:
        """Return how many are signs."""
        return self._signs[end] - self._signs[first] if end > first else 0

    def acts(self, first: int, end: int) -> int:
        """Return how many may be triggers."""
        return self._acts[end] - self._acts[first] if end > first else 0

    def place(self, start: int) -> int:
        """Return the unit that holds an offset, -1 where that lies in a sentence before."""
        return bisect_right(self.starts, start) - 1


@dataclass(frozen=True, slots=True)
class Described:
    """A candidate with what is seen at a first look, and where the rest is to be seen."""

    claim: Claim
    first: list[str]
    row: Row
    others: Sequence[Pair]


class Describer:
    """Finds and describes the candidates of one document."""

    def __init__(self, document: Document, words: Lexicon, statements: Iterable[FoundStatement]) -> None:
        self._types = [entity.type for entity in document.entities]
        self._names = [kind.value for kind in self._types]
        self._text = document.text
        self._words = words
        self._ends: dict[RelationType, Ends] = words.ends
        self._said = [(statement.span, statement.speaker) for statement in statements]

    def claims(self, sentence: Sentence, pairs: Sequence[Pair]) -> Iterator[Described]:
        """Yield the candidates of one sentence."""
        if not pairs:
            return
        row = Row(self._words, sentence)
        for pair in pairs:
            for kind, cue in self._near(row, pair).items():
                for source, target in self._directions(pair, kind):
                    read = reading_of(pair, kind, source.entity, target.entity) if pair.read else None
                    claim = Claim(pair, kind, _NAMES[kind], source, target, cue, read)
                    yield Described(claim, self._first(row, claim), row, pairs)

    def features(self, described: Described) -> list[str]:
        """Return all that is seen of a candidate."""
        return described.first + self.rest(described)

    def rest(self, described: Described) -> list[str]:
        """Return what a first look doesn't show."""
        claim, row = described.claim, described.row
        seen = [*_around(claim, described.others)]
        for name, end in (("S", claim.source), ("T", claim.target)):
            seen += [f"{name} by:{end.rule}", f"{name} sure:{int(end.sure * 10)}"]
        seen += self._said_by(claim)
        if claim.read is not None:
            seen += self._read(row, claim, claim.read)
            return [f"r {each}" for each in seen]
        if claim.pair.first.place >= 0:
            seen += _layout(row, claim)
        return [f"u {each}" for each in seen]

    def _near(self, row: Row, pair: Pair) -> dict[RelationType, Cue | None]:
        """Return the types that something near a pair speaks for, each with its best word."""
        found: dict[RelationType, Cue | None] = {relation.type: None for relation in pair.read}
        first, second = pair.first.place, pair.second.place
        floor = max(0, first - BEFORE)
        for at in range(first - 1, floor - 1, -1):
            if row.units[at].ends_clause:
                floor = at
                break
        best: dict[RelationType, tuple[int, Cue]] = {}
        for cue in row.cues:
            if not floor <= cue.place <= second + BEHIND or cue.place in (first, second):
                continue
            if cue.type in pair.unreal:
                continue
            far = 0 if first < cue.place < second else first - cue.place if cue.place < first else 20
            known = best.get(cue.type)
            if known is None or far < known[0] or (far == known[0] and cue.place > known[1].place):
                best[cue.type] = (far, cue)
        found.update({kind: cue for kind, (_, cue) in best.items()})
        return found

    def _directions(self, pair: Pair, kind: RelationType) -> Iterator[tuple[End, End]]:
        allowed = self._ends[kind]
        ways = [(pair.first, pair.second)]
        if kind not in SYMMETRIC:
            ways.append((pair.second, pair.first))
        for source, target in ways:
            if self._types[source.entity] in allowed.source and self._types[target.entity] in allowed.target:
                yield source, target

    def _first(self, row: Row, claim: Claim) -> list[str]:
        kind, pair = claim.kind, claim.pair
        way = "=" if claim.type in SYMMETRIC else ">" if claim.source is pair.first else "<"
        types = f"{self._names[claim.source.entity]}-{self._names[claim.target.entity]}"
        if claim.read is not None:
            return ["r bias", f"r {kind}{way}", f"r {kind}:{types}", f"r way:{way}"]
        found = ["u bias", f"u {kind}{way}", f"u {kind}:{types}", f"u way:{way}"]
        if not pair.read:
            found.append("u rule:none")
        for relation in pair.read:
            back = (relation.source, relation.target) == (claim.target.entity, claim.source.entity)
            name = "back" if back else "other"
            found += [f"u rule:{name}", f"u rule:{name}:{relation.type.value}:{kind}"]
        cue = claim.cue
        if pair.first.place < 0:
            found.append("u ends:before")
        elif cue is None:
            found += ["u cue:none", f"u {kind}:cue:none"]
        else:
            places = ((claim.source.place, "S"), (claim.target.place, "T"), (cue.place, "c"))
            order = "".join(name for _, name in sorted(places))
            form = cue.form if cue.form in _SHAPES else "role"
            fits = _fits(cue, row.before[claim.target.place])
            found += [
                f"u order:{order}:{form}",
                f"u order:{order}:{form}:{fits}",
                f"u {kind}:order:{order}:{form}",
                f"u {kind}:order:{order}:{form}:{fits}",
                f"u fits:{fits}",
                f"u gloss:{cue.gloss}",
                f"u gloss:{cue.gloss}:{order}",
                f"u gap:{_bucket(pair.second.place - pair.first.place - 1)}",
            ]
        return found

    def _said_by(self, claim: Claim) -> Iterator[str]:
        for span, speaker in self._said:
            if speaker == claim.source.entity and span.overlaps(claim.target.span):
                yield "source says"
                yield f"source says:{claim.kind}"
                return
            if speaker == claim.target.entity and span.overlaps(claim.source.span):
                yield "target says"
                return

    def _read(self, row: Row, claim: Claim, read: FoundRelation) -> Iterator[str]:
        """Say how a rule reads it: its name, confidence and trigger, and how far the ends are from that."""
        kind = claim.kind
        level = int(read.confidence * 10)
        yield f"rule:{level}"
        yield f"rule:{level}:{kind}"
        yield f"by:{read.rule}"
        yield f"by:{read.rule}:{kind}"
        yield f"others:{min(3, len(claim.pair.read) - 1)}"
        if read.trigger is None:
            return
        word = self._text[read.trigger.start : read.trigger.end].split()[0]
        yield f"on:{word[:12]}:{kind}"
        at = row.place(read.trigger.start)
        for name, span in (("S", read.source_span), ("T", read.target_span)):
            place = row.place(span.start)
            if place < 0 or at < 0:
                yield f"{name} before"
                continue
            low, high = sorted((at, place))
            far = _bucket(high - low - 1)
            yield f"far:{name}:{far}"
            yield f"far:{name}:{far}:{read.rule}"
            yield from _way(row, name, low, high)
        if at >= 0:
            unit = row.units[at]
            yield f"before cue:{row.shown[at - 1] if at else '#'}"
            yield f"cue after:{unit.conjunction}{unit.case}"
            for shape in sorted(
                {f.shape.value for f, trigger in unit.triggers if trigger.type is claim.type}
            ):
                yield f"shape:{shape}"
                yield f"shape:{shape}:{kind}"


def _around(claim: Claim, others: Sequence[Pair]) -> list[str]:
    """Say what rules read of the same ends with others in the sentence: lists share a verb."""
    source, target = claim.source.entity, claim.target.entity
    found = set()
    for other in others:
        if other is claim.pair:
            continue
        for relation in other.read:
            alike = "same" if relation.type is claim.type else "other"
            if relation.source == source:
                found.add(f"source gives:{alike}")
            if relation.target == target:
                found.add(f"target takes:{alike}")
            if relation.target == source:
                found.add(f"source takes:{alike}")
            if relation.source == target:
                found.add(f"target gives:{alike}")
    return sorted(found)


def _way(row: Row, name: str, low: int, high: int) -> Iterator[str]:
    """Say what lies between a trigger and an end."""
    yield f"names to {name}:{min(2, row.names(low + 1, high))}"
    yield f"acts to {name}:{min(2, row.acts(low + 1, high))}"
    if row.signs(low + 1, high):
        yield f"sign to {name}"


def _layout(row: Row, claim: Claim) -> Iterator[str]:
    """Say how a candidate's words stand to each other."""
    kind, cue = claim.kind, claim.cue
    first, second = claim.pair.first.place, claim.pair.second.place
    if cue is not None:
        yield f"sure:{int(cue.sure * 10)}"
        for name, place in (("S", claim.source.place), ("T", claim.target.place)):
            low, high = sorted((place, cue.place))
            yield f"far:{name}:{_bucket(high - low - 1)}"
            yield from _way(row, name, low, high)
        yield f"before cue:{row.shown[cue.place - 1] if cue.place else '#'}"
        yield f"cue after:{row.units[cue.place].conjunction}{row.units[cue.place].case}"
    names, signs = row.names(first + 1, second), row.signs(first + 1, second)
    gap = second - first - 1
    yield f"to:{row.before[claim.target.place]}:{kind}"
    yield f"from:{row.before[claim.source.place]}"
    yield f"names:{min(3, names)}"
    yield f"signs:{min(2, signs)}"
    if row.units[second].conjunction and names + signs == gap:
        yield "listed"
        yield f"listed:{kind}"
    if gap <= _SHORT:
        between = " ".join(row.shown[first + 1 : second])
        yield f"row:{between}:{'>' if claim.source.place == first else '<'}"
        yield f"row:{between}:{kind}"
    yield f"open:{first == 0}"


_SHORT = 3
"""Up to so many units between two ends are told word by word."""

_SHAPES = frozenset({"past", "present", "future", "participle", "masdar"})
_LETTERS = frozenset({"ب", "ل", "ك"})
_PREPOSITIONS = frozenset({"من", "الي", "علي", "في", "عن", "مع", "بين", "ضد", "لدي", "عند", "تجاه", "حول"})


def _fits(cue: Cue, introduced: str) -> str:
    """Say whether a target is introduced in a way that the cue's row names."""
    if introduced in cue.hows or introduced.lstrip("و") in cue.hows:
        return "yes"
    if introduced + "<" in cue.hows:
        return "back"
    if introduced in _LETTERS or introduced in _PREPOSITIONS:
        return "no"
    return "bare" if {"obj", "gen"} & cue.hows else "bare?"


def _introduced(units: Sequence[Unit], shown: Sequence[str], place: int) -> str:
    """Return what stands right before a unit: its own letter, the word before it, or what kind that is."""
    unit = units[place]
    if unit.case:
        return unit.case
    if place == 0:
        return "#"
    before = units[place - 1]
    if before.role is not None:
        return "role"
    if before.triggers:
        return "trigger" + before.case
    if unit.conjunction:
        return "و" if before.mention is not None else "و-"
    return shown[place - 1]


def _shown(unit: Unit) -> str:
    if unit.mention is not None:
        return f"{unit.conjunction}{unit.case}@"
    return f"{unit.conjunction}{unit.case}{unit.word}"


_STEPS = (0, 1, 2, 3, 5, 8, 12, 20)


def _bucket(distance: int) -> int:
    return bisect_right(_STEPS, distance)
