"""The tools over the graph in little room: the number of actors is whole, what is left out is still told."""

from PySide6.QtWidgets import QComboBox, QLabel

from synpol_desktop.ui.graphing.bar import GraphBar
from synpol_desktop.ui.theme import theme

NARROW, WIDE = 384, 900
"""Pixels of the middle panel in a window of 900 and of 1600."""


def said(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible() and label.text()]


def test_in_little_room_the_number_of_actors_is_not_cut_for_what_is_left_out(qtbot):
    bar = GraphBar(theme("light"))
    qtbot.addWidget(bar)
    bar.resize(NARROW, 40)
    bar.show()
    bar.show_hidden(1234, narrowed=False, faded=False)
    choice = bar.findChild(QComboBox)
    bar.layout().activate()
    assert choice.width() >= choice.sizeHint().width()
    assert said(bar) == []
    assert "1234 weaker actors" in choice.toolTip().replace("\u2068", "").replace("\u2069", "")
    bar.resize(WIDE, 40)
    assert len(said(bar)) == 1
    bar.show_hidden(0, narrowed=False, faded=False)
    assert said(bar) == []
    assert "weaker" not in choice.toolTip()
