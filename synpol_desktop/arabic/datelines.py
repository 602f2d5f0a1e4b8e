"""Datelines: the line near the top of a news text that names outlet, place and date.

``وكالة المدار – جنيف – 30 حزيران/ يونيو 2012`` is one, so are ``2023.11.14 | 11:22 دمشق`` and
``تلفزيون سوريا ـ إسطنبول``. A sentence of the article never is: all parts of the line must be an outlet, a
newsroom, a place, a time or a date, and the line ends without a full stop.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from synpol_desktop.arabic.dates import find_dates
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

_SEPARATOR = re.compile(r"[ \t]*(?:[–—|•·]|[ \t][-ـ](?=[ \t])|\bـ\b)[ \t]*")
_TIME = re.compile(r"\d(?<!\d\d)\d?[:.]\d{2}(?!\d)(?:[ \t]*(?:ص|م|صباحا|مساء|am|pm|gmt|بتوقيت|توقيت)\b)*")
_LABEL = re.compile(
    r"^(?:نشر(?:ت)? في|نشر بتاريخ|تاريخ النشر|اخر تحديث|تم النشر|التاريخ|بتاريخ)[ \t]*:?[ \t]*"
)
_SENTENCE = re.compile(r"[.؟?!:؛…]\s*$")
_WORD = re.compile(r"\w+")
_LONGEST_LINE = 160
_LONGEST_OUTLET = 6
_LONGEST_PLACE = 3
_LONGEST_UNDATED_PLACE = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; what it does not say is empty or None."""

    outlet: str = ""
    place: str = ""
    published: str | None = None


def read_dateline(line: str) -> Dateline | None:
    """Return what a line says if it is a dateline, else None."""
    text = line.strip().strip("[]()").strip()
    if not text or len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return None
    outlet, place, published, newsroom, timed = "", "", None, False, False
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    for part in parts:
        rest, date = _without_date(part)
        published = published or date
        words = _WORD.findall(folded(rest))
        plain = " ".join(words)
        timed = timed or _TIME.search(part) is not None
        if not words:
            continue
        if not outlet and _is_outlet(words):
            outlet = rest.strip(" ،,")
        elif plain in _forms("byline"):
            newsroom = True
        elif len(words) <= _LONGEST_PLACE and not place:
            place = rest.strip(" ،,")
        else:
            return None
    if published is None and len(parts) < 2:
        return None  # a lone name may be a headline
    if published is None and len(place.split()) > _LONGEST_UNDATED_PLACE:
        return None  # the words before an agency's name may be a caption
    if not (published or outlet or (newsroom and place)):
        return None
    if newsroom and place and not outlet:
        outlet, place = place, ""  # "Name – the newsroom": the name is the outlet's
    return Dateline(outlet, place, published) if outlet or published or timed else None


def _without_date(part: str) -> tuple[str, str | None]:
    """Return a part of the line without its date and time, and the date if it is a day."""
    part = _LABEL.sub("", folded(part)) if _LABEL.match(folded(part)) else part
    date = None
    for found in reversed(find_dates(part)):
        if len(found.value) == len("2012-06-30") and "/" not in found.value:
            date = found.value
            part = part[: found.span.start] + part[found.span.end :]
    return _TIME.sub(" ", part), date


def _is_outlet(words: list[str]) -> bool:
    if len(words) > _LONGEST_OUTLET:
        return False
    if " ".join(words) in _forms("name"):
        return True
    return len(words) > 1 and (words[0] in _forms("head") or words[-1] in _forms("tail"))


@functools.cache
def _forms(kind: str) -> frozenset[str]:
    rows = read_table(resource("lexicons", "outlets.tsv"))
    return frozenset(" ".join(folded(row["text"]).split()) for row in rows if row["kind"] == kind)
