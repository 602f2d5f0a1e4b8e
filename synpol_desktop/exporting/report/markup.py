"""Pieces of HTML: escaped, and each name in its own direction."""

from __future__ import annotations

from html import escape

from synpol_desktop.core.spans import Span
from synpol_desktop.exporting.cells import name
from synpol_desktop.exporting.content import Quote
from synpol_desktop.exporting.xml_stream import clean


def text(value: object) -> str:
    """Return text as HTML."""
    return escape(clean(str(value)))


def own(value: object) -> str:
    """Return a name that keeps its own direction wherever it stands."""
    return f"<bdi>{text(name(str(value)))}</bdi>"


def when(value: str) -> str:
    """Return a date that stays on its line and in its order."""
    return f'<bdi class="when">{text(value)}</bdi>'


def marked(quote: Quote) -> str:
    """Return the evidence with the words for both ends and for the relation marked."""
    relation, source = quote.relation, quote.article.text
    evidence = relation.evidence
    marks = [(relation.source_span, ""), (relation.target_span, "")]
    if relation.trigger is not None:
        marks.append((relation.trigger, ' class="verbword"'))
    inside = sorted((span, kind) for span, kind in marks if evidence.contains(span))
    parts, at = [], evidence.start
    for span, kind in inside:
        if span.start < at:
            continue  # words inside words that are marked already
        parts.append(text(source[at : span.start]))
        parts.append(f"<mark{kind}>{text(span.of(source))}</mark>")
        at = span.end
    if at < evidence.end:
        parts.append(text(Span(at, evidence.end).of(source)))
    return "".join(parts)
