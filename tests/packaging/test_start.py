"""The set-up finds a Python that fits, and touches the system only where it may."""

import ast
import ctypes
import os
import subprocess
import sys
from pathlib import Path

import bootstrap
import interpreters
import pytest
import system

PACKAGING = Path(interpreters.__file__).parent
posix = pytest.mark.skipif(os.name != "posix", reason="scripts for a POSIX shell")


def script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def start_with_an_old_python(path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start the bootstrap as an unsupported Python that finds only what is in a folder."""
    code = (
        "import sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (old)';"
        f"sys.path.insert(0, {str(PACKAGING)!r}); sys.argv = ['bootstrap.py', '--help'];"
        "import bootstrap; sys.exit(bootstrap.main())"
    )
    variables = {"PATH": str(path), **variables}
    return subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["bootstrap.py", "interpreters.py"])
def test_an_old_python_can_read_what_it_has_to(name: str) -> None:
    ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 7))


@posix
def test_an_old_python_hands_over_to_a_supported_one(tmp_path: Path) -> None:
    script(tmp_path / "python3.13", "exit 1")  # a name that leads nowhere, as version managers leave them
    (tmp_path / "python3.12").symlink_to(sys.executable)
    started = start_with_an_old_python(tmp_path)
    assert started.returncode == 0, started.stderr
    assert "usage: bootstrap.py" in started.stdout


@posix
def test_without_a_supported_python_one_message_says_which_are(tmp_path: Path) -> None:
    started = start_with_an_old_python(tmp_path)
    assert started.returncode == interpreters.EXIT_NO_PYTHON
    assert "needs Python 3.11, 3.12 or 3.13; this is 3.9.2" in started.stderr
    assert "Traceback" not in started.stderr


@posix
def test_an_unsupported_python_that_was_named_is_not_replaced_in_silence(tmp_path: Path) -> None:
    (tmp_path / "python3.12").symlink_to(sys.executable)
    assert start_with_an_old_python(tmp_path, PYTHON="python3.9").returncode == interpreters.EXIT_NO_PYTHON


@pytest.fixture
def machine_without_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Provide an apt-get that only writes down how it was called, on a machine that lacks all libraries."""

    def refuse(name: str) -> None:
        raise OSError(name)

    calls = tmp_path / "calls"
    calls.touch()
    script(tmp_path / "apt-get", f'echo "$@" >> {calls}')
    script(tmp_path / "sudo", 'exec "$@"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    return calls


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has apt-get")


@linux
def test_apt_is_left_alone_unless_it_is_asked_for(machine_without_libraries: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        system.provide(asked=False, window=False, making_environment=False)
    assert ended.value.code == 3
    assert machine_without_libraries.read_text() == ""


@linux
@pytest.mark.usefixtures("capfd")
def test_apt_installs_what_is_missing_when_asked(machine_without_libraries: Path) -> None:
    with pytest.raises(SystemExit):
        system.provide(asked=True, window=True, making_environment=False)
    update, install = machine_without_libraries.read_text().splitlines()
    assert update.startswith("update")
    assert {"install", "-y", "libgl1", "libxcb-cursor0"} <= set(install.split())


@linux
@pytest.mark.usefixtures("machine_without_libraries")
@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_a_build_machine_may_install_only_as_root(
    user: int, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setenv("CI", "true")
    assert system.may_install(asked=False) is allowed
    monkeypatch.setenv("CI", "false")
    assert not system.may_install(asked=False)


def test_what_follows_run_belongs_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "argv", ["bootstrap.py", "--wheelhouse", "w", "run", "search", "a.synpol", "--json", "run"]
    )
    options = bootstrap.command_line()
    assert (options.command, options.wheelhouse) == ("run", "w")
    assert options.arguments == ["search", "a.synpol", "--json", "run"]
