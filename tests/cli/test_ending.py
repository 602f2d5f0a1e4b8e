"""A command that is stopped or killed leaves a sound workspace and no process."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.workspace import Workspace
from tests.benchmarks.articles import write_articles
from tests.cli.conftest import Command

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="reads Linux's table of processes"
)

WAIT_S = 60
COUNT = 80


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return status != "Z"


def until(condition: Callable[[], bool]) -> None:
    late = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < late
        time.sleep(0.01)


@contextmanager
def importing(path: Path, folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Start an import and wait until its processes run and its first articles are there."""
    command = [sys.executable, "-m", "synpol_desktop", "import", str(path), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            until(lambda: len(children(program.pid)) >= 2)
            yield program, children(program.pid)
        finally:
            program.kill()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    write_articles(folder, COUNT)
    return folder


def test_an_interrupt_stops_in_order(synpol: Command, many: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.synpol"
    with importing(path, many) as (program, processes):
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=WAIT_S)

    assert program.returncode == 130
    assert err == ""
    assert "Stopped" in out
    until(lambda: not any(alive(process) for process in processes))
    assert synpol("check", path).status == 0
    with Workspace.open(path) as workspace:
        there = workspace.counts(EVERYTHING).articles
        assert 0 < there < COUNT
        assert len(workspace.history()) == 1

    again = synpol("import", path, many)
    assert again.status == 0
    assert again.out.startswith(f"{COUNT - there} added, {there} known already")
    with Workspace.open(path) as workspace:
        assert workspace.counts(EVERYTHING).waiting == 0


def test_a_killed_program_leaves_no_process_and_a_workspace_that_opens(
    synpol: Command, many: Path, tmp_path: Path
) -> None:
    path = tmp_path / "w.synpol"
    with importing(path, many) as (program, processes):
        program.kill()
        program.communicate(timeout=WAIT_S)
        until(lambda: not any(alive(process) for process in processes))

    assert synpol("check", path).status == 0
    assert synpol("import", path, many / "00001.txt").status == 0
