"""Relations that answer a search: by their ends' names, their type, and who stated them when."""

from __future__ import annotations

import functools
import json
import operator
from collections.abc import Iterable
from datetime import date

import numpy as np

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.codes import RELATION_CODES
from synpol_desktop.workspace.reading.columns import Bools
from synpol_desktop.workspace.searching.language import types
from synpol_desktop.workspace.searching.planning import Planner
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
    Word,
    without,
)
from synpol_desktop.workspace.searching.words import forms
from synpol_desktop.workspace.statements import fetch

_SPOKEN = """
SELECT relation.id FROM relation WHERE relation.speaker IN (
    SELECT entity.id FROM json_each(?) AS wanted JOIN entity ON entity.canonical = wanted.value
)
"""


class Relating:
    """Answers a search over the relations that a filter shows."""

    def __init__(self, planner: Planner) -> None:
        self._connection, self._counted = planner.connection, planner.counted
        self._named = planner.named
        self._notes, self._deadline = planner.notes, planner.deadline

    def found(self, node: Node) -> Bools:
        """Return for each relation of the filter whether it answers."""
        asked = without(node, _unknown)
        return np.zeros(len(self._counted.weights), np.bool_) if asked is None else self._mask(asked)

    def best(self, mask: Bools, limit: int) -> list[RelationKey]:
        """Return the relations that are marked, those with most evidence first."""
        places = np.flatnonzero(mask)
        order = np.argsort(-self._counted.weights[places], kind="stable")[:limit]
        columns = (self._counted.sources, self._counted.types, self._counted.targets)
        rows = zip(*(column[places[order]].tolist() for column in columns), strict=True)
        return [RelationKey(EntityId(one), RELATION_TYPES[kind], EntityId(two)) for one, kind, two in rows]

    def _mask(self, node: Node) -> Bools:
        counted = self._counted
        match node:
            case And(parts):
                return functools.reduce(operator.and_, map(self._mask, parts))
            case Or(parts):
                return functools.reduce(operator.or_, map(self._mask, parts))
            case Not(part):
                return ~self._mask(part)
            case TypeIs(_, relations):
                return np.isin(counted.types, [RELATION_CODES[kind] for kind in relations])
            case DateIn(first, last):
                return counted.dated((first or date.min).toordinal(), (last or date.max).toordinal())
            case OutletHas(text):
                return counted.printed(name for name in counted.outlets if text in folded(name))
            case SaidBy(name):
                speakers = json.dumps(sorted(self._named(name)))
                return counted.among(id_ for (id_,) in fetch(self._connection, _SPOKEN, [speakers]))
            case TagHas():
                return self._ending(self._notes().holders(node, SubjectKind.ENTITY, self._deadline))
            case NoteHas():
                return self._noted(self._notes().relations(node, self._deadline))
            case _:
                return self._called(node)

    def _called(self, leaf: Text) -> Bools:
        """Whether an end is called so, or the relation itself."""
        counted = self._counted
        mask = self._ending(self._named(leaf))
        if isinstance(leaf, Word):
            words = frozenset(forms(leaf.text))
            kinds = {kind for word, (_, relations) in types().items() if word in words for kind in relations}
            mask |= np.isin(counted.types, [RELATION_CODES[kind] for kind in kinds])
        return mask

    def _ending(self, ids: Iterable[int]) -> Bools:
        """Whether an end is one of some entities."""
        counted = self._counted
        asked = np.zeros(int(counted.ids.max(initial=0)) + 1, np.bool_)
        asked[[id_ for id_ in ids if id_ < len(asked)]] = True
        mask: Bools = asked[counted.sources] | asked[counted.targets]
        return mask

    def _noted(self, keys: Iterable[RelationKey]) -> Bools:
        counted = self._counted
        mask = np.zeros(len(counted.weights), np.bool_)
        for key in keys:
            same = (counted.sources == key.source) & (counted.targets == key.target)
            mask |= same & (counted.types == RELATION_CODES[key.type])
        return mask


def _unknown(leaf: Leaf) -> bool:
    return isinstance(leaf, TypeIs) and not leaf.relations
