"""All that the analyst decided and noted, as every file can name it: texts by digest, entities by key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from sqlalchemy import Connection

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace.codes import STATES
from synpol_desktop.workspace.edits.anchors import (
    Anchor,
    Decided,
    Key,
    Marked,
    Period,
    Place,
    Said,
    Stated,
    Words,
)
from synpol_desktop.workspace.edits.jottings import Written
from synpol_desktop.workspace.edits.judgements import Verdict
from synpol_desktop.workspace.reading import noted
from synpol_desktop.workspace.statements import fetch

_SHOWN = "SELECT digest FROM article WHERE visible = 1"
_RELATIONS = f"""
SELECT digest, type, source_start, source_end, target_start, target_end, state, at FROM decision
WHERE digest IN ({_SHOWN})
"""
_MARKINGS = f'SELECT digest, start, "end", type, state, key, kind, at FROM marking WHERE digest IN ({_SHOWN})'
_STATINGS = f"""
SELECT digest, type, source_start, source_end, target_start, target_end, {", ".join(Stated._fields)}
FROM stating
WHERE digest IN ({_SHOWN})
"""
_PASSAGES = f'SELECT digest, start, "end", at FROM passage WHERE digest IN ({_SHOWN})'
_JUDGEMENTS = """
SELECT one.found_type, one.key, other.found_type, other.key, same, reason, at FROM judgement
JOIN entity AS one ON one.id = left_entity JOIN entity AS other ON other.id = right_entity WHERE analyst = 1
"""
_ENTITIES = "SELECT found_type, key, type, name, english FROM entity"
_OF_TEXTS = """
SELECT digest, id FROM article WHERE visible = 1 AND digest IN (SELECT value FROM json_each(?))
"""
_ARTICLES = "SELECT digest, title, outlet, author, url, published FROM article WHERE visible = 1"


class Called(NamedTuple):
    """An entity's type (its code) and names as they are shown."""

    type: int
    name: str
    english: str


class About(NamedTuple):
    """What is written over an article."""

    title: str
    outlet: str
    author: str
    url: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is decided and noted in a workspace, or a part of it."""

    relations: Mapping[Anchor, Decided]
    markings: Mapping[Words, Marked]
    statings: Mapping[Anchor, Stated]
    passages: Mapping[tuple[str, int, int], str]
    judgements: Mapping[tuple[Key, Key], Verdict]
    entities: Mapping[Key, Called]
    articles: Mapping[str, About]
    notes: Mapping[Place, Written] = field(default_factory=dict)
    tags: Mapping[tuple[Place, str], bool] = field(default_factory=dict)
    details: Mapping[tuple[Key, str], Said] = field(default_factory=dict)
    blocs: Mapping[tuple[Key, str], tuple[Period, ...]] = field(default_factory=dict)

    def sorts(self) -> dict[str, Mapping[Any, Any]]:
        """Return the parts by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def decisions(connection: Connection) -> Decisions:
    """Return what is decided on the articles that are shown, with the names of all entities."""
    return Decisions(
        relations={
            Anchor(*row[:6]): Decided(STATES[row[6]], row[7]) for row in fetch(connection, _RELATIONS)
        },
        markings={Words(*row[:4]): Marked(STATES[row[4]], *row[5:]) for row in fetch(connection, _MARKINGS)},
        statings={Anchor(*row[:6]): Stated(*row[6:]) for row in fetch(connection, _STATINGS)},
        passages={row[:3]: row[3] for row in fetch(connection, _PASSAGES)},
        judgements=dict(map(_judged, fetch(connection, _JUDGEMENTS))),
        entities={Key(*row[:2]): Called(*row[2:]) for row in fetch(connection, _ENTITIES)},
        articles={row[0]: About(*row[1:]) for row in fetch(connection, _ARTICLES)},
        notes=noted.notes(connection),
        tags=noted.tags(connection),
        details=noted.details(connection),
        blocs=noted.blocs(connection),
    )


def articles_of(connection: Connection, digests: Iterable[str]) -> dict[str, ArticleId]:
    """Return the articles with these texts that are shown."""
    wanted = json.dumps(sorted(digests))
    return {digest: ArticleId(id_) for digest, id_ in fetch(connection, _OF_TEXTS, [wanted])}


def _judged(row: tuple[Any, ...]) -> tuple[tuple[Key, Key], Verdict]:
    one, other = sorted((Key(*row[:2]), Key(*row[2:4])))
    return (one, other), Verdict(bool(row[4]), *row[5:])
