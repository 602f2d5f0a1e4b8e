"""Two analysts and no server: a workspace, or a part of it, is handed over.

What is handed over is a workspace of its own that begins with two steps: the articles with what was found in
them, and what was decided so far. What its history is undone to is therefore the common ground of both: no
other record of it is needed to tell, when it comes back, who changed what since (`taking_back`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Article, ArticleDraft
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.edits import TakeDecisions
from synpol_desktop.workspace.edits.anchors import Place
from synpol_desktop.workspace.edits.base import Label
from synpol_desktop.workspace.queries import ArticleQuery
from synpol_desktop.workspace.reading.decisions import Decisions

if TYPE_CHECKING:
    pass

ARTICLES = "hand_over.articles"
DECISIONS = "hand_over.decisions"
"""Keys of the two steps that a handed-over workspace begins with."""


Changed = Mapping[str, Mapping[Any, Any]]
"""By part of `Decisions`: keys to values as in that part, None for what is withdrawn."""


def hand_over(
    workspace: Workspace,
    path: Path,
    progress: Progress,
    articles: Sequence[ArticleId] | None = None,
    *,
    origins: bool = False,
    notes: bool = True,
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
    notes : bool
        Whether notes go with what they are on; tags, details and blocs always do.

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
            _fill(workspace, new, ids, progress, origins=origins, notes=notes)
        part.replace(path)
    except OSError as error:
        raise SynpolError("“{name}” can't be written there.", name=path.name) from error
    finally:
        part.unlink(missing_ok=True)
    return len(ids)


def _fill(
    workspace: Workspace,
    new: Workspace,
    ids: Sequence[ArticleId],
    progress: Progress,
    *,
    origins: bool,
    notes: bool,
) -> None:
    digests = set()
    label = Label(ARTICLES, "Articles handed over: {count}", (("count", str(len(ids))),))
    with new.batch(label, workspace.notice) as batch:
        for done, id_ in enumerate(ids, start=1):
            article = workspace.article(id_)
            progress.step(done, len(ids), article.title)
            digests.add(article.digest)
            added = batch.add(draft_of(article, origins=origins))
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

    def goes(place: Place) -> bool:
        return place.digest in digests if place.digest else all(key in there for key in place.entities)

    more: Changed = {
        "judgements": {
            pair: verdict for pair, verdict in here.judgements.items() if all(end in there for end in pair)
        },
        "entities": {
            key: here.entities[key] for key, called in there.items() if here.entities[key] != called
        },
        "notes": {place: written for place, written in here.notes.items() if notes and goes(place)},
        "tags": {key: on for key, on in here.tags.items() if goes(key[0])},
        "details": {key: said for key, said in here.details.items() if key[0] in there},
        "blocs": {key: periods for key, periods in here.blocs.items() if key[0] in there},
    }
    new.do(edit(more, here, Label(DECISIONS, "Decisions handed over")))


def draft_of(article: Article, *, origins: bool) -> ArticleDraft:
    """Return an article as it was imported, with or without the file that it came from."""
    draft = ArticleDraft(
        article.text, article.title, article.outlet, article.author, article.url, article.published
    )
    if not origins:
        return draft
    return replace(draft, origin=article.origin, file_digest=article.file_digest, file_date=article.file_date)


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
    for place in (*changes.get("notes", {}), *(key[0] for key in changes.get("tags", {}))):
        keys.update(place.entities)
    for sort in ("details", "blocs"):
        keys.update(key[0] for key in changes.get(sort, {}))
    return {key: called for key, called in source.entities.items() if key in keys}
