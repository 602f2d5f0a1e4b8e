import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from synpol_desktop.core.paths import config_dir
from synpol_desktop.ui import settings as stored
from synpol_desktop.ui.app import Program
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.settings import Settings
from synpol_desktop.ui.theme import theme


@pytest.fixture
def program(qtbot, qapp):
    made = Program(qapp, Settings(language="en", reduce_motion=True))
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    set_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QApplication.processEvents()


def test_the_first_page_offers_the_sample_corpus(program):
    assert program.window.stack.currentWidget() is program.window.welcome
    assert program.window.welcome.sample.isVisible()


def test_another_language_turns_the_window_round_and_keeps_workspace_and_selection(
    qtbot, program, workspace_file
):
    program.window.open_workspace(workspace_file)
    desk = program.window.desk
    entity = desk.workspace.search_entities("فرنسا", 1)[0]
    desk.selection.select_entity(entity)
    selected, first = desk.selection.now, program.window

    first.actions_by_name["language"].trigger()
    qtbot.waitUntil(lambda: program.window is not first)

    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert program.window.bench.tables.tabText(0) == "المقالات"
    assert program.window.desk.selection.now == selected
    bench = program.window.bench
    assert bench.tables.mapTo(bench, bench.tables.rect().topLeft()).x() > bench.graph.x()


def test_another_theme_recolours_window_and_graph(qtbot, program, workspace_file):
    program.window.open_workspace(workspace_file)
    light = program.window.desk.style.background
    first = program.window
    first.actions_by_name["theme"].trigger()
    qtbot.waitUntil(lambda: program.window is not first)
    assert program.window.desk.theme.dark
    assert program.window.desk.style.background != light
    assert QApplication.palette().window().color().name() == theme("dark").window


def test_settings_are_remembered_at_close(program, workspace_file):
    program.window.open_workspace(workspace_file)
    program.window.close()
    again = stored.load()
    assert again.recent == (str(workspace_file.resolve()),)
    assert again.language == "en"
    assert again.splitters


def test_a_bug_is_shown_and_the_program_goes_on(qtbot, program, monkeypatch):
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    program.catch_bugs()
    import sys

    error = RuntimeError("a bug for the test")
    sys.excepthook(RuntimeError, error, None)

    qtbot.waitUntil(lambda: program.window.findChild(QMessageBox) is not None)
    box = program.window.findChild(QMessageBox)
    assert "a bug for the test" in box.informativeText()
    box.close()


@pytest.mark.parametrize(
    "stored_text",
    ["", "[]", "{", '{"language": "xx"}', '{"recent": 3, "theme": 7}', '{"splitters": [["a"]]}'],
)
def test_damaged_settings_fall_back_to_the_defaults(stored_text):
    (config_dir() / "settings.json").write_text(stored_text, "utf-8")
    assert stored.load().theme == "light"
    assert stored.load().language in ("ar", "en")


def test_settings_come_back_as_they_were_saved():
    before = Settings(language="en", theme="dark", recent=("/a", "/b"), splitters=((1, 2, 3), (4, 5)))
    stored.save(before)
    assert stored.load() == before
    assert json.loads((config_dir() / "settings.json").read_text("utf-8"))["theme"] == "dark"


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_ground_of_a_theme(name):
    """WCAG 2.1 asks a contrast of 4.5 for text."""
    colours = theme(name)
    grounds = [
        "window",
        "base",
        "mark_source",
        "mark_trigger",
        "mark_target",
        "mark_evidence",
        "mark_selected",
    ]
    pairs = [(colours.text, getattr(colours, ground)) for ground in grounds]
    pairs += [(colours.on_accent, colours.accent), (colours.notice_text, colours.notice)]
    pairs += [(colours.muted, colours.base), (colours.muted, colours.window)]
    for ink, ground in pairs:
        high, low = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
