"""The list of days on which a relation may have happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.records import Article, RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.dating import OfferedDate, Source, dates_for, read_typed
from synpol_desktop.ui.correcting.popup import Choice, Popup
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.words import date_text


@dataclass(frozen=True, slots=True)
class When:
    """The date value that was chosen, None for no date."""

    value: str | None


class DatePopup(Popup):
    """Offers what the selected words say, then the sentence, then the article; typing says any other day."""

    def __init__(self, window: QWidget) -> None:
        hint = tr("Enter takes the marked line; or type a day: 17, 17/5 or 2023-05-17.")
        super().__init__(window, "", hint)
        self._dates: Sequence[OfferedDate] = ()
        self._now: str | None = None
        self._published: str | None = None
        self.asked.connect(self._show)

    def open_for(
        self, place: QPoint, title: str, article: Article, relation: RelationMention, chosen: Span | None
    ) -> None:
        """Open for a relation; ``title`` names it, ``chosen`` are words that may say its date."""
        self.title.setText(self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 330))
        self.title.setToolTip(title)
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self._dates = dates_for(article, relation, chosen)
        self._now, self._published = relation.date, article.published
        self._show("")
        self.open(place, "")

    def _show(self, typed: str) -> None:
        wanted = folded(typed).strip()
        said = read_typed(wanted, self._published)
        if said is not None:
            self.offer([Choice(date_text(said), "", None, When(said))])
            return
        choices = [self._choice(date) for date in self._dates if wanted in folded(date.words)]
        if self._now is not None and not wanted:
            now = Choice(date_text(self._now), tr("as it is now"), None, When(self._now))
            choices += [Choice(tr("no date"), "", None, When(None)), now]
        self.offer(choices)

    def _choice(self, date: OfferedDate) -> Choice:
        note = tr("day of publication") if date.source is Source.PUBLISHED else date.words
        return Choice(date_text(date.value), note, None, When(date.value))
