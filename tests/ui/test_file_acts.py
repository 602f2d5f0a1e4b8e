"""Files in and out through the dialogs, and what is asked before training texts and news mix."""

import multiprocessing

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.sample import NOTICE, import_sample
from synpol_desktop.ui.dialogs.messages import RefusalsDialog
from synpol_desktop.ui.dialogs.paste import PasteDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery
from tests.importing.documents import PAGE
from tests.safety.attacks import attributes_in_disguise

NEWS = "زيارة جديدة\n\nزار سالم الخالدي فرنسا أمس والتقى مسؤولين في مجلس الحوار.\n"


@pytest.fixture
def choose(monkeypatch):
    """Let the system's file dialogs answer with a path."""

    def answer(path, kind=""):
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *a, **k: (str(path), kind or a[-1].split(";;")[0]))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a, **k: ([str(path)], ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: str(path))

    return answer


def act(window, name):
    window.actions_by_name[name].trigger()


def when_open(kind, do):
    def look():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind), dialog
        do(dialog)

    QTimer.singleShot(80, look)


def finished(qtbot, window):
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=60000)


@pytest.mark.parametrize("plain", [True, False])
def test_a_table_is_written_with_or_without_the_mark_that_spreadsheets_need(
    qtbot, window, choose, tmp_path, plain
):
    path = tmp_path / "out.csv"
    choose(path, "Plain table (*.csv)" if plain else "Table for Excel (*.csv)")
    with qtbot.waitSignal(window.files.said):
        act(window, "csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is not plain


def test_all_tables_go_to_a_folder(qtbot, window, choose, tmp_path):
    choose(tmp_path / "tables")
    with qtbot.waitSignal(window.files.said):
        act(window, "tables")
    assert {"articles.csv", "entities.csv", "relations.csv"} <= {
        p.name for p in (tmp_path / "tables").iterdir()
    }


@pytest.mark.parametrize("name", ["import", "import_folder"])
def test_files_and_folders_are_chosen_and_imported(qtbot, window, choose, tmp_path, name):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    choose(folder / "a.txt" if name == "import" else folder)
    act(window, name)
    finished(qtbot, window)
    assert window.desk.workspace.counts(window.desk.filter).articles == 4


def test_a_pasted_article_comes_in_with_its_title(qtbot, window):
    QApplication.clipboard().setText("قصير")

    def paste(dialog):
        assert dialog.text.toPlainText() == ""
        dialog.text.setPlainText(NEWS)
        dialog.accept()

    when_open(PasteDialog, paste)
    act(window, "paste")
    finished(qtbot, window)
    workspace = window.desk.workspace
    titles = [row.title for row in workspace.article_rows(workspace.article_ids(ArticleQuery()))]
    assert "زيارة جديدة" in titles


def test_news_come_among_training_texts_only_if_the_analyst_says_so(qtbot, make_window, tmp_path):
    path, news = tmp_path / "sample.synpol", tmp_path / "a.txt"
    news.write_text(NEWS, "utf-8")
    with Workspace.create(path) as workspace:
        import_sample(workspace, Progress())
    window = make_window(path)
    assert NOTICE in window.bench.notice.text()
    assert window.bench.notice.isVisible()
    for role, count in ((QMessageBox.ButtonRole.RejectRole, 40), (QMessageBox.ButtonRole.AcceptRole, 41)):
        when_open(
            QMessageBox,
            lambda box, role=role: next(b for b in box.buttons() if box.buttonRole(b) == role).click(),
        )
        window.take_files([news])
        finished(qtbot, window)
        assert window.desk.workspace.counts(window.desk.filter).articles == count


def test_the_sample_corpus_opens_from_the_first_page_and_again_from_its_file(qtbot, make_window):
    window = make_window()
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    finished(qtbot, window)
    assert window.desk.workspace.counts(window.desk.filter).articles == 40
    qtbot.waitUntil(window.bench.notice.isVisible)
    act(window, "close")
    window.doors.sample()
    assert window.desk.workspace.counts(window.desk.filter).articles == 40
    assert not window.desk.jobs.running


def test_legend_lines_are_toggled_by_keys(qtbot, window):
    graph = window.bench.graph
    legend = graph.legend
    legend.setFocus()
    wanted = [entry.kind for entry in legend.legend.entries].index(EntityType.GPE)
    for _ in range(wanted):
        qtbot.keyClick(legend, Qt.Key.Key_Right)
    with qtbot.waitSignal(graph.shown):
        qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert EntityType.GPE not in window.desk.filter.types
    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=legend.place_of(wanted).center().toPoint())
    assert EntityType.GPE in window.desk.filter.types


def test_a_file_that_ended_its_reader_is_tried_again_by_a_click(qtbot, window, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(attributes_in_disguise())  # keeps its reader busy
    window.take_files([path])

    def reader():
        return next((child for child in multiprocessing.active_children() if child.name == "reading"), None)

    qtbot.waitUntil(lambda: reader() is not None, timeout=20000)
    reader().kill()
    qtbot.waitUntil(lambda: window.findChild(RefusalsDialog) is not None, timeout=30000)
    dialog = window.findChild(RefusalsDialog)
    assert "page.html" in dialog.lines.toPlainText()
    before = window.desk.workspace.counts(window.desk.filter).articles

    path.write_text(PAGE, "utf-8")
    next(each for each in dialog.buttons.buttons() if "again" in each.text()).click()
    qtbot.waitUntil(
        lambda: window.desk.workspace.counts(window.desk.filter).articles == before + 1, timeout=30000
    )
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30000)
