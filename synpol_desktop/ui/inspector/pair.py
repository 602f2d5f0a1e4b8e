"""What is said of two actors, weighed: balance, copies, contradictions. Knows no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synpol_desktop.core.dates import days, is_date_value
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.records import Evidence, RelationKey

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

WITHIN_DAYS = 30
MOST = 40
"""So many contradictions are shown, the closest in time."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of the same pair, one of cooperation and one of conflict, near in time.

    Parameters
    ----------
    gap : int
        Days between them.
    """

    one: Evidence
    other: Evidence
    gap: int


@dataclass(frozen=True, slots=True)
class Pair:
    """All that is said of two actors under a filter.

    Parameters
    ----------
    groups : mapping
        The group of near copies that an article is in; articles without copies are left out.
    """

    evidence: tuple[Evidence, ...]
    groups: Mapping[ArticleId, int]

    @classmethod
    def of(cls, workspace: Workspace, key: RelationKey, shown: Filter) -> Pair:
        """Read what is said of the ends of a relation, in both directions."""
        ends = {key.source, key.target}
        keys = [k for k in workspace.relations_of(key.source, shown) if {k.source, k.target} == ends]
        evidence = tuple(entry for each in keys for entry in workspace.evidence(each, shown))
        return cls(evidence, groups_of(workspace, evidence))

    def balance(self, *, once: bool) -> tuple[int, int]:
        """Return how often cooperation and how often conflict is stated.

        Parameters
        ----------
        once : bool
            Whether near copies count once.
        """
        counted = without_copies(self.evidence, self.groups) if once else list(self.evidence)
        signs = [entry.relation.type.polarity for entry in counted]
        return signs.count(1), signs.count(-1)

    def contradictions(self, within_days: int = WITHIN_DAYS) -> list[Contradiction]:
        """Return what speaks against each other within some days, the closest in time first."""
        dated = [(day_of(entry), entry) for entry in without_copies(self.evidence, self.groups)]
        kind = sorted(
            ((day, entry) for day, entry in dated if day is not None and entry.relation.type.polarity > 0),
            key=lambda pair: pair[0],
        )
        begins = [day for day, _ in kind]
        found = []
        for day, hostile in dated:
            if day is None or hostile.relation.type.polarity >= 0:
                continue
            for at in range(bisect_left(begins, day - within_days), len(kind)):
                other_day, friendly = kind[at]
                if other_day > day + within_days:
                    break
                found.append(Contradiction(friendly, hostile, abs(other_day - day)))
        found.sort(key=lambda each: each.gap)
        return found[:MOST]


def groups_of(workspace: Workspace, evidence: Sequence[Evidence]) -> dict[ArticleId, int]:
    """Return the groups of near copies that the articles of some evidence are in."""
    ids = list(dict.fromkeys(entry.relation.article for entry in evidence))
    return {row.id: row.group for row in workspace.article_rows(ids) if row.group is not None}


def without_copies(evidence: Sequence[Evidence], groups: Mapping[ArticleId, int]) -> list[Evidence]:
    """Return evidence with one place for all copies of it, the one that was published first."""
    first: dict[tuple[int, RelationKey], Evidence] = {}
    for entry in evidence:
        mark = _copy_of(entry, groups)
        if mark is not None:
            known = first.get(mark)
            if known is None or _published(entry) < _published(known):
                first[mark] = entry
    kept = {entry.relation.id for entry in first.values()}
    return [e for e in evidence if _copy_of(e, groups) is None or e.relation.id in kept]


def copies_of(entry: Evidence, evidence: Sequence[Evidence], groups: Mapping[ArticleId, int]) -> int:
    """Return in how many other articles a copy says the same."""
    mark = _copy_of(entry, groups)
    if mark is None:
        return 0
    same = {e.relation.article for e in evidence if _copy_of(e, groups) == mark}
    return len(same - {entry.relation.article})


def by_date(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return evidence with the newest first and the undated last."""
    return sorted(evidence, key=lambda entry: -(day_of(entry) or 0))


def day_of(entry: Evidence) -> int | None:
    """Return the number of the day on which it is said to have been, else that of its publication."""
    value = entry.relation.date or entry.published
    return days(value)[0].toordinal() if value and is_date_value(value) else None


def _copy_of(entry: Evidence, groups: Mapping[ArticleId, int]) -> tuple[int, RelationKey] | None:
    """Return what copies of the same statement share, None for what has no copy."""
    relation = entry.relation
    group = groups.get(relation.article)
    if group is None:
        return None
    ends = relation.source, relation.target
    source, target = sorted(ends) if relation.type.symmetric else ends
    return group, RelationKey(source, relation.type, target)


def _published(entry: Evidence) -> tuple[str, int]:
    return entry.published or "9999", entry.relation.article
