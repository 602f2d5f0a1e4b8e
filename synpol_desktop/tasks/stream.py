"""Texts in, outcomes out: in worker processes, or right here when there are few."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from itertools import chain, islice

from synpol_desktop.tasks.outcomes import Outcome, Text, attempt

FEW = 8
"""So many articles are read here: processes take longer to start (eight: 0.7 s here, 1.1 s there).

Above it processes may still be a little slower up to some hundred, but they leave the window its core.
"""
MOST_WORKERS = 4
"""More don't help: storing what they find is one thread's work."""


def outcomes(
    texts: Iterator[Text], check: Callable[[], None], workers: int | None = None, few: int = FEW
) -> Generator[Outcome, None, None]:
    """Yield what is found in each text, in no particular order; close it to end the processes.

    Parameters
    ----------
    check : callable
        Called often; raises to stop the work.
    workers : int, optional
        Number of processes; left out: one a core. With one, all is done on the calling thread.
    few : int
        Up to so many texts are done on the calling thread as well.
    """
    count = min(cores(), MOST_WORKERS) if workers is None else workers
    if count < 2:
        yield from _here(texts, check)
        return
    first = list(islice(texts, few + 1))
    rest = chain(first, texts)
    if len(first) > few:
        from synpol_desktop.tasks.processes import Workers, WorkersUnavailableError

        try:
            with Workers(count, check) as pool:
                yield from pool.extract(rest)
        except WorkersUnavailableError as none:
            rest = chain(none.left, rest)
        else:
            return
    yield from _here(rest, check)


def _here(texts: Iterator[Text], check: Callable[[], None]) -> Iterator[Outcome]:
    text = next(texts, None)
    if text is None:
        return
    from synpol_desktop.extraction.pipeline import Extractor

    extractor = Extractor()
    for following in chain((text,), texts):
        check()
        yield Outcome(following, *attempt(extractor, following))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
