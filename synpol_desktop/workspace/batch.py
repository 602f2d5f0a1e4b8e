"""A bulk job: many small commits that are one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId, StepId
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.workspace import history
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.schema import article, batch_item
from synpol_desktop.workspace.storing import add_article, digest_of, store_findings
from synpol_desktop.workspace.transaction import Transaction

T = TypeVar("T")


class Write(Protocol):
    """Runs work in a transaction of low priority and returns its result."""

    def __call__(self, work: Callable[[Transaction], T]) -> T:
        """Do so."""
        ...


class Batch:
    """Adds articles and findings, each in a commit of its own.

    The step is written with the first of them: a job that adds nothing leaves no step. What was added before
    a job is cancelled stays and is undone with its step.

    Parameters
    ----------
    started, ended : callable
        Told when the step is there and when the job is over, so that it isn't undone in between.
    """

    def __init__(
        self,
        label: Label,
        write: Write,
        started: Callable[[StepId], None],
        ended: Callable[[StepId], None],
    ) -> None:
        self._label = label
        self._write = write
        self._started = started
        self._ended = ended
        self._step: StepId | None = None

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        if self._step is not None:
            self._ended(self._step)

    def add(self, draft: ArticleDraft) -> ArticleId | None:
        """Add an article; None if the same text is there.

        A text that was deleted comes back as it was, with the analyst's metadata.

        Raises
        ------
        SynpolError
            If the text can't be stored.
        """
        return self._commit(lambda tx: self._add(tx, draft))

    def store(self, id_: ArticleId, findings: Findings) -> None:
        """Make these the article's facts; those of an earlier extraction can come back by undo."""
        self._commit(lambda tx: self._store(tx, id_, findings))

    def _commit(self, work: Callable[[Transaction], T]) -> T:
        before = self._step
        try:
            result = self._write(work)
        except BaseException:
            self._step = before  # a step that was begun here was rolled back
            raise
        if before is None and self._step is not None:
            self._started(self._step)
        return result

    def _add(self, tx: Transaction, draft: ArticleDraft) -> ArticleId | None:
        known = tx.connection.execute(
            select(article.c.id, article.c.visible).where(article.c.digest == digest_of(draft.text))
        ).one_or_none()
        if known is not None and known.visible:
            return None
        if known is None:
            id_ = ArticleId(add_article(tx, draft))
        else:
            id_ = ArticleId(known.id)
            tx.put_visible(id_, visible=True)
        self._note(tx, id_, visible_before=0, visible_after=1)
        tx.touch(Changes(metadata=True, articles=frozenset({id_})))
        return id_

    def _store(self, tx: Transaction, id_: ArticleId, findings: Findings) -> None:
        before = tx.connection.scalar(select(article.c.run).where(article.c.id == id_))
        run = store_findings(tx, id_, findings)
        tx.connection.execute(update(article).where(article.c.id == id_).values(run=run))
        self._note(tx, id_, run_changed=1, run_before=before, run_after=run)

    def _note(self, tx: Transaction, id_: int, **changed: int | None) -> None:
        """Write down what the batch changed, keeping the oldest "before"."""
        if self._step is None:
            self._step = history.record(tx, self._label, None)
        row = {"step": self._step, "article": id_, "run_changed": 0, **changed}
        kept = {name: value for name, value in changed.items() if not name.endswith("_before")}
        known = tx.connection.execute(
            select(batch_item).where(batch_item.c.step == self._step, batch_item.c.article == id_)
        ).one_or_none()
        if known is None:
            tx.connection.execute(insert(batch_item).values(row))
            return
        if known.visible_after is None:
            kept |= {"visible_before": changed.get("visible_before")}
        if not known.run_changed:
            kept |= {"run_before": changed.get("run_before")}
        mine = (batch_item.c.step == self._step, batch_item.c.article == id_)
        tx.connection.execute(update(batch_item).where(*mine).values(kept))
