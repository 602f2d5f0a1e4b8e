"""Two analysts and no server: a workspace, or a part of it, is handed over and taken back.

What is handed over is a workspace of its own that begins with two steps: the articles with what was found in
them, and what was decided so far. What its history is undone to is therefore the common ground of both: no
other record of it is needed to tell, when it comes back, who changed what since (three-way merge).
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Article, ArticleDraft
from synpol_desktop.tasks.agreement import Agreement, agreements
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import TakeDecisions
from synpol_desktop.workspace.edits.anchors import Decided, Marked, Stated
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.edits.judgements import Verdict
from synpol_desktop.workspace.queries import ArticleQuery
from synpol_desktop.workspace.reading.decisions import Decisions

if TYPE_CHECKING:
    from synpol_desktop.core.found import Findings

ARTICLES = "hand_over.articles"
DECISIONS = "hand_over.decisions"
"""Keys of the two steps that a handed-over workspace begins with."""


Changed = Mapping[str, Mapping[Any, Any]]
"""By part of `Decisions`: keys to values as in that part, None for what is withdrawn."""


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


def hand_over(
    workspace: Workspace,
    path: Path,
    progress: Progress,
    articles: Sequence[ArticleId] | None = None,
    *,
    origins: bool = False,
    overwrite: bool = False,
) -> int:
    """Write articles, what was found in them and what was decided to a new workspace; return their number.

    Deleted articles, undone steps and the history stay here.

    Parameters
    ----------
    articles : sequence of ArticleId, optional
        None for all.
    origins : bool
        Whether the names and dates of the files that articles came from go with them.

    Raises
    ------
    SynpolError
        If there is such a file and it may not be replaced, or it can't be written; then all is as it was.
    CancelledError
        If the job was asked to stop; likewise.
    """
    ids = workspace.article_ids(ArticleQuery()) if articles is None else list(articles)
    if not ids:
        raise SynpolError("There is no article to hand over.")
    if path.exists() and path.samefile(workspace.path):
        raise SynpolError("A workspace can't be copied onto itself.", hint="Choose another name.")
    if path.exists() and not overwrite:
        raise SynpolError("“{name}” exists already.", hint="Choose another name.", name=path.name)
    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        with Workspace.create(part) as new:
            _fill(workspace, new, ids, progress, origins=origins)
        part.replace(path)
    except OSError as error:
        raise SynpolError("“{name}” can't be written there.", name=path.name) from error
    finally:
        part.unlink(missing_ok=True)
    return len(ids)


def _fill(
    workspace: Workspace, new: Workspace, ids: Sequence[ArticleId], progress: Progress, *, origins: bool
) -> None:
    digests = set()
    label = Label(ARTICLES, "Articles handed over: {count}", (("count", str(len(ids))),))
    with new.batch(label, workspace.notice) as batch:
        for done, id_ in enumerate(ids, start=1):
            article = workspace.article(id_)
            progress.step(done, len(ids), article.title)
            digests.add(article.digest)
            added = batch.add(_draft(article, origins=origins))
            found = workspace.findings(id_)
            if added is not None and found is not None:
                batch.store(added, found)
    here = workspace.decisions()
    changes: Changed = {
        "relations": {key: value for key, value in here.relations.items() if key.digest in digests},
        "markings": {key: value for key, value in here.markings.items() if key.digest in digests},
        "statings": {key: value for key, value in here.statings.items() if key.digest in digests},
        "passages": {key: value for key, value in here.passages.items() if key[0] in digests},
    }
    new.do(edit(changes, here, Label(DECISIONS, "Decisions handed over")))
    there = new.decisions().entities
    more: Changed = {
        "judgements": {
            pair: verdict for pair, verdict in here.judgements.items() if all(end in there for end in pair)
        },
        "entities": {
            key: here.entities[key] for key, called in there.items() if here.entities[key] != called
        },
    }
    new.do(edit(more, here, Label(DECISIONS, "Decisions handed over")))


def _draft(article: Article, *, origins: bool) -> ArticleDraft:
    draft = ArticleDraft(
        article.text, article.title, article.outlet, article.author, article.url, article.published
    )
    if not origins:
        return draft
    return replace(draft, origin=article.origin, file_digest=article.file_digest, file_date=article.file_date)


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
            base = _undone(copy, progress)
        added = [
            (_draft(other.article(id_), origins=True), other.findings(id_))
            for id_ in other.article_ids(ArticleQuery())
            if (digest := other.article(id_).digest) not in base.articles and digest not in here.articles
        ]
    return _merged(base, here, theirs, tuple(added))


def _undone(path: Path, progress: Progress) -> Decisions:
    """Undo what was done since a workspace was handed over, and return what was decided then."""
    with Workspace.open(path) as workspace:
        while True:
            done = next((step for step in workspace.history(1 << 30) if step.done), None)
            if done is None:
                raise SynpolError(
                    "“{name}” is no workspace that was handed over.",
                    hint="Choose the file that your colleague worked in.",
                    name=path.name,
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


def _timeless(value: object) -> object:
    return value._replace(at="") if isinstance(value, Decided | Marked | Stated | Verdict) else value


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


def edit(changes: Changed, source: Decisions, label: Label) -> TakeDecisions:
    """Return the edit that records changes; entities that it needs are named as in ``source``."""
    rows = {
        sort: tuple((key, value) for key, value in sorted(each.items())) for sort, each in changes.items()
    }
    known = tuple((key, tuple(called)) for key, called in _needed(changes, source).items())
    return TakeDecisions(**rows, known=known, name=label)


def _needed(changes: Changed, source: Decisions) -> dict[Any, Any]:
    """Return the entities that changes speak of."""
    keys = {(words.type, marked.key) for words, marked in changes.get("markings", {}).items() if marked}
    for stated in changes.get("statings", {}).values():
        if stated:
            ends = ("source", "target", "place", "speaker")
            keys |= {(getattr(stated, f"{end}_type"), getattr(stated, f"{end}_key")) for end in ends}
    for pair in changes.get("judgements", {}):
        keys |= set(pair)
    return {key: called for key, called in source.entities.items() if key in keys}
