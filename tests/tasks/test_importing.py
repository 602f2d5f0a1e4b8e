"""An import is one step, can be repeated and stopped, and names what it refuses."""

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.tasks.extraction import extract_waiting
from synpol_desktop.tasks.importing import import_drafts, import_paths
from synpol_desktop.tasks.sample import NOTICE, import_sample, open_sample, sample_files
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery
from tests.tasks.conftest import article, write_articles


def stop_at(count: int) -> Progress:
    """Return a progress that asks to stop when so many articles are over."""

    def listen(done: int, _total: int, _label: str) -> None:
        if done >= count:
            progress.cancel()

    progress = Progress(listen)
    return progress


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    return write_articles(folder, 12)


def test_articles_come_in_with_what_they_say(workspace: Workspace, files: list[Path]) -> None:
    report = import_paths(workspace, files, Progress())

    assert (report.added, report.known, report.refused, report.cancelled) == (12, 0, (), False)
    assert (report.extraction.done, report.extraction.failed) == (12, ())
    counts = workspace.counts(EVERYTHING)
    assert (counts.articles, counts.waiting) == (12, 0)
    for id_ in workspace.article_ids(ArticleQuery()):
        assert workspace.mentions(id_), workspace.article(id_).title


def test_a_second_import_adds_nothing_and_leaves_no_step(workspace: Workspace, files: list[Path]) -> None:
    import_paths(workspace, files, Progress())
    before = workspace.content_hash()

    again = import_paths(workspace, files, Progress())

    assert (again.added, again.known) == (0, 12)
    assert len(workspace.history()) == 1
    assert workspace.content_hash() == before


def test_articles_and_their_facts_are_one_step(workspace: Workspace, files: list[Path]) -> None:
    empty = workspace.content_hash()
    import_paths(workspace, files, Progress())
    full = workspace.content_hash()

    workspace.undo()
    assert workspace.content_hash() == empty
    assert workspace.counts(EVERYTHING).articles == 0

    workspace.redo()
    assert workspace.content_hash() == full


def test_what_is_there_when_an_import_is_stopped_stays_as_one_step(
    workspace: Workspace, files: list[Path]
) -> None:
    report = import_paths(workspace, files, stop_at(5), workers=1)

    assert report.cancelled
    assert 0 < report.added < 12
    assert workspace.counts(EVERYTHING).articles == report.added
    assert len(workspace.history()) == 1
    workspace.undo()
    assert workspace.counts(EVERYTHING).articles == 0


def test_a_stopped_import_goes_on_where_it_was(workspace: Workspace, files: list[Path]) -> None:
    stopped = import_paths(workspace, files, stop_at(5), workers=1)
    rest = import_paths(workspace, files, Progress())
    extract_waiting(workspace, Progress())

    assert rest.known == stopped.added
    assert rest.added == 12 - stopped.added
    counts = workspace.counts(EVERYTHING)
    assert (counts.articles, counts.waiting) == (12, 0)


def test_a_stop_before_the_first_article_changes_nothing(workspace: Workspace, files: list[Path]) -> None:
    progress = Progress()
    progress.cancel()

    assert import_paths(workspace, files, progress).cancelled
    assert workspace.history() == []


