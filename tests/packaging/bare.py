"""A Debian 12 with nothing on it but its base, where packages are installed and tried.

Each try gets a fresh layer over one unpacked system, so what a try changed can be listed exactly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER, UID = "analyst", "1000"
HOME = f"/home/{USER}"
WORK = f"{HOME}/work"
PROGRAM_FOLDERS = (".cache/SynPol Desktop", ".config/SynPol Desktop", ".local/share/SynPol Desktop")
OTHERS_FOLDERS = (".cache/fontconfig", ".cache/mesa_shader_cache", ".cache/mesa_shader_cache_db")
"""Made by system libraries in the user's cache folder, whatever program loads them."""


def unpacked() -> Path:
    """Return the folder of a bare system, made by debootstrap the first time; skips where that can't be."""
    for tool in ("debootstrap", "Xvfb", "chroot"):
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
    if os.geteuid() != 0:
        pytest.skip("only root can mount and change root")
    named = os.environ.get("SYNPOL_BARE")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "synpol-bare"
    if not (folder / "usr/bin/apt-get").exists() or (folder / "debootstrap").exists():
        shutil.rmtree(folder, ignore_errors=True)
        command = ["nice", "debootstrap", "--variant=minbase", "bookworm", str(folder)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            pytest.skip(f"debootstrap failed: {done.stdout.strip()[-200:]}")
    return folder


class Machine:
    """A bare system that is mounted; commands run in it, by root or by a plain user."""

    def __init__(self, root: Path, layer: Path) -> None:
        self.root = root
        self._layer = layer

    def run(
        self, *command: str, user: bool = False, status: int | None = 0, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command and return it; its exit status must be the given one."""
        done = subprocess.run(
            self.command(*command, user=user, **variables), check=False, capture_output=True, text=True
        )
        if status is not None:
            said = f"{' '.join(command)}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
            assert done.returncode == status, said
        return done

    def command(self, *command: str, user: bool = False, **variables: str) -> list[str]:
        """Return what runs a command in here, from outside."""
        who = [f"--userspec={UID}:{UID}"] if user else []
        settings = {
            "HOME": HOME if user else "/root",
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **variables,
        }
        set_ = [f"{name}={value}" for name, value in settings.items()]
        return ["chroot", *who, str(self.root), "env", "-i", f"--chdir={WORK}", *set_, *command]

    def put(self, source: Path, inside: str) -> None:
        """Copy a file or folder in."""
        target = self.root / inside.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)

    def layer(self) -> dict[str, tuple[int, int]]:
        """Return what differs from the bare system: each path with its size and time of change."""
        found = {}
        for path in self._layer.rglob("*"):
            about = path.lstat()
            if not path.is_dir() or path.is_symlink():
                found["/" + str(path.relative_to(self._layer))] = (about.st_size, about.st_mtime_ns)
        return found


@contextmanager
def machine() -> Iterator[Machine]:
    """Mount a fresh layer over the bare system, with a user who has a folder of work."""
    base = unpacked()
    with tempfile.TemporaryDirectory(prefix="synpol-try-") as folder:
        parts = {name: Path(folder) / name for name in ("layer", "work", "root")}
        for part in parts.values():
            part.mkdir()
        Path(folder).chmod(0o755)
        root = parts["root"]
        options = f"lowerdir={base},upperdir={parts['layer']},workdir={parts['work']}"
        mounted: list[Path] = []

        def mount(*arguments: str, at: Path) -> None:
            at.mkdir(exist_ok=True)
            done = subprocess.run(["mount", *arguments, str(at)], check=False, capture_output=True, text=True)
            if done.returncode:
                pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
            mounted.append(at)

        try:
            mount("-t", "overlay", "overlay", "-o", options, at=root)
            mount("-t", "proc", "proc", at=root / "proc")
            mount("--bind", "/dev", at=root / "dev")
            Path("/tmp/.X11-unix").mkdir(exist_ok=True, mode=0o1777)
            shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
            (root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
            here = Machine(root, parts["layer"])
            (root / WORK.lstrip("/")).mkdir(parents=True)
            here.run("useradd", "--uid", UID, "--no-create-home", "--home-dir", HOME, USER)
            for inside in (HOME, WORK):
                os.chown(root / inside.lstrip("/"), int(UID), int(UID))
            mount("--bind", "/tmp/.X11-unix", at=_made(root / "tmp/.X11-unix"))
            yield here
        finally:
            for place in reversed(mounted):
                subprocess.run(["umount", "--lazy", str(place)], check=False)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
