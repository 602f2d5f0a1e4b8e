"""Regular expressions of a user: they may be wrong or slow, but must neither fail nor hang.

The ``regex`` library stops a match that takes too long, which the standard one can't, and lets other threads
run meanwhile.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from functools import lru_cache

import regex

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.errors import CancelledError

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")

LONGEST = 200
"""Code points of a pattern."""
_TEXT_S = 0.05
"""One text may take so long, then it is passed over."""


class PatternError(ValueError):
    """What is no regular expression.

    Attributes
    ----------
    position : int
        Where in the pattern.
    reason : str
        In the words of the library, English.
    """

    def __init__(self, *, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason


class Deadline:
    """A moment after which work on a query is given up.

    Parameters
    ----------
    stopped : callable
        Whether the question was taken back.

    Attributes
    ----------
    missed : bool
        Whether something was left out for it.
    """

    def __init__(self, seconds: float, stopped: Callable[[], bool] = lambda: False) -> None:
        self._end = time.monotonic() + seconds
        self._stopped = stopped
        self.missed = False

    @property
    def left_s(self) -> float:
        """Seconds that are left; never negative."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise CancelledError if nobody waits for the answer any more."""
        if self._stopped():
            raise CancelledError

    def over(self) -> bool:
        """Whether the moment has come; remembers that it was met."""
        self.check()
        if self.left_s == 0:
            self.missed = True
        return self.missed


@lru_cache(maxsize=64)
def compiled(source: str) -> regex.Pattern[str]:
    """Return a pattern over folded text: its letters are folded, its classes stay.

    Raises
    ------
    PatternError
        If it is no regular expression.
    """
    if len(source) > LONGEST:
        raise PatternError(position=LONGEST, reason="it is too long")
    if not source.strip():
        raise PatternError(position=0, reason="it is empty")
    try:
        ignoring = regex.IGNORECASE if _CAPITAL.search(source) else 0
        return regex.compile(_folded(source), regex.V0 | regex.MULTILINE | ignoring)
    except (regex.error, RecursionError, OverflowError, ValueError, KeyError, MemoryError) as error:
        position = getattr(error, "pos", 0) or 0
        reason = getattr(error, "msg", "") or "it is too complex"
        raise PatternError(position=position, reason=str(reason)) from error


def places(source: str, text: str, deadline: Deadline) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches in a folded text, without empty matches.

    A text that takes too long is passed over, which the deadline remembers.
    """
    if deadline.over():
        return
    try:
        limit = max(0.001, min(_TEXT_S, deadline.left_s))
        for match in compiled(source).finditer(text, concurrent=True, timeout=limit):
            if match.end() > match.start():
                yield match.span()
    except TimeoutError:
        deadline.missed = True


def occurs(source: str, text: str, deadline: Deadline) -> bool:
    """Whether a pattern matches somewhere in a folded text, other than nothing."""
    try:
        match = compiled(source).search(text, concurrent=True, timeout=_TEXT_S)
    except TimeoutError:
        deadline.missed = True
        return False
    if match is None or match.end() > match.start():
        return match is not None
    return next(places(source, text, deadline), None) is not None


def _folded(source: str) -> str:
    """Fold the letters of a pattern, which are not ASCII; what follows a backslash stays as it is."""
    return "".join(letter if letter.isascii() else folded(letter) for letter in source)
