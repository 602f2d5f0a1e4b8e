"""CSV files that are there whole or not at all."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.exporting.cells import Value, cell

Row = Sequence[Value]


class Files:
    """Files of one export: written beside their places, put there together when all are complete.

    Use it as a context; when that is left by an exception, nothing has changed on disk.

    Parameters
    ----------
    bom : bool
        Begin each file with a byte order mark, by which Excel knows UTF-8.
    """

    def __init__(self, *, bom: bool) -> None:
        self._encoding = "utf-8-sig" if bom else "utf-8"
        self._written: list[tuple[Path, Path]] = []

    def __enter__(self) -> Files:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                for temporary, path in self._written:
                    with _explained(path):
                        temporary.replace(path)
        finally:
            for temporary, _path in self._written:
                temporary.unlink(missing_ok=True)
            self._written.clear()

    def write(self, path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Write a table and return the number of its rows.

        Raises
        ------
        SynpolError
            If the place can't be written.
        """
        with self._open(path) as file:
            writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
            writer.writerow(columns)
            count = 0
            for count, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the count
                writer.writerow([cell(value) for value in row])
        return count

    @contextmanager
    def _open(self, path: Path) -> Iterator[TextIO]:
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        with _explained(path), temporary.open("x", encoding=self._encoding, newline="") as file:
            self._written.append((temporary, path))
            yield file
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SynpolError(
            "“{name}” can't be written: {reason}.",
            hint="Choose a folder that you may write to, and close the file if another program has it open.",
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
