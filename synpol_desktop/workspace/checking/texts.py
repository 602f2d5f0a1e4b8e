"""Texts against their digests, and the search index against the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Integer, Text, select
from sqlalchemy import column as text_column
from sqlalchemy import table as text_table

from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace.adding import searchable
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import article, body


def check(connection: Connection) -> Iterator[Problem]:
    """Compare each text with its digest and with what is indexed of it."""
    indexed = select(text_column("rowid", Integer).label("id"), text_column("text", Text).label("words"))
    search = indexed.select_from(text_table("search")).subquery()
    query = (
        select(article.c.id, article.c.title, article.c.digest, body.c.text, search.c.words)
        .join(body, body.c.article == article.c.id)
        .outerjoin(search, search.c.id == article.c.id)
    )
    for row in connection.execute(query.execution_options(yield_per=200)):
        owner = ArticleId(row.id)
        if hashlib.sha256(row.text.encode()).hexdigest() != row.digest:
            message = f"The text of “{row.title}” is not what was imported."
            yield Problem(ProblemKind.DIGEST, message, repairable=False, article=owner)
        elif row.words != searchable(row.text):
            message = f"The search index doesn't hold “{row.title}” as it is."
            yield Problem(ProblemKind.SEARCH, message, repairable=True, article=owner)


def repair(connection: Connection) -> None:
    """Write the search index anew."""
    connection.exec_driver_sql("DELETE FROM search")
    for row in connection.execute(select(body.c.article, body.c.text)).all():
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, text) VALUES (?, ?)", (row.article, searchable(row.text))
        )
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")  # drops stray words
