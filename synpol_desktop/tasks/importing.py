"""Bringing articles into a workspace and finding what they say: one job, one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing import Options, Reading, Refusal, read_paths
from synpol_desktop.importing.options import DEFAULT
from synpol_desktop.importing.sandbox import ChildFailedError
from synpol_desktop.tasks.extraction import ExtractionReport, Tally, store_findings
from synpol_desktop.tasks.grouping import groups
from synpol_desktop.tasks.outcomes import Outcome, Text
from synpol_desktop.workspace.edits import Label

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace
    from synpol_desktop.workspace.batch import Added, Batch

MOST_AT_ONCE = 8
"""So many articles are written in one commit at most, which takes about 15 ms."""
GATHERING_S = 0.05
"""An article that was read waits no longer for others to be written with."""

PASTED = Label("import_pasted", "Add pasted text")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Parameters
    ----------
    added, known : int
        Articles that are new, and those whose text was there already.
    refused : tuple of (str, SynpolError)
        Files (or entries of a file) that are not articles, with the reason.
    again : tuple of Path
        The files behind them that are worth another try: they took too long, or ended their reader.
    skipped : int
        Files of a kind that is not read.
    extraction : ExtractionReport
        What became of the new articles.
    """

    added: int = 0
    known: int = 0
    refused: tuple[tuple[str, SynpolError], ...] = ()
    again: tuple[Path, ...] = ()
    skipped: int = 0
    cancelled: bool = False
    extraction: ExtractionReport = field(default_factory=ExtractionReport)


def import_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    progress: Progress,
    workers: int | None = None,
    notice: str = "",
    options: Options = DEFAULT,
) -> ImportReport:
    """Import files, archives and folders and extract what is new.

    Articles are committed a few at a time, so that the workspace can be used meanwhile. When the job is
    stopped, what is there stays; undo takes all of it back at once, facts included.

    Parameters
    ----------
    notice : str
        What the user should know of a workspace that has these articles; "" for nothing.
    options : Options
        How the files are to be read.

    Raises
    ------
    SynpolError
        If the options are wrong.
    """
    return _Import(workspace, progress, workers).run(
        lambda reading: read_paths(paths, reading, options), _label_of(paths), notice
    )


def import_drafts(
    workspace: Workspace,
    drafts: Iterable[ArticleDraft],
    progress: Progress,
    label: Label | str = PASTED,
    workers: int | None = None,
) -> ImportReport:
    """Import articles that were read already, such as a pasted one, and extract what is new."""
    return _Import(workspace, progress, workers).run(lambda _: drafts, label)


class _Import:
    """One running import: drafts go in, their texts go on to extraction, counts stay."""

    def __init__(self, workspace: Workspace, progress: Progress, workers: int | None) -> None:
        self._workspace = workspace
        self._progress = progress
        self._workers = workers
        self._extraction = Tally()
        self._refused: list[tuple[str, SynpolError]] = []
        self._again: dict[Path, None] = {}
        self._added = self._known = self._sources = 0

    def run(
        self,
        read: Callable[[Progress], Iterable[ArticleDraft | Refusal]],
        label: Label | str,
        notice: str = "",
    ) -> ImportReport:
        cancelled = False
        drafts = read(Progress(self._reading))
        with self._workspace.batch(label, notice) as batch:
            texts = self._texts(batch, drafts)
            try:
                store_findings(batch, texts, self._extraction, self._progress, self._extracted, self._workers)
            except CancelledError:
                cancelled = self._extraction.cancelled = True
            finally:
                if isinstance(drafts, Reading):
                    drafts.close()
        return ImportReport(
            self._added,
            self._known,
            tuple(self._refused),
            tuple(self._again),
            drafts.skipped if isinstance(drafts, Reading) else 0,
            cancelled,
            self._extraction.report(),
        )

    def _texts(self, batch: Batch, drafts: Iterable[ArticleDraft | Refusal]) -> Iterator[Text]:
        """Add drafts, a few at once, and yield the new articles' texts."""
        for group in groups(self._readable(drafts), MOST_AT_ONCE, GATHERING_S):
            yield from self._counted(group, batch.add_all(group))

    def _counted(
        self, drafts: Sequence[ArticleDraft], answers: Sequence[Added | SynpolError | None]
    ) -> list[Text]:
        """Count what was added at once, whatever becomes of the job; return the new articles' texts."""
        texts = []
        for draft, added in zip(drafts, answers, strict=True):
            if added is None:
                self._known += 1
            elif isinstance(added, SynpolError):
                self._refused.append((draft.origin or draft.title, added))
            else:
                self._added += 1
                # What was deleted comes back with the analyst's date, which may not be the draft's.
                article = draft if added.fresh else self._workspace.article(added.id)
                texts.append(Text(added.id, article.title, article.text, article.published))
        return texts

    def _readable(self, drafts: Iterable[ArticleDraft | Refusal]) -> Iterator[ArticleDraft]:
        for draft in drafts:
            if isinstance(draft, Refusal):
                self._refused.append((draft.name, draft.error))
                if draft.path is not None and isinstance(draft.error, ChildFailedError):
                    self._again[draft.path] = None
                continue
            self._step(draft.origin or draft.title)
            yield draft

    def _reading(self, _done: int, total: int, label: str) -> None:
        self._sources = total
        self._step(label)

    def _extracted(self, outcome: Outcome) -> None:
        self._step(outcome.text.name)

    def _step(self, label: str) -> None:
        over = self._extraction.handled + self._known + len(self._refused)
        met = self._added + self._known + len(self._refused)
        self._progress.step(over, max(self._sources, met), label)


def _label_of(paths: Sequence[Path]) -> Label:
    if len(paths) == 1:
        return Label("import_paths.one", "Import “{name}”", (("name", paths[0].name),))
    return Label("import_paths.many", "Import {count} files", (("count", str(len(paths))),))
