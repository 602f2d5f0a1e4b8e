"""Reports of bugs and crashes: versions and where it was, never a text, a name or a path of the user's."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion

from synpol_desktop import __version__

_PACKAGE = "synpol_desktop"


def heading() -> str:
    """Return what is known of the program and the system."""
    return "\n".join(
        (
            f"SynPol Desktop {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()}, {platform.machine()}",
        )
    )


def of_error(error: BaseException) -> str:
    """Return a report of an exception: its kind and the functions it came through, without its message."""
    lines = [heading(), ""]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def of_trace(trace: str) -> str:
    """Return a report of what the interpreter wrote down when the system ended it."""
    lines = [line if "File" not in line else _shortened(line) for line in trace.splitlines()]
    return "\n".join((heading(), "", *lines)).strip()


def _place(frame: traceback.FrameSummary) -> str:
    return f"{_inside(frame.filename)}:{frame.lineno} {frame.name}"


def _inside(name: str) -> str:
    """Return a file's path inside the package it belongs to: what lies above is the user's."""
    parts = Path(name).parts
    start = next((at for at, part in enumerate(parts) if part in (_PACKAGE, "site-packages")), len(parts) - 1)
    return "/".join(parts[start:])


def _shortened(line: str) -> str:
    before, _, rest = line.partition('"')
    name, _, after = rest.partition('"')
    return f'{before}"{_inside(name)}"{after}'
