"""The door of the room: from paths to drafts and refusals, one file after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from synpol_desktop.core.errors import SynpolError, UnreadableFileError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.json_lines import read_json_lines
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.walking import shown, unreadable, walk

LARGEST_MB = 128
"""A larger file is refused: it is no article, and would fill the memory."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or line that gave no article, and why."""

    name: str
    error: SynpolError


class Reading(Iterator[ArticleDraft | Refusal]):
    """The articles of a list of paths, read one by one as they are asked for.

    ``skipped`` counts hidden files and files of other kinds; it is complete when the first item has come.
    """

    def __init__(self, paths: Iterable[Path | str], progress: Progress) -> None:
        self.skipped = 0
        self._items = self._read([Path(path) for path in paths], progress)

    def __next__(self) -> ArticleDraft | Refusal:
        return next(self._items)

    def _read(self, paths: list[Path], progress: Progress) -> Iterator[ArticleDraft | Refusal]:
        found = walk(paths)
        self.skipped = found.skipped
        for name, error in found.refused:
            yield Refusal(name, error)
        for done, path in enumerate(found.files):
            progress.step(done, len(found.files), shown(path))
            try:
                yield from _read_file(path)
            except UnreadableFileError as error:
                yield Refusal(shown(path), error)
        progress.step(len(found.files), len(found.files))


def read_paths(paths: Iterable[Path | str], progress: Progress | None = None) -> Reading:
    """Read files and folders.

    Folders are searched recursively. Every file that can't be read is one refusal and costs nothing else.

    Raises
    ------
    CancelledError
        While iterating, if the progress was asked to stop.
    """
    return Reading(paths, progress or Progress())


def read_text(text: str) -> ArticleDraft:
    """Return the draft of a pasted text.

    Raises
    ------
    UnreadableFileError
        If it holds nothing.
    """
    return draft(text, origin="")


def _read_file(path: Path) -> Iterator[ArticleDraft | Refusal]:
    text, repairs = decode(_bytes(path))
    if path.suffix.lower() != ".jsonl":
        yield draft(text, shown(path), repairs)
        return
    for item in read_json_lines(text, shown(path)):
        if isinstance(item, ArticleDraft):
            yield replace(item, repairs=(*repairs, *item.repairs))
        else:
            yield Refusal(*item)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_MB << 20:
            raise UnreadableFileError(
                f"The file is larger than {LARGEST_MB} MB.", hint="Split it into articles."
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error
