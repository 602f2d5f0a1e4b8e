"""Corrections as they are made in passing: fast, with a mouse that is a letter off, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind, Quad, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.correcting.whole_words import whole_words
from synpol_desktop.workspace import Workspace
from tests.ui.articles import COUNCIL, HEAD, PROVENANCE, STATE, TEXTS
from tests.ui.test_correcting import drag, names, offered, press
from tests.ui.test_tour import in_dialog
from tests.ui.test_window import click_word, entity, open_article

NORTH, SOUTH = "هيئة الشمال", "هيئة الجنوب"  # two fictional bodies, the Authority of the North, of the South


@pytest.mark.parametrize(
    ("text", "chosen", "meant"),
    [
        ("رحب المجلس بذلك", "لمجلس", "المجلس"),
        ("رحب المجلس بذلك", "المجل", "المجلس"),
        ("رحب المجلس الأعلى بذلك", "لمجلس الأعل", "المجلس الأعلى"),
        ("التقى والمجلس هنا", "لمجلس", "المجلس"),
        ("التقى والمجلس هنا", "المجلس", "المجلس"),
        ("قال لمجلسه كلاماً", "مجلس", "مجلس"),
        ("دعم للمجلس", "لمجلس", "لمجلس"),
        ("القرار 1701 صدر", "القرار 170", "القرار 1701"),
    ],
)
def test_letters_that_the_mouse_left_out_come_back_and_joined_words_stay_outside(text, chosen, meant):
    start = text.index(chosen)
    assert whole_words(text, Span(start, start + len(chosen))).of(text) == meant


@given(st.text(alphabet="ابلمهود ،.1ً", min_size=1, max_size=30), st.data())
def test_widening_keeps_what_was_selected_and_does_nothing_twice(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    wide = whole_words(text, span)
    assert wide.contains(span)
    assert wide.end <= len(text)
    assert whole_words(text, wide) == wide


def test_a_drag_that_begins_a_letter_late_names_the_whole_word(qtbot, window):
    open_article(window, 0)
    start = TEXTS[0].index("المجلس يرحب")
    drag(window, start + 1, start + len("المجلس"))
    assert window.bench.article.text.selected().of(TEXTS[0]) == "لمجلس"
    QTest.keyClick(window.bench.article.text, Qt.Key.Key_Return)
    popup = offered(qtbot, window, COUNCIL)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert ("المجلس", COUNCIL) in names(window)


def test_enter_twice_at_once_waits_for_who_is_there_and_makes_nobody_new(qtbot, window):
    open_article(window, 0)
    text, workspace = window.bench.article.text, window.desk.workspace
    start = TEXTS[0].index("المجلس يرحب")
    text.select(Span(start, start + len("المجلس")))
    QTest.keyClick(text, Qt.Key.Key_Return)
    popup = window.acts.corrections.names
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not popup.isVisible(), timeout=20000)
    assert ("المجلس", COUNCIL) in names(window)
    assert "المجلس" not in [workspace.entity(m.entity).name for m in window.bench.article.marks.mentions]


def test_escape_after_a_hasty_enter_changes_nothing(qtbot, window):
    open_article(window, 0)
    text, workspace = window.bench.article.text, window.desk.workspace
    before = workspace.content_hash()
    text.select(Span(TEXTS[0].index("وفداً"), TEXTS[0].index("وفداً") + 5))
    QTest.keyClick(text, Qt.Key.Key_Return)
    popup = window.acts.corrections.names
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    QTest.keyClick(popup.line, Qt.Key.Key_Escape)
    answered = []
    window.desk.jobs.ask("after", lambda: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=20000)
    assert workspace.content_hash() == before


def test_from_a_body_to_its_head_the_relation_of_the_head_to_the_body_is_offered(qtbot, window):
    open_article(window, 0)
    text = window.bench.article.text
    click_word(qtbot, window, TEXTS[0].index(COUNCIL))
    press(text, "ق")  # r
    click_word(qtbot, window, TEXTS[0].index(HEAD))
    press(text, "ق")
    popup = window.acts.corrections.relations
    qtbot.waitUntil(popup.isVisible)
    at = next(n for n, each in enumerate(popup.choices) if each.value.type is RelationType.REPRESENTS)
    assert popup.choices[at].value.turned
    assert popup.choices[at].note == "the other way"
    ways = [(each.value.turned, each.value.type.quad is Quad.STRUCTURAL) for each in popup.choices]
    assert ways == sorted(ways, key=lambda way: (way != (True, True), way[0]))  # offices, forth, the rest
    for _ in range(at):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    selected = window.desk.selection.now.relation
    assert (selected.source, selected.target) == (entity(window, HEAD), entity(window, COUNCIL))


def test_a_wrong_end_of_a_relation_is_changed_for_another_name_of_its_sentence(qtbot, window):
    open_article(window, 0)
    text, workspace = window.bench.article.text, window.desk.workspace
    click_word(qtbot, window, TEXTS[0].index("يرحب"))
    old = window.bench.article.marks.shown(window.desk.selection.now)

    def change(dialog):
        assert dialog.source.currentText().strip("\u2068\u2069") == COUNCIL
        dialog.source.setCurrentIndex(dialog.target.currentIndex())
        dialog.accept()
        assert dialog.isVisible()  # nobody is related to himself
        names = [dialog.source.itemText(n).strip("\u2068\u2069") for n in range(dialog.source.count())]
        assert sorted(names) == sorted([COUNCIL, STATE, HEAD])
        dialog.source.setCurrentIndex(names.index(HEAD))
        assert HEAD in dialog.ends.text()
        dialog.accept()

    in_dialog(RelationDialog, change)
    press(text, "ث")  # e
    (new,) = [r for r in workspace.relation_mentions(old.article, EVERYTHING) if r.rule == "analyst"]
    assert (new.source, new.target, new.type) == (entity(window, HEAD), old.target, old.type)
    assert new.source_span.of(TEXTS[0]) == HEAD
    window.desk.undo()
    assert old in workspace.relation_mentions(old.article, EVERYTHING)


def test_the_actor_that_was_there_later_keeps_its_name_too_when_it_takes_in_another(window):
    workspace = window.desk.workspace
    first, later = sorted((entity(window, COUNCIL), entity(window, STATE)))
    name, before = workspace.entity(later).name, workspace.content_hash()
    window.acts.merge_pair(later, first)
    assert workspace.entity(first).name == workspace.entity(later).name == name
    assert window.bench.inspector.entity_page.entity.name == name
    window.desk.undo()
    assert workspace.content_hash() == before
    assert workspace.entity(first).name != name


def with_bodies(path, lines=1):
    """Make a workspace of one article that names two bodies, and the second by its first word alone."""
    text = (
        f"قالت {NORTH} كلاماً.\n" * lines
        + f"وردت {SOUTH} عليها.\nثم سكتت الهيئة طويلاً.\n"
        + "سطر آخر.\n" * lines
    )
    entities = [
        FoundEntity(EntityType.ORG, NORTH, (NORTH, "الهيئة"), "ORG:north"),
        FoundEntity(EntityType.ORG, SOUTH, (SOUTH,), "ORG:south"),
    ]
    found = []
    for n, words in ((0, NORTH), (1, SOUTH), (0, "الهيئة")):
        start = text.index(words)
        found.append(
            FoundMention(
                n, Span(start, start + len(words)), MentionKind.NAMED, 0.9, "gazetteer", "known name"
            )
        )
    with Workspace.create(path) as workspace, workspace.batch("Fill") as batch:
        article = batch.add(ArticleDraft(text, "مقال", origin="test.txt"))
        assert article is not None
        batch.store(article, Findings(tuple(entities), tuple(found), (), provenance=PROVENANCE))
    return text


def rename_the_authority(qtbot, window, text):
    """Click the wrongly read short name and press Enter; return the list when all is there."""
    from synpol_desktop.workspace.queries import ArticleQuery

    (article,) = window.desk.workspace.article_ids(ArticleQuery())
    window.desk.selection.open_article(article)
    click_word(qtbot, window, text.index("الهيئة"))
    QTest.keyClick(window.bench.article.text, Qt.Key.Key_Return)
    return offered(qtbot, window, SOUTH)


def test_one_click_and_two_keys_give_a_short_name_to_the_other_body_of_the_article(
    qtbot, make_window, tmp_path
):
    text = with_bodies(tmp_path / "w.synpol")
    window = make_window(tmp_path / "w.synpol")
    popup = rename_the_authority(qtbot, window, text)
    there = [choice.text for choice in popup.choices]
    assert there.index(SOUTH) == 0
    assert there.index(NORTH) == 1  # what it names now, wrongly, stands last of those that are there
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert ("الهيئة", SOUTH) in names(window)


def test_after_a_correction_the_text_stays_where_one_reads(qtbot, make_window, tmp_path):
    text = with_bodies(tmp_path / "w.synpol", lines=60)
    window = make_window(tmp_path / "w.synpol")
    popup = rename_the_authority(qtbot, window, text)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    view, place = window.bench.article.text, text.index("الهيئة")
    answered = []
    window.desk.jobs.ask("after", lambda: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=20000)
    assert view.viewport().rect().contains(view.place_of(Span(place, place + 6)))
    window.desk.undo()
    assert view.viewport().rect().contains(view.place_of(Span(place, place + 6)))
