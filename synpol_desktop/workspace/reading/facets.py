"""What each value of a filter would show: the counts beside the values."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from synpol_desktop.core.facets import CONFIDENCE_STEP, Facets
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType, Modality
from synpol_desktop.workspace.codes import ACCEPTED, MODALITIES, STATES
from synpol_desktop.workspace.reading.columns import NO_DAY, Bools, Columns, Ints
from synpol_desktop.workspace.reading.masks import related, shown_entities, shown_runs, spans


@dataclass(frozen=True, slots=True)
class Groups:
    """What a filter asks for by names that no fact holds: who is in each bloc, and what has each tag.

    Under the bloc "" stand those in none.
    """

    blocs: Mapping[str, Set[EntityId]] = field(default_factory=dict)
    tags: Mapping[str, Set[EntityId]] = field(default_factory=dict)
    article_tags: Mapping[str, Set[ArticleId]] = field(default_factory=dict)


def facets(columns: Columns, where: Filter, groups: Groups | None = None) -> Facets:
    """Count by value; for each kind of bound all others hold.

    Parameters
    ----------
    where : Filter
        Words are looked up already; blocs and tags are not.
    """
    groups = groups or Groups()
    asked, where = where, _resolved(where, groups)
    relations = columns.relations
    outlets = columns.outlets[relations.runs]
    any_outlet = replace(where, outlets=frozenset())
    any_decision = replace(where, undecided=True, accepted=True, rejected=True)
    by_type = np.bincount(relations.types[_passes(columns, replace(where, relations=EVERYTHING.relations))])
    by_modality = np.bincount(
        relations.modalities[_passes(columns, replace(where, modalities=frozenset(Modality)))]
    )
    by_decision = np.bincount(columns.decision[_passes(columns, any_decision)])
    by_outlet = np.bincount(outlets[_passes(columns, any_outlet)], minlength=len(columns.outlet))
    first, _ = spans(columns, where.basis)
    return Facets(
        types=_by_end(columns, where),
        relations={kind: _at(by_type, code) for code, kind in enumerate(RELATION_TYPES)},
        modalities={kind: _at(by_modality, code) for code, kind in enumerate(MODALITIES)},
        decisions={state: _at(by_decision, code) for code, state in enumerate(STATES)},
        outlets={name: _at(by_outlet, code) for code, name in enumerate(columns.outlet)},
        at_least=_by_confidence(columns, where),
        undated=int((_passes(columns, where.whenever()) & (first == NO_DAY)).sum()),
        shown=int(_passes(columns, where).sum()),
        known=int(_passes(columns, EVERYTHING).sum()),
        blocs={name: _by_group(columns, asked, groups, "blocs", name) for name in groups.blocs},
        tags={name: _by_group(columns, asked, groups, "tags", name) for name in groups.tags},
        article_tags={
            name: _by_group(columns, asked, groups, "article_tags", name) for name in groups.article_tags
        },
    )


def _passes(columns: Columns, where: Filter) -> Bools:
    """Return for each relation mention whether it is shown."""
    return related(columns, where, shown_runs(columns, where)) & _between(columns, where)


def _between(columns: Columns, where: Filter) -> Bools:
    """Return for each relation mention whether both ends are shown, and two."""
    shown = shown_entities(columns, where)
    sources, targets = _ends(columns)
    joined: Bools = shown[sources] & shown[targets] & (sources != targets)
    return joined


def _ends(columns: Columns) -> tuple[Ints, Ints]:
    relations = columns.relations
    return columns.canonical[relations.sources], columns.canonical[relations.targets]


def _by_end(columns: Columns, where: Filter) -> dict[EntityType, int]:
    """Return for each type the relation mentions with such an end, if it is shown besides the others."""
    passes = related(columns, where, shown_runs(columns, where))
    sources, targets = _ends(columns)
    counts = {}
    for code, kind in enumerate(ENTITY_TYPES):
        there = (columns.type[sources] == code) | (columns.type[targets] == code)
        counts[kind] = int(
            (passes & there & _between(columns, replace(where, types=where.types | {kind}))).sum()
        )
    return counts


def _resolved(where: Filter, groups: Groups) -> Filter:
    """Return a filter that names the actors and articles of the groups that it asks for."""
    for name in ("blocs", "tags"):
        wanted, members = getattr(where, name), getattr(groups, name)
        if wanted:
            found = frozenset[EntityId]().union(*(members.get(each, ()) for each in wanted))
            where = replace(where, actors=found if where.actors is None else found & where.actors)
    if where.article_tags:
        named = frozenset[ArticleId]().union(
            *(groups.article_tags.get(tag, ()) for tag in where.article_tags)
        )
        where = replace(where, articles=named if where.articles is None else named & where.articles)
    return replace(where, blocs=frozenset(), tags=frozenset(), article_tags=frozenset())


def _by_group(columns: Columns, where: Filter, groups: Groups, kind: str, name: str) -> int:
    """Return the relation mentions of a group, if it is shown besides those that are asked for."""
    wanted: frozenset[str] = getattr(where, kind)
    besides: dict[str, Any] = {kind: wanted | {name} if wanted else wanted}
    passes = _passes(columns, _resolved(replace(where, **besides), groups))
    if kind == "article_tags":
        inside = np.isin(columns.article, np.fromiter(groups.article_tags[name], np.int64))
        return int((passes & inside[columns.relations.runs]).sum())
    members: Set[EntityId] = getattr(groups, kind)[name]
    belongs = np.zeros(len(columns.type), np.bool_)
    belongs[[id_ for id_ in members if id_ < len(belongs)]] = True
    sources, targets = _ends(columns)
    return int((passes & (belongs[sources] | belongs[targets])).sum())


def _by_confidence(columns: Columns, where: Filter) -> tuple[int, ...]:
    passes = _passes(columns, replace(where, min_confidence=0.0))
    sure = np.where(columns.decision == ACCEPTED, 1.0, columns.relations.confidences)[passes]
    sure.sort()
    steps = round(1 / CONFIDENCE_STEP)
    return tuple(len(sure) - int(np.searchsorted(sure, step / steps)) for step in range(steps + 1))


def _at(counts: Ints, code: int) -> int:
    return int(counts[code]) if code < len(counts) else 0
