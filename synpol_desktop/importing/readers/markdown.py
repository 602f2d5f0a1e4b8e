"""Markdown (.md): the words without the marks of their form; the front matter gives metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from synpol_desktop.importing.cleaning import one_line
from synpol_desktop.importing.decoding import decode
from synpol_desktop.importing.fields import day
from synpol_desktop.importing.items import Item
from synpol_desktop.importing.options import Options
from synpol_desktop.importing.plain_text import draft

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 10_000
_ENTRY = re.compile(r"(title|date|author|source|outlet|publisher|url|link)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_LONGEST_LINE = 20_000
"""A longer line is left as it is: it is no work of a hand."""
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+([^\n]*?)[ \t#]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_BULLET = re.compile(r"[ \t]*[*+-][ \t]+")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~).*")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t:|-]+\|[ \t:|-]*")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]+\]:[ \t].*")
_AUTOMATIC = re.compile(r"<(https?://[^>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|___|__|~~|`)(?=\S)([^*_~`\n]+)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the article of a file."""
    text, repairs = decode(data, chosen=options.encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front: dict[str, str] = {}
    matter = _FRONT.match(text[:_LONGEST_FRONT])
    if matter:
        front = dict(_entries(matter[1]))
        text = text[matter.end() :]
    article = draft(plain(text), name, repairs)
    yield replace(
        article,
        title=front.get("title") or article.title,
        outlet=front.get("source") or front.get("outlet") or front.get("publisher") or article.outlet,
        author=front.get("author", ""),
        url=front.get("url") or front.get("link") or "",
        published=day(front.get("date", "")) or article.published,
    )


def plain(text: str) -> str:
    """Return a text without the marks of Markdown; words and lines stay as they are."""
    lines: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if _FENCE.fullmatch(line):
            is_code = not is_code
        elif is_code or len(line) > _LONGEST_LINE:
            lines.append(line)
        elif _is_form(line, lines[-1] if lines else ""):
            continue
        else:
            lines.append(_inline(line))
    return "\n".join(lines).strip("\n") + "\n"


def _is_form(line: str, before: str) -> bool:
    """Whether a line is form alone: a rule, the line under a heading or a table's head, a link's address."""
    return bool(
        (before.strip() and _UNDERLINE.fullmatch(line))
        or _RULE.fullmatch(line)
        or _DEFINITION.fullmatch(line)
        or ("-" in line and _DIVIDER.fullmatch(line))
    )


def _inline(line: str) -> str:
    heading = _HEADING.fullmatch(line)
    if heading:
        line = heading[1]
    else:
        line = _QUOTE.sub("", line, count=1)
        bullet = _BULLET.match(line)
        line = line[bullet.end() :] if bullet else line
    for pattern in (_IMAGE, _LINK, _AUTOMATIC):
        line = pattern.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    return _ESCAPED.sub(r"\1", line)


def _entries(front: str) -> Iterator[tuple[str, str]]:
    for line in front.split("\n"):
        entry = _ENTRY.fullmatch(line.strip())
        value = one_line(entry[2]).strip("\"'[] ") if entry else ""
        if entry and value:
            yield entry[1].lower(), value
