"""What is seen of a candidate, as features.

Each feature says one thing that a reader could check in the sentence: which rule reads the relation there,
where the trigger stands to its ends and in which form, what introduces the ends, what their types are. Most
are told of every type alike, so that a rare type learns from the common ones. How they are written is said in
``seen``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from synpol_desktop.core.found import FoundRelation, FoundStatement
from synpol_desktop.core.kinds import RELATION_TYPES, SYMMETRIC, RelationType
from synpol_desktop.core.light import light
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.parts import Part, features_of
from synpol_desktop.extraction.relating.units import Sentence
from synpol_desktop.extraction.relating.view import View
from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.glancing import FirstLook, order_of
from synpol_desktop.extraction.weighing.pairs import OUTSIDE, Claim, Cue, Pair, reading_of, unlimited
from synpol_desktop.extraction.weighing.rows import Cues, Row, bucket
from synpol_desktop.extraction.weighing.viewing import best, fits, viewed
from synpol_desktop.extraction.weighing.ways import BACK, ways

VERSION = "6"
"""Changes with the meaning of features: weights of another version aren't used."""

BEFORE = 12
"""So many units before the first end a trigger is looked for, not across the end of a clause."""

BEHIND = 5
"""So many units behind the second end."""


_NAMES = {kind: kind.value for kind in RELATION_TYPES}


@light
class Described:
    """A candidate with where it is to be seen."""

    claim: Claim
    row: Row
    others: Sequence[tuple[Pair, FoundRelation]]


