"""Long work off the window's thread: jobs with progress, and questions whose answers come back later."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.progress import Progress

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work on a thread of its own. Its signals arrive on the window's thread."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    """Carries the exception: a SynpolError is expected, anything else is a bug."""
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Callable[[Progress], object], parent: QObject | None) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(self.progressed.emit)
        self._work = work
        self._thread = threading.Thread(target=self._run, name=title, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.progress.cancel()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the thread to end; whether it did."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(self.progress)
        except CancelledError:
            self.cancelled.emit()
        except SynpolError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - the door where a job's bug is caught and shown
            _log.exception("job failed: %s", self.title)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()


class Jobs(QObject):
    """All running jobs of a window."""

    changed = Signal()
    failed = Signal(object)
    """Carries the exception of a job that nobody else listens to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._questions = _Questions(self)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended, oldest first."""
        return tuple(self._running)

    def start(
        self, title: str, work: Callable[[Progress], T], then: Callable[[T], None] | None = None
    ) -> Job:
        """Run work on a thread; ``then`` gets its result on the window's thread."""
        job = Job(title, work, self)
        queued = Qt.ConnectionType.QueuedConnection
        if then is not None:
            job.succeeded.connect(then, queued)
        job.failed.connect(self.failed, queued)
        job.ended.connect(lambda: self._end(job), queued)
        self._running.append(job)
        job.start()
        self.changed.emit()
        return job

    def ask(self, topic: str, question: Callable[[], T], then: Callable[[T], None]) -> None:
        """Answer a question off the thread; only the newest question of a topic is answered."""
        self._questions.ask(topic, question, then)

    def stop(self) -> None:
        """Cancel everything and wait for it to end."""
        for job in self._running:
            job.cancel()
        for job in self._running:
            job.wait()
        self._questions.stop()

    def _end(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            job.deleteLater()
            self.changed.emit()


THREADS = 2
"""So many questions are answered at once: one that takes long leaves room for the others."""


class _Questions(QObject):
    """Threads that answer questions in turn and forget those that were asked anew meanwhile.

    The questions of one topic are answered one after the other.
    """

    _answered = Signal(str, int, object, object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._numbers = itertools.count()
        self._newest: dict[str, int] = {}
        self._waiting: dict[str, tuple[int, Callable[[], Any], Callable[[Any], None]]] = {}
        self._asked: set[str] = set()
        """The topics that a thread is busy with."""
        self._ready = threading.Condition()
        self._stopping = False
        self._threads: list[threading.Thread] = []
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, topic: str, question: Callable[[], Any], then: Callable[[Any], None]) -> None:
        number = next(self._numbers)
        with self._ready:
            self._newest[topic] = number
            self._waiting[topic] = (number, question, then)
            if len(self._threads) < min(THREADS, len(self._waiting) + len(self._asked)):
                thread = threading.Thread(target=self._run, name="questions", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._ready.notify()

    def stop(self) -> None:
        with self._ready:
            self._stopping = True
            self._waiting.clear()
            self._newest.clear()
            self._ready.notify_all()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            topic, number, question, then = taken
            try:
                answer = question()
            except Exception as error:  # noqa: BLE001 - as for a job: it is shown, never lost
                if not isinstance(error, SynpolError):
                    _log.exception("question failed: %s", topic)
                self._answered.emit(topic, number, self._jobs.failed.emit, error)
            else:
                self._answered.emit(topic, number, then, answer)
            with self._ready:
                self._asked.discard(topic)
                self._ready.notify()  # what was asked of this topic meanwhile can be answered now

    def _take(self) -> tuple[str, int, Callable[[], Any], Callable[[Any], None]] | None:
        """Wait for a question whose topic no thread is busy with; None when there will be none."""
        with self._ready:
            while not self._stopping:
                topic = next((each for each in self._waiting if each not in self._asked), None)
                if topic is not None:
                    self._asked.add(topic)
                    return topic, *self._waiting.pop(topic)
                self._ready.wait()
        return None

    def _deliver(self, topic: str, number: int, then: Callable[[Any], None], answer: object) -> None:
        if self._newest.get(topic) == number and not self._stopping:
            then(answer)
