"""Drawings as PDF, one page as large as the drawing.

They are for print: letters are right to the eye, but Qt's text layer can't be promised to be searchable.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from synpol_desktop import __version__
from synpol_desktop.exporting.places import whole
from synpol_desktop.ui.pictures.ink import PainterPen
from synpol_desktop.ui.pictures.sheet import Sheet

_POINTS = 0.75
"""Points a logical pixel."""
_DPI = 1152
"""Fine, so that letters keep their distances; a whole multiple of 96."""


def write_pdf(path: Path, sheet: Sheet, *, outlines: bool = False, overwrite: bool = False) -> None:
    """Write a drawing.

    Parameters
    ----------
    outlines : bool
        Letters as shapes, without any font in the file.

    Raises
    ------
    SynpolError
        If the place can't be written, or a file is there that may not be replaced.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    wide, high = sheet.size
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setCreator(f"SynPol Desktop {__version__}")
    writer.setTitle(sheet.title[0] if sheet.title else "")
    page = QPageSize(
        QSizeF(wide * _POINTS, high * _POINTS), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(_DPI / 96, _DPI / 96)
    sheet.draw(painter, PainterPen(painter, outlines=outlines))
    painter.end()
    data = buffer.data().data()
    with whole(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(data)
