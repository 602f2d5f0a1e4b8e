"""Short fields of an article, as tables, pages and file names state them."""

from __future__ import annotations

from synpol_desktop.arabic.dates import read_date
from synpol_desktop.core.dates import is_date_value


def day(stated: str) -> str | None:
    """Return the date value of what stands in a field or a file name; None if it is none."""
    stated = stated.strip()[:200]
    if not stated:
        return None
    if len(stated) == 8 and stated.isascii() and stated.isdigit():
        stated = f"{stated[:4]}-{stated[4:6]}-{stated[6:]}"
    plain = stated.replace("_", "-").replace(".", "-")
    if is_date_value(plain):
        return plain
    head = plain[:10]
    if len(plain) > 10 and plain[10] in "T " and is_date_value(head):
        return head
    return read_date(stated)
