from dataclasses import astuple

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.views import Look
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
    view.show_network(*ring(6), style_sheet(False, bundled_family()))
    view.show()
    qtbot.waitExposed(view)
    view.fit(animated=False)
    qtbot.waitUntil(view.settled)
    return view


def place(view, node):
    return view.node_px(node).toPoint()


def middle(view, edge):
    a, b = view.network.edges[edge]
    return ((view.node_px(int(a)) + view.node_px(int(b))) / 2).toPoint()


def test_a_click_on_a_node_names_it(view, qtbot):
    with qtbot.waitSignal(view.node_clicked) as got:
        qtbot.mouseClick(view, LEFT, pos=place(view, 3))
    assert got.args == [3]


def test_a_click_on_an_edge_names_it(view, qtbot):
    with qtbot.waitSignal(view.edge_clicked) as got:
        qtbot.mouseClick(view, LEFT, pos=middle(view, 2))
    assert got.args == [2]


def test_a_click_beside_everything_is_one_on_the_background(view, qtbot):
    with qtbot.waitSignal(view.background_clicked):
        qtbot.mouseClick(view, LEFT, pos=QPoint(400, 300))


def test_dragging_a_node_moves_it_and_reports_where_it_was_dropped(view, qtbot):
    start, end = place(view, 1), place(view, 1) + QPoint(50, -30)
    dragged = []
    view.node_dragged.connect(lambda *args: dragged.append(args))
    with qtbot.waitSignal(view.node_dropped) as got:
        qtbot.mousePress(view, LEFT, pos=start)
        qtbot.mouseMove(view, start + QPoint(20, -10))
        qtbot.mouseMove(view, end)
        qtbot.mouseRelease(view, LEFT, pos=end)
    assert [args[0] for args in dragged] == [1, 1]
    assert got.args[0] == 1
    assert (place(view, 1) - end).manhattanLength() <= 2
    assert got.args[1:] == pytest.approx(view.positions.xy[1].tolist())


def test_a_drag_is_no_click(view, qtbot):
    with qtbot.assertNotEmitted(view.node_clicked):
        qtbot.mousePress(view, LEFT, pos=place(view, 1))
        qtbot.mouseMove(view, place(view, 1) + QPoint(30, 0))
        qtbot.mouseRelease(view, LEFT, pos=place(view, 1))


def test_dragging_the_background_pans(view, qtbot):
    before = place(view, 0)
    qtbot.mousePress(view, LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(view, QPoint(430, 310))
    qtbot.mouseMove(view, QPoint(460, 320))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(460, 320))
    assert place(view, 0) - before == QPoint(60, 20)


def test_the_wheel_zooms_about_the_pointer(view):
    at = QPointF(200, 150)
    under = view.to_world(at.x(), at.y())
    scale = view.camera.scale
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert view.camera.scale > scale
    assert view.to_world(at.x(), at.y()) == pytest.approx(under)


def test_hovering_names_nodes_and_edges_and_the_background(view, qtbot):
    with qtbot.waitSignal(view.node_hovered) as got:
        qtbot.mouseMove(view, place(view, 2))
    assert got.args == [2]
    assert view.hovered == ("node", 2)
    with qtbot.waitSignals([view.node_hovered, view.edge_hovered]):
        qtbot.mouseMove(view, middle(view, 4))
    assert view.hovered == ("edge", 4)
    with qtbot.waitSignal(view.edge_hovered) as got:
        qtbot.mouseMove(view, QPoint(400, 300))
    assert got.args == [-1]


def test_a_double_click_brings_the_node_to_the_centre(view, qtbot):
    with qtbot.waitSignal(view.node_double_clicked) as got:
        qtbot.mouseDClick(view, LEFT, pos=place(view, 5))
    assert got.args == [5]
    assert (place(view, 5) - QPoint(400, 300)).manhattanLength() <= 2


def test_the_middle_stays_the_middle_however_often_the_window_grows_by_a_pixel(view):
    view.zoom_by(2.0)
    look = view.look
    for size in ((801, 601), (803, 600), (644, 333), (801, 601), (800, 600)):
        view.resize(*size)
        assert astuple(view.look) == pytest.approx(astuple(look))


