"""System libraries that pip can't bring: asked for before the environment is made and before Qt is loaded."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType


def may_install(*, asked: bool) -> bool:
    """Tell whether apt-get may run: when asked for, or on a CI machine as root."""
    in_ci = os.environ.get("CI") == "true" and os.name == "posix" and os.geteuid() == 0
    return (asked or in_ci) and shutil.which("apt-get") is not None


def provide(*, asked: bool, window: bool, making_environment: bool) -> None:
    """Install what the machine lacks if that is allowed, else end with one message that says what to install.

    Raises
    ------
    SystemExit
        With the exit status of the obstacle that stays.
    """
    preflight = _preflight()

    def missing() -> set[str]:
        packages = set(preflight.missing_libraries(window=window).values())
        return packages | (_venv_package() if making_environment else set())

    if missing() and may_install(asked=asked):
        _apt_get(preflight.install_command(missing()))
    if making_environment and _venv_package():
        command = " ".join(preflight.install_command(missing()))
        print(f"This Python can't make environments. On Debian and Ubuntu:\n    {command}", file=sys.stderr)
        raise SystemExit(preflight.EXIT_MISSING_LIBRARY)
    preflight.require(window=window)


def _preflight() -> ModuleType:
    """Load the program's own check by its path: nothing is installed yet."""
    path = Path(__file__).resolve().parent.parent / "synpol_desktop" / "core" / "preflight.py"
    spec = importlib.util.spec_from_file_location("preflight", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _venv_package() -> set[str]:
    """Name the package that Debian splits off Python's venv module, where it is missing."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip"):
        return set()
    return {f"python{sys.version_info.major}.{sys.version_info.minor}-venv"}


def _apt_get(install: list[str]) -> None:
    update = [*install[: install.index("apt-get")], "apt-get", "update", "-qq"]
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (update, install):
        print(" ".join(command), flush=True)
        subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, check=False)
