"""Extracting articles again: first a preview of what would change, then what of it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synpol_desktop.core.errors import CancelledError, SynpolError
from synpol_desktop.core.found import Findings, FoundMention, FoundRelation
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.progress import Progress
from synpol_desktop.tasks.comparing import Difference, Differences, combined, differences
from synpol_desktop.tasks.outcomes import Text
from synpol_desktop.tasks.stream import outcomes
from synpol_desktop.workspace.edits import Label
from synpol_desktop.workspace.queries import ArticleQuery
from synpol_desktop.workspace.reading.findings import Said

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

AnyDifference = Difference[FoundMention] | Difference[FoundRelation]


@dataclass(frozen=True, slots=True)
class Reread:
    """One article that another extraction reads otherwise.

    Parameters
    ----------
    open : tuple
        The differences that are the analyst's to choose.
    settled : tuple
        Those that are taken without asking, since a decision holds there whatever is found.
    """

    article: ArticleId
    title: str
    text: str
    old: Findings
    new: Findings
    found: Differences
    open: tuple[AnyDifference, ...]
    settled: tuple[AnyDifference, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading again would change; ``failed`` names the articles that could not be read."""

    articles: tuple[Reread, ...]
    read: int
    failed: tuple[tuple[str, SynpolError], ...] = ()


def preview(
    workspace: Workspace,
    articles: Sequence[ArticleId] | None,
    progress: Progress,
    workers: int | None = None,
) -> Preview:
    """Extract articles again and compare; nothing is written.

    Parameters
    ----------
    articles : sequence of ArticleId or None
        None for all.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    ids = workspace.article_ids(ArticleQuery()) if articles is None else list(articles)

    def texts() -> Iterator[Text]:
        for id_ in ids:
            article = workspace.article(id_)
            yield Text(id_, article.title, article.text, article.published)

    def check() -> None:
        if progress.cancelled:
            raise CancelledError

    found: list[Reread] = []
    failed: list[tuple[str, SynpolError]] = []
    with closing(outcomes(texts(), check, workers)) as stream:
        for done, outcome in enumerate(stream, start=1):
            progress.step(done, len(ids), outcome.text.name)
            if outcome.findings is None:
                assert outcome.error is not None
                failed.append((outcome.text.name, outcome.error))
                continue
            reread = compare(workspace, outcome.text, outcome.findings)
            if reread is not None:
                found.append(reread)
    order = {id_: at for at, id_ in enumerate(ids)}
    found.sort(key=lambda each: order[each.article])
    return Preview(tuple(found), len(ids) - len(failed), tuple(failed))


def compare(workspace: Workspace, text: Text, new: Findings) -> Reread | None:
    """Compare another extraction with what is there; None if the analyst has nothing to choose."""
    old = workspace.findings(text.article)
    if old is None:
        return None
    found = differences(old, new)
    said = workspace.said(text.article)
    every: tuple[AnyDifference, ...] = (*found.relations, *found.mentions)
    kept = {id(each) for each in every if _accepted(each, said)}
    known = {id(each) for each in every if _decided(each, said)}
    open_ = tuple(each for each in every if id(each) not in kept | known)
    settled = tuple(each for each in every if id(each) in known - kept)
    if not open_:
        return None
    return Reread(text.article, text.name, text.text, old, new, found, open_, settled)


def take(
    workspace: Workspace,
    chosen: Mapping[ArticleId, Sequence[AnyDifference]],
    seen: Preview,
    progress: Progress,
) -> int:
    """Write what was chosen of a preview, as one step; return the number of articles that changed."""
    articles = [reread for reread in seen.articles if chosen.get(reread.article)]
    label = Label("reread_articles", "Read {count} articles again", (("count", str(len(articles))),))
    with workspace.batch(label) as batch:
        for done, reread in enumerate(articles, start=1):
            progress.step(done, len(articles), reread.title)
            taken = (*reread.settled, *chosen[reread.article])
            batch.store(reread.article, combined(reread.old, reread.new, reread.found, taken))
    return len(articles)


def _accepted(each: AnyDifference, said: Said) -> bool:
    """Whether the analyst accepted what would go: it stays, and nobody is asked."""
    old = each.old
    return isinstance(old, FoundRelation) and any(
        state is DecisionState.ACCEPTED
        and kind is old.type
        and source.overlaps(old.source_span)
        and target.overlaps(old.target_span)
        for kind, source, target, state in said.decisions
    )


def _decided(each: AnyDifference, said: Said) -> bool:
    """Whether a decision holds at the place, so that it makes no difference what is found there."""
    facts = [fact for fact in (each.old, each.new) if fact is not None]
    return all(
        any(
            kind is fact.type and source.overlaps(fact.source_span) and target.overlaps(fact.target_span)
            for kind, source, target, _ in said.decisions
        )
        if isinstance(fact, FoundRelation)
        else any(span.overlaps(fact.span) for span in said.marked)
        for fact in facts
    )
