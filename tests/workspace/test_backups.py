import datetime
import shutil
import sqlite3
import threading

import pytest

from synpol_desktop.core.errors import (
    CancelledError,
    NotAWorkspaceError,
    WorkspaceError,
    WorkspaceLockedError,
)
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.workspace import Workspace, safekeeping
from synpol_desktop.workspace.backups import KEPT, Occasion, backups, folder_of, restore
from synpol_desktop.workspace.edits import RenameEntity
from synpol_desktop.workspace.migrations import FORMAT
from tests.workspace.corpus import CHARGE, LEAD, MEETING, draft, fill
from tests.workspace.golden import FOLDER


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, MEETING)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path, sound):
    path = tmp_path / "w.synpol"
    path.write_bytes(sound)
    return path


@pytest.fixture
def calendar(monkeypatch):
    """Return a calendar that stands still until a test turns it."""

    class Calendar(datetime.date):
        day = datetime.date(2024, 5, 1)

        @classmethod
        def today(cls):
            return cls.day

    monkeypatch.setattr(safekeeping, "date", Calendar)
    return Calendar


def rename(path, name):
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(EntityId(1), name))


def name_in(path):
    with Workspace.open(path, read_only=True) as workspace:
        return workspace.entity(EntityId(1)).name


def test_the_first_change_of_a_day_is_preceded_by_a_backup_and_the_second_is_not(path):
    assert backups(path) == []
    before = name_in(path)
    rename(path, "الأول")
    rename(path, "الثاني")
    (backup,) = backups(path)
    assert backup.occasion is Occasion.DAILY
    assert backup.made.date() == datetime.date.today()
    assert backup.size == backup.path.stat().st_size > 0
    assert name_in(backup.path) == before
    assert {file.name for file in folder_of(path).iterdir()} == {backup.path.name}


def test_reading_arranging_and_an_empty_workspace_need_no_backup(path, tmp_path):
    with Workspace.open(path) as workspace:
        workspace.counts(EVERYTHING)
        workspace.save_positions({EntityId(1): (1.0, 2.0)})
    with Workspace.create(tmp_path / "new.synpol") as workspace:
        fill(workspace, MEETING, CHARGE)
    assert backups(path) == backups(tmp_path / "new.synpol") == []


def test_five_days_are_kept_also_when_the_clock_is_set_back(path, calendar, monkeypatch):
    monkeypatch.setattr("synpol_desktop.workspace.backups.has_backup_of", lambda path, day: False)
    for number in range(KEPT + 3):
        calendar.day = datetime.date(2024, 5, 20 - number)  # each day is before the last
        rename(path, f"اسم {number}")
    kept = backups(path)
    assert [backup.number for backup in kept] == [8, 7, 6, 5, 4]
    assert [name_in(backup.path) for backup in kept] == [f"اسم {number}" for number in (6, 5, 4, 3, 2)]


def test_a_window_that_stays_open_makes_a_backup_each_day(path, calendar, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "synpol_desktop.workspace.backups.has_backup_of", lambda path, day: asked.append(day) is not None
    )
    with Workspace.open(path) as workspace:
        for day in (1, 1, 2):
            calendar.day = datetime.date(2024, 5, day)
            workspace.do(RenameEntity(EntityId(1), f"اسم {day}"))
    assert asked == [datetime.date(2024, 5, 1), datetime.date(2024, 5, 2)]
    assert len(backups(path)) == 2


def test_a_backup_that_can_not_be_made_is_no_obstacle_and_is_said(path):
    folder_of(path).write_text("something else", "utf-8")
    told = threading.Event()
    with Workspace.open(path) as workspace:
        workspace.subscribe(lambda changes: told.set() if workspace.backup_trouble else None)
        workspace.do(RenameEntity(EntityId(1), "اسم"))
        assert told.wait(30)
        assert workspace.backup_trouble is not None
        assert "can't be used" in workspace.backup_trouble.message
        assert workspace.entity(EntityId(1)).name == "اسم"
    assert folder_of(path).read_text("utf-8") == "something else"


def test_a_folder_of_backups_that_is_a_link_is_not_written_through(path, tmp_path):
    (tmp_path / "victim").mkdir()
    folder_of(path).symlink_to(tmp_path / "victim")
    rename(path, "اسم")
    assert list((tmp_path / "victim").iterdir()) == []
    assert name_in(path) == "اسم"


def test_what_a_kill_left_of_a_backup_is_cleared_away_and_other_files_are_not(path):
    folder_of(path).mkdir()
    for name in (
        "0001 2024-01-01 00-00 daily.synpol.part",
        "0001 2024-01-01 00-00 daily.synpol.part-journal",
    ):
        (folder_of(path) / name).write_bytes(b"half")
    (folder_of(path) / "mine.txt").write_text("notes", "utf-8")
    rename(path, "اسم")
    names = {file.name for file in folder_of(path).iterdir()}
    assert names == {"mine.txt", backups(path)[0].path.name}


def test_going_back_to_a_backup_makes_one_of_what_was_there(path):
    before = name_in(path)
    rename(path, "اسم جديد")
    (daily,) = backups(path)
    kept = restore(path, daily)
    assert name_in(path) == before
    assert kept is not None
    assert backups(path)[0].path == kept
    assert backups(path)[0].occasion is Occasion.RESTORE
    restore(path, backups(path)[0])
    assert name_in(path) == "اسم جديد"
    with Workspace.open(path) as workspace:
        assert workspace.check() == []


