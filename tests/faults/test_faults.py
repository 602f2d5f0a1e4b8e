"""Disk, clock, memory and other programs do their worst: a clear message, no loss, and the next try works."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.core.errors import WorkspaceError, WorkspaceLockedError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.workspace import Workspace, connection
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.presence import FileMovedError
from tests.faults import shim
from tests.tasks.conftest import write_articles
from tests.workspace.corpus import CHARGE, MEETING, draft, fill
from tests.workspace.golden import FOLDER

ROOT = Path(__file__).resolve().parents[2]
FIRST = EntityId(1)

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = shim.build(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip("needs Linux and a C compiler")
    return built


def play(scene: str, path: Path, library: Path | None = None, *before: str) -> dict[str, object]:
    variables = {**os.environ, **({} if library is None else {"LD_PRELOAD": str(library)})}
    command = [*before, sys.executable, "-m", "tests.faults.scenes", scene, str(path)]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    seen: dict[str, object] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize(
    ("scene", "message"),
    [
        ("disk_full", "The disk is full; the last change was not saved."),
        ("disk_that_fails_to_write", "The disk didn't take the last change"),
        ("disk_that_fails_to_flush", "The disk didn't take the last change"),
    ],
)
def test_a_change_that_the_disk_does_not_take_is_not_confirmed_and_can_be_tried_again(
    path: Path, library: Path, scene: str, message: str
) -> None:
    seen = play(scene, path, library)
    assert str(seen["message"]).startswith(message)
    assert seen["meanwhile"] == "قبل"
    assert seen["after"] == "بعد"


def test_closing_on_a_full_disk_loses_nothing(path: Path, library: Path) -> None:
    assert play("disk_that_is_full_at_closing", path, library) == {"after": "قبل"}


def test_an_import_onto_a_full_disk_stops_with_its_reason_and_goes_on_later(
    path: Path, library: Path
) -> None:
    (path.parent / "articles").mkdir()
    write_articles(path.parent / "articles", 40)
    seen = play("disk_full_while_importing", path, library)
    assert "The disk is full" in str(seen["message"])
    assert seen["clean"]
    assert 3 < int(str(seen["between"])) < 43
    assert (seen["after"], seen["waiting"]) == (43, 0)


def test_a_copy_onto_a_full_disk_leaves_nothing_and_can_be_tried_again(path: Path, library: Path) -> None:
    seen = play("disk_full_while_copying", path, library)
    assert "could not be written" in str(seen["message"])
    assert seen["left"] == []
    assert seen["after"]


def test_an_update_onto_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, library: Path) -> None:
    path = tmp_path / "old.synpol"
    shutil.copy(FOLDER / "format_1.synpol", path)
    seen = play("disk_full_while_updating", path, library)
    assert isinstance(seen["messages"], list)
    assert seen["messages"]
    assert all("written" in text or "disk" in text.lower() for text in seen["messages"]), seen["messages"]


def test_a_clock_that_is_set_back_turns_nothing_upside_down(path: Path, library: Path) -> None:
    seen = play("clock_set_back", path, library)
    assert int(str(seen["year"])) < 2010
    assert seen["sorted"]
    assert seen["undone"] == seen["after"] == "اليوم"
    assert isinstance(seen["backups"], list)
    assert [number for number, _ in seen["backups"]] == [2, 1]
    assert seen["backups"][0][1] == seen["year"]


@linux
def test_a_limit_of_file_sizes_is_met_as_a_full_disk_is(path: Path) -> None:
    seen = play("file_size_limit", path)
    assert "not saved" in str(seen["message"])
    assert seen["after"] == "بعد"


@linux
def test_a_small_disk_that_fills_up_keeps_all_that_was_confirmed(path: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=1m small "{disk}"'
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("may not mount")
    enter = ("unshare", "-rm", "sh", "-c", f'{mount} && cp "{path}" "{disk}/w.synpol" && exec "$@"', "sh")
    seen = play("small_disk", disk / "w.synpol", None, *enter)
    assert "The disk is full" in str(seen["message"])
    assert seen["kept"]
    assert seen["after"] == "بعد"


@linux
def test_a_lack_of_memory_is_said_and_the_rest_goes_on(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("UPDATE body SET text = printf('%.*c', 60000000, 'x') WHERE article = 1")
    plain.commit()
    plain.close()
    seen = play("out_of_memory", path)
    assert "not enough memory" in str(seen["message"])
    assert seen["meanwhile"]
    assert seen["length"] == 60_000_000


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that every user of this computer can read."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def there_is_a_user(number: int) -> bool:
    """Whether this namespace, as ``unshare -r`` makes one, knows a user of that number."""
    lines = Path("/proc/self/uid_map").read_text("ascii").splitlines()
    ranges = [(int(first), int(count)) for first, _, count in (line.split() for line in lines)]
    return any(first <= number < first + count for first, count in ranges)


@linux
@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o555, 0o644), pytest.param(0o777, 0o444, marks=pytest.mark.full)]
)
def test_what_may_not_be_written_opens_for_reading_and_says_so(
    open_folder: Path, path: Path, folder_mode: int, file_mode: int
) -> None:
    if os.geteuid() == 0 and not there_is_a_user(65534):
        pytest.skip("a super user of a namespace without other users may write everywhere")
    (open_folder / "in").mkdir()
    there = open_folder / "in" / "w.synpol"
    shutil.copy(path, there)
    there.chmod(file_mode)
    there.parent.chmod(folder_mode | 0o200)
    before = there.read_bytes()
    seen = play("no_right_to_write", there)
    assert seen["read_only"]
    assert "reading only" in str(seen["notice"])
    assert "reading only" in str(seen["message"])
    assert seen["articles"] == 3
    assert there.read_bytes() == before


def gone(path: Path, other: Path) -> None:
    path.unlink()


def moved(path: Path, other: Path) -> None:
    path.rename(path.with_name("moved.synpol"))


def replaced(path: Path, other: Path) -> None:
    other.replace(path)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return another workspace, which may take the place of the open one."""
    made = tmp_path / "other.synpol"
    with Workspace.create(made) as workspace:
        fill(workspace, MEETING)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in their place")
