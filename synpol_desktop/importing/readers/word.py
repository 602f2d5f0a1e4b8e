"""Word documents (.docx): paragraphs and tables in their order, headers above and footers below.

Deleted words of tracked changes, field codes and comments are left out; pictures and links are not followed.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.archives.budget import Budget
from synpol_desktop.importing.archives.zips import Zip
from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.web.tree import Element, local, xml

_DOCUMENT = "word/document.xml"
_UNSEEN = frozenset(
    {"del", "movefrom", "deltext", "instrtext", "delinstrtext", "fallback", "ppr", "rpr", "sectpr", "tblpr"}
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": ""}
_TITLES = frozenset({"title", "heading1", "العنوان"})


def read(data: bytes, name: str, _options: Options) -> Iterator[Item]:
    """Yield the article of a document."""
    archive = Zip(io.BytesIO(data), Budget())
    names = archive.names()
    if _DOCUMENT not in names:
        raise UnreadableFileError(
            "This is no Word document.", hint="It may be another office document that was renamed."
        )
    document = xml(archive.read(_DOCUMENT))
    body = next((element for element in document if local(element) == "body"), document)
    headers, footers = _around(archive, document)
    notes = [text for part in ("word/footnotes.xml", "word/endnotes.xml") for text in _notes(archive, part)]
    parts = [*headers, *paragraphs(body), *notes, *footers]
    if not any(part.strip() for part in parts):
        raise UnreadableFileError("There is no text in this document.")
    found = draft("\n".join(parts) + "\n", name)
    yield replace(found, title=_title(body) or found.title)


def paragraphs(holder: Element) -> Iterator[str]:
    """Yield the paragraphs of a part of a document; a row of a table is one line, its cells parted by |."""
    for element in holder:
        name = local(element)
        if name == "p":
            yield _words(element)
            yield from (text for box in _boxes(element) for text in paragraphs(box))
        elif name == "tr":
            cells = [" ".join(filter(None, map(str.strip, paragraphs(cell)))) for cell in _cells(element)]
            if any(cells):
                yield " | ".join(cells)
        elif name not in _UNSEEN:
            yield from paragraphs(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in ("sdt", "sdtcontent", "customxml"):
            yield from _cells(element)


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph, those in text boxes left out."""
    found: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _UNSEEN or name == "txbxcontent":
            continue
        if name == "t":
            found.append(element.text or "")
        elif name in _CHARACTERS:
            found.append(_CHARACTERS[name])
        else:
            waiting.extend(reversed(element))
    return "".join(found).rstrip()


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, each once (old programs get a copy)."""
    for element in paragraph.iter():
        around = {local(up) for up in element.iterancestors()}
        if local(element) == "txbxcontent" and not around & (_UNSEEN | {"txbxcontent"}):
            yield element


def _title(body: Element) -> str:
    """Return the first paragraph that is set as a title."""
    for paragraph in body.iter():
        if local(paragraph) != "p":
            continue
        for style in paragraph.iter():
            if local(style) == "pstyle" and _value(style).lower() in _TITLES:
                title = one_line(_words(paragraph))
                if title:
                    return title[:400]
    return ""


def _around(archive: Zip, document: Element) -> tuple[list[str], list[str]]:
    """Return the lines of headers and of footers that the document uses, each line once."""
    targets = _relations(archive)
    found: dict[str, list[str]] = {"headerreference": [], "footerreference": []}
    for element in document.iter():
        kind = local(element)
        if kind not in found:
            continue
        target = targets.get(_value(element, "id"), "")
        if target in archive.names():
            for line in paragraphs(xml(archive.read(target))):
                if line.strip() and line not in found[kind]:
                    found[kind].append(line)
    return found["headerreference"], found["footerreference"]


def _relations(archive: Zip) -> dict[str, str]:
    """Return the parts that the document refers to; what lies outside of the file is not among them."""
    part = "word/_rels/document.xml.rels"
    if part not in archive.names():
        return {}
    return {
        _value(element, "id"): posixpath.normpath(posixpath.join("/word", _value(element, "target")))[1:]
        for element in xml(archive.read(part))
        if _value(element, "targetmode").lower() != "external"
    }


def _notes(archive: Zip, part: str) -> Iterator[str]:
    if part in archive.names():
        for note in xml(archive.read(part)):
            if not _value(note, "type"):
                yield from (text for text in paragraphs(note) if text.strip())


def _value(element: Element, name: str = "val") -> str:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() == name:
            return str(value)
    return ""
