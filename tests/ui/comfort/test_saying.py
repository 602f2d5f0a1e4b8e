"""What can't be done says why."""

import pytest
from PySide6.QtCore import Qt

from synpol_desktop.ui.graphing.kept import KeptPanel
from tests.ui.articles import STATE
from tests.ui.test_window import entity


@pytest.mark.parametrize("name", ["edit_article", "delete"])
def test_acts_on_articles_say_that_none_is_chosen(qtbot, window, name):
    window.bench.articles.view.clearSelection()
    with qtbot.waitSignal(window.desk.said) as said:
        window.actions_by_name[name].trigger()
    assert said.args == ["Choose articles in the table of articles first."]


def test_a_selection_is_kept_only_when_there_is_one_and_a_name(qtbot, window):
    panel = window.docks.panel("saved_sel")
    assert isinstance(panel, KeptPanel)
    assert not panel.keep_button.isEnabled()
    assert panel.keep_button.toolTip() == "Select actors first."
    window.desk.selection.select_entity(entity(window, STATE))
    assert not panel.keep_button.isEnabled()
    qtbot.keyClicks(panel.name, "mine")
    assert panel.keep_button.isEnabled()
    qtbot.mouseClick(panel.keep_button, Qt.MouseButton.LeftButton)
    assert panel.list.count() == 1
