"""How few keys a correction needs: an actor known only by its office, a date that was not read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery
from tests.ui.articles import PROVENANCE
from tests.ui.test_correcting import names, press
from tests.ui.test_tour import in_dialog
from tests.ui.test_window import click_word, type_in

HEAD, COUNCIL, GUEST = "سالم الخالدي", "مجلس الحوار", "ليلى الحداد"  # fictional: a head, a council, a guest
NAMED = f"قال رئيس {COUNCIL} {HEAD} كلاماً."  # the head of the council said something
UNNAMED = f"زارت {GUEST} مقر {COUNCIL} أمس، والتقت {GUEST} رئيس المجلس هناك."  # she met the head there


def place(text, words, last=False):
    at = text.rindex(words) if last else text.index(words)
    return Span(at, at + len(words))


def fill(path):
    """Make a workspace of an article with the office and its holder, and one with the office alone."""
    head = FoundEntity(EntityType.PER, HEAD, (HEAD,), "PER:salem")
    council = FoundEntity(EntityType.ORG, COUNCIL, (COUNCIL,), "ORG:council")
    guest = FoundEntity(EntityType.PER, GUEST, (GUEST,), "PER:layla")

    def named(number, text, words, last=False):
        span = place(text, words, last=last)
        return FoundMention(number, span, MentionKind.NAMED, 0.9, "gazetteer", "known name")

    def stated(text, source, kind, target, trigger, role=None):
        spans = [place(text, entities[n].name) for n in (source, target)]
        whole = Span(0, len(text))
        return FoundRelation(
            source, kind, target, whole, *spans, place(text, trigger), 0.9, "verb", role=role
        )

    with Workspace.create(path) as workspace, workspace.batch("Fill") as batch:
        entities = (head, council)
        article = batch.add(ArticleDraft(NAMED, "قول", published="2023-05-01", origin="a.txt"))
        office = stated(NAMED, 0, RelationType.HEADS, 1, "رئيس", role=f"رئيس {COUNCIL}")
        mentions = (named(0, NAMED, HEAD), named(1, NAMED, COUNCIL))
        batch.store(article, Findings(entities, mentions, (office,), provenance=PROVENANCE))
        entities = (guest, council)
        article = batch.add(ArticleDraft(UNNAMED, "زيارة", published="2023-05-20", origin="b.txt"))
        visit = stated(UNNAMED, 0, RelationType.CONSULT, 1, "زارت")
        mentions = (named(0, UNNAMED, GUEST), named(1, UNNAMED, COUNCIL), named(0, UNNAMED, GUEST, last=True))
        batch.store(article, Findings(entities, mentions, (visit,), provenance=PROVENANCE))


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, window):
        self.window, self.count = window, 0

    def press(self, *keys):
        for key in keys:
            self.count += 1
            widget = self.window.focusWidget()
            if isinstance(key, str):
                press(widget, key)
            else:
                QTest.keyClick(widget, key)


@pytest.fixture
def open_second(make_window, tmp_path):
    fill(tmp_path / "w.synpol")
    window = make_window(tmp_path / "w.synpol")
    ids = window.desk.workspace.article_ids(ArticleQuery())
    (second,) = [id_ for id_ in ids if window.desk.workspace.article(id_).text == UNNAMED]
    window.desk.selection.open_article(second)
    window.bench.article.text.setFocus()
    return window


def relations(window):
    article = window.bench.article.article.id
    return {
        (relation.type, relation.date)
        for relation in window.desk.workspace.relation_mentions(article, EVERYTHING)
        if relation.decision is not DecisionState.REJECTED
    }


def test_two_keys_name_the_holder_of_an_office_that_the_article_does_not_name(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    window.bench.article.text.select(place(UNNAMED, "رئيس المجلس"))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # at once: it waits for what is found
    qtbot.waitUntil(lambda: ("رئيس المجلس", HEAD) in names(window), timeout=20000)
    assert keys.count == 2


def test_a_digit_takes_another_line_and_with_letters_before_it_is_a_letter(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    window.bench.article.text.select(place(UNNAMED, "رئيس المجلس"))
    keys.press(Qt.Key.Key_Return)
    popup = window.acts.corrections.names
    qtbot.waitUntil(lambda: any(choice.text == GUEST for choice in popup.choices), timeout=20000)
    taken = next(choice.key for choice in popup.choices if choice.text == GUEST)
    type_in(popup.line, f"م{taken}")
    assert popup.line.text() == f"م{taken}"
    assert popup.isVisible()
    keys.press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(choice.text == GUEST for choice in popup.choices), timeout=20000)
    keys.press("٠١٢٣٤٥٦٧٨٩"[int(taken)])
    assert ("رئيس المجلس", GUEST) in names(window)


def test_two_keys_date_a_relation_by_its_sentence_and_undo_takes_it_back(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    before = window.desk.workspace.content_hash()
    click_word(qtbot, window, UNNAMED.index("زارت"))
    keys.press("ي", Qt.Key.Key_Return)  # the key that writes d with a Latin layout
    assert relations(window) == {(RelationType.CONSULT, "2023-05-19")}
    assert keys.count == 2
    assert window.desk.selection.now.relation is not None
    window.desk.undo()
    assert window.desk.workspace.content_hash() == before


def test_selected_words_say_the_date_of_the_relation_in_whose_sentence_they_stand(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    window.bench.article.text.select(place(UNNAMED, "أمس"))
    keys.press("ي")
    popup = window.acts.corrections.dating.popup
    assert popup.choices[0].note == "أمس"
    keys.press(Qt.Key.Key_Return)
    assert relations(window) == {(RelationType.CONSULT, "2023-05-19")}


def test_a_short_list_is_as_high_as_its_lines(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    click_word(qtbot, window, UNNAMED.index("زارت"))
    keys.press("ي")
    choices = window.acts.corrections.dating.popup.list
    lines = sum(choices.sizeHintForRow(row) for row in range(choices.count()))
    qtbot.waitUntil(lambda: choices.viewport().height() >= lines)


def test_a_day_is_typed_short_and_the_next_time_it_can_be_taken_away(qtbot, open_second):
    window, keys = open_second, Keys(open_second)
    click_word(qtbot, window, UNNAMED.index("زارت"))
    keys.press("ي")
    popup = window.acts.corrections.dating.popup
    type_in(popup.line, "17/4")
    keys.press(Qt.Key.Key_Return)
    assert relations(window) == {(RelationType.CONSULT, "2023-04-17")}
    marks = window.bench.article
    qtbot.waitUntil(lambda: marks.marks.shown(window.desk.selection.now) is not None)
    keys.press("ي")
    type_in(popup.line, "كلام")  # no day: nothing is offered, Enter does nothing
    keys.press(Qt.Key.Key_Return)
    assert relations(window) == {(RelationType.CONSULT, "2023-04-17")}
    keys.press(*[Qt.Key.Key_Backspace] * len("كلام"))
    row = next(n for n, choice in enumerate(popup.choices) if choice.value.value is None)
    keys.press(*[Qt.Key.Key_Down] * row, Qt.Key.Key_Return)
    assert relations(window) == {(RelationType.CONSULT, None)}


def test_without_a_relation_the_key_says_what_to_do(qtbot, open_second):
    window = open_second
    window.desk.selection.open_article(window.bench.article.article.id)
    with qtbot.waitSignal(window.desk.said) as said:
        press(window.bench.article.text, "ي")
    assert said.args == ["Choose a relation first, or select the words that say when."]


def test_the_dialog_of_a_relation_takes_a_day_as_one_writes_it(qtbot, open_second):
    window = open_second
    click_word(qtbot, window, UNNAMED.index("زارت"))

    def change(dialog):
        dialog.date.setText("40/40")
        assert dialog.problem()
        dialog.date.setText("17/4")
        dialog.accept()

    in_dialog(RelationDialog, change)
    press(window.bench.article.text, "ث")  # e
    assert relations(window) == {(RelationType.CONSULT, "2023-04-17")}
