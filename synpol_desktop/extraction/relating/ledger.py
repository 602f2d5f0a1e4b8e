"""Where the relations and statements of a document are written down while it is read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.found import FoundRelation, FoundStatement
from synpol_desktop.core.kinds import EntityType, MentionKind, Modality, Quad, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon

_IN_WORDS = "noun:speaker"
_AGENCY, _NEWS = "وكاله", "انباء"
_GAP = 2
"""Letters between a title and the name of its body: a blank and ل."""

FLOOR = 0.2
"""What is less sure is not written down at all."""


@dataclass
class Ledger:
    """Collects findings, refuses pairs that a relation can't join, and keeps the surest of doubles."""

    document: Document
    words: Lexicon
    served: frozenset[tuple[int, int]] = frozenset()
    """Who holds an office, with its body."""
    statements: list[FoundStatement] = field(default_factory=list)
    _relations: dict[tuple[object, ...], FoundRelation] = field(default_factory=dict)

    def fits(self, kind: RelationType, source: int, target: int, targets: frozenset[EntityType]) -> bool:
        """Whether two entities can be the ends of a relation type."""
        ends = self.words.ends[kind]
        entities = self.document.entities
        return (
            source != target
            and entities[source].type in ends.source
            and entities[target].type in ends.target
            and entities[target].type in targets
        )

    def relation(
        self,
        kind: RelationType,
        source: End,
        target: End,
        *,
        evidence: Span,
        trigger: Span | None,
        sure: float,
        rule: str,
        modality: Modality = Modality.ASSERTED,
        role: str | None = None,
        speaker: int | None = None,
        place: int | None = None,
        targets: frozenset[EntityType] | None = None,
    ) -> bool:
        """Write down a relation if its ends fit; return whether they did."""
        if targets is None:
            targets = self.words.ends[kind].target
        if not self.fits(kind, source.entity, target.entity, targets) or sure < FLOOR:
            return False
        if self._only_tells(kind, source.entity, target.entity, rule):
            return False
        act = self._with_ends(evidence, source.span, target.span)
        found = FoundRelation(
            source=source.entity,
            type=kind,
            target=target.entity,
            evidence=self._sentences(act if trigger is None else act.join(trigger)),
            source_span=source.span,
            target_span=target.span,
            trigger=trigger,
            confidence=round(min(sure, 0.99), 3),
            rule=rule,
            modality=modality,
            role=role,
            date=self._date(act),
            place=None if place in (source.entity, target.entity) else place,
            speaker=None if speaker in (source.entity, target.entity) else speaker,
        )
        self._keep(found)
        for span, holder in self._offices:
            if _names(span, source.span) and self.fits(kind, holder, target.entity, targets):
                self._keep(replace(found, source=holder, source_span=span, inferred=True))
            elif _names(span, target.span) and self.fits(kind, source.entity, holder, targets):
                self._keep(replace(found, target=holder, target_span=span, inferred=True))
        return True

    def _only_tells(self, kind: RelationType, source: int, target: int, rule: str) -> bool:
        """Whether a medium is an end of a deed, a meeting or a noun in its words, which it only tells of."""
        if rule == _IN_WORDS and source in self._media:
            return True
        if kind is RelationType.CONSULT:
            return not self._media.isdisjoint((source, target))
        return kind.quad is not Quad.STRUCTURAL and self.words.ends[kind].material and source in self._media

    def _keep(self, found: FoundRelation) -> None:
        ends: tuple[int, ...] = (found.source, found.target)
        ends = tuple(sorted(ends)) if found.type.symmetric else ends
        key = (found.type, ends, found.evidence.end, found.modality)
        known = self._relations.get(key)
        if known is None or known.confidence < found.confidence:
            self._relations[key] = found

    def relations(self) -> list[FoundRelation]:
        """Return what was written down, in reading order."""
        return sorted(
            self._relations.values(), key=lambda r: (r.evidence, r.source, r.target, r.type, r.modality)
        )

    def told(self, kind: RelationType, span: Span) -> list[tuple[End, End]]:
        """Return the ends of what was written down of a kind with words inside a span."""
        return [
            (End(found.source, found.source_span), End(found.target, found.target_span))
            for found in self._relations.values()
            if found.type is kind and found.evidence.overlaps(span) and found.modality is Modality.ASSERTED
        ]

    @staticmethod
    def _with_ends(evidence: Span, *ends: Span) -> Span:
        for end in ends:
            if not evidence.contains(end):
                evidence = evidence.join(end)
        return evidence

    def _sentences(self, span: Span) -> Span:
        """Return the sentences that a span touches, from the first to the last, which an analyst reads."""
        for offset in (span.start, span.end - 1):
            number = self.document.sentence_at(offset)
            if number is not None:
                span = span.join(self.document.sentences[number])
        return span

    def _date(self, evidence: Span) -> str | None:
        """Return the date of the act: the only one in its evidence, else none."""
        first = bisect_left(self._date_starts, evidence.start)
        values: set[str] = set()
        for date in self.document.dates[first:]:
            if date.span.end > evidence.end:
                break
            values.add(date.value)
        return values.pop() if len(values) == 1 else None

    @cached_property
    def _media(self) -> frozenset[int]:
        """The media among the entities, by the first word of any of their names."""
        media = self.words.classes["medium"]
        found = set()
        for number, entity in enumerate(self.document.entities):
            known = knowledge().thing(entity.key)
            names = (*entity.aliases, *(() if known is None else (known.name,)))
            forms = [folded(name) for name in names]
            if entity.type is EntityType.ORG and any(
                form.split(" ")[0] in media and (_AGENCY not in form or _NEWS in form) for form in forms
            ):
                found.add(number)
        return frozenset(found)

    @cached_property
    def _offices(self) -> list[tuple[Span, int]]:
        """Titles that stand for who held the office on the article's date."""
        return [(m.span, m.entity) for m in self.document.mentions if m.kind is MentionKind.OFFICE]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [date.span.start for date in self.document.dates]


def _names(title: Span, words: Span) -> bool:
    """Whether the words of an end are a title's, or the body that stands right behind it."""
    return title.overlaps(words) or 0 <= words.start - title.end <= _GAP
