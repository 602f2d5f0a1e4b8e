"""Pictures, tables and reports as the menus write them: what is asked, and where the files go."""

from datetime import date
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QMessageBox

from synpol_desktop.core.filters import DISPLAY_CONFIDENCE
from synpol_desktop.core.views import Look
from synpol_desktop.ui.dialogs.saving import Form, ask_path
from synpol_desktop.ui.exporting.pictures import PictureDialog, Wanted

SPACE = "{http://www.w3.org/2000/svg}"


def act(window, name):
    window.actions_by_name[name].trigger()


def finished(qtbot, window):
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=60000)


def size_of(svg):
    root = ElementTree.parse(svg).getroot()
    return tuple(round(float(number)) for number in root.get("viewBox").split()[2:])


def test_a_picture_of_the_view_has_scope_filter_and_date_in_every_form(window, tmp_path):
    exports, graph = window.files.exports, window.bench.graph
    assert exports.write_image(tmp_path / "a.svg", graph, Wanted(".svg"))
    said = " ".join(text.text or "" for text in ElementTree.parse(tmp_path / "a.svg").iter(f"{SPACE}text"))
    for part in (window.desk.workspace.path.stem, "3", f"{DISPLAY_CONFIDENCE:.2f}", date.today().isoformat()):
        assert part in said
    assert exports.write_image(tmp_path / "a.png", graph, Wanted())
    picture = QImage(str(tmp_path / "a.png"))
    wide, high = size_of(tmp_path / "a.svg")
    assert wide == graph.view.width()
    # As high as the drawing, whose title has all three lines.
    assert (picture.width(), picture.height()) == (2 * wide, 2 * high)


def test_the_whole_graph_does_not_depend_on_what_is_in_view(window, tmp_path):
    exports, graph = window.files.exports, window.bench.graph
    graph.view.look_at(Look(500.0, 500.0, 300.0))  # far from everybody
    for whole in (False, True):
        assert exports.write_image(tmp_path / f"{whole}.svg", graph, Wanted(".svg", whole=whole))
    near, all_of_it = ((tmp_path / f"{whole}.svg").read_text("utf-8") for whole in (False, True))
    names = {name for label in graph.network.labels for name in label.split()}
    assert sum(name in near for name in names) < sum(name in all_of_it for name in names)


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_scale_and_ground_of_a_picture_are_asked_for(window, choose, when_open, tmp_path, scale):
    def fill(dialog):
        dialog.scale.setCurrentIndex(dialog.scale.findData(scale))
        dialog.transparent.setChecked(True)
        dialog.accept()

    choose(tmp_path / "graph.png")
    when_open(PictureDialog, fill)
    act(window, "image")
    picture = QImage(str(tmp_path / "graph.png"))
    assert picture.width() == scale * window.bench.graph.view.width()
    assert picture.pixelColor(1, 1).alpha() == 0


def test_letters_can_become_shapes_and_the_choice_is_kept(window, choose, when_open, tmp_path):
    def fill(dialog):
        dialog.form.setCurrentIndex(dialog.form.findData(".svg"))
        dialog.extent.setCurrentIndex(dialog.extent.findData(True))
        dialog.outlines.setChecked(True)
        assert not dialog.scale.isEnabled()
        dialog.accept()

    choose(tmp_path / "graph")
    when_open(PictureDialog, fill)
    act(window, "image")
    text = (tmp_path / "graph.svg").read_text("utf-8")
    assert "<text" not in text
    seen = []
    when_open(PictureDialog, lambda dialog: (seen.append(dialog.wanted()), dialog.reject()))
    act(window, "image")
    assert seen == [Wanted(".svg", whole=True, outlines=True)]


def test_a_picture_too_large_for_memory_is_refused_before_a_file_is_chosen(qtbot):
    dialog = PictureDialog((8000, 6000), (1280, 900), Wanted(scale=4.0))
    qtbot.addWidget(dialog)
    assert dialog.problem()
    dialog.scale.setCurrentIndex(dialog.scale.findData(1.0))
    assert not dialog.problem()
    dialog.scale.setCurrentIndex(dialog.scale.findData(4.0))
    dialog.form.setCurrentIndex(dialog.form.findData(".pdf"))
    assert not dialog.problem()


def test_a_table_whose_name_has_no_ending_is_a_file_and_no_folder(qtbot, window, choose, tmp_path):
    choose(tmp_path / "relations")
    act(window, "csv")
    finished(qtbot, window)
    assert (tmp_path / "relations.csv").is_file()
    assert not (tmp_path / "relations").exists()


@pytest.mark.parametrize("typed", ["report.png", "report", "تقرير 2254.v2"])
def test_a_report_keeps_its_form_whatever_ending_is_typed(qtbot, window, choose, tmp_path, typed):
    choose(tmp_path / typed)
    act(window, "report")
    finished(qtbot, window)
    assert (tmp_path / f"{typed}.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_ending_that_is_offered_chooses_its_form(choose, tmp_path):
    forms = Form("Page", ".html"), Form("Table", ".csv")
    choose(tmp_path / "a.CSV", "Page")
    assert ask_path("", tmp_path / "x", forms, None).form == forms[1]
    choose(tmp_path / "a.b", "Table")
    assert ask_path("", tmp_path / "x", forms, None).path == tmp_path / "a.b.csv"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_file_that_the_added_ending_hits_is_replaced_only_when_agreed(
    choose, when_open, tmp_path, window, agreed
):
    (tmp_path / "a.csv").write_text("old")
    choose(tmp_path / "a")

    def answer(box):
        roles = QMessageBox.ButtonRole
        wanted = roles.AcceptRole if agreed else roles.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) is wanted).click()

    when_open(QMessageBox, answer)
    chosen = ask_path("", tmp_path / "x", (Form("Table", ".csv"),), window)
    assert (chosen is not None) is agreed


@pytest.mark.parametrize("agreed", [True, False])
def test_tables_in_a_folder_are_replaced_only_when_agreed(qtbot, window, choose, when_open, tmp_path, agreed):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "entities.csv").write_text("old")
    choose(folder)
    asked = []

    def answer(box):
        asked.append(box.text())
        roles = QMessageBox.ButtonRole
        wanted = roles.AcceptRole if agreed else roles.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) is wanted).click()

    when_open(QMessageBox, answer)
    act(window, "tables")
    finished(qtbot, window)
    assert "entities.csv" in asked[0]
    assert ((folder / "entities.csv").read_text("utf-8") == "old") is not agreed
    assert (folder / "articles.csv").exists() is agreed


def test_the_folder_of_the_last_export_is_offered_again(qtbot, window, choose, tmp_path):
    choose(tmp_path / "a.html")
    act(window, "report")
    finished(qtbot, window)
    offered = choose(tmp_path / "b.csv")
    act(window, "csv")
    finished(qtbot, window)
    assert offered == [str(tmp_path / "relations.csv")]


def test_a_dialog_that_is_left_writes_nothing(window, choose, when_open, tmp_path):
    choose(tmp_path / "graph.png")
    when_open(PictureDialog, QDialog.reject)
    act(window, "image")
    assert not (tmp_path / "graph.png").exists()
