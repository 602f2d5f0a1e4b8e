"""Which Python the environment is made with, and how one process hands over to another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SUPPORTED = ((3, 13), (3, 12), (3, 11))
EXIT_NO_PYTHON = 5


def is_supported() -> bool:
    """Tell whether this interpreter may run the program."""
    return sys.version_info[:2] in SUPPORTED


def chosen_version() -> tuple[int, int] | None:
    """Give this interpreter's version if the user named it by the variable PYTHON, else None."""
    return sys.version_info[:2] if os.environ.get("PYTHON") else None


def start_again(script: str) -> int:
    """Start a script again with the newest supported interpreter of this machine, or say what's missing."""
    other = None if os.environ.get("PYTHON") else _newest()
    if other is None:
        print(
            f"SynPol Desktop needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.\n"
            "Install one, or name it: make run PYTHON=/path/to/python3.12",
            file=sys.stderr,
        )
        return EXIT_NO_PYTHON
    return hand_over([other, script, *sys.argv[1:]])


def hand_over(command: list[str]) -> int:
    """Let another program take this one's place; returns its exit status where it can't (Windows)."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def _newest() -> str | None:
    for major, minor in SUPPORTED:
        for command in ([f"python{major}.{minor}"], ["py", f"-{major}.{minor}"]):
            if shutil.which(command[0]) is None:
                continue
            question = [*command, "-c", "import sys; print(sys.executable)"]
            answer = subprocess.run(question, capture_output=True, text=True, check=False)
            if answer.returncode == 0:
                return answer.stdout.strip()
    return None
