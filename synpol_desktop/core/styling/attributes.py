"""What rules can ask of actors and of relations."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """What a rule is about."""

    NODES = "nodes"
    EDGES = "edges"


class Nature(StrEnum):
    """What kind of values an attribute has."""

    NAME = "name"
    NUMBER = "number"
    DAY = "day"

    @property
    def nominal(self) -> bool:
        """Whether the values are categories."""
        return self is Nature.NAME


MEASURES = {
    "degree": Nature.NUMBER,
    "degree_in": Nature.NUMBER,
    "degree_out": Nature.NUMBER,
    "strength": Nature.NUMBER,
    "betweenness": Nature.NUMBER,
    "pagerank": Nature.NUMBER,
    "core": Nature.NUMBER,
    "clustering": Nature.NUMBER,
    "component": Nature.NAME,
    "community": Nature.NAME,
}
"""Those that are measured in the whole network."""

ATTRIBUTES: dict[Side, dict[str, Nature]] = {
    Side.NODES: {
        "type": Nature.NAME,
        "bloc": Nature.NAME,
        "tag": Nature.NAME,
        "mentions": Nature.NUMBER,
        "articles": Nature.NUMBER,
        "first": Nature.DAY,
        "last": Nature.DAY,
        "outlet": Nature.NAME,
        "balance": Nature.NUMBER,
        **MEASURES,
        "presence": Nature.NAME,
    },
    Side.EDGES: {
        "relation": Nature.NAME,
        "quad": Nature.NAME,
        "quality": Nature.NAME,
        "mentions": Nature.NUMBER,
        "articles": Nature.NUMBER,
        "outlets": Nature.NUMBER,
        "outlet": Nature.NAME,
        "first": Nature.DAY,
        "last": Nature.DAY,
        "confidence": Nature.NUMBER,
        "modality": Nature.NAME,
        "decision": Nature.NAME,
        "change": Nature.NAME,
    },
}
"""``quality`` of a tie is cooperation, conflict or neither; ``balance`` of an actor is the mean of its ties',
from -1 (conflict) to 1 (cooperation). ``presence`` and ``change`` are known only while two times are
compared: in which of them an actor is active, and what became of a relation."""

COMPARED = frozenset({"presence", "change"})


def known(side: Side, attribute: str) -> bool:
    """Whether nodes or edges have an attribute."""
    return attribute in ATTRIBUTES[side]


def nature(side: Side, attribute: str) -> Nature:
    """Return what kind of values an attribute has; KeyError if there is no such attribute."""
    return ATTRIBUTES[side][attribute]
