"""Bodies of one state that an article calls by turns: army and forces, government and regime."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.contexts import is_over
from synpol_desktop.extraction.knowledge import KNOWN, knowledge, known_id


def as_one(chosen: Sequence[Candidate], published: str | None) -> list[Candidate]:
    """Return the candidates, bodies of one state that are the same with one key.

    It is that of the kind which the table says the others are like, where the text has it, else that of the
    body which the text names first. A body that was gone when the article appeared is not another's equal.
    """
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for candidate in chosen:
        if candidate.type is EntityType.ORG and (kind := _kind(candidate.key, published or "")):
            rows[kind].append(candidate.key)
    same = {key: kind if kind in keys else keys[0] for kind, keys in rows.items() for key in keys}
    if all(key == other for key, other in same.items()):
        return list(chosen)
    return [_as(candidate, same.get(candidate.key, candidate.key)) for candidate in chosen]


def _kind(key: str, published: str) -> str:
    """Return the key of the body that a body of a state is like, empty if it is like none."""
    identifier = known_id(key)
    state, _, body = identifier.partition(".")
    tables = knowledge()
    if state not in tables.states or not body:
        return ""
    same = tables.alike.get(body)
    kind = f"{state}.{same}" if same else tables.alike.get(identifier, identifier)
    if kind == identifier and not {body, identifier} & _models():
        return ""
    gone = any(
        name in tables.things and is_over(tables.things[name], published) for name in (identifier, kind)
    )
    return "" if gone else KNOWN + kind


@cache
def _models() -> frozenset[str]:
    """Return the kinds and bodies that others are like."""
    return frozenset(knowledge().alike.values())


def _as(candidate: Candidate, key: str) -> Candidate:
    if key == candidate.key:
        return candidate
    thing = knowledge().thing(key)
    return replace(candidate, key=key, name=thing.name if thing is not None else "")
