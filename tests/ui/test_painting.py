from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, EntityType, Quad
from synpol_desktop.ui.painting.camera import Camera, fitted, spacing
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.labels import elided
from synpol_desktop.ui.painting.legend import Entry, Legend, flow
from synpol_desktop.ui.painting.network_painter import NetworkPainter
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.placement import Occupancy
from synpol_desktop.ui.painting.scene import Scene, lanes
from synpol_desktop.ui.painting.shot import Shot, node_factor
from tests.ui.networks import ACCUSE, CONSULT, HEADS, SANCTION, network, positions, ring, scattered

LEGEND = Legend(
    (
        Entry(EntityType.PER, "شخص", 12),
        Entry(EntityType.ORG, "منظمة", 7),
        Entry(Quad.VERBAL_CONFLICT, "نزاع لفظي"),
    )
)


@pytest.fixture
def style(qapp):
    return style_sheet(False, bundled_family())


def pixels(image: QImage):
    """Return the picture as (height, width) of 0xRRGGBB."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return rows.copy() & 0xFFFFFF


def near(picture, wanted):
    """Return which pixels have about a colour; thin lines are blended with the ground."""
    parts = [(picture >> shift & 255).astype(int) - (wanted >> shift & 255) for shift in (16, 8, 0)]
    return np.abs(parts).sum(axis=0) < 110


def draw(net, pos, style, *, size=(800, 600), ratio=1.0):
    """Return the drawn pixels, the painter and the node positions in device pixels."""
    wide, high = (round(side * ratio) for side in size)
    camera = fitted(pos.xy, *size)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = NetworkPainter(Scene(net, style), ratio)
    factor = node_factor(spacing(pos.xy) * camera.scale)
    pen = QPainter(image)
    painter.paint(pen, Shot(pos.xy, pos.pinned, camera.device(ratio), QRect(0, 0, wide, high), ratio, factor))
    pen.end()
    return pixels(image), painter, camera.device(ratio).to_px(pos.xy)


def overlap(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@pytest.mark.parametrize("n", [12, 60, 400])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_labels_never_overlap(n, ratio, style):
    _, painter, _ = draw(*scattered(n), style, ratio=ratio)
    rects = [rect for _, rect in painter.naming.placed.values()]
    assert len(rects) >= min(n, 10)
    assert not any(overlap(a, b) for a, b in combinations(rects, 2))


def test_the_most_important_nodes_are_named(style):
    _, painter, _ = draw(*scattered(400), style)
    assert {0, 1, 2} <= painter.naming.placed.keys()


@pytest.mark.parametrize("n", [12, 400, 3000])
def test_every_node_in_the_window_has_ink_where_it_lies(n, style):
    picture, _, px = draw(*scattered(n), style)
    at = np.rint(px).astype(int)
    around = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    ink = [picture[at[:, 1] + dy, at[:, 0] + dx] != style.background for dx, dy in around]
    assert np.any(ink, axis=0).all()


@pytest.mark.parametrize("kind", range(len(ENTITY_TYPES)))
def test_a_node_has_the_colour_of_its_type(kind, style):
    net, pos = network(1, [], types=[kind]), positions([[0.0, 0.0]])
    picture, _, px = draw(net, pos, style)
    x, y = np.rint(px[0]).astype(int)
    assert picture[y, x] == style.node_fill[kind]


def test_types_differ_by_shape_and_not_only_by_colour(style):
    outlines = set()
    for kind in range(len(ENTITY_TYPES)):
        picture, _, _ = draw(network(1, [], types=[kind], labels=[""]), positions([[0.0, 0.0]]), style)
        outlines.add((picture == style.node_fill[kind]).tobytes())
    assert len(outlines) == len(ENTITY_TYPES)


def test_relations_between_the_same_two_are_drawn_apart(style):
    net = network(2, [(0, 1), (1, 0), (0, 1)], [HEADS, ACCUSE, SANCTION], labels=["", ""], weight=9.0)
    picture, _, px = draw(net, positions([[-1.5, 0.0], [1.5, 0.0]]), style)
    across = picture[:, round(px[:, 0].mean())]
    rows = [
        np.flatnonzero(near(across, style.quad(quad)))
        for quad in (Quad.STRUCTURAL, Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)
    ]
    assert all(len(found) for found in rows)
    middles = sorted(found.mean() for found in rows)
    assert np.diff(middles).min() > 8


def test_a_loop_is_seen_beside_its_node(style):
    bare, _, px = draw(network(1, [], labels=[""]), positions([[0.0, 0.0]]), style)
    looped, _, _ = draw(network(1, [(0, 0)], [SANCTION], labels=[""]), positions([[0.0, 0.0]]), style)
    ys, xs = np.nonzero(bare != looped)
    assert len(xs) > 40
    assert xs.mean() > px[0, 0]
    assert ys.mean() < px[0, 1]


def thickness_at_ends(relation, style):
    """Return how thick an edge is near its source and near its target, in pixels of its middle."""
    net = network(2, [(0, 1)], [relation], labels=["", ""], types=[1, 1], weight=9.0)
    picture, painter, px = draw(net, positions([[-1.5, 0.0], [1.5, 0.0]]), style)
    ink = (picture != style.background).sum(axis=0)
    left, right = px[:, 0] + (1, -1) * (painter.scene.radius * 1.55 + 12)
    middle = ink[400]
    return max(ink[round(left) : round(left) + 9]) - middle, max(
        ink[round(right) - 9 : round(right)]
    ) - middle


def test_a_directed_edge_has_a_head_at_its_target_only(style):
    source, target = thickness_at_ends(ACCUSE, style)
    assert source == 0
    assert target >= 3


def test_an_edge_without_direction_has_no_head(style):
    assert thickness_at_ends(CONSULT, style) == (0, 0)


def test_a_pinned_node_is_marked(style):
    net = network(1, [], labels=[""])
    free, _, _ = draw(net, positions([[0.0, 0.0]]), style)
    pinned, _, _ = draw(net, positions([[0.0, 0.0]], pinned=[0]), style)
    assert 10 < (free != pinned).sum() < 400


def test_twice_the_pixels_show_the_same_picture_more_finely(style):
    net, pos = ring(6)
    once, _, _ = draw(net, pos, style)
    twice, _, _ = draw(net, pos, style, ratio=2.0)
    assert twice.shape == (1200, 1600)
    share = [(picture != style.background).mean() for picture in (once, twice)]
    assert share[0] == pytest.approx(share[1], rel=0.25)
    # Real detail, not enlarged pixels: neighbours inside a block of two by two differ somewhere.
    assert (twice[::2, ::2] != twice[1::2, 1::2]).sum() > 200


def test_drawing_in_slices_gives_the_same_picture(style):
    net, pos = scattered(300)
    whole, _, _ = draw(net, pos, style)
    camera = fitted(pos.xy, 800, 600)
    shot = Shot(
        pos.xy, pos.pinned, camera, QRect(0, 0, 800, 600), 1.0, node_factor(spacing(pos.xy) * camera.scale)
    )
    image, pen = QImage(800, 600, QImage.Format.Format_RGB32), QPainter()
    slices = NetworkPainter(Scene(net, style), 1.0).steps(pen, shot)
    pen.begin(image)
    count = 0
    for _ in slices:
        pen.end()
        pen.begin(image)
        count += 1
    pen.end()
    assert count > 4
    assert (pixels(image) == whole).all()


def test_long_names_are_cut_between_words():
    name = "الائتلاف الوطني لقوى الثورة والمعارضة السورية"
    assert elided(name) == "الائتلاف الوطني لقوى الثورة…"
    assert elided("مجلس الأمن") == "مجلس الأمن"


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=20).map(
        lambda pairs: np.array(pairs, np.intp).reshape(-1, 2)
    )
)
def test_no_two_parallel_edges_share_a_lane(edges):
    lane = lanes(edges, 5)
    # Seen from the lower node, so that both directions are compared on the same side.
    sided = np.where(edges[:, 0] > edges[:, 1], -lane, lane)
    keys = {(min(a, b), max(a, b), side) for (a, b), side in zip(edges.tolist(), sided, strict=True)}
    assert len(keys) == len(edges)


RECT = st.tuples(st.floats(-20, 320), st.floats(-20, 220), st.floats(1, 120), st.floats(1, 40))


@given(st.lists(RECT, max_size=60))
def test_claimed_rectangles_are_apart_and_inside(rects):
    occupancy = Occupancy(0, 0, 300, 200)
    claimed = [rect for rect in rects if occupancy.claim(rect)]
    assert not any(overlap(a, b) for a, b in combinations(claimed, 2))
    assert all(x >= 0 and y >= 0 and x + w <= 300 and y + h <= 200 for x, y, w, h in claimed)


@given(st.floats(0.01, 100), st.floats(-500, 500), st.floats(-500, 500), st.floats(0.2, 5))
def test_the_pixel_that_a_zoom_is_about_stays(scale, x, y, factor):
    camera = Camera(scale, x, y)
    under = camera.to_world(120, 80)
    assert camera.zoomed(factor, 120, 80).to_world(120, 80) == pytest.approx(under, abs=1e-6)


def test_a_flight_ends_where_it_was_sent():
    begin, end = Camera(10, 0, 0), Camera(80, -300, 40)
    assert begin.towards(end, 1.0, 800, 600) == end
    half = begin.towards(end, 0.5, 800, 600)
    assert begin.scale < half.scale < end.scale


def test_a_legend_in_arabic_begins_on_the_right(style):
    _, places = flow(LEGEND, style, 600)
    assert places[0].rect.right() > places[1].rect.right()
    _, places = flow(Legend(LEGEND.entries, rtl=False), style, 600)
    assert places[0].rect.left() < places[1].rect.left()


@pytest.mark.parametrize("dark", [False, True])
def test_types_and_quads_have_colours_that_stand_off_the_ground(dark):
    sheet = style_sheet(dark)
    assert len({*sheet.node_fill, *sheet.quad_line}) == len(ENTITY_TYPES) + len(QUADS)
    assert all(contrast(value, sheet.background) >= 2.0 for value in (*sheet.node_fill, *sheet.quad_line))
    assert contrast(sheet.text, sheet.background) >= 7.0


def contrast(a, b):
    """Return the contrast ratio of two colours by WCAG 2.1."""

    def luminance(value):
        parts = np.array([value >> 16 & 255, value >> 8 & 255, value & 255]) / 255
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_picture_has_title_graph_and_legend(style):
    net, pos = ring(6)
    picture = render(net, pos, style, LEGEND, View((500, 400)), 2.0, ["شبكة الفاعلين"])
    assert picture.width() == 1000
    assert picture.height() > 800
    ink = pixels(picture) != style.background
    head, foot = ink[:70], ink[-50:]
    assert head[:, 700:].any()
    assert not head[:, :300].any()
    assert foot[:, 700:].any()


def test_a_picture_shows_what_is_seen(style):
    net, pos = ring(6)
    whole = pixels(render(net, pos, style, view=View((400, 300))))
    near = pixels(render(net, pos, style, view=View((400, 300), Camera(400, -300, 100))))
    faded = pixels(render(net, pos, style, view=View((400, 300), nodes=(2,))))
    assert (whole != near).any()
    assert (whole != faded).any()


def test_a_picture_that_would_be_too_large_is_refused(style):
    with pytest.raises(SynpolError, match="too large"):
        render(*ring(3), style, scale=100.0)
