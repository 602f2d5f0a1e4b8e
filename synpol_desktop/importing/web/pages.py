"""From the markup of a page to its article."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.web import metadata
from synpol_desktop.importing.web.body import article
from synpol_desktop.importing.web.lines import text_of
from synpol_desktop.importing.web.tree import page

_TOP_LINES = 4


def page_draft(text: str, name: str, repairs: tuple[str, ...] = (), address: str = "") -> ArticleDraft:
    """Return the article of a saved page.

    The headline is the first line of its text. What the page does not state of title, outlet and date is
    taken from the first lines, as with plain text.

    Parameters
    ----------
    address : str
        Where the page was saved from, if the file around it says so.

    Raises
    ------
    UnreadableFileError
        If there is no text in it.
    """
    tree = page(text)
    stated = metadata.read(tree, address)
    body = text_of(*article(tree))
    if not body.strip():
        raise UnreadableFileError(
            "There is no text in this page.",
            hint="Pages that load their text later can't be read when saved.",
        )
    whole = body if not stated.title or _begins_with(body, stated.title) else f"{stated.title}\n\n{body}"
    found = draft(whole, name, repairs)
    return replace(
        found,
        title=stated.title or found.title,
        outlet=stated.outlet or found.outlet,
        author=stated.author or found.author,
        url=stated.url,
        published=stated.published or found.published,
    )


def fragment_text(markup: str) -> str:
    """Return the text of a piece of markup, as mails and feeds carry it; all of it, in its order."""
    return text_of(page(markup)) if "<" in markup or "&" in markup else markup


def _begins_with(body: str, title: str) -> bool:
    wanted = "".join(folded(title).split())
    first = [line for line in body.split("\n") if line.strip()][:_TOP_LINES]
    return any(wanted == "".join(folded(line).split()) for line in first)
