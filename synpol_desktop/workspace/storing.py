"""Writing what was found in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.found import Findings, Provenance
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import (
    KIND_CODES,
    MODALITY_CODES,
    RELATION_CODES,
    day_numbers,
    now,
)
from synpol_desktop.workspace.naming import alias_ids, entity_ids
from synpol_desktop.workspace.settling import settle_new
from synpol_desktop.workspace.statements import Row, execute, execute_many, fetch, insertion
from synpol_desktop.workspace.transaction import Transaction

_ARTICLE = """
SELECT length(body.text), article.digest FROM article JOIN body ON body.article = article.id
WHERE article.id = ?
"""
_MADE_BY = "SELECT id FROM provenance WHERE version = ? AND resources = ? AND settings = ?"
_ADD_PROVENANCE = insertion(schema.provenance, "version", "resources", "settings", "at")
_ADD_RUN = insertion(schema.run, "article", "provenance", "at", "mentions", "relations")
_ADD_APPEARANCE = insertion(schema.appearance)
_ADD_APPEARANCE_ALIAS = insertion(schema.appearance_alias)
_ADD_MENTION = insertion(schema.mention, *schema.mention.c.keys()[1:])
_ADD_RELATION = insertion(schema.relation, *schema.relation.c.keys()[1:])
_ADD_STATEMENT = insertion(schema.statement, *schema.statement.c.keys()[1:])
_ADD_DATE = insertion(schema.date_mention, *schema.date_mention.c.keys()[1:])
_ADD_FURNITURE = insertion(schema.furniture)


def store_findings(tx: Transaction, id_: ArticleId, findings: Findings) -> int:
    """Write a new run of an article and return its id; the article still shows its old one."""
    connection = tx.connection
    known = fetch(connection, _ARTICLE, [id_])
    if not known:
        raise SynpolError("This article is not in the workspace.")
    ((length, digest),) = known
    _check(findings, length)
    made_by = _provenance(connection, findings.provenance)
    sizes = (len(findings.mentions), len(findings.relations))
    run = execute(connection, _ADD_RUN, (id_, made_by, now(), *sizes))
    entities = entity_ids(connection, findings.entities)
    aliases = alias_ids(connection, entities, findings.entities)
    counts = Counter(dict.fromkeys(entities, 0))
    counts.update(entities[mention.entity] for mention in findings.mentions)
    execute_many(connection, _ADD_APPEARANCE, [(run, entity, count) for entity, count in counts.items()])
    execute_many(connection, _ADD_APPEARANCE_ALIAS, [(run, alias) for alias in aliases])
    execute_many(connection, _ADD_MENTION, _mentions(run, findings, entities))
    execute_many(connection, _ADD_RELATION, _relations(run, findings, entities))
    execute_many(connection, _ADD_STATEMENT, _statements(run, findings, entities))
    execute_many(connection, _ADD_DATE, _dates(run, findings))
    furniture = {span.start: span.end for span in findings.furniture}
    execute_many(connection, _ADD_FURNITURE, [(run, *ends) for ends in furniture.items()])
    settle_new(connection, id_, digest)
    tx.touch(Changes(facts=True, articles=frozenset({id_})))
    return run


def _check(findings: Findings, length: int) -> None:
    """Refuse findings of another text: a bug in the caller, caught before it is stored."""
    ends = [mention.span.end for mention in findings.mentions]
    ends += [statement.span.end for statement in findings.statements]
    ends += [date.span.end for date in findings.dates]
    ends += [span.end for span in findings.furniture]
    for r in findings.relations:
        ends += (r.evidence.end, r.source_span.end, r.target_span.end, r.trigger.end if r.trigger else 0)
    if max(ends, default=0) > length:
        raise ValueError("findings reach beyond the article's text")


def _provenance(connection: Connection, made_by: Provenance) -> int:
    values = (made_by.version, made_by.resources, made_by.settings)
    known = fetch(connection, _MADE_BY, values)
    return known[0][0] if known else execute(connection, _ADD_PROVENANCE, (*values, now()))


def _mentions(run: int, findings: Findings, entities: list[int]) -> Iterator[Row]:
    for m in findings.mentions:
        entity, kind = entities[m.entity], KIND_CODES[m.kind]
        yield run, m.span.start, m.span.end, entity, kind, m.confidence, m.rule, m.reason, 0


def _statements(run: int, findings: Findings, entities: list[int]) -> Iterator[Row]:
    for s in findings.statements:
        speaker = entities[s.speaker]
        yield run, speaker, s.span.start, s.span.end, *_ends(s.verb), s.confidence, s.rule


def _dates(run: int, findings: Findings) -> Iterator[Row]:
    for d in findings.dates:
        yield run, d.span.start, d.span.end, d.value, d.rule, int(d.approximate)


def _relations(run: int, findings: Findings, entities: list[int]) -> Iterator[Row]:
    """Yield the rows in the order of the table's columns."""
    for r in findings.relations:
        code = RELATION_CODES[r.type]
        ends = (r.source_span.start, r.source_span.end, r.target_span.start, r.target_span.end)
        yield (
            run,
            entities[r.source],
            code,
            entities[r.target],
            MODALITY_CODES[r.modality],
            r.confidence,
            0,
            *day_numbers(r.date),
            r.evidence.start,
            r.evidence.end,
            *ends,
            *_ends(r.trigger),
            r.rule,
            r.role,
            r.date,
            None if r.place is None else entities[r.place],
            None if r.speaker is None else entities[r.speaker],
            int(r.inferred),
            None,
        )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
