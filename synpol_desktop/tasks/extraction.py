"""Finding what articles say, on all cores or, for a few articles, right here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.outcomes import Outcome, Text
from synpol_desktop.tasks.stream import outcomes
from synpol_desktop.workspace.edits import Label
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace
    from synpol_desktop.workspace.batch import Batch


MOST_AT_ONCE = 8
"""The findings of so many articles are written in one commit at most, which takes about 15 ms."""
KEPT_S = 0.25
"""Findings wait no longer for others to be written with."""


@dataclass(frozen=True, slots=True)
class ExtractionReport:
    """What an extraction did; ``failed`` names the articles that wait on, with the reason."""

    done: int = 0
    failed: tuple[tuple[str, SynpolError], ...] = ()
    cancelled: bool = False


def extract_waiting(workspace: Workspace, progress: Progress, workers: int | None = None) -> ExtractionReport:
    """Extract all articles whose extraction has not run, as one step of the history.

    Parameters
    ----------
    workers : int, optional
        Number of processes; left out: one a core. With one, the work is done on the calling thread.
    """
    waiting = workspace.article_ids(ArticleQuery(sort=ArticleSort.IMPORTED, descending=False, waiting=True))
    label = Label("extract_articles", "Extract {count} articles", (("count", str(len(waiting))),))
    tally = Tally()

    def texts() -> Iterator[Text]:
        for id_ in waiting:
            article = workspace.article(id_)
            yield Text(id_, article.title, article.text, article.published)

    def report(outcome: Outcome) -> None:
        progress.step(tally.handled, len(waiting), outcome.text.name)

    with workspace.batch(label) as batch:
        try:
            progress.step(0, len(waiting))
            store_findings(batch, texts(), tally, progress, report, workers)
        except CancelledError:
            tally.cancelled = True
    return tally.report()


class Tally:
    """The count of a running extraction."""

    def __init__(self) -> None:
        self.done = 0
        self.failed: list[tuple[str, SynpolError]] = []
        self.cancelled = False

    @property
    def handled(self) -> int:
        """Articles that are over, well or not."""
        return self.done + len(self.failed)

    def report(self) -> ExtractionReport:
        """Return the count as it stands."""
        return ExtractionReport(self.done, tuple(self.failed), self.cancelled)


def store_findings(
    batch: Batch,
    texts: Iterator[Text],
    tally: Tally,
    progress: Progress,
    report: Callable[[Outcome], None],
    workers: int | None = None,
) -> None:
    """Extract texts and store what is found as it comes.

    Raises
    ------
    CancelledError
        If the job was asked to stop; what was stored stays, and no worker process is left.
    """
    shelf = _Shelf(batch, tally, report)

    def check() -> None:
        if progress.cancelled:
            raise CancelledError
        shelf.look()

    try:
        with closing(outcomes(texts, check, workers)) as stream:
            for outcome in stream:
                shelf.put(outcome)
    except CancelledError:
        shelf.store()
        raise
    shelf.clear()


class _Shelf:
    """Keeps what was found until there is enough of it for a commit, for a moment at most."""

    def __init__(self, batch: Batch, tally: Tally, report: Callable[[Outcome], None]) -> None:
        self._batch = batch
        self._tally = tally
        self._report = report
        self._kept: list[Outcome] = []
        self._since = 0.0

    def put(self, outcome: Outcome) -> None:
        """Take one in; what fails is told at once."""
        if outcome.findings is None:
            assert outcome.error is not None
            self._tally.failed.append((outcome.text.name, outcome.error))
            self._report(outcome)
            return
        if not self._kept:
            self._since = time.monotonic()
        self._kept.append(outcome)
        if len(self._kept) >= MOST_AT_ONCE:
            self.clear()

    def look(self) -> None:
        """Store what has waited long enough."""
        if self._kept and time.monotonic() - self._since >= KEPT_S:
            self.clear()

    def clear(self) -> None:
        """Store all and say so."""
        for outcome in self.store():
            self._report(outcome)

    def store(self) -> list[Outcome]:
        """Store all in one commit and return it."""
        kept, self._kept = self._kept, []
        found = [(outcome.text.article, outcome.findings) for outcome in kept if outcome.findings is not None]
        if found:
            self._batch.store_all(found)
        self._tally.done += len(found)
        return kept
