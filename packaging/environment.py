"""The folder ``.venv``: made from the locks once, known by its stamp afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from interpreters import SUPPORTED
from turns import turn

Version = tuple[int, int]
UNFINISHED: dict[str, object] = {"unfinished": True}


class InstallError(Exception):
    """The environment could not be made; the message tells the user what to do."""


class Environment:
    """The virtual environment of one working copy.

    Its stamp tells what was installed: the SHA-256 of each lock and of ``pyproject.toml``, the interpreter
    and the folder. While an installation runs the stamp says so; if that is what a start finds, the work was
    cut off and begins again from nothing.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self._stamp = self.folder / "synpol-stamp.json"

    def is_current(self, locks: list[str], chosen: Version | None) -> bool:
        """Tell whether the locks are installed for an interpreter that is still there and still wanted."""
        return self._fits(chosen) and all(
            self._read_stamp().get(key) == value for key, value in self._wanted(locks).items()
        )

    def prepare(self, locks: list[str], chosen: Version | None, wheelhouse: str | None) -> None:
        """Install what is missing, with this interpreter where a new environment is needed.

        Of several starts at the same time one works and the others wait.

        Raises
        ------
        InstallError
            If pip or the venv module fails. The next start begins again.
        """
        with turn(self.root / ".venv.lock"):
            if not self.is_current(locks, chosen):
                self._set_up(locks, chosen, wheelhouse)

    def _set_up(self, locks: list[str], chosen: Version | None, wheelhouse: str | None) -> None:
        stamp = self._read_stamp()
        moved = any(stamp.get(key, value) != value for key, value in self._place().items())
        if stamp.get("unfinished") or moved or not self._fits(chosen):
            self._make()
            stamp = {}
        self._write_stamp(UNFINISHED)
        try:
            self._install(locks, wheelhouse)
        except InstallError:
            self._write_stamp(stamp)  # pip gave up in order: what it had installed is whole
            raise
        self._write_stamp({**stamp, **self._wanted(locks)})

    def _make(self) -> None:
        print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(exist_ok=True)
        self._write_stamp(UNFINISHED)
        self._call([sys.executable, "-m", "venv", str(self.folder)])

    def _install(self, locks: list[str], wheelhouse: str | None) -> None:
        offline = ["--no-index", "--find-links", str(Path(wheelhouse).resolve())] if wheelhouse else []
        for lock in locks:
            print(f"Installing from packaging/locks/{lock}; this is done once", flush=True)
            self._pip("--require-hashes", "--only-binary", ":all:", *offline, "-r", str(self._lock(lock)))
        self._pip("--no-build-isolation", "--no-index", "--editable", str(self.root))

    def _wanted(self, locks: list[str]) -> dict[str, object]:
        return {
            **self._place(),
            "project": _sha256(self.root / "pyproject.toml"),
            **{lock: _sha256(self._lock(lock)) for lock in locks},
        }

    def _place(self) -> dict[str, object]:
        return {"python": self._base(), "root": str(self.root)}

    def _fits(self, chosen: Version | None) -> bool:
        settings = self._settings()
        version = settings.get("version", settings.get("version_info", "")).split(".")[:2]
        wanted = [chosen] if chosen else SUPPORTED
        return self._base() is not None and version in [[str(part) for part in pair] for pair in wanted]

    def _base(self) -> str | None:
        """Name the interpreter that the environment stands on, or None if it is gone."""
        settings = self._settings()
        base = str(self.python.resolve()) if os.name == "posix" else settings.get("home", "")
        return base if settings and self.python.exists() else None

    def _settings(self) -> dict[str, str]:
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return {}
        return {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}

    def _lock(self, name: str) -> Path:
        return self.root / "packaging" / "locks" / name

    def _read_stamp(self) -> dict[str, object]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, stamp: dict[str, object]) -> None:
        draft = self._stamp.with_suffix(".draft")
        draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        draft.replace(self._stamp)

    def _pip(self, *arguments: str) -> None:
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        common = ["--no-deps", "--no-input", "--disable-pip-version-check", *quiet]
        self._call([str(self.python), "-m", "pip", "install", *common, *arguments])

    def _call(self, command: list[str]) -> None:
        status = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
        if status:
            raise InstallError(
                f"Setting up .venv failed (status {status}); the reason is above. Start again to retry.\n"
                "Without a network: python packaging/bootstrap.py --wheelhouse FOLDER run"
            )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
