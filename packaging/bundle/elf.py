"""Which shared libraries the files of a folder need, who brings them, and whether anybody does."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"\x7fELF"
QT_LIBRARY = re.compile(r"^(PySide6/)?(Qt/lib/)?(libQt6\w+|libicu\w+)\.so")
Entry = tuple[str, str, str]
"""Name inside the program's folder, where the file is, and its kind, as PyInstaller lists them."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What one file says of itself: its own name for the loader and those of the libraries it wants."""

    name: str
    libraries: tuple[str, ...]


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == MAGIC


def needs(path: Path) -> Needs:
    """Read a file's dynamic section."""
    answer = subprocess.run(
        ["objdump", "-p", str(path)], check=True, capture_output=True, text=True, errors="replace"
    ).stdout
    found = re.findall(r"^\s+(NEEDED|SONAME)\s+(\S+)", answer, re.M)
    names = [name for kind, name in found if kind == "SONAME"]
    return Needs(names[0] if names else path.name, tuple(name for kind, name in found if kind == "NEEDED"))


def reachable(entries: Iterable[Entry]) -> list[Entry]:
    """Drop Qt's libraries that no kept file needs.

    PyInstaller follows the needs of all of Qt's plugins; after most plugins are left out, so can their
    libraries be.
    """
    entries = list(entries)
    libraries = {
        Path(name).name: Path(source)
        for name, source, kind in entries
        if QT_LIBRARY.match(name) and kind != "SYMLINK"
    }
    others = [entry for entry in entries if Path(entry[0]).name not in libraries]
    wanted: set[str] = set()
    waiting = [Path(source) for _, source, kind in others if kind != "SYMLINK" and is_elf(Path(source))]
    while waiting:
        for name in needs(waiting.pop()).libraries:
            if name in libraries and name not in wanted:
                wanted.add(name)
                waiting.append(libraries[name])
    return [entry for entry in entries if entry in others or Path(entry[0]).name in wanted]


def foreign_libraries(folder: Path) -> dict[str, list[Path]]:
    """Return the libraries that files of a folder need and the folder lacks, each with who needs it."""
    files = [path for path in sorted(folder.rglob("*")) if is_elf(path)]
    held = {path.name for path in folder.rglob("*.so*")}
    foreign: dict[str, list[Path]] = {}
    for path in files:
        for name in needs(path).libraries:
            if name not in held:
                foreign.setdefault(name, []).append(path.relative_to(folder))
    return foreign


def glibc_wanted(folder: Path) -> str:
    """Return the newest version of the C library's symbols that a file of a folder asks for."""
    newest = (0, 0)
    for path in folder.rglob("*"):
        if is_elf(path):
            answer = subprocess.run(
                ["objdump", "-T", str(path)], check=False, capture_output=True, text=True, errors="replace"
            ).stdout
            versions = re.findall(r"\(?GLIBC_(\d+)\.(\d+)", answer)
            newest = max([newest, *((int(major), int(minor)) for major, minor in versions)])
    return ".".join(map(str, newest))


def owner(library: str) -> str | None:
    """Return the Debian package of a library of this machine, or None if there is none."""
    listed = subprocess.run(["ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    match = re.search(rf"^\s*{re.escape(library)} \(libc6,[^)]*\) => (\S+)$", listed, re.M)
    if match is None:
        return None
    path = Path(match[1])
    for place in (path, path.resolve(), Path("/usr") / str(path).lstrip("/")):
        answer = subprocess.run(["dpkg", "-S", str(place)], check=False, capture_output=True, text=True)
        if answer.returncode == 0:
            return answer.stdout.partition(":")[0]
    return None
