"""Saying when a relation happened: one key at its words, or at the words that say the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint

from synpol_desktop.core.records import Article, RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.article_panel import ArticlePanel
from synpol_desktop.ui.correcting.date_popup import DatePopup, When
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import EditRelation, Reading


@dataclass(frozen=True, slots=True)
class _Asked:
    """The relation mention whose date is asked for, and its article."""

    article: Article
    relation: RelationMention


class Dating(QObject):
    """Asks for the date of the relation that is meant, and writes it.

    Parameters
    ----------
    below : callable
        The place of the window under some words.
    select : callable
        Shows the relation as it is stated now.
    """

    def __init__(
        self,
        desk: Desk,
        panel: ArticlePanel,
        popup: DatePopup,
        below: Callable[[Span], QPoint],
        select: Callable[[Article, Reading], None],
    ) -> None:
        super().__init__(panel)
        self._desk, self._panel, self.popup = desk, panel, popup
        self._below, self._select = below, select
        self._asked: _Asked | None = None
        popup.taken.connect(self._take)

    def ask(self) -> None:
        """Offer dates for the selected relation, else for the one in whose evidence words are selected."""
        marks, chosen = self._panel.marks, self._panel.text.selected()
        relation = marks.shown(self._desk.selection.now)
        if relation is None and chosen is not None:
            relation = next(iter(marks.stating(chosen)), None)
        article = self._panel.article
        if relation is None or article is None:
            self._desk.said.emit(tr("Choose a relation first, or select the words that say when."))
            return
        self._asked = _Asked(article, relation)
        workspace = self._desk.workspace
        title = tr(
            "When: {source} – {relation} – {target}",
            source=workspace.label(relation.source),
            relation=name_of(relation.type),
            target=workspace.label(relation.target),
        )
        place = chosen or relation.trigger or relation.evidence
        self.popup.open_for(self._below(place), title, article, relation, chosen)

    def _take(self, when: When) -> None:
        asked, self._asked = self._asked, None
        if asked is None or when.value == asked.relation.date:
            return
        old = asked.relation
        ends = (old.source, old.type, old.target, old.source_span, old.target_span)
        reading = Reading(*ends, old.modality, when.value, old.place)
        if self._desk.do(EditRelation(old.id, reading)):
            self._panel.text.drop_selection()
            self._select(asked.article, reading)
