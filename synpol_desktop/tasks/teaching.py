"""Learning from an analyst's decisions, in a process of its own: it takes minutes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.paths import training_corpus
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.annotated import Annotated
from synpol_desktop.extraction.own import Own
from synpol_desktop.tasks.lessons import lessons

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

LEAST = 10
"""Fewer decisions than that teach nothing that the corpus doesn't outweigh."""
_POLL_S = 0.1


@dataclass(frozen=True, slots=True)
class Decided:
    """How much an analyst decided on: articles, names in sentences that were looked at, relations."""

    articles: int
    names: int
    relations: int

    @property
    def enough(self) -> bool:
        """Whether it is worth learning from."""
        return self.names + self.relations >= LEAST


def decided(taught: Sequence[Annotated]) -> Decided:
    """Count what an analyst decided on."""
    names = sum(
        any(span.overlaps(place) for place in each.named or ())
        for each in taught
        for _, span in each.mentions
    )
    relations = sum(len(each.relations) + len(each.denied) for each in taught)
    return Decided(len(taught), names, relations)


def learn_from(workspaces: Sequence[Workspace], progress: Progress, corpus: Path | None = None) -> Own:
    """Learn anew from the corpus that ships and from what was decided in workspaces, and use it from now on.

    Parameters
    ----------
    corpus : Path, optional
        Folder of annotated articles in the place of the one that ships.

    Raises
    ------
    SynpolError
        If too little was decided, or what was learned can't be written; then all is as before.
    CancelledError
        If the job was asked to stop; likewise.
    """
    taught = [lesson for workspace in workspaces for lesson in lessons(workspace)]
    count = decided(taught)
    if not count.enough:
        raise SynpolError(
            "There is too little to learn from: {count} decisions.",
            hint="Mark names and accept or reject relations first; ten are the least.",
            count=str(count.names + count.relations),
        )
    context = multiprocessing.get_context("spawn")  # the only safe one beside threads and Qt
    ours, theirs = context.Pipe()
    given = (theirs, taught, corpus or training_corpus(), (count.articles, count.names, count.relations))
    process = context.Process(target=_teach, args=given, name="learning", daemon=True)
    process.start()
    theirs.close()
    try:
        return _followed(ours, progress)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _followed(connection: Connection, progress: Progress) -> Own:
    try:
        while True:
            if progress.cancelled:
                raise CancelledError
            if not connection.poll(_POLL_S):
                continue
            kind, value = connection.recv()
            if kind == "step":
                progress.step(*value)
            elif kind == "done":
                learned: Own = value
                return learned
            else:
                raise value
    except (EOFError, OSError) as error:
        raise SynpolError("Learning ended unexpectedly.", hint="There may be too little memory.") from error


def _teach(
    connection: Connection, taught: list[Annotated], corpus: Path, counts: tuple[int, int, int]
) -> None:
    """Learn and keep what was learned; runs in a process of its own."""
    from synpol_desktop.extraction.annotated import read_annotated
    from synpol_desktop.extraction.learning import learn
    from synpol_desktop.extraction.own import keep
    from synpol_desktop.extraction.tagging.model import read_model
    from synpol_desktop.extraction.tagging.shipped import shipped_path
    from synpol_desktop.tasks.worker import yield_to_others

    yield_to_others()
    progress = Progress(lambda done, total, label: connection.send(("step", (done, total, label))))
    try:
        names = read_model(shipped_path()).names
        learned = learn(names, list(read_annotated(corpus)), taught, progress=progress)
        today = datetime.now(UTC).date().isoformat()
        connection.send(("done", keep(learned.model, learned.weights, today, counts)))
    except SynpolError as error:
        connection.send(("failed", error))
    except OSError:
        os._exit(1)  # nobody listens any more
