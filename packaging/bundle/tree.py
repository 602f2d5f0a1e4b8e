"""What surrounds the program on a Linux desktop: menu entry, icons, file type, manual page, terms."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bundle import manual
from bundle.freezing import Workshop
from bundle.icons import SIZES

NAME = "synpol-desktop"


def version_of(root: Path) -> str:
    """Return the version that the project file declares."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def lay_out(shop: Workshop, prefix: Path) -> None:
    """Put the program and its surroundings below a prefix as ``lib``, ``bin`` and ``share``.

    Parameters
    ----------
    prefix : Path
        A folder that stands for ``/usr`` or the user's ``~/.local``.
    """
    linux, share = shop.root / "packaging/linux", prefix / "share"
    shutil.copytree(shop.frozen, prefix / "lib" / NAME, symlinks=True)
    (prefix / "bin").mkdir(parents=True)
    (prefix / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(linux / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(linux / f"{NAME}.xml", share / "mime/packages" / f"{NAME}.xml")
    hicolor = share / "icons/hicolor"
    for size in SIZES:
        for kind, name in (("apps", NAME), ("mimetypes", "application-x-synpol")):
            _copy(shop.icons / f"{size}.png", hicolor / f"{size}x{size}" / kind / f"{name}.png")
    _copy(shop.root / "resources/icons/synpol.svg", hicolor / "scalable/apps" / f"{NAME}.svg")
    template = (linux / f"{NAME}.1").read_text(encoding="utf-8")
    page = manual.page(template, version_of(shop.root), lambda arguments: _answer(shop, arguments))
    _zip(page.encode(), share / "man/man1" / f"{NAME}.1.gz", shop.epoch())
    _zip((shop.root / "CHANGELOG.md").read_bytes(), share / "doc" / NAME / "CHANGELOG.md.gz", shop.epoch())
    terms = (shop.root / "LICENSE").read_text(encoding="utf-8")
    terms += (
        f"\nThe terms of the parts that are shipped with it: lib/{NAME}/_internal/licences/THIRD-PARTY.txt\n"
    )
    (share / "doc" / NAME / "copyright").write_text(terms, encoding="utf-8")
    settle(prefix, shop.epoch())


def settle(top: Path, epoch: int) -> None:
    """Give all files the same owner's rights and one time, so that the same commit gives the same package."""
    for path in sorted(top.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.is_dir() or (os.access(path, os.X_OK) and ".so" not in path.name)
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder, each link as nothing."""
    return sum(path.stat().st_size for path in files(folder))


def files(folder: Path) -> Iterator[Path]:
    """Yield the regular files of a folder."""
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _answer(shop: Workshop, arguments: list[str]) -> str:
    command = [str(shop.frozen / NAME), *arguments]
    variables = {**os.environ, "COLUMNS": "90", "HOME": str(shop.work), "LANG": "C.UTF-8"}
    return subprocess.run(command, env=variables, check=True, capture_output=True, text=True).stdout


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zip(data: bytes, target: Path, epoch: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(data, 9, mtime=epoch))
