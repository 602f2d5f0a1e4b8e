"""Plain text (.txt): one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.plain_text import draft


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the article of a file."""
    text, repairs = decode(data, chosen=options.encoding)
    yield draft(text, name, repairs)