class Describer:
    """Finds and describes the candidates of one document."""

    def __init__(self, document: Document, statements: Iterable[FoundStatement]) -> None:
        self._types = [entity.type for entity in document.entities]
        self._names = [kind.value for kind in self._types]
        self._text = document.text
        self._said = [(statement.span, statement.speaker) for statement in statements]

    def claims(
        self,
        sentence: Sentence,
        pairs: Sequence[Pair],
        look: FirstLook | None = None,
        views: Mapping[int, View] = MappingProxyType({}),
    ) -> Iterator[Described]:
        """Yield the candidates of one sentence, without those that are hopeless at a first look."""
        if not pairs:
            return
        row = Row(sentence, views, look.most_of_cue.__getitem__ if look is not None else unlimited)
        read = [(pair, relation) for pair in pairs for relation in pair.read]
        for pair in pairs:
            near = self._near(row, pair) if look is None else self._hopeful(look, row, pair)
            glances = look if not pair.read and _is_seen(pair) else None
            ends = self._types[pair.first.entity], self._types[pair.second.entity]
            for kind, cues in _by_type(pair, near).items():
                for way in ways()[kind, *ends]:
                    source, target = (pair.second, pair.first) if way == BACK else (pair.first, pair.second)
                    cue = cues[0][1] if len(cues) == 1 else best(cues, row, source, target)
                    by_rule = reading_of(pair, kind, source.entity, target.entity) if pair.read else None
                    claim = Claim(pair, kind, _NAMES[kind], source, target, cue, by_rule)
                    described = Described(claim, row, read)
                    if by_rule is not None or look is None:
                        yield described
                    elif glances is not None and cue is not None:
                        if self._glance(glances, row, claim, cue, way) >= glances.least:
                            yield described
                    elif look.sum_of(self.first(described)) >= look.least:
                        yield described

    def features(self, described: Described) -> list[str]:
        """Return all that is seen of a candidate."""
        return features_of(self.first(described) + self.rest(described))

    def _glance(self, look: FirstLook, row: Row, claim: Claim, cue: Cue, way: str) -> float:
        """Do what ``first`` does for a candidate that only a word speaks for."""
        source, target = claim.source, claim.target
        order = order_of(source.place, target.place, cue.place)
        fit = fits(cue.hows, row.introduced[target.place])
        return look.ground(claim.pair) + (
            look.types[claim.kind, way, self._names[source.entity], self._names[target.entity]]
            + (look.cues[cue.type, order, cue.form, fit] + look.glosses[cue.gloss, order])
        )

    def rest(self, described: Described) -> list[Part]:
        """Return what a first look doesn't show."""
        claim, row = described.claim, described.row
        source, target = claim.source, claim.target
        lead = "u" if claim.read is None else "r"
        parts = [
            (seen.told, lead, *_around(claim, described.others)),
            (seen.by_end, lead, "S", source.rule, int(source.sure * 10)),
            (seen.by_end, lead, "T", target.rule, int(target.sure * 10)),
            (seen.told, lead, *self._said_by(claim)),
        ]
        if claim.read is not None:
            return [*parts, *self._read(row, claim, claim.read)]
        if claim.cue is not None:
            parts += viewed(lead, row, claim, claim.cue.place, claim.cue.form)
        if claim.pair.first.place >= 0:
            parts += _layout(row, claim)
        elif claim.cue is not None:
            parts += row.way("u", "far", claim.cue.place, claim.pair.second.place)
            parts.append(row.neighbours("u", claim.cue.place))
            parts.append((seen.by_introduction, row.before[claim.pair.second.place], "before", claim.kind))
        return parts

    @staticmethod
    def _near(row: Row, pair: Pair, among: Cues | None = None) -> list[Cue]:
        """Return the words near a pair, of all or of some, that speak for a type."""
        first, second = pair.first.place, pair.second.place
        outside = pair.first.rule == OUTSIDE
        floor = row.floor(second if outside else first, BEFORE)
        near = (row.cues if among is None else among).between(floor, second + BEHIND)
        if outside:
            near = [cue for cue in near if pair.first.entity in row.doers.get(cue.place, ())]
        unreal = pair.unreal
        return [cue for cue in near if cue.place != first and cue.place != second and cue.type not in unreal]

    def _hopeful(self, look: FirstLook, row: Row, pair: Pair) -> list[Cue]:
        """Return the words near a pair for those types of which a first look may show enough."""
        if not _is_seen(pair):
            return self._near(row, pair)
        first, second = pair.first.place, pair.second.place
        types = self._types[pair.first.entity], self._types[pair.second.entity]
        ends, read = look.most_of_ends[types], [relation.type for relation in pair.read]
        # Of most pairs rules read nothing, and few words can tell enough of them.
        among = row.cues if read else row.promising(types, ends, look.least - look.ceiling - _ROUNDING)
        near = self._near(row, pair, among)
        if not near:
            return []
        rivals = look.most_of_rivals[tuple(read)]
        missing = look.least - look.ground(pair) - _ROUNDING
        hopeful = {
            cue.type
            for cue in near
            if ends[cue.type] + rivals[cue.type] + cue.most[(cue.place > first) + (cue.place > second)]
            >= missing
        }
        hopeful.update(read)
        if not hopeful:
            return []
        every = near if read else self._near(row, pair)
        return [cue for cue in every if cue.type in hopeful]

    def first(self, described: Described) -> list[Part]:
        """Return what is seen at a first look."""
        claim, row = described.claim, described.row
        kind, pair, cue = claim.kind, claim.pair, claim.cue
        source, target = claim.source, claim.target
        lead = "u" if claim.read is None else "r"
        way = "=" if claim.type in SYMMETRIC else ">" if source is pair.first else "<"
        names = self._names
        found: list[Part] = [(seen.by_type, lead, kind, way, names[source.entity], names[target.entity])]
        if claim.read is not None:
            return found
        if not pair.read:
            found.append((seen.told, lead, "rule:none"))
        for relation in pair.read:
            back = (relation.source, relation.target) == (target.entity, source.entity)
            found.append((seen.by_rival, back, _NAMES[relation.type], kind))
        if pair.first.place < 0:
            found.append((seen.before, lead, pair.first.rule))
        if pair.first.place < 0 and (cue is None or pair.first.rule != OUTSIDE):
            pass
        elif cue is None:
            found.append((seen.without_cue, kind))
        else:
            order = order_of(source.place, target.place, cue.place)
            found += [
                (seen.by_cue, kind, order, cue.form, fits(cue.hows, row.introduced[target.place])),
                (seen.by_gloss, cue.gloss, order),
                (seen.by_gap, bucket(pair.second.place - pair.first.place - 1)),
            ]
            if pair.first.place < 0:
                found.pop()
        return found

    def _said_by(self, claim: Claim) -> tuple[str, ...]:
        source, target = claim.source, claim.target
        for span, speaker in self._said:
            if speaker == source.entity and span.overlaps(target.span):
                return "source says", f"source says:{claim.kind}"
            if speaker == target.entity and span.overlaps(source.span):
                return ("target says",)
        return ()

    def _read(self, row: Row, claim: Claim, read: FoundRelation) -> Iterator[Part]:
        """Say how a rule reads it: its name, confidence and trigger, and how far the ends are from that."""
        kind = claim.kind
        yield seen.by_rule, kind, int(read.confidence * 10), read.rule, min(3, len(claim.pair.read) - 1)
        if read.trigger is None:
            return
        yield seen.by_word, self._text[read.trigger.start : read.trigger.end].split()[0], kind
        at = row.place(read.trigger.start)
        for name, span in (("S", read.source_span), ("T", read.target_span)):
            place = row.place(span.start)
            if place < 0 or at < 0:
                yield seen.told, "r", f"{name} before"
            else:
                yield from row.way("r", name, at, place, read.rule)
        if at >= 0:
            yield from viewed("r", row, claim, at, "")
            yield row.neighbours("r", at)
            triggers = row.units[at].triggers
            for shape in sorted({form.shape.value for form, each in triggers if each.type is claim.type}):
                yield seen.by_shape, shape, kind


