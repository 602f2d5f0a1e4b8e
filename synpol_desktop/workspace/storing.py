"""Writing articles and what was found in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.found import Findings, FoundEntity, Provenance
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import (
    KIND_CODES,
    MODALITY_CODES,
    RELATION_CODES,
    SYMMETRIC_CODES,
    TYPE_CODES,
    day_numbers,
    now,
)
from synpol_desktop.workspace.copies import join_copies
from synpol_desktop.workspace.transaction import Transaction, name_keys, titles

_UNSEARCHABLE = {0x02: " ", 0x03: " "}  # mark hits while a search is answered


def searchable(text: str) -> str:
    """Return a text as the search index holds it, place for place what `fold` returns."""
    return folded(text).translate(_UNSEARCHABLE)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex.

    Raises
    ------
    SynpolError
        If the text can't be stored: it is empty, or holds NUL or half of a surrogate pair.
    """
    if not text.strip():
        raise SynpolError("The text is empty.")
    try:
        if "\0" not in text:
            return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        pass
    raise SynpolError(
        "The text holds broken characters.", hint="Save the file as UTF-8, then import it again."
    )


def add_article(tx: Transaction, draft: ArticleDraft) -> int:
    """Write a new article and what it is found by; return its row id. It is visible."""
    connection = tx.connection
    first, last = day_numbers(draft.published)
    values = {
        "digest": digest_of(draft.text),
        "title": draft.title,
        "outlet": draft.outlet,
        "author": draft.author,
        "url": draft.url,
        "published": draft.published,
        "first_day": first,
        "last_day": last,
        "origin": draft.origin,
        "repairs": json.dumps(draft.repairs, ensure_ascii=False),
        "imported_at": now(),
        "visible": 1,
        "run": None,
        "copies": 0,
        **titles(draft.title, draft.outlet),
    }
    id_ = _insert(connection, schema.article, values)
    connection.exec_driver_sql(
        "INSERT INTO search (rowid, text) VALUES (?, ?)", (id_, searchable(draft.text))
    )
    join_copies(connection, id_, draft.text)
    return id_


def store_findings(tx: Transaction, id_: ArticleId, findings: Findings) -> int:
    """Write a new run of an article and return its id; the article still shows its old one."""
    connection = tx.connection
    text = connection.scalar(select(schema.body.c.text).where(schema.body.c.article == id_))
    if text is None:
        raise SynpolError("This article is not in the workspace.")
    _check(findings, len(text))
    run = _insert(
        connection,
        schema.run,
        {
            "article": id_,
            "provenance": _provenance(connection, findings.provenance),
            "at": now(),
            "mentions": len(findings.mentions),
            "relations": len(findings.relations),
        },
    )
    entities = [_entity(connection, found) for found in findings.entities]
    _appearances(connection, run, findings, entities)
    _many(
        connection,
        schema.mention,
        [
            {
                "run": run,
                "start": m.span.start,
                "end": m.span.end,
                "entity": entities[m.entity],
                "kind": KIND_CODES[m.kind],
                "confidence": m.confidence,
                "rule": m.rule,
                "reason": m.reason,
            }
            for m in findings.mentions
        ],
    )
    _relations(connection, run, id_, findings, entities)
    _many(
        connection,
        schema.statement,
        [
            {
                "run": run,
                "speaker": entities[s.speaker],
                "start": s.span.start,
                "end": s.span.end,
                **_ends("verb", s.verb),
                "confidence": s.confidence,
                "rule": s.rule,
            }
            for s in findings.statements
        ],
    )
    _many(
        connection,
        schema.date_mention,
        [
            {
                "run": run,
                "start": d.span.start,
                "end": d.span.end,
                "value": d.value,
                "rule": d.rule,
                "approximate": int(d.approximate),
            }
            for d in findings.dates
        ],
    )
    spans = {span.start: span.end for span in findings.furniture}
    _many(connection, schema.furniture, [{"run": run, "start": s, "end": e} for s, e in spans.items()])
    tx.touch(Changes(facts=True, articles=frozenset({id_})))
    return run


def _check(findings: Findings, length: int) -> None:
    """Refuse findings of another text: a bug in the caller, caught before it is stored."""
    spans = [m.span for m in findings.mentions] + [s.span for s in findings.statements]
    spans += [d.span for d in findings.dates] + list(findings.furniture)
    for r in findings.relations:
        spans += [r.evidence, r.source_span, r.target_span, *([r.trigger] if r.trigger else [])]
    if any(span.end > length for span in spans):
        raise ValueError("findings reach beyond the article's text")


