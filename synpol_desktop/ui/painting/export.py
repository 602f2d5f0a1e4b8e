"""Pictures of a network, drawn by the painter of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.looks import Looks
from synpol_desktop.ui.painting.camera import Camera, fitted, spacing
from synpol_desktop.ui.painting.heading import Row, height, rows
from synpol_desktop.ui.painting.legend import PAD, Legend, draw_entries, flow
from synpol_desktop.ui.painting.network_painter import NetworkPainter
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.regions import Regions, communities_of, mapped, regions_of
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot, emphasis, node_factor

MOST_PIXELS = 120_000_000
"""Larger pictures are refused before memory is taken for them."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What of a network is pictured.

    Parameters
    ----------
    size : tuple of int
        Width and height of the graph's part in logical pixels.
    camera : Camera, optional
        In logical pixels; the whole network is fitted when left out.
    nodes, edges : tuple of int
        What stands out.
    looks : Looks, optional
        What rules made of the network; types and quads decide when it is left out.
    regions : Regions, optional
        The map on the screen; found when it is left out and nodes are too many and too small to be read.
    bright : ndarray of bool, shape (n,), optional
        All other nodes are faded.
    edge_names : tuple of str
        What relations are called, by relation code, where edges that stand out carry their names.
    """

    size: tuple[int, int] = (1280, 800)
    camera: Camera | None = None
    nodes: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()
    looks: Looks | None = None
    regions: Regions | None = None
    bright: NDArray[np.bool_] | None = None
    edge_names: tuple[str, ...] = ()


def render(
    network: Network,
    positions: Positions,
    style: StyleSheet,
    legend: Legend | None = None,
    view: View | None = None,
    scale: float = 2.0,
    title: Sequence[str] = (),
) -> QImage:
    """Draw a network with title lines above it and the legend below.

    Parameters
    ----------
    scale : float
        Device pixels a logical pixel.
    title : sequence of str
        The first line is set larger.

    Raises
    ------
    SynpolError
        If the picture would have more than ``MOST_PIXELS``.
    """
    view = view or View()
    wide, high = view.size
    laid = rows(title, style, wide)
    head = height(laid)
    foot, places = flow(legend, style, wide) if legend is not None and legend.entries else (0.0, [])
    total = int(np.ceil(head + high + foot))
    if wide * total * scale * scale > MOST_PIXELS:
        raise SynpolError("The picture would be too large.", hint="Choose a smaller size or scale.")
    image = QImage(round(wide * scale), round(total * scale), QImage.Format.Format_RGB32)
    image.fill(color(style.background))
    painter = QPainter(image)
    _draw_network(painter, network, positions, style, view, scale, round(head * scale))
    painter.setClipping(False)
    painter.scale(scale, scale)
    _draw_title(painter, laid, wide, legend.rtl if legend is not None else True)
    if legend is not None and places:
        painter.translate(0, head + high)
        painter.setPen(color(mixed(style.text, style.background, 0.15)))
        painter.drawLine(round(PAD), 0, round(wide - PAD), 0)
        draw_entries(painter, legend, style, places)
    painter.end()
    image.setDotsPerMeterX(round(scale * 96 / 0.0254))
    image.setDotsPerMeterY(round(scale * 96 / 0.0254))
    return image


def pictured(network: Network, positions: Positions, view: View, camera: Camera) -> Regions | None:
    """Return the map that a picture shows through a camera in logical pixels, None if it shows nodes."""
    if not mapped(network.n, spacing(positions.xy) * camera.scale):
        return None
    return view.regions or regions_of(network, positions.xy, communities_of(network))


def _draw_network(
    painter: QPainter,
    network: Network,
    positions: Positions,
    style: StyleSheet,
    view: View,
    scale: float,
    top: int,
) -> None:
    wide, high = view.size
    camera = view.camera or fitted(positions.xy, wide, high)
    scene = Scene(network, style, view.looks)
    region = QRect(0, top, round(wide * scale), round(high * scale))
    shot = Shot(
        positions.xy,
        positions.pinned,
        camera.device(scale, 0, top),
        region,
        scale,
        node_factor(spacing(positions.xy) * camera.scale),
        emphasis(scene, view.nodes, view.edges, view.bright),
        window=(0.0, float(top), float(region.width()), float(region.height())),
        edge_names=view.edge_names,
        regions=pictured(network, positions, view, camera),
    )
    NetworkPainter(scene, scale).paint(painter, shot)


def _draw_title(painter: QPainter, laid: Sequence[Row], width: float, rtl: bool) -> None:
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    for row in laid:
        painter.setFont(row.font)
        painter.setPen(color(row.ink))
        box = QRectF(PAD, row.y, width - 2 * PAD, row.high)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, row.text)
