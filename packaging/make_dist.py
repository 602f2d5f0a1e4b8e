"""Make what people install: ``python packaging/make_dist.py``, or ``make dist``.

Linux: a .deb and a .tar.zst. Windows: an installer, where NSIS is at hand. macOS: an .app in a .dmg. All
work is done in a folder outside the checkout; the packages go to ``dist/``.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import tempfile
from pathlib import Path

from bundle import elf, sizes
from bundle.archive import make_archive
from bundle.deb import NOBODY, make_deb
from bundle.desktops import make_dmg, make_installer
from bundle.freezing import BuildError, Workshop, check, freeze, install_wheel, make_environment
from bundle.tree import size_of

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Read the command line and build; returns 1 with one message if that fails."""
    options = command_line()
    shop = Workshop(ROOT, options.work.resolve())
    if shop.work.is_relative_to(ROOT):
        print(f"{shop.work} is inside the checkout; name another folder with --work", file=sys.stderr)
        return 1
    try:
        build(shop, options)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(shop: Workshop, options: argparse.Namespace) -> None:
    """Freeze the program and wrap it for this system."""
    if not options.keep or not shop.frozen.is_dir():
        make_environment(shop, options.wheelhouse)
        install_wheel(shop)
        freeze(shop)
    if sys.platform == "win32":
        made = [make_installer(shop, options.out)]
    elif sys.platform == "darwin":
        made = [make_dmg(shop, options.out)]
    else:
        print(f"needs the Debian packages {', '.join(check(shop))}", flush=True)
        made = []
        if options.only != "archive":
            made.append(make_deb(shop, options.out, options.maintainer, options.level))
        if options.only != "deb":
            made.append(make_archive(shop, options.out, options.level))
    report(shop, made, options.sizes)


def report(shop: Workshop, made: list[Path], table: Path | None) -> None:
    """Say what was made and how large it is.

    Raises
    ------
    BuildError
        If it is larger than it may be.
    """
    installed = size_of(shop.frozen)
    for path in made:
        print(f"{path}: {path.stat().st_size / sizes.MB:.1f} MB")
    print(f"installed: {installed / sizes.MB:.1f} MB")
    if table is not None:
        packages = [sizes.Package(path.name, path.stat().st_size) for path in made]
        table.write_text(sizes.page(shop, packages, elf.glibc_wanted(shop.frozen)), encoding="utf-8")
    too_large = [path.name for path in made if path.stat().st_size > sizes.LIMIT_DEB_MB * sizes.MB]
    if too_large or installed > sizes.LIMIT_INSTALLED_MB * sizes.MB:
        raise BuildError(f"larger than it may be: {', '.join(too_large) or 'the installed program'}")


def command_line() -> argparse.Namespace:
    """Parse the arguments."""
    work = Path(tempfile.gettempdir()) / f"synpol-dist-{getpass.getuser()}"
    parser = argparse.ArgumentParser(description="Make the packages of SynPol Desktop for this system.")
    parser.add_argument("--work", type=Path, default=Path(os.environ.get("SYNPOL_DIST_WORK", work)))
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the packages go (dist)")
    parser.add_argument("--only", choices=("deb", "archive"), help="one of the two packages for Linux")
    parser.add_argument("--keep", action="store_true", help="wrap the program that was frozen before")
    parser.add_argument("--wheelhouse", metavar="DIR", help="install from this folder, without a network")
    parser.add_argument("--maintainer", default=os.environ.get("SYNPOL_MAINTAINER", NOBODY))
    parser.add_argument("--level", type=int, default=15, help="how hard zstd tries (15); 19 takes minutes")
    parser.add_argument("--sizes", type=Path, help="write the table of sizes there")
    options = parser.parse_args()
    options.out = options.out.resolve()
    return options


if __name__ == "__main__":
    sys.exit(main())
