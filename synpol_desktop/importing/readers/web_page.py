"""Saved web pages (.html, .htm, .xhtml): the article, and what the page states of it."""

from __future__ import annotations

from collections.abc import Iterator

from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.web.pages import page_draft
from synpol_desktop.importing.web.tree import declared_encoding


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the article of a page."""
    text, repairs = decode(data, declared_encoding(data), options.encoding)
    yield page_draft(text, name, repairs)
