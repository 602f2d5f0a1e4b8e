import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.palettes import style_sheet
from tests.ui.networks import ring, scattered


@pytest.fixture
def view(qtbot):
    view = GraphView(reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_network(*scattered(120), style_sheet(False, bundled_family()))
    view.show()
    qtbot.waitExposed(view)
    quiet(view, qtbot)
    return view


@pytest.fixture
def large(view, qtbot):
    view.show_network(*scattered(6000), view.style_sheet)
    view.fit(animated=False)
    quiet(view, qtbot)
    return view


def quiet(view, qtbot):
    """Wait until nothing changes any more, also not behind the picture."""
    qtbot.waitUntil(view.at_rest, timeout=20_000)


def picture(view):
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return rows.copy() & 0xFFFFFF


def inked(view):
    """Return the share of nodes in the window with ink where they should be."""
    shot, px = picture(view), np.rint(view.to_px(view.positions.xy)).astype(int)
    high, wide = shot.shape
    inside = (px[:, 0] > 8) & (px[:, 0] < wide - 8) & (px[:, 1] > 8) & (px[:, 1] < high - 8)
    at = px[inside]
    ink = np.zeros(len(at), bool)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            ink |= shot[at[:, 1] + dy, at[:, 0] + dx] != view.style_sheet.background
    assert len(at)
    return ink.mean()


def test_each_action_changes_the_picture_at_once(view):
    xy = view.positions.xy
    actions = [
        lambda: view.pan_by(9, 4),
        lambda: view.zoom_by(1.2),
        lambda: view.move_node(0, *(xy[0] + 0.6)),
        lambda: view.move_nodes(xy * 1.05),
        lambda: view.select([3], []),
        lambda: view.select([], [7]),
        lambda: view.set_style(style_sheet(True, bundled_family())),
    ]
    for act in actions:
        before = picture(view)
        act()
        assert (picture(view) != before).any()


@pytest.mark.parametrize("network", ["view", "large"])
def test_nodes_are_where_they_should_be_after_a_long_pan(network, qtbot, request):
    view = request.getfixturevalue(network)
    for _ in range(40):
        view.pan_by(9, 5)
        view.repaint()
    assert inked(view) > 0.999
    quiet(view, qtbot)
    assert inked(view) == 1.0


@pytest.mark.parametrize("network", ["view", "large"])
def test_a_zoomed_picture_becomes_sharp(network, qtbot, request):
    view = request.getfixturevalue(network)
    for _ in range(6):
        view.zoom_by(1.2)
        view.repaint()
    quiet(view, qtbot)
    assert inked(view) == 1.0


def test_a_picture_reached_by_panning_is_the_one_drawn_afresh(view, qtbot):
    camera = view.camera.panned(300, 120)
    for _ in range(60):
        view.pan_by(5, 2)
        view.repaint()
    quiet(view, qtbot)
    panned = picture(view)
    fresh = GraphView(reduced_motion=True)
    qtbot.addWidget(fresh)
    fresh.resize(800, 600)
    fresh.show_network(view.network, view.positions, view.style_sheet)
    fresh.show()
    fresh.look_with(camera, animated=False)
    quiet(fresh, qtbot)
    # Labels may stand on another side; lines and nodes are the same.
    assert (panned != picture(fresh)).mean() < 0.03


def test_all_nodes_are_drawn_while_a_layout_moves_them(large):
    rng = np.random.default_rng(0)
    xy = large.positions.xy
    for _ in range(3):
        xy = xy + rng.normal(0, 0.05, xy.shape)
        large.move_nodes(xy)
        large.repaint()
    assert inked(large) == 1.0


def test_what_is_selected_stays_strong_and_the_rest_fades(view, qtbot):
    chosen = 5
    near = {int(a) for a, b in view.network.edges.tolist() if b == chosen}
    near |= {int(b) for a, b in view.network.edges.tolist() if a == chosen}
    far = next(i for i in range(view.network.n - 1, 0, -1) if i not in near and i != chosen)
    view.select([chosen], [])
    view.focus_node(far)
    quiet(view, qtbot)
    fill = view.style_sheet.node_fill
    shot, at = picture(view), view.node_px(far).toPoint()
    assert shot[at.y(), at.x()] != fill[view.network.types[far]]
    view.focus_node(chosen)
    quiet(view, qtbot)
    shot, at = picture(view), view.node_px(chosen).toPoint()
    assert shot[at.y(), at.x()] == fill[view.network.types[chosen]]


def test_a_hovered_node_shows_its_whole_name(view, qtbot):
    before = picture(view)
    qtbot.mouseMove(view, view.node_px(40).toPoint())
    qtbot.waitUntil(lambda: view.hovered == ("node", 40))
    changed = np.argwhere(picture(view) != before)
    assert np.ptp(changed[:, 1]) > 40


def test_closing_while_a_picture_is_being_drawn_is_clean(view, qtbot):
    view.show_network(*scattered(8000, seed=4), view.style_sheet)
    view.fit(animated=False)
    view.zoom_by(1.5)
    qtbot.waitUntil(lambda: not view.settled())
    view.close()
    view.deleteLater()


def test_the_view_never_mirrors(view):
    before = view.to_px(view.positions.xy)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.fit(animated=False)
    assert (np.diff(view.to_px(view.positions.xy)[:2, 0]) * np.diff(before[:2, 0]) > 0).all()


def test_a_resized_view_that_was_fitted_stays_fitted(view, qtbot):
    view.fit(animated=False)
    view.resize(500, 400)
    px = view.to_px(view.positions.xy)
    assert ((px > 0) & (px < (500, 400))).all()


def test_another_network_keeps_the_camera(view):
    camera = view.camera
    view.show_network(*ring(6), view.style_sheet)
    assert view.camera == camera


def test_each_of_very_many_nodes_is_drawn_while_all_move(view, qtbot):
    view.show_network(*scattered(20_000), view.style_sheet)
    view.fit(animated=False)
    quiet(view, qtbot)
    view.move_nodes(view.positions.xy + 0.01)
    view.repaint()
    assert not view.settled()
    assert inked(view) > 0.999


def test_fitting_again_where_the_camera_stays_comes_to_rest(view, qtbot):
    net, places = scattered(1200, seed=2)
    view.show_network(net, places, view.style_sheet)
    view.fit(animated=False)
    quiet(view, qtbot)
    middle = int(np.hypot(*(places.xy - places.xy.mean(axis=0)).T).argmin())
    view.move_node(middle, *(places.xy[middle] * 0.9).tolist())
    quiet(view, qtbot)
    view.fit(animated=False)
    view.repaint()
    quiet(view, qtbot)
