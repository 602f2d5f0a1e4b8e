"""Feeds (RSS 2.0 and 1.0, Atom): one article an entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime

from lxml import etree

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.fields import day
from synpol_desktop.importing.items import Item, Refusal
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.plain_text import draft
from synpol_desktop.importing.web.pages import fragment_text
from synpol_desktop.importing.web.tree import Element, declared_encoding, local, xml

_ROOTS = frozenset({"rss", "rdf", "feed"})
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "date", "issued", "updated")


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the entries of a feed; what an entry holds may be no more than a summary."""
    root = xml(_as_utf8(data, options))
    if local(root) not in _ROOTS:
        raise UnreadableFileError("This XML file is no feed of news.")
    channel = next((inner for inner in root if local(inner) == "channel"), root)
    outlet = _words(_child(channel, "title"))
    entries = [element for element in root.iter() if local(element) in ("item", "entry")]
    if not entries:
        raise UnreadableFileError("There are no entries in this feed.")
    for number, entry in enumerate(entries, start=1):
        place = f"{name}:{number}"
        try:
            yield _article(entry, outlet, place)
        except UnreadableFileError as error:
            yield Refusal(place, error)


def _as_utf8(data: bytes, options: Options) -> bytes:
    """Return a document in UTF-8; the parser knows few encodings of Arabic, and trusts wrong declarations."""
    text, _ = decode(data, declared_encoding(data), options.encoding)
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    return text.encode("utf-8", "replace")


def _article(entry: Element, outlet: str, place: str) -> ArticleDraft:
    title = _words(_child(entry, "title"))
    body = next((text for key in _BODIES if (text := _markup(_child(entry, key)))), "")
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    found = draft(text, place)
    return replace(
        found,
        title=title or found.title,
        outlet=_words(_child(entry, "source")) or outlet or found.outlet,
        author=_author(entry),
        url=_link(entry),
        published=_published(entry) or found.published,
    )


def _child(element: Element, name: str) -> Element | None:
    """Return the first child of a name; of ``media:title`` and the like only if there is no plain one."""
    found = [inner for inner in element if local(inner) == name]
    plain = [inner for inner in found if "search.yahoo.com/mrss" not in str(inner.tag)]
    return next(iter(plain or found), None)


def _markup(element: Element | None) -> str:
    """Return the text of an element whose content is markup, plain or packed."""
    if element is None:
        return ""
    if len(element):
        inner = "".join(etree.tostring(part, encoding="unicode") for part in element)
        return fragment_text(f"<div>{inner}</div>").strip()
    text = element.text or ""
    return fragment_text(f"<div>{text}</div>").strip() if "<" in text or "&" in text else text.strip()


def _words(element: Element | None) -> str:
    return one_line(_markup(element))


def _author(entry: Element) -> str:
    for key in ("creator", "author"):
        element = _child(entry, key)
        if element is not None:
            name = _child(element, "name")
            return _words(element if name is None else name)
    return ""


def _link(entry: Element) -> str:
    links = [inner for inner in entry if local(inner) == "link"]
    for link in links:
        address = (link.get("href") or link.text or "").strip()
        if address.startswith(("http://", "https://")) and link.get("rel", "alternate") == "alternate":
            return one_line(address)[:2000]
    return ""


def _published(entry: Element) -> str | None:
    for key in _DATES:
        element = _child(entry, key)
        stated = (element.text or "").strip() if element is not None else ""
        if not stated:
            continue
        try:
            return parsedate_to_datetime(stated).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            value = day(stated)
            if value:
                return value
    return None
