"""Who speaks with a participle that goes along with a clause (``، مؤكداً أن``)."""

from __future__ import annotations

from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.told import ToldReader

_WHILE = "حين"  # in (في) the time that


class AlongReader(ToldReader):
    """Finds who speaks with participles."""

    _told_at = -1
    _body: Subject = NOBODY
    """The body for which a person just spoke: a participle goes on with it (``متهمةً``)."""

    def _told_along(self, place: int, form: Form) -> Subject | None:
        """Return who speaks with a participle (``، مؤكداً``): its subject, else who spoke last."""
        if form.number is not Number.SINGULAR and len(self._subject.ends) < 2:
            return None
        if self._body.ends:
            return self._body
        if self._is_of_other_clause(form):
            return self._subject
        if self._is_of_another(place, form):
            return None
        if self._participle_subject() or self._goes_on_with_main(form):
            return self._main if self._main.ends else self._subject
        return self._speech.continued(self._verb_at, form) or NOBODY

    def _is_of_other_clause(self, form: Form) -> bool:
        """Whether a clause behind ``فيما`` or ``في حين`` has a doer of its own since somebody spoke."""
        if self._subject.how not in {"after", "before"} or not self._subject.ends:
            return False
        parted = any(self._opens_meanwhile(at) for at in range(self._told_at + 1, self._verb_at + 1))
        quoted = self._speech.quotes(self._verb_at)
        return (
            parted and self._told_at >= 0 and not (quoted or self._clause.clashes(self._subject.ends, form))
        )

    def _opens_meanwhile(self, at: int) -> bool:
        """Whether a comma and ``فيما`` or ``في حين`` begin a clause at a unit."""
        units = self._clause.units
        first = at - 1 if units[at].word == _WHILE else at
        opens = "meanwhile" in units[at].kinds or first < at
        return opens and first > 0 and units[first - 1].word in COMMAS

    def _goes_on_with_main(self, form: Form) -> bool:
        """Whether a participle is about who its sentence is about, as nobody spoke in it so far."""
        fits = bool(self._main.ends) and self._clause.gender(self._main.ends[0]) in {None, form.feminine}
        return fits and not (self._speech.speakers or self._has_unnamed_teller())

    def _has_unnamed_teller(self) -> bool:
        """Whether somebody without a name spoke last in this sentence (``قال مسؤول في الوزارة``)."""
        return self._told.unnamed and self._clause.phrases.covering(self._told_at + 1) is not None

    def _participle_subject(self) -> bool:
        told_of = self._subject.how == "before" and self._told.unnamed
        return (
            bool(self._subject.ends)
            and self._subject.how in {"after", "before"}
            and not (self._speech.speakers or told_of)
        )
