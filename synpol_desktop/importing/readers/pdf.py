"""PDF documents: the text layer in reading order; one that can't be trusted is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.pdf.layout import joined, paragraphs, without_running_heads
from synpol_desktop.importing.pdf.pages import pages_of
from synpol_desktop.importing.pdf.quality import RELIABLE, is_backwards, score, turned
from synpol_desktop.importing.plain_text import draft

UNRELIABLE = "unreliable text layer"
"""How the repair begins that marks an article whose text may not be what was printed."""
_DROPPED = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u0640\ufeff]")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_STRAY_STOP = re.compile(r"(?<=\s)([.،])(\d[\d/]*)(?=\s|$)")
"""A full stop that was stored before the number that it follows."""
_BROKEN = re.compile("[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def read(data: bytes, name: str, _options: Options) -> Iterator[Item]:
    """Yield the article of a document."""
    pages = [paragraphs(lines) for lines in pages_of(data)]
    repairs: tuple[str, ...] = ()
    kept, gone = without_running_heads(pages)
    if gone:
        repairs = (*repairs, f"{gone} repeated heads and feet of pages left out")
    text = joined(kept)
    if not text.strip():
        raise UnreadableFileError(
            "There is no text in this PDF, only pictures of it.",
            hint="Run character recognition on it in another program, or paste its text.",
        )
    quality = score(text)
    if quality < RELIABLE and is_backwards(text):
        text = turned(text)
        quality = score(text)
        repairs = (*repairs, "lines stored backwards turned round")
    text, more = _mended(text)
    repairs = (*repairs, *more)
    if quality < RELIABLE:
        repairs = (f"{UNRELIABLE} (quality {quality:.2f} of 1): compare it with the page", *repairs)
    found = draft(text, name)
    yield replace(found, repairs=(*repairs, *found.repairs))


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what the layers of PDFs misplace, and what was taken away."""
    repairs = ["text of the PDF written in normal form"]
    if _MARKS.search(text):
        text = _MARKS.sub("", text)
        repairs.append("vowel signs removed, which PDFs misplace")
    if _DROPPED.search(text):
        text = _DROPPED.sub("", text)
        repairs.append("tatweels and direction marks removed")
    if _STRAY_STOP.search(text):
        text = _STRAY_STOP.sub(r"\2\1", text)
        repairs.append("full stops put behind numbers")
    if _BROKEN.search(text):
        text = _BROKEN.sub("\ufffd", text)
        repairs.append("characters without meaning replaced")
    return text, tuple(repairs)
