"""From markup to a tree, with the parser's doors shut: no network, no entities, no giant documents."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import etree, html

from synpol_desktop.core.errors import UnreadableFileError

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 2000
"""Words in one tag; the time that the parser takes grows with their square."""


def declared_encoding(data: bytes) -> str:
    """Return the encoding that markup names for itself; "" if none."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def page(text: str) -> Element:
    """Return the tree of an HTML page.

    Raises
    ------
    UnreadableFileError
        If it holds nothing, or is built to keep parsers busy.
    """
    text = _DECLARATION.sub("", text.replace("\0", ""))
    for tag in _LONG_TAG.finditer(text):
        if len(tag[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise UnreadableFileError(
                "A tag of this page has thousands of attributes.",
                hint="Save its text as a .txt file and import that.",
            )
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=False, remove_pis=True, encoding=None
    )
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError("There is no text in this page.") from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise UnreadableFileError(  # the parser stopped there: what it has is not the whole page
            "The page is nested too deeply, or a paragraph of it is too long.",
            hint="Save its text as a .txt file and import that.",
        )
    return tree


def xml(data: bytes) -> Element:
    """Return the tree of an XML document that declares no entities.

    Raises
    ------
    UnreadableFileError
        If it is not XML, or defines entities, by which files are read and memory is filled.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(
            "The markup of this file is damaged: {reason}.", hint="It may be cut off.", reason=_reason(error)
        ) from error
    inner = tree.getroottree().docinfo.internalDTD
    if inner is not None and (next(inner.iterentities(), None) is not None or inner.system_url):
        raise UnreadableFileError(
            "The file defines entities, which are not read.", hint="Such files are made to do harm."
        )
    return tree


def local(element: Element) -> str:
    """Return the name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _reason(error: Exception) -> str:
    return str(error).split(", line")[0].split("\n")[0][:120]
