import pytest
from PySide6.QtCore import Qt

from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundStatement, Provenance
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import Workspace

ENVOY = "سالم المرعي"  # a fictional person
SAID = "سنمضي في الحوار"  # we go on with the dialogue


@pytest.fixture
def window(make_window, tmp_path):
    path = tmp_path / "said.synpol"
    entity = FoundEntity(EntityType.PER, ENVOY, (ENVOY,), "x:envoy")
    with Workspace.create(path) as workspace, workspace.batch("Import") as batch:
        for number, day in enumerate((None, "2021-04-02", "2023-09-08", "2022-01-01")):
            text = f"قال {ENVOY} في اليوم {number}: {SAID} {number}."
            name = Span(text.index(ENVOY), text.index(ENVOY) + len(ENVOY))
            said = FoundStatement(0, Span(text.index(SAID), len(text) - 1), None, 0.9, "test")
            findings = Findings(
                (entity,),
                (FoundMention(0, name, MentionKind.NAMED, 0.9, "test"),),
                statements=(said,),
                provenance=Provenance("1", "test"),
            )
            draft = ArticleDraft(text, f"عنوان {number}", outlet="صحيفة أ", published=day)
            batch.store(batch.add(draft), findings)
    return make_window(path)


def test_a_card_says_when_an_actor_is_seen_and_what_it_said_newest_first(qtbot, window):
    page = window.bench.inspector.entity_page
    window.desk.selection.select_entity(EntityId(1))
    qtbot.waitUntil(lambda: len(page.sayings) == 4)
    first, last = (row.accessibleName() for row in page.seen)
    assert "2021-04-02" in first
    assert "2023-09-08" in last
    assert [row.toolTip()[-1] for row in page.sayings] == ["2", "3", "1", "0"]
    assert "2023-09-08" in page.sayings[0].accessibleName()


def test_a_statement_leads_to_its_words(qtbot, window):
    page = window.bench.inspector.entity_page
    window.desk.selection.select_entity(EntityId(1))
    qtbot.waitUntil(lambda: len(page.sayings) == 4)
    qtbot.mouseClick(page.sayings[1], Qt.MouseButton.LeftButton)
    article = window.bench.article.article
    assert article.title == "عنوان 3"
    assert window.desk.selection.now.place.of(article.text) == f"{SAID} 3"
    assert window.desk.selection.now.entity == EntityId(1)


def test_an_article_of_the_card_opens_and_the_card_stays(qtbot, window):
    from synpol_desktop.ui.inspector.rows import LinkRow

    page = window.bench.inspector.entity_page
    window.desk.selection.select_entity(EntityId(1))
    qtbot.waitUntil(lambda: len(page.sayings) == 4)
    row = next(row for row in page.findChildren(LinkRow) if row.accessibleName().startswith("عنوان 2"))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.bench.article.article.title == "عنوان 2"
    assert len(page.sayings) == 4


def test_an_actor_of_one_day_is_seen_on_it_and_not_from_it_to_itself(qtbot, window):
    from synpol_desktop.workspace.edits import DeleteArticles

    workspace, page = window.desk.workspace, window.bench.inspector.entity_page
    others = list(workspace.articles_of(EntityId(1), window.desk.filter))
    dated = [a for a in others if workspace.article(a).published == "2022-01-01"]
    window.desk.do(DeleteArticles(tuple(a for a in others if a not in dated)))
    window.desk.selection.select_entity(EntityId(1))
    qtbot.waitUntil(lambda: len(page.seen) == 1)
    assert "2022-01-01" in page.seen[0].accessibleName()
