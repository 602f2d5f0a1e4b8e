"""What a parser's process may not do, and what becomes of files that make it hang, die or eat memory."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from synpol_desktop.core.errors import CancelledError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Refusal, read_paths
from synpol_desktop.importing.options import DEFAULT
from synpol_desktop.importing.sandbox import ChildFailedError, Confined, Limits
from tests.importing.documents import FIRST, PAGE, docx, paragraph, zipped
from tests.safety.attacks import attributes_in_disguise

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of other systems are weaker")
CONFINED = "from synpol_desktop.importing.sandbox.limits import *; confine(Limits(memory_mb=512));"


def confined(code: str) -> str:
    """Run code in a process that has bound itself; what it printed."""
    ended = subprocess.run(
        [sys.executable, "-c", CONFINED + code], capture_output=True, text=True, check=False, timeout=60
    )
    return ended.stdout.strip() or ended.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.execv('/bin/true', ['true'])",
    ],
)
def test_python_code_reaches_no_network_and_no_program(code: str) -> None:
    assert "ConfinedError" in confined(code)


@linux
@pytest.mark.parametrize(
    "call", ["socket(2, 1, 0)", "socket(1, 1, 0)", "execv(b'/bin/true', None)", "connect(3, None, 0)"]
)
def test_compiled_code_is_refused_by_the_kernel(call: str) -> None:
    said = confined(
        f"import ctypes; c = ctypes.CDLL(None, use_errno=True); print(c.{call}, ctypes.get_errno())"
    )
    assert said == "-1 1"  # EPERM


@linux
def test_memory_beyond_the_limit_is_not_given() -> None:
    assert confined("bytearray(600 << 20)") == "MemoryError"
    assert confined("print(len(bytearray(100 << 20)))") == str(100 << 20)


def test_a_file_that_keeps_its_parser_busy_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(attributes_in_disguise())
    (tmp_path / "b.html").write_text(PAGE, "utf-8")
    bad, good = read_paths([tmp_path], limits=Limits(seconds=2.0))
    assert isinstance(bad, Refusal)
    assert isinstance(bad.error, ChildFailedError)
    assert "longer than 2 seconds" in bad.error.message
    assert bad.path == tmp_path / "a.html"
    assert isinstance(good, ArticleDraft)


@linux
def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[" + b"[]," * 4_000_000 + b"[]]")
    (tmp_path / "b.html").write_text(PAGE, "utf-8")
    bad, good = read_paths([tmp_path], limits=Limits(memory_mb=300))
    assert isinstance(bad, Refusal)
    assert "300 MB of memory" in bad.error.message
    assert isinstance(good, ArticleDraft)


def reading_children() -> list[multiprocessing.process.BaseProcess]:
    return [child for child in multiprocessing.active_children() if child.name == "reading"]


def test_a_parser_that_dies_costs_one_member_of_an_archive(tmp_path: Path) -> None:
    long = "\n\n".join([FIRST] * 500)  # more than a pipe holds, so that the reader waits for us
    members: dict[str, bytes | str] = {f"{n}.docx": docx(paragraph(f"{n} {long}")) for n in range(8)}
    (tmp_path / "a.zip").write_bytes(zipped(members))
    reading = read_paths([tmp_path / "a.zip"])
    items = [next(reading)]
    (child,) = reading_children()
    assert child.pid is not None
    os.kill(child.pid, 9)
    items += list(reading)
    refused = [item for item in items if isinstance(item, Refusal)]
    drafts = [item.origin for item in items if isinstance(item, ArticleDraft)]
    assert {*drafts, *(refusal.name for refusal in refused)} == set(members)
    assert len(drafts) == len(set(drafts)) >= 7
    assert len(refused) <= 1  # none, if it had just finished one
    assert all("ended the process" in refusal.error.message for refusal in refused)


def test_stopping_and_closing_leave_no_process_behind(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(PAGE, "utf-8")
    progress = Progress()
    reading = read_paths([tmp_path], progress)
    next(reading)
    assert len(reading_children()) == 1
    progress.cancel()
    with pytest.raises(CancelledError):
        next(reading)
    assert reading_children() == []
    again = read_paths([tmp_path])
    next(again)
    again.close()
    assert reading_children() == []


def test_what_a_parser_sends_is_not_trusted(tmp_path: Path) -> None:
    """Messages are JSON with texts in known fields; anything else ends the conversation."""
    from synpol_desktop.importing.sandbox import messages

    for data in (
        b"\x80\x04.",
        b"{}",
        b"[]",
        b'["draft", {"text": 1, "title": "x"}]',
        b'["draft", {"x": "y"}]',
        b'["run", "x"]',
    ):
        with pytest.raises(ValueError, match=r".*"):
            messages.heard(messages.unpacked(data))


def test_the_files_that_are_worth_another_try_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(attributes_in_disguise())
    with Confined(DEFAULT, Limits(seconds=1.0), lambda: None) as reader:
        (refusal,) = reader.read(path)
        path.write_text(PAGE, "utf-8")
        (draft,) = reader.read(path)
    assert isinstance(refusal, Refusal)
    assert isinstance(draft, ArticleDraft)
