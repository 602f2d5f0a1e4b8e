import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.dialogs.messages import RefusalsDialog
from synpol_desktop.ui.marks import MarkKind
from synpol_desktop.workspace.edits import RenameEntity
from tests.ui.articles import COUNCIL, HEAD, STATE, TEXTS, TITLES


def type_in(widget, text):
    """Send the keys of an Arabic keyboard, which QTest can't name."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def entity(window, name):
    workspace = window.desk.workspace
    found = workspace.search_entities(name, 5)
    return next(id_ for id_ in found if workspace.entity(id_).name == name)


def relation(window, source, kind, target):
    return RelationKey(entity(window, source), kind, entity(window, target))


def marked(window, kind):
    """Return the words marked with a kind in the open article."""
    panel = window.bench.article
    text = panel.article.text
    return [m.span.of(text) for m in panel.marks.under(window.desk.selection.now) if m.kind is kind]


def click_word(qtbot, window, start):
    text = window.bench.article.text
    panel = window.bench.article
    mention = panel.marks.mention_at(start)
    span = (
        mention.span
        if mention
        else next(
            m.span for m in panel.marks.under(window.desk.selection.now) if m.span.start <= start < m.span.end
        )
    )
    text.scroll_to(span)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.place_of(span))


def open_article(window, number):
    workspace = window.desk.workspace
    from synpol_desktop.workspace.queries import ArticleQuery

    ids = {workspace.article(id_).title: id_ for id_ in workspace.article_ids(ArticleQuery())}
    window.desk.selection.open_article(ids[TITLES[number]])
    assert window.bench.article.article.text == TEXTS[number]


def test_choosing_an_actor_in_the_table_shows_its_card_its_words_and_its_node(qtbot, window):
    table = window.bench.entities
    with qtbot.waitSignal(table.refreshed):
        window.bench.tables.setCurrentWidget(table)
    row = table.model.place_of(entity(window, HEAD))
    cell = table.view.visualRect(table.model.index(row, 0)).center()

    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)

    assert window.bench.inspector.currentWidget() is window.bench.inspector.entity_page
    assert window.bench.inspector.entity_page.entity.name == HEAD
    assert marked(window, MarkKind.SELECTED_MENTION) == [HEAD, HEAD]
    node = window.bench.graph.view.selected_nodes
    assert [int(window.bench.graph.network.ids[n]) for n in node] == [entity(window, HEAD)]


def test_a_click_on_a_name_in_the_text_selects_its_node(qtbot, window):
    open_article(window, 1)

    click_word(qtbot, window, TEXTS[1].index(STATE))

    assert window.desk.selection.now.entity == entity(window, STATE)
    assert len(window.bench.graph.view.selected_nodes) == 1


def test_a_click_beyond_an_emoji_hits_the_word_under_the_mouse(qtbot, window):
    open_article(window, 0)

    click_word(qtbot, window, TEXTS[0].rindex(HEAD))

    assert window.desk.selection.now.place.of(TEXTS[0]) == HEAD


def test_a_click_on_a_trigger_word_selects_its_edge(qtbot, window):
    open_article(window, 1)

    click_word(qtbot, window, TEXTS[1].index("اتهم"))

    key = relation(window, COUNCIL, RelationType.ACCUSE, STATE)
    assert window.desk.selection.now.relation == key
    assert window.bench.graph.view.selected_edges == (window.bench.graph.edge_of(key),)


def test_an_edge_shows_all_its_sentences_and_opens_the_first_in_three_colours(qtbot, window):
    graph = window.bench.graph
    key = relation(window, HEAD, RelationType.HEADS, COUNCIL)
    graph.view.edge_clicked.emit(graph.edge_of(key))

    page = window.bench.inspector.relation_page
    assert window.bench.inspector.currentWidget() is page
    assert len(page.cards) == 1
    assert window.bench.article.article.title == TITLES[0]
    assert marked(window, MarkKind.SOURCE) == [HEAD]
    assert marked(window, MarkKind.TRIGGER) == ["رئيس"]
    assert marked(window, MarkKind.TARGET) == [COUNCIL]


def test_a_symmetric_relation_gathers_its_places_from_both_articles(qtbot, window):
    council_meets = relation(window, COUNCIL, RelationType.CONSULT, STATE)
    window.desk.selection.select_relation(council_meets)
    assert [card.evidence.article_title for card in window.bench.inspector.relation_page.cards] == [TITLES[1]]


def test_what_is_below_the_threshold_is_not_drawn_but_can_be_read_in_the_text(qtbot, window):
    key = relation(window, COUNCIL, RelationType.REJECT, STATE)
    assert window.bench.graph.edge_of(key) is None
    open_article(window, 1)
    assert "ثم" in marked(window, MarkKind.TRIGGER_HINT)


def test_rejecting_a_place_takes_the_edge_away_and_undo_brings_it_back(qtbot, window):
    graph = window.bench.graph
    key = relation(window, COUNCIL, RelationType.ACCUSE, STATE)
    window.desk.selection.select_relation(key)
    card = window.bench.inspector.relation_page.cards[0]

    with qtbot.waitSignal(graph.shown):
        qtbot.mouseClick(card.reject_button, Qt.MouseButton.LeftButton)
    assert graph.edge_of(key) is None

    with qtbot.waitSignal(graph.shown):
        window.actions_by_name["undo"].trigger()
    assert graph.edge_of(key) is not None


def test_undo_says_what_it_would_take_back(qtbot, window):
    with qtbot.waitSignal(window.desk.changed):
        window.desk.do(RenameEntity(entity(window, STATE), "الجمهورية الفرنسية"))
    tip = window.actions_by_name["undo"].toolTip()
    assert "الجمهورية الفرنسية" in tip
    assert STATE in tip


def test_a_filter_typed_over_a_table_leaves_the_rows_that_match(qtbot, window):
    table = window.bench.entities
    window.bench.tables.setCurrentWidget(table)
    table.filter_line.setText("خالدى")  # another spelling of the last name
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert table.model.row(0).name == HEAD


def test_a_click_on_a_heading_sorts_and_a_second_click_turns_it_round(qtbot, window):
    table = window.bench.articles
    header = table.view.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)

    with qtbot.waitSignal(table.refreshed):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    up = [table.model.row(n).title for n in range(3)]
    with qtbot.waitSignal(table.refreshed):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert [table.model.row(n).title for n in range(3)] == up[::-1]


def test_undated_articles_are_listed(qtbot, window):
    table = window.bench.articles
    qtbot.waitUntil(lambda: "1" in table.undated.text())
    with qtbot.waitSignal(table.refreshed):
        table.undated.click()
    assert [table.model.row(n).title for n in range(table.model.rowCount())] == [TITLES[2]]


def test_a_type_clicked_in_the_legend_leaves_the_graph_and_comes_back(qtbot, window):
    graph = window.bench.graph
    with qtbot.waitSignal(graph.shown):
        graph.legend.toggled.emit(EntityType.GPE)
    assert STATE not in graph.network.labels
    with qtbot.waitSignal(graph.shown):
        graph.legend.toggled.emit(EntityType.GPE)
    assert STATE in graph.network.labels


def test_nodes_that_stay_keep_their_place_when_a_filter_changes(qtbot, window):
    graph = window.bench.graph
    qtbot.waitUntil(lambda: graph.resting, timeout=8000)
    before = graph.places()
    with qtbot.waitSignal(graph.shown):
        graph.legend.toggled.emit(EntityType.GPE)
    after = dict(zip(graph.network.ids.tolist(), graph.view.positions.xy.tolist(), strict=True))
    assert {id_: tuple(place) for id_, place in after.items()} == {id_: before[id_] for id_ in after}


def test_a_dropped_node_is_pinned_and_undo_lets_it_go(qtbot, window):
    graph = window.bench.graph
    node = graph.node_of(entity(window, HEAD))
    graph.view.drag_node(node, 3.0, 4.0)
    graph.view.drop_node(node)
    assert window.desk.workspace.pins()[entity(window, HEAD)] == (3.0, 4.0)
    qtbot.waitUntil(lambda: bool(graph.view.positions.pinned[node]))

    window.actions_by_name["undo"].trigger()

    assert window.desk.workspace.pins() == {}
    qtbot.waitUntil(lambda: not graph.view.positions.pinned[node])


def test_a_file_that_is_no_workspace_gets_a_message_and_what_is_open_stays(qtbot, window, tmp_path):
    other = tmp_path / "other.synpol"
    other.write_bytes(b"not a database at all")
    assert not window.open_workspace(other)
    box = window.findChild(QMessageBox)
    assert "other.synpol" in box.text()
    assert window.desk.workspace.counts(window.desk.filter).articles == 3
    box.close()


def test_dropped_files_are_imported_and_refused_ones_are_named(qtbot, window, tmp_path):
    good, empty = tmp_path / "a.txt", tmp_path / "empty.txt"
    good.write_text("زيارة جديدة\n\nزار سالم الخالدي فرنسا أمس والتقى مسؤولين في مجلس الحوار.\n", "utf-8")
    empty.write_bytes(b"")

    window.take_files([good, empty])
    qtbot.waitUntil(lambda: not window.desk.jobs.running, timeout=30000)

    assert window.desk.workspace.counts(window.desk.filter).articles == 4
    dialog = window.findChild(RefusalsDialog)
    assert "empty.txt" in dialog.lines.toPlainText()
    assert "a.txt" not in dialog.lines.toPlainText()
    dialog.close()


def test_search_answers_with_actors_and_places_and_enter_opens_the_first(qtbot, window):
    box = window.search
    box.setFocus()
    with qtbot.waitSignal(box.answered):
        type_in(box, COUNCIL)
    assert box.answers.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.answers.isVisible()
    assert window.desk.selection.now.entity == entity(window, COUNCIL)


def test_a_place_found_by_search_is_opened_in_the_text(qtbot, window):
    box = window.search
    with qtbot.waitSignal(box.answered):
        type_in(box, "جلسته")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box.answers.rows[0], Qt.Key.Key_Return)
    assert window.bench.article.article.title == TITLES[2]
    assert window.desk.selection.now.place.of(TEXTS[2]) == "جلسته"


def test_a_malformed_query_gets_a_message(qtbot, window):
    box = window.search
    with qtbot.waitSignal(box.answered):
        type_in(box, '"مجلس')
    assert box.answers.isVisible()
    assert not box.answers.rows


def test_the_picture_is_written_with_its_legend(qtbot, window, tmp_path):
    path = tmp_path / "graph.png"
    assert window.files.exports.write_image(path, window.bench.graph)
    assert path.read_bytes().startswith(b"\x89PNG")
    assert not window.files.exports.write_image(tmp_path / "no" / "such.png", window.bench.graph)
    window.findChild(QMessageBox).close()


@pytest.mark.parametrize(("suffix", "begins"), [(".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_whole_graph_is_written_as_a_drawing(qtbot, window, tmp_path, suffix, begins):
    path = tmp_path / f"graph{suffix}"
    assert window.files.exports.write_image(path, window.bench.graph)
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize("suffix", [".html", ".docx", ".xlsx", ".graphml", ".gexf", ".json"])
def test_the_graph_is_written_with_the_sentences_it_rests_on(qtbot, window, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(window.files.said, timeout=20_000):
        window.files.exports.write_report(path, window.bench.graph)
    assert path.stat().st_size > 500


def test_the_relations_are_written_as_csv(qtbot, window, tmp_path):
    path = tmp_path / "out.csv"
    with qtbot.waitSignal(window.files.said):
        window.files.exports.write_csv(path, bom=True)
    text = path.read_text("utf-8-sig")
    assert text.count("HEADS") == 1
    assert HEAD in text


def test_closing_the_workspace_shows_the_first_page_and_leaves_one_plain_file(qtbot, window, workspace_file):
    window.actions_by_name["close"].trigger()
    assert window.stack.currentWidget() is window.welcome
    assert not window.actions_by_name["import"].isEnabled()
    assert sorted(path.name for path in workspace_file.parent.iterdir() if "synpol" in path.name) == [
        "w.synpol"
    ]
