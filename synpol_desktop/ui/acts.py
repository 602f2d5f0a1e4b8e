"""What an analyst does to entities and articles, asked for by any panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.records import Entity, EntityRow
from synpol_desktop.ui.correcting.corrections import Corrections
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.entities import EntityDialog, MergeDialog, SplitDialog
from synpol_desktop.ui.dialogs.messages import question_box
from synpol_desktop.ui.dialogs.metadata import MetadataDialog
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.workbench import Workbench
from synpol_desktop.workspace.edits import (
    DeleteArticles,
    Label,
    MergeEntities,
    RenameEntity,
    SplitMember,
    Together,
)

FOUND = 40


class Acts(QObject):
    """Opens the dialogs and does the edits.

    Parameters
    ----------
    bench : Workbench
        Its panels' wishes are connected here.
    """

    tags_wanted = Signal(object, object)
    """Carries the kind of what is to be tagged (`SubjectKind`), and the ids of the rows that are chosen."""

    def __init__(self, desk: Desk, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._bench, self._window = desk, bench, parent
        page = bench.inspector.entity_page
        page.edit_wanted.connect(self.edit_entity)
        page.merge_wanted.connect(self.merge_entity)
        page.split_wanted.connect(self.split_entity)
        bench.graph.edit_wanted.connect(self.edit_entity)
        bench.graph.merge_wanted.connect(self.merge_entity)
        bench.article.edit_wanted.connect(self.edit_articles)
        self.corrections = Corrections(desk, bench.article, parent)
        bench.inspector.relation_page.edit_wanted.connect(self.corrections.edit_relation)
        bench.articles.menu_wanted.connect(self._article_menu)
        bench.entities.menu_wanted.connect(self._entity_menu)

    def edit_entity(self, entity: Entity) -> None:
        """Ask for other names or another type."""
        dialog = EntityDialog(entity, self._desk.workspace.details(entity.id), self._window)
        if dialog.exec():
            edits = dialog.edits()
            if len(edits) == 1:
                self._desk.do(edits[0])
            elif edits:
                self._desk.do(Together(tuple(edits)))

    def merge_entity(self, entity: Entity) -> None:
        """Ask which other entity is the same."""
        dialog = MergeDialog(entity, self._find_entities, self._window, self._desk.workspace.label(entity.id))
        if dialog.exec():
            other = dialog.other()
            if other is not None:
                self._merge(entity, [other])

    def _find_entities(self, text: str) -> Sequence[EntityRow]:
        workspace = self._desk.workspace
        return workspace.entity_rows(workspace.search_entities(text, FOUND), self._desk.filter)

    def merge_entities(self, entities: Sequence[EntityId]) -> None:
        """Merge the entities that are selected in the table, after asking."""
        first = self._desk.workspace.entity(entities[0])
        text = ntr("Merge {n} actor into one?", "Merge {n} actors into one?", len(entities))
        hint = tr("It will be called {name}. You can undo this.", name=self._desk.workspace.label(first.id))
        if self._agreed(text, tr("Merge"), hint):
            self._merge(first, entities[1:])

    def merge_pair(self, kept: EntityId, other: EntityId) -> None:
        """Merge two actors; the first keeps its name."""
        self._merge(self._desk.workspace.entity(kept), [other])

    def _merge(self, entity: Entity, others: Sequence[EntityId]) -> None:
        """Merge others into an entity, which keeps its name."""
        names = "، ".join(self._desk.workspace.entity(other).name for other in others)
        label = Label(
            "merge_entities", "Merge “{name}” with “{others}”", (("name", entity.name), ("others", names))
        )
        # The one of them that was there first stands for all, and is the one whose name is shown.
        shown = min(self._desk.workspace.entity(each).id for each in (entity.id, *others))
        edits = (MergeEntities((entity.id, *others)), RenameEntity(shown, entity.name, entity.english))
        if self._desk.do(Together(edits, label)):
            self._desk.selection.select_entity(self._desk.workspace.entity(entity.id).id)

    def _agreed(self, text: str, agree: str, hint: str) -> bool:
        box = question_box(text, agree, self._window)
        box.setInformativeText(hint)
        box.exec()
        return box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole

    def split_entity(self, entity: Entity) -> None:
        """Ask which joined name leaves."""
        members = self._desk.workspace.members(entity.id)
        dialog = SplitDialog(members, self._window)
        if dialog.exec():
            member = dialog.member()
            if member is not None:
                self._desk.do(SplitMember(member))

    def edit_articles(self, articles: Sequence[ArticleId]) -> None:
        """Ask for other metadata of one article or of many."""
        dialog = MetadataDialog([self._desk.workspace.article(a) for a in articles], self._window)
        if dialog.exec():
            edit = dialog.edit()
            if edit is not None:
                self._desk.do(edit)

    def delete_articles(self, articles: Sequence[ArticleId]) -> None:
        """Delete articles after asking; it can be undone."""
        text = ntr(
            "Delete {n} article with what was found in it?",
            "Delete {n} articles with what was found in them?",
            len(articles),
        )
        if self._agreed(text, tr("Delete"), tr("You can undo this.")):
            self._desk.do(DeleteArticles(tuple(articles)))

    def for_chosen_articles(self, act: Callable[[Sequence[ArticleId]], None]) -> None:
        """Do something with the rows that are chosen in the table of articles; say so if there are none."""
        chosen = self._bench.articles.selected()
        if chosen:
            act(chosen)
        else:
            self._desk.said.emit(tr("Choose articles in the table of articles first."))

    def _article_menu(self, articles: Sequence[ArticleId], place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.addAction(tr("Edit title, date, outlet and URL…"), lambda: self.edit_articles(articles))
        menu.addAction(tr("Tags…"), lambda: self.tags_wanted.emit(SubjectKind.ARTICLE, articles))
        menu.addAction(tr("Delete"), lambda: self.delete_articles(articles))
        menu.exec(place)

    def _entity_menu(self, entities: Sequence[EntityId], place: QPoint) -> None:
        menu = QMenu(self._window)
        if len(entities) == 1:
            entity = self._desk.workspace.entity(entities[0])
            menu.addAction(tr("Show in the graph"), lambda: self._bench.graph.show_entity(entity.id))
            menu.addAction(tr("Edit…"), lambda: self.edit_entity(entity))
            menu.addAction(tr("Merge with another…"), lambda: self.merge_entity(entity))
        else:
            text = ntr("Merge {n} actor", "Merge {n} actors", len(entities))
            menu.addAction(text, lambda: self.merge_entities(entities))
        menu.addAction(tr("Tags…"), lambda: self.tags_wanted.emit(SubjectKind.ENTITY, entities))
        menu.exec(place)
