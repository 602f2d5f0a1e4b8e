"""``search``, ``check``, help, and what is said about wrong use."""

import json
import sqlite3
from pathlib import Path

import pytest

from synpol_desktop.cli.arguments import parser, program_name
from tests.cli.conftest import Command

COMMANDS = ["extract", "import", "export", "search", "check"]


def test_a_search_gives_article_span_and_snippet(synpol: Command, workspace: Path) -> None:
    ended = synpol("search", workspace, "هيئه التفاوض", "--json")

    assert (ended.status, ended.err) == (0, "")
    hits = [json.loads(line) for line in ended.out.splitlines()]
    assert hits
    for hit in hits:
        start, end = (offset - hit["snippet_start"] for offset in hit["span"])
        assert hit["snippet"][start:end] in "هيئة التفاوض"
        assert isinstance(hit["article"], int)
        assert hit["title"]


def test_a_search_for_people_has_a_line_a_hit(synpol: Command, workspace: Path) -> None:
    ended = synpol("search", workspace, "حلب")
    (line,) = ended.out.splitlines()
    assert "وقف إطلاق النار في حلب" in line


def test_a_search_without_hits_is_no_failure(synpol: Command, workspace: Path) -> None:
    ended = synpol("search", workspace, "طوكيو", "--json")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_a_sound_workspace_passes_its_check(synpol: Command, workspace: Path) -> None:
    ended = synpol("check", workspace)
    assert (ended.status, ended.err) == (0, "")


def test_a_damaged_workspace_fails_its_check(synpol: Command, workspace: Path) -> None:
    with sqlite3.connect(workspace) as raw:
        raw.execute("UPDATE body SET text = text || 'x' WHERE article = 1")
    raw.close()
    ended = synpol("check", workspace)
    assert ended.status == 1
    assert ended.out.splitlines()


@pytest.mark.parametrize("command", ["search", "check", "export"])
def test_a_file_cut_off_is_said_without_a_traceback(synpol: Command, workspace: Path, command: str) -> None:
    content = workspace.read_bytes()
    workspace.write_bytes(content[: len(content) // 3] + b"\x5a" * 3000)
    rest = {"search": ["حلب"], "check": [], "export": [workspace.parent / "out.csv"]}[command]
    ended = synpol(command, workspace, *rest)
    assert ended.status in (1, 2)
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("command", [*([name] for name in COMMANDS), []], ids=str)
def test_help_is_there(synpol: Command, command: list[str]) -> None:
    ended = synpol(*command, "--help")
    assert ended.status == 0
    assert "usage: python -m synpol_desktop" in ended.out
    assert ended.out.count("\n") > 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "a.txt"],
        ["extract", "a.txt", "--json", "--date", "أمس"],
        ["extract", "a.txt", "--json", "--date", "2023-02-30"],
        ["import", "w.synpol"],
        ["search", "w.synpol", "x", "--limit", "0"],
        ["inport", "w.synpol", "a.txt"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_said(synpol: Command, arguments: list[str]) -> None:
    ended = synpol(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "error: " in ended.err


def test_a_workspace_that_is_not_there_opens_no_window(synpol: Command, tmp_path: Path) -> None:
    ended = synpol(tmp_path / "none.synpol")
    assert ended.status == 2
    assert "none.synpol" in ended.err
    assert len(ended.err.splitlines()) == 2


def test_the_version_is_told(synpol: Command) -> None:
    from synpol_desktop import __version__

    assert synpol("--version").out == f"SynPol Desktop {__version__}\n"


@pytest.mark.parametrize(
    ("started", "frozen", "name"),
    [
        ("/usr/bin/synpol-desktop", False, "synpol-desktop"),
        ("C:/venv/Scripts/synpol-desktop.exe", False, "synpol-desktop"),
        ("/opt/program", True, "synpol-desktop"),
        ("/checkout/synpol_desktop/__main__.py", False, "python -m synpol_desktop"),
    ],
)
def test_help_names_the_program_as_it_was_started(started: str, frozen: bool, name: str) -> None:
    program = program_name(started, frozen=frozen)
    assert program == name
    text = parser(program).format_help()
    assert f"usage: {name} [WORKSPACE]" in text
    assert f"'{name} COMMAND --help'" in text
