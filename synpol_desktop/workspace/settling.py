"""What the analyst said of an article, applied to the facts of all its runs.

Decisions are anchored on places in the text. A fact at exactly that place follows the decision; where a run
found nothing there, the fact that overlaps the place most does. So a decision holds for every extraction,
those of the past and those to come. Facts are never rewritten: they are shown, hidden, or stand beside a
row of the analyst's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from synpol_desktop.workspace import schema
from synpol_desktop.workspace.settled_mentions import settle_mentions
from synpol_desktop.workspace.settled_relations import settle_relations
from synpol_desktop.workspace.statements import Row, execute, execute_many, fetch, insertion

_RUNS = "SELECT id FROM run WHERE article = ? ORDER BY id"
_ADD_MENTION = insertion(schema.mention, *schema.mention.c.keys()[1:])
_ADD_RELATION = insertion(schema.relation, *schema.relation.c.keys()[1:])
_SAID_OF = """
SELECT EXISTS (SELECT 1 FROM decision WHERE digest = ?1) OR EXISTS (SELECT 1 FROM marking WHERE digest = ?1)
    OR EXISTS (SELECT 1 FROM stating WHERE digest = ?1)
"""
_COUNT = """
UPDATE run SET
    mentions = (SELECT count(*) FROM mention WHERE mention.run = run.id AND mention.decision < 2),
    relations = (SELECT count(*) FROM relation WHERE relation.run = run.id AND relation.decision < 3)
WHERE id = ?
"""
_CONCERNED = """
SELECT id, digest FROM article WHERE digest IN (
    SELECT digest FROM decision UNION SELECT digest FROM marking UNION SELECT digest FROM stating
) OR id IN (
    SELECT run.article FROM relation JOIN run ON run.id = relation.run WHERE relation.decision <> 0
    UNION SELECT run.article FROM mention JOIN run ON run.id = mention.run WHERE mention.decision <> 0
)
"""


@dataclass(slots=True)
class Plan:
    """What must be written so that a run follows the decisions."""

    mentions: list[tuple[int, int]] = field(default_factory=list)
    """Decision and id of rows that have another one."""
    relations: list[tuple[int, int]] = field(default_factory=list)
    new_mentions: list[Row] = field(default_factory=list)
    new_relations: list[Row] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, (self.mentions, self.relations, self.new_mentions, self.new_relations)))


def settle(connection: Connection, article: int, digest: str) -> bool:
    """Let the facts of an article follow what was said of it; whether anything changed."""
    changed = False
    for run, plan in _plans(connection, article, digest):
        if not len(plan):
            continue
        changed = True
        execute_many(connection, "UPDATE mention SET decision = ? WHERE id = ?", plan.mentions)
        execute_many(connection, "UPDATE relation SET decision = ? WHERE id = ?", plan.relations)
        execute_many(connection, _ADD_MENTION, plan.new_mentions)
        execute_many(connection, _ADD_RELATION, plan.new_relations)
        execute(connection, _COUNT, [run])
    return changed


def settle_new(connection: Connection, article: int, digest: str) -> None:
    """Settle an article that was just extracted, if anything was ever said of it."""
    if fetch(connection, _SAID_OF, [digest])[0][0]:
        settle(connection, article, digest)


def unsettled(connection: Connection) -> Iterator[tuple[int, str, int]]:
    """Yield articles whose facts don't follow what was said of them: id, digest and number of facts."""
    for article, digest in fetch(connection, _CONCERNED):
        count = sum(len(plan) for _, plan in _plans(connection, article, digest))
        if count:
            yield article, digest, count


def _plans(connection: Connection, article: int, digest: str) -> Iterator[tuple[int, Plan]]:
    for (run,) in fetch(connection, _RUNS, [article]):
        plan = Plan()
        mentions = settle_mentions(connection, run, digest)
        plan.mentions, plan.new_mentions = mentions.changed, mentions.new
        relations = settle_relations(connection, run, digest, mentions)
        plan.relations, plan.new_relations = relations.changed, relations.new
        yield run, plan
