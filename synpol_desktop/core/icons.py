"""The small pictures that nodes can carry; what they look like is data in ``resources/icons/nodes.tsv``."""

from __future__ import annotations

from enum import StrEnum

from synpol_desktop.core.kinds import EntityType


class NodeIcon(StrEnum):
    """A picture; the order of the members is part of stored arrays: append only."""

    PERSON = "person"
    PEOPLE = "people"
    INSTITUTION = "institution"
    FLAG = "flag"
    CITY = "city"
    PIN = "pin"
    PAGE = "page"
    CALENDAR = "calendar"
    SHIELD = "shield"
    STAR = "star"
    MEGAPHONE = "megaphone"
    NEWSPAPER = "newspaper"
    SCALES = "scales"
    GLOBE = "globe"
    COINS = "coins"
    DROP = "drop"
    DIALOGUE = "dialogue"
    CRESCENT = "crescent"
    CROSS = "cross"
    QUESTION = "question"


NODE_ICONS = tuple(NodeIcon)
ICON_OF_TYPE = {
    EntityType.PER: NodeIcon.PERSON,
    EntityType.ORG: NodeIcon.INSTITUTION,
    EntityType.GPE: NodeIcon.FLAG,
    EntityType.LOC: NodeIcon.PIN,
    EntityType.LAW: NodeIcon.PAGE,
    EntityType.EVENT: NodeIcon.CALENDAR,
}
"""What stands for a type where the analyst chose nothing."""
