"""Near-identical copies of one text: found by the bands of their signatures, kept and grouped."""

from __future__ import annotations

import json
import struct

from sqlalchemy import Connection

from synpol_desktop.arabic.copies import likeness, signature
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.statements import execute, execute_many, fetch, insertion

LIKE = 0.5
"""Texts with half of their runs of words in common are copies; unrelated news stays below 0.15."""

_BAND = 3  # numbers a band: texts at 0.5 meet in one of 21 bands with a chance of 0.94, at 0.64 of 0.998

_ADD_BODY = insertion(schema.body)
_ADD_BAND = insertion(schema.copy_band)
_NEARBY = """
SELECT DISTINCT article.copies, body.signature
FROM json_each(?) AS wanted
CROSS JOIN copy_band ON copy_band.band = wanted.value
JOIN body ON body.article = copy_band.article
JOIN article ON article.id = copy_band.article
"""


def join_copies(connection: Connection, id_: int, text: str) -> None:
    """Write an article's text with its signature, and put it into the group of its copies, if any."""
    mark = signature(text)
    execute(connection, _ADD_BODY, (id_, text, pack(mark)))
    bands = bands_of(mark)
    candidates = fetch(connection, _NEARBY, [json.dumps(bands)])
    execute_many(connection, _ADD_BAND, [(band, id_) for band in bands])
    groups = {group for group, data in candidates if likeness(mark, unpack(data)) >= LIKE}
    group = min(groups, default=id_)
    execute(connection, "UPDATE article SET copies = ? WHERE id = ?", (group, id_))
    if len(groups) > 1:  # the new text links groups that were apart
        joined = ((group, other) for other in groups)
        execute_many(connection, "UPDATE article SET copies = ? WHERE copies = ?", joined)


def bands_of(mark: tuple[int, ...]) -> list[int]:
    """Return the numbers under which texts that share a stretch of their signatures meet."""
    bands = set()
    for at in range(0, len(mark) - _BAND + 1, _BAND):
        value = at
        for part in mark[at : at + _BAND]:
            value = (value * 1_000_003 ^ part) & 0x7FFF_FFFF_FFFF_FFFF
        bands.add(value)
    return sorted(bands)


def pack(mark: tuple[int, ...]) -> bytes:
    """Write a signature as bytes."""
    return struct.pack(f"<{len(mark)}Q", *mark)


def unpack(data: bytes) -> tuple[int, ...]:
    """Read what `pack` wrote."""
    return struct.unpack(f"<{len(data) // 8}Q", data)
