"""Drawings as SVG: names are real text in their own direction, or outlines.

Qt's own SVG text has no direction and places brackets of mixed names wrongly. So Qt draws the lines and
shapes, and text is written beside it with ``direction`` and ``unicode-bidi``, in the bundled font, which is
in the file.
"""

from __future__ import annotations

import base64
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from synpol_desktop.core.paths import resource
from synpol_desktop.exporting.places import whole
from synpol_desktop.exporting.themes import hexed
from synpol_desktop.exporting.xml_stream import clean
from synpol_desktop.ui.i18n import begins_right_to_left, is_right_to_left
from synpol_desktop.ui.pictures.ink import Anchor, KeepingPen, Line, PainterPen
from synpol_desktop.ui.pictures.sheet import Sheet


def write_svg(path: Path, sheet: Sheet, *, outlines: bool = False, overwrite: bool = False) -> None:
    """Write a drawing.

    Parameters
    ----------
    outlines : bool
        Letters as shapes: looks the same everywhere, but can't be searched or edited as text.

    Raises
    ------
    SynpolError
        If the place can't be written, or a file is there that may not be replaced.
    """
    text = svg(sheet, outlines=outlines)
    with whole(path, overwrite=overwrite) as temporary:
        temporary.write_text(text, encoding="utf-8")


def svg(sheet: Sheet, *, outlines: bool = False) -> str:
    """Return a drawing as the text of an SVG file."""
    buffer, kept = QBuffer(), KeepingPen()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    wide, high = sheet.size
    generator.setSize(QSize(wide, high))
    generator.setViewBox(QRect(0, 0, wide, high))
    generator.setResolution(96)
    generator.setTitle(escape(clean(sheet.title[0])) if sheet.title else "")
    painter = QPainter(generator)
    sheet.draw(painter, PainterPen(painter, outlines=True) if outlines else kept)
    painter.end()
    drawn = buffer.data().toStdString()
    if outlines:
        return drawn
    end = drawn.rindex("</svg>")
    texts = "\n".join(map(_text, kept.lines))
    return f"{drawn[:end]}<style>{_fonts(sheet.style.font_family)}</style>\n{texts}\n</svg>\n"


def _text(line: Line) -> str:
    rtl = begins_right_to_left(line.text) or (is_right_to_left() and not line.text.isdecimal())
    if line.anchor is Anchor.MIDDLE:
        anchor = "middle"
    else:
        anchor = "start" if (line.anchor is Anchor.RIGHT) == rtl else "end"
    family = ", ".join(quoted for quoted in (f"'{line.font.family()}'", "sans-serif"))
    attributes = {
        "x": f"{line.x:.2f}",
        "y": f"{line.y:.2f}",
        "font-family": family,
        "font-size": f"{line.font.pixelSize()}",
        "font-weight": "bold" if line.font.bold() else "normal",
        "fill": hexed(line.ink),
        "text-anchor": anchor,
        "direction": "rtl" if rtl else "ltr",
        "unicode-bidi": "plaintext",
    }
    if line.halo is not None:
        attributes |= {"stroke": hexed(line.halo), "stroke-width": "4", "paint-order": "stroke"}
        attributes["stroke-linejoin"] = "round"
    if line.turn:
        attributes["transform"] = f"rotate({line.turn:.2f} {line.about[0]:.2f} {line.about[1]:.2f})"
    if line.opacity < 1:
        attributes["opacity"] = f"{line.opacity:.2f}"
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<text {written}>{escape(clean(line.text))}</text>"


def _fonts(family: str) -> str:
    faces = []
    for weight, name in (("normal", "Regular"), ("bold", "Bold")):
        data = base64.b64encode(resource("fonts", f"Vazirmatn-{name}.ttf").read_bytes()).decode("ascii")
        source = f"url(data:font/ttf;base64,{data})"
        faces.append(f"@font-face{{font-family:'{family}';font-weight:{weight};src:{source}}}")
    return "".join(faces)
