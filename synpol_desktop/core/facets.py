"""What each value of a filter would show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from synpol_desktop.core.kinds import DecisionState, EntityType, Modality, RelationType

CONFIDENCE_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Facets:
    """Numbers of relation mentions: for each value what is shown with it, all other bounds as they are.

    Parameters
    ----------
    types : mapping
        Relation mentions with an end of the type.
    outlets : mapping
        By name, "" for articles without an outlet.
    blocs : mapping
        Relation mentions with an end in the bloc, by its name; "" for actors in none.
    tags, article_tags : mapping
        Relation mentions with a tagged end, and in tagged articles, by the tag.
    at_least : tuple of int
        By lowest confidence: 0, one `CONFIDENCE_STEP`, two, and so on to 1.
    shown, known : int
        Under the whole filter, and of all.
    """

    types: Mapping[EntityType, int]
    relations: Mapping[RelationType, int]
    modalities: Mapping[Modality, int]
    decisions: Mapping[DecisionState, int]
    outlets: Mapping[str, int]
    at_least: tuple[int, ...]
    undated: int
    shown: int
    known: int
    blocs: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    article_tags: Mapping[str, int] = field(default_factory=dict)
