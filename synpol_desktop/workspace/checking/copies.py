"""The groups of near-identical copies against the signatures of the texts."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sqlalchemy import Connection

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace.copies import bands_of, join_copies, unpack
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.statements import execute, fetch

_STORED = """
SELECT article.id, article.title, body.signature, stored.bands,
    EXISTS (SELECT 1 FROM article AS first WHERE first.id = article.copies)
FROM article JOIN body ON body.article = article.id
LEFT JOIN (SELECT article, group_concat(band) AS bands FROM copy_band GROUP BY article) AS stored
    ON stored.article = article.id
"""
"""All bands are read once: they are sorted by band, so that looking those of one article up takes a walk."""


def check(connection: Connection) -> Iterator[Problem]:
    """Yield articles that are not found by their signatures, and stray bands."""
    for id_, title in _astray(connection):
        message = f"The copies of “{title}” are not found by its signature."
        yield Problem(ProblemKind.DERIVED, message, repairable=True, article=ArticleId(id_))
    if fetch(connection, "SELECT 1 FROM copy_band WHERE article NOT IN (SELECT id FROM article) LIMIT 1"):
        yield Problem(ProblemKind.DERIVED, "Signatures of no article are kept.", repairable=True)


def repair(connection: Connection) -> None:
    """Sign the texts anew that are not found by their signatures, and join them with their copies."""
    execute(connection, "DELETE FROM copy_band WHERE article NOT IN (SELECT id FROM article)")
    for id_, _ in list(_astray(connection)):
        ((text,),) = fetch(connection, "SELECT text FROM body WHERE article = ?", [id_])
        execute(connection, "DELETE FROM copy_band WHERE article = ?", [id_])
        execute(connection, "DELETE FROM body WHERE article = ?", [id_])
        join_copies(connection, id_, text)


def _astray(connection: Connection) -> Iterator[tuple[int, str]]:
    for id_, title, signature, bands, grouped in fetch(connection, _STORED):
        try:
            wanted = bands_of(unpack(signature))
        except struct.error:
            wanted = None
        if not grouped or wanted != sorted(int(band) for band in (bands or "").split(",") if band):
            yield id_, title