def test_what_was_written_last_does_not_creep_into_the_restored_file(path, tmp_path):
    rename(path, "الأول")
    with Workspace.open(path) as workspace:  # a file as a kill leaves it: its last changes lie beside it
        workspace.do(RenameEntity(EntityId(1), "الأخير"))
        for file in path.parent.glob("w.synpol*"):
            if file.is_file() and not file.name.endswith("-lock"):
                shutil.copy(file, tmp_path / file.name.replace("w.", "killed."))
    killed = tmp_path / "killed.synpol"
    assert killed.with_name("killed.synpol-wal").stat().st_size > 0
    (backup,) = backups(path)
    kept = restore(killed, backup)
    assert kept is not None
    assert name_in(kept) == "الأخير"
    assert name_in(killed) == name_in(backup.path)
    assert not killed.with_name("killed.synpol-wal").exists()


def test_a_workspace_that_is_open_is_not_replaced(path):
    rename(path, "اسم")
    (backup,) = backups(path)
    with Workspace.open(path) as workspace:
        with pytest.raises(WorkspaceLockedError):
            restore(path, backup)
        assert workspace.entity(EntityId(1)).name == "اسم"


def test_a_damaged_backup_is_not_restored(path):
    rename(path, "اسم")
    (backup,) = backups(path)
    data = bytearray(backup.path.read_bytes())
    data[8192:60000] = b"\xff" * (60000 - 8192)
    backup.path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="This backup is damaged"):
        restore(path, backup)
    backup.path.write_bytes(b"something else")
    with pytest.raises(NotAWorkspaceError):
        restore(path, backup)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"rubbish", None])
def test_a_file_beyond_repair_is_replaced_and_its_bytes_are_kept(path, content):
    before = name_in(path)
    rename(path, "اسم")
    (backup,) = backups(path)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    kept = restore(path, backup)
    assert (kept.read_bytes() if kept else None) == content
    assert name_in(path) == before


def test_a_restore_that_the_disk_does_not_take_changes_nothing(path, monkeypatch):
    rename(path, "اسم")
    (backup,) = backups(path)
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("synpol_desktop.workspace.backups.copying.sync", full)
    with pytest.raises(WorkspaceError, match="could not be"):
        restore(path, backup)
    assert path.read_bytes() == before
    assert not path.with_name("w.synpol.part").exists()


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_a_file_of_an_earlier_format_is_backed_up_before_it_is_brought_up_to_date(tmp_path, number):
    path = tmp_path / "old.synpol"
    shutil.copy(FOLDER / f"format_{number}.synpol", path)
    with Workspace.open(path) as workspace:
        assert workspace.check() == []
    (backup,) = backups(path)
    assert backup.occasion is Occasion.UPDATE
    with sqlite3.connect(backup.path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (number,)
    plain.close()
    restore(path, backup)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (number,)
    plain.close()


def test_a_file_of_an_earlier_format_is_not_touched_where_it_can_not_be_backed_up(tmp_path):
    path = tmp_path / "old.synpol"
    shutil.copy(FOLDER / "format_1.synpol", path)
    folder_of(path).write_text("something else", "utf-8")
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="can't be used"):
        Workspace.open(path)
    assert path.read_bytes() == before
    assert not path.with_name("old.synpol-lock").exists()


def test_a_copy_is_one_plain_file_as_of_one_moment_while_a_job_writes(path, tmp_path):
    seen = []
    with Workspace.open(path) as workspace, workspace.batch("Import") as batch:
        batch.add(draft("نص أول للوظيفة"))

        def write(done, total, name):
            seen.append((done, total))
            if len(seen) == 1:
                batch.add(draft("نص يأتي أثناء النسخ"))

        workspace.save_copy(tmp_path / "copy.synpol", Progress(write))
        assert workspace.counts(EVERYTHING).articles == 3
    assert seen
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.synpol"]
    with sqlite3.connect(tmp_path / "copy.synpol") as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()
    with Workspace.open(tmp_path / "copy.synpol") as copy:
        assert copy.counts(EVERYTHING).articles == 2
        assert copy.check() == []


def test_a_copy_replaces_a_file_only_when_asked_to_and_never_the_workspace(path, tmp_path):
    target = tmp_path / "copy.synpol"
    target.write_text("mine", "utf-8")
    (tmp_path / "link.synpol").symlink_to(path)
    with Workspace.open(path) as workspace:
        with pytest.raises(WorkspaceError, match="exists already"):
            workspace.save_copy(target)
        assert target.read_text("utf-8") == "mine"
        for itself in (path, tmp_path / "link.synpol"):
            with pytest.raises(WorkspaceError, match="onto itself"):
                workspace.save_copy(itself, overwrite=True)
        workspace.save_copy(target, overwrite=True)
    assert name_in(target) == name_in(path)


def test_a_copy_that_is_stopped_or_fails_leaves_nothing(path, tmp_path):
    stopped = Progress()
    stopped.cancel()
    with Workspace.open(path, read_only=True) as workspace:
        with pytest.raises(CancelledError):
            workspace.save_copy(tmp_path / "copy.synpol", stopped)
        with pytest.raises(WorkspaceError, match="could not be written"):
            workspace.save_copy(tmp_path / "none" / "copy.synpol")
        workspace.save_copy(tmp_path / "third.synpol")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["third.synpol", "w.synpol"]


def test_an_article_knows_its_original_after_a_restart(tmp_path):
    path = tmp_path / "w.synpol"
    with Workspace.create(path) as workspace:
        fill(workspace, LEAD, origin="خبر.docx", file_digest="ab" * 32, file_date="2023-11-08T09:30:00Z")
    with Workspace.open(path) as workspace:
        article = workspace.article(ArticleId(1))
    assert (article.origin, article.file_digest) == ("خبر.docx", "ab" * 32)
    assert article.file_date == "2023-11-08T09:30:00Z"
