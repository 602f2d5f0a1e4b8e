"""The evidence of a relation: every place that states it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import DecisionState
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.records import Evidence, RelationKey, RelationMention
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import isolate, line, ntr, tr
from synpol_desktop.ui.inspector.citing import citation
from synpol_desktop.ui.inspector.contradictions import Contradictions
from synpol_desktop.ui.inspector.evidence_card import EvidenceCard
from synpol_desktop.ui.inspector.pair import Pair, copies_of, without_copies
from synpol_desktop.ui.inspector.pair_strip import PairStrip
from synpol_desktop.ui.labels import Label, LinkLabel, scroll_area
from synpol_desktop.ui.marks import key_of
from synpol_desktop.ui.noting.strip import NotesStrip
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import DecideRelations

AT_ONCE = 40
"""Cards made at a time; the rest comes with a button."""


class RelationPage(QWidget):
    """Shows all evidence of one relation; the first is opened in the text."""

    entity_wanted = Signal(object)

    edit_wanted = Signal(object)
    """Carries the :class:`RelationMention` that shall be read otherwise."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cards: list[EvidenceCard] = []
        self.waiting: Sequence[Evidence] = ()
        self.left_out: Sequence[Evidence] = ()
        """Copies that are counted once and not shown."""
        self._evidence: Sequence[Evidence] = ()
        self._speakers: dict[EntityId, str] = {}
        self.strip = PairStrip(desk.style)
        self.contradictions = Contradictions(desk.style)
        self.contradictions.hide()
        self.contradictions.chosen.connect(self._open_other)
        self.strip.once_changed.connect(lambda _once: self._show_evidence())
        self.strip.contradictions_wanted.connect(self._toggle_contradictions)
        self._source, self._target = LinkLabel(""), LinkLabel("")
        self._type = Label("")
        self._count = Label("", "muted")
        self._key: RelationKey | None = None
        self._source.followed.connect(lambda: self._want(source=True))
        self._target.followed.connect(lambda: self._want(source=False))
        self._more = QPushButton(tr("Show more"))
        self._more.clicked.connect(self._add_cards)
        self.notes = NotesStrip(desk, apart=True)
        self._list = QWidget()
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(10, 4, 10, 10)
        inner.addWidget(self.notes)
        inner.addWidget(self.contradictions)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        inner.addLayout(self._rows, 1)
        self._rows.addWidget(self._more)
        self._rows.addStretch(1)
        self._area = scroll_area(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._heading())
        column.addWidget(self._area, 1)

    def show_relation(self, key: RelationKey, evidence: Sequence[Evidence]) -> None:
        """Show a relation and the places that state it."""
        workspace = self._desk.workspace
        self._key = key
        self.notes.show_subject(Subject.of_relation(key))
        for label, entity, ink in (
            (self._source, key.source, self._desk.theme.mark_source),
            (self._target, key.target, self._desk.theme.mark_target),
        ):
            label.setText(workspace.label(entity))
            label.setStyleSheet(f"background: {ink}; border-radius: 4px; padding: 2px 6px; font-weight: 600;")
        self._type.setText(isolate(name_of(key.type)))
        colours = self._type.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor.fromRgb(self._desk.style.line(key.type)))
        self._type.setPalette(colours)
        self._evidence = evidence
        speakers = [entry.relation.speaker for entry in evidence if entry.relation.speaker is not None]
        self._speakers = workspace.labels(speakers)
        self.contradictions.hide()
        self.strip.hide()
        shown = self._desk.filter
        self._desk.jobs.ask("pair", lambda: Pair.of(workspace, key, shown), self._show_pair)
        self._show_evidence()

    def _show_pair(self, pair: Pair) -> None:
        """Say what is said of the two as a whole."""
        self.strip.show_pair(pair)
        self.contradictions.show_pairs(pair.contradictions())
        if self.strip.once.isChecked() and pair.groups:
            self._show_evidence()

    def _show_evidence(self) -> None:
        """Show the places, copies once if that was asked for."""
        every, pair = self._evidence, self.strip.pair
        once = self.strip.once.isChecked() and pair is not None
        evidence = without_copies(every, pair.groups) if once and pair is not None else every
        kept = {entry.relation.id for entry in evidence}
        self.left_out = [entry for entry in every if entry.relation.id not in kept]
        articles = len({entry.relation.article for entry in evidence})
        self._count.setText(
            line(
                ntr("{n} place", "{n} places", len(evidence)),
                ntr("{n} article", "{n} articles", articles),
                ntr("{n} copy counted once", "{n} copies counted once", len(self.left_out))
                if self.left_out
                else "",
            )
        )
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()  # what waits to be deleted is not laid out any more
            card.deleteLater()
        self.cards = []
        self.waiting = evidence
        self._add_cards()
        self._area.verticalScrollBar().setValue(0)

    def mark_current(self, mention: RelationMention | None) -> None:
        """Show which card's place is open in the text."""
        for card in self.cards:
            current = mention is not None and card.evidence.relation.id == mention.id
            card.setStyleSheet(
                f'QFrame[role="card"] {{ border: 1px solid {self._desk.theme.accent}; }}' if current else ""
            )

    def _heading(self) -> QVBoxLayout:
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self._source)
        ends.addWidget(self._type)
        ends.addWidget(self._target)
        ends.addStretch(1)
        ends.addWidget(self.notes.note_button)
        heading = QVBoxLayout()
        heading.setContentsMargins(12, 8, 12, 2)
        heading.addLayout(ends)
        heading.addWidget(self._count)
        heading.addWidget(self.strip)
        return heading

    def _want(self, *, source: bool) -> None:
        if self._key is not None:
            self.entity_wanted.emit(EntityId(self._key.source if source else self._key.target))

    def _add_cards(self) -> None:
        now, self.waiting = self.waiting[:AT_ONCE], self.waiting[AT_ONCE:]
        for evidence in now:
            speaker = self._speakers.get(evidence.relation.speaker or EntityId(0), "")
            copies = copies_of(evidence, self._evidence, self._groups()) if self.left_out else 0
            card = EvidenceCard(evidence, self._desk.theme, speaker=speaker, copies=copies)
            card.copy_wanted.connect(self._copy)
            card.chosen.connect(self._open)
            card.decided.connect(self._decide)
            card.edit_wanted.connect(self.edit_wanted)
            self._rows.insertWidget(len(self.cards), card)
            self.cards.append(card)
        self._more.setVisible(bool(self.waiting))

    def _open(self, mention: RelationMention) -> None:
        if self._key is not None:
            self._desk.selection.select_relation(self._key, mention.id, mention.article, mention.evidence)

    def _groups(self) -> Mapping[ArticleId, int]:
        return self.strip.pair.groups if self.strip.pair is not None else {}

    def _copy(self, evidence: Evidence) -> None:
        """Put a quote with where it stands into the clipboard."""
        article = self._desk.workspace.article(evidence.relation.article)
        speaker = self._speakers.get(evidence.relation.speaker or EntityId(0), "")
        QGuiApplication.clipboard().setText(citation(evidence, article, speaker))
        self._desk.said.emit(tr("The quote is in the clipboard."))

    def _open_other(self, mention: RelationMention) -> None:
        """Open a place that may state another relation of the pair."""
        self._desk.selection.select_relation(key_of(mention), mention.id, mention.article, mention.evidence)

    def _toggle_contradictions(self) -> None:
        self.contradictions.setVisible(self.contradictions.isHidden())
        self._area.verticalScrollBar().setValue(0)

    def _decide(self, mention: RelationMention, state: DecisionState) -> None:
        self._desk.do(DecideRelations((mention.id,), state))
