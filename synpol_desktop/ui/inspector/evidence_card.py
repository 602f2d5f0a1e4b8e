"""One evidence of a relation: where it stands, its sentence in three colours, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from synpol_desktop.core.kinds import DecisionState, Modality
from synpol_desktop.core.records import Evidence, RelationMention
from synpol_desktop.core.spans import Span
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.inspector.quote import Coloured, Quote
from synpol_desktop.ui.labels import ElidedLabel, Label, make_clickable, tool_button
from synpol_desktop.ui.source_text import mark_format
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.words import date_text, name_of


class EvidenceCard(QFrame):
    """Shows one relation mention."""

    chosen = Signal(object)
    """Carries the :class:`RelationMention`."""
    decided = Signal(object, object)
    """Carries the relation mention and the :class:`DecisionState` asked for."""

    edit_wanted = Signal(object)
    """Carries the :class:`RelationMention`."""
    copy_wanted = Signal(object)
    """Carries the :class:`Evidence` whose quote shall go to the clipboard."""

    def __init__(
        self,
        evidence: Evidence,
        theme: Theme,
        *,
        speaker: str = "",
        copies: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.setProperty("role", "card")
        make_clickable(self, lambda: self.chosen.emit(evidence.relation))
        self.setAccessibleName(line(evidence.outlet, " ".join(evidence.text.split())))
        self.quote = Quote(evidence.text, _colours(evidence, theme))
        source = Label(_source_line(evidence, copies), "muted", wrap=True)
        claim = tr("Claimed by {speaker}", speaker=speaker) if speaker else tr("Stated by the outlet")
        self.claim = Label(claim, "muted", wrap=True)
        self.accept_button = self._decision_button("accept", tr("Right"), DecisionState.ACCEPTED, theme)
        self.reject_button = self._decision_button("reject", tr("Wrong"), DecisionState.REJECTED, theme)
        title = ElidedLabel("", "muted")
        title.setText(evidence.article_title)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        self.edit_button = tool_button(icon("edit", theme.muted), tr("Edit the relation…"))
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(evidence.relation))
        self.copy_button = tool_button(
            icon("copy", theme.muted), tr("Copy the quote with outlet, date and URL")
        )
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(evidence))
        head.addWidget(self.copy_button)
        head.addWidget(self.edit_button)
        head.addWidget(self.accept_button)
        head.addWidget(self.reject_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.quote)
        column.addWidget(source)
        column.addWidget(self.claim)

    def _decision_button(self, name: str, tip: str, state: DecisionState, theme: Theme) -> QToolButton:
        button = tool_button(icon(name, theme.muted), tip)
        button.setCheckable(True)
        relation = self.evidence.relation
        button.setChecked(relation.decision is state)
        if relation.decision is state:
            button.setIcon(icon(name, theme.accent))
        wanted = DecisionState.OPEN if relation.decision is state else state
        button.clicked.connect(lambda: self.decided.emit(relation, wanted))
        return button


def _source_line(evidence: Evidence, copies: int) -> str:
    relation = evidence.relation
    parts = [evidence.outlet, date_text(relation.date or evidence.published)]
    if relation.role:
        parts.append(relation.role)
    if relation.modality is not Modality.ASSERTED:
        parts.append(name_of(relation.modality))
    parts.append(tr("confidence {percent}\u00a0%", percent=round(relation.confidence * 100)))
    if copies:
        parts.append(ntr("and {n} copy", "and {n} copies", copies))
    return line(*parts)


def _colours(evidence: Evidence, theme: Theme) -> list[Coloured]:
    relation: RelationMention = evidence.relation
    looks: list[tuple[Span | None, QTextCharFormat]] = [
        (relation.trigger, mark_format(theme.mark_trigger)),
        (relation.source_span, mark_format(theme.mark_source)),
        (relation.target_span, mark_format(theme.mark_target)),
    ]
    first = relation.evidence.start
    return [
        (Span(span.start - first, span.end - first), look)
        for span, look in looks
        if span is not None and relation.evidence.contains(span)
    ]
