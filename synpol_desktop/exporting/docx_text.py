"""Paragraphs, tables and pictures of a Word document; each run says its direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from synpol_desktop.core.style import Rgb
from synpol_desktop.exporting.xml_stream import XmlStream

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = {
    "xmlns_w": MAIN,
    "xmlns_r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns_wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns_a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns_pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_TWIPS = 567
"""Word's units a centimetre."""
SOFT = 0x5B6675


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False
    soft: bool = False
    color: Rgb | None = None


class Writer:
    """Writes the body of a document in order."""

    def __init__(self, file: TextIO, *, rtl: bool) -> None:
        self._xml = XmlStream(file)
        self._rtl = rtl

    @contextmanager
    def document(self) -> Iterator[None]:
        """Open the document; close it with an A4 page."""
        xml = self._xml
        with xml.inside("w:document", **_SPACES), xml.inside("w:body"):
            yield
            with xml.inside("w:sectPr"):
                xml.element("w:pgSz", w_w=11906, w_h=16838)
                side, edge = _round(2.2), _round(1.25)
                xml.element(
                    "w:pgMar",
                    w_top=side,
                    w_right=side,
                    w_bottom=side,
                    w_left=side,
                    w_header=edge,
                    w_footer=edge,
                    w_gutter=0,
                )
                if self._rtl:
                    xml.element("w:bidi")

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        self.paragraph([Run(text)], f"Heading{level}")

    def quote(self, runs: Sequence[Run], style: str) -> None:
        """Write a paragraph in the direction of its own text."""
        self.paragraph(runs, style, _right_to_left("".join(run.text for run in runs), self._rtl))

    def paragraph(self, runs: Sequence[Run], style: str | None = None, rtl: bool | None = None) -> None:
        """Write a paragraph, in the document's direction unless another is given.

        A line feed in a run begins a new line.
        """
        xml, rtl = self._xml, self._rtl if rtl is None else rtl
        with xml.inside("w:p"):
            with xml.inside("w:pPr"):
                if style:
                    xml.element("w:pStyle", w_val=style)
                if rtl or self._rtl:  # its style has the document's
                    xml.element("w:bidi", w_val=None if rtl else 0)
            for run in runs:
                self._run(run)

    def _run(self, run: Run) -> None:
        xml, color = self._xml, SOFT if run.soft else run.color
        with xml.inside("w:r"):
            with xml.inside("w:rPr"):
                if run.bold:
                    xml.element("w:b")
                    xml.element("w:bCs")
                if color is not None:
                    xml.element("w:color", w_val=f"{color:06X}")
                if _right_to_left(run.text, self._rtl):
                    xml.element("w:rtl")
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    xml.element("w:br")
                xml.element("w:t", line, xml_space="preserve")

    def table(
        self, rows: Sequence[Sequence[Sequence[Run]]], widths: Sequence[float], *, header: bool
    ) -> None:
        """Write a table; widths are centimetres, the first column stands where reading begins."""
        xml = self._xml
        with xml.inside("w:tbl"):
            with xml.inside("w:tblPr"):
                if self._rtl:
                    xml.element("w:bidiVisual")
                xml.element("w:tblW", w_w=_round(sum(widths)), w_type="dxa")
                with xml.inside("w:tblBorders"):
                    for side in ("top", "bottom", "insideH"):
                        xml.element(f"w:{side}", w_val="single", w_sz=4, w_space=0, w_color="DDE2E9")
                xml.element("w:tblLayout", w_type="fixed")
            with xml.inside("w:tblGrid"):
                for width in widths:
                    xml.element("w:gridCol", w_w=_round(width))
            for number, row in enumerate(rows):
                with xml.inside("w:tr"):
                    with xml.inside("w:trPr"):
                        xml.element("w:cantSplit")
                        if header and not number:
                            xml.element("w:tblHeader")
                    for cell, width in zip(row, widths, strict=True):
                        with xml.inside("w:tc"):
                            with xml.inside("w:tcPr"):
                                xml.element("w:tcW", w_w=_round(width), w_type="dxa")
                            self.paragraph(cell, "Cell")

    def picture(self, wide: int, high: int, said: str) -> None:
        """Write the document's picture, its size in Office's units; ``said`` describes it."""
        xml = self._xml
        frame = xml.inside("wp:inline", distT=0, distB=0, distL=0, distR=0)
        with xml.inside("w:p"), xml.inside("w:r"), xml.inside("w:drawing"), frame:
            xml.element("wp:extent", cx=wide, cy=high)
            xml.element("wp:docPr", id=1, name="graph", descr=said)
            with xml.inside("a:graphic"), xml.inside("a:graphicData", uri=_SPACES["xmlns_pic"]):
                self._pic(wide, high)

    def _pic(self, wide: int, high: int) -> None:
        xml = self._xml
        with xml.inside("pic:pic"):
            with xml.inside("pic:nvPicPr"):
                xml.element("pic:cNvPr", id=1, name="graph.png")
                xml.element("pic:cNvPicPr")
            with xml.inside("pic:blipFill"):
                xml.element("a:blip", r_embed="picture")
                with xml.inside("a:stretch"):
                    xml.element("a:fillRect")
            with xml.inside("pic:spPr"):
                with xml.inside("a:xfrm"):
                    xml.element("a:off", x=0, y=0)
                    xml.element("a:ext", cx=wide, cy=high)
                with xml.inside("a:prstGeom", prst="rect"):
                    xml.element("a:avLst")


def _round(centimetres: float) -> int:
    return round(centimetres * _TWIPS)


def _right_to_left(text: str, otherwise: bool) -> bool:
    """Whether a run is written from the right: by its first letter, else like the document."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return otherwise and not any(letter.isdigit() for letter in text)
