"""What has to be true of the machine before Qt may be imported.

Qt ends the whole process when a system library or a display is missing, so this is asked first. The module
needs nothing but the standard library: the bootstrap loads it by its path, before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

EXIT_MISSING_LIBRARY = 3
EXIT_NO_DISPLAY = 4

# The libraries that Qt's Linux wheels link and don't bring along, with the Debian package of each.
_DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_X11_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_WAYLAND_WINDOW = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


@dataclass(frozen=True)
class Obstacle:
    """Why Qt can't start here: a text for the user and the process's exit status."""

    message: str
    exit_code: int


def missing_libraries(*, window: bool) -> dict[str, str]:
    """Find the system libraries that Qt needs and the loader can't find.

    Parameters
    ----------
    window
        Whether a window is to be shown. Drawing into a picture or a file needs fewer libraries.

    Returns
    -------
    dict
        Library file to the Debian package that brings it; empty on macOS and Windows, whose Qt is complete.
    """
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(_DRAWING)
    if window:
        wanted |= {"xcb": _X11_WINDOW, "wayland": _WAYLAND_WINDOW}.get(_platform(), {})
    return {library: package for library, package in wanted.items() if not _loads(library)}


def install_command(packages: Iterable[str]) -> list[str]:
    """Give the command that installs Debian packages, as this user has to call it."""
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    return [*sudo, "apt-get", "install", "-y", "--no-install-recommends", *sorted(set(packages))]


def obstacle(*, window: bool) -> Obstacle | None:
    """Tell what keeps Qt from starting on this machine.

    Parameters
    ----------
    window
        Whether a window is to be shown; if not, no display is needed.

    Returns
    -------
    Obstacle or None
        None when Qt can be imported and, for a window, a display answers.
    """
    missing = missing_libraries(window=window)
    if missing:
        command = " ".join(install_command(missing.values()))
        return Obstacle(
            f"Qt needs system libraries that are missing here: {', '.join(missing)}\n"
            f"On Debian and Ubuntu this installs them:\n    {command}",
            EXIT_MISSING_LIBRARY,
        )
    if window and not _display_answers():
        return Obstacle(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY lead nowhere); "
            "the commands import, extract, search, export and check work without one.",
            EXIT_NO_DISPLAY,
        )
    return None


def require(*, window: bool) -> None:
    """End the process with one message if Qt can't start on this machine.

    Raises
    ------
    SystemExit
        With `EXIT_MISSING_LIBRARY` or `EXIT_NO_DISPLAY`, after the reason was written to stderr.
    """
    found = obstacle(window=window)
    if found is not None:
        _leave(found)


def _leave(found: Obstacle) -> NoReturn:
    print(found.message, file=sys.stderr)
    raise SystemExit(found.exit_code)


def _platform() -> str:
    """Say which of Qt's platforms will be used: the one asked for, else the session's."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if asked:
        return "wayland" if asked.startswith("wayland") else asked
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY") else "xcb"


def _display_answers() -> bool:
    if not sys.platform.startswith("linux") or _platform() != "xcb":
        return True
    if not os.environ.get("DISPLAY"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
