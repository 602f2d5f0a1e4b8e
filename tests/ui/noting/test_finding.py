"""Notes in the search box: a group of their own, and a click leads to what they are on."""

import pytest
from PySide6.QtCore import Qt

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.notes import Subject
from synpol_desktop.ui.searching.rows import NoteLine
from synpol_desktop.workspace.edits import PutNote, PutTag
from synpol_desktop.workspace.queries import EntityQuery


@pytest.fixture
def noted(window):
    workspace = window.desk.workspace
    actor = workspace.entity_ids(EntityQuery(), EVERYTHING)[0]
    key = workspace.relations_of(actor, EVERYTHING)[0]
    subjects = (Subject.of_entity(actor), Subject.of_article(ArticleId(2)), Subject.of_relation(key))
    for subject in subjects:
        workspace.do(PutNote(subject, "تحقق من المحضر"))  # check the minutes
    workspace.do(PutTag((subjects[0],), "قيد المراجعة"))  # under review
    return window, subjects


def lines(window):
    return [row for row in window.search.answers.rows if isinstance(row, NoteLine)]


def ask(qtbot, window, query):
    with qtbot.waitSignal(window.search.answered):
        window.search.search_for(query)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_click_on_a_note_leads_to_what_it_is_on(noted, qtbot, number):
    window, subjects = noted
    ask(qtbot, window, "محضر")
    assert len(lines(window)) == 3
    texts = [label.text() for label in window.search.answers.findChildren(type(window.bench.article.title))]
    assert "Notes" in texts
    row = next(
        row
        for row in lines(window)
        if _named(window, subjects[number]) in row.accessibleName() and _is_of(row, window, subjects, number)
    )
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    now = window.desk.selection.now
    assert [now.entity, now.article, now.relation][number] is not None
    if number == 0:
        assert now.entity == subjects[0].id
    elif number == 1:
        assert now.article == 2
    else:
        assert now.relation == subjects[2].relation


def _named(window, subject):
    workspace = window.desk.workspace
    if subject.kind.value == "article":
        return workspace.article(ArticleId(subject.id)).title
    return workspace.entity(subject.id).name


def _is_of(row, window, subjects, number):
    """Whether a line is the relation's, whose two names tell it from the actor's."""
    other = window.desk.workspace.entity(subjects[2].target).name
    both = other in row.accessibleName() and _named(window, subjects[2]) in row.accessibleName()
    return both == (number == 2)


def test_the_name_of_a_tag_looks_for_all_that_have_it(noted, qtbot):
    window, subjects = noted
    window.desk.selection.select_entity(subjects[0].id)
    strip = window.bench.inspector.entity_page.notes
    qtbot.waitUntil(lambda: len(strip.chips) == 1)
    with qtbot.waitSignal(window.search.answered):
        qtbot.mouseClick(strip.chips[0].name, Qt.MouseButton.LeftButton)
    assert window.search.text() == 'tag:"قيد المراجعة"'
    assert window.search.answers.rows
