"""What mails and saved web archives have in common: parts with headers, in encodings of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.cleaning import clean

_MOST_PARTS = 5_000
_MARKS = (b"\nMIME-Version", b"\nContent-Type", b"\nSubject", b"\nFrom", b"\nDate")


def message(data: bytes) -> EmailMessage:
    """Return the message that a file holds.

    Raises
    ------
    UnreadableFileError
        If it has no headers of a mail, or thousands of parts.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("The file is empty.")
    head = b"\n" + data[:65536].replace(b"\r", b"\n")
    if not any(mark.lower() in head.lower() for mark in _MARKS):
        raise UnreadableFileError("There are no headers of a mail in this file.")
    if data.count(b"\n--") > 20 * _MOST_PARTS:
        raise _too_many()
    try:
        found = email.message_from_bytes(data, policy=email.policy.default)
        count = sum(1 for _ in found.walk())
    except RecursionError as error:
        raise _too_many() from error
    if count > _MOST_PARTS:
        raise _too_many()
    return found


def attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that are files of their own."""
    for part in mail.walk():
        if part.get_content_disposition() == "attachment" and not part.is_multipart():
            yield part


def file_name(part: EmailMessage) -> str:
    """Return the name that a part gives itself; "" if none, or one that can't be read."""
    try:
        return clean(part.get_filename() or "")[0]
    except (LookupError, ValueError, IndexError, AttributeError, TypeError, UnicodeError):
        return ""


def payload(part: EmailMessage) -> bytes:
    """Return the bytes of a part, as they were before they were packed for transport."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def charset(part: EmailMessage) -> str:
    """Return the encoding that a part declares; "" if none."""
    try:
        return str(part.get_content_charset() or "")
    except (LookupError, ValueError, UnicodeError):
        return ""


def header(part: EmailMessage, name: str) -> str:
    """Return a header, decoded; "" if it is missing or broken beyond reading."""
    try:
        value = part.get(name)
    except (LookupError, ValueError, IndexError, AttributeError, TypeError, UnicodeError):
        return ""
    return clean(str(value or ""))[0]


def _too_many() -> UnreadableFileError:
    return UnreadableFileError("The file has thousands of parts.", hint="Save its text as a .txt file.")
