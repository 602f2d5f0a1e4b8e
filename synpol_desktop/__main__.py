"""Entry point: ``python -m synpol_desktop``."""

from __future__ import annotations

import gc
import sys

_YOUNG = 20_000
"""Objects between two searches for garbage: modules and tables are tens of thousands that all stay."""


def main() -> int:
    """Run the command line; without a command it opens the window."""
    if getattr(sys, "frozen", False):  # a worker process of a frozen program starts here, too
        from multiprocessing import freeze_support

        freeze_support()
    gc.set_threshold(_YOUNG)
    from synpol_desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
