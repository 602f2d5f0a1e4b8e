"""Names in the picture: on two lines, short, and along edges."""

from itertools import combinations
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.painting.camera import Camera, fitted
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.labels import LINE, wrapped
from synpol_desktop.ui.painting.network_painter import NetworkPainter
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.placement import SIDES, beside
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot, emphasis
from tests.ui.networks import ACCUSE, CONSULT, HEADS, network, positions, scattered

NAMES = tuple(f"علاقة {number}" for number in range(len(RELATION_TYPES)))  # relation
LONG = "الهيئة العامة للمياه والصرف الصحي"  # general authority for water and sewage


@pytest.fixture
def style(qapp):
    return style_sheet(False, bundled_family())


def painted(
    net, pos, style, size=(800, 600), nodes=(), edges=(), names=NAMES, camera=None, covered=(), until=inf
):
    """Return the painter after it drew, and the picture's pixels."""
    scene = Scene(net, style)
    painter = NetworkPainter(scene, 1.0)
    image = QImage(*size, QImage.Format.Format_RGB32)
    shot = Shot(
        pos.xy, pos.pinned, camera or fitted(pos.xy, *size), QRect(0, 0, *size),
        emphasis=emphasis(scene, nodes, edges), edge_names=names, window=(0.0, 0.0, *map(float, size)),
        covered=covered, until=until,
    )  # fmt: skip
    pen = QPainter(image)
    painter.paint(pen, shot)
    pen.end()
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(size[1], size[0])
    return painter, rows.copy() & 0xFFFFFF


def pair(relation, apart=4.0):
    return network(2, [(0, 1)], [relation]), positions([[-apart / 2, 0.0], [apart / 2, 0.0]])


@given(st.text(st.sampled_from("ابتثج حخد"), max_size=60))
def test_wrapping_makes_at_most_two_lines_that_fit(text):
    lines = wrapped(text).split("\n")
    assert len(lines) <= 2
    if len(lines) == 2:
        assert max(map(len, lines)) <= LINE
        assert all(line == line.strip() for line in lines)


def test_wrapping_breaks_between_words_and_evenly():
    first, second = wrapped(LONG).split("\n")
    assert f"{first} {second}" == LONG
    assert abs(len(first) - len(second)) <= 8


def test_a_short_name_stays_on_its_line():
    assert wrapped("روسيا") == "روسيا"  # Russia


@given(st.integers(0, SIDES - 1), st.floats(2, 40), st.integers(10, 200), st.integers(8, 40))
def test_every_side_is_beside_the_node(side, radius, wide, high):
    x, y, w, h = beside(0.0, 0.0, radius, wide, high, side)
    assert (w, h) == (wide, high)
    away = np.hypot(max(x, 0, -(x + w)), max(y, 0, -(y + h)))
    assert 0.5 * radius < away < 1.5 * radius + 2


def test_a_long_name_is_shown_whole_where_there_is_room(style):
    net, pos = network(2, [(0, 1)], [HEADS], (LONG, "ب")), positions([[-1.0, 0.0], [1.0, 0.0]])
    painter, _ = painted(net, pos, style)
    stand, _ = painter.naming.placed[0]
    assert painter.naming.name(0, stand).text.replace("\n", " ") == LONG


@pytest.mark.parametrize("n", [30, 150, 400])
def test_names_on_all_sides_never_overlap(style, n):
    painter, _ = painted(*scattered(n), style)
    rects = [rect for _, rect in painter.naming.placed.values()]
    assert len(rects) > min(n, 60) / 2
    assert all(apart(one, other) for one, other in combinations(rects, 2))


def apart(one, other):
    (ax, ay, aw, ah), (bx, by, bw, bh) = one, other
    return ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay


def test_names_keep_off_what_lies_on_the_picture(style):
    lying = (0.0, 300.0, 300.0, 300.0)
    free, _ = painted(*scattered(150), style)
    painter, _ = painted(*scattered(150), style, covered=(lying,))
    assert not all(apart(rect, lying) for _, rect in free.naming.placed.values())
    assert all(apart(rect, lying) for _, rect in painter.naming.placed.values())


def test_nothing_selected_shows_no_edge_names(style):
    painter, _ = painted(*pair(ACCUSE), style)
    assert not painter.naming.edge_stamps


@pytest.mark.parametrize(("nodes", "edges"), [((0,), ()), ((), (0,))])
def test_an_edge_of_the_selection_carries_its_relations_name(style, nodes, edges):
    painter, _ = painted(*pair(ACCUSE), style, nodes=nodes, edges=edges)
    (stamp,) = painter.naming.edge_stamps
    assert stamp.name.text == NAMES[int(pair(ACCUSE)[0].relations[0])]
    assert 300 < stamp.x < 500
    assert stamp.y == pytest.approx(300, abs=1.5)


@settings(max_examples=25, deadline=None)
@given(angle=st.floats(0, 2 * np.pi))
def test_names_along_edges_never_stand_on_their_head(qapp, angle):
    style = style_sheet(False, bundled_family())
    net, _ = pair(CONSULT)
    ends = 2 * np.array([[np.cos(angle), np.sin(angle)], [-np.cos(angle), -np.sin(angle)]])
    painter, _ = painted(net, positions(ends), style, edges=(0,), camera=Camera(90.0, 400.0, 300.0))
    (stamp,) = painter.naming.edge_stamps
    assert -90 - 1e-6 <= stamp.turn <= 90 + 1e-6
    assert np.sin(np.radians(stamp.turn) - angle) == pytest.approx(0, abs=1e-6)


