"""What ``extract`` reads: the texts of files as they are, only their newlines made alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from synpol_desktop.cli.console import list_refused
from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.walking import unreadable, walk
from synpol_desktop.tasks.outcomes import Text

_NEWLINE = re.compile("\r\n?")


class Texts:
    """The texts of files and folders, numbered from 0; what is refused is printed, and its name kept.

    Parameters
    ----------
    date : str, optional
        Publication date of ``.txt`` files; lines of ``.jsonl`` have their own.
    """

    def __init__(self, paths: Sequence[Path], date: str | None) -> None:
        self._date = date
        self._paths = paths
        self._number = 0
        self.refused: list[str] = []

    def __iter__(self) -> Iterator[Text]:
        found = walk(self._paths)
        for name, error in found.refused:
            self._refuse(name, error)
        if not found.files and not found.refused:
            raise UnreadableFileError("None of these files is read.", hint="Texts are .txt or .jsonl files.")
        for path in found.files:
            try:
                yield from self._read(path)
            except UnreadableFileError as error:
                self._refuse(path.name, error)

    def _read(self, path: Path) -> Iterator[Text]:
        text = _NEWLINE.sub("\n", decode(_bytes(path))[0])
        if path.suffix.lower() != ".jsonl":
            yield self._text(path.stem, text, self._date)
            return
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    yield self._line(line)
                except UnreadableFileError as error:
                    self._refuse(f"{path.name}, line {number}", error)

    def _line(self, line: str) -> Text:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError("not valid JSON.") from error
        if not isinstance(record, dict):
            raise UnreadableFileError("not a JSON object.")
        name, text, date = record.get("id"), record.get("text"), record.get("date")
        if isinstance(name, bool) or not isinstance(name, str | int):
            raise UnreadableFileError("the field “id” is missing.")
        if not isinstance(text, str) or not text.strip():
            raise UnreadableFileError("the field “text” is missing or empty.")
        value = None if date in (None, "") else str(date).strip()
        if value is not None and not is_date_value(value):
            raise UnreadableFileError("the date “{date}” is none.", date=str(date)[:40])
        return self._text(str(name), _NEWLINE.sub("\n", text), value)

    def _text(self, name: str, text: str, date: str | None) -> Text:
        numbered = Text(ArticleId(self._number), name, text, date)
        self._number += 1
        return numbered

    def _refuse(self, name: str, error: SynpolError) -> None:
        self.refused.append(name)
        list_refused([(name, error)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error
