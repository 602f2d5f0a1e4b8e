"""Which engine serves, and the compiling of kernels ahead of their first use."""

from __future__ import annotations

import functools
import hashlib
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from synpol_desktop.core.paths import cache_dir
from synpol_desktop.graph.kernels.engine import Engine
from synpol_desktop.graph.kernels.jit import numba_installed

EngineName = Literal["auto", "ready", "numba", "numpy"]


def pick_engine(name: EngineName) -> Engine:
    """Return the engine of a name.

    ``auto`` is numba wherever it is installed, so that a seed gives the same positions on every start;
    ``ready`` is numba only when its kernels are in the cache, so that nobody waits for the compiler.

    Raises
    ------
    ValueError
        If the name is unknown, or numba is asked for and missing.
    """
    if name not in ("auto", "ready", "numba", "numpy"):
        raise ValueError(f"unknown engine {name!r}")
    if name == "numba" and not numba_installed():
        raise ValueError("numba is not installed")
    if name == "numpy" or not numba_installed() or (name == "ready" and not kernels_cached()):
        from synpol_desktop.graph.kernels.plain import PlainEngine

        return PlainEngine()
    from synpol_desktop.graph.kernels.fast import FastEngine

    return FastEngine()


def kernels_cached() -> bool:
    """Whether this version's kernels were compiled on this machine before."""
    return numba_installed() and _marker().exists()


def warm_up() -> bool:
    """Compile all kernels in a child process, which fills the cache; return whether they are ready.

    Takes some seconds the first time and nothing later. Call it from a worker: it waits for the child.
    """
    if kernels_cached() or not numba_installed():
        return kernels_cached()
    command = [sys.executable, "-m", "synpol_desktop.graph.kernels.warming"]
    done = subprocess.run(command, check=False, capture_output=True)
    return done.returncode == 0 and kernels_cached()


def preload() -> bool:
    """Load numba and the kernels, so that the first layout needn't; return whether they were ready.

    Takes about half a second of processor time once, and nothing where the cache is still empty. Call it from
    a worker while the program is idle.
    """
    if not kernels_cached():
        return False
    from synpol_desktop.graph.kernels.warming import use_every_kernel

    use_every_kernel()
    return True


def mark_cached() -> None:
    """Note that the cache is filled; called by the child process."""
    _marker().parent.mkdir(parents=True, exist_ok=True)
    _marker().touch()


@functools.cache
def _marker() -> Path:
    digest = hashlib.sha256(f"{sys.version} numba {version('numba')}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return cache_dir() / "numba" / f"ready-{digest.hexdigest()[:16]}"
