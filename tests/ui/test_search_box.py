"""The search box and what hangs below it, through the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.inspector.quote import Quote
from synpol_desktop.ui.searching import history
from synpol_desktop.ui.searching.help import examples
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.searching.parser import parse
from tests.ui.articles import COUNCIL, HEAD, TEXTS, TITLES
from tests.ui.test_window import entity, type_in


def ask(qtbot, box, query):
    """Type a query and wait for its answer."""
    box.setFocus()
    box.clear()
    with qtbot.waitSignal(box.answered, timeout=20000):
        type_in(box, query)


def said(box):
    """Return all that the panel says, in its order."""
    page = box.answers.findChild(QLabel).parentWidget()
    while not hasattr(page, "rows"):
        page = page.parentWidget()
    return [label.text() for label in page.findChildren(QLabel)] + [
        quote.text for quote in page.findChildren(Quote)
    ]


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    """Press a key as Qt does it: whoever has the focus is asked before the shortcuts are."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    if asked.isAccepted():
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))
    return asked.isAccepted()


def test_what_is_typed_is_answered_by_kind(qtbot, window):
    box = window.search
    ask(qtbot, box, COUNCIL[:7])  # the last word is still typed
    names = [row.accessibleName() for row in box.answers.rows]
    assert any(COUNCIL in name for name in names)
    words = " ".join(said(box))
    assert "Actors" in words
    assert "Relations" in words
    assert "In the texts" in words


def test_an_actor_is_found_by_a_spelling_that_nobody_wrote_down(qtbot, window):
    box = window.search
    ask(qtbot, box, "Hiwar")  # dialogue: the council of that name has no English name
    assert any(COUNCIL in row.accessibleName() for row in box.answers.rows)


def test_a_relation_is_selected_by_its_row(qtbot, window):
    box = window.search
    ask(qtbot, box, "type:accuses")
    (row,) = (row for row in box.answers.rows if "accuses" in row.accessibleName())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.desk.selection.now.relation.type is RelationType.ACCUSE
    assert not box.answers.isVisible()


def test_the_focus_stays_in_the_box_while_keys_go_through_the_rows(qtbot, window):
    box = window.search
    ask(qtbot, box, "جلسته OR باريس")
    assert len(box.answers.rows) >= 2
    assert box.answers.current is None
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.answers.current is box.answers.rows[1]
    assert box.accessibleDescription() == box.answers.rows[1].accessibleName()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.answers.current is box.answers.rows[0]
    type_in(box, "x")  # typing goes on
    assert box.text().endswith("x")


def test_enter_opens_the_exact_words(qtbot, window):
    box = window.search
    ask(qtbot, box, "ثانٍ")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    now = window.desk.selection.now
    assert window.bench.article.article.title == TITLES[1]
    assert now.place.of(TEXTS[1]) == "ثانٍ"


def test_words_after_a_sign_beyond_the_basic_plane_are_opened_exactly(qtbot, window):
    box = window.search
    ask(qtbot, box, "وفدا")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.desk.selection.now.place.of(TEXTS[0]) == "وفداً"


def test_escape_closes_the_answers_and_then_empties_the_box(qtbot, window):
    box = window.search
    ask(qtbot, box, COUNCIL)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.answers.isVisible()
    assert box.text() == COUNCIL
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


@pytest.mark.parametrize(
    ("key", "text"), [(Qt.Key.Key_Z, "z"), (0x0626, "ئ")], ids=["Latin layout", "Arabic layout"]
)
def test_undo_in_the_box_takes_typing_back_and_leaves_the_workspace(qtbot, window, key, text):
    desk, box = window.desk, window.search
    head = entity(window, HEAD)
    desk.do(RenameEntity(head, "اسم آخر"))
    ask(qtbot, box, "لقاء")
    assert press(box, key, Qt.KeyboardModifier.ControlModifier, text)
    assert box.text() != "لقاء"
    assert press(box, key, Qt.KeyboardModifier.ControlModifier, text)  # nothing left to take back
    assert desk.workspace.entity(head).name == "اسم آخر"
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        press(box, key, redo, text)
    assert box.text() == "لقاء"


@pytest.mark.parametrize(
    ("query", "message", "quoted"),
    [
        ("لقاء (باريس", "A parenthesis is not closed.", "لقاء (باريس"),
        ("outlt:x", "There is no field", "outlt:x"),
        ("date:20x6", "is no date", "date:20x6"),
    ],
)
def test_a_malformed_query_is_shown_with_what_is_wrong_and_what_was_expected(
    qtbot, window, query, message, quoted
):
    box = window.search
    ask(qtbot, box, query)
    words = said(box)
    assert any(message in text for text in words)
    assert quoted in words
    assert not box.answers.rows
    qtbot.keyClick(box, Qt.Key.Key_Return)  # nothing to open: it is asked again
    assert box.text() == query


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_example_of_the_help_can_be_searched_for(language):
    set_language(language)
    try:
        shown = examples()
        assert len({example.meaning for example in shown}) == len(shown) > 10
        for example in shown:
            assert parse(example.query) is not None
        assert ("أو" in " ".join(example.query for example in shown)) == (language == "ar")
    finally:
        set_language("en")


def test_help_opens_from_the_keyboard_and_an_example_is_searched_for(qtbot, window):
    box = window.search
    box.setFocus()
    assert press(box, Qt.Key.Key_F1)
    assert box.answers.isVisible()
    row = box.answers.rows[1]
    with qtbot.waitSignal(box.answered, timeout=20000):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert box.text() == examples()[1].query
    assert box.hasFocus()


def test_recent_searches_are_offered_in_the_empty_box(qtbot, window):
    box = window.search
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert not box.answers.isVisible()
    for query in ("لقاء", "جلسته"):
        ask(qtbot, box, query)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert history.recent() == ["جلسته", "لقاء"]
    box.clear()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.answered, timeout=20000):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "لقاء"


def test_a_damaged_list_of_recent_searches_is_none():
    history.remember("لقاء")
    path = next(path for path in history.config_dir().iterdir() if path.name == "searches.json")
    path.write_text('{"x"', "utf-8")
    assert history.recent() == []
    path.write_text('["ok", 3, ""]', "utf-8")
    assert history.recent() == ["ok"]


def test_only_what_stands_in_the_box_is_answered(qtbot, window):
    box = window.search
    ask(qtbot, box, "لقاء")
    with qtbot.waitSignal(box.answered, timeout=20000):
        type_in(box, " زززز")
    assert any("Nothing found" in text for text in said(box))


def test_the_answers_go_when_the_focus_goes_elsewhere(qtbot, window):
    box = window.search
    ask(qtbot, box, COUNCIL)
    window.bench.articles.findChild(QLineEdit).setFocus()
    assert not box.answers.isVisible()


def test_entering_the_box_reads_what_the_first_key_will_ask(qtbot, window):
    workspace, lexicon = window.desk.workspace, window.desk.workspace._lexicon
    workspace.do(RenameEntity(entity(window, COUNCIL), "مجلس آخر"))  # names are to be read anew
    assert lexicon._names_of < lexicon.generation
    QApplication.sendEvent(window.search, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.waitUntil(lambda: lexicon._names_of == lexicon.generation and lexicon._heard)
