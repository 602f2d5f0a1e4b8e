"""From one source to its articles, in whatever process this runs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.cleaning import clean, one_line
from synpol_desktop.importing.fields import day
from synpol_desktop.importing.formats import format_of
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Options, compiled
from synpol_desktop.importing.sources import Source

_LONGEST_NAME = 255


def parse(source: Source, options: Options) -> Iterator[Item]:
    """Yield the articles of a file that is no archive.

    Each knows the digest and the date of the file it came from.
    """
    format_ = format_of(source.name)
    assert format_ is not None
    try:
        data = source.data()
        format_.see(data)
        digest = hashlib.sha256(data).hexdigest()
        for item in format_.reader()(data, source.name, options):
            if isinstance(item, ArticleDraft):
                yield _completed(item, source, digest, options)
            else:
                yield item
    except UnreadableFileError as error:
        yield Refusal(source.name, error)


def _completed(draft: ArticleDraft, source: Source, digest: str, options: Options) -> ArticleDraft:
    draft = replace(
        draft, origin=draft.origin or clean(source.name)[0], file_digest=digest, file_date=source.changed
    )
    return named(draft, source.name, options.file_name) if options.file_name else draft


def named(draft: ArticleDraft, name: str, pattern: str) -> ArticleDraft:
    """Fill what a draft does not state with what its file's name says."""
    found = compiled(pattern).search(name[:_LONGEST_NAME])
    if found is None:
        return draft
    said = {group: one_line(value) for group, value in found.groupdict().items() if value}
    return replace(
        draft,
        published=draft.published or day(said.get("date", "")),
        outlet=draft.outlet or said.get("outlet", ""),
        author=draft.author or said.get("author", ""),
        title=said.get("title", "") or draft.title,
    )
