"""One sitting of an analyst: ten corrections, a merge, some of it undone, closed, opened again, exported."""

import csv

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.kinds import DecisionState, RelationType
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.dialogs.entities import MergeDialog
from tests.ui.articles import COUNCIL, HEAD, STATE, TEXTS
from tests.ui.test_correcting import WITH_CONTROL, drag, names, offered, press
from tests.ui.test_tour import in_dialog
from tests.ui.test_window import click_word, entity, open_article

LEFT = Qt.MouseButton.LeftButton
GUESTS, SENATE = "وفداً", "المجلس"


class Analyst:
    """Corrects by mouse and keys; each method is one correction."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    @property
    def text(self):
        return self.window.bench.article.text

    def relations(self):
        article = self.window.bench.article.article.id
        return self.window.desk.workspace.relation_mentions(article, EVERYTHING)

    def open_list(self, words, article):
        start = TEXTS[article].index(words)
        drag(self.window, start, start + len(words))
        QTest.keyClick(self.text, Qt.Key.Key_Return)
        return self.window.acts.corrections.names

    def name(self, words, article, actor):
        popup = self.open_list(words, article)
        offered(self.qtbot, self.window, actor)
        QTest.keyClick(popup.line, Qt.Key.Key_Return)

    def name_somebody_new(self, words, article, digit):
        press(self.open_list(words, article).line, digit, WITH_CONTROL)

    def unmark(self, words, article):
        click_word(self.qtbot, self.window, TEXTS[article].index(words))
        QTest.keyClick(self.text, Qt.Key.Key_Delete)

    def relate(self, first, second, kind):
        """Drag from one place to another and choose a type."""
        drag(self.window, first + 1, second + 1)
        popup = self.window.acts.corrections.relations
        self.qtbot.waitUntil(popup.isVisible)
        row = next(n for n, choice in enumerate(popup.choices) if choice.value.type is kind)
        for _ in range(row):
            QTest.keyClick(popup.line, Qt.Key.Key_Down)
        QTest.keyClick(popup.line, Qt.Key.Key_Return)

    def edit(self, trigger, article, change):
        """Click the words of a relation, press E and change it in the dialog."""
        click_word(self.qtbot, self.window, TEXTS[article].index(trigger))

        def fill(dialog):
            change(dialog)
            QTest.mouseClick(dialog.agree_button, LEFT)

        in_dialog(RelationDialog, fill)
        press(self.text, "ث")  # e

    def reject(self, trigger, article):
        click_word(self.qtbot, self.window, TEXTS[article].index(trigger))
        (card,) = self.window.bench.inspector.relation_page.cards
        QTest.mouseClick(card.reject_button, LEFT)


def set_type(dialog, kind):
    dialog.type.setCurrentIndex(dialog.type.findData(kind.value))


def step(qtbot, window, name):
    action = window.actions_by_name[name]
    qtbot.waitUntil(action.isEnabled)
    action.trigger()


def facts(window):
    """Return all relations and names of the three articles, by name."""
    workspace = window.desk.workspace
    found = []
    for number in range(len(TEXTS)):
        open_article(window, number)
        found.append(sorted(names(window)))
        article = window.bench.article.article.id
        found.append(
            sorted(
                (workspace.entity(r.source).name, r.type.value, workspace.entity(r.target).name, r.date or "")
                for r in workspace.relation_mentions(article, EVERYTHING)
                if r.decision is not DecisionState.REJECTED
            )
        )
    return found


def test_ten_corrections_and_a_merge_are_undone_kept_and_exported(
    qtbot, make_window, workspace_file, tmp_path, monkeypatch
):
    window = make_window(workspace_file)
    analyst, workspace = Analyst(qtbot, window), window.desk.workspace
    start, steps = workspace.content_hash(), len(workspace.history())

    open_article(window, 0)
    analyst.name(SENATE, 0, COUNCIL)  # a short name that was missed
    analyst.name_somebody_new(GUESTS, 0, "٢")  # a body that nobody knows
    analyst.relate(TEXTS[0].rindex(HEAD), TEXTS[0].rindex(STATE), RelationType.REPRESENTS)
    analyst.edit("يرحب", 0, lambda dialog: set_type(dialog, RelationType.AID))
    analyst.edit("والتقى", 0, lambda dialog: dialog.date.setText("2023-04-30"))
    open_article(window, 1)
    analyst.edit("اتهم", 1, lambda dialog: QTest.mouseClick(dialog.turn, LEFT))
    analyst.reject("التقى", 1)
    analyst.relate(TEXTS[1].index(STATE), TEXTS[1].rindex(COUNCIL), RelationType.SUPPORT)
    analyst.unmark(COUNCIL, 1)
    open_article(window, 2)
    analyst.name_somebody_new("جلسته", 2, "٦")
    assert len(workspace.history()) == steps + 10

    first, second = entity(window, COUNCIL), entity(window, GUESTS)
    window.desk.selection.select_entity(first)

    def choose(dialog):
        dialog.search.setText(GUESTS)
        qtbot.waitUntil(lambda: dialog.other() == second, timeout=20000)
        dialog.accept()

    in_dialog(MergeDialog, choose)
    window.bench.inspector.entity_page.merge_wanted.emit(workspace.entity(first))
    assert workspace.entity(second).name == COUNCIL

    ready, corrected = workspace.content_hash(), facts(window)
    for _ in range(11):
        step(qtbot, window, "undo")
    assert workspace.content_hash() == start
    for _ in range(11):
        step(qtbot, window, "redo")
    assert workspace.content_hash() == ready

    window.close()
    window = make_window(workspace_file)
    assert window.desk.workspace.content_hash() == ready
    assert facts(window) == corrected
    assert (COUNCIL, "AID", STATE, "") in corrected[1]
    assert (HEAD, "CONSULT", STATE, "2023-04-30") in corrected[1]
    assert (STATE, "ACCUSE", COUNCIL, "") in corrected[3]
    assert (GUESTS, COUNCIL) in corrected[0]

    table = tmp_path / "relations.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(table), a[-1].split(";;")[0]))
    with qtbot.waitSignal(window.files.said, timeout=60000):
        window.actions_by_name["csv"].trigger()
    with table.open(encoding="utf-8-sig", newline="") as file:
        said = {(row["source"], row["relation"], row["target"], row["date"]) for row in csv.DictReader(file)}
    assert said >= {(HEAD, "REPRESENTS", STATE, ""), (STATE, "ACCUSE", COUNCIL, "")}
    assert (HEAD, "CONSULT", STATE, "2023-04-30") in said
    assert {(COUNCIL, "SUPPORT", STATE, ""), (COUNCIL, "CONSULT", STATE, "")}.isdisjoint(said)
