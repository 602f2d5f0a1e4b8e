"""A bulk job: many small commits that are one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.found import Findings
from synpol_desktop.core.ids import ArticleId, StepId
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.workspace import history
from synpol_desktop.workspace.adding import add_article, digest_of
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.schema import batch_item
from synpol_desktop.workspace.statements import execute, fetch, insertion
from synpol_desktop.workspace.storing import store_findings
from synpol_desktop.workspace.transaction import Transaction

T = TypeVar("T")

_NOTED = "SELECT visible_after, run_changed FROM batch_item WHERE step = ? AND article = ?"
_NOTE = insertion(batch_item)
_NOTHING: dict[str, int | None] = {**dict.fromkeys(batch_item.c.keys()), "run_changed": 0}


class Write(Protocol):
    """Runs work in a transaction of low priority and returns its result."""

    def __call__(self, work: Callable[[Transaction], T]) -> T:
        """Do so."""
        ...


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is visible now; ``fresh`` where it never was in the workspace before."""

    id: ArticleId
    fresh: bool


class Batch:
    """Adds articles and findings, one or a few in a commit of their own.

    A few at once cost half of what each alone does: the search index writes less, and there is less to flush.
    A commit should stay below 50 ms, so that an edit of the analyst never waits longer.

    The step is written with the first of them: a job that adds nothing leaves no step. What was added before
    a job is cancelled stays and is undone with its step.

    Parameters
    ----------
    notice : str
        What the user should know of the workspace while the step is done; "" normally.
    started, ended : callable
        Told when the step is there and when the job is over, so that it isn't undone in between.
    """

    def __init__(
        self,
        label: Label,
        notice: str,
        write: Write,
        started: Callable[[StepId], None],
        ended: Callable[[StepId], None],
    ) -> None:
        self._label = label
        self._notice = notice
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
        added = self._commit(lambda tx: self._add(tx, draft))
        return None if added is None else added.id

    def add_all(self, drafts: Sequence[ArticleDraft]) -> list[Added | SynpolError | None]:
        """Add articles in one commit; for each, what `add` would return or raise."""

        def add(tx: Transaction) -> list[Added | SynpolError | None]:
            answers: list[Added | SynpolError | None] = []
            for draft in drafts:
                try:
                    digest_of(draft.text)
                except SynpolError as error:
                    answers.append(error)
                else:
                    answers.append(self._add(tx, draft))
            return answers

        return self._commit(add)

    def store(self, id_: ArticleId, findings: Findings) -> None:
        """Make these the article's facts; those of an earlier extraction can come back by undo."""
        self._commit(lambda tx: self._store(tx, id_, findings))

    def store_all(self, found: Sequence[tuple[ArticleId, Findings]]) -> None:
        """Do so for several articles in one commit."""

        def store(tx: Transaction) -> None:
            for id_, findings in found:
                self._store(tx, id_, findings)

        self._commit(store)

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

    def _add(self, tx: Transaction, draft: ArticleDraft) -> Added | None:
        digest = digest_of(draft.text)
        known = fetch(tx.connection, "SELECT id, visible FROM article WHERE digest = ?", [digest])
        if known and known[0][1]:
            return None
        if known:
            id_ = ArticleId(known[0][0])
            tx.put_visible(id_, visible=True)
        else:
            id_ = ArticleId(add_article(tx, draft, digest))
        self._note(tx, id_, visible_before=0, visible_after=1)
        tx.touch(Changes(metadata=True, articles=frozenset({id_})))
        return Added(id_, fresh=not known)

    def _store(self, tx: Transaction, id_: ArticleId, findings: Findings) -> None:
        known = fetch(tx.connection, "SELECT run FROM article WHERE id = ?", [id_])
        run = store_findings(tx, id_, findings)
        execute(tx.connection, "UPDATE article SET run = ? WHERE id = ?", (run, id_))
        self._note(tx, id_, run_changed=1, run_before=known[0][0], run_after=run)

    def _note(self, tx: Transaction, id_: int, **changed: int | None) -> None:
        """Write down what the batch changed, keeping the oldest "before"."""
        if self._step is None:
            self._step = history.record(tx, self._label, None, self._notice)
        before = {name: value for name, value in changed.items() if name.endswith("_before")}
        after = {name: value for name, value in changed.items() if name not in before}
        known = fetch(tx.connection, _NOTED, (self._step, id_))
        if not known:
            row = {**_NOTHING, "step": self._step, "article": id_, **changed}
            execute(tx.connection, _NOTE, tuple(row.values()))
            return
        ((visible_after, run_changed),) = known
        if ("visible_before" in before and visible_after is None) or (
            "run_before" in before and not run_changed
        ):
            after |= before
        settings = ", ".join(f"{name} = ?" for name in after)
        sql = f"UPDATE batch_item SET {settings} WHERE step = ? AND article = ?"
        execute(tx.connection, sql, (*after.values(), self._step, id_))
