"""From plain text to an article: what its first lines state becomes its metadata."""

from __future__ import annotations

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.cleaning import clean
from synpol_desktop.importing.metadata import read_metadata

LONGEST = 20_000_000
"""Characters of an article; a book has a twentieth of that."""


def draft(text: str, origin: str, repairs: tuple[str, ...] = ()) -> ArticleDraft:
    """Return an article with the metadata that its first lines state.

    Parameters
    ----------
    repairs : tuple of str
        What was already repaired while decoding.

    Raises
    ------
    UnreadableFileError
        If nothing but blanks is left.
    """
    stored, more = clean(text)
    if not stored.strip():
        raise UnreadableFileError("The text is empty.")
    if len(stored) > LONGEST:
        raise UnreadableFileError(
            "The text is longer than {count} million characters.", hint="Split it.", count=LONGEST // 10**6
        )
    metadata = read_metadata(stored)
    return ArticleDraft(
        text=stored,
        title=metadata.title,
        outlet=metadata.outlet,
        published=metadata.published,
        origin=clean(origin)[0],
        repairs=(*repairs, *more),
    )
