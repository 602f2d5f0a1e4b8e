"""PDF documents: the text layer in reading order; one that can't be trusted is marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.pdf.layout import Line, joined, paragraphs, without_running_heads
from synpol_desktop.importing.pdf.quality import RELIABLE, is_backwards, score, turned
from synpol_desktop.importing.plain_text import draft

UNRELIABLE = "unreliable text layer"
"""How the repair begins that marks an article whose text may not be what was printed."""
_MOST_PAGES = 2_000
_DROPPED = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u0640\ufeff]")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_STRAY_STOP = re.compile(r"(?<=\s)([.،])(\d[\d/]*)(?=\s|$)")
"""A full stop that was stored before the number that it follows."""
_BROKEN = re.compile("[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def read(data: bytes, name: str, _options: Options) -> Iterator[Item]:
    """Yield the article of a document."""
    pages = _pages(data)
    repairs: tuple[str, ...] = ()
    kept, gone = without_running_heads(pages)
    if gone:
        repairs = (*repairs, f"{gone} repeated heads and feet of pages left out")
    text = joined(kept)
    if not text.strip():
        raise UnreadableFileError(
            "There is no text in this PDF, only pictures of it.",
            hint="Run character recognition on it in another program, or paste its text.",
        )
    quality = score(text)
    if quality < RELIABLE and is_backwards(text):
        text = turned(text)
        quality = score(text)
        repairs = (*repairs, "lines stored backwards turned round")
    text, more = _mended(text)
    repairs = (*repairs, *more)
    if quality < RELIABLE:
        repairs = (f"{UNRELIABLE} (quality {quality:.2f} of 1): compare it with the page", *repairs)
    found = draft(text, name)
    yield replace(found, repairs=(*repairs, *found.repairs))


def _pages(data: bytes) -> list[list[str]]:
    """Return the paragraphs of each page.

    Raises
    ------
    UnreadableFileError
        If the document is protected, damaged, or has thousands of pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFileError(
                "It is protected by a password.", hint="Save it without one."
            ) from error
        raise UnreadableFileError(
            "The PDF is damaged, or cut off.", hint="Fetch or copy it again."
        ) from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableFileError(
                "The PDF has more than {count} pages.", hint="Split it.", count=_MOST_PAGES
            )
        return [paragraphs(_lines(document, number)) for number in range(len(document))]
    finally:
        document.close()


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    """Return the lines of a page as they follow each other in the document."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return []
    textpage = page.get_textpage()
    found = []
    start = 0
    for raw in re.split(r"(\r\n|\r|\n)", textpage.get_text_range()):
        length = len(raw.encode("utf-16-le")) // 2
        text = unicodedata.normalize("NFKC", raw).strip()
        if text:
            found.append(_line(textpage, text, start, length))
        start += length
    textpage.close()
    page.close()
    return found


def _line(textpage: pdfium.PdfTextPage, text: str, start: int, length: int) -> Line:
    """Return a line with its edges, measured at a few of its characters."""
    boxes = []
    for index in {start, start + 1, start + length // 2, start + length - 2, start + length - 1}:
        if start <= index < start + length:
            try:
                boxes.append(textpage.get_charbox(index))
            except (pdfium.PdfiumError, IndexError, ValueError):
                continue
    boxes = [box for box in boxes if box[2] > box[0]] or [(0.0, 0.0, 0.0, 0.0)]
    return Line(
        text,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        bottom=min(box[1] for box in boxes),
        top=max(box[3] for box in boxes),
    )


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what the layers of PDFs misplace, and what was taken away."""
    repairs = ["text of the PDF written in normal form"]
    if _MARKS.search(text):
        text = _MARKS.sub("", text)
        repairs.append("vowel signs removed, which PDFs misplace")
    if _DROPPED.search(text):
        text = _DROPPED.sub("", text)
        repairs.append("tatweels and direction marks removed")
    if _STRAY_STOP.search(text):
        text = _STRAY_STOP.sub(r"\2\1", text)
        repairs.append("full stops put behind numbers")
    if _BROKEN.search(text):
        text = _BROKEN.sub("\ufffd", text)
        repairs.append("characters without meaning replaced")
    return text, tuple(repairs)
