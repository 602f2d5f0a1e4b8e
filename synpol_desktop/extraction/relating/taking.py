"""Whom a place is taken from, and what a participle describes."""

from __future__ import annotations

from collections.abc import Callable

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.duties import DutyReader
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import Act

_FROM = " من"
_OUT_OF = "من"
_FEWEST, _TAKEN_REACH = 3, 12
_HELP = frozenset({RelationType.AID, RelationType.SUPPORT, RelationType.COOPERATE})
_BARED = frozenset({"auxiliary", "pronoun_subject", "transparent", "complementizer", "negation", "relative"})


class TakingReader(DutyReader):
    """Reads what a verb does beside its own act."""

    def _wrested(
        self, acts: list[tuple[Act, Form]], place: int, state_of: Callable[[Form, Act], Modality]
    ) -> None:
        """Write down who loses a place that is taken (``استعاد المدينة من الجماعة``)."""
        kinds = {act.trigger.type for act, _ in acts}
        if not {RelationType.ASSAULT, RelationType.COERCE} <= kinds:
            return
        for act, form in acts:
            if act.trigger.type is RelationType.ASSAULT and act.rule.endswith(_FROM):
                self._write(act, place, state_of(form, act))

    def _held_till_now(self, place: int) -> None:
        """Write down who holds a place that is taken from his grip (``لتحرير المدينة من قبضة الجماعة``)."""
        clause, units = self._clause, self._clause.units
        if place < _FEWEST or units[place - 1].whole != _OUT_OF:
            return
        holder = clause.phrases.covering(place + 1)
        held = clause.phrases.covering(place - 2)
        if holder is None or held is None or holder.first != place + 1 or holder.prep not in {"", _OUT_OF}:
            return
        places = clause.group_ends(clause.leader(held))
        if not places or not clause.are_places(places):
            return
        taken = (
            of
            for unit in reversed(units[max(0, place - _TAKEN_REACH) : place - 2])
            for _, of in unit.triggers
            if of.type is RelationType.COERCE
        )
        trigger = next(taken, None)
        if trigger is not None:
            act = Act(trigger, clause.group_ends(holder), places, trigger.sure, "noun:held by")
            self._write(act, place, Modality.ASSERTED)

    def _is_no_loss(self, act: Act) -> bool:
        """Whether nobody loses a place: a person gets something back, or ``من`` belongs to a word of help."""
        if not act.rule.endswith(_FROM):
            return False
        units = self._clause.units
        first = act.targets[0].span.start if act.targets else 0
        opens = [at for at, unit in enumerate(units) if unit.word == "من" and unit.span.end <= first]
        before = units[opens[-1] - 1] if opens and opens[-1] else None
        helped = before is not None and any(of.type in _HELP for _, of in before.triggers)
        return helped or self._clause.are_persons(act.sources)

    def _tells_of_noun(self, place: int) -> bool:
        """Whether an indefinite participle describes the noun without a name before it (``مدن خاضعة ل``)."""
        before: Unit | None = self._clause.units[place - 1] if place else None
        if before is None or before.kind is not Kind.WORD or before.finite or before.dated:
            return False
        if before.word.startswith("ال") or not _BARED.isdisjoint(before.kinds):
            return False
        phrase = self._clause.phrases.covering(place - 1)
        return phrase is None or not phrase.ends
