"""A quote with where it stands, as it goes to the clipboard."""

from __future__ import annotations

from synpol_desktop.core.records import Article, Evidence
from synpol_desktop.ui.i18n import begins_right_to_left, tr
from synpol_desktop.ui.words import date_text


def citation(entry: Evidence, article: Article, speaker: str = "") -> str:
    """Return the words in their own quotation marks, who says so, and outlet, title, date and address."""
    words = " ".join(entry.text.split())
    quoted = f"«{words}»" if begins_right_to_left(words) else f"“{words}”"
    said = tr("according to {speaker}", speaker=speaker) if speaker else ""
    where = (said, article.outlet, article.title, date_text(article.published), article.url)
    comma = "، " if begins_right_to_left(words) else ", "
    return f"{quoted} — {comma.join(part for part in where if part)}"
