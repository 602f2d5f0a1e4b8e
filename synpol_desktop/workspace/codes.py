"""How enums and spans are written in columns: positions in closed sets, pairs of numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime

from synpol_desktop.core.dates import days, is_date_value
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    RELATION_TYPES,
    SYMMETRIC,
    DecisionState,
    MentionKind,
    Modality,
)
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.spans import Span

MODALITIES = tuple(Modality)
KINDS = tuple(MentionKind)
STATES = tuple(DecisionState)

TYPE_CODES = {kind: code for code, kind in enumerate(ENTITY_TYPES)}
RELATION_CODES = {kind: code for code, kind in enumerate(RELATION_TYPES)}
MODALITY_CODES = {modality: code for code, modality in enumerate(MODALITIES)}
SUBJECT_KINDS = tuple(SubjectKind)
SUBJECT_CODES = {kind: code for code, kind in enumerate(SUBJECT_KINDS)}
KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
STATE_CODES = {state: code for code, state in enumerate(STATES)}
SYMMETRIC_CODES = tuple(sorted(RELATION_CODES[kind] for kind in SYMMETRIC))
OPEN = STATE_CODES[DecisionState.OPEN]
REJECTED = STATE_CODES[DecisionState.REJECTED]
ACCEPTED = STATE_CODES[DecisionState.ACCEPTED]
GONE = 3
"""Decision of a row that stands for nothing any more; rows stay, so that what was read of them holds."""
ANALYST = "analyst"
"""Rule of what the analyst found in a text."""


def day_numbers(value: str | None) -> tuple[int | None, int | None]:
    """Return the first and last day of a date value as ordinals; nothing for none or what is no date."""
    if value is None or not is_date_value(value):
        return None, None
    first, last = days(value)
    return first.toordinal(), last.toordinal()


def iso_day(number: int | None) -> str | None:
    """Return a day number as an ISO date."""
    return None if number is None else date.fromordinal(number).isoformat()


def optional_span(start: int | None, end: int | None) -> Span | None:
    """Return the span of two columns that may be empty."""
    return None if start is None or end is None else Span(start, end)


def now() -> str:
    """Return the time as it is stored: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
