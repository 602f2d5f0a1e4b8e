"""Where a frozen program starts: the window, the command line, its worker processes and its own modules.

The interpreter of a frozen program is the program itself. ``multiprocessing`` and whoever starts
``sys.executable -m MODULE`` therefore come here, too.
"""

from __future__ import annotations

import os
import runpy
import sys
from multiprocessing import freeze_support

PACKAGE = "synpol_desktop"


def main() -> int:
    """Do what this process was started for."""
    restore_library_path()
    freeze_support()
    if sys.argv[1:2] == ["-m"] and is_own(sys.argv[2:3]):
        del sys.argv[0:2]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return 0
    from synpol_desktop.__main__ import main as start

    return start()


def is_own(module: list[str]) -> bool:
    """Whether a module may be run by its name: those of the program, and no others."""
    return [name.partition(".")[0] for name in module] == [PACKAGE]


def restore_library_path() -> None:
    """Let programs that this one opens, such as a browser, find their own libraries, not these."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif sys.platform.startswith("linux"):
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    sys.exit(main())