def _insert(connection: Connection, table: Table, values: dict[str, object]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _provenance(connection: Connection, made_by: Provenance) -> int:
    table = schema.provenance
    values = {"version": made_by.version, "resources": made_by.resources, "settings": made_by.settings}
    known = connection.scalar(select(table.c.id).where(*(table.c[name] == v for name, v in values.items())))
    return known if known is not None else _insert(connection, table, {**values, "at": now()})


def _entity(connection: Connection, found: FoundEntity) -> int:
    table = schema.entity
    code = TYPE_CODES[found.type]
    row = connection.execute(
        select(table.c.id, table.c.english).where(table.c.found_type == code, table.c.key == found.key)
    ).one_or_none()
    if row is not None:
        return int(row.id)
    next_id = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
    values = {
        "found_type": code,
        "key": found.key,
        "type": code,
        "name": found.name,
        "english": found.english,
        "canonical": next_id,
        **name_keys(found.name, found.english),
    }
    return _insert(connection, table, values)


def _appearances(connection: Connection, run: int, findings: Findings, entities: list[int]) -> None:
    counts = dict.fromkeys(entities, 0)
    for found in findings.mentions:
        counts[entities[found.entity]] += 1
    _many(
        connection,
        schema.appearance,
        [{"run": run, "entity": entity, "mentions": count} for entity, count in counts.items()],
    )
    surfaces = {
        (entity, surface): folded(surface).casefold()
        for entity, found in zip(entities, findings.entities, strict=True)
        for surface in (found.name, *found.aliases)
    }
    table = schema.alias
    _many_new(
        connection,
        table,
        [
            {"entity": entity, "surface": surface, "folded": form}
            for (entity, surface), form in surfaces.items()
        ],
    )
    known = connection.execute(select(table).where(table.c.entity.in_(set(entities))))
    rows = [{"run": run, "alias": row.id} for row in known if (row.entity, row.surface) in surfaces]
    _many(connection, schema.appearance_alias, rows)


def _many_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(upsert(table).on_conflict_do_nothing(), rows)


def _relations(
    connection: Connection, run: int, id_: ArticleId, findings: Findings, entities: list[int]
) -> None:
    decided = _decisions(connection, id_)
    rows = []
    for r in findings.relations:
        first, last = day_numbers(r.date)
        code = RELATION_CODES[r.type]
        place = (code, r.source_span.start, r.source_span.end, r.target_span.start, r.target_span.end)
        rows.append(
            {
                "run": run,
                "source": entities[r.source],
                "type": code,
                "target": entities[r.target],
                "modality": MODALITY_CODES[r.modality],
                "confidence": r.confidence,
                "decision": decided.get(place, 0),
                "first_day": first,
                "last_day": last,
                "evidence_start": r.evidence.start,
                "evidence_end": r.evidence.end,
                "source_start": r.source_span.start,
                "source_end": r.source_span.end,
                "target_start": r.target_span.start,
                "target_end": r.target_span.end,
                **_ends("trigger", r.trigger),
                "rule": r.rule,
                "role": r.role,
                "date": r.date,
                "place": None if r.place is None else entities[r.place],
                "speaker": None if r.speaker is None else entities[r.speaker],
                "inferred": int(r.inferred),
            }
        )
    _many(connection, schema.relation, rows)


def _decisions(connection: Connection, id_: ArticleId) -> dict[tuple[int, ...], int]:
    """Return what the analyst decided of this article's text: type and spans to state."""
    table = schema.decision
    digest = select(schema.article.c.digest).where(schema.article.c.id == id_).scalar_subquery()
    decided: dict[tuple[int, ...], int] = {}
    for row in connection.execute(select(table).where(table.c.digest == digest)):
        source, target = (row.source_start, row.source_end), (row.target_start, row.target_end)
        decided[row.type, *source, *target] = row.state
        if row.type in SYMMETRIC_CODES:
            decided.setdefault((row.type, *target, *source), row.state)
    return decided


def _ends(name: str, span: Span | None) -> dict[str, int | None]:
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None}
    return {f"{name}_start": span.start, f"{name}_end": span.end}
