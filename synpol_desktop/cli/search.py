"""``search WORKSPACE QUERY``: places in texts; actors and relations too, if asked for."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from synpol_desktop.cli.console import EXIT_WRONG, complain
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.records import EntityRow, RelationRow, SearchHit
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.searching.answers import Answer, Limits
from synpol_desktop.workspace.searching.problems import QueryError

KINDS = ("texts", "actors", "relations")


def run(arguments: Namespace) -> int:
    """Print what was found, the best of each kind first."""
    with Workspace.open(arguments.workspace, read_only=True) as workspace:
        try:
            for found in _found(workspace, arguments):
                print(json.dumps(found, ensure_ascii=False) if arguments.json else _line(found))
        except QueryError as error:
            complain(error)
            print(_pointed(arguments.query, error), file=sys.stderr)
            return EXIT_WRONG
    return 0


def _found(workspace: Workspace, arguments: Namespace) -> Iterator[dict[str, object]]:
    query, limit = arguments.query, arguments.limit
    kinds = tuple(arguments.kinds.split(",")) if arguments.kinds else KINDS[:1]
    if "actors" in kinds or "relations" in kinds:
        limits = Limits(actors=limit, relations=limit, articles=0)
        answer: Answer = workspace.find(query, Filter(), limits)
        if "actors" in kinds:
            yield from map(_actor, answer.actors)
        if "relations" in kinds:
            yield from map(_relation, answer.relations)
    if "texts" in kinds:
        yield from map(as_json, workspace.search(query, limit))


def as_json(hit: SearchHit) -> dict[str, object]:
    """Return what ``search --json`` prints for one hit; offsets count code points of the article's text."""
    return {
        "article": hit.article,
        "title": hit.title,
        "span": [hit.span.start, hit.span.end],
        "snippet": hit.snippet,
        "snippet_start": hit.snippet_start,
        "score": round(hit.score, 4),
    }


def _actor(row: EntityRow) -> dict[str, object]:
    return {
        "entity": row.id,
        "type": row.type.value,
        "name": row.name,
        "english": row.english,
        "mentions": row.mentions,
        "degree": row.degree,
    }


def _relation(row: RelationRow) -> dict[str, object]:
    return {
        "source": row.key.source,
        "type": row.key.type.value,
        "target": row.key.target,
        "source_name": row.source_name,
        "target_name": row.target_name,
        "mentions": row.mentions,
        "first": row.first,
        "last": row.last,
    }


def _line(found: dict[str, object]) -> str:
    match found:
        case {"article": article, "span": [start, end], "title": title, "snippet": str(snippet)}:
            return f"{article}\t{start}-{end}\t{title}\t{' '.join(snippet.split())}"
        case _:
            return "\t".join("" if value is None else str(value) for value in found.values())


def _pointed(query: str, error: QueryError) -> str:
    """Return the query in one line with marks below what is wrong."""
    shown = "".join(" " if sign.isspace() else sign for sign in query)
    width = max(1, min(error.at.end, len(query)) - error.at.start)
    return f"{shown}\n{' ' * error.at.start}{'^' * width}"
