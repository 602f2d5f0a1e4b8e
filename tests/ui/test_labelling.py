"""The language of labels, through the window: graph, tables, cards, exports."""

import csv
import unicodedata

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from synpol_desktop.cli.arguments import parse
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.tasks.naming import suggestions
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.dialogs.entities import EntityDialog
from synpol_desktop.ui.review.queue import ROLE
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import PutDetail, Together
from synpol_desktop.workspace.queries import EntityQuery
from tests.ui.articles import COUNCIL, HEAD, STATE
from tests.ui.test_window import open_article

LATIN = "Majlis al-Ḥiwār"


def entity(window, name):
    workspace = window.desk.workspace
    return next(
        id_ for id_ in workspace.entity_ids(EntityQuery(), Filter()) if workspace.entity(id_).name == name
    )


def plain(text):
    return unicodedata.normalize("NFC", text)


def speak(qtbot, window, name):
    with qtbot.waitSignal(window.bench.graph.shown):
        window.actions_by_name[name].trigger()


def test_the_graph_the_tables_and_the_card_follow_the_choice(qtbot, window):
    graph, page = window.bench.graph, window.bench.inspector.entity_page
    window.desk.selection.select_entity(entity(window, COUNCIL))
    speak(qtbot, window, "labels_latin")
    assert {plain(label) for label in graph.network.labels} == {"Salem al-Khalidi", LATIN, "France"}
    qtbot.waitUntil(lambda: COUNCIL in page.spellings.full_text)
    assert "spelling computed" in page.spellings.full_text
    rows = window.desk.workspace.entity_rows([entity(window, STATE)], Filter())
    assert rows[0].name == "France"
    speak(qtbot, window, "labels_ar")
    assert set(graph.network.labels) == {HEAD, COUNCIL, STATE}


def test_the_choice_is_marked_in_the_menu_and_remembered(qtbot, window):
    speak(qtbot, window, "labels_en")
    marked = [
        name
        for name in ("labels_ar", "labels_latin", "labels_en")
        if window.findChild(QAction, name).isChecked()
    ]
    assert marked == ["labels_en"]
    assert window.settings.labels == "en"


def test_a_spelling_that_is_edited_stands_in_the_graph_at_once(qtbot, window):
    council = entity(window, COUNCIL)
    speak(qtbot, window, "labels_latin")
    with qtbot.waitSignal(window.bench.graph.shown):
        window.desk.do(PutDetail(council, "latin", "Dialogue Majlis"))
    assert "Dialogue Majlis" in window.bench.graph.network.labels
    with qtbot.waitSignal(window.bench.graph.shown):
        window.desk.undo()
    assert LATIN in {plain(label) for label in window.bench.graph.network.labels}


def test_icons_are_drawn_when_they_are_wished(qtbot, window):
    graph = window.bench.graph
    assert graph.network.icons is None
    speak(qtbot, window, "node_icons")
    assert (graph.network.icons > 0).all()
    assert window.settings.node_icons


def test_the_dialog_edits_spelling_and_icon_and_leaves_the_rest(window):
    workspace, council = window.desk.workspace, entity(window, COUNCIL)
    dialog = EntityDialog(workspace.entity(council), workspace.details(council))
    assert plain(dialog.latin.placeholderText()) == LATIN
    assert dialog.edits() == []
    dialog.latin.setText("Majles")
    dialog.icon.setCurrentIndex(dialog.icon.findData("star"))
    window.desk.do(Together(tuple(dialog.edits())))
    assert workspace.details(council) == {"latin": "Majles", "icon": "star"}
    again = EntityDialog(workspace.entity(council), workspace.details(council))
    assert (again.latin.text(), again.icon.currentData()) == ("Majles", "star")
    again.latin.clear()
    again.icon.setCurrentIndex(0)
    window.desk.do(Together(tuple(again.edits())))
    assert workspace.details(council) == {}


def test_an_export_by_command_calls_actors_in_the_language_asked_for(workspace_file, tmp_path):
    out = tmp_path / "all.csv"
    arguments = parse(["export", str(workspace_file), str(out), "--labels", "latin"])
    assert arguments.command(arguments) == 0
    with out.open(encoding="utf-8", newline="") as file:
        names = {row["source"] for row in csv.DictReader(file)}
    assert names == {"Salem al-Khalidi", LATIN}


def test_an_export_by_command_can_be_bound_to_a_bloc(workspace_file, tmp_path):
    with Workspace.open(workspace_file) as workspace:
        assert workspace.label_language is LabelLanguage.ARABIC
    out = tmp_path / "some.csv"
    arguments = parse(["export", str(workspace_file), str(out), "--bloc", "European Union"])
    assert arguments.command(arguments) == 0
    assert len(out.read_text("utf-8").splitlines()) == 1  # no relation has both its ends in it


def open_first(window):
    open_article(window, 0)
    return window.bench.article


def hover(text, span):
    """Let the mouse rest on words."""
    text.scroll_to(span)
    here = text.place_of(span)
    event = QHelpEvent(QEvent.Type.ToolTip, here, text.viewport().mapToGlobal(here))
    QApplication.sendEvent(text.viewport(), event)


def test_the_review_queue_asks_in_the_language_of_labels(qtbot, window):
    speak(qtbot, window, "labels_en")
    window.actions_by_name["review"].trigger()
    model = window.docks.panel("review").model
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=20000)
    asked = " ".join(model.index(row).data(ROLE)[0] for row in range(model.rowCount()))
    assert "France" in asked
    assert not any(name in asked for name in (HEAD, COUNCIL, STATE))


def test_what_hovers_over_the_text_and_hangs_in_it_speaks_that_language_too(qtbot, window, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_others: said.append(text))
    speak(qtbot, window, "labels_en")
    panel, corrections = open_first(window), window.acts.corrections
    mention = next(m for m in panel.marks.mentions if m.entity == entity(window, STATE))
    trigger = next(r for r in panel.marks.relations if r.trigger is not None and r.target == mention.entity)
    hover(panel.text, mention.span)
    hover(panel.text, trigger.trigger)
    other = next(m for m in panel.marks.mentions if m.entity == entity(window, HEAD))
    corrections.relate(other, mention)
    said += [corrections.relations.title.toolTip()]
    corrections.relations.close_list()
    dialog = RelationDialog(window.desk.workspace, trigger, window)
    said += [dialog.ends.text(), *(dialog.target.itemText(row) for row in range(dialog.target.count()))]
    dialog.deleteLater()
    text = " ".join(said)
    assert text.count("France") >= 4
    assert not any(name in text for name in (HEAD, COUNCIL, STATE))


def test_words_are_still_compared_with_the_arabic_names(window):
    window.desk.workspace.label_language = LabelLanguage.LATIN
    first = suggestions(window.desk.workspace, COUNCIL)[0]
    assert first.entity == entity(window, COUNCIL)
    assert plain(first.name) == LATIN
