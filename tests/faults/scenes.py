"""Faults, each played in a process of its own: ``python -m tests.faults.scenes SCENE WORKSPACE``.

A scene prints what it saw as JSON. Scenes that break the disk or the clock need the shim.
"""

import datetime
import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.extraction import extract_waiting
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import backups
from synpol_desktop.workspace.edits import RenameEntity
from tests.faults.shim import OTHER, SYNC, WRITE, Shim

Seen = dict[str, object]
SCENES: dict[str, Callable[[Path], Seen]] = {}
FIRST = EntityId(1)


def scene(function: Callable[[Path], Seen]) -> Callable[[Path], Seen]:
    SCENES[function.__name__] = function
    return function


def said(work: Callable[[], object]) -> str:
    """Return the message and hint of the expected failure that work ends with; "" if it doesn't fail."""
    try:
        work()
    except SynpolError as error:
        return str(error)
    return ""


def name_in(path: Path) -> str:
    with Workspace.open(path) as workspace:
        assert workspace.check() == []
        return workspace.entity(FIRST).name


def shim() -> Shim:
    loaded = Shim.loaded()
    assert loaded is not None
    return loaded


def broken_edit(path: Path, kinds: int, error: int) -> Seen:
    """Rename while the disk is broken, look, and rename again when it is in order."""
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "قبل"))
        shim().arm(kinds, 0, error)
        message = said(lambda: workspace.do(RenameEntity(FIRST, "أثناء")))
        seen = workspace.entity(FIRST).name
        shim().disarm()
        workspace.do(RenameEntity(FIRST, "بعد"))
    return {"message": message, "meanwhile": seen, "after": name_in(path)}


@scene
def disk_full(path: Path) -> Seen:
    return broken_edit(path, WRITE, errno.ENOSPC)


@scene
def disk_that_fails_to_write(path: Path) -> Seen:
    return broken_edit(path, WRITE, errno.EIO)


@scene
def disk_that_fails_to_flush(path: Path) -> Seen:
    return broken_edit(path, SYNC, errno.EIO)


@scene
def disk_that_is_full_at_closing(path: Path) -> Seen:
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "قبل"))
        shim().arm(WRITE | SYNC | OTHER, 0, errno.ENOSPC)
    shim().disarm()
    return {"after": name_in(path)}


@scene
def disk_full_while_importing(path: Path) -> Seen:
    folder = path.parent / "articles"
    with Workspace.open(path) as workspace:
        shim().arm(WRITE, 150, errno.ENOSPC)
        message = said(lambda: import_paths(workspace, [folder], Progress(), workers=1))
        shim().disarm()
        between = workspace.counts(EVERYTHING).articles
        clean = workspace.check() == []
        extract_waiting(workspace, Progress(), workers=1)
        import_paths(workspace, [folder], Progress(), workers=1)
        counts = workspace.counts(EVERYTHING)
    name_in(path)
    return {
        "message": message,
        "between": between,
        "clean": clean,
        "after": counts.articles,
        "waiting": counts.waiting,
    }


@scene
def disk_full_while_copying(path: Path) -> Seen:
    target = path.with_name("copy.synpol")
    with Workspace.open(path) as workspace:
        shim().arm(WRITE, 3, errno.ENOSPC)
        message = said(lambda: workspace.save_copy(target))
        shim().disarm()
        left = sorted(file.name for file in path.parent.glob("copy*"))
        workspace.save_copy(target)
    return {"message": message, "left": left, "after": name_in(target)}


@scene
def disk_full_while_updating(path: Path) -> Seen:
    """The workspace is of an earlier format."""
    before = path.read_bytes()
    messages = []
    for after in (0, 30, 75, 100):
        shim().arm(WRITE, after, errno.ENOSPC)
        messages.append(said(lambda: Workspace.open(path).close()))
        shim().disarm()
        if path.read_bytes()[60:64] == before[60:64]:  # its format: the update was not confirmed
            assert path.with_name(path.name + "-journal").exists() or path.read_bytes() == before
    return {"messages": [message for message in messages if message], "after": name_in(path)}


@scene
def clock_set_back(path: Path) -> Seen:
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "اليوم"))
    shim().shift_clock(-20 * 365 * 86_400)
    year = datetime.datetime.now().year
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "قبل عشرين سنة"))
        steps = workspace.history()
        workspace.undo()
        undone = workspace.entity(FIRST).name
    return {
        "year": year,
        "sorted": [step.id for step in steps] == sorted((step.id for step in steps), reverse=True),
        "undone": undone,
        "backups": [[backup.number, backup.made.year] for backup in backups(path)],
        "after": name_in(path),
    }


@scene
def file_size_limit(path: Path) -> Seen:
    import resource

    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "قبل"))
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        message = said(lambda: workspace.do(RenameEntity(FIRST, "أثناء")))
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        workspace.do(RenameEntity(FIRST, "بعد"))
    return {"message": message, "meanwhile": "قبل", "after": name_in(path)}


@scene
def small_disk(path: Path) -> Seen:
    """The workspace lies on a disk of 1 MB; it is filled to the brim."""
    filler = path.parent / "filler"
    with Workspace.open(path) as workspace:
        workspace.do(RenameEntity(FIRST, "قبل"))
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
        message = ""
        for number in range(200):
            message = said(lambda: workspace.do(RenameEntity(FIRST, f"أثناء {number}")))  # noqa: B023
            if message:
                break
        meanwhile = workspace.entity(FIRST).name
        confirmed = f"أثناء {number - 1}" if number else "قبل"
        filler.unlink()
        workspace.do(RenameEntity(FIRST, "بعد"))
    return {"message": message, "kept": meanwhile == confirmed, "after": name_in(path)}


@scene
def out_of_memory(path: Path) -> Seen:
    """An article is larger than the memory that is left."""
    import resource

    with Workspace.open(path) as workspace:
        name = workspace.entity(FIRST).name
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (48 << 20), hard))
        message = said(lambda: workspace.article(ArticleId(1)))
        meanwhile = workspace.entity(FIRST).name
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        length = len(workspace.article(ArticleId(1)).text)
    return {"message": message, "meanwhile": meanwhile == name, "length": length}


@scene
def no_right_to_write(path: Path) -> Seen:
    """Folder or file are read-only, for an ordinary user; a super user becomes one."""
    with Workspace.create(path.with_name("warm.synpol")) as warm:
        warm.counts(EVERYTHING)
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    with Workspace.open(path) as workspace:
        notice, read_only = workspace.notice, workspace.read_only
        message = said(lambda: workspace.do(RenameEntity(FIRST, "لا")))
        articles = workspace.counts(EVERYTHING).articles
    return {"notice": notice, "read_only": read_only, "message": message, "articles": articles}


if __name__ == "__main__":
    print(json.dumps(SCENES[sys.argv[1]](Path(sys.argv[2]))))