_ROUNDING = 1e-6
"""More than sums of the same numbers in another order can differ by."""


def _is_seen(pair: Pair) -> bool:
    """Whether both ends are named here, or one is known to act or to speak here."""
    return pair.first.place >= 0 or pair.first.rule == OUTSIDE


def _by_type(pair: Pair, near: Sequence[Cue]) -> dict[RelationType, list[tuple[int, Cue]]]:
    """Return the types that rules read or words near a pair speak for, with these and how far they are."""
    found: dict[RelationType, list[tuple[int, Cue]]] = {relation.type: [] for relation in pair.read}
    first, second = pair.first.place, pair.second.place
    for cue in near:
        place = cue.place
        if first < 0 and pair.first.rule == OUTSIDE:
            far = second - place if place < second else _FAR
        else:
            far = 0 if first < place < second else first - place if place < first else _FAR
        found.setdefault(cue.type, []).append((far, cue))
    return found


_FAR = 20
"""Words behind both ends are as far as that."""


def _around(claim: Claim, others: Sequence[tuple[Pair, FoundRelation]]) -> list[str]:
    """Say what rules read of the same ends with others in the sentence: lists share a verb."""
    source, target = claim.source.entity, claim.target.entity
    found = set()
    for pair, relation in others:
        if pair is claim.pair:
            continue
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


def _layout(row: Row, claim: Claim) -> list[Part]:
    """Say how a candidate's words stand to each other."""
    found: list[Part] = []
    kind, cue = claim.kind, claim.cue
    first, second = claim.pair.first.place, claim.pair.second.place
    source, target = claim.source.place, claim.target.place
    if cue is not None:
        found.append((seen.told, "u", f"sure:{int(cue.sure * 10)}"))
        found += row.way("u", "S", cue.place, source)
        found += row.way("u", "T", cue.place, target)
        found.append(row.neighbours("u", cue.place))
    names, signs = row.names(first + 1, second), row.signs(first + 1, second)
    gap = second - first - 1
    found.append((seen.by_introduction, row.before[target], row.before[source], kind))
    found.append((seen.by_between, names, signs))
    if row.units[second].conjunction and names + signs == gap:
        found.append((seen.told, "u", "listed", f"listed:{kind}"))
    if gap <= _SHORT:
        way = ">" if source == first else "<"
        found.append((seen.by_row, " ".join(row.shown[first + 1 : second]), way, kind))
    found.append((seen.told, "u", f"open:{first == 0}"))
    return found


_SHORT = 3
"""Up to so many units between two ends are told word by word."""
