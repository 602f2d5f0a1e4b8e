"""Near-identical copies of one text: found by the bands of their signatures, kept and grouped."""

from __future__ import annotations

import struct

from sqlalchemy import Connection, insert, select, update

from synpol_desktop.arabic.copies import likeness, signature
from synpol_desktop.workspace.schema import article, body, copy_band

LIKE = 0.5
"""Texts with half of their runs of words in common are copies; unrelated news stays below 0.15."""

_BAND = 3  # numbers a band: texts at 0.5 meet in one of 21 bands with a chance of 0.94, at 0.64 of 0.998


def join_copies(connection: Connection, id_: int, text: str) -> None:
    """Write an article's text with its signature, and put it into the group of its copies, if any."""
    mark = signature(text)
    connection.execute(insert(body).values(article=id_, text=text, signature=pack(mark)))
    bands = bands_of(mark)
    if bands:
        connection.execute(insert(copy_band), [{"band": band, "article": id_} for band in bands])
    nearby = select(copy_band.c.article).where(copy_band.c.band.in_(bands), copy_band.c.article != id_)
    candidates = connection.execute(
        select(body.c.article, body.c.signature, article.c.copies)
        .join(article, article.c.id == body.c.article)
        .where(body.c.article.in_(nearby))
    )
    groups = {row.copies for row in candidates if likeness(mark, unpack(row.signature)) >= LIKE}
    group = min(groups, default=id_)
    connection.execute(update(article).where(article.c.id == id_).values(copies=group))
    if len(groups) > 1:  # the new text links groups that were apart
        connection.execute(update(article).where(article.c.copies.in_(groups)).values(copies=group))


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
