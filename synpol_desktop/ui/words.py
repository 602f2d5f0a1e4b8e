"""The names of types, quads, modalities and dates in the language in use."""

from __future__ import annotations

from datetime import date
from functools import cache

from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, Quad, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.core.tables import read_table
from synpol_desktop.ui.i18n import isolate, language, plural_form, tr, writing

COUNT = "count"
"""The place of a step that is counted."""
Named = EntityType | RelationType | Quad | Modality | MentionKind | DecisionState


@cache
def _names() -> dict[tuple[str, str], dict[str, str]]:
    rows = read_table(resource("i18n", "kinds.tsv"))
    return {(row["set"], row["code"]): {"ar": row["ar"], "en": row["en"]} for row in rows}


def name_of(kind: Named) -> str:
    """Return what a member of a closed set is called."""
    return _names()[type(kind).__name__, kind.value][language()]


def plural_of(kind: EntityType) -> str:
    """Return what several things of a type are called (legend, filters)."""
    return _names()["EntityTypes", kind.value][language()]


def date_text(value: str | None) -> str:
    """Return a date value as it is shown; an interval with its two ends."""
    if not value:
        return ""
    first, last = (writing().dated(end) for end in value.partition("/")[::2])
    return tr("{first} to {last}", first=first, last=last) if last else first


def short_date(value: str | None) -> str:
    """Return a date value in numbers alone, for columns, which are narrow and compared at a glance."""
    return writing().numeric.dated(value)


def day_text(day: date | None) -> str:
    """Return a day as it is shown; "" for none."""
    return writing().day(day) if day else ""


@cache
def _steps() -> dict[str, dict[str, str]]:
    rows = read_table(resource("i18n", "steps.tsv"))
    return {row["key"]: {"ar": row["ar"], "en": row["en"]} for row in rows}


def step_text(step: HistoryStep) -> str:
    """Return what a step of the history did."""
    template = _steps().get(step.label_key)
    if template is None:
        return step.label
    forms = template[language()].split("|")
    places = dict(step.places)
    count = places.get(COUNT, "")
    chosen = forms[plural_form(int(count))] if len(forms) > 1 and count.isdigit() else forms[-1]
    said = {name: writing().digits_of(value) if name == COUNT else value for name, value in places.items()}
    return chosen.format(**{name: isolate(value) for name, value in said.items()})
