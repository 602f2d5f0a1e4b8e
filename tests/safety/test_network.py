"""Nothing leaves the machine: the tests are watched, runs have no network at all, the system is asked."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.documents import every_format
from tests.safety import guard
from tests.safety.attacks import remote_document, remote_page


def test_the_guard_stops_a_connection_and_would_fail_its_test() -> None:
    with pytest.raises(guard.NetworkUsedError):
        socket.socket()
    with pytest.raises(guard.NetworkUsedError):
        socket.getaddrinfo("example.org", 80)
    assert len(guard.opened) == 2
    guard.opened.clear()  # else this test would fail, which is what it is for


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")
def test_the_guard_leaves_local_sockets_alone() -> None:
    socket.socket(socket.AF_UNIX).close()
    assert guard.opened == []


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of every format, and some that refer to what is elsewhere."""
    folder = tmp_path_factory.mktemp("every")
    for name, content in every_format().items():
        (folder / name).write_bytes(content)
    (folder / "remote.html").write_bytes(remote_page())
    (folder / "remote.docx").write_bytes(remote_document())
    return folder


def whole_run(folder: Path, work: Path) -> list[list[str]]:
    """Return the commands of a run: import every format, extract, export, search, check."""
    program = [sys.executable, "-m", "synpol_desktop"]
    workspace = str(work / "w.synpol")
    return [
        [*program, "import", workspace, str(folder)],
        [*program, "export", workspace, str(work / "out.csv")],
        [*program, "search", workspace, "الوفد"],
        [*program, "check", workspace],
        [*program, "--help"],
    ]


def test_a_whole_run_works_without_any_network_interface(files: Path, tmp_path: Path) -> None:
    alone = ["unshare", "-rn"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system makes no network namespaces")
    for command in whole_run(files, tmp_path):
        ended = subprocess.run([*alone, *command], capture_output=True, text=True, check=False, timeout=110)
        assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "out.csv").stat().st_size > 100


@pytest.mark.full
def test_the_system_sees_no_connection_in_a_whole_run(files: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    watch = ["strace", "-f", "-o", str(trace), "-e", "trace=socket,connect,bind,sendto,sendmsg"]
    if (
        not shutil.which("strace")
        or subprocess.run([*watch, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs strace, and leave to use it")
    calls = []
    for command in whole_run(files, tmp_path):
        ended = subprocess.run([*watch, *command], capture_output=True, text=True, check=False, timeout=110)
        assert ended.returncode == 0, ended.stderr
        calls += trace.read_text("utf-8", "replace").splitlines()
    opened = [call for call in calls if re.search(r"\b(socket|connect|bind|sendto|sendmsg)\(", call)]
    assert [call for call in opened if "AF_UNIX" not in call and "sa_family=AF_UNIX" not in call] == []


@pytest.mark.full
@pytest.mark.timeout(900)
def test_the_tests_of_importing_pass_without_any_network_interface() -> None:
    alone = ["unshare", "-rn"]
    if (
        not shutil.which("unshare")
        or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system makes no network namespaces")
    root = Path(__file__).resolve().parents[2]
    command = [
        *alone,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "tests/importing",
        "tests/cli",
        "tests/tasks",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stdout[-3000:]
