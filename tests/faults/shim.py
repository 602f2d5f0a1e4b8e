"""Compiles ``shim.c`` where there is a compiler, and talks to it in a process that was started with it."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

WRITE, SYNC, OTHER = 1, 2, 4
DEATH = 0
SOURCE = Path(__file__).with_name("shim.c")


def build(folder: Path) -> Path | None:
    """Return the compiled library; None where it can't be made."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        return None
    library = folder / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return library if done.returncode == 0 else None


class Shim:
    """The faults of this process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.fault_arm.argtypes = (ctypes.c_int, ctypes.c_long, ctypes.c_int)
        self._library.fault_seen.restype = ctypes.c_long
        self._library.fault_clock.argtypes = (ctypes.c_long,)

    @classmethod
    def loaded(cls) -> "Shim | None":
        """Return the shim if this process was started with it."""
        return cls() if hasattr(ctypes.CDLL(None), "fault_arm") else None

    def arm(self, kinds: int, after: int, error: int) -> None:
        """Let calls of these kinds fail with an errno (or kill), beginning after so many."""
        self._library.fault_arm(kinds, after, error)

    def disarm(self) -> None:
        """Let the disk be in order again."""
        self._library.fault_disarm()

    @property
    def seen(self) -> int:
        """How many calls there were."""
        seen: int = self._library.fault_seen()
        return seen

    def shift_clock(self, seconds: int) -> None:
        """Let the clock be so much fast."""
        self._library.fault_clock(seconds)
