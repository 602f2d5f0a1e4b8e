import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.palettes import style_sheet
from tests.ui.networks import ring, scattered

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot):
    view = GraphView(reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_network(*scattered(120), style_sheet(False, bundled_family()))
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(view.at_rest)
    return view


@pytest.fixture
def near(view, qtbot):
    view.focus_node(0, animated=False)
    view.zoom_by(2.0)
    qtbot.waitUntil(view.at_rest)
    return view


def pixels(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return rows.copy() & 0xFFFFFF


def centre(view):
    return np.array(view.to_world(view.width() / 2, view.height() / 2))


def test_the_overview_hides_while_the_whole_graph_is_in_sight(view):
    assert view.minimap.share_in_sight() == 1.0
    assert view.minimap.isHidden()


def test_it_shows_inside_the_view_once_most_nodes_are_out_of_sight(near):
    assert near.minimap.share_in_sight() < 0.6
    assert near.minimap.isVisible()
    assert near.rect().contains(near.minimap.geometry())
    assert near.minimap.width() * near.minimap.height() < 0.08 * near.width() * near.height()


def test_it_goes_when_the_graph_is_fitted_again(near, qtbot):
    near.fit(animated=False)
    qtbot.waitUntil(near.at_rest)
    assert near.minimap.isHidden()


def test_a_click_brings_that_part_to_the_centre_at_the_same_scale(near, qtbot):
    scale = near.camera.scale
    xy = near.positions.xy
    low, high = xy.min(axis=0), xy.max(axis=0)
    qtbot.mouseClick(near.minimap, LEFT, pos=QPoint(near.minimap.width() - 8, near.minimap.height() // 2))
    x, y = centre(near)
    assert x == pytest.approx(high[0], abs=0.08 * np.ptp(xy[:, 0]))
    assert y == pytest.approx((low[1] + high[1]) / 2, abs=0.08 * np.ptp(xy[:, 1]))
    assert near.camera.scale == scale


def test_a_drag_moves_the_view_along(near, qtbot):
    map_ = near.minimap
    qtbot.mousePress(map_, LEFT, pos=QPoint(20, map_.height() // 2))
    before = centre(near)
    qtbot.mouseMove(map_, QPoint(map_.width() - 20, map_.height() // 2))
    qtbot.mouseRelease(map_, LEFT, pos=QPoint(map_.width() - 20, map_.height() // 2))
    assert centre(near)[0] > before[0]
    assert centre(near)[1] == pytest.approx(before[1], abs=1e-6)


def test_a_click_on_it_is_none_on_the_graph(near, qtbot):
    with qtbot.assertNotEmitted(near.background_clicked), qtbot.assertNotEmitted(near.node_clicked):
        qtbot.mouseClick(near.minimap, LEFT, pos=QPoint(12, 12))


def test_it_follows_the_theme(near, qtbot):
    before = pixels(near.minimap)
    near.set_style(style_sheet(True, bundled_family()))
    qtbot.waitUntil(near.at_rest)
    after = pixels(near.minimap)
    assert before.shape == after.shape
    assert (before != after).mean() > 0.9


def test_a_small_view_or_a_small_graph_has_none(near, qtbot):
    near.resize(300, 240)
    qtbot.waitUntil(near.at_rest)
    assert near.minimap.isHidden()
    near.resize(800, 600)
    near.show_network(*ring(6), near.style_sheet)
    near.zoom_by(20)
    qtbot.waitUntil(near.at_rest)
    assert near.minimap.isHidden()
