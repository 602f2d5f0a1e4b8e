"""How an actor is called in the texts: its names with counts and days, and what each outlet calls it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.core.cards import NameUse, Place
from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, listed, ntr, number, tr
from synpol_desktop.ui.inspector.card import Called, Uses
from synpol_desktop.ui.inspector.foldout import Foldout
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import date_text, day_text

NAMES, OUTLETS, PLACES = 12, 12, 20
"""So many lines of each are made."""
NAMED = 3
"""So many names of an outlet stand in its line."""


class NamesBox(QWidget):
    """The names of an actor in the texts; each opens the articles that use it."""

    def __init__(self, desk: Desk, uses: Uses, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._uses = desk, uses
        self.names: list[Foldout] = []
        self.outlets: list[Foldout] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(1)
        called = uses.called()
        if called:
            rows.addWidget(Label(tr("Names in the texts"), "section"))
        for each in called[:NAMES]:
            self.names.append(self._name(each))
            rows.addWidget(self.names[-1])
        if len(called) > NAMES:
            rows.addWidget(self._rest(called[NAMES:]))
        by_outlet = uses.by_outlet()
        if len(by_outlet) > 1 and len(called) > 1:
            rows.addWidget(Label(tr("What each outlet calls it"), "section"))
            for outlet in list(by_outlet)[:OUTLETS]:
                self.outlets.append(self._outlet(outlet))
                rows.addWidget(self.outlets[-1])

    def _name(self, called: Called) -> Foldout:
        note = line(_days(called), ntr("{n} mention", "{n} mentions", called.mentions))

        def outlets() -> Iterator[QWidget]:
            for use in called.outlets[:OUTLETS]:
                name = use.outlet or tr("No outlet")
                yield Foldout(name, number(use.mentions), partial(self._places, called.surface, use.outlet))

        single = len(called.outlets) == 1
        return Foldout(
            called.surface, note, lambda: self._places(called.surface, None) if single else outlets()
        )

    def _outlet(self, outlet: str) -> Foldout:
        uses = self._uses.by_outlet()[outlet]
        said = listed(f"{use.surface} ({number(use.mentions)})" for use in uses[:NAMED])

        def names() -> Iterator[QWidget]:
            for use in uses[:NAMES]:
                note = line(_days(use), ntr("{n} mention", "{n} mentions", use.mentions))
                yield Foldout(use.surface, note, partial(self._places, use.surface, outlet))

        return Foldout(said, outlet or tr("No outlet"), names)

    def _rest(self, called: list[Called]) -> Foldout:
        return Foldout(
            ntr("and {n} more", "and {n} more", len(called)),
            "",
            lambda: [self._name(each) for each in called],
        )

    def _places(self, surface: str, outlet: str | None) -> Iterator[QWidget]:
        desk, entity = self._desk, self._uses.entity
        for place in desk.workspace.places_called(entity, surface, desk.filter, outlet, PLACES):
            yield place_row(desk, entity, place)


def place_row(desk: Desk, entity: EntityId, place: Place) -> LinkRow:
    """Return a line that leads to words of an article."""
    row = LinkRow(place.title, line(place.outlet, date_text(place.published)))
    row.setToolTip(place.title)
    row.followed.connect(lambda: desk.selection.select_entity(entity, place.article, place.span))
    return row


def _days(used: Called | NameUse) -> str:
    first, last = used.first, used.last
    if first is None:
        return ""
    return (
        day_text(first)
        if first == last
        else tr("{first} to {last}", first=day_text(first), last=day_text(last))
    )
