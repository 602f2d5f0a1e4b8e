"""Compile kernels on demand, with a cache that survives the program."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, ParamSpec, TypeVar, cast

from synpol_desktop.core.paths import cache_dir

P = ParamSpec("P")
R = TypeVar("R")

# The Python error model tests each division for zero, which stops vectorisation.
_OPTIONS = {"fastmath": True, "cache": True, "nogil": True, "error_model": "numpy"}


def numba_installed() -> bool:
    """Whether kernels can be compiled at all. Does not import numba."""
    return find_spec("numba") is not None


@functools.cache
def _compiler() -> Callable[..., Any]:
    import numba

    if not os.environ.get("NUMBA_CACHE_DIR"):
        # An installed program's own folder is often read-only.
        folder = cache_dir() / "numba"
        folder.mkdir(parents=True, exist_ok=True)
        numba.config.CACHE_DIR = str(folder)
    return cast("Callable[..., Any]", numba.njit(**_OPTIONS))


@functools.cache
def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    return cast("Callable[..., Any]", _compiler()(function))


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the machine-code form of a kernel; the first call with new types compiles or loads it."""
    return cast("Callable[P, R]", _compiled(function))


def runnable(function: Callable[P, R]) -> Callable[P, R]:
    """Return the machine-code form of a kernel, or the kernel itself where numba is missing."""
    return compiled(function) if numba_installed() else function
