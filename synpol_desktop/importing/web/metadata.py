"""Title, outlet, author, date and address of a saved page, where the page itself states them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from synpol_desktop.core.dates import days
from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.fields import day
from synpol_desktop.importing.web.lines import one_text
from synpol_desktop.importing.web.linked_data import article_data, name_of
from synpol_desktop.importing.web.tree import Element

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "article.published", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
            "byl")  # fmt: skip
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_PARTS = re.compile(r"\s+[|\-–—•»:]\s+")
_EARLIEST, _LATEST = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states; "" or None for the rest."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: str | None = None


def read(page: Element, address: str = "") -> PageMetadata:
    """Return what a page says of its article, in JSON-LD, ``meta`` tags and marked elements.

    Parameters
    ----------
    address : str
        Where the page was saved from, if the file around it says so.
    """
    linked = article_data(page)
    meta = _meta(page)
    outlet = name_of(linked.get("publisher")) or _first(meta, _OUTLETS)
    author = name_of(linked.get("author")) or _author(page, meta)
    return PageMetadata(
        title=one_line(_title(page, linked.get("headline"), meta, outlet))[:400],
        outlet=one_line(outlet)[:120],
        author=one_line(author)[:200],
        url=_url(page, meta, address),
        published=_published(page, linked.get("datePublished"), meta),
    )


def _meta(page: Element) -> dict[str, str]:
    """Return the page's ``meta`` tags, the first of each name."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = (tag.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((meta[key] for key in keys if key in meta), "")


def _title(page: Element, headline: object, meta: dict[str, str], outlet: str) -> str:
    headings = [text for heading in page.iter("h1") if (text := one_text(heading))]
    if isinstance(headline, str) and headline.strip():
        return headline
    named = _first(meta, _TITLES)
    if not named:
        element = next(page.iter("title"), None)
        named = one_text(element) if element is not None else ""
        if not named and element is not None:
            named = " ".join((element.text or "").split())
    for heading in headings:
        if heading in named or len(headings) == 1:
            return heading
    return _without_outlet(named, outlet)


def _without_outlet(title: str, outlet: str) -> str:
    """Return a page's title without the site's name that stands after, or before, it."""
    parts = _PARTS.split(title)
    if len(parts) > 1 and outlet:
        parts = [part for part in parts if part.strip() != outlet] or parts
        return parts[0] if len(parts) == 1 else title.removesuffix(outlet).rstrip(" |-–—•»:")
    return title


def _author(page: Element, meta: dict[str, str]) -> str:
    named = _first(meta, _AUTHORS)
    if named and not named.startswith("http"):
        return named
    for element in _marked(page, "author"):
        text = element.get("content") or one_text(element)
        if text and len(text) <= 100:
            return text
    return ""


def _published(page: Element, linked: object, meta: dict[str, str]) -> str | None:
    candidates = [linked if isinstance(linked, str) else "", *(meta.get(key, "") for key in _DATES)]
    candidates += [
        element.get("content") or element.get("datetime") or one_text(element)
        for element in _marked(page, "datepublished")
    ]
    candidates += [
        element.get("datetime") or "" for element in page.iter("time") if "pubdate" in element.attrib
    ]
    return next((value for candidate in candidates if (value := _sensible(candidate))), None)


def _sensible(stated: str) -> str | None:
    value = day(stated)
    if value is None:
        return None
    first, last = days(value)
    return value if first >= _EARLIEST and last <= _LATEST else None


def _marked(page: Element, item: str) -> Iterator[Element]:
    for element in page.iter():
        if isinstance(element.tag, str) and (element.get("itemprop") or "").lower() == item:
            yield element


def _url(page: Element, meta: dict[str, str], address: str) -> str:
    links = [link.get("href") or "" for link in page.iter("link") if _is_canonical(link)]
    saved = [found[1] or found[2] for note in _comments(page) if (found := _SAVED.search(note))]
    for candidate in (*links, meta.get("og:url", ""), address, *saved):
        url = candidate.strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(url) <= 2000:
            return one_line(url)
    return ""


def _is_canonical(link: Element) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()


def _comments(page: Element) -> Iterator[str]:
    from lxml import etree

    for comment in page.getroottree().getroot().xpath("preceding-sibling::comment()"):
        yield comment.text or ""
    for number, comment in enumerate(page.iter(etree.Comment)):
        if number < 20:
            yield comment.text or ""
