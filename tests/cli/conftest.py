"""Running the program as a user does."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from synpol_desktop.cli import run

FIRST = """مجلس تدريبي جديد يجتمع في دمشق

التقى المبعوث الأممي الخاص إلى سوريا غير بيدرسون، اليوم الأربعاء، وفداً من هيئة التفاوض السورية في جنيف.
وأكدت هيئة التفاوض السورية تمسكها بتطبيق القرار 2254.
"""
SECOND = """بيان عن الأوضاع

دعت فرنسا إلى وقف إطلاق النار في حلب، ورحبت تركيا بالدعوة.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def synpol(capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process."""

    def command(*arguments: object) -> Ended:
        capfd.readouterr()
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        return Ended(status, *capfd.readouterr())

    return command


@pytest.fixture
def program() -> Command:
    """Run a command as a process of its own."""

    def command(*arguments: object) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "synpol_desktop", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=110,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    return command


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Provide a folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture
def workspace(synpol: Command, articles: Path, tmp_path: Path) -> Path:
    """Provide a workspace with two articles, made by the command."""
    path = tmp_path / "w.synpol"
    ended = synpol("import", path, articles)
    assert ended.status == 0, ended.err
    return path
