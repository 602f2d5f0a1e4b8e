"""Relations that answer a search: by their ends' names, their type, and who stated them when."""

from __future__ import annotations

import functools
import json
import operator
from datetime import date

import numpy as np
from sqlalchemy import Connection

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.records import RelationKey
from synpol_desktop.workspace.codes import RELATION_CODES
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import Bools
from synpol_desktop.workspace.searching.language import types
from synpol_desktop.workspace.searching.naming import Owners
from synpol_desktop.workspace.searching.tree import (
    And,
    DateIn,
    Leaf,
    Node,
    Not,
    Or,
    OutletHas,
    SaidBy,
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

    def __init__(self, connection: Connection, counted: Aggregate, named: Owners) -> None:
        self._connection = connection
        self._counted = counted
        self._named = named

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
            case _:
                return self._called(node)

    def _called(self, leaf: Text) -> Bools:
        """Whether an end is called so, or the relation itself."""
        counted = self._counted
        called = np.zeros(int(counted.ids.max(initial=0)) + 1, np.bool_)
        called[[id_ for id_ in self._named(leaf) if id_ < len(called)]] = True
        mask: Bools = called[counted.sources] | called[counted.targets]
        if isinstance(leaf, Word):
            words = frozenset(forms(leaf.text))
            kinds = {kind for word, (_, relations) in types().items() if word in words for kind in relations}
            mask |= np.isin(counted.types, [RELATION_CODES[kind] for kind in kinds])
        return mask


def _unknown(leaf: Leaf) -> bool:
    return isinstance(leaf, TypeIs) and not leaf.relations
