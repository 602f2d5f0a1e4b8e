"""A program that is killed at any moment loses nothing that it confirmed, and goes on where it was."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("kills", [4, pytest.param(30, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_kills_at_random_moments_lose_nothing(kills: int) -> None:
    seed = 1 if os.environ.get("CI") else random.SystemRandom().randrange(1 << 31)
    command = [sys.executable, "-m", "tests.soak", f"--kills={kills}", f"--seed={seed}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{kills} kills survived" in done.stdout