def test_parallel_edges_carry_their_names_apart(style):
    net = network(2, [(0, 1), (0, 1), (1, 0)], [ACCUSE, CONSULT, HEADS])
    painter, _ = painted(net, positions([[-2.0, 0.0], [2.0, 0.0]]), style, nodes=(0,))
    places = [(stamp.x, stamp.y) for stamp in painter.naming.edge_stamps]
    assert len(places) == 3
    for (ax, ay), (bx, by) in combinations(places, 2):
        assert abs(ay - by) >= 10 or abs(ax - bx) >= 40


def test_a_short_edge_has_no_name_unless_it_is_chosen_itself(style):
    net, pos = pair(ACCUSE, apart=0.4)
    camera = Camera(100.0, 400.0, 300.0)
    by_node, _ = painted(net, pos, style, nodes=(0,), camera=camera)
    by_edge, _ = painted(net, pos, style, edges=(0,), camera=camera)
    assert not by_node.naming.edge_stamps
    (stamp,) = by_edge.naming.edge_stamps
    assert stamp.turn == 0.0


def test_edge_names_are_drawn(style):
    _, named = painted(*pair(ACCUSE), style, edges=(0,))
    _, plain = painted(*pair(ACCUSE), style, edges=(0,), names=())
    changed = np.argwhere(named != plain)
    assert len(changed) > 100
    assert (np.abs(changed.mean(axis=0) - (300, 400)) < 60).all()


def test_the_view_takes_one_name_for_each_relation_type(qtbot):
    view = GraphView(reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_network(*pair(ACCUSE), style_sheet(False, bundled_family()))
    view.show()
    view.select((), (0,))
    qtbot.waitUntil(view.at_rest)
    before = view.grab().toImage()
    view.set_edge_names(NAMES)
    qtbot.waitUntil(view.at_rest)
    assert view.grab().toImage() != before
    with pytest.raises(ValueError, match="relation types"):
        view.set_edge_names(NAMES[:-1])


def test_the_name_of_a_chosen_node_keeps_off_its_edges(style):
    net = network(4, [(0, 1), (0, 2), (0, 3)])
    pos = positions([[0.0, 0.0], [-1.5, 1.5], [1.5, 1.5], [0.0, 1.8]])
    painter, _ = painted(net, pos, style, nodes=(0,))
    _, (x, y, wide, high) = painter.naming.placed[0]
    camera = fitted(pos.xy, 800, 600)
    begin = camera.to_px(pos.xy[0])
    for end in camera.to_px(pos.xy[1:]):
        way = begin + np.linspace(0.15, 1, 200)[:, None] * (end - begin)
        assert not ((way >= (x, y)) & (way <= (x + wide, y + high))).all(axis=1).any()


@pytest.mark.parametrize("selected", [(), (3,)])
def test_names_stay_beside_nodes_that_move(style, selected):
    net, pos = scattered(60)
    net = network(60, [])
    scene, size = Scene(net, style), (800, 600)
    painter, camera = NetworkPainter(scene, 1.0), fitted(pos.xy, *size)
    step = 40 / camera.scale

    def shown(x, swift):
        image = QImage(*size, QImage.Format.Format_RGB32)
        shot = Shot(
            pos.xy + np.array((x, 0.0)), pos.pinned, camera, QRect(0, 0, *size), swift=swift,
            emphasis=emphases, window=(0.0, 0.0, *map(float, size)),
        )  # fmt: skip
        pen = QPainter(image)
        painter.paint(pen, shot)
        pen.end()
        rows = np.frombuffer(image.constBits(), np.uint32).reshape(size[1], size[0])
        return rows.copy() & 0xFFFFFF

    emphases = emphasis(scene, selected, ())
    still = shown(0.0, swift=False)
    before = dict(painter.naming.placed)
    once, twice = shown(step, swift=True), shown(2 * step, swift=True)
    assert np.array_equal(once[:, 80:720], still[:, 40:680])
    assert np.array_equal(twice[:, 120:720], still[:, 40:640])
    after = painter.naming.placed
    assert after.keys() == before.keys()
    for node, (stand, (x, y, wide, high)) in before.items():
        assert after[node][0] == stand
        assert after[node][1] == pytest.approx((x + 80, y, wide, high))


def test_no_name_is_placed_or_drawn_after_the_time_for_it(style):
    net, pos = scattered(60)
    named, full = painted(net, pos, style)
    bare, empty = painted(net, pos, style, until=0.0)
    assert named.naming.placed
    assert not bare.naming.placed
    ink = full != empty
    for x, y, wide, high in (rect for _, rect in named.naming.placed.values()):
        ink[int(y) : int(y + high) + 2, int(x) : int(x + wide) + 2] = False
    for stamp in named.naming.edge_stamps:
        ink[int(stamp.y) - 99 : int(stamp.y) + 99, int(stamp.x) - 99 : int(stamp.x) + 99] = False
    assert not ink.any()  # all but the names is there


def test_another_choice_is_shown_while_the_nodes_move(style):
    net, pos = scattered(60)
    scene, size = Scene(net, style), (800, 600)
    painter, camera = NetworkPainter(scene, 1.0), fitted(pos.xy, *size)
    pictures = []
    for chosen in ((3,), (3,), (9,), ()):
        image = QImage(*size, QImage.Format.Format_RGB32)
        shot = Shot(
            pos.xy, pos.pinned, camera, QRect(0, 0, *size), swift=bool(pictures),
            emphasis=emphasis(scene, chosen, ()), window=(0.0, 0.0, *map(float, size)),
        )  # fmt: skip
        pen = QPainter(image)
        painter.paint(pen, shot)
        pen.end()
        pictures.append(image)
    assert pictures[2] != pictures[1]
    assert pictures[3] != pictures[2]
