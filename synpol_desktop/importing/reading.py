"""The door of the room: from paths to drafts and refusals, one file after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from synpol_desktop.core.errors import CancelledError, UnreadableFileError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.formats import SMALL, SUFFIXES, format_of
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import DEFAULT, Options, compiled
from synpol_desktop.importing.parsing import parse
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.sandbox import LIMITS, Confined, Limits
from synpol_desktop.importing.sources import Source
from synpol_desktop.importing.walking import shown, unreadable, walk


class Reading(Iterator[Item]):
    """The articles of a list of paths, read one by one as they are asked for.

    ``skipped`` counts hidden files and files of other kinds; it is complete when the last item has come.
    `close` ends the child process early; reading to the end does so by itself.
    """

    def __init__(
        self, paths: Iterable[Path | str], progress: Progress, options: Options, limits: Limits
    ) -> None:
        self.skipped = 0
        self._options = options
        self._progress = progress
        self._limits = limits
        self._items = self._read([Path(path) for path in paths])

    def __next__(self) -> Item:
        return next(self._items)

    def close(self) -> None:
        """Stop reading."""
        self._items.close()

    def _read(self, paths: list[Path]) -> Generator[Item, None, None]:
        found = walk(paths, SUFFIXES)
        self.skipped = found.skipped
        for name, error in found.refused:
            yield Refusal(name, error)
        with Confined(self._options, self._limits, self._check) as confined:
            for done, path in enumerate(found.files):
                self._progress.step(done, len(found.files), shown(path))
                try:
                    if is_confined(path):
                        yield from confined.read(path)
                    else:
                        yield from parse(Source.of_file(path), self._options)
                except UnreadableFileError as error:
                    yield Refusal(shown(path), error, path)
                self.skipped = found.skipped + confined.skipped
        self._progress.step(len(found.files), len(found.files))

    def _check(self) -> None:
        if self._progress.cancelled:
            raise CancelledError


def read_paths(
    paths: Iterable[Path | str],
    progress: Progress | None = None,
    options: Options = DEFAULT,
    limits: Limits = LIMITS,
) -> Reading:
    """Read files, archives and folders.

    Folders are searched recursively, archives are read through without being unpacked. Every file that
    can't be read is one refusal and costs nothing else. Formats that other people's parsers read are
    read in a child process with limits of time and memory and without a network.

    Raises
    ------
    SynpolError
        If the pattern for file names is none.
    CancelledError
        While iterating, if the progress was asked to stop.
    """
    if options.file_name:
        compiled(options.file_name)
    return Reading(paths, progress or Progress(), options, limits)


def read_text(text: str) -> ArticleDraft:
    """Return the draft of a pasted text.

    Raises
    ------
    UnreadableFileError
        If it holds nothing.
    """
    return draft(text, origin="")


def is_confined(path: Path) -> bool:
    """Whether a file is read in the child process: by its format, or because it is long."""
    format_ = format_of(path.name)
    try:
        return format_ is None or format_.confined or path.stat().st_size > SMALL
    except OSError as error:
        raise unreadable(error) from error
