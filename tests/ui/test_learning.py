import pytest

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.own import own
from synpol_desktop.tasks import teaching
from synpol_desktop.ui.dialogs.learning import LearningDialog
from synpol_desktop.workspace.edits import MarkWords, NewEntity
from synpol_desktop.workspace.queries import ArticleQuery
from tests.extraction.test_learning import corpus


@pytest.fixture
def small_corpus(tmp_path, monkeypatch):
    folder = tmp_path / "corpus"
    folder.mkdir()
    corpus(folder)
    monkeypatch.setattr(teaching, "training_corpus", lambda: folder)


def decide(workspace, count):
    """Mark some words of each article as a name of their own."""
    for article in workspace.article_ids(ArticleQuery()):
        text = workspace.article(article).text
        at = 0
        for word in text.split()[:count]:
            at = text.index(word, at)
            new = NewEntity(EntityType.ORG, word, f"ORG:{word}")
            workspace.do(MarkWords(((article, Span(at, at + len(word))),), new))
            at += len(word)


def test_too_few_decisions_can_not_be_learned_from(window, qtbot):
    dialog = LearningDialog(window.desk.workspace, window.desk.jobs, window)
    qtbot.addWidget(dialog)

    assert not dialog.learn_button.isEnabled()
    assert not dialog.restore_button.isEnabled()
    assert "at least 10" in dialog.given.text()


def test_the_program_learns_from_decisions_and_goes_back(window, qtbot, small_corpus):
    decide(window.desk.workspace, 6)
    dialog = LearningDialog(window.desk.workspace, window.desk.jobs, window)
    qtbot.addWidget(dialog)
    assert dialog.learn_button.isEnabled()

    dialog.learn_button.click()
    assert not dialog.learn_button.isEnabled()
    qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=60000)

    known = own()
    assert known is not None
    assert known.date in dialog.state.text()

    dialog.restore_button.click()
    assert own() is None
    assert not dialog.restore_button.isEnabled()


def test_learning_can_be_stopped_and_changes_nothing(window, qtbot, small_corpus):
    decide(window.desk.workspace, 6)
    dialog = LearningDialog(window.desk.workspace, window.desk.jobs, window)
    qtbot.addWidget(dialog)

    job = dialog.learn()
    job.cancel()
    qtbot.waitUntil(dialog.learn_button.isEnabled, timeout=30000)

    assert own() is None
