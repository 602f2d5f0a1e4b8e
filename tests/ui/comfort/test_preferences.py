import dataclasses
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.paths import config_dir
from synpol_desktop.ui import settings as stored
from synpol_desktop.ui.app import Program
from synpol_desktop.ui.comfort.preferences import PreferencesDialog
from synpol_desktop.ui.i18n import set_language, set_writing
from synpol_desktop.ui.settings import CHOICES, Settings


@pytest.fixture
def program(qtbot, qapp):
    made = Program(qapp, Settings(language="en", reduce_motion=True))
    made.window.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    set_language("en")
    set_writing(Settings(language="en").writing)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QApplication.processEvents()


def take(qtbot, program, **changes):
    before = program.window
    before.comforts.take(dataclasses.replace(before.settings, **changes))
    qtbot.waitUntil(lambda: program.window is not before)


def test_a_dialog_that_is_left_alone_changes_nothing(qtbot):
    settings = Settings(language="en", watched={"/a.synpol": "/in"}, recent=("/a",), source_px=21)
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    assert dialog.settings() == settings


def test_every_choice_of_the_settings_can_be_made(qtbot):
    dialog = PreferencesDialog(Settings(language="en"))
    qtbot.addWidget(dialog)
    for name, values in CHOICES.items():
        box = getattr(dialog, name)
        assert {box.itemData(row) for row in range(box.count())} == set(values), name
        for row in range(box.count()):
            box.setCurrentIndex(row)
            assert getattr(dialog.settings(), name) == box.itemData(row)


def test_the_example_is_written_as_is_chosen(qtbot):
    dialog = PreferencesDialog(Settings(language="ar"))
    qtbot.addWidget(dialog)
    dialog.digits.setCurrentIndex(1)
    dialog.months.setCurrentIndex(1)
    dialog.hijri.setChecked(True)
    assert "١٧ أيار ٢٠٢٣ (٢٧ شوال ١٤٤٤ هـ)" in dialog.example.text()


def test_a_watched_folder_can_be_let_go(qtbot):
    dialog = PreferencesDialog(Settings(language="en", watched={"/a.synpol": "/in", "/b.synpol": "/out"}))
    qtbot.addWidget(dialog)
    dialog.folders.setCurrentRow(0)
    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert dialog.settings().watched == {"/b.synpol": "/out"}


def test_dates_digits_and_text_size_are_applied_at_once_and_kept(qtbot, program, workspace_file):
    program.window.open_workspace(workspace_file)
    take(qtbot, program, language="ar", digits="arabic", months="levant", text_size=130)
    table = program.window.bench.articles
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    shown = {
        table.model.data(table.model.index(row, column), Qt.ItemDataRole.DisplayRole)
        for row in range(3)
        for column in range(table.model.columnCount())
    }
    assert any("٢٠٢٣" in str(text) and "2023" not in str(text) for text in shown), shown
    qtbot.waitUntil(lambda: "٣ مقالات" in program.window.status.counts.text())
    assert QApplication.font().pixelSize() == 17
    assert stored.load().text_size == 130
    take(qtbot, program, language="en", text_size=100)
    assert QApplication.font().pixelSize() == 13


def test_another_look_keeps_filter_docks_and_text_size(qtbot, program, workspace_file):
    program.window.open_workspace(workspace_file)
    program.window.desk.filter = Filter(min_confidence=0.7)
    program.window.docks.panel("history")
    program.window.bench.article.text.zoom(4)
    take(qtbot, program, theme="dark")
    assert program.window.desk.filter == Filter(min_confidence=0.7)
    assert program.window.docks.shown == ("history",)
    assert program.window.bench.article.text.font().pixelSize() == 19
    assert program.window.settings.source_px == 19


def test_settings_wait_for_the_job_that_runs(qtbot, program, workspace_file):
    import threading

    program.window.open_workspace(workspace_file)
    before, go = program.window, threading.Event()
    job = before.desk.jobs.start("x", lambda _progress: go.wait(20))
    before.comforts.take(dataclasses.replace(before.settings, theme="dark"))
    QApplication.processEvents()
    assert program.window is before
    assert stored.load().theme == "dark"
    go.set()
    job.wait(20)
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window.theme.dark


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("digits", "roman"),
        ("months", 3),
        ("theme", "sepia"),
        ("week_start", 12),
        ("text_size", 1000),
        ("source_px", "x"),
        ("hijri", "yes"),
        ("used", 5),
        ("language", None),
    ],
)
def test_one_bad_setting_spoils_no_other(name, bad):
    good = dataclasses.asdict(Settings(language="en", theme="dark", months="both", text_size=115))
    (config_dir() / "settings.json").write_text(json.dumps(good | {name: bad}), "utf-8")
    loaded = stored.load()
    fine = stored.Settings(**{**dataclasses.asdict(Settings()), name: getattr(Settings(), name)})
    assert getattr(loaded, name) == getattr(fine, name)
    others = {
        each: value for each, value in good.items() if each not in (name, "recent", "splitters", "used")
    }
    assert {each: getattr(loaded, each) for each in others} == others


def test_a_file_of_an_older_program_opens_with_defaults_for_what_is_new():
    (config_dir() / "settings.json").write_text('{"language": "en", "theme": "dark"}', "utf-8")
    assert stored.load() == Settings(language="en", theme="dark")


def test_the_keys_for_larger_and_smaller_size_the_text_that_has_the_focus(qtbot, window):
    text, view = window.bench.article.text, window.bench.graph.view
    window.activateWindow()
    text.setFocus()
    before = text.font().pixelSize()
    window.actions_by_name["zoom_in"].trigger()
    assert text.font().pixelSize() == before + 1
    assert window.settings.source_px == before + 1
    view.setFocus()
    window.actions_by_name["zoom_in"].trigger()
    assert text.font().pixelSize() == before + 1
