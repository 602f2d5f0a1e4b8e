"""Paths as a file: a page with marked quotes that loads nothing, or plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop import __version__
from synpol_desktop.core.paths import resource
from synpol_desktop.exporting.content import Quote
from synpol_desktop.exporting.places import whole
from synpol_desktop.exporting.report.markup import marked, own, text, when
from synpol_desktop.exporting.themes import dark, hexed
from synpol_desktop.ui.graphing.paths.answering import Chain, Step
from synpol_desktop.ui.i18n import is_right_to_left, language, ntr, tr
from synpol_desktop.ui.words import date_text, day_text, name_of

if TYPE_CHECKING:
    from synpol_desktop.core.style import StyleSheet
    from synpol_desktop.workspace import Workspace

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


def write_chains(path: Path, workspace: Workspace, chains: Sequence[Chain], style: StyleSheet) -> None:
    """Write paths with what each step rests on: ``.html``, else text.

    Raises
    ------
    SynpolError
        If the file can't be written.
    """
    lines = _page(workspace, chains, style) if path.suffix.lower() == ".html" else _plain(chains)
    with whole(path, overwrite=True) as place:
        place.write_text("\n".join(lines) + "\n", "utf-8")


def title_of(chain: Chain) -> str:
    """Return the ends of a path and its length."""
    return tr(
        "From {source} to {target}: {steps}",
        source=chain.names[0],
        target=chain.names[-1],
        steps=ntr("{n} step", "{n} steps", len(chain.nodes) - 1),
    )


def _page(workspace: Workspace, chains: Sequence[Chain], style: StyleSheet) -> Iterator[str]:
    way, css = "rtl" if is_right_to_left() else "ltr", resource("report", "report.css").read_text("utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield f'<!DOCTYPE html>\n<html lang="{language()}" dir="{way}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="SynPol Desktop {text(__version__)}">'
    yield f"<title>{text(tr('Paths'))}</title><style>{css}</style></head><body><header>"
    yield f"<h1>{own(workspace.path.stem)}</h1><p class='sub'>{text(tr('Paths'))} · "
    yield f"{when(day_text(date.today()))}</p>"
    if workspace.notice:
        yield f"<p class='notice'>{text(workspace.notice)}</p>"
    yield "</header><main>"
    for chain in chains:
        yield f"<h2>{text(title_of(chain))}</h2>"
        for number, step in enumerate(chain.steps, start=1):
            yield _step(workspace, step, number, style)
    yield f"</main><footer><bdi>SynPol Desktop {text(__version__)}</bdi></footer></body></html>"


def _step(workspace: Workspace, step: Step, number: int, style: StyleSheet) -> str:
    relation = step.evidence.relation
    source, target = (workspace.label(end) for end in (step.key.source, step.key.target))
    article = workspace.article(relation.article)
    ink = hexed(dark(style.line(step.key.type)))
    facts = [own(article.outlet) if article.outlet else "", when(_day(step)), own(article.title)]
    address = f"<br><span class='url'>{text(article.url)}</span>" if article.url else ""
    return (
        f"<article class='tie'><h3>{number}. {own(source)}"
        f"<span class='verb' style='background:{ink}'>{text(name_of(step.key.type))}</span>{own(target)}</h3>"
        f"<blockquote><p dir='auto'>{marked(Quote(relation, article))}</p>"
        f"<cite>{' · '.join(fact for fact in facts if fact)}{address}</cite></blockquote></article>"
    )


def _plain(chains: Sequence[Chain]) -> Iterator[str]:
    for chain in chains:
        names = dict(zip(chain.nodes, chain.names, strict=True))
        yield title_of(chain).translate(_MARKS)
        for number, step in enumerate(chain.steps, start=1):
            ends = names.get(step.key.source, ""), names.get(step.key.target, "")
            evidence = step.evidence
            yield f"{number}. {ends[0]} – {name_of(step.key.type)} – {ends[1]}"
            yield f"   «{' '.join(evidence.text.split())}»"
            yield "   " + " · ".join(
                fact for fact in (evidence.outlet, _day(step), evidence.article_title) if fact
            )
        yield ""


def _day(step: Step) -> str:
    day = date_text(step.evidence.relation.date or step.evidence.published)
    return day.translate(_MARKS) or tr("No date")
