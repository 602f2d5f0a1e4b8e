"""Importing with a preview, and watching a folder, through the window."""

import shutil

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from synpol_desktop.importing.profiles import profiles
from synpol_desktop.ui.dialogs import messages
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.importing.wizard import ImportWizard
from synpol_desktop.ui.jobs import Jobs
from synpol_desktop.ui.theme import theme
from synpol_desktop.workspace.queries import ArticleQuery

BODY = "عقد المجلس المحلي اجتماعاً في المدينة أمس وبحث مع الوفد مسائل كثيرة تخص الأهالي."
TABLE = f"العمود الأول,ب,ج\nخبر أول,2021-02-03,{BODY}\nخبر ثان,2021-02-04,{BODY} ثم انصرف.\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def wizard(qtbot, table):
    jobs = Jobs()
    made = ImportWizard([table], jobs, theme("light"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.pages.rows.rowCount() == 2, timeout=20000)
    yield made
    jobs.stop()


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def titles(wizard):
    return [wizard.pages.articles.item(row, 0).text() for row in range(wizard.pages.articles.rowCount())]


def test_the_first_rows_are_shown_and_columns_are_offered(wizard):
    assert wizard.pages.rows.item(0, 0).text() == "خبر أول"
    box = wizard.form.column("title")
    assert [box.itemData(at) for at in range(box.count())] == ["", "العمود الأول", "ب", "ج"]


def test_columns_that_are_named_make_articles(wizard, qtbot):
    choose(wizard.form.column("text"), "ج")
    choose(wizard.form.column("title"), "العمود الأول")
    choose(wizard.form.column("date"), "ب")
    qtbot.waitUntil(lambda: titles(wizard) == ["خبر أول", "خبر ثان"], timeout=20000)

    assert wizard.pages.articles.item(0, 1).text() == "2021-02-03"
    assert wizard.options().mapping.text == ("ج",)


def test_a_profile_is_saved_used_and_deleted(wizard, qtbot, monkeypatch):
    choose(wizard.form.column("text"), "ج")
    choose(wizard.form.column("date"), "ب")
    wanted = wizard.options()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("وكالتي", True))
    wizard.save_button.click()
    assert profiles() == {"وكالتي": wanted}

    wizard.profile.setCurrentIndex(0)
    wizard.profile.activated.emit(0)
    assert wizard.options().mapping is None
    wizard.profile.setCurrentIndex(1)
    wizard.profile.activated.emit(1)
    assert wizard.options() == wanted

    wizard.delete_button.click()
    assert profiles() == {}


def test_a_wrong_pattern_is_said_and_not_accepted(wizard, qtbot):
    wizard.form.file_name.setText("(?P<date>")
    wizard.accept()

    assert wizard.result() == 0
    assert "regular expression" in wizard.problem()


def test_a_text_in_another_encoding_is_previewed_in_the_one_that_is_chosen(qtbot, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(f"عنوان قديم\n\n{BODY}".encode("cp1256"))
    jobs = Jobs()
    made = ImportWizard([path], jobs, theme("light"))
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: titles(made) == ["عنوان قديم"], timeout=20000)
    choose(made.form.encoding, "iso8859_6")
    qtbot.waitUntil(lambda: titles(made) not in ([], ["عنوان قديم"]), timeout=20000)
    jobs.stop()


def test_the_menu_imports_what_was_settled(window, qtbot, table, monkeypatch):
    def settle(wizard):
        qtbot.waitUntil(lambda: wizard.pages.rows.rowCount() == 2, timeout=20000)
        choose(wizard.form.column("text"), "ج")
        choose(wizard.form.column("title"), "العمود الأول")
        return True

    monkeypatch.setattr(ImportWizard, "exec", settle)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(table)], ""))
    window.actions_by_name["import_preview"].trigger()
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=60000)

    workspace = window.desk.workspace
    found = {row.title for row in workspace.article_rows(workspace.article_ids(ArticleQuery()))}
    assert {"خبر أول", "خبر ثان"} <= found


def test_what_arrives_in_a_watched_folder_is_imported_and_that_is_remembered(
    window, qtbot, tmp_path, monkeypatch
):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "before.txt").write_text(f"قبل\n\n{BODY}", "utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    count = window.desk.workspace.counts(window.desk.filter).articles
    window.actions_by_name["watch_folder"].trigger()
    watcher = next(child for child in window.children() if type(child).__name__ == "Watcher")
    qtbot.waitUntil(lambda: watcher.folder == folder, timeout=10000)
    (folder / "after.txt").write_text(f"خبر وصل\n\n{BODY} وصل الآن.", "utf-8")

    def arrived():
        watcher.look()
        return window.desk.workspace.counts(window.desk.filter).articles == count + 1

    qtbot.waitUntil(arrived, timeout=30000)
    assert window.settings.watched == {str(window.desk.workspace.path): str(folder)}

    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=20000)
    shutil.rmtree(folder)
    with qtbot.waitSignal(window.desk.said, timeout=10000) as said:
        watcher.look()
    assert "not there" in said.args[0]

    monkeypatch.setattr(
        messages.QMessageBox, "exec", lambda box: next(b for b in box.buttons() if "Stop" in b.text()).click()
    )
    window.actions_by_name["watch_folder"].trigger()
    assert watcher.folder is None
    assert window.settings.watched == {}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_wizard_shows_its_texts_whole(qtbot, table, code):
    set_language(code)
    jobs = Jobs()
    made = ImportWizard([table], jobs, theme("dark"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.pages.rows.rowCount() == 2, timeout=20000)
    set_language("en")
    jobs.stop()
    for button in (made.save_button, made.delete_button, made.agree_button):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


def test_a_table_is_settled_on_a_small_screen(wizard):
    assert wizard.form.table.isVisible()
    assert wizard.minimumSizeHint().height() < 560


def test_while_a_file_is_looked_at_the_page_says_so(qtbot, table):
    jobs = Jobs()
    made = ImportWizard([table], jobs, theme("light"))
    qtbot.addWidget(made)
    said = made.pages.articles.item(0, 0).text()
    assert said == "Looking at the file …"
    qtbot.waitUntil(lambda: made.pages.articles.rowCount() == 2, timeout=20000)
    jobs.stop()
