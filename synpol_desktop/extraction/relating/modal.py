"""Whether the words before a trigger say that the act took place."""

from __future__ import annotations

from synpol_desktop.core.kinds import Modality
from synpol_desktop.extraction.relating.entries import Cue
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.signs import CLAUSE_SIGNS
from synpol_desktop.extraction.relating.units import Kind, Unit

_LOOK_BACK = 9
_ADJECTIVES = 5
_BEFORE, _WILL = "قبل", "سوف"
_SEQUEL = 18
_THAT = "ان"
_MAYBE = frozenset({"قد", "وقد", "ربما"})  # before a present: may


def modality(units: tuple[Unit, ...], place: int, form: Form) -> Modality:
    """Return the modality of the trigger at a unit.

    Parameters
    ----------
    form : Form
        The reading of the trigger: a future is planned, and so is a present behind ``أن`` or ``ل``.
    """
    return modality_of(units, place, form.shape)


def modality_of(units: tuple[Unit, ...], place: int, shape: Shape) -> Modality:
    """Return the modality of a trigger of a shape."""
    if shape is Shape.FUTURE:
        return Modality.PLANNED
    if shape is Shape.PRESENT and (_subjunctive(units, place) or _is_sequel(units, place)):
        return Modality.PLANNED
    if shape is Shape.PRESENT and place and units[place - 1].whole in _MAYBE:
        return Modality.CONDITIONAL
    said = cue(units, place)
    awaited = said is Modality.ASSERTED and shape is Shape.MASDAR and _is_awaited(units, place)
    return Modality.PLANNED if awaited else said


def _is_awaited(units: tuple[Unit, ...], place: int) -> bool:
    """Whether an adjective behind a noun says that it is still to come (``القمة المرتقبة بين``)."""
    for unit in units[place + 1 : place + _ADJECTIVES]:
        if "awaited" in unit.kinds:
            return not unit.case
        if unit.kind is Kind.SIGN or unit.case or unit.finite or "preposition" in unit.kinds:
            return False
    return False


def _is_sequel(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a present goes on with what is yet to be done (``سيزور فلان المدينة ويلتقي``, ``قبل أن``)."""
    unit, before = units[place], units[place - 1] if place else None
    behind = units[place + 1 : place + 2]
    until = place > 1 and before is not None and before.whole == _THAT and units[place - 2].word == _BEFORE
    if not (unit.conjunction or until or any("back_reference" in each.kinds for each in behind)):
        return False
    for at in range(place - 1, max(-1, place - _SEQUEL - 1), -1):
        verb = units[at]
        if verb.ends_clause or verb.speech:
            return False
        shapes = {form.shape for form, _ in verb.triggers if form.shape.finite}
        if shapes - {Shape.PRESENT} and not verb.case:
            return Shape.FUTURE in shapes
        if shapes and at and units[at - 1].word == _WILL:
            return True
    return False


def _subjunctive(units: tuple[Unit, ...], place: int) -> bool:
    if units[place].case == "ل" or units[place].word in {"كي", "لكي"}:
        return True
    if place == 0 or units[place - 1].whole not in {_THAT, "بان", "كي", "لكي", "حتي", "الا"}:
        return False
    return place < 2 or units[place - 2].word not in {_BEFORE, "منذ"}


def cue(units: tuple[Unit, ...], place: int) -> Modality:
    """Return what the nearest cue before a unit says, within the clause and the cue's own reach."""
    steps = 0
    for at in range(place - 1, max(-1, place - _LOOK_BACK - 1), -1):
        unit = units[at]
        if unit.kind is Kind.SIGN:
            if unit.ends_clause or unit.word in CLAUSE_SIGNS:
                break
            continue
        steps += 1
        for candidate in unit.cues:
            if (
                steps <= candidate.reach
                and not _is_own(candidate, units, at, place)
                and _matches(units, at, candidate.words)
            ):
                return candidate.modality
    return Modality.ASSERTED


def _matches(units: tuple[Unit, ...], at: int, cue_words: tuple[str, ...]) -> bool:
    first = at - len(cue_words) + 1
    if first < 0:
        return False
    return all(word in {units[first + n].whole, units[first + n].word} for n, word in enumerate(cue_words))


def _is_own(found: Cue, units: tuple[Unit, ...], at: int, place: int) -> bool:
    """Whether a word is part of the text's own name, not of what it lays down (``نص الاتفاق المبرم بين``)."""
    if not found.behind or units[place].mention is not None:
        return False
    return not any(
        unit.word in found.behind or unit.case in found.behind for unit in units[at + 1 : place + 1]
    )
