"""Recent searches, kept for the user in a file of their own."""

from __future__ import annotations

import json

from synpol_desktop.core.paths import config_dir

KEPT = 12
_LONGEST = 1000


def recent() -> list[str]:
    """Return the searches that led somewhere, the newest first; none if the file can't be read."""
    try:
        stored = json.loads((config_dir() / "searches.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(stored, list):
        return []
    return [query for query in stored if isinstance(query, str) and 0 < len(query) <= _LONGEST][:KEPT]


def remember(query: str) -> None:
    """Put a search at the head of the recent ones; a failure to write never stops the program."""
    queries = [query, *(other for other in recent() if other != query)]
    path = config_dir() / "searches.json"
    temporary = path.with_suffix(".tmp")
    try:
        temporary.write_text(json.dumps(queries[:KEPT], ensure_ascii=False, indent=1), "utf-8")
        temporary.replace(path)
    except OSError:
        return
