"""Where an actor belongs and what it is: blocs and offices, with their days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.core.cards import RoleHeld
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.tasks.offices import KnownOffice
from synpol_desktop.ui.blocs.changing import shown_name
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import isolate, line, ntr, tr
from synpol_desktop.ui.inspector.card import Card
from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import date_text, day_text

MOST = 12


class StandingBox(QWidget):
    """Blocs, which lead to their table; offices, of which those of the texts lead to their evidence."""

    blocs_wanted = Signal()

    def __init__(self, desk: Desk, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._card = desk, card
        self.blocs: list[LinkRow] = []
        self.offices: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(1)
        self._add_blocs()
        self._add_offices()

    def _add_blocs(self) -> None:
        self._rows.addWidget(Label(tr("Blocs"), "section"))
        language = self._desk.workspace.label_language
        for each in self._card.blocs:
            since, until = day_text(each.first), day_text(each.last)
            row = LinkRow(
                shown_name(each.bloc, language), line(_spell(since, until), "" if each.own else tr("tables"))
            )
            self.blocs.append(row)
        if not self._card.blocs:
            self.blocs.append(LinkRow(tr("Add to a bloc…")))
        for row in self.blocs:
            row.followed.connect(self.blocs_wanted)
            self._rows.addWidget(row)

    def _add_offices(self) -> None:
        held, known = self._card.roles[:MOST], self._card.offices[:MOST]
        if held or known:
            self._rows.addWidget(Label(tr("Offices"), "section"))
        for role in held:
            self.offices.append(self._role(role))
        for office in known:
            self.offices.append(self._office(office))
        for row in self.offices:
            self._rows.addWidget(row)

    def _role(self, role: RoleHeld) -> LinkRow:
        days = _spell(day_text(role.first), "" if role.first == role.last else day_text(role.last))
        other = self._card.ends.get(role.key.target, "")
        row = LinkRow(line(role.role, other), line(days, ntr("{n} place", "{n} places", role.mentions)))
        row.followed.connect(lambda: self._desk.selection.select_relation(role.key))
        return row

    def _office(self, office: KnownOffice) -> Label:
        """Return what the tables know: it rests on no text, so it leads nowhere."""
        arabic = self._desk.workspace.label_language is LabelLanguage.ARABIC
        keys = {member.key for member in self._desk.workspace.members(self._card.entity)}
        other = office.body_name if office.person in keys else office.person_name
        name = other[0] if arabic else other[1] or other[0]
        said = _spell(date_text(office.since), date_text(office.until))
        label = Label(line(office.title, name, said, tr("tables")), "muted", wrap=True)
        label.setContentsMargins(8, 2, 8, 2)
        return label


def _spell(since: str, until: str) -> str:
    """Return from when to when."""
    if since and until:
        return tr("{first} to {last}", first=since, last=until)
    if since:
        return tr("from {day}", day=isolate(since))
    return tr("until {day}", day=until) if until else ""
