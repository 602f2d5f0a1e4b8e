"""Lines that a name opens with a colon: headlines, tickers, talks written down."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.statements import Opened, StatementKeeper
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.voices import Floor

_HEAD_REACH = 24
_GAP = 3


class HeadingReader(StatementKeeper):
    """Reads ``فلان: …`` at the beginning of a line."""

    def headed(self) -> None:
        """Read ``فلان: …`` at the beginning of a headline or a line."""
        clause = self._clause
        if self._floor is not None:
            self._take_floor(self._floor)
            return
        units = clause.units
        colon = next((at for at, unit in enumerate(units[:_HEAD_REACH]) if unit.word == ":"), 0)
        first = next((at for at, unit in enumerate(units[:colon]) if not self._is_flash(unit)), colon)
        phrase = clause.described(first) or clause.phrases.covering(first)
        if phrase is None or colon + 1 >= len(units) or units[-1].word == "؟":
            return
        if phrase.first == first and phrase.prep:
            return
        last = clause.group(phrase)[-1].last
        between = self._without_brackets(units[last + 1 : colon])
        if last >= colon or phrase.first < first or not self._is_setting_of(between):
            return
        ends = tuple(end for end in self._named(clause.group_ends(phrase)) if self._heads(end, colon + 1))
        if ends:
            self.speakers = ends
            clause.discourse.speakers = clause.discourse.subject = ends
            sure = 0.65 if between else 0.8
            line = self._line() if clause.are_persons(ends) else clause.sentence.span
            self._floor = clause.discourse.floor = Floor(ends, line)
            if line.end > clause.sentence.span.end:
                self._write(Opened(ends, line.start, None, sure, "speech:colon"), line.end)
            else:
                self._open.append(Opened(ends, line.start, None, sure, "speech:colon"))

    def _take_floor(self, floor: Floor) -> None:
        if self._clause.discourse.opens and floor.speakers:
            self._write(Opened(floor.speakers, floor.span.start, None, 0.75, "speech:turn"), floor.span.end)

    def _line(self) -> Span:
        """Return the sentence with what follows in its line."""
        here = self._clause.sentence.span
        end = self._clause.document.text.find("\n", here.end)
        return Span(here.start, max(here.end, end if end >= 0 else len(self._clause.document.text.rstrip())))

    def _heads(self, end: End, content: int) -> bool:
        """Whether who stands before a colon speaks: a place before one is often where the news is from."""
        units = self._clause.units[content:]
        if self._clause.words.has("utterance", units[0].word):
            return False  # "the ministry: a communiqué on …"
        if self._clause.document.entities[end.entity].type is not EntityType.GPE:
            return True
        readings = [form for unit in units[:_GAP] for form, _ in (*unit.speech, *unit.triggers)]
        return any(form.first_person for form in readings)

    @staticmethod
    def _without_brackets(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Return units without the brackets that open them (``فلان (الحزب): …``)."""
        if units and units[0].word == "(":
            close = next((at for at, unit in enumerate(units) if unit.word == ")"), -1)
            return units[close + 1 :]
        while units and units[0].kind is Kind.SIGN:
            units = units[1:]
        return units

    def _is_flash(self, unit: Unit) -> bool:
        """Whether a word or a sign only announces a headline (``عاجل |``)."""
        return unit.kind is Kind.SIGN or self._clause.words.has("flash", unit.word)

    def _is_setting_of(self, between: tuple[Unit, ...]) -> bool:
        """Whether the words before a colon only say to whom or where one spoke (``فلان لقناة كذا: …``)."""
        if not between:
            return True
        return (
            between[0].case == "ل"
            or between[0].word == "من"
            or self._clause.words.has("circumstance", between[0].word)
        ) and not any(unit.finite or unit.ends_clause or unit.word in {"،", ","} for unit in between)
