"""The pages of the guide, in both languages: ``resources/help/<language>/<page>.md``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource

PAGES = (
    "first-steps",
    "importing",
    "graph",
    "cards",
    "blocs",
    "correcting",
    "notes",
    "time",
    "search",
    "exports",
    "two-analysts",
    "preferences",
    "safety",
    "attacks",
    "accuracy",
    "shortcuts",
    "command-line",
    "file-format",
    "how-it-works",
)
"""In the order of the table of contents."""

HOME = PAGES[0]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the guide; ``text`` is Markdown, its first line the title."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """What the table of contents calls it."""
        return self.text.split("\n", 1)[0].lstrip("# ").strip()

    def holds(self, words: str) -> bool:
        """Whether all words are in the page, whatever their spelling variants."""
        text = folded(self.text)
        return all(word in text for word in folded(words).split())


def folder(language: str) -> Path:
    """Return where the pages of a language lie."""
    return resource("help", language)


def pages(language: str) -> list[Page]:
    """Return the pages that there are, in order."""
    paths = [(name, folder(language) / f"{name}.md") for name in PAGES]
    return [Page(name, path.read_text("utf-8")) for name, path in paths if path.is_file()]
