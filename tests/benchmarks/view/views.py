"""What is timed: a blit of the window (the floor), pyqtgraph's GraphItem, and the product's view."""

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from synpol_desktop.ui.canvas import refining, stage
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.sight import KEPT_SHARE


class Floor(QWidget):
    """Fills the window from a ready pixmap: nothing that repaints it can be cheaper."""

    def __init__(self, network, positions):
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pixmap = QPixmap(1536, 1056)
        self._pixmap.fill(QColor("#336699"))
        self._shift = 0
        self.target = self

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._pixmap, QRect(self._shift, 0, self.width(), self.height()))
        painter.end()

    def fit(self):
        self._shift = 0

    def act(self, *args):
        self._shift = (self._shift + 3) % 100
        self.update()

    pan = zoom = move_one = move_all = act

    def settled(self):
        return True

    at_rest = settled


class GraphItem:
    """GraphItem as its documentation uses it: one pen, one symbol, no labels, no arrowheads."""

    def __init__(self, network, positions):
        import pyqtgraph as pg

        pg.setConfigOptions(antialias=False, background="w")
        self._widget = pg.GraphicsLayoutWidget()
        self._box = self._widget.ci.addViewBox(enableMenu=False)
        self._box.setAspectLocked(True)
        self._box.disableAutoRange()
        self._xy = positions.xy.copy()
        self._looks = {
            "adj": network.edges, "size": 7, "symbol": "o", "pxMode": True, "symbolPen": None,
            "symbolBrush": pg.mkBrush(38, 84, 124), "pen": pg.mkPen(150, 150, 150),
        }  # fmt: skip
        self._item = pg.GraphItem(pos=self._xy, **self._looks)
        self._box.addItem(self._item)
        self.target = self._widget.viewport()
        self.resize, self.show = self._widget.resize, self._widget.show

    def fit(self):
        low, high = self._xy.min(axis=0), self._xy.max(axis=0)
        self._box.setRange(xRange=(low[0], high[0]), yRange=(low[1], high[1]), padding=0.02)

    def pan(self, dx, dy):
        wide, high = self._box.viewPixelSize()
        self._box.translateBy(x=-dx * wide, y=dy * high)

    def zoom(self, factor):
        self._box.scaleBy((1 / factor, 1 / factor))

    def move_one(self, node, x, y):
        self._xy[node] = x, y
        self._item.setData(pos=self._xy, **self._looks)

    def move_all(self, xy):
        self._xy = np.array(xy)
        self._item.setData(pos=self._xy, **self._looks)

    def settled(self):
        return True

    at_rest = settled


class Product(GraphView):
    """The product's view with colours, arrowheads and labels."""

    def __init__(self, network, positions):
        super().__init__(reduced_motion=True)
        self.show_network(network, positions, style_sheet(False, bundled_family()))
        self.target = self

    def fit(self, animated=False):
        super().fit(animated)

    def pan(self, dx, dy):
        self.pan_by(dx, dy)

    def zoom(self, factor):
        self.zoom_by(factor)

    def move_one(self, node, x, y):
        self.move_node(node, x, y)

    def move_all(self, xy):
        self.move_nodes(xy)

    @property
    def share(self):
        """The share of edges that are drawn while all nodes move."""
        if self._refiner._predicted_ms() <= refining.MOVING_MS:
            return 1.0
        longest = self._stage.longest_edge(self.width(), self.height(), refining.EDGE_BUDGET_MS)
        ends = self._stage.px()[self.network.edges]
        drawn = float((np.abs(ends[:, 0] - ends[:, 1]).max(axis=1) <= longest).mean())
        return drawn + (1 - drawn) * KEPT_SHARE


class Unmapped(Product):
    """The product's view with every node and edge in the settled picture, never a map of communities."""

    def __init__(self, network, positions):
        stage.mapped = lambda n, spacing_px: False
        super().__init__(network, positions)


VIEWS = {"floor": Floor, "graphitem": GraphItem, "synpol": Product, "unmapped": Unmapped}
