"""What a first tour of the program found awkward stays mended."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.ui.dialogs.entities import MergeDialog
from synpol_desktop.ui.dialogs.metadata import MetadataDialog
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.marks import MarkKind
from synpol_desktop.workspace import Workspace
from tests.ui.articles import COUNCIL, STATE, TITLES
from tests.ui.test_window import entity, marked, open_article, relation, type_in


def in_dialog(kind, act):
    """Do something in the dialog that is about to open."""

    def look():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind), dialog
        act(dialog)

    QTimer.singleShot(50, look)


def test_enter_in_a_form_saves_what_was_typed(qtbot, window):
    open_article(window, 0)

    def fill(dialog):
        field = QApplication.focusWidget()
        assert field is dialog.fields["title"]
        field.selectAll()
        type_in(field, "عنوان آخر")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    in_dialog(MetadataDialog, fill)
    window.bench.article.edit_wanted.emit([window.desk.selection.now.article])

    qtbot.waitUntil(lambda: window.bench.article.title.text() == "عنوان آخر")


def test_the_actor_from_whose_card_one_merges_keeps_its_name(qtbot, window):
    workspace = window.desk.workspace
    state, council = entity(window, STATE), entity(window, COUNCIL)

    def choose(dialog):
        dialog.search.setText(COUNCIL)
        qtbot.waitUntil(lambda: dialog.other() == council)
        dialog.accept()

    in_dialog(MergeDialog, choose)
    window.bench.inspector.entity_page.merge_wanted.emit(workspace.entity(state))

    merged = workspace.entity(council)
    assert merged.id == workspace.entity(state).id
    assert merged.name == STATE
    assert COUNCIL in merged.aliases
    window.desk.undo()
    assert workspace.entity(council).name == COUNCIL


def test_merging_many_from_the_table_asks_first(qtbot, window):
    both = [entity(window, STATE), entity(window, COUNCIL)]
    in_dialog(QMessageBox, lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    window.acts.merge_entities(both)
    assert window.desk.workspace.entity(both[0]).id != window.desk.workspace.entity(both[1]).id


def test_undoing_an_import_closes_the_article_that_it_takes_away(qtbot, window):
    open_article(window, 0)
    with qtbot.waitSignal(window.desk.changed):
        window.actions_by_name["undo"].trigger()
    assert window.bench.article.article is None
    assert window.desk.workspace.counts(window.desk.filter).articles == 0
    assert "Fill" in window.status.currentMessage()
    with qtbot.waitSignal(window.desk.changed):
        window.actions_by_name["redo"].trigger()
    assert window.desk.workspace.counts(window.desk.filter).articles == 3


def test_a_place_found_by_search_is_marked(qtbot, window):
    with qtbot.waitSignal(window.search.answered):
        type_in(window.search, "جلسته")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.bench.article.article.title == TITLES[2]
    assert marked(window, MarkKind.FOUND) == ["جلسته"]


def test_a_search_without_hits_says_so(qtbot, window):
    with qtbot.waitSignal(window.search.answered):
        type_in(window.search, "زززز")
    assert window.search.answers.isVisible()
    assert window.search.answers.height() >= 40


def test_choosing_a_relation_twice_keeps_its_words_marked(qtbot, window):
    key = relation(window, COUNCIL, RelationType.ACCUSE, STATE)
    for _ in range(2):
        window.desk.selection.select_relation(key)
        assert marked(window, MarkKind.TRIGGER) == ["اتهم"]


def test_actors_that_a_filter_hid_come_back_to_their_place(qtbot, window):
    graph = window.bench.graph
    qtbot.waitUntil(lambda: graph.resting, timeout=8000)
    before = graph.places()
    for _ in range(2):
        with qtbot.waitSignal(graph.shown):
            graph.legend.toggled.emit(EntityType.GPE)
    assert graph.places() == before


def test_where_the_actors_are_is_kept_for_the_next_time(qtbot, make_window, workspace_file):
    first = make_window(workspace_file)
    qtbot.waitUntil(lambda: first.bench.graph.resting, timeout=8000)
    places = first.bench.graph.places()
    first.close()
    again = make_window(workspace_file)
    assert again.bench.graph.places() == places


@pytest.mark.parametrize("agreed", [True, False])
def test_a_workspace_open_elsewhere_can_be_read(qtbot, make_window, workspace_file, agreed):
    with Workspace.open(workspace_file):
        window = make_window()

        def answer(box):
            role = QMessageBox.ButtonRole.AcceptRole if agreed else QMessageBox.ButtonRole.RejectRole
            next(button for button in box.buttons() if box.buttonRole(button) == role).click()

        in_dialog(QMessageBox, answer)
        assert window.open_workspace(workspace_file) is agreed
        if agreed:
            assert window.desk.workspace.read_only
            qtbot.waitUntil(lambda: "read-only" in window.status.counts.text())
        window.close()


def test_keys_read_from_left_to_right_in_arabic_menus(qtbot, make_window):
    set_language("ar")
    window = make_window()
    zoom = window.actions_by_name["zoom_in"]
    set_language("en")
    assert zoom.text().endswith("\u2066Ctrl++\u2069")
    assert zoom.toolTip() == "تكبير"


def test_keys_for_text_and_graph_differ(window):
    keys = [action.shortcut().toString() for action in window.actions_by_name.values()]
    keys = [key for key in keys if key]
    assert len(set(keys)) == len(keys)
    assert not any(key.startswith("Ctrl+Shift++") for key in keys)


def test_no_cell_is_cut_at_the_beginning_of_an_arabic_name(qtbot, window):
    """An Arabic cell is drawn from the right in the English window as well."""
    from PySide6.QtWidgets import QStyleOptionViewItem

    table = window.bench.articles
    option = QStyleOptionViewItem()
    option.direction = Qt.LayoutDirection.LeftToRight
    table.view.itemDelegate().initStyleOption(option, table.model.index(0, 0))
    assert option.direction == Qt.LayoutDirection.RightToLeft


def test_fields_are_reached_before_buttons(qtbot):
    from tests.ui.test_dialogs import DIALOGS

    for name in ("one article", "entity", "merge", "paste"):
        dialog = DIALOGS[name]()
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        assert not dialog.cancel_button.isDefault()
        assert dialog.findChild(QLineEdit) is not None
        assert not isinstance(dialog.focusWidget(), type(dialog.cancel_button)), name


def test_near_identical_copies_are_marked_in_the_table(qtbot, make_window, tmp_path):
    from synpol_desktop.core.records import ArticleDraft

    path = tmp_path / "copies.synpol"
    first = " ".join(f"كلمة{n} في نص الوكالة" for n in range(80))
    with Workspace.create(path) as workspace, workspace.batch("Import") as batch:
        batch.add(ArticleDraft(first, "الأول"))
        batch.add(ArticleDraft(first + " مع زيادة", "نسخة منه"))
        batch.add(ArticleDraft(" ".join(f"لفظ{n} آخر تماماً" for n in range(80)), "غيره"))
    table = make_window(path).bench.articles
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    icon, tip = Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole
    marked = {
        table.model.row(n).title: (
            table.model.data(table.model.index(n, 0), icon) is not None,
            "copy" in table.model.data(table.model.index(n, 0), tip),
        )
        for n in range(3)
    }
    assert marked == {"الأول": (True, True), "نسخة منه": (True, True), "غيره": (False, False)}
