"""What ``make test`` runs: each check once, in the order of their speed, all of them even when one fails."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from environment import Environment

PARALLEL = ["-n", "2", "--dist", "loadfile"]
COVERAGE_FLOORS = {"--omit=synpol_desktop/ui/*": 95, "--include=synpol_desktop/ui/*": 88}


def run(environment: Environment, *, full: bool) -> int:
    """Run the checks and print one line for each; returns 0 only if all passed."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    lines, failed = [], False
    for name, command in steps(environment, full=full):
        print(f"== {name}", flush=True)
        started = time.monotonic()
        status = subprocess.run(
            command, cwd=environment.root, env=variables, stdin=subprocess.DEVNULL, check=False
        ).returncode
        failed |= status != 0
        lines.append(f"{'FAILED' if status else 'passed'}  {time.monotonic() - started:6.1f} s  {name}")
    print("\n".join(["", *lines]), flush=True)
    return int(failed)


def steps(environment: Environment, *, full: bool) -> list[tuple[str, list[str]]]:
    """Name the checks and their commands."""
    python = str(environment.python)
    quick = [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("import contracts", [_script(environment.scripts, "lint-imports"), "--no-logo"]),
        ("mypy", [python, "-m", "mypy"]),
    ]
    pytest = [python, "-m", "pytest", "-q"]
    if not full:
        return [
            *quick,
            ("tests", [*pytest, *PARALLEL, "-m", "not full and not timing"]),
            ("tests that watch the clock", [*pytest, "-m", "timing and not full"]),
        ]
    measure = ["--cov", "--cov-report="]
    report = [python, "-m", "coverage", "report", "--skip-covered", "--skip-empty"]
    return [
        *quick,
        ("tests, long ones too", [*pytest, *PARALLEL, "-m", "not timing", *measure]),
        ("tests that watch the clock", [*pytest, "-m", "timing"]),
        *(
            (f"coverage, at least {floor} %: {part}", [*report, part, f"--fail-under={floor}"])
            for part, floor in COVERAGE_FLOORS.items()
        ),
    ]


def _script(folder: Path, name: str) -> str:
    return str(folder / (f"{name}.exe" if os.name == "nt" else name))
