"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from synpol_desktop.importing.web.tree import Element

_LONGEST = 2_000_000
_MOST = 2_000
_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "AnalysisNewsArticle",
             "OpinionNewsArticle", "LiveBlogPosting", "Report", "WebPage")  # fmt: skip


def article_data(page: Element) -> dict[str, Any]:
    """Return the object that describes the article of a page; empty if there is none."""
    found: dict[str, dict[str, Any]] = {}
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(script.text or ""):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str):
                    found.setdefault(kind, node)
    return next((found[kind] for kind in _ARTICLES if kind in found), {})


def name_of(value: object) -> str:
    """Return the name of a person or body, or the names of several."""
    if isinstance(value, list):
        return "، ".join(dict.fromkeys(name for part in value[:10] if (name := name_of(part))))
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) and not value.strip().startswith("http") else ""


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield all objects of a script, the outer ones first."""
    if len(text) > _LONGEST:
        return
    try:
        waiting = [json.loads(text.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, list | dict))
        elif isinstance(value, list):
            waiting.extend(value[:_MOST])
