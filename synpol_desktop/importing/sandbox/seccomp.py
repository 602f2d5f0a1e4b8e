"""Linux: the kernel refuses sockets and other programs to this process, also to compiled code.

A filter of system calls (``seccomp``) that answers EPERM. Where the kernel or the processor has none, the
audit hook of the interpreter still stands before Python code.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from dataclasses import dataclass

_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP = 22
_FILTER = 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW = 0x7FFF0000
_EPERM = 0x00050001
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_X32 = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """A processor's mark in audit records and its numbers of the calls that are refused."""

    mark: int
    calls: tuple[int, ...]


# socket, connect, accept, sendto, sendmsg, bind, listen, accept4, execve, execveat, ptrace,
# process_vm_writev, io_uring_setup
_MACHINES = {
    "x86_64": _Machine(0xC000003E, (41, 42, 43, 44, 46, 49, 50, 288, 59, 322, 101, 311, 425)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 202, 206, 211, 200, 201, 242, 221, 281, 117, 271, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid_calls() -> bool:
    """Install the filter for this process; return whether the kernel took it."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = _code(machine)
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _code(machine: _Machine) -> bytes:
    """Return the filter: calls of another architecture and listed ones are refused, the rest is allowed."""
    checks = [(_AT_LEAST, _X32), *((_EQUAL, call) for call in machine.calls)]
    refuse = 3 + len(checks) + 1  # index of the last step; a jump counts from the step after it
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, refuse - 2, machine.mark),
        (_LOAD, 0, 0, _NUMBER),
        *((kind, refuse - place - 1, 0, value) for place, (kind, value) in enumerate(checks, start=3)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _EPERM),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
