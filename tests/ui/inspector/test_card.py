"""The card of an actor: its names by outlet and day, its offices, and where each figure leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation, Provenance
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType, MentionKind, RelationType
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

LONG, SHORT, HEAD = "مجلس الوادي", "المجلس", "سالم المرعي"  # a fictional council, and its head
PLACES = (  # outlet, day, what it is called
    ("وكالة أ", "2021-04-02", LONG),
    ("وكالة أ", "2022-04-02", LONG),
    ("صحيفة ب", "2023-09-08", SHORT),
    ("صحيفة ب", None, LONG),
)
ROLE = "رئيس"  # president


@pytest.fixture
def window(make_window, tmp_path):
    path = tmp_path / "called.synpol"
    with Workspace.create(path) as workspace, workspace.batch("Import") as batch:
        for number, (outlet, day, name) in enumerate(PLACES):
            text = f"خبر {number}: قال {HEAD} رئيس {name} ذلك."
            spans = [Span(text.index(words), text.index(words) + len(words)) for words in (name, HEAD)]
            entities = (
                FoundEntity(EntityType.ORG, LONG, (name,), "x:council"),
                FoundEntity(EntityType.PER, HEAD, (HEAD,), "kb:per.bashar_jaafari"),
            )
            mentions = tuple(FoundMention(n, s, MentionKind.NAMED, 0.9, "test") for n, s in enumerate(spans))
            evidence = Span(0, len(text))
            led = FoundRelation(
                1, RelationType.HEADS, 0, evidence, spans[1], spans[0], None, 0.9, "test", role=ROLE
            )
            findings = Findings(entities, mentions, (led,), provenance=Provenance("1", "test"))
            article = batch.add(ArticleDraft(text, f"عنوان {number}", outlet=outlet, published=day))
            batch.store(article, findings)
    return make_window(path)


@pytest.fixture
def page(window, qtbot):
    page = window.bench.inspector.entity_page
    with qtbot.waitSignals([page.carded, page.named]):
        window.desk.selection.select_entity(EntityId(1))
    return page


def said(row):
    return row.row.accessibleName()


def test_names_are_counted_with_their_first_and_last_day(page):
    first, second = page.names.names
    assert said(first).startswith(LONG)
    assert "3 mentions" in said(first)
    assert said(first).index("2021-04-02") < said(first).index("2022-04-02")
    assert said(second).startswith(SHORT)
    assert "1 mention" in said(second)


def test_a_card_says_which_outlet_calls_it_what(page):
    by_outlet = {row.row.accessibleName() for row in page.names.outlets}
    assert any("وكالة أ" in text and SHORT not in text for text in by_outlet)
    assert any("صحيفة ب" in text and SHORT in text and LONG in text for text in by_outlet)


def test_a_name_opens_its_outlets_and_these_the_words(qtbot, window, page):
    name = page.names.names[0]
    qtbot.mouseClick(name.row, Qt.MouseButton.LeftButton)
    outlets = name.lines
    assert [said(outlet).split()[-1] for outlet in outlets] == ["2", "1"]
    outlets[0].turn()
    place = outlets[0].lines[0]
    qtbot.waitUntil(lambda: place.height() > 5)
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    article = window.bench.article.article
    assert article.outlet == "وكالة أ"
    assert article.published == "2022-04-02"
    assert window.desk.selection.now.place.of(article.text) == LONG
    name.turn()
    assert not name.opened


def test_an_office_of_the_texts_leads_to_its_evidence(qtbot, window):
    page = window.bench.inspector.entity_page
    with qtbot.waitSignal(page.carded):
        window.desk.selection.select_entity(EntityId(2))
    office = page.standing.offices[0]
    assert ROLE in office.accessibleName()
    assert LONG in office.accessibleName()
    assert "4 places" in office.accessibleName()
    known = [row.text() for row in page.standing.offices[1:]]
    assert any("2006" in text and "tables" in text for text in known)
    qtbot.mouseClick(office, Qt.MouseButton.LeftButton)
    assert window.desk.selection.now.relation.type is RelationType.HEADS


def test_first_and_last_seen_lead_to_the_words(qtbot, window, page):
    qtbot.waitUntil(lambda: len(page.seen) == 2)
    qtbot.mouseClick(page.seen[0], Qt.MouseButton.LeftButton)
    assert window.bench.article.article.published == "2021-04-02"
    assert window.desk.selection.now.place.of(window.bench.article.article.text) == LONG
    assert window.desk.selection.now.entity == EntityId(1)


def test_the_filter_bounds_what_the_card_says(qtbot, window, page):
    from dataclasses import replace

    with qtbot.waitSignal(page.named):
        window.desk.filter = replace(window.desk.filter, outlets=frozenset({"وكالة أ"}))
    assert len(page.names.names) == 1
    assert "2 mentions" in said(page.names.names[0])
    assert page.names.outlets == []


def test_the_counts_lead_from_one_article_to_the_next(qtbot, window, page):
    qtbot.waitUntil(lambda: len(page.seen) == 2)
    days = []
    for _ in range(5):
        page.facts.followed.emit()
        days.append(window.bench.article.article.published)
    assert days == ["2023-09-08", "2022-04-02", "2021-04-02", None, "2023-09-08"]
    assert window.desk.selection.now.place.of(window.bench.article.article.text) == SHORT


def test_a_card_with_wrapped_lines_ends_where_its_last_line_ends(window, qtbot):
    page = window.bench.inspector.entity_page
    with qtbot.waitSignals([page.carded, page.named]):
        window.desk.selection.select_entity(EntityId(2))
    assert page.standing is not None
    content = page.findChild(QScrollArea).widget()
    qtbot.waitUntil(lambda: content.height() == content.heightForWidth(content.width()))
