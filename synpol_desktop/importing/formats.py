"""The registry of formats: by the end of a file's name and its first bytes to the reader.

A reader is a module in ``readers`` with a function ``read(data, name, options)`` that yields drafts and
refusals. It is imported when its first file comes, so that starting the program costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options

Reader = Callable[[bytes, str, Options], Iterator[Item]]

SMALL = 4 << 20
"""A longer text file is read in the child process, too: it may take much memory."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read.

    Parameters
    ----------
    key : str
        Short name for code and reports.
    suffixes : tuple of str
        Ends of file names, in lower case, with the dot.
    module : str
        Module of ``readers``; "" for archives, whose members are read each by its own reader.
    magic : tuple of bytes
        One of these is among the first bytes; empty for kinds of text.
    confined : bool
        Whether a parser that others wrote reads it, so that it needs a process of its own.
    """

    key: str
    suffixes: tuple[str, ...]
    module: str = ""
    magic: tuple[bytes, ...] = ()
    confined: bool = True

    def reader(self) -> Reader:
        """Return the function that reads this format."""
        module = import_module(f"synpol_desktop.importing.readers.{self.module}")
        return cast(Reader, module.read)

    def see(self, data: bytes) -> None:
        """Refuse what is not what its name says.

        Raises
        ------
        UnreadableFileError
            If the first bytes are those of another kind of file.
        """
        if not self.magic or any(magic in data[:_HEAD] for magic in self.magic):
            return
        if not data.strip(b"\0 \t\r\n"):
            raise UnreadableFileError("The file is empty.")
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise UnreadableFileError(
                "The file is an old office document, or protected by a password.",
                hint="Open it in an office program and save it in today's form without a password.",
            )
        raise UnreadableFileError(
            "The file is not what its name says (“{suffix}”).",
            hint="It may be cut off or damaged, or have been renamed.",
            suffix=self.suffixes[0],
        )


FORMATS = (
    Format("text", (".txt",), "text", confined=False),
    Format("json-lines", (".jsonl", ".ndjson"), "json_lines", confined=False),
    Format("markdown", (".md", ".markdown"), "markdown", confined=False),
    Format("web-page", (".html", ".htm", ".xhtml"), "web_page"),
    Format("web-archive", (".mhtml", ".mht"), "web_archive"),
    Format("word", (".docx",), "word", _ZIP),
    Format("pdf", (".pdf",), "pdf", (b"%PDF-",)),
    Format("table", (".csv", ".tsv"), "delimited"),
    Format("workbook", (".xlsx",), "workbook", _ZIP),
    Format("json", (".json",), "json_file"),
    Format("feed", (".rss", ".atom", ".xml"), "feed"),
    Format("mail", (".eml",), "mail"),
    Format("zip", (".zip",), magic=_ZIP),
    Format("tar", (".tar.gz", ".tgz", ".tar")),
)
SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)
"""Ends of the names of all files that can be read, for file dialogs and for searching folders."""
TABLES = frozenset({"table", "workbook", "json", "json-lines"})
"""Keys of the formats that a mapping is for."""


def format_of(name: str) -> Format | None:
    """Return the format of a file by its name; None if such files are not read."""
    lower = name.lower()
    for format_ in FORMATS:
        if lower.endswith(format_.suffixes):
            return format_
    return None
