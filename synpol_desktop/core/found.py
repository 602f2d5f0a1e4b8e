"""What extraction finds in one text; entities are numbered inside the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from synpol_desktop.core.kinds import EntityType, MentionKind, Modality, RelationType
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class Provenance:
    """What produced a set of facts: program version and a digest of the tables and models it used."""

    version: str
    resources: str
    settings: str = ""


@light
class FoundEntity:
    """One real-world thing in one document.

    Parameters
    ----------
    key : str
        Identifies the thing across documents: ``kb:<id>`` for one in the gazetteers, else
        ``<type>:<comparable name>``. Equal keys are the same entity unless an analyst says otherwise.
    english : str
        Name in English where the gazetteers have one, else empty.
    """

    type: EntityType
    name: str
    aliases: tuple[str, ...]
    key: str
    english: str = ""


@light
class FoundMention:
    """A span that denotes an entity.

    ``rule`` names what found it, ``reason`` says in words why it is this entity.
    """

    entity: int
    span: Span
    kind: MentionKind
    confidence: float
    rule: str
    reason: str = ""


@light
class FoundRelation:
    """One place that states a relation; ``place`` and ``speaker`` are entity numbers.

    ``source_span`` and ``target_span`` are the words that denote the ends: a mention, an adjective, a
    pronoun or a dual; ``inferred`` is true where an end is an office resolved by date.
    """

    source: int
    type: RelationType
    target: int
    evidence: Span
    source_span: Span
    target_span: Span
    trigger: Span | None
    confidence: float
    rule: str
    modality: Modality = Modality.ASSERTED
    role: str | None = None
    date: str | None = None
    place: int | None = None
    speaker: int | None = None
    inferred: bool = False

    def with_confidence(self, confidence: float) -> FoundRelation:
        """Return the same with another confidence."""
        return FoundRelation(
            self.source,
            self.type,
            self.target,
            self.evidence,
            self.source_span,
            self.target_span,
            self.trigger,
            confidence,
            self.rule,
            self.modality,
            self.role,
            self.date,
            self.place,
            self.speaker,
            self.inferred,
        )


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Reported speech of one speaker (an entity number)."""

    speaker: int
    span: Span
    verb: Span | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression with its value (``core.dates``) and the rule that read it."""

    span: Span
    value: str
    rule: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one text; spans are code points of exactly this text."""

    entities: tuple[FoundEntity, ...] = ()
    mentions: tuple[FoundMention, ...] = ()
    relations: tuple[FoundRelation, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    furniture: tuple[Span, ...] = ()
    provenance: Provenance = field(default_factory=lambda: Provenance("", ""))
