"""Sources named after what they said: ``وفق``, ``بحسب``, ``على حد قول``."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.found import FoundStatement
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.issuers import remember_issuer
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.quotations import Opened
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.statements import StatementKeeper
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_SOURCE_REACH = 6
_ADDRESSED = 2
_QUOTING = "نقلا"  # quoting


class SourceReader(StatementKeeper):
    """Reads attributions."""

    def source_after(self, place: int) -> bool:
        """Read ``وفق فلان``: what stands before in this sentence is that speaker's."""
        clause = self._clause
        units = clause.units
        at = place + 1
        while at < len(units) and at <= place + _SOURCE_REACH:
            unit = units[at]
            if any(form.shape.finite for form, _ in unit.speech) or unit.word in clause.words.resumed:
                if not self._opens_source(place, at):
                    return False
                self.read_to = at
                at += 1
                continue
            phrase = clause.described(at) or clause.phrases.covering(at)
            if phrase is not None:
                if phrase.kind is Denotes.DOCUMENT:
                    at = phrase.last + 1
                    continue
                if phrase.prep == "ل" and place < self.read_to and phrase.first - self.read_to <= _ADDRESSED:
                    at = phrase.last + 1  # whom it was said to
                    continue
                if phrase.kind is Denotes.UNNAMED and not self._open and self._leads(place):
                    self.by_unnamed = True
                if (
                    (phrase.prep in {"في", "بين"} and not self._behind_report(phrase))
                    or phrase.kind is Denotes.UNNAMED
                    or (unit.mention is None and not phrase.ends)
                ):
                    return False
                ends = self._named(clause.group_ends(phrase))
                if ends:
                    remember_issuer(clause, place, phrase.first - 1, ends)
                    self._by_source(ends, place, clause.group(phrase)[-1].last)
                return bool(ends)
            if unit.ends_clause or not self._is_of_report(unit):
                return False
            if clause.words.has("came", unit.word):
                self.read_to = at
            at += 1
        return False

    def _leads(self, place: int) -> bool:
        """Whether a source opens its sentence."""
        return all(unit.kind is Kind.SIGN for unit in self._clause.units[: max(0, place)])

    def _opens_source(self, place: int, at: int) -> bool:
        """Whether a verb tells of the source itself (``وفق ما قاله``, ``وفق تصريح أدلى به``)."""
        unit, before = self._clause.units[at], self._clause.units[at - 1]
        words = self._clause.words
        if before.word == "ما" or words.has("what", before.whole) or unit.whole in {"حسبما", "وفقما"}:
            return True
        issued = words.has("issuing", unit.word)  # "a report which the centre published"
        return at == place + 1 or issued or words.has("utterance", before.word)

    def _behind_report(self, phrase: Phrase) -> bool:
        """Whether a phrase says whose the text is that the source stands in (``ما جاء في بيان فلان``)."""
        before = self._clause.units[phrase.first - 1] if phrase.first else None
        return phrase.gap > 0 and before is not None and self._clause.words.has("report", before.word)

    def _is_of_report(self, unit: Unit) -> bool:
        """Whether a word may stand between ``وفق`` and who said it: a report, a title, a preposition."""
        words = self._clause.words
        if unit.kind is Kind.SIGN:
            return words.has("quote", unit.word)
        return (
            words.has("report", unit.word)
            or words.has("came", unit.word)
            or words.has("what", unit.whole)
            or words.has("issuing", unit.word)
            or words.has("back_reference", unit.whole)
            or words.has("preposition", unit.word)
            or words.has("delegation", unit.word)
            or unit.word.startswith("ال")
            or unit.word in words.titles
            or unit.dated
        )

    def _carries(self, place: int, source: Subject) -> bool:
        """Whether a source only carries what another said (``بحسب ما نقلته الوكالة``)."""
        verb = self._clause.units[self.read_to] if self.read_to > place else None
        carried = verb is not None and any(each.kind == "cite" for _, each in verb.speech)
        says = verb is not None and any(each.kind == "say" for _, each in verb.speech)
        words = self._clause.words
        says = says or (
            verb is not None and verb.word in words.resumed and not words.has("issuing", verb.word)
        )
        medium = self._is_medium(place, source) and not says
        return (carried and not self._clause.are_persons(source.ends)) or medium

    def _hands_on(self, place: int) -> bool:
        """Whether a source hands on what somebody named before said (``وفق ما نقلت عنه الوكالة``)."""
        behind = self._clause.units[self.read_to + 1 : self.read_to + 2] if self.read_to > place else ()
        return any("back_reference" in unit.kinds for unit in behind)

    def _by_source(self, ends: tuple[End, ...], place: int, last: int) -> None:
        clause = self._clause
        opens = place - 1 if clause.words.has("view", clause.units[place].word) else place
        leading = self._leads(opens)
        span = clause.units[place].span
        carries = self._carries(place, Subject(ends, last, 1.0, "source"))
        if carries and not leading and (self._open or self._hands_on(place)):
            return
        if self._open and self._open[-1].of_medium and clause.units[place].word == _QUOTING:
            self._open[-1] = replace(self._open[-1], speakers=ends, of_medium=False)
            self.speakers = clause.discourse.speakers = ends
            return
        if leading:
            self.speakers = ends
            clause.discourse.speakers = ends
            self._open.append(Opened(ends, clause.sentence.span.start, span, 0.75, "speech:source first"))
            return
        start = self._open[-1].start if self._open else clause.sentence.span.start
        before = place - 1 if self._open else 0
        while before > 0 and clause.units[before].word not in COMMAS:
            before -= 1
        for comma in range(before - 1, 0, -1):
            if clause.units[comma].word in COMMAS:
                start = max(start, clause.units[comma + 1].span.start)
                break
        end = clause.units[last].span.end
        clause.discourse.speakers = clause.discourse.speakers or ends
        for speaker in ends:
            self._ledger.statements.append(
                FoundStatement(speaker.entity, Span(start, end), span, 0.7, "speech:source last")
            )
