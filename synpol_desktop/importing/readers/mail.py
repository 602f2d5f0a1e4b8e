"""Mail (.eml): subject, sender, date and text; of a mail in two forms, the plain one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.readers.mime import charset, header, message, payload
from synpol_desktop.importing.web.pages import fragment_text


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the article of a mail; files attached to it are articles of their own (`archives.expanding`)."""
    mail = message(data)
    text, repairs = _text(mail, options)
    subject = one_line(header(mail, "subject"))
    if subject and subject not in text[:1000]:
        text = f"{subject}\n\n{text}"
    found = draft(text, name, repairs)
    sender, address = parseaddr(header(mail, "from"))
    yield replace(
        found,
        title=subject or found.title,
        author=one_line((sender or address).partition("<")[0]),
        published=_day(header(mail, "date")) or found.published,
    )


def _text(mail: EmailMessage, options: Options) -> tuple[str, tuple[str, ...]]:
    parts = [part for part in mail.walk() if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() != kind:
                continue
            data = payload(part)
            if data.strip():
                text, repairs = decode(data, charset(part), options.encoding)
                return (fragment_text(text) if kind == "text/html" else text), repairs
    raise UnreadableFileError("There is no text in this mail.")


def _day(stated: str) -> str | None:
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
