"""The attributes of nodes and edges, the same in GraphML and GEXF."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.exporting.cells import name
from synpol_desktop.exporting.content import Actor, Quote, Tie

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """A named value; ``type`` is string, int, double or boolean."""

    name: str
    type: str


def _named(text: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(*part.split(":")) for part in text.split())


NODE = _named(
    "label:string type:string english:string aliases:string key:string"
    " articles:int mentions:int degree:int importance:double tags:string note:string"
)
EDGE = _named(
    "label:string relation:string quad:string polarity:int symmetric:boolean mentions:int articles:int"
    " first:string last:string confidence:double evidence:string note:string"
)
"""``evidence`` has a paragraph for each place: date, outlet, title, and the words."""


def of_actor(actor: Actor) -> tuple[Value, ...]:
    """Return the values of ``NODE``."""
    entity, row = actor.entity, actor.row
    return (
        name(entity.name),
        entity.type.value,
        name(entity.english) or None,
        " | ".join(name(alias) for alias in entity.aliases) or None,
        entity.key or None,
        row.articles,
        row.mentions,
        row.degree,
        round(actor.importance, 6),
        actor.remarks.tagged,
        actor.remarks.note or None,
    )


def of_tie(tie: Tie, label: str) -> tuple[Value, ...]:
    """Return the values of ``EDGE``; ``label`` is the relation's name in the language of the export."""
    row, kind = tie.row, tie.type
    return (
        label,
        kind.value,
        kind.quad.value,
        kind.polarity,
        kind.symmetric,
        row.mentions,
        row.articles,
        row.first,
        row.last,
        round(row.confidence, 6),
        "\n\n".join(map(_paragraph, tie.quotes)) or None,
        tie.note or None,
    )


def said(value: Value) -> str:
    """Return a value as XML's schema types write it."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _paragraph(quote: Quote) -> str:
    article = quote.article
    parts = (quote.date or "", name(article.outlet), name(article.title))
    return f"{' · '.join(part for part in parts if part)}\n{quote.words}"
