"""Finding what articles say, on all cores or, for a few articles, right here."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.outcomes import Outcome, Text, attempt
from synpol_desktop.workspace.edits import Label
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace
    from synpol_desktop.workspace.batch import Batch

FEW = 4
"""So many articles are read sooner than worker processes have started."""
MOST_WORKERS = 4
"""More don't help: storing what they find is one thread's work."""


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

    def check() -> None:
        if progress.cancelled:
            raise CancelledError

    with closing(outcomes(texts, check, workers)) as stream:
        for outcome in stream:
            if outcome.findings is None:
                assert outcome.error is not None
                tally.failed.append((outcome.text.name, outcome.error))
            else:
                batch.store(outcome.text.article, outcome.findings)
                tally.done += 1
            report(outcome)


def outcomes(
    texts: Iterator[Text], check: Callable[[], None], workers: int | None = None
) -> Generator[Outcome, None, None]:
    """Yield what is found in each text, in no particular order; close it to end the processes."""
    first = list(islice(texts, FEW + 1))
    rest = chain(first, texts)
    count = min(cores(), MOST_WORKERS) if workers is None else workers
    if count > 1 and len(first) > FEW:
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
