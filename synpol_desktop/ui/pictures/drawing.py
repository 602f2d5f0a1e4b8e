"""The graph as a file: PNG, SVG or PDF with title, scope, filter, date and legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.exporting.places import whole
from synpol_desktop.exporting.words import Words
from synpol_desktop.tasks.gathering import Wish, drawn, dressed, placed
from synpol_desktop.ui.graphing.styling.key import legend
from synpol_desktop.ui.i18n import isolate, language, line, set_language, writing
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.legend import Legend
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.pictures.pdf import write_pdf
from synpol_desktop.ui.pictures.sheet import Sheet
from synpol_desktop.ui.pictures.svg import write_svg
from synpol_desktop.ui.pictures.transparent import unfilled
from synpol_desktop.ui.scope import scope_lines

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

PICTURE_FORMS = (".png", ".svg", ".pdf")
BRIEF_SIZE = (860, 520)
"""Points of a brief's picture: so few that its names can be read on a page."""


def sheet_of(
    workspace: Workspace,
    shown: Filter,
    network: Network,
    positions: Positions,
    style: StyleSheet,
    view: View | None = None,
    made: date | None = None,
    key: Legend | None = None,
) -> Sheet:
    """Compose a drawing of a network: as it is on the screen with ``view``, else the whole of it."""
    title = title_lines(workspace, shown, network, made or date.today())
    view = view or View()
    if key is None:
        key = legend(network, shown, view.looks, sheet=None if view.looks is None else style)
    return Sheet(network, positions, style, key, tuple(title), view)


def title_lines(workspace: Workspace, shown: Filter, network: Network, made: date) -> list[str]:
    """Return the workspace's name, how much of it is drawn, the filter and the date."""
    words = Words(language(), writing())
    name, *scope = scope_lines(workspace, shown, network)
    bounds = [f"{name}: {isolate(value)}" for name, value in words.filter_lines(shown)]
    return [name, *scope, line(*bounds, f"{words('made')}: {isolate(writing().day(made))}")]


def save(
    path: Path,
    sheet: Sheet,
    *,
    scale: float = 2.0,
    transparent: bool = False,
    outlines: bool = False,
    overwrite: bool = False,
) -> None:
    """Write a drawing; the form follows from the suffix (``PICTURE_FORMS``).

    Parameters
    ----------
    scale : float
        Of a PNG: device pixels a logical pixel.
    transparent : bool
        Of a PNG: leave the ground out.
    outlines : bool
        Of SVG and PDF: letters as shapes.

    Raises
    ------
    SynpolError
        If the place can't be written, a file is there that may not be replaced, or a PNG would be too large.
    """
    suffix = path.suffix.lower()
    if suffix == ".svg":
        write_svg(path, sheet, outlines=outlines, overwrite=overwrite)
    elif suffix == ".pdf":
        write_pdf(path, sheet, outlines=outlines, overwrite=overwrite)
    else:
        data = png(sheet, scale, transparent=transparent)
        with whole(path, overwrite=overwrite) as temporary:
            temporary.write_bytes(data)


def png(sheet: Sheet, scale: float = 2.0, *, transparent: bool = False) -> bytes:
    """Return a drawing as the bytes of a PNG file.

    Raises
    ------
    SynpolError
        If it would be too large.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = unfilled(sheet, scale) if transparent else _filled(sheet, scale)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def for_brief(sheet: Sheet) -> bytes:
    """Return the whole of a drawing's network as PNG, for a page of a brief."""
    view = replace(sheet.view, size=BRIEF_SIZE, camera=None, regions=None)
    return png(replace(sheet, view=view), 3.0)


def _filled(sheet: Sheet, scale: float) -> QImage:
    return render(
        sheet.network, sheet.positions, sheet.style, sheet.legend, sheet.view, scale, title=sheet.title
    )


def compose(workspace: Workspace, wish: Wish) -> tuple[Sheet, int]:
    """Compose the drawing of a wish without a window; returns it with the number of weaker actors left out.

    A Qt application is made if there is none; the platform must be one that needs no display.

    Raises
    ------
    SynpolError
        If there is nothing to draw.
    """
    net, hidden = drawn(workspace, wish)
    if not net.n:
        raise SynpolError(
            "There are no relations to draw in “{name}”.",
            hint="Import articles first.",
            name=workspace.path.name,
        )
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["synpol-desktop"]))
    set_language(wish.language)
    pins = workspace.pins()
    pinned = np.array([EntityId(id_) in pins for id_ in net.ids.tolist()], bool)
    positions = Positions(placed(workspace, net, wish), pinned)
    style = style_sheet(wish.dark, bundled_family())
    view = View(looks=dressed(workspace, wish, net, style))
    return sheet_of(workspace, wish.where, net, positions, style, view, wish.made), hidden


_kept: list[QGuiApplication] = []
"""Qt's application lives as long as the process."""
