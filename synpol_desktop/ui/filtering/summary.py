"""A filter in words: only what differs from the filter that everything begins with."""

from __future__ import annotations

from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    RELATION_TYPES,
    DecisionState,
    EntityType,
    Modality,
    RelationType,
)
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.sieves import Sieve
from synpol_desktop.ui.graphing.styling.words import attribute_name, number_text
from synpol_desktop.ui.i18n import listed, ntr, tr
from synpol_desktop.ui.words import day_text, name_of, plural_of

FEW = 3
"""So many values are named; more are counted."""
PLAIN = Filter()


def bounds(shown: Filter) -> list[str]:
    """Return what a filter bounds, each in a few words; nothing for the plain filter."""
    said = [*_dates(shown)]
    if shown.types != PLAIN.types:
        said.append(_types(shown.types))
    if shown.relations != PLAIN.relations:
        said.append(_relations(shown.relations))
    if shown.modalities != PLAIN.modalities:
        names = [name_of(kind) for kind in Modality if kind in shown.modalities]
        said.append(tr("modality: {names}", names=_or_none(names)))
    if shown.min_confidence != PLAIN.min_confidence:
        said.append(tr("confidence from {percent}\u00a0%", percent=round(shown.min_confidence * 100)))
    if (shown.undecided, shown.accepted, shown.rejected) != (True, True, False):
        states = [name_of(state) for state in decisions(shown)]
        said.append(tr("decision: {names}", names=_or_none(states)))
    if shown.outlets:
        said.append(_outlets(shown.outlets))
    if shown.blocs:
        said.append(_blocs(shown.blocs))
    if shown.tags:
        said.append(tr("tags: {names}", names=_few(shown.tags)))
    if shown.article_tags:
        said.append(tr("tags of articles: {names}", names=_few(shown.article_tags)))
    if shown.text:
        said.append(tr("articles with “{words}”", words=shown.text))
    if shown.articles is not None:
        said.append(ntr("{n} chosen article", "{n} chosen articles", len(shown.articles)))
    if shown.actors is not None:
        said.append(ntr("{n} chosen actor", "{n} chosen actors", len(shown.actors)))
    return said


def sieved(sieve: Sieve) -> list[str]:
    """Return what is left out by values, in a few words; nothing for the open sieve."""
    said = []
    for bound in sieve.bounds:
        name = attribute_name(Side.NODES, bound.attribute)
        low, high = (number_text(Side.NODES, bound.attribute, end) for end in (bound.low, bound.high))
        said.append(tr("{attribute}: {low} to {high}", attribute=name, low=low, high=high))
    if sieve.out:
        said.append(ntr("{n} value left out", "{n} values left out", len(sieve.out)))
    return said


def decisions(shown: Filter) -> list[DecisionState]:
    """Return the decisions that are shown."""
    states = (
        (DecisionState.OPEN, shown.undecided),
        (DecisionState.ACCEPTED, shown.accepted),
        (DecisionState.REJECTED, shown.rejected),
    )
    return [state for state, wanted in states if wanted]


def _dates(shown: Filter) -> list[str]:
    first, last = day_text(shown.first), day_text(shown.last)
    said = []
    if first and last:
        said.append(tr("{first} to {last}", first=first, last=last))
    elif first:
        said.append(tr("from {day}", day=first))
    elif last:
        said.append(tr("until {day}", day=last))
    if said and shown.basis is DateBasis.PUBLICATION:
        said.append(tr("by date of publication"))
    return said


def _types(shown: frozenset[EntityType]) -> str:
    hidden = [plural_of(kind) for kind in ENTITY_TYPES if kind not in shown]
    if len(hidden) <= FEW:
        return tr("without {names}", names=listed(hidden))
    return tr("types: {names}", names=_or_none([plural_of(kind) for kind in ENTITY_TYPES if kind in shown]))


def _relations(shown: frozenset[RelationType]) -> str:
    names = [name_of(kind) for kind in RELATION_TYPES if kind in shown]
    if len(names) <= FEW:
        return tr("relations: {names}", names=_or_none(names))
    return tr("relations: {n} of {total}", n=len(names), total=len(RELATION_TYPES))


def _outlets(shown: frozenset[str]) -> str:
    if len(shown) <= FEW:
        return tr("outlets: {names}", names=listed(sorted(shown)))
    return ntr("{n} outlet", "{n} outlets", len(shown))


def _blocs(shown: frozenset[str]) -> str:
    if len(shown) <= FEW:
        return tr("blocs: {names}", names=listed(name or tr("No bloc") for name in sorted(shown)))
    return ntr("{n} bloc", "{n} blocs", len(shown))


def _few(names: frozenset[str]) -> str:
    """Return the first names, and how many there are if these are not all."""
    first = listed(sorted(names)[:FEW])
    return first if len(names) <= FEW else tr("{names} and others", names=first)


def _or_none(names: list[str]) -> str:
    return listed(names) if names else tr("none")
