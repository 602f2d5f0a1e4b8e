"""Altered workspaces are refused in plain words, before anything in them runs, and are left as they are."""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from synpol_desktop.core.errors import NotAWorkspaceError, WorkspaceError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace import Workspace, connection
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.problems import ProblemKind
from tests.faults.hostile import ATTACKS, JOURNAL_MAGIC, ODD_FILES, Attack, forged_tree, pages_swapped
from tests.workspace.golden import FOLDER


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
@pytest.mark.parametrize("read_only", [False, True], ids=["to-write", "to-read"])
def test_an_altered_workspace_is_refused_and_nothing_in_it_runs(
    path: Path, attack: Attack, read_only: bool
) -> None:
    attack.build(path)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError) as refused:
        Workspace.open(path, read_only=read_only)
    assert any(word in refused.value.message for word in attack.reason.split("|")), refused.value.message
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("attack", ODD_FILES, ids=lambda attack: attack.name)
def test_what_is_no_plain_file_is_refused_without_waiting_for_it(path: Path, attack: Attack) -> None:
    attack.build(path)
    with pytest.raises(WorkspaceError, match=attack.reason):
        Workspace.open(path)


def test_a_trigger_in_a_file_of_an_earlier_format_does_not_run_while_it_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.synpol"
    path.write_bytes((FOLDER / "format_1.synpol").read_bytes())
    plain = sqlite3.connect(path)
    plain.execute("CREATE TRIGGER evil AFTER UPDATE ON article BEGIN DELETE FROM body; END")
    plain.close()
    before = path.read_bytes()
    with pytest.raises(NotAWorkspaceError, match="didn't put there"):
        Workspace.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["old.synpol"]


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal", "-lock"])
@pytest.mark.parametrize("kind", ["link", "second_name", "pipe", "folder"])
def test_side_files_are_not_written_through_to_other_files(path: Path, end: str, kind: str) -> None:
    victim = path.parent / "victim.txt"
    victim.write_text("mine", "utf-8")
    side = path.with_name(path.name + end)
    match kind:
        case "link":
            side.symlink_to(victim)
        case "second_name":
            os.link(victim, side)
        case "pipe":
            os.mkfifo(side)
        case "folder":
            side.mkdir()
    with pytest.raises(NotAWorkspaceError, match="beside the workspace"):
        Workspace.open(path)
    assert victim.read_text("utf-8") == "mine"


def journal_that_names(victim: Path, pages: int) -> bytes:
    """Return a journal that SQLite would roll back, and which says that a second file belongs to it."""
    name = str(victim).encode()
    start = JOURNAL_MAGIC + (0).to_bytes(4, "big") + (1).to_bytes(4, "big") + pages.to_bytes(4, "big")
    start += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    lock_page = (0x40000000 // 4096 + 1).to_bytes(4, "big")
    checksum = sum(name).to_bytes(4, "big")
    return (
        start.ljust(512, b"\0") + lock_page + name + len(name).to_bytes(4, "big") + checksum + JOURNAL_MAGIC
    )


def test_a_journal_that_names_another_file_does_not_get_it_deleted(path: Path) -> None:
    victim = path.parent / "victim.txt"
    side = path.with_name(path.name + "-journal")
    journal = journal_that_names(victim, path.stat().st_size // 4096)

    victim.write_text("mine", "utf-8")
    side.write_bytes(journal)
    plain = sqlite3.connect(path)  # this is what SQLite does by itself
    plain.execute("SELECT 1 FROM article").fetchone()
    plain.close()
    assert not victim.exists()

    victim.write_text("mine", "utf-8")
    side.write_bytes(journal)
    for read_only in (False, True):
        with pytest.raises(NotAWorkspaceError, match="beside the workspace"):
            Workspace.open(path, read_only=read_only)
    assert victim.read_text("utf-8") == "mine"


def test_a_link_to_a_workspace_is_locked_where_the_file_lies(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link.synpol").symlink_to(path)
    with Workspace.open(elsewhere / "link.synpol") as workspace:
        assert workspace.path == path
        with pytest.raises(WorkspaceError, match="another window"):
            Workspace.open(path)
        workspace.do(RenameEntity(EntityId(1), "اسم"))
    assert [file.name for file in elsewhere.iterdir()] == ["link.synpol"]


def test_a_file_with_a_second_name_is_opened_for_reading_and_says_so(path: Path) -> None:
    os.link(path, path.with_name("second.synpol"))
    with Workspace.open(path) as workspace:
        assert workspace.read_only
        assert "second name" in workspace.notice
        assert workspace.counts(EVERYTHING).articles == 3
        with pytest.raises(WorkspaceError, match="reading only"):
            workspace.undo()


@pytest.mark.parametrize("table", ["article", "mention", "entity", "step", "relation", "body"])
def test_a_table_without_end_does_not_hang_the_program(
    path: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "QUESTION_S", 0.3)
    monkeypatch.setattr(connection, "CHECK_S", 0.3)
    forged_tree(path, table)
    with Workspace.open(path) as workspace:
        assert ProblemKind.FILE in {problem.kind for problem in workspace.check()}
        for question in (workspace.content_hash, workspace.history, lambda: workspace.facts(EVERYTHING)):
            with contextlib.suppress(WorkspaceError):
                question()


def test_an_answer_without_end_is_given_up_in_plain_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "QUESTION_S", 0.3)
    forged_tree(path, "article")
    with Workspace.open(path) as workspace, pytest.raises(WorkspaceError, match="too long to answer"):
        workspace.content_hash()


@pytest.mark.full
def test_a_value_without_measure_is_refused_in_plain_words(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("UPDATE article SET author = printf('%.*c', 140000000, 'x') WHERE id = 1")
    plain.commit()
    plain.close()
    with Workspace.open(path) as workspace:
        with pytest.raises(WorkspaceError, match="too large"):
            workspace.content_hash()
        assert workspace.check() != []


def check_and_repair(path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert ProblemKind.FILE in {problem.kind for problem in workspace.check()}
        workspace.repair()


def test_pages_that_changed_places_are_found_and_nothing_is_mended_by_guessing(path: Path) -> None:
    pages_swapped(path)
    with pytest.raises(WorkspaceError, match="damaged"):
        check_and_repair(path)
