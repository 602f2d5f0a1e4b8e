"""What a parser may use, and how a process binds itself to it for good."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

_REFUSED = ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork", "pty.", "urllib.")
"""Beginnings of the names of audit events; an audit hook can't be taken away again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Parameters
    ----------
    seconds : float
        Time for a file or an archive member until its first, or next, article.
    memory_mb : int
        Address space of the process. Not enforced on Windows, and by few versions of macOS.
    """

    seconds: float = 60.0
    memory_mb: int = 1024


LIMITS = Limits()


class ConfinedError(Exception):
    """A parser tried to reach the network or to start a program."""


def confine(limits: Limits) -> None:
    """Bind this process: limited memory, no core files, no sockets, no other programs. Can't be undone."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_AS, limits.memory_mb << 20)
        _lower(resource.RLIMIT_CORE, 0)
    sys.addaudithook(_refuse)
    if sys.platform == "linux":
        from synpol_desktop.importing.sandbox.seccomp import forbid_calls

        forbid_calls()


def renew_time(limits: Limits) -> None:
    """Give the next file its time: the system ends a process that nobody is left to watch."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * limits.seconds) + 1)


def is_worn() -> bool:
    """Whether this process has grown so much that the next file deserves a fresh one."""
    if sys.platform == "win32":
        return False
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > _WORN_MB << 20


_WORN_MB = 300


def _lower(which: int, value: int) -> None:
    """Set a limit, or a lower one that is set already."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, hard))


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise ConfinedError(event)