def test_refused_files_are_named_and_the_others_come_in(workspace: Workspace, files: list[Path]) -> None:
    (files[0].parent / "empty.txt").touch()
    (files[0].parent / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (files[0].parent / "notes.odt").write_bytes(b"x")

    report = import_paths(workspace, [files[0].parent], Progress())

    assert report.added == 12
    assert sorted(name for name, _ in report.refused) == ["empty.txt", "picture.txt"]
    assert report.skipped == 1


def test_progress_never_goes_back_and_ends_at_its_total(workspace: Workspace, files: list[Path]) -> None:
    seen: list[tuple[int, int]] = []
    import_paths(workspace, files, Progress(lambda done, total, _: seen.append((done, total))))

    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert all(done <= total for done, total in seen)
    assert seen[-1] == (12, 12)


def test_a_pasted_text_is_a_step_of_its_own(workspace: Workspace) -> None:
    draft = ArticleDraft(article(1), "عنوان", published="2023-11-08", origin="pasted")

    report = import_drafts(workspace, [draft], Progress())

    assert (report.added, report.extraction.done) == (1, 1)
    (id_,) = workspace.article_ids(ArticleQuery())
    assert workspace.article(id_).published == "2023-11-08"
    assert [step.label_key for step in workspace.history()] == ["import_pasted"]


def test_a_text_that_cannot_be_stored_is_refused_alone(workspace: Workspace) -> None:
    drafts = [ArticleDraft("نص \ud800", "مكسور"), ArticleDraft(article(2), "سليم")]

    report = import_drafts(workspace, drafts, Progress())

    assert report.added == 1
    assert [name for name, _ in report.refused] == ["مكسور"]


def test_a_deleted_article_that_comes_back_keeps_the_analysts_date(workspace: Workspace) -> None:
    from synpol_desktop.workspace.edits import DeleteArticles, SetArticleFields

    draft = ArticleDraft(article(3), "عنوان")
    import_drafts(workspace, [draft], Progress())
    (id_,) = workspace.article_ids(ArticleQuery())
    workspace.do(SetArticleFields.of((id_,), published="2020-01-02"))
    workspace.do(DeleteArticles((id_,)))

    report = import_drafts(workspace, [draft], Progress())

    assert report.added == 1
    assert workspace.article(id_).published == "2020-01-02"


def test_the_sample_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sample.synpol"
    report = open_sample(path, Progress())

    assert report.added == len(sample_files()) == report.extraction.done
    with Workspace.open(path) as workspace:
        assert workspace.notice == NOTICE
        counts = workspace.counts(EVERYTHING)
        assert (counts.articles, counts.undated, counts.waiting) == (40, 0, 0)
        assert counts.relation_mentions > 100


def test_the_notice_of_the_sample_is_there_with_its_first_article_and_goes_with_its_last(
    workspace: Workspace,
) -> None:
    seen: list[tuple[str, int]] = []

    def look(changes: Changes) -> None:
        if changes.metadata and not seen:
            seen.append((workspace.notice, workspace.counts(EVERYTHING).articles))

    stop = workspace.subscribe(look)
    assert workspace.notice == ""
    import_sample(workspace, Progress())
    stop()
    ((notice, articles),) = seen
    assert notice == NOTICE
    assert 1 <= articles < 40
    assert workspace.notice == NOTICE
    assert workspace.undo().label_key == "import_paths.many"
    assert workspace.notice == ""
    workspace.redo()
    assert workspace.notice == NOTICE


def test_each_article_knows_the_name_digest_and_date_of_its_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    plain = tmp_path / "خبر.txt"
    plain.write_text(article(1), "utf-8")
    os.utime(plain, (1_700_000_000, 1_700_000_000))
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><p>{article(2)}</p></body></html>", "utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("inner.txt", (2023, 11, 8, 9, 30, 0)), article(3))
    import_paths(workspace, [plain, page, tmp_path / "more.zip"], Progress(), workers=1)

    found = {each.origin: each for each in map(workspace.article, workspace.article_ids(ArticleQuery()))}
    assert set(found) == {"خبر.txt", "page.html", "inner.txt"}
    assert found["خبر.txt"].file_digest == hashlib.sha256(plain.read_bytes()).hexdigest()
    assert found["خبر.txt"].file_date == "2023-11-14T22:13:20Z"
    assert found["page.html"].file_digest == hashlib.sha256(page.read_bytes()).hexdigest()
    assert found["inner.txt"].file_digest == hashlib.sha256(article(3).encode()).hexdigest()
    assert found["inner.txt"].file_date.startswith("2023-11-08T09:30")