def test_what_was_fitted_stays_fitted_until_one_looks_elsewhere(view):
    view.resize(500, 320)
    assert view.rect().contains(view.node_px(0).toPoint())
    fitted = view.camera
    view.fit(animated=False)
    assert view.camera == fitted
    view.zoom_by(2.0)
    look = view.look
    view.resize(800, 600)
    assert astuple(view.look) == pytest.approx(astuple(look))


def test_a_glide_goes_on_to_its_end_when_the_window_grows_meanwhile(view, qtbot):
    view.zoom_by(3.0)
    aim = Look(*view.positions.xy[2].tolist(), view.camera.scale)
    view.reduced_motion = False
    view.look_at(aim)
    view.resize(901, 633)
    assert not view.settled()
    qtbot.waitUntil(view.settled)
    assert astuple(view.look) == pytest.approx(astuple(aim))


def test_keys_pan_zoom_and_fit(view, qtbot):
    home = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.camera.x < home.x
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.scale > home.scale
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.scale == pytest.approx(home.scale)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.camera.x, view.camera.y) == pytest.approx((home.x, home.y))


def test_page_keys_walk_by_importance_and_enter_opens(view, qtbot):
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(view.node_clicked) as got:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert got.args == [1]


def test_escape_clears_the_selection(view, qtbot):
    view.select([1], [2])
    with qtbot.waitSignal(view.selection_changed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_nodes == view.selected_edges == ()


def test_selecting_the_same_again_emits_nothing(view, qtbot):
    view.select([1], [2])
    with qtbot.assertNotEmitted(view.selection_changed):
        view.select([1, 1], [2])


def test_the_context_menu_is_asked_for_where_it_was_clicked(view, qtbot):
    asked = []
    view.context_requested.connect(lambda kind, index, at: asked.append((kind, index)))
    for at in (place(view, 4), middle(view, 0), QPoint(400, 300)):
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=at)
        send_context(view, at)
    assert asked == [("node", 4), ("edge", 0), ("background", -1)]


def send_context(view, at):
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)


def test_fit_shows_every_node(view):
    view.zoom_by(5)
    view.fit(animated=False)
    px = view.to_px(view.positions.xy)
    assert (px > 20).all()
    assert (px < (780, 580)).all()


def test_an_animated_camera_arrives(view, qtbot):
    view.reduced_motion = False
    view.focus_node(2)
    assert not view.settled()
    qtbot.waitUntil(lambda: (place(view, 2) - QPoint(400, 300)).manhattanLength() <= 2)


def test_positions_of_another_network_are_refused(view):
    with pytest.raises(ValueError, match="another network"):
        view.move_nodes(np.zeros((3, 2)))


def test_an_empty_network_can_be_shown_and_used(view, qtbot):
    view.show_network(*ring(0), style_sheet())
    qtbot.mouseClick(view, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(110, 100))
    view.fit()
    view.zoom_by(2)
    qtbot.waitUntil(view.settled)


def test_a_network_of_one_node_is_shown_in_the_middle(view, qtbot):
    view.show_network(*ring(1, radius=0.0), style_sheet())
    view.fit(animated=False)
    assert place(view, 0) == QPoint(400, 300)


def test_world_and_pixels_lead_back_to_each_other(view):
    px = view.to_px(np.array([[0.3, -0.7]]))[0]
    assert view.to_world(*px) == pytest.approx((0.3, -0.7))


def test_many_nodes_are_found_where_they_are_drawn(view, qtbot):
    view.show_network(*scattered(200), style_sheet())
    view.fit(animated=False)
    px = view.to_px(view.positions.xy)
    assert all(view.node_at(*at) >= 0 for at in px)


@pytest.mark.parametrize(
    ("gesture", "value", "factor"),
    [
        (Qt.NativeGestureType.ZoomNativeGesture, 0.25, 1.25),
        (Qt.NativeGestureType.ZoomNativeGesture, -0.2, 0.8),
        (Qt.NativeGestureType.SmartZoomNativeGesture, 0.0, 1.8),
    ],
)
def test_two_fingers_zoom_about_the_place_between_them(view, gesture, value, factor):
    at = QPointF(200, 150)
    world, scale = view.to_world(at.x(), at.y()), view.camera.scale
    pad = QPointingDevice.primaryPointingDevice()
    QApplication.sendEvent(view, QNativeGestureEvent(gesture, pad, 2, at, at, at, value, QPointF()))
    assert view.camera.scale == pytest.approx(scale * factor)
    assert view.to_world(at.x(), at.y()) == pytest.approx(world)
