"""Web archives (.mhtml, .mht): the page in them; its pictures and styles are not looked at."""

from __future__ import annotations

from collections.abc import Iterator

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.readers.mime import charset, header, message, payload
from synpol_desktop.importing.web.pages import page_draft
from synpol_desktop.importing.web.tree import declared_encoding

_ADDRESSES = ("snapshot-content-location", "content-location")


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the article of the first page of an archive, the one that was saved."""
    archive = message(data)
    for part in archive.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        page = payload(part)
        if not page.strip():
            continue
        text, repairs = decode(page, charset(part) or declared_encoding(page), options.encoding)
        address = header(archive, _ADDRESSES[0]) or header(part, _ADDRESSES[1])
        yield page_draft(text, name, repairs, address)
        return
    raise UnreadableFileError("There is no page in this web archive.")
