"""Which edges are in a picture, and how strongly they are drawn."""

import numpy as np
from PySide6.QtCore import QRect

from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot
from synpol_desktop.ui.painting.sight import by_length, edges_in_sight, nodes_in_sight
from tests.ui.networks import network, positions, scattered


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
