"""Statements that are written once and run often, past SQLAlchemy's expressions and row objects.

Building and hashing an expression costs more than SQLite needs for a small answer. What is asked for each
article, entity or click is therefore compiled once to its text; failures are still said in plain words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects.sqlite import dialect

from synpol_desktop.workspace.connection import raw_connection
from synpol_desktop.workspace.failures import expected_error

Row = tuple[Any, ...]
_DIALECT = dialect(paramstyle="qmark")


class Statement:
    """A selection whose values are bound by name each time it is asked."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        compiled = self._query.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        return str(compiled), tuple(compiled.positiontup or ()), dict(compiled.params)

    def rows(self, connection: Connection, **values: object) -> list[Row]:
        """Return the rows; a value that isn't given has the one it was built with."""
        sql, names, known = self._compiled
        return fetch(connection, sql, [values[name] if name in values else known[name] for name in names])

    def row(self, connection: Connection, **values: object) -> Row | None:
        """Return the first row, if there is one."""
        return next(iter(self.rows(connection, **values)), None)


def fetch(connection: Connection, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """Return the rows of a query that is written in SQL."""
    try:
        return raw_connection(connection).execute(sql, values).fetchall()
    except sqlite3.Error as error:
        raise expected_error(error) or error from error


def fetch_array(connection: Connection, sql: str, dtype: DTypeLike, *values: object) -> NDArray[Any]:
    """Return the rows of a query as a structured array, one field for each column, without a list of them."""
    try:
        return np.fromiter(raw_connection(connection).execute(sql, values), dtype)
    except sqlite3.Error as error:
        raise expected_error(error) or error from error


def execute(connection: Connection, sql: str, values: Sequence[object] = ()) -> int:
    """Run a statement that changes one row; return the id of the row, if it was inserted."""
    try:
        return raw_connection(connection).execute(sql, values).lastrowid or 0
    except sqlite3.Error as error:
        raise expected_error(error) or error from error


def execute_many(connection: Connection, sql: str, rows: Iterable[Sequence[object]]) -> None:
    """Run a statement once for each row."""
    try:
        raw_connection(connection).executemany(sql, rows)
    except sqlite3.Error as error:
        raise expected_error(error) or error from error


def insertion(table: Table, *columns: str) -> str:
    """Return the statement that inserts values for these columns, or for all in their order."""
    names = columns or tuple(column.name for column in table.c)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})"
