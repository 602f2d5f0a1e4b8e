"""What a picture is drawn from, in the lines above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.network import Network
from synpol_desktop.ui.i18n import line, ntr

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace


def scope_lines(workspace: Workspace, shown: Filter, drawn: Network) -> list[str]:
    """Return the workspace's name, how much of it is drawn, and its notice if it has one.

    Folded groups, whose ids are negative, are counted apart from actors. Articles are counted where
    the filter shuts none of them out.
    """
    groups = int((drawn.ids < 0).sum())
    parts = [
        "" if _chosen(shown) else ntr("{n} article", "{n} articles", workspace.counts(shown).articles),
        ntr("{n} actor drawn", "{n} actors drawn", drawn.n - groups),
        ntr("{n} folded group", "{n} folded groups", groups) if groups else "",
        ntr("{n} relation drawn", "{n} relations drawn", drawn.m),
    ]
    lines = [workspace.path.stem, line(*parts)]
    return [*lines, workspace.notice] if workspace.notice else lines


def _chosen(shown: Filter) -> bool:
    """Whether a filter lets some articles through only."""
    few = shown.outlets or shown.article_tags or shown.text or shown.articles is not None
    return bool(few) or shown.bounded
