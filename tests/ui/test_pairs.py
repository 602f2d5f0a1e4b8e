"""Pairs that may be one actor: merged or kept apart with the keys of an Arabic keyboard."""

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.pairing import Reason
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.review.pairs_panel import reason_text
from synpol_desktop.workspace import Workspace
from tests.ui.test_correcting import press

NAMES = (
    "عبد الله الراشدي",
    "عبدالله الراشدى",
    "عبد الله سعيد الراشدي",
)  # a fictional person in three spellings


@pytest.fixture
def workspace_file(tmp_path):
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace, workspace.batch("Import") as batch:
        for number, name in enumerate(NAMES):
            entity = FoundEntity(EntityType.PER, name, (name,), f"PER:{number}")
            mention = FoundMention(0, Span(0, len(name)), MentionKind.NAMED, 0.9, "test")
            article = batch.add(ArticleDraft(f"{name} حضر {number}.", "خبر"))
            batch.store(article, Findings((entity,), (mention,)))
    return path


@pytest.fixture
def panel(qtbot, window):
    window.actions_by_name["pairs"].trigger()
    panel = window.docks.panel("pairs")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3, timeout=20000)
    return panel


def test_a_pair_is_merged_with_one_key_and_undone(qtbot, window, panel):
    pair = panel.model.items[0]
    assert pair.reasons[0][0] is Reason.SPELLING
    press(panel.view, "ش")
    workspace = window.desk.workspace
    assert workspace.entity(pair.second.id) == workspace.entity(pair.first.id)
    assert workspace.entity(pair.first.id).name == pair.first.name
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=20000)
    window.desk.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3, timeout=20000)


def test_a_pair_that_is_never_to_be_merged_is_not_offered_again(qtbot, window, panel):
    pair = panel.model.items[0]
    press(panel.view, "ى")  # n
    assert pair not in panel.model.items
    window.desk.changed.emit(window.desk.workspace.do(_rename(window)))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=20000)
    ids = {(p.first.id, p.second.id) for p in panel.model.items}
    assert (pair.first.id, pair.second.id) not in ids
    assert window.desk.workspace.counts(EVERYTHING).entities == 3


def _rename(window):
    from synpol_desktop.workspace.edits import RenameEntity

    return RenameEntity(window.desk.workspace.search_entities(NAMES[2])[0], NAMES[2], "Abdullah")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_each_reason_is_said_in_words(code):
    set_language(code)
    said = {reason_text(reason, 2) for reason in Reason}
    set_language("en")
    assert len(said) == len(Reason)
