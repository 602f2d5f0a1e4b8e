"""Who presides over a body or an event, and which state leads a coalition."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind

_CHAIR = 6
_COALITION = 14
_OWN, _ARTICLE = "ل", "ال"


class PresidingReader(TieWriter):
    """Reads ``برئاسة`` and ``بقيادة``."""

    def _presided(self, place: int) -> None:
        """Read ``الهيئة برئاسة فلان``, ``التحالف بقيادة الدولة``, ``القمة برئاسة فلان``."""
        clause = self._clause
        if clause.units[place].conjunction and clause.words.has("delegation", clause.units[place].word):
            return  # "the leaders of one group and the leaders of another"
        right = clause.phrases.covering(place + 1) or clause.phrases.covering(place + 2)
        if self._describes_a_noun(place):
            return
        if self._leads_coalition(place, right) or right is None or not right.ends:
            return
        chief, trigger = right.ends[0], clause.units[place].span
        left = self._presided_over(place)
        if left is None or not left.ends:
            return
        body = left.ends[-1]
        sender = clause.units[max(left.first - 1, 0) : left.last]
        sent = any(clause.words.has("sent_out", unit.word) for unit in sender)
        if self._is_event(body):
            self._write(RelationType.PARTICIPATES_IN, chief, body, trigger, 0.65, "presided")
        elif sent or self._kind(body) is EntityType.ORG:
            person = clause.are_persons(right.ends[:1])
            kind = (
                RelationType.REPRESENTS if sent else RelationType.HEADS if person else RelationType.MEMBER_OF
            )
            self._write(kind, chief, body, trigger, 0.8 if person else 0.66, "presided", role="رئيس")

    def _describes_a_noun(self, place: int) -> bool:
        """Whether a verb behind an indefinite noun tells who leads that (``برنامج تقوده الدولة``)."""
        units, has = self._clause.units, self._clause.words.has
        before = units[place - 1] if place else None
        if before is None or before.kind is not Kind.WORD or not has("led_by", units[place].word):
            return False
        return not (has("relative", before.word) or before.word.startswith(_ARTICLE))

    def _leads_coalition(self, place: int, leader: Phrase | None) -> bool:
        """Read ``التحالف … بقيادة الدولة``, ``التحالف بقيادة فلانية``: the state belongs to the coalition."""
        clause = self._clause
        behind = clause.units[place + 1] if place + 1 < len(clause.units) else None
        if behind is not None and behind.adjective is not None:
            chief = End(behind.adjective.entity, behind.span)
        elif leader is not None and leader.ends:
            chief = leader.ends[0]
        else:
            return False
        coalition = self._coalition_before(place) if self._kind(chief) is EntityType.GPE else None
        if coalition is not None:
            self._write(
                RelationType.MEMBER_OF,
                chief,
                coalition,
                clause.units[place].span,
                0.66,
                "presided",
                role="رئيس",
            )
        return coalition is not None

    def _presided_over(self, place: int) -> Phrase | None:
        """Return what is named before ``برئاسة``: the body right before, or the one whose session it is."""
        clause = self._clause
        for at in range(place - 1, max(-1, place - _CHAIR), -1):
            left = clause.phrases.covering(at)
            if left is not None or clause.units[at].ends_clause:
                return left
            if clause.words.has("own_session", clause.units[at].word):
                bare = (p for p in reversed(clause.phrases.items) if p.last < at and p.bare and p.ends)
                return next(bare, None)
        return None

    def _coalition_before(self, place: int) -> End | None:
        """Return the coalition that a clause named before, whatever it is for (``التحالف … في …``)."""
        units = self._clause.units
        for at in range(place - 1, max(-1, place - _COALITION), -1):
            if units[at].ends_clause or (units[at].finite and units[at].mention is None):
                return None
            noun = units[at].word.removeprefix(_OWN if units[at].case == _OWN else "").removeprefix("ال")
            if units[at].mention is not None and self._clause.words.has("coalition", noun):
                return self._end(at)
        return None
