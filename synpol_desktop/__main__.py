"""Entry point: ``python -m synpol_desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; without a command it opens the window."""
    if getattr(sys, "frozen", False):  # a worker process of a frozen program starts here, too
        from multiprocessing import freeze_support

        freeze_support()
    from synpol_desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
