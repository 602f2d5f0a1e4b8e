"""Time: the histogram with its tools; the range that is chosen in it bounds the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.ids import RelationMentionId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.labels import ElidedLabel, LinkLabel
from synpol_desktop.ui.timing.bar import TimeBar, days_of
from synpol_desktop.ui.timing.calendar import Days, Unit
from synpol_desktop.ui.timing.chart import Histogram
from synpol_desktop.ui.timing.player import Player
from synpol_desktop.ui.timing.tally import Tally
from synpol_desktop.ui.timing.undated import UndatedPanel

SHARE = 0.26
"""Of the window's height: the graph above is what the histogram is for."""
THROTTLE_MS = 60
"""While a range is dragged the filter follows at most this often."""


class TimePanel(QWidget):
    """Bounds the filter in time and shows how it is bounded."""

    shown = Signal()
    """The histogram shows what was counted last."""

    def __init__(self, desk: Desk, *, from_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tally: Tally | None = None
        self._asked: Filter | None = None
        self._stale = True
        self._wanted: Days | None = None
        self.bar = TimeBar(desk.theme)
        self.chart = Histogram(desk.style, desk.theme, from_right=from_right)
        self.chart.setAccessibleName(tr("Facts by time"))
        self.player = Player(self.bar.interval_ms, self)
        self.undated = UndatedPanel(desk, self._undated)
        self.said = ElidedLabel("", "muted")
        self.undated_link = LinkLabel("")
        self._throttle = QTimer(self, singleShot=True)
        self._bounded = QElapsedTimer()
        """Since the filter last followed."""
        self._throttle.timeout.connect(self._bound)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_filter(desk.filter)

    # What others ask

    @property
    def days(self) -> Days | None:
        """The range that is chosen, None for all of time."""
        return self.chart.days

    def choose(self, days: Days | None) -> None:
        """Bound the filter by a range, or leave it open."""
        self.chart.show_range(days)
        self._want(days)

    def refresh(self) -> None:
        """Count again, when it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        asked = self._asked = self._desk.filter.whenever()
        workspace = self._desk.workspace
        self._desk.jobs.ask("time", lambda: Tally.of(workspace.moments(asked)), self._show)

    # From the workspace and the filter

    def _show(self, tally: Tally) -> None:
        self._tally = tally
        self.chart.show_tally(tally)
        self._show_filter(self._desk.filter)
        self.undated.refresh()
        self.shown.emit()

    def _show_filter(self, shown: Filter) -> None:
        """Show how the filter is bounded."""
        days = None
        if shown.bounded:
            days = Days.of(shown.first, shown.last, self._whole(shown))
        if not self._throttle.isActive():
            self.chart.show_range(days)
            self.bar.show_days(days, bounded=(shown.first is not None, shown.last is not None))
        self.bar.show_basis(shown.basis)
        self._say(days)

    def _follow_filter(self, shown: Filter) -> None:
        self._show_filter(shown)
        if shown.whenever() != self._asked:
            self.refresh()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()

    def _whole(self, shown: Filter) -> Days:
        extent = self._tally.extent if self._tally else None
        if extent is not None:
            return extent
        ends = [end.toordinal() for end in (shown.first, shown.last) if end is not None]
        return Days(min(ends), max(ends))

    def _say(self, days: Days | None) -> None:
        tally = self._tally
        if tally is None:
            return
        total, undated = tally.dated, len(tally.undated)
        if days is None:
            parts = [ntr("{n} dated place", "{n} dated places", total)]
        else:
            parts = [tr("In the range: {n} of {total} dated places", n=tally.between(days), total=total)]
        earlier, later = self.chart.beyond()
        if earlier:
            parts.append(ntr("{n} earlier than in sight", "{n} earlier than in sight", earlier))
        if later:
            parts.append(ntr("{n} later than in sight", "{n} later than in sight", later))
        self.said.setText(line(*parts))
        self.chart.setAccessibleDescription(self.said.full_text)
        self.undated_link.setVisible(bool(undated) or self._pages.currentWidget() is self.undated)
        if self._pages.currentWidget() is self.undated:
            self.undated_link.setText(tr("Back to the histogram"))
        elif days is None:
            self.undated_link.setText(ntr("{n} place without a date", "{n} places without a date", undated))
        else:
            self.undated_link.setText(
                ntr(
                    "{n} place without a date is left out",
                    "{n} places without a date are left out",
                    undated,
                )
            )

    def _undated(self) -> Sequence[RelationMentionId]:
        ids = [] if self._tally is None else self._tally.undated.tolist()
        return [RelationMentionId(id_) for id_ in ids]

    def _turn_page(self) -> None:
        other = self.chart if self._pages.currentWidget() is self.undated else self.undated
        self._pages.setCurrentWidget(other)
        self.undated.refresh()
        self._say(self.days)
        (self.undated.view if other is self.undated else self.chart).setFocus()

    # From the user to the filter

    def _want(self, days: Days | None) -> None:
        """Let the filter follow soon."""
        self._wanted = days
        self.bar.show_days(days)
        self._say(days)
        if not self._throttle.isActive():
            passed = self._bounded.elapsed() if self._bounded.isValid() else THROTTLE_MS
            self._throttle.start(max(THROTTLE_MS - passed, 0))

    def _bound(self) -> None:
        self._bounded.start()
        first, last = self._wanted.dates if self._wanted else (None, None)
        self._desk.filter = replace(self._desk.filter, first=first, last=last)

    def _take_typed(self) -> None:
        self.player.pause()
        first, last = self.bar.first.value, self.bar.last.value
        if first is not None and last is not None and last < first:
            first, last = last, first
        self._throttle.stop()
        self._desk.filter = replace(self._desk.filter, first=first, last=last)
        if self.days is not None:
            self.chart.bring_into_sight(self.days)

    def _choose_by_hand(self, days: Days | None) -> None:
        self.player.pause()
        self._want(days)

    def _clear(self) -> None:
        self.player.pause()
        self.choose(None)

    def _choose_basis(self, basis: DateBasis) -> None:
        self._desk.filter = replace(self._desk.filter, basis=basis)

    def _choose_window(self, unit: Unit) -> None:
        axis = self.chart.axis
        if axis is None:
            return
        begin = self.days or axis.days.within(self._whole(self._desk.filter))
        self.choose(days_of(begin, unit))

    def _play(self) -> None:
        if self.player.playing:
            self.player.pause()
            return
        extent, axis = self._tally.extent if self._tally else None, self.chart.axis
        if extent is None or axis is None:
            return
        unit = axis.unit
        days = self.days
        if days is None:
            days = days_of(Days(extent.first, extent.first), unit)
            self._play_on(days)
        self.player.play(days, extent, unit)

    def _play_on(self, days: Days) -> None:
        self.chart.bring_into_sight(days)
        self.choose(days)

    # Making it

    def _lay_out(self) -> None:
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.undated)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 2, 10, 4)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.undated_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.chart)
        self.setProperty("share", SHARE)

    def _connect(self) -> None:
        bar, chart, desk = self.bar, self.chart, self._desk
        chart.chosen.connect(self._choose_by_hand)
        chart.play_wanted.connect(self._play)
        chart.seen.connect(lambda: self._say(self.days))
        bar.play_wanted.connect(self._play)
        bar.days_typed.connect(self._take_typed)
        bar.window_chosen.connect(self._choose_window)
        bar.basis_chosen.connect(self._choose_basis)
        bar.speed_chosen.connect(self.player.set_interval)
        bar.turn_wanted.connect(lambda: chart.set_from_right(not chart.from_right))
        bar.all_wanted.connect(chart.show_all)
        bar.clear_wanted.connect(self._clear)
        self.player.moved.connect(self._play_on)
        self.player.playing_changed.connect(bar.show_playing)
        self.undated_link.followed.connect(self._turn_page)
        desk.filter_changed.connect(self._follow_filter)
        desk.changed.connect(self._read_again)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
