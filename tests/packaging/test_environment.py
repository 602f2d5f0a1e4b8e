"""The environment is made once from its locks, and made again when something it rests on changed."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from environment import Environment, InstallError

PACKAGING = Path(__file__).resolve().parent.parent.parent / "packaging"
LOCKS = ["runtime.txt"]

# A build backend with no requirements, so that these tests need no network: it writes wheels of one module.
BACKEND = """
import base64, hashlib, os, signal, zipfile

def write_wheel(folder, name, version, code):
    stem = f"{name}-{version}"
    files = {
        f"{name}.py": code,
        f"{stem}.dist-info/METADATA": f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n",
        f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    record = f"{stem}.dist-info/RECORD"
    lines = [f"{inside},{digest(text)},{len(text)}" for inside, text in files.items()] + [f"{record},,"]
    path = os.path.join(folder, f"{stem}-py3-none-any.whl")
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in {**files, record: "\\n".join(lines) + "\\n"}.items():
            archive.writestr(zipfile.ZipInfo(inside), text)
    return os.path.basename(path)

def digest(text):
    hashed = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()

def build_editable(folder, config_settings=None, metadata_directory=None):
    if os.environ.get("POWER_CUT"):
        os.killpg(os.getpgrp(), signal.SIGKILL)
    return write_wheel(folder, "program", "1.0", "")
"""
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "program"
version = "1.0"
"""


class WorkingCopy:
    """A small project with its own lock and a folder of wheels."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.wheels = root / "wheels"
        self.wheels.mkdir()
        (root / "packaging/locks").mkdir(parents=True)
        (root / "backend.py").write_text(BACKEND, encoding="utf-8")
        (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
        self.environment = Environment(root)

    def lock(self, version: str, *, digest: str = "") -> None:
        """Lock one version of a library that the wheel folder then holds."""
        write = "import backend, sys; print(backend.write_wheel('wheels', *sys.argv[1:]))"
        command = [sys.executable, "-c", write, "library", version, f"version = '{version}'"]
        answer = subprocess.run(command, cwd=self.root, check=True, capture_output=True, text=True)
        name = answer.stdout.strip()
        digest = digest or hashlib.sha256((self.wheels / name).read_bytes()).hexdigest()
        line = f"library=={version} \\\n    --hash=sha256:{digest}\n"
        (self.root / "packaging/locks/runtime.txt").write_text(line, encoding="ascii")

    def prepare(self) -> None:
        self.environment.prepare(LOCKS, None, str(self.wheels))

    def command(self) -> list[str]:
        """Give the command that prepares this copy in a process of its own."""
        code = (
            "from environment import Environment; from pathlib import Path;"
            f"Environment(Path({str(self.root)!r})).prepare({LOCKS!r}, None, {str(self.wheels)!r})"
        )
        return [sys.executable, "-c", code]

    def is_current(self) -> bool:
        return self.environment.is_current(LOCKS, None)

    def installed(self) -> str:
        command = [str(self.environment.python), "-c", "import library, program; print(library.version)"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> WorkingCopy:
    """Set one working copy up from its wheel folder alone."""
    copy = WorkingCopy(tmp_path_factory.mktemp("finished"))
    copy.lock("1.0")
    assert not copy.is_current()
    copy.prepare()
    return copy


def test_a_wheel_folder_is_enough_to_set_up_without_a_network(finished: WorkingCopy) -> None:
    assert finished.is_current()
    assert finished.installed() == "1.0"


@pytest.mark.timing
def test_a_start_that_has_nothing_to_set_up_costs_less_than_a_fifth_of_a_second() -> None:
    bootstrap = PACKAGING / "bootstrap.py"
    if not Environment(PACKAGING.parent).is_current(["runtime.txt", "development.txt"], None):
        pytest.skip("this working copy was not set up by the bootstrap")
    variables = {name: value for name, value in os.environ.items() if name not in {"PYTHON", "CI"}}
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, str(bootstrap), "install"], env=variables, check=True)
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.2


def test_another_python_than_the_chosen_one_is_not_current(finished: WorkingCopy) -> None:
    this = sys.version_info[:2]
    other = (3, 12) if this == (3, 11) else (3, 11)
    assert finished.environment.is_current(LOCKS, this)
    assert not finished.environment.is_current(LOCKS, other)


def test_a_changed_lock_is_installed_into_the_same_environment(finished: WorkingCopy) -> None:
    kept = finished.environment.folder / "kept"
    kept.touch()
    finished.lock("2.0")
    assert not finished.is_current()
    finished.prepare()
    assert finished.installed() == "2.0"
    assert kept.exists()


def test_a_changed_project_file_is_noticed(finished: WorkingCopy) -> None:
    project = finished.root / "pyproject.toml"
    project.write_text(PROJECT + "\n# changed\n", encoding="utf-8")
    assert not finished.is_current()
    finished.prepare()
    assert finished.is_current()


def test_a_package_with_another_hash_is_refused_and_what_was_there_stays(finished: WorkingCopy) -> None:
    before = finished.installed()
    finished.lock("3.0", digest="0" * 64)
    with pytest.raises(InstallError, match="Start again"):
        finished.prepare()
    assert not finished.is_current()
    assert finished.installed() == before
    finished.lock(before)
    assert finished.is_current()


def test_a_moved_working_copy_is_not_current(finished: WorkingCopy, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(finished.root, moved, symlinks=True)
    assert not Environment(moved).is_current(LOCKS, None)


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_set_up_that_was_killed_begins_again_from_nothing(finished: WorkingCopy) -> None:
    finished.lock("4.0")
    variables = {**os.environ, "POWER_CUT": "1"}
    killed = subprocess.run(
        finished.command(), cwd=PACKAGING, env=variables, start_new_session=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    remains = finished.environment.folder / "remains"
    remains.touch()
    assert not finished.is_current()
    finished.prepare()
    assert finished.is_current()
    assert not remains.exists()
    assert finished.installed() == "4.0"


def test_of_two_starts_at_once_one_sets_up_and_the_other_waits(finished: WorkingCopy) -> None:
    finished.lock("5.0")
    (finished.environment.folder / "pyvenv.cfg").unlink()
    starts = [
        subprocess.Popen(finished.command(), cwd=PACKAGING, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    output = "".join(start.communicate()[0] for start in starts)
    assert [start.returncode for start in starts] == [0, 0]
    assert output.count("Making .venv") == 1
    assert output.count("Another start") == 1
    assert finished.is_current()
    assert finished.installed() == "5.0"
