"""Collect the licences of everything that is shipped; called by ``synpol.spec``.

Run by the interpreter that is frozen. The texts come from what is installed: each library's metadata,
Python's own text and, on Debian, the copyright files of the few system libraries that come along. Qt's
wheels bring no text; ``packaging/licences`` holds the ones that apply to them.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "licences"
FORMS = ("licen", "copying", "notice", "authors")
"""Beginnings of the names of files that hold terms."""
SYSTEM_PACKAGES = ("libbz2-1.0", "libffi8", "liblzma5", "libsqlite3-0")
WITHOUT_TEXT = {
    "pyside6_essentials": ("LGPL-3.0-only", ("LGPL-3.0", "GPL-3.0", "qt-parts")),
    "shiboken6": ("LGPL-3.0-only", ()),
}
RULE = "=" * 100


class LicenceMissingError(Exception):
    """Something would be shipped whose terms nobody could read."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A shipped part with its terms: each text has the name of the file that it came from."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]


def write(modules: Iterable[str], out: Path) -> None:
    """Write one text file with all notices: of the modules' libraries, Python and what starts it.

    Raises
    ------
    LicenceMissingError
        If something brings no text.
    """
    notices = [python_notice(), *library_notices(modules), *system_notices(), bootloader_notice()]
    out.write_text(page(notices), encoding="utf-8")


def library_notices(modules: Iterable[str]) -> list[Notice]:
    """Return the notices of the libraries that modules belong to.

    Raises
    ------
    LicenceMissingError
        If one of them brings no text, and none is kept for it.
    """
    owners = metadata.packages_distributions()
    tops = {name.partition(".")[0] for name in modules}
    names = {owner for top in tops for owner in owners.get(top, [])}
    return [_library(metadata.distribution(name)) for name in sorted(names, key=str.lower)]


def python_notice() -> Notice:
    """Return the notice of the interpreter."""
    places = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright"),
    ]
    for place in places:
        if place.is_file():
            text = place.read_text(encoding="utf-8", errors="replace")
            return Notice("Python", sys.version.split()[0], "PSF-2.0", ((place.name, text),))
    raise LicenceMissingError("Python")


def system_notices() -> list[Notice]:
    """Return the notices of the system libraries that are shipped; none but on Debian and its kin."""
    files = [Path("/usr/share/doc") / name / "copyright" for name in SYSTEM_PACKAGES]
    return [
        Notice(file.parent.name, "", "", (("copyright", file.read_text(encoding="utf-8", errors="replace")),))
        for file in files
        if file.is_file()
    ]


def bootloader_notice() -> Notice:
    """Return the notice of PyInstaller's start program, which its licence lets go with any program."""
    found = _library(metadata.distribution("pyinstaller"))
    return Notice(
        "PyInstaller's bootloader", found.version, "GPL-2.0-or-later with an exception", found.texts
    )


def page(notices: Iterable[Notice]) -> str:
    """Return the file: a list of the parts, then the terms of each."""
    notices = list(notices)
    lines = [
        "SynPol Desktop is shipped with the following parts. Each has terms of its own, which follow.",
        "",
    ]
    lines += [f"  {_title(notice)}" for notice in notices]
    for notice in notices:
        lines += ["", RULE, _title(notice), RULE]
        for name, text in notice.texts:
            lines += ["", f"--- {name}", "", text.strip()]
    return "\n".join(lines) + "\n"


def _title(notice: Notice) -> str:
    licence = f" ({notice.licence})" if notice.licence else ""
    return f"{notice.name} {notice.version}".strip() + licence


def _library(found: metadata.Distribution) -> Notice:
    about = found.metadata
    name = about["Name"]
    kept_licence, kept = WITHOUT_TEXT.get(name.lower().replace("-", "_"), ("", ()))
    texts = tuple(_texts(found)) or tuple((file, (TEXTS / file).read_text(encoding="utf-8")) for file in kept)
    if not texts and not kept_licence:
        raise LicenceMissingError(f"{name} brings no licence text")
    return Notice(name, found.version, kept_licence or _named(found), texts)


def _named(found: metadata.Distribution) -> str:
    about = found.metadata
    classified = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if "License ::" in line
    ]
    said = _said(about, "License-Expression") or _said(about, "License") or ", ".join(classified)
    return said if len(said) < 60 else ", ".join(classified)


def _said(about: metadata.PackageMetadata, field: str) -> str:
    return "".join(about.get_all(field) or [])


def _texts(found: metadata.Distribution) -> Iterator[tuple[str, str]]:
    for file in found.files or []:
        if ".dist-info" in file.parts[0] and (
            "licenses" in file.parts or file.name.lower().startswith(FORMS)
        ):
            path = Path(str(found.locate_file(file)))
            yield "/".join(file.parts[1:]), path.read_text(encoding="utf-8", errors="replace")
