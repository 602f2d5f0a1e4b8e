"""The panel of the filter: each bound with what its values would show."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.blocs import NO_BLOC
from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.facets import Facets
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, DecisionState, Modality
from synpol_desktop.ui.blocs.changing import shown_name
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.filtering.choices import Choices, Value
from synpol_desktop.ui.filtering.fields import Fields
from synpol_desktop.ui.filtering.summary import PLAIN, decisions, sieved
from synpol_desktop.ui.graphing.measures.range_field import RangeField
from synpol_desktop.ui.graphing.panel import GraphPanel
from synpol_desktop.ui.i18n import explain, isolate, line, tr
from synpol_desktop.ui.labels import Label, LinkLabel
from synpol_desktop.ui.words import name_of, plural_of

COUNT_MS = 120
"""A range that is dragged asks the graph many times; the counts wait until it rests."""
COLUMN_PX = 144
FIELDS_PX = 244


class FilterPanel(QWidget):
    """Shows and sets the desk's filter."""

    counted = Signal()
    """The counts are those of the filter."""

    def __init__(self, desk: Desk, graph: GraphPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._graph = desk, graph
        self._stale = True
        self._outlet_values: list[Value] = []
        self._bloc_values: list[Value] = []
        self._soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._soon.timeout.connect(self.refresh)
        self.types = Choices(tr("Types"))
        self.relations = Choices(tr("Relations"))
        self.modalities = Choices(tr("Modality"))
        self.decisions = Choices(tr("Decision"))
        self.outlets = Choices(tr("Outlets"), empty_is_all=True)
        self.blocs = Choices(tr("Blocs"), empty_is_all=True)
        self.tags = Choices(tr("Tags of actors"), empty_is_all=True)
        self.article_tags = Choices(tr("Tags of articles"), empty_is_all=True)
        self._headings: dict[Choices, Label] = {}
        self.fields = Fields()
        self.range = RangeField(graph.measuring, graph.styling)
        self.sifted = LinkLabel("")
        self.sifted.setAccessibleName(tr("Let all values through"))
        self.setFocusProxy(self.types)
        self._show_filter(desk.filter)
        self._lay_out()
        for choices in (self.tags, self.article_tags):  # until there is a tag
            choices.hide()
            self._headings[choices].hide()
        self._connect()

    def refresh(self) -> None:
        """Count again, when it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace, shown = self._desk.workspace, self._desk.filter
        self._desk.jobs.ask("facets", lambda: workspace.facets(shown), self._show_facets)

    # From the filter

    def _show_filter(self, shown: Filter) -> None:
        style = self._desk.style
        self.types.show_values(
            [Value(kind, plural_of(kind), colour=style.fill(kind)) for kind in ENTITY_TYPES], shown.types
        )
        self.relations.show_values(
            [
                Value(kind, name_of(kind), name_of(kind.quad), style.quad(kind.quad))
                for kind in RELATION_TYPES
            ],
            shown.relations,
        )
        self.modalities.show_values([Value(kind, name_of(kind)) for kind in Modality], shown.modalities)
        self.decisions.show_values(
            [Value(state, name_of(state)) for state in DecisionState], frozenset(decisions(shown))
        )
        self.fields.show_filter(shown)
        self._show_sieve()

    def _show_sieve(self) -> None:
        sieve = self._graph.styling.sieve
        self.fields.reset.setEnabled(self._desk.filter != PLAIN or bool(sieve))
        self.sifted.setText(line(*sieved(sieve), tr("show all")) if sieve else "")
        self.sifted.setVisible(bool(sieve))

    def _show_facets(self, facets: Facets) -> None:
        shown = self._desk.filter
        names = sorted(
            {*facets.outlets, *shown.outlets}, key=lambda name: (-facets.outlets.get(name, 0), name)
        )
        # The order stays while the values do: a list that jumps under the mouse is ticked wrongly.
        known = [value.key for value in self._outlet_values if value.key in names]
        ordered = known + [name for name in names if name not in known]
        self._outlet_values = [Value(name, name or tr("No outlet")) for name in ordered]
        self.outlets.show_values(self._outlet_values, shown.outlets)
        self._show_blocs(facets, shown)
        self.types.show_counts(facets.types.get)
        self.relations.show_counts(facets.relations.get)
        self.modalities.show_counts(facets.modalities.get)
        self.decisions.show_counts(facets.decisions.get)
        self.outlets.show_counts(facets.outlets.get)
        self._show_tags(facets, shown)
        self.fields.show_facets(facets, shown)
        self.counted.emit()

    def _show_blocs(self, facets: Facets, shown: Filter) -> None:
        """Show the blocs that anybody here belongs to, and at the end those who belong to none."""
        language = self._desk.workspace.label_language
        names = {*facets.blocs, *shown.blocs} - {NO_BLOC}
        known = [value.key for value in self._bloc_values if value.key in names]
        rest = sorted(names.difference(known), key=lambda name: (-facets.blocs.get(name, 0), name))
        values = [Value(name, shown_name(str(name), language)) for name in (*known, *rest)]
        self._bloc_values = [*values, Value(NO_BLOC, tr("No bloc"))]
        self.blocs.show_values(self._bloc_values, shown.blocs)
        self.blocs.show_counts(facets.blocs.get)

    def _show_tags(self, facets: Facets, shown: Filter) -> None:
        """Show the tags that the analyst gave, and those that the filter asks for though nothing has them."""
        for choices, counts, ticked in (
            (self.tags, facets.tags, shown.tags),
            (self.article_tags, facets.article_tags, shown.article_tags),
        ):
            choices.show_values([Value(name, isolate(name)) for name in sorted({*counts, *ticked})], ticked)
            choices.show_counts(counts.get)
            for widget in (self._headings[choices], choices):
                widget.setVisible(bool(counts or ticked))

    def _follow(self, shown: Filter) -> None:
        self._show_filter(shown)
        self.outlets.show_values(self._outlet_values, shown.outlets)
        self.blocs.show_values(self._bloc_values, shown.blocs)
        self._soon.start()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata or changes.notes:
            self.refresh()

    # To the filter

    def _bound(self, **ticked: object) -> None:
        self._desk.filter = replace(self._desk.filter, **ticked)  # type: ignore[arg-type]

    def _decide(self, ticked: frozenset[Hashable]) -> None:
        self._bound(
            undecided=DecisionState.OPEN in ticked,
            accepted=DecisionState.ACCEPTED in ticked,
            rejected=DecisionState.REJECTED in ticked,
        )

    def _take_fields(self) -> None:
        """Look the words up before anybody filters by them: what can't be understood is said here."""
        wanted = self.fields.applied(self._desk.filter)
        workspace = self._desk.workspace

        def look() -> str:
            try:
                workspace.settled(wanted)
            except SynpolError as error:
                return "\n".join(part for part in explain(error) if part)
            return ""

        def take(fault: str) -> None:
            self.fields.show_fault(fault)
            if not fault:
                self._desk.filter = wanted

        if wanted.text and wanted.text != self._desk.filter.text:
            self._desk.jobs.ask("filter words", look, take)
        else:
            take("")

    def _reset(self) -> None:
        self.fields.show_fault("")
        self._graph.sifting.let_all_through()
        self._desk.filter = PLAIN

    # Making it

    def _connect(self) -> None:
        self.types.changed.connect(lambda ticked: self._bound(types=ticked))
        self.relations.changed.connect(lambda ticked: self._bound(relations=ticked))
        self.modalities.changed.connect(lambda ticked: self._bound(modalities=ticked))
        self.outlets.changed.connect(lambda ticked: self._bound(outlets=ticked))
        self.blocs.changed.connect(lambda ticked: self._bound(blocs=ticked))
        self.tags.changed.connect(lambda ticked: self._bound(tags=ticked))
        self.article_tags.changed.connect(lambda ticked: self._bound(article_tags=ticked))
        self.decisions.changed.connect(self._decide)
        self.fields.changed.connect(self._take_fields)
        self.fields.reset_wanted.connect(self._reset)
        self.sifted.followed.connect(self._graph.sifting.let_all_through)
        self._graph.styling.sifted.connect(self._show_sieve)
        self._desk.filter_changed.connect(self._follow)
        self._desk.changed.connect(self._read_again)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 8)
        row.setSpacing(6)
        for parts in (
            ((tr("Types"), self.types), (tr("Tags of actors"), self.tags)),
            ((tr("Relations"), self.relations), (tr("Tags of articles"), self.article_tags)),
            ((tr("Modality"), self.modalities), (tr("Decision"), self.decisions)),
            ((tr("Outlets (none ticked: all)"), self.outlets), (tr("Blocs (none ticked: all)"), self.blocs)),
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            for title, choices in parts:
                heading = self._headings[choices] = Label(title, "section")
                column.addWidget(heading)
                choices.setMinimumWidth(COLUMN_PX)
                choices.setMinimumHeight(40)
                column.addWidget(choices, 1)
            row.addLayout(column, 1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.fields)
        side.addWidget(Label(tr("Range of a measure"), "section"))
        side.addWidget(self.range)
        side.addWidget(self.sifted)
        side.addStretch(1)
        for widget in (self.fields, self.range, self.sifted):
            widget.setFixedWidth(FIELDS_PX)
        row.addLayout(side)
        inner = QWidget()
        inner.setLayout(row)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
