"""The facts that have no date, listed: a click leads to their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.ids import ArticleId, EntityId, RelationMentionId
from synpol_desktop.core.records import Evidence
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.marks import key_of
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel
from synpol_desktop.ui.words import name_of


@dataclass(frozen=True, slots=True)
class Undated:
    """A line of the list."""

    evidence: Evidence
    source: str
    target: str

    def has(self, words: str) -> bool:
        """Whether its names, its title or its quote have these folded words."""
        said = (self.source, self.target, self.evidence.article_title, self.evidence.text)
        return any(words in folded(part).casefold() for part in said)


class UndatedPanel(TablePanel[RelationMentionId, Undated]):
    """Lists relation mentions without a date; choosing one opens it in the text."""

    def __init__(
        self, desk: Desk, ids: Callable[[], Sequence[RelationMentionId]], parent: QWidget | None = None
    ) -> None:
        self._desk = desk
        self._ids = ids
        super().__init__(
            desk.jobs,
            self._columns(),
            self._read_rows,
            self._find,
            ("", False),
            tr("Filter what has no date"),
            tr("Everything shown has a date."),
            parent,
        )
        self.chosen.connect(self._open)

    def _find(self, text: str, _sort: str, _descending: bool) -> Sequence[RelationMentionId]:
        ids = self._ids()
        if not text:
            return ids
        words = folded(text).casefold()
        return [row.evidence.relation.id for row in self._read_rows(ids) if row.has(words)]

    def _read_rows(self, ids: Sequence[RelationMentionId]) -> list[Undated]:
        workspace = self._desk.workspace
        found = workspace.evidence_of(ids)
        ends = {end for each in found for end in (each.relation.source, each.relation.target)}
        names = workspace.labels(ends)
        return [
            Undated(each, _name(names, each.relation.source), _name(names, each.relation.target))
            for each in found
        ]

    def _open(self, id_: RelationMentionId) -> None:
        for each in self._desk.workspace.evidence_of([id_]):
            relation = each.relation
            article = ArticleId(relation.article)
            self._desk.selection.set(
                replace(
                    self._desk.selection.now,
                    entity=None,
                    relation=key_of(relation),
                    relation_mention=relation.id,
                    article=article,
                    place=relation.evidence,
                )
            )

    def _columns(self) -> list[Column[Undated]]:
        def ink(row: Undated) -> QColor:
            return QColor.fromRgb(self._desk.style.line(row.evidence.relation.type))

        return [
            Column(tr("From"), lambda row: row.source, stretch=True),
            Column(tr("Relation"), lambda row: name_of(row.evidence.relation.type), width=110, paint=ink),
            Column(tr("To"), lambda row: row.target, stretch=True),
            Column(tr("Article"), lambda row: row.evidence.article_title, stretch=True, from_width=520),
        ]


def _name(names: dict[EntityId, str], id_: EntityId) -> str:
    return names.get(id_, "")
