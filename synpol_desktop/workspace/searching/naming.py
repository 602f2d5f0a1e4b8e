"""Actors that answer a search, by their names and types."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace.codes import TYPE_CODES
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.searching.lists import ShortTexts
from synpol_desktop.workspace.searching.tree import (
    And,
    DateIn,
    Leaf,
    Node,
    Not,
    NoteHas,
    Or,
    OutletHas,
    SaidBy,
    TagHas,
    Text,
    TypeIs,
    without,
)

Owners = Callable[[Text], set[int]]
Holders = Callable[[NoteHas | TagHas], set[int]]
"""Returns the actors that have such a note or tag."""


def actors(node: Node, counted: Aggregate, named: Owners, noted: Holders) -> set[int]:
    """Return the entities that a filter shows and whose names, notes, tags and type answer a search.

    Dates, outlets and speakers say nothing of a name: they are left out.
    """
    asked = without(node, _unknown)
    return set() if asked is None else _found(asked, counted, named, noted) & set(counted.ids.tolist())


def ranked(
    found: set[int], typed: str, counted: Aggregate, names: ShortTexts, heard: set[int]
) -> list[EntityId]:
    """Return entities in their order: who is called exactly so, whose name begins so, who is named most.

    Those of ``heard``, whose name sounds so, stand before others that do nearly.
    """
    if not found:
        return []
    exact, begun = names.called(typed)
    ids = np.array(sorted(found), np.int64)
    mentions = counted.mentions[counted.places(ids)].tolist()
    order = sorted(
        (id_ not in exact, id_ not in begun, id_ not in heard, -m, id_)
        for id_, m in zip(ids.tolist(), mentions, strict=True)
    )
    return [EntityId(id_) for *_, id_ in order]


def _unknown(leaf: Leaf) -> bool:
    return isinstance(leaf, (DateIn, OutletHas, SaidBy)) or (isinstance(leaf, TypeIs) and not leaf.entities)


def _found(node: Node, counted: Aggregate, named: Owners, noted: Holders) -> set[int]:
    match node:
        case And(parts):
            wanted = [_found(part, counted, named, noted) for part in parts if not isinstance(part, Not)]
            excluded = [_found(part.part, counted, named, noted) for part in parts if isinstance(part, Not)]
            return set.intersection(*wanted).difference(*excluded)
        case Or(parts):
            return set().union(*(_found(part, counted, named, noted) for part in parts))
        case Not(part):
            return set(counted.ids.tolist()) - _found(part, counted, named, noted)
        case TypeIs(entities):
            codes = [TYPE_CODES[kind] for kind in entities]
            return set(counted.ids[np.isin(counted.entity_types, codes)].tolist())
        case NoteHas() | TagHas():
            return noted(node)
        case DateIn() | OutletHas() | SaidBy():
            return set()
        case _:
            return named(node)
