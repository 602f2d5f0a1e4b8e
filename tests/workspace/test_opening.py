import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from synpol_desktop.core.errors import (
    EditRefusedError,
    NotAWorkspaceError,
    SynpolError,
    WorkspaceError,
    WorkspaceLockedError,
    WorkspaceTooNewError,
)
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.migrations import APPLICATION_ID, FORMAT
from synpol_desktop.workspace.opening import expected_objects
from synpol_desktop.workspace.schema import METADATA
from tests.workspace.corpus import MEETING, draft, fill


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING)
    return path


def _alter(path, *statements):
    plain = sqlite3.connect(path)
    for statement in statements:
        plain.execute(statement)
    plain.commit()
    plain.close()


def test_after_closing_there_is_one_plain_file(path):
    assert [file.name for file in path.parent.iterdir()] == ["w.synpol"]
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,) == (0x53594E50,)
    assert plain.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert plain.execute(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')"
    ).fetchone() == (0,)
    plain.close()


def test_a_file_that_exists_is_not_overwritten(path):
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="exists already"):
        Workspace.create(path)
    assert path.read_bytes() == before


def test_what_a_stopped_attempt_left_is_no_obstacle_to_another(tmp_path):
    path = tmp_path / "new.synpol"
    for name in ("new.synpol", "new.synpol.part", "new.synpol.part-journal"):
        (tmp_path / name).write_bytes(b"" if name == path.name else b"half")
    with Workspace.create(path) as workspace:
        assert workspace.check() == []
    assert [file.name for file in tmp_path.iterdir()] == ["new.synpol"]


def test_a_folder_or_a_link_in_the_place_of_a_new_workspace_is_left_alone(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "victim").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    for name in ("folder", "link"):
        with pytest.raises(WorkspaceError, match="exists already"):
            Workspace.create(tmp_path / name)
    assert (tmp_path / "victim").read_bytes() == b""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "link", "victim"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"hello", "not a workspace"),
        (b"SQLite format 3\0" + bytes(200), "not a workspace"),
    ],
)
def test_files_of_other_programs_are_refused_and_left_alone(tmp_path, content, message):
    path = tmp_path / "other.synpol"
    path.write_bytes(content)
    with pytest.raises(NotAWorkspaceError, match=message):
        Workspace.open(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["other.synpol"]


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path):
    with pytest.raises(NotAWorkspaceError, match="is a folder"):
        Workspace.open(tmp_path)
    with pytest.raises(WorkspaceError, match="There is no file"):
        Workspace.open(tmp_path / "none.synpol")


def test_another_sqlite_file_is_refused(tmp_path):
    path = tmp_path / "other.db"
    _alter(path, "CREATE TABLE article (id INTEGER)")
    with pytest.raises(NotAWorkspaceError, match="not a workspace"):
        Workspace.open(path)


def test_a_file_of_a_newer_release_is_refused_with_its_format(path):
    _alter(path, "PRAGMA user_version = 99")
    with pytest.raises(WorkspaceTooNewError, match=r"newer release \(format 99\)"):
        Workspace.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER UPDATE ON article BEGIN DELETE FROM body; END",
        "CREATE VIEW evil AS SELECT * FROM article",
        "CREATE TABLE evil (x)",
        "DROP TABLE pin",
        "DROP INDEX mention_by_entity",
        "ALTER TABLE pin ADD COLUMN z REAL",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(path, statement):
    _alter(path, statement)
    with pytest.raises(NotAWorkspaceError, match="didn't put there"):
        Workspace.open(path)
    assert not path.with_name("w.synpol-lock").exists()


def test_a_second_window_is_told_and_may_read(path):
    with Workspace.open(path) as first:
        with pytest.raises(WorkspaceLockedError, match="another window"):
            Workspace.open(path)
        with Workspace.open(path, read_only=True) as second:
            assert second.counts(EVERYTHING).articles == 1
            with first.batch("Import") as batch:
                batch.add(draft("نص آخر"))
            assert second.counts(EVERYTHING).articles == 2
            with pytest.raises(WorkspaceError, match="reading only"):
                second.undo()
    with Workspace.open(path) as again:
        assert again.counts(EVERYTHING).articles == 2


def test_a_file_whose_program_was_killed_opens_with_all_that_was_acknowledged(path):
    script = (
        "import os, pathlib, sys; from synpol_desktop.workspace import Workspace;"
        "from synpol_desktop.core.records import ArticleDraft;"
        "w = Workspace.open(pathlib.Path(sys.argv[1])); b = w.batch('Import');"
        "b.add(ArticleDraft('نص آخر', 'عنوان')); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=Path.cwd(), check=False)
    assert done.returncode == 9
    assert path.with_name("w.synpol-wal").exists()
    with Workspace.open(path) as workspace:
        assert workspace.counts(EVERYTHING).articles == 2
        assert workspace.check() == []
        workspace.undo()
        assert workspace.counts(EVERYTHING).articles == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["w.synpol", "w.synpol-backups"]


def test_a_file_in_a_folder_that_can_not_be_written_opens_for_reading(path):
    path.chmod(0o444)
    path.parent.chmod(0o555)
    if os.access(path.parent, os.W_OK):
        path.parent.chmod(0o755)
        pytest.skip("an administrator may write anywhere")
    try:
        with Workspace.open(path) as workspace:
            assert workspace.read_only
            assert "reading only" in workspace.notice
            assert workspace.counts(EVERYTHING).articles == 1
    finally:
        path.parent.chmod(0o755)


def test_a_damaged_file_is_refused_in_plain_words_or_found_by_the_check(path):
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 64):
        data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="damaged"), Workspace.open(path) as workspace:
        workspace.counts(EVERYTHING)
    assert not path.with_name("w.synpol-lock").exists()


def test_a_truncated_file_is_refused(path):
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(SynpolError):
        Workspace.open(path)


def test_a_closed_workspace_says_so(path):
    workspace = Workspace.open(path)
    workspace.close()
    workspace.close()
    with pytest.raises(WorkspaceError, match="closed"):
        workspace.undo()


def test_an_edit_of_what_is_not_there_is_refused(path):
    with Workspace.open(path) as workspace, pytest.raises(EditRefusedError, match="not in the workspace"):
        workspace.do(RenameEntity(999, "x"))


def test_the_tables_that_are_queried_are_those_of_the_file():
    plain = sqlite3.connect(":memory:")
    for _, name, sql in sorted(expected_objects()):
        if name in METADATA.tables:
            plain.execute(sql)
    for table in METADATA.tables.values():
        stored = {
            row[1]: bool(row[3]) or bool(row[5])
            for row in plain.execute(f'PRAGMA table_info("{table.name}")')
        }
        assert stored == {column.name: not column.nullable for column in table.columns}
    plain.close()


def test_a_file_of_an_earlier_format_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.synpol"
    _alter(path, f"PRAGMA application_id = {APPLICATION_ID}", "VACUUM")  # format 0: nothing yet
    with pytest.raises(WorkspaceError, match="earlier release"):
        Workspace.open(path, read_only=True)
    with Workspace.open(path) as workspace:
        fill(workspace, MEETING)
        assert workspace.check() == []
