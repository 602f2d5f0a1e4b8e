"""Write the locks again: ``python packaging/lock.py``. Needs uv and the package index; users need neither.

Each lock holds for every supported Python and platform, names every archive by its SHA-256 and no index.
camel-tools is locked without its dependencies: the modules used here need the three light libraries of the
group ``camel-light``, while its full list would bring torch.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "packaging/locks/runtime.txt"
DEVELOPMENT = ROOT / "packaging/locks/development.txt"
DIST = ROOT / "packaging/locks/dist.txt"
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)


def main() -> int:
    """Compile the locks, then see that every archive exists for every Python and platform."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only see that the locks can be installed everywhere"
    )
    if not parser.parse_args().check:
        runtime = compile_lock(["pyproject.toml", "--group", "camel-light", "--group", "build"])
        camel = compile_lock(["-", "--no-deps"], given=camel_requirement())
        RUNTIME.write_text(runtime + camel, encoding="ascii")
        development = compile_lock(["--group", "dev", "--constraints", str(RUNTIME)])
        DEVELOPMENT.write_text(development, encoding="ascii")
        dist = compile_lock(["--group", "dist", "--constraints", str(RUNTIME)])
        DIST.write_text(dist, encoding="ascii")
    for lock, python, platform in product((RUNTIME, DEVELOPMENT, DIST), PYTHONS, PLATFORMS):
        see_wheels(lock, python, platform)
    return 0


def compile_lock(arguments: list[str], *, given: str = "") -> str:
    """Resolve requirements for all Pythons and platforms at once; returns the lock's text."""
    command = [
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        PYTHONS[0],
        "--generate-hashes",
    ]
    command += ["--no-header", "--no-annotate", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=given, check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def camel_requirement() -> str:
    """Read camel-tools' bounds where they're declared: in the extra ``camel``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return "\n".join(project["optional-dependencies"]["camel"])


def see_wheels(lock: Path, python: str, platform: str) -> None:
    """Fail unless each line of a lock has a built wheel for one Python on one platform."""
    with tempfile.TemporaryDirectory() as nowhere:
        command = [
            "uv",
            "pip",
            "install",
            "--quiet",
            "--dry-run",
            "--target",
            nowhere,
            "--python-version",
            python,
        ]
        command += ["--python-platform", platform, "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([*command, "-r", str(lock)], cwd=ROOT, check=True)
    print(f"{lock.name}: complete for Python {python} on {platform}")


if __name__ == "__main__":
    sys.exit(main())
