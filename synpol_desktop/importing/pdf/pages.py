"""The lines of a PDF's pages, with their places on the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pypdfium2 as pdfium

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.pdf.layout import Line, whole

MOST_PAGES = 2_000
_LINE_END = re.compile(r"(\r\n|\r|\n)")


def pages_of(data: bytes) -> list[list[Line]]:
    """Return the lines of each page, as they follow each other in the document.

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
        if len(document) > MOST_PAGES:
            raise UnreadableFileError(
                "The PDF has more than {count} pages.", hint="Split it.", count=MOST_PAGES
            )
        return [_lines(document, number) for number in range(len(document))]
    finally:
        document.close()


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return []
    textpage = page.get_textpage()
    found = []
    start = 0
    for raw in _LINE_END.split(textpage.get_text_range()):
        length = len(raw.encode("utf-16-le", "surrogatepass")) // 2
        text = unicodedata.normalize("NFKC", raw).strip()
        if text:
            found.append(_placed(textpage, text, start, length))
        start += length
    textpage.close()
    page.close()
    return whole(found)


def _placed(textpage: pdfium.PdfTextPage, text: str, start: int, length: int) -> Line:
    """Return a line with its edges, measured at a few of its characters."""
    wanted = {start, start + 1, start + length // 2, start + length - 2, start + length - 1}
    boxes = _boxes(textpage, sorted(index for index in wanted if start <= index < start + length))
    seen = [box for box in boxes if box[2] > box[0]] or [(0.0, 0.0, 0.0, 0.0)]
    return Line(
        text,
        left=min(box[0] for box in seen),
        right=max(box[2] for box in seen),
        bottom=min(box[1] for box in seen),
        top=max(box[3] for box in seen),
    )


def _boxes(textpage: pdfium.PdfTextPage, indices: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, right and top of characters; zeros for one that has no place."""
    found = []
    for index in indices:
        try:
            left, bottom, right, top = textpage.get_charbox(index)
        except (pdfium.PdfiumError, IndexError, ValueError):
            left = bottom = right = top = 0.0
        found.append((left, bottom, right, top))
    return found
