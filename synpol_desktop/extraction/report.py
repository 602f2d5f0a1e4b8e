"""The findings of one text as plain data, in the documented form of ``extract --json``."""

from __future__ import annotations

from typing import Any

from synpol_desktop.core.found import Findings, FoundRelation, FoundStatement
from synpol_desktop.core.spans import Span


def as_json(name: str, text: str, published: str | None, findings: Findings) -> dict[str, Any]:
    """Return what ``extract --json`` prints for one document.

    Parameters
    ----------
    name : str
        The document's id or the stem of its file.
    """
    return {
        "document": name,
        "text": text,
        "date": published,
        "entities": [
            {
                "id": _id(number),
                "type": entity.type.value,
                "name": entity.name,
                "aliases": list(entity.aliases),
            }
            for number, entity in enumerate(findings.entities)
        ],
        "mentions": [
            {
                "entity": _id(mention.entity),
                "start": mention.span.start,
                "end": mention.span.end,
                "kind": mention.kind.value,
            }
            for mention in findings.mentions
        ],
        "relations": [_relation(relation) for relation in findings.relations],
        "statements": [_statement(statement) for statement in findings.statements],
        "dates": [
            {"start": date.span.start, "end": date.span.end, "value": date.value} for date in findings.dates
        ],
    }


def _relation(relation: FoundRelation) -> dict[str, Any]:
    return {
        "source": _id(relation.source),
        "type": relation.type.value,
        "target": _id(relation.target),
        "start": relation.evidence.start,
        "end": relation.evidence.end,
        "source_span": _pair(relation.source_span),
        "target_span": _pair(relation.target_span),
        "trigger": None if relation.trigger is None else _pair(relation.trigger),
        "role": relation.role,
        "date": relation.date,
        "place": None if relation.place is None else _id(relation.place),
        "speaker": None if relation.speaker is None else _id(relation.speaker),
        "modality": relation.modality.value,
        "inferred": relation.inferred,
        "confidence": round(relation.confidence, 3),
    }


def _statement(statement: FoundStatement) -> dict[str, Any]:
    return {
        "speaker": _id(statement.speaker),
        "start": statement.span.start,
        "end": statement.span.end,
        "verb": None if statement.verb is None else _pair(statement.verb),
    }


def _id(number: int) -> str:
    return f"e{number + 1}"


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
