"""Small pictures inside nodes."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from synpol_desktop.core.icons import ICON_OF_TYPE, NODE_ICONS, NodeIcon
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.tasks.picturing import NO_PICTURE, with_icons
from synpol_desktop.ui.painting.export import View, render
from synpol_desktop.ui.painting.node_icons import carrying, icon_name, icon_path, ink_on
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PutDetail
from tests.ui.articles import fill


def pair(icons=None):
    """Return two large nodes far apart."""
    types, edges = np.array([0, 1], np.uint8), np.zeros((0, 2), np.intp)
    none = np.zeros(0)
    net = Network(
        np.array([1, 2]), ("أ", "ب"), types, np.ones(2), edges, none.astype(np.uint8), none, icons=icons
    )
    return net, Positions(np.array([[0.0, 0.0], [4.0, 0.0]]), np.zeros(2, bool))


@pytest.mark.parametrize("icon", NodeIcon)
def test_each_picture_lies_in_its_square_and_has_a_name_in_both_languages(qapp, icon):
    bounds = icon_path(icon, 50.0, 50.0, 24.0).boundingRect()
    assert QRectF(37.9, 37.9, 24.2, 24.2).contains(bounds)
    assert bounds.width() > 6
    assert icon_name(icon, "ar") != icon_name(icon, "en")


def test_a_picture_changes_its_own_node_and_no_other(qapp):
    style, view = replace(style_sheet(), labels=False), View((400, 200))
    plain = render(*pair(), style, view=view)
    marked = render(*pair(np.array([NODE_ICONS.index(NodeIcon.STAR) + 1, 0], np.uint8)), style, view=view)
    half = plain.width() // 2
    left, right = (0, 0, half, plain.height()), (half, 0, half, plain.height())
    assert plain.copy(*left) != marked.copy(*left)
    assert plain.copy(*right) == marked.copy(*right)


def test_small_nodes_carry_no_picture():
    codes = np.array([1, 1, 0], np.uint8)
    assert carrying(codes, np.array([3.0, 9.0, 9.0])) == [1]


def test_a_picture_is_light_on_dark_and_dark_on_light():
    assert ink_on(0x1F4E79) > ink_on(0xF5D76E)


def test_nodes_have_the_analysts_picture_before_that_of_their_type(tmp_path):
    with Workspace.create(tmp_path / "w.synpol") as workspace:
        fill(workspace)
        net, _ = pair()
        net = replace(net, ids=np.array([1, 2]), types=np.array([0, 2], np.uint8))
        assert with_icons(workspace, net, by_type=False).icons is None
        by_type = with_icons(workspace, net, by_type=True).icons
        assert [NODE_ICONS[code - 1] for code in by_type] == [
            ICON_OF_TYPE[EntityType.PER],
            ICON_OF_TYPE[EntityType.GPE],
        ]
        workspace.do(PutDetail(1, "icon", NodeIcon.STAR.value))
        workspace.do(PutDetail(2, "icon", NO_PICTURE))
        icons = with_icons(workspace, net, by_type=True).icons
        assert (NODE_ICONS[icons[0] - 1], icons[1]) == (NodeIcon.STAR, 0)
        workspace.do(PutDetail(1, "icon", "from a later release"))
        assert with_icons(workspace, net, by_type=True).icons is None


def test_icons_of_another_number_than_nodes_are_refused():
    with pytest.raises(ValueError, match="node arrays"):
        pair(np.zeros(3, np.uint8))
