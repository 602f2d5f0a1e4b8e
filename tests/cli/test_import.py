"""``import``: articles with their facts, a summary, and a line for every refused file."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.importing.options import Mapping, Options
from synpol_desktop.importing.profiles import delete_profile, save_profile
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.queries import ArticleQuery
from tests.cli.conftest import Command


def test_a_workspace_is_made_and_filled(synpol: Command, articles: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.synpol"
    ended = synpol("import", path, articles)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "2 added, 0 known already, 0 refused, 2 extracted.\n"
    with Workspace.open(path, read_only=True) as workspace:
        counts = workspace.counts(EVERYTHING)
    assert (counts.articles, counts.waiting) == (2, 0)
    assert counts.entities > 3
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["new.synpol"]


def test_importing_again_adds_nothing(synpol: Command, workspace: Path, articles: Path) -> None:
    ended = synpol("import", workspace, articles / "first.txt", articles)
    assert ended.status == 0
    assert ended.out.startswith("0 added, ")


def test_refused_files_have_a_line_each_and_cost_nothing_else(
    synpol: Command, articles: Path, tmp_path: Path
) -> None:
    (articles / "empty.txt").touch()
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (articles / "broken.jsonl").write_text('{"text": \n', "utf-8")
    (articles / "other.xyz").touch()

    ended = synpol("import", tmp_path / "w.synpol", articles)

    assert ended.status == 1
    assert ended.out == "2 added, 0 known already, 3 refused, 1 of another kind skipped, 2 extracted.\n"
    lines = ended.err.splitlines()
    assert len(lines) == 3
    assert all(any(name in line for line in lines) for name in ("empty.txt", "binary.txt", "broken.jsonl"))


def test_a_file_that_may_not_be_read_is_refused(synpol: Command, articles: Path, tmp_path: Path) -> None:
    (articles / "first.txt").chmod(0)
    if os.access(articles / "first.txt", os.R_OK):
        pytest.skip("an administrator may read everything")
    ended = synpol("import", tmp_path / "w.synpol", articles)
    assert ended.status == 1
    assert "first.txt" in ended.err


def test_a_missing_path_is_said_and_the_others_come_in(
    synpol: Command, articles: Path, tmp_path: Path
) -> None:
    ended = synpol("import", tmp_path / "w.synpol", articles, tmp_path / "nowhere")
    assert ended.status == 1
    assert ended.out.startswith("2 added")
    assert "nowhere" in ended.err


def test_a_folder_without_articles_is_said(synpol: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = synpol("import", tmp_path / "w.synpol", tmp_path / "empty")
    assert ended.status == 1
    assert "empty" in ended.err
    assert not (tmp_path / "w.synpol").exists()


def test_articles_of_a_jsonl_file_keep_their_metadata(synpol: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    fields = {
        "id": "1",
        "text": "نص المقال الأول في دمشق.",
        "title": "عنوان",
        "outlet": "صحيفة",
        "date": "2023-11",
    }
    file.write_text(json.dumps(fields, ensure_ascii=False), "utf-8")
    path = tmp_path / "w.synpol"
    assert synpol("import", path, file).status == 0
    with Workspace.open(path, read_only=True) as workspace:
        from synpol_desktop.workspace.queries import ArticleQuery

        (id_,) = workspace.article_ids(ArticleQuery())
        article = workspace.article(id_)
    assert (article.title, article.outlet, article.published) == ("عنوان", "صحيفة", "2023-11")


def test_a_workspace_that_may_not_be_written_is_named_before_anything_is_read(
    synpol: Command, workspace: Path, articles: Path
) -> None:
    workspace.chmod(0o444)
    if os.access(workspace, os.W_OK):
        pytest.skip("an administrator may write everywhere")
    before = workspace.read_bytes()
    ended = synpol("import", workspace, articles)
    assert (ended.status, ended.out) == (2, "")
    assert f"“{workspace.name}” can't be written to." in ended.err
    assert workspace.read_bytes() == before


def test_a_file_of_another_program_is_left_alone(synpol: Command, articles: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()

    ended = synpol("import", path, articles)

    assert (ended.status, ended.out) == (2, "")
    assert "other.db" in ended.err
    assert len(ended.err.splitlines()) <= 2
    assert path.read_bytes() == before


def test_a_newer_workspace_is_left_alone(synpol: Command, workspace: Path, articles: Path) -> None:
    with sqlite3.connect(workspace) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    before = workspace.read_bytes()

    ended = synpol("import", workspace, articles)

    assert (ended.status, ended.out) == (2, "")
    assert "newer release" in ended.err
    assert workspace.read_bytes() == before


def test_a_workspace_cannot_be_made_in_a_missing_folder(
    synpol: Command, articles: Path, tmp_path: Path
) -> None:
    ended = synpol("import", tmp_path / "no" / "w.synpol", articles)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) <= 2


def test_a_workspace_that_is_open_elsewhere_is_not_written(
    synpol: Command, workspace: Path, articles: Path
) -> None:
    with Workspace.open(workspace):
        ended = synpol("import", workspace, articles)
    assert ended.status == 2
    assert len(ended.err.splitlines()) <= 2


def test_many_articles_are_read_by_processes_of_the_program(program: Command, tmp_path: Path) -> None:
    from synpol_desktop.tasks.sample import sample_files

    ended = program("import", tmp_path / "w.synpol", *sample_files())
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "40 added, 0 known already, 0 refused, 40 extracted.\n"


def test_what_was_settled_in_the_window_can_be_settled_here(synpol: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2024-05-03_المدار.txt").write_bytes("وصل الوفد إلى جنيف.".encode("mac_arabic"))
    pattern = r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<outlet>[^_.]+)"
    options = ("--encoding", "mac-arabic", "--file-names", pattern)

    ended = synpol("import", tmp_path / "w.synpol", folder, *options)

    assert (ended.status, ended.err) == (0, "")
    with Workspace.open(tmp_path / "w.synpol", read_only=True) as workspace:
        (article,) = (workspace.article(id_) for id_ in workspace.article_ids(ArticleQuery()))
    assert (article.published, article.outlet) == ("2024-05-03", "المدار")
    assert "الوفد" in article.text


def test_a_saved_profile_says_which_column_is_what(synpol: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\nعنوان,وصل الوفد إلى جنيف مساء أمس.\n", "utf-8")
    save_profile("غريب", Options(mapping=Mapping(text=("b",), title="a")))
    try:
        refused = synpol("import", tmp_path / "w.synpol", tmp_path / "odd.csv")
        assert (refused.status, refused.out.partition(",")[0]) == (1, "0 added")
        ended = synpol("import", tmp_path / "w.synpol", tmp_path / "odd.csv", "--profile", "غريب")
        assert (ended.status, ended.out.partition(",")[0]) == (0, "1 added")
    finally:
        delete_profile("غريب")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--encoding", "klingon", "no encoding"),
        ("--profile", "none", "no import profile"),
        ("--file-names", "(", "no regular expression"),
        ("--file-names", "x", "finds nothing"),
    ],
)
def test_options_that_make_no_sense_are_said_and_nothing_is_made(
    synpol: Command, articles: Path, tmp_path: Path, option: str, value: str, said: str
) -> None:
    ended = synpol("import", tmp_path / "w.synpol", articles, option, value)
    assert ended.status == 2
    assert said in ended.err
    assert not (tmp_path / "w.synpol").exists()


def test_a_folder_that_is_not_there_is_named(synpol: Command, articles: Path, tmp_path: Path) -> None:
    ended = synpol("import", tmp_path / "nowhere" / "w.synpol", articles)
    assert ended.status == 2
    assert "There is no folder “nowhere”" in ended.err
