import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from synpol_desktop.ui.comfort.palette import CommandPalette


@pytest.fixture
def palette(window):
    window.activateWindow()
    window.actions_by_name["commands"].trigger()
    return window.findChild(CommandPalette)


def test_a_command_is_found_and_done_by_keyboard_alone(qtbot, window, palette):
    assert QApplication.focusWidget() is palette.line
    qtbot.keyClicks(palette.line, "measures")
    assert palette.current.name == "measures"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert "measures" in window.docks.shown
    assert window.settings.used == ("measures",)


def test_the_palette_shows_keys_and_lists_what_was_used_last_first(qtbot, window, palette):
    qtbot.keyClicks(palette.line, "fit the whole")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    window.actions_by_name["commands"].trigger()
    assert palette.shown[0].name == "fit"
    assert "Ctrl+0" in palette.list.topLevelItem(0).text(2)
    assert "used last" in palette.list.topLevelItem(0).text(1)


def test_escape_gives_the_focus_back(qtbot, window):
    window.activateWindow()
    window.search.setFocus()
    window.actions_by_name["commands"].trigger()
    palette = window.findChild(CommandPalette)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.search


def test_up_and_down_mark_within_the_list(qtbot, palette):
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.current is palette.shown[0]
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.current is palette.shown[1]


def test_what_cannot_be_done_says_why_and_is_not_done(qtbot, make_window):
    window = make_window()
    window.actions_by_name["commands"].trigger()
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.line, "export relations")
    assert palette.current.name == "csv"
    assert palette.hint.text() == "Open a workspace first."
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.settings.used == ()


def test_nothing_found_is_said(qtbot, palette):
    qtbot.keyClicks(palette.line, "xyzzy")
    assert palette.current is None
    assert palette.hint.text() == "No command has these words."
