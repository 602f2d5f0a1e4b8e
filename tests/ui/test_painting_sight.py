"""Which edges are in a picture, and how strongly they are drawn."""

import numpy as np
import pytest
from PySide6.QtCore import QRect

from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.routes import route
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot
from synpol_desktop.ui.painting.sight import by_length, edges_in_sight, nodes_in_sight
from tests.ui.networks import ACCUSE, network, positions, scattered


def seen(net, places, camera, **more):
    scene = Scene(net, style_sheet())
    return scene, Shot(places.xy, places.pinned, camera, QRect(0, 0, 400, 300), **more)


def test_edges_in_sight_are_all_that_touch_the_region():
    scene, shot = seen(*scattered(200), Camera(20.0, 200.0, 150.0))
    px = shot.camera.to_px(shot.xy)
    found = edges_in_sight(scene, shot, px)
    inside = ((px >= 0) & (px <= (400, 300))).all(axis=1)
    touching = np.flatnonzero(inside[scene.edge_source] | inside[scene.edge_target])
    assert np.isin(touching, found).all()
    assert len(found) < len(scene.edge_source)


def test_nodes_in_sight_come_with_the_most_important_first():
    scene, shot = seen(*scattered(200), Camera(20.0, 200.0, 150.0))
    nodes = nodes_in_sight(scene, shot, shot.camera.to_px(shot.xy), scene.radius)
    assert 0 < len(nodes) < 200
    assert (np.diff(scene.rank[nodes]) > 0).all()


def test_long_edges_among_many_are_fainter_and_lie_below():
    net = network(5, [(0, 1), (0, 2), (0, 3), (0, 4)])
    places = positions([(0, 0), (10, 0), (100, 0), (300, 0), (900, 0)])
    for ratio in (1.0, 2.0):
        scene, shot = seen(net, places, Camera(ratio, 0.0, 0.0), ratio=ratio)
        px = shot.camera.to_px(shot.xy)
        groups = by_length(scene, shot, px, np.arange(4), True)
        ends = [scene.edge_target[edges].tolist() for edges, _, _ in groups]
        shares = [share for _, share, _ in groups]
        assert ends == [[4], [3], [2], [1]]
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert [headed for _, _, headed in groups] == [False, False, False, True]


@pytest.mark.parametrize("radius", [3.0, 9.0, 24.0])
def test_a_loop_begins_and_ends_at_the_rim_of_its_node(radius):
    net = network(1, [(0, 0)] * 3, [ACCUSE] * 3)
    scene = Scene(net, style_sheet())
    middle = np.array([[100.0, 100.0]])
    found = route(scene, np.arange(3), middle, np.array([radius]), 1.0)
    for loop in range(3):
        pieces = found.lines[found.owner == loop]
        begin, end = np.hypot(*(pieces[0, :2] - middle[0])), np.hypot(*(pieces[-1, 2:] - middle[0]))
        assert begin == pytest.approx(radius * 0.9, abs=0.2)
        assert end == pytest.approx(radius + 1.5, abs=0.2)
        assert np.hypot(*(pieces[:, :2] - middle[0]).T).max() > radius + 8
