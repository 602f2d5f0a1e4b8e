"""What an analyst corrects in the open article: asked for by mouse or key, done as one edit each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from synpol_desktop.arabic.tokens import sentences
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import Article, Mention, RelationMention
from synpol_desktop.core.review import ReviewItem
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.naming import Suggestion
from synpol_desktop.ui.article_panel import ArticlePanel
from synpol_desktop.ui.correcting.alike import Alike, AlikeBar
from synpol_desktop.ui.correcting.concordance import ConcordanceDialog
from synpol_desktop.ui.correcting.date_popup import DatePopup
from synpol_desktop.ui.correcting.dating import Dating
from synpol_desktop.ui.correcting.gestures import Gestures
from synpol_desktop.ui.correcting.name_popup import NamePopup, Resize
from synpol_desktop.ui.correcting.relation_dialog import RelationDialog
from synpol_desktop.ui.correcting.relation_popup import RelationPopup, Stated
from synpol_desktop.ui.correcting.whole_words import whole_words
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.marks import key_of
from synpol_desktop.workspace.edits import (
    Edit,
    EditRelation,
    MarkWords,
    Reading,
    ResizeMention,
    StateRelation,
    UnmarkMentions,
)


@dataclass(frozen=True, slots=True)
class _Naming:
    """The words for which the list of names is open, and the mention that they overlap."""

    article: Article
    span: Span
    mention: Mention | None


class Corrections(QObject):
    """Joins the text's gestures, the lists that hang in it and the edits."""

    done = Signal()

    def __init__(self, desk: Desk, panel: ArticlePanel, window: QWidget) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._window = desk, panel, window
        self._naming: _Naming | None = None
        self._ends: tuple[Mention, Mention] | None = None
        self._origin: Mention | None = None
        self.names = NamePopup(desk, window)
        self.relations = RelationPopup(desk, window)
        self.dating = Dating(desk, panel, DatePopup(window), self._below, self._select_stated)
        self.bar = AlikeBar(desk)
        self.gestures = Gestures(panel.text, lambda point: panel.marks.mention_at(point), desk.theme.accent)
        panel.add_below(self.bar)
        self.names.taken.connect(self._name)
        self.relations.taken.connect(self._state)
        self.bar.wanted.connect(self.show_alike)
        self.gestures.linked.connect(self.relate)
        self.gestures.wanted.connect(self.act)
        panel.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panel.text.customContextMenuRequested.connect(self._menu)
        desk.selection.changed.connect(lambda _selected: self._leave())

    def act(self, name: str) -> None:
        """Do what a key of the text or a line of its menu asks for."""
        acts = {
            "name": self.name_words,
            "unmark": self.unmark,
            "relate": self.relate_by_key,
            "edit": self.edit_relation,
            "date": self.dating.ask,
            "alike": self._alike_of_current,
        }
        if self._panel.article is None:
            return
        if self._desk.workspace.read_only:
            self._desk.said.emit(tr("This workspace is open for reading only."))
            return
        acts[name]()

    def name_words(self) -> None:
        """Offer what the selected words, or those of the selected name, may name."""
        article, mention, chosen = self._panel.article, self.current(), self._panel.text.selected()
        if article is not None and mention is None and chosen is not None:
            chosen = whole_words(article.text, chosen)
            self._panel.text.select(chosen)
            mention = self.current()
        span = chosen or (mention.span if mention else None)
        if article is None or span is None:
            self._desk.said.emit(tr("Select words first."))
            return
        around = next((m for m in self._panel.marks.mentions if m.span.overlaps(span)), None)
        self._naming = _Naming(article, span, mention or around)
        near = self._panel.marks.nearest(span)
        words, named = span.of(article.text), self._naming.mention
        self.names.open_for(self._below(span), words, named, span, near, article.published)

    def _name(self, taken: Suggestion | Resize) -> None:
        naming, self._naming = self._naming, None
        if naming is None:
            return
        edit: Edit
        span = naming.span
        if isinstance(taken, Resize):
            edit = ResizeMention(taken.mention.id, span)
            entity: EntityId | None = taken.mention.entity
        else:
            span = Span(span.start + taken.skip, span.end) if taken.skip < len(span) else span
            edit = MarkWords(((naming.article.id, span),), taken.entity)
            entity = None
        if not self._desk.do(edit):
            return
        self._panel.text.drop_selection()
        mentions = self._desk.workspace.mentions(naming.article.id)
        here = next((m.entity for m in mentions if m.span == span), entity)
        if here is not None:
            self._desk.selection.select_entity(here, naming.article.id, span)
            self.bar.ask(Alike(span.of(naming.article.text), here))

    def unmark(self) -> None:
        """Take the name at the cursor, or the selected one, out of the text."""
        mention = self.current()
        if mention is None or self._panel.article is None:
            self._desk.said.emit(tr("Choose a name in the text first."))
            return
        words = mention.span.of(self._panel.article.text)
        if self._desk.do(UnmarkMentions((mention.id,))):
            self.bar.ask(Alike(words, None, mention.entity))

    def current(self) -> Mention | None:
        """Return the name that is meant: that of the selected words, else the one that was clicked."""
        marks, chosen = self._panel.marks, self._panel.text.selected()
        if chosen is not None:
            return next((m for m in marks.mentions if m.span == chosen), None)
        now = self._desk.selection.now
        if now.place is None or now.entity is None:
            return None
        return next((m for m in marks.mentions if m.span == now.place), None) or marks.mention_at(
            now.place.start
        )

    # relations

    def relate_by_key(self) -> None:
        """Remember the name from which a relation goes, or relate it to the one that is meant now."""
        mention = self.current()
        if mention is None:
            self._desk.said.emit(tr("Choose a name in the text first."))
        elif self._origin is None or self._origin.id == mention.id:
            self._origin = mention
            name = self._desk.workspace.label(mention.entity)
            self._desk.said.emit(tr("From {name}: choose the other name and press R again.", name=name))
        else:
            origin, self._origin = self._origin, None
            self.relate(origin, mention)

    def relate(self, source: Mention, target: Mention) -> None:
        """Offer the relations that two names may have."""
        if source.entity == target.entity:
            self._desk.said.emit(tr("Both names mean the same actor."))
            return
        self._ends = (source, target)
        self.relations.open_for(self._below(target.span), source.entity, target.entity)

    def _state(self, stated: Stated) -> None:
        article, ends = self._panel.article, self._ends
        if article is None or ends is None:
            return
        source, target = reversed(ends) if stated.turned else ends
        reading = Reading(source.entity, stated.type, target.entity, source.span, target.span)
        if self._desk.do(
            StateRelation(article.id, evidence_of(article.text, source.span, target.span), reading)
        ):
            self._select_stated(article, reading)

    def _select_stated(self, article: Article, reading: Reading) -> None:
        said = (reading.type, reading.source_span, reading.target_span)
        for relation in self._desk.workspace.relation_mentions(article.id, EVERYTHING):
            here = (relation.type, relation.source_span, relation.target_span)
            if here == said and relation.rule == "analyst":
                place = (relation.id, article.id, relation.evidence)
                self._desk.selection.select_relation(key_of(relation), *place)

    def edit_relation(self, relation: RelationMention | None = None) -> None:
        """Ask what a relation mention says otherwise; left out: the one that is selected."""
        chosen = relation or self._panel.marks.shown(self._desk.selection.now)
        if chosen is None:
            self._desk.said.emit(tr("Choose a relation first."))
            return
        workspace = self._desk.workspace
        dialog = RelationDialog(workspace, chosen, self._window)
        if dialog.exec():
            reading = dialog.reading()
            if reading is not None and self._desk.do(EditRelation(chosen.id, reading)):
                self._select_stated(workspace.article(chosen.article), reading)

    def correct(self, item: ReviewItem) -> None:
        """Correct in the text what the review queue asks about; it is shown there already."""
        if item.relation is not None:
            self.edit_relation(item.relation)
        elif item.mention is not None:
            self._panel.text.drop_selection()
            self.name_words()
        else:
            first, second = (
                next(
                    m for m in self._panel.marks.mentions if m.entity == actor and item.place.contains(m.span)
                )
                for actor in item.actors[:2]
            )
            self.relate(*sorted((first, second), key=lambda mention: mention.span))

    # all that are alike

    def _alike_of_current(self) -> None:
        if self.bar.alike is not None:
            self.show_alike(self.bar.alike)
            return
        mention, article = self.current(), self._panel.article
        if mention is not None and article is not None:
            self.show_alike(Alike(mention.span.of(article.text), mention.entity))

    def show_alike(self, alike: Alike) -> None:
        """Offer all places with the same words, with tick boxes; what is ticked is one step."""
        dialog = ConcordanceDialog(self._desk, alike, self._window)
        if dialog.exec():
            edit = dialog.edit()
            if edit is not None and self._desk.do(edit):
                self.bar.clear()

    def _leave(self) -> None:
        self.names.close_list()
        self.relations.close_list()
        self.dating.popup.close_list()

    def _below(self, span: Span) -> QPoint:
        text = self._panel.text
        place = text.place_of(span) + QPoint(0, text.fontMetrics().height() // 2 + 4)
        return text.viewport().mapTo(self._window, place)

    def _menu(self, place: QPoint) -> None:
        point = self._panel.text.point_at(place)
        if self._panel.text.selected() is None and point is not None:
            mention = self._panel.marks.mention_at(point)
            if mention is not None:
                self._desk.selection.select_entity(mention.entity, mention.article, mention.span)
        menu = QMenu(self._window)
        lines: Sequence[tuple[str, str, str]] = (
            (tr("These words name…"), "name", "Enter"),
            (tr("No name"), "unmark", "Del"),
            (tr("Relate to another name"), "relate", "R"),
            (tr("All like this…"), "alike", "A"),
            (tr("Edit the relation…"), "edit", "E"),
            (tr("Date of the relation"), "date", "D"),
        )
        for words, name, key in lines:
            menu.addAction(f"{words}\t\u2066{key}\u2069", partial(self.act, name))
        menu.exec(self._panel.text.viewport().mapToGlobal(place))


def evidence_of(text: str, *places: Span) -> Span:
    """Return the sentences that the places stand in, as one span."""
    whole = places[0]
    for place in places[1:]:
        whole = whole.join(place)
    for sentence in sentences(text):
        if sentence.overlaps(whole):
            whole = whole.join(sentence)
    return whole
