"""What goes into the frozen program and what stays out. Read by ``synpol.spec``, held by tests."""

from __future__ import annotations

import ast
import fnmatch
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = "synpol_desktop"
ON_DISK = f"{PACKAGE}.graph.kernels"
"""Kept as files: numba reads the source of what it compiles, and caches only what it finds on disk."""

OPTIONAL = ("camel_tools", "scipy", "torch")
"""Libraries that others import if they are there; they come along only if the program imports them."""
NOT_SHIPPED = ("torch",)
"""What the program imports only where the user brought it."""

UNUSED = (
    "readline",  # GPL
    "rlcompleter",
    "_hashlib",  # OpenSSL: nothing is ever fetched, and Python has digests of its own
    "ssl",
    "_ssl",
    "_crypt",
    "_curses",
    "_curses_panel",
    "_dbm",
    "_gdbm",
    "_tkinter",
    "_uuid",
    "curses",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "nis",
    "ossaudiodev",
    "pdb",
    "pip",
    "pydoc_data",
    "setuptools",
    "spwd",
    "test",
    "tkinter",
    "turtle",
    "turtledemo",
    "venv",
    "IPython",
    "igraph",  # GPL; a tool of the tests
    "matplotlib",
    "PIL",
    "pandas",
    "pytest",
    "lxml.html.clean",
    "lxml.isoschematron",
    "lxml.objectify",
    "numba.cuda",
    "numba.np.ufunc.omppool",
    "numba.np.ufunc.tbbpool",
    "numba.tests",
    "numpy.f2py",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
)

QT_PLUGINS = (
    "iconengines/*svgicon*",
    "imageformats/*qsvg*",
    "imageformats/*qjpeg*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "platforms/*qcocoa*",
    "platforms/*qoffscreen*",
    "platforms/*qwayland*",
    "platforms/*qwindows*",
    "platforms/*qxcb*",
    "platformthemes/*xdgdesktopportal*",
    "styles/*",
    "wayland-decoration-client/*adwaita*",
    "wayland-shell-integration/*xdg-shell*",
)
QT_TEXTS = ("qtbase_ar.qm",)
"""Qt's own catalogues: its source is English, and the program has two languages."""

SYSTEM_LIBRARIES = ("libbz2.so*", "libffi.so*", "liblzma.so*", "libpython3*.so*", "libsqlite3.so*")
"""Python's own, and those whose names or features differ between systems. All others that do not come with
a wheel stay out: a package depends on them, and the system keeps them safe."""


def imports_of(package: Path) -> set[str]:
    """Name the libraries outside the standard one that the files of a package import, by top-level name."""
    tops: set[str] = set()
    for path in package.rglob("*.py"):
        tops |= set(_tops(ast.parse(path.read_text(encoding="utf-8"))))
    return tops - sys.stdlib_module_names - {PACKAGE}


def excluded(imports: Iterable[str]) -> list[str]:
    """Name the modules that stay out of a program with these imports."""
    wanted = set(imports) - set(NOT_SHIPPED)
    return [*UNUSED, *(name for name in OPTIONAL if name not in wanted)]


def missing(imports: Iterable[str], collected: Iterable[str]) -> list[str]:
    """Name the imported libraries of which nothing was collected."""
    tops = {name.partition(".")[0] for name in collected}
    return sorted(set(imports) - set(NOT_SHIPPED) - tops)


def is_kept(inside: str) -> bool:
    """Tell whether a file of Qt is kept, by its path inside the program's folder."""
    path = inside.replace("\\", "/")
    if "/plugins/" in path:
        plugin = path.partition("/plugins/")[2]
        return any(fnmatch.fnmatch(plugin, kept) for kept in QT_PLUGINS)
    if "/translations/" in path and path.endswith(".qm"):
        return path.rpartition("/")[2] in QT_TEXTS
    return "/Qt/qml/" not in path and not path.startswith("PySide6/qml/")


def is_ours(source: str, prefixes: Iterable[str]) -> bool:
    """Tell whether a library that was found is to be shipped: from Python, a wheel, or named above."""
    path = Path(source).resolve()
    if any(fnmatch.fnmatch(path.name, kept) for kept in SYSTEM_LIBRARIES):
        return True
    return any(path.is_relative_to(Path(prefix).resolve()) for prefix in prefixes)


def _tops(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
