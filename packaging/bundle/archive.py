"""The archive for any Linux: unpack it and start, or let its script add it to one user's menu."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from bundle.freezing import BuildError, Workshop
from bundle.tree import NAME, lay_out, settle, version_of


def make_archive(shop: Workshop, out: Path, level: int) -> Path:
    """Write ``NAME-VERSION-linux-MACHINE.tar.zst`` into a folder and return its path.

    Raises
    ------
    BuildError
        If zstd is missing.
    """
    if shutil.which("zstd") is None:
        raise BuildError("zstd is missing: apt-get install zstd")
    version = version_of(shop.root)
    stage = shop.work / "archive"
    shutil.rmtree(stage, ignore_errors=True)
    top = stage / f"{NAME}-{version}"
    lay_out(shop, top)
    for name in ("install.sh", "uninstall.sh", "README.txt"):
        shutil.copyfile(shop.root / "packaging/linux" / name, top / name)
        (top / name).chmod(0o755 if name.endswith(".sh") else 0o644)
    settle(top, shop.epoch())
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{NAME}-{version}-linux-{platform.machine()}.tar.zst"
    shop.call(
        *("tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"),
        *(f"--mtime=@{shop.epoch()}", f"--use-compress-program=zstd -{level} -T0 -q", "--file", package),
        *("--directory", stage, top.name),
    )
    shutil.rmtree(stage)
    return package
