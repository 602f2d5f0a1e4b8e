"""Writing new articles and what they are found by."""

from __future__ import annotations

import hashlib
import json

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import day_numbers, now
from synpol_desktop.workspace.copies import join_copies
from synpol_desktop.workspace.keys import titles
from synpol_desktop.workspace.statements import execute, insertion
from synpol_desktop.workspace.transaction import Transaction

_UNSEARCHABLE = {0x02: " ", 0x03: " "}  # mark hits while a search is answered
_ADD_ARTICLE = insertion(schema.article, *schema.article.c.keys()[1:])
_ADD_SEARCH = "INSERT INTO search (rowid, text) VALUES (?, ?)"


def searchable(text: str) -> str:
    """Return a text as the search index holds it, place for place what `fold` returns."""
    return folded(text).translate(_UNSEARCHABLE)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex.

    Raises
    ------
    SynpolError
        If the text can't be stored: it is empty, or holds NUL or half of a surrogate pair.
    """
    if not text.strip():
        raise SynpolError("The text is empty.")
    try:
        if "\0" not in text:
            return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        pass
    raise SynpolError(
        "The text holds broken characters.", hint="Save the file as UTF-8, then import it again."
    )


def add_article(tx: Transaction, draft: ArticleDraft, digest: str) -> int:
    """Write a new article and what it is found by; return its row id. It is visible."""
    first, last = day_numbers(draft.published)
    keys = titles(draft.title, draft.outlet)
    id_ = execute(
        tx.connection,
        _ADD_ARTICLE,
        (
            digest,
            draft.title,
            draft.outlet,
            draft.author,
            draft.url,
            draft.published,
            first,
            last,
            draft.origin,
            json.dumps(draft.repairs, ensure_ascii=False),
            now(),
            keys["title_key"],
            keys["outlet_key"],
            keys["folded"],
            1,
            None,
            0,
            draft.file_digest,
            draft.file_date,
        ),
    )
    execute(tx.connection, _ADD_SEARCH, (id_, searchable(draft.text)))
    join_copies(tx.connection, id_, draft.text)
    return id_
