"""The Debian package: depends on what the program's files link, as dpkg-shlibdeps finds it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bundle.elf import is_elf
from bundle.freezing import BuildError, Workshop
from bundle.licences import SYSTEM_PACKAGES
from bundle.tree import NAME, files, lay_out, settle, size_of, version_of

NOBODY = "SynPol Desktop <noreply@example.invalid>"
DESCRIPTION = """explorer of actors and relations in Arabic political news
 Reads articles, finds the persons, bodies, places, laws and events in them
 and what they do to each other, and draws this as a graph in which every
 node and every edge leads back to the exact words that state it.
 .
 The program makes no network connection."""


def make_deb(shop: Workshop, out: Path, maintainer: str, level: int) -> Path:
    """Write the package into a folder and return its path.

    Raises
    ------
    BuildError
        If dpkg's tools are missing or refuse.
    """
    for tool in ("dpkg-deb", "dpkg-shlibdeps"):
        if shutil.which(tool) is None:
            raise BuildError(f"{tool} is missing: apt-get install dpkg-dev")
    stage = shop.work / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    lay_out(shop, stage / "usr")
    version, machine = version_of(shop.root), architecture()
    control = stage / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        f"Package: {NAME}\n"
        f"Version: {version}\n"
        f"Architecture: {machine}\n"
        f"Maintainer: {maintainer}\n"
        f"Installed-Size: {size_of(stage / 'usr') // 1024}\n"
        f"Depends: {dependencies(shop)}\n"
        "Section: text\n"
        "Priority: optional\n"
        f"Description: {DESCRIPTION}\n",
        encoding="utf-8",
    )
    (control / "md5sums").write_text(_sums(stage), encoding="utf-8")
    settle(stage, shop.epoch())
    stage.chmod(0o755)
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{NAME}_{version}_{machine}.deb"
    shop.call("dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build", stage, package)
    shutil.rmtree(stage)
    return package


def architecture() -> str:
    """Return Debian's name of this machine's kind."""
    return subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()


def dependencies(shop: Workshop) -> str:
    """Return the packages, with versions, whose libraries the program's files link.

    What the program holds itself has no such information; `freezing.check` has seen that all else has.

    Raises
    ------
    BuildError
        If a library belongs to no package.
    """
    place = shop.work / "shlibdeps"
    (place / "debian").mkdir(parents=True, exist_ok=True)
    (place / "debian/control").write_text(
        f"Source: {NAME}\nMaintainer: {NOBODY}\n\nPackage: {NAME}\nArchitecture: any\nDescription: x\n"
    )
    private = sorted({path.parent for path in files(shop.frozen) if ".so" in path.name})
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", f"-S{shop.frozen}"]
    command += [f"-x{package}" for package in SYSTEM_PACKAGES]  # the program brings these along
    command += [f"-l{folder}" for folder in private]
    command += [f"-e{path}" for path in files(shop.frozen) if is_elf(path)]
    answer = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
    prefix = "shlibs:Depends="
    lines = [line for line in answer.stdout.splitlines() if line.startswith(prefix)]
    if answer.returncode or not lines:
        raise BuildError(f"dpkg-shlibdeps: {answer.stderr.strip()}")
    return lines[0].removeprefix(prefix)


def _sums(stage: Path) -> str:
    listed = sorted(str(path.relative_to(stage)) for path in files(stage / "usr"))
    answer = subprocess.run(["md5sum", "--", *listed], cwd=stage, check=True, capture_output=True, text=True)
    return answer.stdout
