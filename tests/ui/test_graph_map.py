"""Large graphs as maps of their communities."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.network import Network
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.hints import region_hint
from synpol_desktop.ui.painting.camera import fitted
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.labels import LabelPictures
from synpol_desktop.ui.painting.legend import Legend
from synpol_desktop.ui.painting.map_painter import place_region_names
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.regions import MAPPED_FROM, READABLE_PX, communities_of, mapped, regions_of
from synpol_desktop.ui.painting.shot import Shot
from synpol_desktop.ui.pictures.sheet import Sheet
from synpol_desktop.ui.pictures.svg import write_svg
from tests.ui.networks import network, positions, scattered

SIZE = (800, 600)


def islands(groups=36, each=60, seed=3, labels=None):
    """Return a network of groups that lie apart on a grid, each tied to itself and a little to the next."""
    rng = np.random.default_rng(seed)
    n = groups * each
    group = np.arange(n) // each
    side = int(np.ceil(np.sqrt(groups)))
    xy = np.stack((group % side, group // side), axis=1) * 14.0 + rng.uniform(-5, 5, (n, 2))
    inside = np.arange(n).repeat(4)
    mates = group[inside] * each + rng.integers(0, each, 4 * n)
    bridges = np.stack((np.arange(groups) * each, (np.arange(groups) + 1) % groups * each), axis=1)
    edges = np.concatenate((np.stack((inside, mates), axis=1), bridges))
    return network(n, edges, labels=labels), positions(xy), group


@pytest.fixture
def view(qtbot):
    view = GraphView(reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(*SIZE)
    net, places, _ = islands()
    view.show_network(net, places, style_sheet(False, bundled_family()))
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(view.at_rest, timeout=30_000)
    return view


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return rows.copy() & 0xFFFFFF


@pytest.mark.parametrize(
    ("n", "apart", "expected"),
    [
        (50_000, 4.0, True),
        (50_000, READABLE_PX + 1, False),
        (MAPPED_FROM, 4.0, False),
        (MAPPED_FROM + 1, READABLE_PX - 1, True),
        (300, 0.5, False),
    ],
)
def test_only_many_nodes_that_are_too_close_to_be_read_become_a_map(n, apart, expected):
    assert mapped(n, apart) is expected


def test_regions_are_the_communities():
    net, places, group = islands()
    found = regions_of(net, places.xy, communities_of(net))
    assert len(found.each) == 36
    assert sorted(region.count for region in found.each) == [60] * 36
    for region in found.each:
        assert len(np.unique(group[region.nodes])) == 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e3))
def test_a_hull_holds_its_nodes_and_most_of_its_community(seed, size):
    net, places, group = islands(groups=9, each=40, seed=seed)
    xy = places.xy * size
    for region in regions_of(net, xy, group).each:
        assert region.holds(xy[region.nodes]).all()
        assert len(region.nodes) >= 0.9 * region.count
        assert region.holds(region.centre[None])[0]
        assert not region.holds(region.centre[None] + 20 * size)[0]


def test_a_stray_does_not_widen_the_hull():
    net, places, group = islands()
    far = places.xy.copy()
    far[59] = 1000.0, 1000.0
    first = next(region for region in regions_of(net, far, group).each if 0 in region.nodes)
    assert 59 not in first.nodes
    assert first.count == 60
    assert np.ptp(first.corners, axis=0).max() < 200


def test_a_region_is_named_for_its_most_important_actor_and_no_two_alike():
    labels = ["مجلس السهل" if i % 60 == 0 else f"عضو {i % 60} {i}" for i in range(36 * 60)]
    net, places, group = islands(labels=labels)
    names = [region.name for region in regions_of(net, places.xy, group).each]
    assert len(set(names)) == len(names) == 36
    assert all(name.startswith("مجلس السهل") for name in names)
    assert names[0] == "مجلس السهل"


def test_regions_that_touch_have_other_colours():
    net, places, group = islands(groups=9)
    found = regions_of(net, places.xy * (0.75, 1.0), group)
    for a, one in enumerate(found.each):
        for b, other in enumerate(found.each[:a]):
            low = np.maximum(one.corners.min(axis=0), other.corners.min(axis=0))
            high = np.minimum(one.corners.max(axis=0), other.corners.max(axis=0))
            assert not (low < high).all() or found.hues[a] != found.hues[b]


def test_communities_that_mingle_at_their_borders_have_hulls_around_their_cores():
    net, places, group = islands(groups=16)
    rng = np.random.default_rng(5)
    spread = np.where(rng.random(net.n) < 0.45, 9.0, 2.0)[:, None]
    middle = np.array([places.xy[group == g].mean(axis=0) for g in range(16)])[group]
    xy = middle + rng.normal(0, 1, (net.n, 2)) * spread
    found = regions_of(net, xy, group)
    assert len(found.each) >= 12
    for region in found.each:
        inside = region.holds(xy)
        counts = np.bincount(group[inside], minlength=16)
        assert counts.argmax() == group[region.leader]
        assert counts.max() >= 0.35 * counts.sum()


def test_communities_that_lie_across_each_other_make_no_map():
    net, places = scattered(2400)
    group = np.random.default_rng(1).integers(0, 30, net.n)
    assert regions_of(net, places.xy, group) is None


def test_ties_between_regions_are_summed():
    net, places, group = islands(groups=4)
    found = regions_of(net, places.xy, group)
    assert {tuple(pair) for pair in found.ties.tolist()} == {(0, 1), (1, 2), (2, 3), (0, 3)}
    assert found.strength.tolist() == [1.0] * 4


def test_names_of_regions_never_cover_each_other(qapp):
    net, places, group = islands()
    regions, style = regions_of(net, places.xy, group), style_sheet(False, bundled_family())
    for width in (300, 700, 1400):
        camera = fitted(places.xy, width, width)
        shot = Shot(places.xy, places.pinned, camera, QRect(0, 0, width, width), regions=regions)
        rects = [rect for _, _, rect in place_region_names(LabelPictures(style, 1.0), regions, shot)]
        taken = [QRect(*map(round, rect)) for rect in rects]
        assert not any(a.intersects(b) for i, a in enumerate(taken) for b in taken[:i])
    assert len(rects) == 36


def test_a_large_graph_is_a_map_and_a_near_one_its_nodes(view, qtbot):
    assert len(view.regions.each) == 36
    view.zoom_by(8)
    assert view.regions is None
    view.zoom_by(1 / 8)
    assert len(view.regions.each) == 36


def test_a_small_graph_has_no_map(view, qtbot):
    view.show_network(*scattered(MAPPED_FROM - 500), view.style_sheet)
    view.zoom_by(0.1)
    qtbot.waitUntil(view.at_rest, timeout=20_000)
    assert view.regions is None


def test_a_click_on_a_hull_goes_to_where_its_nodes_are_drawn(view, qtbot):
    region = view.regions.each[5]
    x, y = view.to_px(region.centre).tolist()
    # Beside the landmarks, which are nodes.
    spots = [(x + dx, y + dy) for dx in range(-12, 13, 4) for dy in range(-12, 13, 4)]
    spot = next(s for s in spots if view.node_at(*s) < 0 and view.region_at(*s) is region)
    view.click(*spot)
    assert view.regions is None
    px = view.to_px(region.corners)
    assert ((px >= 0) & (px <= SIZE)).all()


def test_enter_goes_into_the_region_in_the_middle(view, qtbot):
    region = view.regions.each[7]
    view.centre_on(*region.centre.tolist())
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.regions is None
    assert view.rect().contains(view.node_px(int(region.nodes[0])).toPoint())


def test_on_a_map_only_landmarks_and_what_is_chosen_can_be_hit(view):
    xy = view.positions.xy
    hit = {view.node_at(*view.to_px(xy[node]).tolist()) for node in range(0, view.network.n, 7)} - {-1}
    assert hit <= set(view.regions.landmarks.tolist())
    plain = next(n for n in range(view.network.n) if n not in view.regions.landmarks)
    view.select([plain], [])
    assert view.node_at(*view.to_px(xy[plain]).tolist()) >= 0


def test_hulls_follow_the_nodes_once_they_rest(view, qtbot):
    before = view.regions.each[0].corners
    view.move_nodes(view.positions.xy * 1.5)
    assert view.regions is None
    qtbot.waitUntil(view.at_rest, timeout=20_000)
    view.fit(animated=False)
    qtbot.waitUntil(view.at_rest, timeout=20_000)
    assert not np.allclose(view.regions.each[0].corners, before)
    for region in view.regions.each:
        assert region.holds(view.positions.xy[region.nodes]).all()


def test_an_exported_picture_shows_the_map_of_the_screen(view):
    net, places, style = view.network, view.positions, view.style_sheet
    given_map = render(net, places, style, view=View(SIZE, view.camera, regions=view.regions), scale=1.0)
    own_map = render(net, places, style, view=View(SIZE, view.camera), scale=1.0)
    assert (pixels(given_map) == pixels(own_map)).all()
    assert (pixels(given_map) != pixels(view.grab().toImage())).mean() < 0.01


def test_a_drawing_that_can_be_enlarged_shows_the_same_map(view, tmp_path):
    sheet = Sheet(view.network, view.positions, view.style_sheet, Legend(), (), View(SIZE, view.camera))
    write_svg(tmp_path / "map.svg", sheet)
    told = (tmp_path / "map.svg").read_text("utf-8")
    named = [region for region in view.regions.each if f">{region.name}<" in told]
    assert len(named) > 30
    assert "<image" not in told


class Counting(QPainter):
    """Counts what is drawn one by one."""

    def __init__(self, device):
        super().__init__(device)
        self.polygons = self.lines = 0

    def drawPolygon(self, *args):
        self.polygons += 1
        super().drawPolygon(*args)

    def drawLine(self, *args):
        self.lines += 1
        super().drawLine(*args)

    def drawLines(self, *args):
        raise AssertionError("a map draws no single edges")


def test_a_map_costs_by_regions_and_not_by_edges(qapp):
    net, places, group = islands()
    stage = Stage(style_sheet(False, bundled_family()))
    stage.show(net, places, stage.scene.style)
    stage.camera = fitted(places.xy, *SIZE)
    stage.map(regions_of(net, places.xy, group))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = Counting(image)
    stage.painter(1.0).paint(painter, stage.shot(stage.camera, image.rect(), 1.0, swift=False))
    painter.end()
    assert painter.polygons == 2 * 36
    assert painter.lines == 36


def test_a_map_needs_no_edges():
    net, places, group = islands(groups=9)
    bare = Network(
        net.ids, net.labels, net.types, net.importance, net.edges[:0], net.relations[:0], net.weights[:0]
    )
    found = regions_of(bare, places.xy, group)
    assert len(found.each) == 9
    assert found.ties.shape == (0, 2)


def test_a_map_is_kept_with_its_margin_while_it_pans(view):
    def cost(step):
        times = []
        for _ in range(12):
            begin = time.thread_time()
            view.pan_by(step, 0)
            view.repaint()
            times.append(time.thread_time() - begin)
        return np.median(times)

    assert view.regions is not None
    assert cost(8) < 4 * cost(0)


def middle_of(view, number):
    return view.spot("region", number).toPoint()


def test_hovering_a_hull_names_it(view, qtbot):
    number = 7
    empty = next(
        (x, y) for x in range(2, 800, 9) for y in range(2, 600, 9) if view.thing_at(x, y) == ("", -1)
    )
    with qtbot.waitSignal(view.region_hovered) as told:
        view.hover(middle_of(view, number).x(), middle_of(view, number).y() + 6)
    assert told.args == [number]
    with qtbot.waitSignal(view.region_hovered) as told:
        view.hover(*empty)
    assert told.args == [-1]


def test_what_is_said_of_a_region_is_its_name_its_size_and_its_strongest(view):
    region = view.regions.each[3]
    said = region_hint(view.network, region)
    first, second = said.split("\n")
    assert region.name in first
    assert "60 actors" in first
    named = [view.network.labels[node] for node in region.nodes[:5].tolist()]
    assert [name in second for name in named] == [True] * 5
    assert view.network.labels[region.nodes[6]] not in second


def test_ctrl_and_click_on_a_hull_chooses_its_actors(view, qtbot):
    at = middle_of(view, 4) + QPoint(0, 6)
    assert view.thing_at(at.x(), at.y()) == ("region", 4)
    with qtbot.waitSignal(view.area_chosen) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert told.args == [view.regions.each[4].nodes.tolist(), True]


def test_the_keyboard_walks_through_the_regions_and_goes_into_one(view, qtbot):
    view.setFocus()
    with qtbot.waitSignals([view.region_hovered] * 3):
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_PageDown)
    region = view.regions.each[2]
    with qtbot.waitSignal(view.area_chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0] == region.nodes.tolist()
    with qtbot.waitSignal(view.context_requested) as told:
        qtbot.keyClick(view, Qt.Key.Key_Menu)
    assert told.args[:2] == ["region", 2]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.regions is None
    assert np.hypot(*(view.to_px(region.centre) - np.array(SIZE) / 2)) < 2


def test_the_walk_through_the_regions_ends_and_begins_again(view, qtbot):
    assert view.step_current(True)
    assert not view.step_current(False)
    for _ in view.regions.each:
        assert view.step_current(True)
    assert not view.step_current(True)
    assert view.step_current(True)


def test_a_map_is_found_once_its_nodes_rest_also_where_it_was_given_up(view, qtbot):
    for k in range(20):
        view.move_nodes(view.positions.xy + 0.01 * k)
    qtbot.waitUntil(view.at_rest, timeout=30_000)
    assert view.regions is not None
