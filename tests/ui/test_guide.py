"""The guide opens where the user is, and tells of everything that the program offers."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QAbstractButton, QApplication

from synpol_desktop.cli.arguments import parser
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.ui.commands import commands
from synpol_desktop.ui.dialogs.paste import PasteDialog
from synpol_desktop.ui.helping.context import DOCKS, page_of
from synpol_desktop.ui.helping.generated import generated
from synpol_desktop.ui.helping.opening import open_guide
from synpol_desktop.ui.helping.pages import HOME, PAGES, folder, pages
from synpol_desktop.ui.helping.viewer import Guide
from synpol_desktop.ui.i18n import LANGUAGES, set_language
from tests.conftest import ROOT
from tests.ui.test_dialogs import draft

FAULTS = ROOT / "tests" / "faults" / "faults.tsv"
MADE = {"shortcuts", "command-line", "attacks", "accuracy"}
"""Pages that are generated."""
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(params=LANGUAGES)
def code(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def test_every_page_is_there_in_both_languages_with_a_title(code):
    assert [page.name for page in pages(code)] == list(PAGES)
    assert all(page.text.startswith("# ") and page.title for page in pages(code))


def test_menus_keys_and_commands_are_told_as_they_are(code):
    for name, text in generated(parser(), read_table(FAULTS)).items():
        told = (folder(code) / f"{name}.md").read_text("utf-8")
        assert told == text, "run: python packaging/guide.py"


def test_links_and_pictures_lead_to_what_is_there(code):
    for page in pages(code):
        for target in LINK.findall(page.text):
            assert "://" not in target
            path = target.removeprefix("../").split("#")[0]
            assert (folder(code) / path).is_file() or resource("help", path).is_file(), (page.name, target)


def told_in_bold(code):
    """Return what the written pages set in bold, by page."""
    return {page.name: BOLD.findall(page.text) for page in pages(code) if page.name not in MADE}


def menus():
    """Return the names of the entries by their texts, in the language in use."""
    return {act.text: act.name for acts in commands().values() for act in acts if act.name}


def test_menu_names_in_bold_are_those_of_the_window(code, window):
    inspector = window.bench.inspector
    buttons = {
        text
        for button in inspector.findChildren(QAbstractButton)
        for text in (button.text(), button.toolTip())
    }
    known = menus().keys() | buttons
    told = {text for texts in told_in_bold(code).values() for text in texts if text.endswith("…")}
    assert told
    assert told <= known


def test_both_languages_name_the_same_entries_on_each_page():
    found = []
    for language in LANGUAGES:
        set_language(language)
        known = menus()
        found.append(
            {
                page: sorted(known[t] for t in texts if t in known)
                for page, texts in told_in_bold(language).items()
            }
        )
    set_language("en")
    assert found[0] == found[1]


def test_arabic_examples_of_an_english_line_stay_apart():
    together = re.compile(
        "[\u0600-\u06ff]`, `[\u0600-\u06ff]"
    )  # right to left as one run, in the wrong order
    assert [page.name for page in pages("en") if together.search(page.text)] == []


def test_f1_knows_every_dock(window):
    assert set(DOCKS) == set(window.docks._panels)


def test_escape_closes_the_guide(qtbot, window):
    guide = open_guide(window)
    for part in (guide.search, guide.contents, guide.text):
        guide.show()
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert not guide.isVisible()


def test_f1_opens_the_page_of_what_the_user_is_at(window, qtbot):
    window.bench.inspector.setFocus()
    assert page_of(window.bench.inspector) == "cards"
    window.actions_by_name["guide"].trigger()
    guide = window.findChild(Guide)
    assert guide.isVisible()

    dock = window.docks.panel("review")
    assert page_of(dock) == DOCKS["review"]
    open_guide(dock)
    assert guide.page == "correcting"
    assert window.findChildren(Guide) == [guide]

    window.docks.panel("compare")
    assert open_guide(window).page == "time"


def test_f1_in_a_dialog_opens_its_page(qtbot):
    dialog = PasteDialog(draft)
    qtbot.addWidget(dialog)
    dialog._show_guide()
    assert dialog.findChild(Guide).page == "importing"


def test_links_turn_pages_and_nothing_else(qtbot, window):
    guide = open_guide(window)
    assert guide.page == HOME
    guide.text.anchorClicked.emit(QUrl("search.md"))
    assert guide.page == "search"
    guide.text.anchorClicked.emit(QUrl("http://example.org/importing.md"))
    assert guide.page == "search"


def test_the_contents_are_searched_whatever_the_spelling(qtbot, window):
    guide = open_guide(window)
    guide.search.setText("zzqx")
    assert all(guide.contents.item(row).isHidden() for row in range(guide.contents.count()))
    guide.search.setText("KAPPA")
    shown = [row for row in range(guide.contents.count()) if not guide.contents.item(row).isHidden()]
    assert shown
    assert guide.page == guide.contents.item(shown[0]).data(0x100)


def test_arabic_in_code_is_joined_and_tables_begin_at_the_right(qtbot, make_window):
    set_language("ar")
    guide = open_guide(make_window(), "search")
    document = guide.text.document()
    table = document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    assert table.format().toTableFormat().alignment() == Qt.AlignmentFlag.AlignRight
    cell = table.cellAt(1, table.columns() - 1).firstCursorPosition()
    cell.movePosition(cell.MoveOperation.NextCharacter)
    assert not cell.charFormat().fontFixedPitch()
    set_language("en")


def test_an_arabic_page_reads_from_the_right(qtbot, make_window):
    set_language("ar")
    window = make_window()
    guide = open_guide(window)
    QApplication.processEvents()
    assert guide.text.document().defaultTextOption().textDirection().name == "RightToLeft"
    assert "SynPol" in guide.text.toPlainText()
    guide.show_page("shortcuts")
    table = guide.text.document().rootFrame().childFrames()[0]
    first = table.cellAt(0, table.columns() - 1).firstCursorPosition().block().text()
    assert first == "الأمر"  # the first column stands on the right
    set_language("en")
