"""Who is spoken of where a speaker judges: by name, by conduct, or picked out; and whether he means it."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import Modality
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.modal import cue
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.pronouns import PronounReader
from synpol_desktop.extraction.relating.signs import CLAUSE_SIGNS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

OPENING = frozenset({":", "«", '"', "“"})
"""Signs behind which somebody's own words begin."""

_JUDGED = 0.85
_TOPIC_REACH = 12
_DOUBT_REACH = 6
_WHAT, _WHO = "ما", "من"
_PICKING = frozenset({"هو", "هي", "هم", "كان", "كانت"})


class ConductReader(PronounReader):
    """Finds whom a judgement in somebody's mouth is about."""

    _in_doubt = False
    """Whether the clause behind ``أن`` is denied or has no proof (``لا دليل على أن``, ``نفى أن``)."""

    def _doubts(self, place: int) -> bool:
        """Whether what stands before ``أن`` says that its clause isn't so."""
        units = self._clause.units
        if cue(units, place) is Modality.DENIED:
            return True
        for at in range(place - 1, max(-1, place - 1 - _DOUBT_REACH), -1):
            if units[at].ends_clause or units[at].word in CLAUSE_SIGNS:
                return False
            if self._clause.words.has("not_so", units[at].whole):
                return not self._clause.words.has("doubt", units[at + 1].whole)
        return False

    def _judges(self, subject: Subject) -> tuple[End, ...]:
        """Return who speaks of a subject that isn't himself, his own body or state."""
        served = self._ledger.served
        judged = {end.entity for end in subject.ends}
        speakers = self._speech.speakers
        if not judged or self._in_doubt or not judged.isdisjoint(end.entity for end in speakers):
            return ()
        if any(self._clause.is_town(end) for end in subject.ends):
            return ()
        return tuple(
            speaker
            for speaker in speakers
            if all((speaker.entity, entity) not in served for entity in judged)
            and not any(self._is_of_state(speaker, end) for end in subject.ends)
        )

    def _is_of_state(self, speaker: End, end: End) -> bool:
        """Whether the name of a body bears the adjective that an end is (the army of that state)."""
        document = self._clause.document
        adjective = folded(end.span.of(document.text)).removeprefix("ال").removesuffix("ه")
        name = folded(document.entities[speaker.entity].name).split()
        return adjective.endswith("ي") and any(
            word.removeprefix("ال").removesuffix("ه") == adjective for word in name
        )

    def _topic(self, place: int) -> Subject:
        """Return whose conduct a verb or a predicate is about (``إن تصريحات الوزارة تعرقل``)."""
        first = self._opening_of(place)
        if first < 0:
            return NOBODY
        if self._clause.units[first].word == _WHAT:
            ends = self._clause.who_does(first + 1)
            return Subject(ends, place - 1, _JUDGED, "complement") if ends else NOBODY
        if not self._is_conduct(self._clause.units[first]):
            return NOBODY
        for at in range(first + 1, place):
            phrase = self._clause.phrases.covering(at)
            unit = self._clause.units[at]
            if phrase is not None:
                if phrase.kind is not Denotes.NAME or phrase.prep not in {"", "ل"}:
                    return NOBODY
                return self._judged(self._clause.group_ends(phrase), self._clause.group(phrase)[-1].last)
            if unit.adjective is not None:
                return self._judged((End(unit.adjective.entity, unit.adjective.span),), at)
            if unit.kind is not Kind.WORD or unit.finite or unit.case or unit.conjunction:
                return NOBODY
        return NOBODY

    def _picked_out(self, place: int) -> Subject:
        """Return of whom a verb is said by ``هو من`` or ``هو الذي`` (``إن الدولة هي من تقف وراءه``)."""
        clause, at = self._clause, place - 1
        if at < 1 or not (clause.units[at].word == _WHO or "relative" in clause.units[at].kinds):
            return NOBODY
        while at > 0 and clause.units[at - 1].word in _PICKING:
            at -= 1
        phrase = clause.phrases.covering(at - 1) if at < place - 1 else None
        if phrase is None or phrase.kind is not Denotes.NAME:
            return NOBODY
        return Subject(clause.group_ends(clause.leader(phrase)), place - 1, _JUDGED, "complement")

    def _judged(self, ends: tuple[End, ...], last: int) -> Subject:
        """Return whose conduct is spoken of, with the adjectives behind (``قرار الدولة الأخير``)."""
        units = self._clause.units
        while last + 1 < len(units) and units[last + 1].word.startswith("ال") and not units[last + 1].case:
            last += 1
        return Subject(ends, last, _JUDGED, "complement") if ends else NOBODY

    def _opening_of(self, place: int) -> int:
        """Return where the clause of a verb begins behind ``أن``, a colon or a quotation mark, else -1."""
        units = self._clause.units
        for at in range(place - 1, max(-1, place - 1 - _TOPIC_REACH), -1):
            unit = units[at]
            if "complementizer" in unit.kinds or unit.word in OPENING:
                return at + 1 if at + 1 < place else -1
            if unit.ends_clause or (unit.finite and not self._is_within_what(at)):
                return -1
        return -1

    def _is_within_what(self, place: int) -> bool:
        """Whether a verb belongs to ``ما`` (``ما قامت به الدولة``)."""
        return place > 0 and self._clause.units[place - 1].word == _WHAT

    def _is_conduct(self, unit: Unit) -> bool:
        """Whether a noun is for what somebody does or says."""
        if unit.kind is not Kind.WORD or unit.case or unit.conjunction:
            return False
        stem = unit.word.removeprefix("ال")
        return self._clause.words.has("conduct", stem) or self._clause.is_hostile(unit)
