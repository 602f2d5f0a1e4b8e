"""Taking a colleague's decisions back: a three-way merge with what was handed over (`handing`)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.tasks.agreement import Agreement, agreements
from synpol_desktop.tasks.handing import ARTICLES, DECISIONS, Changed, draft_of, edit
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits.anchors import Decided, Marked, Stated
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.edits.jottings import Written
from synpol_desktop.workspace.edits.judgements import Verdict
from synpol_desktop.workspace.queries import ArticleQuery
from synpol_desktop.workspace.reading.decisions import Decisions

if TYPE_CHECKING:
    from synpol_desktop.core.found import Findings


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both changed, each in another way; None where one withdrew it.

    Parameters
    ----------
    sort : str
        The part of `Decisions`.
    key : tuple or str
        What it is about, as in that part.
    """

    sort: str
    key: Any
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """What comes back.

    Parameters
    ----------
    taken : Changed
        What only the other one changed.
    conflicts : tuple of Conflict
        What both changed otherwise.
    same : int
        What both changed alike.
    added : tuple of (ArticleDraft, Findings or None)
        Articles that are only in the other file, and were not handed over.
    agreement : tuple of Agreement
        How far both agree where both decided.
    theirs : Decisions
    """

    taken: Changed
    conflicts: tuple[Conflict, ...]
    same: int
    added: tuple[tuple[ArticleDraft, Findings | None], ...]
    agreement: tuple[Agreement, ...]
    theirs: Decisions

    @property
    def count(self) -> int:
        """How many decisions can be taken without asking."""
        return sum(map(len, self.taken.values()))


def compare(workspace: Workspace, path: Path, progress: Progress) -> Merge:
    """Compare a workspace that was handed over with this one; neither is changed.

    Raises
    ------
    SynpolError
        If the file is no workspace, or none that was handed over.
    CancelledError
        If the job was asked to stop.
    """
    with Workspace.open(path, read_only=True) as other:
        theirs = other.decisions()
        here = workspace.decisions()
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "before.synpol"
            other.save_copy(copy, progress)
            base = _undone(copy, path.name, progress)
        added = [
            (draft_of(other.article(id_), origins=True), other.findings(id_))
            for id_ in other.article_ids(ArticleQuery())
            if (digest := other.article(id_).digest) not in base.articles and digest not in here.articles
        ]
    return _merged(base, here, theirs, tuple(added))


def _undone(path: Path, name: str, progress: Progress) -> Decisions:
    """Undo what was done since a workspace was handed over, and return what was decided then."""
    with Workspace.open(path) as workspace:
        while True:
            done = next((step for step in workspace.history(1 << 30) if step.done), None)
            if done is None:
                raise SynpolError(
                    "“{name}” is no workspace that was handed over.",
                    hint="Choose the file that your colleague worked in.",
                    name=name,
                )
            if done.label_key in (DECISIONS, ARTICLES):  # the former may have been undone there
                return workspace.decisions()
            progress.step(0, 0, done.label)
            workspace.undo()


def _merged(
    base: Decisions,
    mine: Decisions,
    theirs: Decisions,
    added: tuple[tuple[ArticleDraft, Findings | None], ...],
) -> Merge:
    taken: dict[str, dict[Any, Any]] = {}
    conflicts: list[Conflict] = []
    same = 0
    ours, before = mine.sorts(), base.sorts()
    for sort, said in theirs.sorts().items():
        here, then = ours[sort], before[sort]
        taken[sort] = {}
        for key in sorted({*said, *then}):
            old, new, own = then.get(key), said.get(key), here.get(key)
            if _alike(old, new) or (sort in ("entities", "articles") and (new is None or own is None)):
                continue  # not changed there, or of something that isn't in both
            if _alike(own, new):
                same += 1
            elif _alike(own, old):
                taken[sort][key] = new
            else:
                conflicts.append(Conflict(sort, key, old, own, new))
    return Merge(taken, tuple(conflicts), same, added, agreements(mine, theirs, base), theirs)


def _alike(one: object, other: object) -> bool:
    """Whether two values say the same, whenever they were said."""
    if isinstance(one, str) and isinstance(other, str):
        return True  # the time itself
    return _timeless(one) == _timeless(other)


_TIMED = (Decided, Marked, Stated, Verdict, Written)


def _timeless(value: object) -> object:
    return value._replace(at="") if isinstance(value, _TIMED) else value


def take(
    workspace: Workspace,
    merge: Merge,
    theirs: Callable[[Conflict], bool],
    progress: Progress,
    *,
    with_added: bool = True,
) -> None:
    """Take back what was changed there: new articles as one step, decisions as another.

    Parameters
    ----------
    theirs : callable
        Whether the other one is right in a conflict.

    Raises
    ------
    CancelledError
        If the job was asked to stop; the articles that were added by then stay, as a step to undo.
    """
    if with_added and merge.added:
        label = Label(
            "take_back.articles", "Articles taken over: {count}", (("count", str(len(merge.added))),)
        )
        with workspace.batch(label) as batch:
            for done, (draft, found) in enumerate(merge.added, start=1):
                progress.step(done, len(merge.added), draft.title)
                added = batch.add(draft)
                if added is not None and found is not None:
                    batch.store(added, found)
    if progress.cancelled:
        raise CancelledError
    changes = {sort: dict(changed) for sort, changed in merge.taken.items()}
    for conflict in merge.conflicts:
        if theirs(conflict):
            changes[conflict.sort][conflict.key] = conflict.theirs
    count = sum(map(len, changes.values()))
    if count:
        label = Label("take_back.decisions", "Decisions taken over: {count}", (("count", str(count)),))
        workspace.do(edit(changes, merge.theirs, label))
