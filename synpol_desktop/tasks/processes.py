"""Extraction in worker processes: a death costs one text, and no process outlives the job."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait

from synpol_desktop.tasks.outcomes import Outcome, Text, ended, overdue
from synpol_desktop.tasks.worker import serve

DEPTH = 4
"""Texts a worker has at most, so that it never waits while the others' findings are being stored."""
POLL_S = 0.1
"""How often a waiting job looks whether it should stop."""
LIMIT_S = 120.0
"""A text that takes longer is given up."""


class WorkersUnavailableError(Exception):
    """No worker process could be started; ``left`` are the texts that were taken and not answered."""

    def __init__(self, left: list[Text]) -> None:
        super().__init__("no worker process could be started")
        self.left = left


class _Worker:
    """A process and the texts that it has, the one being read first."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # the only safe one beside threads and Qt
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), name="extraction", daemon=True)
        self.process.start()
        theirs.close()
        self.texts: deque[Text] = deque()
        self.ready = False
        self.since = time.monotonic()

    @property
    def overdue(self) -> bool:
        return bool(self.texts) and time.monotonic() - self.since > LIMIT_S

    def give(self, text: Text) -> None:
        if not self.texts:
            self.since = time.monotonic()
        self.texts.append(text)
        self.connection.send(text)

    def take(self) -> Outcome | None:
        """Return what the worker sent; None for "ready".

        Raises
        ------
        EOFError
            If the process ended.
        """
        answer = self.connection.recv()
        if answer is None:
            self.ready = True
            return None
        self.since = time.monotonic()
        findings, error = answer
        return Outcome(self.texts.popleft(), findings, error)

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class Workers:
    """A few processes that extract texts; ended on leaving the context.

    Parameters
    ----------
    check : callable
        Called at least every `POLL_S`; raises to stop the job.
    """

    def __init__(self, count: int, check: Callable[[], None]) -> None:
        self._check = check
        self._count = count
        self._workers: list[_Worker] = []
        self._again: deque[Text] = deque()

    def __enter__(self) -> Workers:
        for _ in range(self._count):
            self._start_one()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def extract(self, texts: Iterator[Text]) -> Iterator[Outcome]:
        """Yield outcomes as they come, in no particular order; texts are drawn when there is room.

        Raises
        ------
        WorkersUnavailableError
            If no process is left that ever got ready.
        """
        while True:
            self._check()
            self._fill(texts)
            if not any(worker.texts for worker in self._workers) and not self._starting(texts):
                return
            for connection in wait([worker.connection for worker in self._workers], POLL_S):
                outcome = self._take(connection)
                if outcome is not None:
                    yield outcome
            yield from self._give_up_overdue()

    def _starting(self, texts: Iterator[Text]) -> bool:
        """Whether there are texts left that wait for a worker to get ready."""
        if not self._again:
            following = next(texts, None)
            if following is None:
                return False
            self._again.append(following)
        if not self._workers:
            raise WorkersUnavailableError(list(self._again))
        return True

    def _fill(self, texts: Iterator[Text]) -> None:
        for worker in self._workers:
            while worker.ready and len(worker.texts) < DEPTH:
                text = self._again.popleft() if self._again else next(texts, None)
                if text is None:
                    return
                try:
                    worker.give(text)
                except OSError:
                    break  # it has just ended: its connection says so next

    def _take(self, connection: object) -> Outcome | None:
        worker = next(worker for worker in self._workers if worker.connection is connection)
        try:
            return worker.take()
        except (EOFError, OSError):
            return self._replace(worker, ended)

    def _give_up_overdue(self) -> Iterator[Outcome]:
        for worker in list(self._workers):
            if worker.overdue:
                outcome = self._replace(worker, lambda text: overdue(text, LIMIT_S))
                if outcome is not None:
                    yield outcome

    def _replace(self, worker: _Worker, say: Callable[[Text], Outcome]) -> Outcome | None:
        """Take a worker away; what it was reading is lost, what waited for it is done again."""
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            return None  # it never got to a text, and neither would its successor
        self._start_one()
        if not worker.texts:
            return None
        lost = worker.texts.popleft()
        self._again.extend(worker.texts)
        return say(lost)

    def _start_one(self) -> None:
        try:
            self._workers.append(_Worker())
        except OSError:
            return  # the others do it; with none left, `extract` says so
