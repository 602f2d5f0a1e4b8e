"""XML written piece by piece, so that a large graph never stands in memory twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return text without the characters that XML 1.0 can't hold, escaped or not."""
    return _FORBIDDEN.sub("", text)


class XmlStream:
    """Writes elements in order; names are trusted, values are escaped."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def inside(self, tag: str, **attributes: object) -> Iterator[None]:
        """Open an element and close it at the end."""
        self._file.write(f"<{tag}{_attributes(attributes)}>")
        yield
        self._file.write(f"</{tag}>\n")

    def element(self, tag: str, text: str | None = None, **attributes: object) -> None:
        """Write an element without children."""
        head = f"<{tag}{_attributes(attributes)}"
        if text is None:
            self._file.write(f"{head}/>\n")
        else:
            self._file.write(f"{head}>{_text(text)}</{tag}>\n")


def _text(value: str) -> str:
    return escape(clean(value), {"\r": "&#13;"})  # a reader would turn a bare one into a line feed


def _attributes(values: dict[str, object]) -> str:
    """Return attributes; ``_`` in a name stands for ``:``, one at its end is dropped, None is left out."""
    return "".join(
        f" {name.rstrip('_').replace('_', ':')}={quoteattr(clean(str(value)), {chr(13): '&#13;'})}"
        for name, value in values.items()
        if value is not None
    )
