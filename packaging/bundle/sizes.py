"""What each library costs in the installed program, as a table that is kept: ``packaging/SIZES.md``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bundle.contents import OPTIONAL
from bundle.freezing import Workshop
from bundle.tree import files, size_of

LIMIT_DEB_MB = 170
LIMIT_INSTALLED_MB = 620
MB = 1_000_000
_GROUPS = {
    "PySide6": "Qt with PySide6",
    "shiboken6": "Qt with PySide6",
    "numpy.libs": "numpy",
    "pypdfium2_raw": "pypdfium2",
    "pycrfsuite": "python-crfsuite",
    "synpol_desktop": "SynPol Desktop: resources and kernels",
    "licences": "licences",
}
_PYTHON = ("libpython", "python3", "base_library", "python31", "libsqlite3", "libffi", "libbz2", "liblzma")


@dataclass(frozen=True, slots=True)
class Package:
    """A finished file and its size in bytes."""

    name: str
    size: int


def measure(frozen: Path) -> Counter[str]:
    """Return the bytes of the frozen program by the library that they belong to."""
    sizes: Counter[str] = Counter()
    for path in files(frozen):
        inside = path.relative_to(frozen)
        sizes[_group(inside)] += path.stat().st_size
    return sizes


def left_out(shop: Workshop) -> Counter[str]:
    """Return the bytes of what the environment holds of a library and the bundle doesn't."""
    (site,) = {path.parent for path in (shop.work / "venv").rglob("site-packages/PySide6")}
    kept = measure(shop.frozen)
    sizes: Counter[str] = Counter()
    for name in OPTIONAL:
        if (site / name).is_dir() and not (shop.inside / name).is_dir():
            sizes[name] = sum(
                size_of(place) for place in (site / name, site / f"{name}.libs") if place.is_dir()
            )
    sizes["the other parts of Qt"] = size_of(site / "PySide6") - kept["Qt with PySide6"]
    return sizes


def page(shop: Workshop, packages: list[Package], glibc: str) -> str:
    """Return the table as Markdown."""
    sizes = measure(shop.frozen)
    total = size_of(shop.frozen)
    lines = [
        "# What the installed program weighs",
        "",
        'Written by `make dist ARGS="--sizes packaging/SIZES.md"` on Debian 12; 1 MB is a million bytes.',
        "",
        "| package | size | asked for |",
        "|---|---:|---:|",
        *(
            f"| `{package.name}` | {package.size / MB:.1f} MB | "
            f"{f'at most {LIMIT_DEB_MB} MB' if package.name.endswith('.deb') else '–'} |"
            for package in packages
        ),
        f"| installed | {total / MB:.1f} MB | at most {LIMIT_INSTALLED_MB} MB |",
        "",
        "| part | installed | share |",
        "|---|---:|---:|",
        *(f"| {name} | {size / MB:.1f} MB | {size / total:.1%} |" for name, size in sizes.most_common()),
        "",
        "What the lock installs, but stays out, because the program doesn't use it:",
        "",
        "| part | would be |",
        "|---|---:|",
        *(f"| {name} | {size / MB:.1f} MB |" for name, size in left_out(shop).most_common()),
        "",
        f"The newest symbol of the C library that is asked for is of glibc {glibc}.",
    ]
    return "\n".join(lines) + "\n"


def _group(inside: Path) -> str:
    if inside.parts[0] != "_internal":
        return "Python modules of all libraries, compressed in the executable"
    top = inside.parts[1]
    if top.startswith(_PYTHON):
        return "Python with its extension modules, SQLite and compressors"
    if ".dist-info" in top:
        top = top.partition("-")[0]
    return _GROUPS.get(top, top)
