"""A program that is killed in the middle of an import loses nothing that was shown, and the file is sound."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.workspace import Workspace
from tests.tasks.conftest import write_articles

ROOT = Path(__file__).resolve().parents[2]
IMPORT = """
import pathlib, sys
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.importing import import_paths
from synpol_desktop.workspace import Workspace

with Workspace.open(pathlib.Path(sys.argv[1])) as workspace:
    workspace.subscribe(lambda changes: print(len(changes.articles), changes.metadata, flush=True))
    import_paths(workspace, [pathlib.Path(sys.argv[2])], Progress(), workers=1)
"""


def _import_until(commits: int, path: Path, folder: Path) -> int:
    """Import, kill the program after so many commits, and return how many articles it said are in."""
    command = [sys.executable, "-c", IMPORT, str(path), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(commits)]
        program.kill()
        lines += program.stdout.readlines()
    assert program.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)
    return sum(int(line.split()[0]) for line in lines if line.endswith("True\n"))


@pytest.mark.parametrize("kills", [2, pytest.param(30, marks=[pytest.mark.full, pytest.mark.timeout(300)])])
def test_imports_that_are_killed_leave_a_sound_file_with_all_that_was_said_to_be_in(
    tmp_path: Path, kills: int
) -> None:
    path, folder = tmp_path / "w.synpol", tmp_path / "articles"
    folder.mkdir()
    write_articles(folder, 40 * kills)
    Workspace.create(path).close()
    there = 0
    for kill in range(kills):
        said = _import_until(1 + kill % 9, path, folder)
        with Workspace.open(path) as workspace:
            assert workspace.check() == []
            counts = workspace.counts(EVERYTHING)
            assert counts.articles >= there + said
            there = counts.articles
            found = workspace.search("الأمم المتحدة", limit=2000)  # United Nations
            assert len({hit.article for hit in found}) == there
    assert there < 40 * kills
    with Workspace.open(path) as workspace:
        for _ in range(sum(step.done for step in workspace.history())):
            workspace.undo()
        assert workspace.counts(EVERYTHING).articles == 0
        assert workspace.check() == []
    assert sorted(file.name for file in tmp_path.glob("w.synpol*")) == ["w.synpol", "w.synpol-backups"]
