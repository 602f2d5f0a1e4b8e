"""What the current extraction found in an article, and what the analyst said of its places."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from synpol_desktop.core.found import (
    Findings,
    FoundDate,
    FoundEntity,
    FoundMention,
    FoundRelation,
    FoundStatement,
    Provenance,
)
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, DecisionState, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import ANALYST, KINDS, MODALITIES, STATES, optional_span
from synpol_desktop.workspace.statements import fetch

_RUN = """
SELECT run.id, provenance.version, provenance.resources, provenance.settings FROM article
JOIN run ON run.id = article.run JOIN provenance ON provenance.id = run.provenance
WHERE article.id = ? AND article.visible = 1
"""
_ENTITIES = """
SELECT entity.id, found_type, name, key, english FROM appearance JOIN entity ON entity.id = appearance.entity
WHERE run = ? ORDER BY entity.id
"""
_ALIASES = """
SELECT alias.entity, alias.surface FROM appearance_alias JOIN alias ON alias.id = appearance_alias.alias
WHERE run = ? ORDER BY alias.id
"""
_MENTIONS = """
SELECT entity, start, "end", kind, confidence, rule, reason FROM mention
WHERE run = ? AND rule <> ? ORDER BY start, "end", id
"""
_RELATIONS = """
SELECT source, type, target, evidence_start, evidence_end, source_start, source_end, target_start, target_end,
    trigger_start, trigger_end, confidence, rule, modality, role, date, place, speaker, inferred
FROM relation WHERE run = ? AND rule <> ? AND moved_from IS NULL ORDER BY id
"""
_STATEMENTS = """
SELECT speaker, start, "end", verb_start, verb_end, confidence, rule FROM statement WHERE run = ? ORDER BY id
"""
_DATES = 'SELECT start, "end", value, rule, approximate FROM date_mention WHERE run = ? ORDER BY start'
_FURNITURE = 'SELECT start, "end" FROM furniture WHERE run = ? ORDER BY start'
_DECISIONS = """
SELECT decision.type, source_start, source_end, target_start, target_end, state FROM decision
JOIN article USING (digest) WHERE article.id = ?
"""
_MARKINGS = 'SELECT start, "end" FROM marking JOIN article USING (digest) WHERE article.id = ?'
_PASSAGES = 'SELECT start, "end" FROM passage JOIN article USING (digest) WHERE article.id = ?'
_DECIDED = """
SELECT article.id FROM article WHERE article.visible = 1 AND article.digest IN (
    SELECT digest FROM decision UNION SELECT digest FROM marking UNION SELECT digest FROM stating
    UNION SELECT digest FROM passage
) ORDER BY article.id
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What the analyst said of places in one article.

    Parameters
    ----------
    passed : tuple of Span
        Sentences that state nothing more than what is accepted.
    """

    decisions: tuple[tuple[RelationType, Span, Span, DecisionState], ...]
    marked: tuple[Span, ...]
    passed: tuple[Span, ...]


def findings(connection: Connection, id_: ArticleId) -> Findings | None:
    """Return what the article's current run found, None if it was never extracted."""
    known = fetch(connection, _RUN, [id_])
    if not known:
        return None
    ((run, *made_by),) = known
    forms: dict[int, list[str]] = {}
    for entity, surface in fetch(connection, _ALIASES, [run]):
        forms.setdefault(entity, []).append(surface)
    rows = fetch(connection, _ENTITIES, [run])
    number = {row[0]: at for at, row in enumerate(rows)}
    entities = tuple(
        _entity(kind, name, tuple(forms.get(id_, ())), key, english) for id_, kind, name, key, english in rows
    )
    mentions = tuple(
        FoundMention(number[entity], Span(a, b), KINDS[kind], confidence, rule, reason)
        for entity, a, b, kind, confidence, rule, reason in fetch(connection, _MENTIONS, [run, ANALYST])
    )
    statements = tuple(
        FoundStatement(number[speaker], Span(a, b), optional_span(c, d), confidence, rule)
        for speaker, a, b, c, d, confidence, rule in fetch(connection, _STATEMENTS, [run])
    )
    dates = tuple(
        FoundDate(Span(a, b), value, rule, bool(rough))
        for a, b, value, rule, rough in fetch(connection, _DATES, [run])
    )
    furniture = tuple(Span(*ends) for ends in fetch(connection, _FURNITURE, [run]))
    relations = _relations(connection, run, number)
    return Findings(entities, mentions, relations, statements, dates, furniture, Provenance(*made_by))


def said(connection: Connection, id_: ArticleId) -> Said:
    """Return what the analyst said of the places of an article."""
    decisions = tuple(
        (RELATION_TYPES[kind], Span(a, b), Span(c, d), STATES[state])
        for kind, a, b, c, d, state in fetch(connection, _DECISIONS, [id_])
    )
    marked, passed = (
        tuple(Span(*ends) for ends in fetch(connection, query, [id_])) for query in (_MARKINGS, _PASSAGES)
    )
    return Said(decisions, marked, passed)


def decided_articles(connection: Connection) -> list[ArticleId]:
    """Return the articles of which the analyst said anything, by id."""
    return [ArticleId(row[0]) for row in fetch(connection, _DECIDED, [])]


def _entity(kind: int, name: str, forms: tuple[str, ...], key: str, english: str) -> FoundEntity:
    """Return an entity under the name that it was found by: the shown one may be the analyst's."""
    return FoundEntity(ENTITY_TYPES[kind], forms[0] if forms else name, forms, key, english)


def _relations(connection: Connection, run: int, number: dict[int, int]) -> tuple[FoundRelation, ...]:
    found = []
    for source, kind, target, *rest in fetch(connection, _RELATIONS, [run, ANALYST]):
        a, b, c, d, e, f, g, h, confidence, rule, modality, role, date, place, speaker, inferred = rest
        spans = (Span(a, b), Span(c, d), Span(e, f), optional_span(g, h))
        found.append(
            FoundRelation(
                number[source],
                RELATION_TYPES[kind],
                number[target],
                *spans,
                confidence,
                rule,
                MODALITIES[modality],
                role,
                date,
                None if place is None else number[place],
                None if speaker is None else number[speaker],
                bool(inferred),
            )
        )
    return tuple(found)
