"""``search WORKSPACE QUERY``: places in texts."""

from __future__ import annotations

import json
from argparse import Namespace

from synpol_desktop.core.records import SearchHit
from synpol_desktop.workspace import Workspace


def run(arguments: Namespace) -> int:
    """Print the hits, the best first."""
    with Workspace.open(arguments.workspace, read_only=True) as workspace:
        for hit in workspace.search(arguments.query, arguments.limit):
            print(json.dumps(as_json(hit), ensure_ascii=False) if arguments.json else _line(hit))
    return 0


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


def _line(hit: SearchHit) -> str:
    snippet = " ".join(hit.snippet.split())
    return f"{hit.article}\t{hit.span.start}-{hit.span.end}\t{hit.title}\t{snippet}"
