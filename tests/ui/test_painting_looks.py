"""Looks on the surface: shapes, borders, dashes, and scenes that take them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.forms import PATTERNS, Dash, Shape
from synpol_desktop.core.styling.looks import Dot, Looks, Pen, plain
from synpol_desktop.core.styling.resolving import resolve
from synpol_desktop.core.styling.rules import Asks, Channel, Condition, Rule, Style
from synpol_desktop.ui.painting.dashes import MOST_STROKES, dashed
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shapes import node_shape
from synpol_desktop.ui.painting.sprites import Sprites

SHEET = style_sheet(dark=False)
BROKEN = [dash for dash in Dash if dash is not Dash.SOLID]


def pair(n=2, weight=1.0):
    """Return actors in a row, each tied to the next."""
    edges = np.column_stack((np.arange(n - 1), np.arange(1, n))).astype(np.intp)
    kinds = np.full(n - 1, RELATION_TYPES.index(RelationType.ACCUSE), np.uint8)
    return Network(
        np.arange(1, n + 1),
        tuple("" for _ in range(n)),
        np.zeros(n, np.uint8),
        np.full(n, 0.2),
        edges,
        kinds,
        np.full(n - 1, weight),
    )


def row(n=2):
    return Positions(np.column_stack((np.arange(n) * 2.0, np.zeros(n))), np.zeros(n, np.bool_))


def picture(network, looks, n=2):
    return render(network, row(n), SHEET, view=View((400, 200), looks=looks), scale=1.0)


def inks(image):
    return {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(image.height())}


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=2, max_size=12, unique=True),
    st.sampled_from(BROKEN),
    st.floats(0.8, 6),
)
def test_strokes_lie_on_their_line_and_cover_the_share_of_their_pattern(points, dash, width):
    corners = np.array(points)
    lines = np.concatenate((corners[:-1], corners[1:]), axis=1)
    cut = dashed(lines, np.zeros(len(lines), np.intp), dash, width)
    length = float(np.hypot(*(lines[:, 2:] - lines[:, :2]).T).sum())
    drawn = float(np.hypot(*(cut[:, 2:] - cut[:, :2]).T).sum())
    pattern = np.array(PATTERNS[dash]) * width
    share = pattern[::2].sum() / pattern.sum()

    assert drawn <= length + 1e-6
    assert abs(drawn - share * length) <= pattern.sum() + 1e-6
    for x, y in cut.reshape(-1, 2)[:40]:
        way = lines[:, 2:] - lines[:, :2]
        along = np.clip(((x, y) - lines[:, :2]) @ np.eye(2) * way, -np.inf, np.inf).sum(axis=1) / np.maximum(
            (way**2).sum(axis=1), 1e-12
        )
        near = lines[:, :2] + np.clip(along, 0, 1)[:, None] * way
        assert np.hypot(*(near - (x, y)).T).min() < 1e-6


def test_the_pattern_runs_on_over_the_pieces_of_a_bend_and_begins_anew_with_each_edge():
    whole = np.array([[0.0, 0.0, 90.0, 0.0]])
    pieces = np.array([[float(k), 0.0, k + 1.0, 0.0] for k in range(90)])
    one = dashed(whole, np.zeros(1, np.intp), Dash.DASHED, 2.0)
    many = dashed(pieces, np.zeros(90, np.intp), Dash.DASHED, 2.0)
    covered = [np.zeros(900, np.bool_) for _ in range(2)]
    for mask, cut in zip(covered, (one, many), strict=True):
        for x0, _, x1, _ in cut:
            mask[round(x0 * 10) : round(x1 * 10)] = True
    assert (covered[0] == covered[1]).mean() > 0.99

    two = dashed(np.concatenate((whole, whole)), np.array([0, 1]), Dash.DASHED, 2.0)
    assert len(two) == 2 * len(one)


def test_too_many_strokes_are_left_whole():
    long = np.array([[0.0, 0.0, 10.0 * MOST_STROKES, 0.0]])

    assert dashed(long, np.zeros(1, np.intp), Dash.DOTTED, 1.0) is long
    assert dashed(long, np.zeros(1, np.intp), Dash.SOLID, 1.0) is long


@pytest.mark.parametrize("shape", list(Shape))
def test_every_outline_is_closed_about_its_middle_and_about_as_large_as_the_others(qapp, shape):
    path = node_shape(shape, 20.0, 50.0, 60.0)
    box = path.boundingRect()

    assert path.contains(QPointF(50.0, 60.0))
    assert 30 <= box.width() <= 56
    assert 30 <= box.height() <= 56
    assert box.contains(50.0, 60.0)


def test_sprites_have_the_fill_the_border_and_the_size_that_were_asked_for(qapp):
    sprites = Sprites(SHEET, 1.0)
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    dots = (Dot(0x102030, Shape.SQUARE), Dot(0xA0B0C0, Shape.CIRCLE, border=0xFF0000, width=4.0))
    painter = QPainter(image)
    px = np.array([[50.0, 50.0], [150.0, 50.0], [250.0, 50.0]])
    sprites.draw(painter, dots, px, np.array([0, 1, 1], np.uint16), np.array([20.0, 20.0, 8.0]))
    painter.end()

    assert image.pixel(50, 50) & 0xFFFFFF == 0x102030
    assert image.pixel(150, 50) & 0xFFFFFF == 0xA0B0C0
    assert image.pixel(150 + 20, 50) & 0xFFFFFF == 0xFF0000
    assert image.pixel(250 + 13, 50) & 0xFFFFFF == 0xFFFFFF
    assert image.pixel(250, 50) & 0xFFFFFF == 0xA0B0C0


def test_more_looks_than_pages_hold_are_all_drawn(qapp):
    sprites = Sprites(SHEET, 1.0)
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for first in range(0, 4000, 250):
        dots = tuple(Dot(0x400000 + number) for number in range(first, first + 250))
        codes = np.arange(250, dtype=np.uint16)
        px = np.full((250, 2), 100.0)
        sprites.draw(painter, dots, px, codes, np.full(250, 40.0))
        assert painter.isActive()
    painter.end()
    assert image.pixel(100, 100) & 0xFFFFFF == 0x400000 + 3999


def test_a_scene_refuses_the_looks_of_another_network():
    with pytest.raises(ValueError, match="length"):
        Scene(pair(3), SHEET, plain(pair(2), SHEET))


def test_a_look_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="look"):
        Looks((Dot(1),), np.array([1], np.uint16), np.ones(1), (), np.empty(0, np.uint16))
    with pytest.raises(ValueError, match="look"):
        Looks((Dot(1),), np.array([0], np.uint16), np.ones(1), (Pen(1, 1.0),), np.array([3], np.uint16))


def test_edges_are_drawn_pen_by_pen_and_can_be_led_back():
    net = pair(40)
    where = Condition("mentions", Asks.AT_LEAST, number=1.0)
    ruled = resolve(Style((Rule(Side.EDGES, Channel.LINE, fixed=0x00FF00, where=where),)), SHEET, net, {}, {})
    scene = Scene(net, SHEET, ruled)

    assert [ruled.pens[pen].colour for pen, _, _ in scene.blocks] == [0x00FF00]
    assert (scene.place_of[scene.edge_index] == np.arange(net.m)).all()


def test_names_follow_the_sizes_that_a_rule_gave():
    net = pair(3)
    big = Rule(Side.NODES, Channel.SIZE, fixed=30.0, where=Condition("type", Asks.IS, ("PER",)))
    looks = resolve(Style((big,)), SHEET, net, {}, {})
    sized = Looks(looks.dots, looks.dot_of, np.array([4.0, 30.0, 5.0]), looks.pens, looks.pen_of, sized=True)

    assert Scene(net, SHEET, sized).by_rank.tolist() == [1, 2, 0]


def test_a_broken_line_leaves_gaps_in_the_picture(qapp):
    net = pair()
    whole, broken = (
        resolve(
            Style(
                (
                    Rule(Side.EDGES, Channel.LINE, fixed=0x0000FF),
                    Rule(Side.EDGES, Channel.WIDTH, fixed=4.0),
                    Rule(Side.EDGES, Channel.DASH, fixed=dash),
                )
            ),
            SHEET,
            net,
            {},
            {},
        )
        for dash in ("solid", "dashed")
    )
    counts = []
    for looks in (whole, broken):
        image = picture(net, looks)
        line = [image.pixel(x, 100) & 0xFFFFFF for x in range(400)]
        counts.append(sum(ink == 0x0000FF for ink in line))

    assert counts[0] > 60
    assert 0.4 * counts[0] < counts[1] < 0.8 * counts[0]


def test_the_colours_of_rules_are_those_of_the_picture(qapp):
    net = pair()
    looks = resolve(Style((Rule(Side.NODES, Channel.FILL, fixed=0x13579B),)), SHEET, net, {}, {})

    assert 0x13579B in inks(picture(net, looks))
    assert 0x13579B not in inks(picture(net, None))
