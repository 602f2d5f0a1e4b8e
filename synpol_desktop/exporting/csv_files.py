"""CSV files that are there whole or not at all."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from synpol_desktop.exporting.cells import Value, cell
from synpol_desktop.exporting.places import beside, explained, refuse_present, settle

Row = Sequence[Value]


class Files:
    """Files of one export: written beside their places, put there together when all are complete.

    Use it as a context; when that is left by an exception, nothing has changed on disk.

    Parameters
    ----------
    bom : bool
        Begin each file with a byte order mark, by which Excel knows UTF-8.
    overwrite : bool
        Whether files that are there may be replaced.
    """

    def __init__(self, *, bom: bool, overwrite: bool = True) -> None:
        self._overwrite = overwrite
        self._encoding = "utf-8-sig" if bom else "utf-8"
        self._written: list[tuple[Path, Path]] = []

    def __enter__(self) -> Files:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                for _temporary, path in self._written:
                    refuse_present(path, overwrite=self._overwrite)
                for temporary, path in self._written:
                    with explained(path):
                        settle(temporary, path, overwrite=self._overwrite)
        finally:
            for temporary, _path in self._written:
                temporary.unlink(missing_ok=True)
            self._written.clear()

    def write(self, path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Write a table and return the number of its rows.

        Raises
        ------
        SynpolError
            If the place can't be written, or a file is there that may not be replaced.
        """
        refuse_present(path, overwrite=self._overwrite)
        with self._open(path) as file:
            writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
            writer.writerow(columns)
            count = 0
            for count, row in enumerate(rows, start=1):  # noqa: B007 - the last number is the count
                writer.writerow([cell(value) for value in row])
        return count

    @contextmanager
    def _open(self, path: Path) -> Iterator[TextIO]:
        temporary = beside(path)
        with explained(path), temporary.open("x", encoding=self._encoding, newline="") as file:
            self._written.append((temporary, path))
            yield file
            file.flush()
            os.fsync(file.fileno())