@pytest.mark.parametrize("fate", [gone, moved, replaced])
def test_a_file_that_is_taken_away_while_open_is_noticed_and_nothing_is_lost(
    path: Path, other: Path, tmp_path: Path, fate
) -> None:
    there = other.read_bytes()
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "الأخير"))
        fate(path, other)
        with pytest.raises(FileMovedError, match="moved, deleted or replaced"):
            workspace.do(RenameEntity(FIRST, "ضائع"))
        with pytest.raises(FileMovedError), workspace.batch("Import") as batch:
            batch.add(draft("نص ضائع"))
        workspace.save_copy(tmp_path / "copy.synpol")
    if fate is replaced:
        assert path.read_bytes() == there
    with Workspace.open(tmp_path / "copy.synpol") as copy:
        assert copy.entity(FIRST).name == "الأخير"
        assert copy.counts(EVERYTHING).articles == 3
        assert copy.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in their place")
def test_nothing_of_the_open_file_gets_into_the_one_that_took_its_place(path: Path, other: Path) -> None:
    there = other.read_bytes()
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "الأخير"))
        other.replace(path)
        with contextlib.ExitStack() as held:  # no connection to the old file is left over for the question
            for _ in range(9):
                try:
                    held.enter_context(workspace._snapshot())
                except FileMovedError:
                    break
            else:
                pytest.fail("a connection to the new file was given out")
            assert path.read_bytes() == there
    assert path.read_bytes() == there


def test_changes_that_a_stopped_program_left_for_another_file_are_not_put_into_this_one(
    path: Path, other: Path, tmp_path: Path
) -> None:
    there = other.read_bytes()
    side = path.with_name(path.name + "-wal")
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "الأخير"))
        left = side.read_bytes()
    shutil.copy(other, path)
    side.write_bytes(left)
    for read_only in (False, True):
        with pytest.raises(WorkspaceError, match="of another file") as told:
            Workspace.open(path, read_only=read_only)
        assert side.name in str(told.value.hint)
    assert (path.read_bytes(), side.read_bytes()) == (there, left)
    side.rename(tmp_path / "elsewhere")
    with Workspace.open(path) as workspace:
        assert workspace.check() == []


def test_a_workspace_that_another_program_writes_to_waits_and_then_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 50)
    other = sqlite3.connect(path, isolation_level=None)
    with Workspace.open(path) as workspace:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceLockedError, match="Another program is writing"):
            workspace.do(RenameEntity(FIRST, "لا"))
        assert workspace.counts(EVERYTHING).articles == 3
        other.execute("ROLLBACK")
        workspace.do(RenameEntity(FIRST, "نعم"))
        other.close()
    with Workspace.open(path) as workspace:
        assert workspace.entity(FIRST).name == "نعم"


def test_a_workspace_that_another_program_keeps_to_itself_is_not_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WorkspaceLockedError, match="Another program is writing"):
        Workspace.open(path)
    other.close()
    with Workspace.open(path) as workspace:
        assert workspace.check() == []


def test_a_second_window_reads_and_can_save_a_copy(path: Path, tmp_path: Path) -> None:
    with Workspace.open(path) as first:
        with pytest.raises(WorkspaceError, match="another window"):
            Workspace.open(path)
        with Workspace.open(path, read_only=True) as second:
            fill(first, CHARGE + " مرة أخرى")
            second.save_copy(tmp_path / "copy.synpol")
    with Workspace.open(tmp_path / "copy.synpol") as copy:
        assert copy.counts(EVERYTHING).articles == 4
