"""Windows' installer and macOS' disk image. Neither has been run: see ``packaging/README.md``."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from bundle.freezing import BuildError, Workshop
from bundle.tree import version_of


def make_installer(shop: Workshop, out: Path) -> Path:
    """Write the installer for Windows into a folder and return its path.

    Raises
    ------
    BuildError
        If NSIS is missing or refuses.
    """
    makensis = shutil.which("makensis") or shutil.which("makensis", path=r"C:\Program Files (x86)\NSIS")
    if makensis is None:
        raise BuildError("makensis is missing; install NSIS 3")
    out.mkdir(parents=True, exist_ok=True)
    version = version_of(shop.root)
    package = out / f"synpol-desktop-{version}-windows-x86_64.exe"
    shop.call(
        *(makensis, "-V2", "-INPUTCHARSET", "UTF8", f"-DVERSION={version}", f"-DSOURCE={shop.frozen}"),
        *(f"-DICON={shop.icons / 'synpol.ico'}", f"-DLICENCE={shop.root / 'LICENSE'}", f"-DOUT={package}"),
        shop.root / "packaging/windows/synpol.nsi",
    )
    return package


def make_dmg(shop: Workshop, out: Path) -> Path:
    """Write a disk image with the .app and a link to the programs' folder, and return its path.

    The .app carries PyInstaller's ad-hoc signature. To sign it with an identity and have it notarised, see
    ``packaging/README.md``.
    """
    out.mkdir(parents=True, exist_ok=True)
    stage = shop.work / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    app = "SynPol Desktop.app"
    shutil.copytree(shop.frozen.parent / app, stage / app, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    shutil.copyfile(shop.root / "LICENSE", stage / "LICENSE.txt")
    package = out / f"synpol-desktop-{version_of(shop.root)}-macos-{platform.machine()}.dmg"
    package.unlink(missing_ok=True)
    shop.call("codesign", "--verify", "--deep", "--strict", stage / app)
    shop.call(
        *("hdiutil", "create", "-volname", "SynPol Desktop", "-srcfolder", stage, "-fs", "APFS"),
        *("-format", "ULFO", package),
    )
    shutil.rmtree(stage)
    return package
