"""The closed sets of the field: entity types, relation types (PLOVER 2.0 and structural), quads, modality.

The order of the members is part of stored arrays and style tables: append only.
"""

from __future__ import annotations

from enum import StrEnum


class EntityType(StrEnum):
    """What an entity is (definitions: the annotation guidelines)."""

    PER = "PER"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    LAW = "LAW"
    EVENT = "EVENT"


class MentionKind(StrEnum):
    """How a mention denotes its entity."""

    NAMED = "named"
    SHORT = "short"
    DEMONYM = "demonym"
    OFFICE = "office"


class Modality(StrEnum):
    """Whether the text says that the act took place."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class DecisionState(StrEnum):
    """What the analyst said of an extracted fact."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Quad(StrEnum):
    """PLOVER's four quadrants, and one for structural ties."""

    STRUCTURAL = "structural"
    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


class RelationType(StrEnum):
    """Structural ties and PLOVER 2.0 event types; the source does it to the target."""

    HEADS = "HEADS"
    MEMBER_OF = "MEMBER_OF"
    REPRESENTS = "REPRESENTS"
    PART_OF = "PART_OF"
    PARTICIPATES_IN = "PARTICIPATES_IN"
    HELD_IN = "HELD_IN"
    ISSUED = "ISSUED"
    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def quad(self) -> Quad:
        """The quadrant that gives the type its colour."""
        return _QUADS[self]

    @property
    def symmetric(self) -> bool:
        """Whether the type has no direction (stored once, with the ends in either order)."""
        return self in SYMMETRIC

    @property
    def polarity(self) -> int:
        """1 for cooperation, -1 for conflict, 0 for structural ties and REQUEST (neutral in balances)."""
        if self is RelationType.REQUEST:
            return 0
        return _POLARITY[self.quad]


SYMMETRIC = frozenset({RelationType.CONSULT, RelationType.AGREE, RelationType.COOPERATE})

_POLARITY = {
    Quad.STRUCTURAL: 0,
    Quad.VERBAL_COOPERATION: 1,
    Quad.MATERIAL_COOPERATION: 1,
    Quad.VERBAL_CONFLICT: -1,
    Quad.MATERIAL_CONFLICT: -1,
}

_MEMBERS: dict[Quad, str] = {
    Quad.STRUCTURAL: "HEADS MEMBER_OF REPRESENTS PART_OF PARTICIPATES_IN HELD_IN ISSUED",
    Quad.VERBAL_COOPERATION: "AGREE CONSULT SUPPORT CONCEDE",
    Quad.MATERIAL_COOPERATION: "COOPERATE AID RETREAT",
    Quad.VERBAL_CONFLICT: "REQUEST ACCUSE REJECT THREATEN",
    Quad.MATERIAL_CONFLICT: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
_QUADS = {RelationType(name): quad for quad, names in _MEMBERS.items() for name in names.split()}

ENTITY_TYPES: tuple[EntityType, ...] = tuple(EntityType)
RELATION_TYPES: tuple[RelationType, ...] = tuple(RelationType)
QUADS: tuple[Quad, ...] = tuple(Quad)
