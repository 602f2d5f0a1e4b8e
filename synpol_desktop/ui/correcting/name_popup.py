"""The list of what selected words may name: actors of the workspace, of the gazetteers, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.records import Mention
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.naming import Suggestion, newcomers, suggestions
from synpol_desktop.ui.correcting.popup import Choice, Popup
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import NewEntity


@dataclass(frozen=True, slots=True)
class Resize:
    """The mention that the selected words overlap gets just these words."""

    mention: Mention


class NamePopup(Popup):
    """Suggests while one types; what was selected is looked for first."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        hint = tr("Enter takes the marked line, a digit another; Ctrl with a digit makes somebody new.")
        super().__init__(window, tr("These words name:"), hint)
        self._desk = desk
        self._words = ""
        self._first: list[Choice] = []
        self._near: Sequence[EntityId] = ()
        self._published: str | None = None
        self._wrong: EntityId | None = None
        self.asked.connect(self._ask)

    def open_for(
        self,
        place: QPoint,
        words: str,
        mention: Mention | None,
        span: Span,
        near: Sequence[EntityId] = (),
        published: str | None = None,
    ) -> None:
        """Open for words of the text; ``mention`` is the name they overlap, ``near`` who else is named.

        ``near`` begins with the nearest; ``published`` is the date of the article.
        """
        self._words = " ".join(words.split())
        self._first, self._near, self._published = [], near, published
        # Whoever names again what has a name already wants another one: the present one stands last.
        self._wrong = mention.entity if mention is not None and mention.span == span else None
        if mention is not None and mention.span != span:
            name = self._desk.workspace.label(mention.entity)
            text = tr("Only these words for {name}", name=name)
            self._first = [Choice(text, "", None, Resize(mention))]
        self.offer([*self._first, *self._new(self._words)])
        self.open(place, self._words)
        self._ask(self._words)

    def _ask(self, typed: str) -> None:
        words, workspace = " ".join(typed.split()) or self._words, self._desk.workspace
        near, published = self._near, self._published
        if not self._first:
            self.wait()
        self._desk.jobs.ask(
            "names",
            lambda: suggestions(workspace, words, near, published),
            lambda found: self._show(words, found),
        )

    def _show(self, words: str, found: list[Suggestion]) -> None:
        if not self.isVisible():
            return
        if words != self._words:  # what was typed is another's name, all selected words stay
            found = [Suggestion(s.entity, s.type, s.name, s.english, 0, s.mentions) for s in found]
        there = [each for each in found if not isinstance(each.entity, NewEntity)]
        there.sort(key=lambda each: each.entity == self._wrong)
        known = [each for each in found if isinstance(each.entity, NewEntity)]
        offered = [*self._first, *map(self._there, [*there, *known])]
        numbered = [replace(each, key=str(n)) if n < 10 else each for n, each in enumerate(offered, start=1)]
        self.offer([*numbered, *self._new(words)])
        self.go_on()

    def _there(self, suggestion: Suggestion) -> Choice:
        known = isinstance(suggestion.entity, NewEntity)
        note = tr("known name") if known else ntr("{n} mention", "{n} mentions", suggestion.mentions)
        notes = line(name_of(suggestion.type), note)
        return Choice(suggestion.name, notes, self._ink(suggestion.type), suggestion)

    def _new(self, words: str) -> list[Choice]:
        return [
            Choice(
                tr("New: {name}", name=made.name), name_of(made.type), self._ink(made.type), made, f"Ctrl+{n}"
            )
            for n, made in enumerate(newcomers(words), start=1)
        ]

    def _ink(self, kind: EntityType) -> int:
        return self._desk.style.fill(kind)
