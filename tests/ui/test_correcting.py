"""An analyst corrects in the text: with the mouse, and with the keys of an Arabic keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.kinds import EntityType, Modality, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.correcting.alike import Alike
from synpol_desktop.ui.correcting.concordance import ConcordanceDialog
from synpol_desktop.ui.correcting.fitting import fitting
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.physical_keys import physical_key
from synpol_desktop.ui.theme import apply, theme
from synpol_desktop.workspace import Workspace
from tests.ui.articles import COUNCIL, HEAD, STATE, TEXTS
from tests.ui.test_tour import in_dialog
from tests.ui.test_window import click_word, entity, open_article, type_in

NOBODY, WITH_CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def press(widget, letter, modifiers=NOBODY):
    """Press a key of an Arabic keyboard: Qt tells the letter that it writes."""
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter[0]), modifiers, letter)
    QApplication.sendEvent(widget, event)


def place_of(window, start):
    """Return the place of the edge before a code point."""
    text = window.bench.article.text
    cursor = text.textCursor()
    before = window.bench.article.article.text[:start]
    cursor.setPosition(len(before.encode("utf-16-le")) // 2)
    return text.cursorRect(cursor).center()


def drag(window, start, end):
    """Drag the mouse from one code point of the text to another."""
    view = window.bench.article.text.viewport()
    begin, last = place_of(window, start) + QPoint(3, 0), place_of(window, end)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NOBODY, begin)
    for step in range(1, 6):
        here = begin + (last - begin) * step / 5
        event_at(view, here)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NOBODY, last)


def event_at(view, place):
    there = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        there,
        view.mapToGlobal(there),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        NOBODY,
    )
    QApplication.sendEvent(view, event)


def names(window):
    workspace = window.desk.workspace
    article = window.bench.article.article
    return [
        (m.span.of(article.text), workspace.entity(m.entity).name) for m in workspace.mentions(article.id)
    ]


def offered(qtbot, window, name):
    popup = window.acts.corrections.names
    qtbot.waitUntil(lambda: any(choice.text == name for choice in popup.choices), timeout=20000)
    return popup


def test_two_keys_make_words_the_name_of_an_actor_that_is_there(qtbot, window):
    open_article(window, 0)
    text = window.bench.article.text
    start = TEXTS[0].index("المجلس يرحب")
    drag(window, start, start + len("المجلس"))
    assert text.selected().of(TEXTS[0]) == "المجلس"

    QTest.keyClick(text, Qt.Key.Key_Return)
    popup = offered(qtbot, window, COUNCIL)
    assert popup.isVisible()
    assert popup.choices[0].text == COUNCIL
    QTest.keyClick(popup.line, Qt.Key.Key_Return)

    assert ("المجلس", COUNCIL) in names(window)
    assert not popup.isVisible()
    assert window.bench.inspector.entity_page.entity.name == COUNCIL
    window.desk.undo()
    assert ("المجلس", COUNCIL) not in names(window)


def test_an_arabic_digit_with_control_makes_somebody_new_of_a_type(qtbot, window):
    open_article(window, 0)
    text = window.bench.article.text
    start = TEXTS[0].index("وفداً")
    text.select(Span(start, start + len("وفداً")))

    press(text, "ة")  # the key that writes m with a Latin layout
    popup = window.acts.corrections.names
    qtbot.waitUntil(popup.isVisible)
    press(popup.line, "٢", WITH_CONTROL)

    assert ("وفداً", "وفداً") in names(window)
    new = entity(window, "وفداً")
    assert window.desk.workspace.entity(new).type is EntityType.ORG


def test_typing_another_name_finds_it_and_escape_changes_nothing(qtbot, window):
    open_article(window, 0)
    text = window.bench.article.text
    start = TEXTS[0].index("رئيس")
    text.select(Span(start, start + 4))
    before = window.desk.workspace.content_hash()
    QTest.keyClick(text, Qt.Key.Key_Return)
    popup = window.acts.corrections.names
    QTest.keyClick(popup.line, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.desk.workspace.content_hash() == before

    QTest.keyClick(text, Qt.Key.Key_Return)
    popup.line.clear()
    type_in(popup.line, "الخالدي")
    offered(qtbot, window, HEAD)
    row = next(n for n, choice in enumerate(popup.choices) if choice.text == HEAD)
    for _ in range(row):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert ("رئيس", HEAD) in names(window)


def test_a_drag_from_name_to_name_states_a_relation_that_is_drawn(qtbot, window):
    open_article(window, 0)
    begin, end = TEXTS[0].rindex(HEAD), TEXTS[0].rindex(STATE)
    assert len(window.bench.graph.network.edges) == 5

    drag(window, begin + 1, end + 1)

    popup = window.acts.corrections.relations
    qtbot.waitUntil(popup.isVisible)
    assert all(choice.value.type in fitting(EntityType.PER, EntityType.GPE) for choice in popup.choices)
    wanted = next(n for n, choice in enumerate(popup.choices) if choice.value.type is RelationType.REPRESENTS)
    for _ in range(wanted):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.bench.graph.shown, timeout=20000):
        QTest.keyClick(popup.line, Qt.Key.Key_Return)

    selected = window.desk.selection.now.relation
    assert (selected.source, selected.type, selected.target) == (
        entity(window, HEAD),
        RelationType.REPRESENTS,
        entity(window, STATE),
    )
    (card,) = window.bench.inspector.relation_page.cards
    assert card.evidence.text.endswith("والتقى سالم الخالدي وفداً من فرنسا.")
    assert len(window.bench.graph.network.edges) == 6


def test_the_key_r_relates_two_names_without_a_mouse(qtbot, window):
    open_article(window, 1)
    text = window.bench.article.text
    click_word(qtbot, window, TEXTS[1].index(COUNCIL))
    press(text, "ق")
    click_word(qtbot, window, TEXTS[1].index(STATE))
    press(text, "ق")
    popup = window.acts.corrections.relations
    qtbot.waitUntil(popup.isVisible)
    press(popup.line, "١", WITH_CONTROL)
    assert window.desk.selection.now.relation is not None
    assert not popup.isVisible()


def test_selected_words_that_overlap_a_name_can_become_its_words(qtbot, window):
    open_article(window, 0)
    text = window.bench.article.text
    start = TEXTS[0].index(HEAD)
    text.select(Span(start, start + len(HEAD.split()[0])))
    QTest.keyClick(text, Qt.Key.Key_Return)
    popup = window.acts.corrections.names
    assert HEAD in popup.choices[0].text
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert (HEAD.split()[0], HEAD) in names(window)
    assert len(window.desk.workspace.relation_mentions(window.bench.article.article.id, Filter())) == 3


def test_delete_unmarks_a_name_and_all_like_it_in_one_step(qtbot, window):
    open_article(window, 1)
    text, bar = window.bench.article.text, window.acts.corrections.bar
    council = entity(window, COUNCIL)
    workspace = window.desk.workspace
    before = len(workspace.mentions_of(council, EVERYTHING))
    click_word(qtbot, window, TEXTS[1].index(COUNCIL))
    QTest.keyClick(text, Qt.Key.Key_Delete)
    assert len(workspace.mentions_of(council, EVERYTHING)) == before - 1
    qtbot.waitUntil(bar.isVisible, timeout=20000)

    def choose(dialog):
        assert len(dialog.model.places) == before - 1
        assert dialog.view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        here = dialog.view.visualRect(dialog.model.index(0))
        box = QPoint(here.right() - 12, here.center().y())
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, NOBODY, box)
        assert dialog.model.ticked.count(False) == 1
        QTest.keyClick(dialog.view, Qt.Key.Key_Space)  # the same line again
        assert all(dialog.model.ticked)
        QTest.mouseClick(dialog.agree_button, Qt.MouseButton.LeftButton)

    steps = len(workspace.history())
    in_dialog(ConcordanceDialog, choose)
    press(text, "ش")  # a
    assert workspace.mentions_of(council, EVERYTHING) == []
    assert len(workspace.history()) == steps + 1
    window.desk.undo()
    assert len(workspace.mentions_of(council, EVERYTHING)) == before - 1


def test_a_relation_read_otherwise_is_so_after_a_restart(qtbot, window, workspace_file):
    open_article(window, 0)
    text = window.bench.article.text
    click_word(qtbot, window, TEXTS[0].index("والتقى"))
    relation = window.bench.article.marks.shown(window.desk.selection.now)

    def change(dialog):
        dialog.type.setCurrentIndex(dialog.type.findData("SUPPORT"))
        QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
        dialog.date.setText("قريباً")  # soon
        dialog.accept()
        assert dialog.isVisible()
        dialog.date.setText("2023-04")
        dialog.place.setCurrentIndex(1)
        dialog.modality.setCurrentIndex(list(Modality).index(Modality.PLANNED))
        dialog.accept()

    in_dialog(RelationDialog, change)
    press(text, "ث")  # e
    window.close()
    with Workspace.open(workspace_file) as workspace:
        edited = [r for r in workspace.relation_mentions(relation.article, EVERYTHING) if r.rule == "analyst"]
        (new,) = edited
        assert (new.source, new.target) == (relation.target, relation.source)
        assert (new.type, new.modality, new.date) == (RelationType.SUPPORT, Modality.PLANNED, "2023-04")
        assert workspace.entity(new.place).name == STATE
        workspace.undo()
        assert [r.type for r in workspace.relation_mentions(relation.article, Filter())][-1] is relation.type


@pytest.mark.parametrize(
    ("letter", "key"),
    [("ش", "a"), ("ق", "r"), ("ة", "m"), ("ث", "e"), ("ى", "n"), ("لا", "b"), ("٣", "3"), ("a", "a")],
)
def test_a_key_is_known_by_its_place_on_the_keyboard(letter, key):
    assert physical_key(QKeyEvent(QEvent.Type.KeyPress, ord(letter[0]), NOBODY, letter)) == key


def test_a_key_that_writes_nothing_known_is_told_by_its_number():
    event = QKeyEvent(QEvent.Type.KeyPress, 0x03B1, NOBODY, 38, 0, 0, "α")
    assert physical_key(event) == "a"


@pytest.mark.parametrize("look", [("ar", "light"), ("ar", "dark"), ("en", "dark")], ids="-".join)
def test_lists_and_dialogs_show_their_texts_whole(qtbot, make_window, workspace_file, qapp, look):
    code, name = look
    set_language(code)
    direction = Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight
    qapp.setLayoutDirection(direction)
    apply(qapp, theme(name))
    window = make_window(workspace_file)
    window.resize(900, 600)
    open_article(window, 1)
    corrections, workspace = window.acts.corrections, window.desk.workspace
    first, second = window.bench.article.marks.mentions[:2]
    corrections.relate(first, second)
    check_whole(corrections.relations)
    window.bench.article.text.select(first.span)
    corrections.name_words()
    check_whole(corrections.names)
    assert window.rect().contains(corrections.names.geometry())
    corrections.names.close_list()
    relation = workspace.relation_mentions(first.article, EVERYTHING)[0]
    for dialog in (
        RelationDialog(workspace, relation),
        ConcordanceDialog(window.desk, Alike(COUNCIL, entity(window, STATE))),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        check_whole(dialog)
    set_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def check_whole(widget):
    for button in widget.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    for label in widget.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()) - 1, label.text()
        elif label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
