"""Lines that a name opens with a colon: headlines, tickers, talks written down."""

from __future__ import annotations

from collections.abc import Iterable

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.quotations import Opened
from synpol_desktop.extraction.relating.signs import COMMAS, DASHES
from synpol_desktop.extraction.relating.statements import StatementKeeper
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.voices import Floor

_HEAD_REACH = 24
_BESIDE = 80
"""Letters beside a name in which its office stands."""
_GAP = 3
_LONGEST_TOPIC = 5
_OURS = (
    "تنا",
    "دنا",
    "اتنا",
    "ياتنا",
    "شنا",
    "وفنا",
    "قفنا",
)  # our policy, our answer, our priorities, our army
_LONGEST_BYLINE = 3
_PAIR = 2
_OFFICE_REACH = 8
_ON = "علي"
_SHORTEST_VERB = 3
_APPOSED = COMMAS | DASHES | {"|"}


class HeadingReader(StatementKeeper):
    """Reads ``فلان: …`` at the beginning of a line."""

    heading_to = -1
    """The colon of a heading, before which no participle tells anything of its own."""

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
        asks = units[-1].word == "؟" and bool(clause.document.text[: clause.sentence.span.start].strip())
        if colon - first > 1 and colon + 1 < len(units) and not asks:
            unknown = phrase is None or not clause.are_persons(phrase.ends)
            nobody = self._names_no_person(first, colon)
            holder = self._office_holder(first, colon, loosely=unknown) if nobody else None
            if holder is not None:
                self.speakers = clause.discourse.speakers = (holder,)
                self._open.append(Opened((holder,), clause.sentence.span.start, None, 0.65, "speech:colon"))
                return
        if colon + 1 >= len(units) or asks:
            return
        self._headed_behind(colon)
        if phrase is None:
            return
        if phrase.first == first and phrase.prep:
            return
        last = clause.group(phrase)[-1].last
        between = self._without_brackets(units[last + 1 : colon])
        apposed = last + 1 < colon and self._is_apposed(units[last + 1 : colon])
        if last >= colon or phrase.first < first or not (apposed or self._is_setting_of(between)):
            return
        office = phrase.kind is Denotes.OFFICE
        heads = self._named(clause.group_ends(phrase))
        ends = tuple(end for end in heads if self._heads(end, colon + 1))
        if office:
            ends = heads if clause.are_persons(heads) or self._speaks_for(first) else ()
        if units[-1].word == "؟" and not clause.are_persons(ends):
            return  # "the crisis of the state: what next?"
        if ends:
            self.heading_to = colon
            line = self._line() if clause.are_persons(ends) else clause.sentence.span
            self._give_floor(ends, 0.65 if between else 0.8, line)

    def _headed_behind(self, colon: int) -> None:
        """Read a name before a colon in the second half of a headline (``الدولة ترفض، والحزب: لن نسكت``)."""
        clause = self._clause
        units = clause.units
        phrase = clause.phrases.covering(colon - 1)
        if phrase is None or not phrase.linked or phrase.prep or phrase.first < _PAIR:
            return
        if units[phrase.first - 1].word not in COMMAS or units[-1].ends_clause:
            return
        ends = tuple(end for end in self._named(phrase.ends) if self._heads(end, colon + 1))
        start = units[phrase.first].span.start
        self._write(Opened(ends, start, None, 0.6, "speech:colon"), clause.sentence.span.end)

    def _speaks_for(self, first: int) -> bool:
        """Whether a heading begins with those who speak for a body, not with one who leads it."""
        opens = self._clause.units[first]
        leads = opens.role is not None and opens.role.relation is RelationType.HEADS
        return not leads or self._clause.words.has("plural_role", opens.word)

    def _is_apposed(self, behind: tuple[Unit, ...]) -> bool:
        """Whether an office stands behind a name and a comma or a dash (``فلان، رئيس الهيئة: …``)."""
        office = len(behind) > 1 and (
            behind[1].role is not None or behind[1].word in self._clause.words.titles
        )
        plain = not any(unit.ends_clause or (unit.finite and unit.role is None) for unit in behind)
        return behind[0].word in _APPOSED and office and plain

    def _give_floor(self, ends: tuple[End, ...], sure: float, line: Span) -> None:
        """Let somebody speak a line."""
        clause = self._clause
        self.speakers = ends
        clause.discourse.speakers = clause.discourse.subject = ends
        self._floor = clause.discourse.floor = Floor(ends, line)
        if line.end > clause.sentence.span.end:
            self._write(Opened(ends, line.start, None, sure, "speech:colon"), line.end)
        else:
            self._open.append(Opened(ends, line.start, None, sure, "speech:colon"))

    def _names_no_person(self, first: int, colon: int) -> bool:
        """Whether an office opens a line and nobody is named before its colon."""
        clause = self._clause
        opens = clause.units[first]
        office = opens.role is not None or opens.word in clause.words.titles
        entities = clause.document.entities
        named = clause.document.mentions_in(clause.sentence.cover(first, colon))
        return office and all(entities[each.entity].type is not EntityType.PER for each in named)

    def _office_holder(self, first: int, colon: int, *, loosely: bool) -> End | None:
        """Return the person beside whose name the words of an office stand anywhere in the document.

        ``loosely``: other words may part them there.
        """
        clause = self._clause
        document = clause.document
        here = clause.sentence.cover(first, colon - 1)
        wanted = _bare(token.folded for token in document.tokens_in(here))
        for mention in document.mentions:
            person = document.entities[mention.entity].type is EntityType.PER
            if not person or clause.sentence.span.contains(mention.span):
                continue
            first, last = mention.span.start, mention.span.end
            sides = ((max(0, first - _BESIDE), first), (last, min(len(document.text), last + _BESIDE)))
            words = [
                _bare(token.folded for token in document.tokens_in(Span(*side))) if side[0] < side[1] else []
                for side in sides
            ]
            if len(wanted) > 1 and wanted in (words[0][-len(wanted) :], words[1][: len(wanted)]):
                return End(mention.entity, here)
            if len(wanted) > 1 and loosely and _in_order(wanted, words[0][-_OFFICE_REACH:]):
                return End(mention.entity, here)
        return None

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
        person = self._clause.document.entities[end.entity].type is EntityType.PER
        if self._clause.words.has("utterance", units[0].word) and not person:
            # "the state: his remarks are void", but "the ministry: a communiqué on …"
            return len(units) > 1 and units[1].mention is not None and not units[1].case
        if self._clause.document.entities[end.entity].type is not EntityType.GPE:
            return True
        readings = [form for unit in units[:_GAP] for form, _ in (*unit.speech, *unit.triggers)]
        declares = any(self._clause.words.has("declares", unit.word) for unit in units[:_LONGEST_TOPIC])
        ours = any(unit.kind is Kind.WORD and unit.whole.endswith(_OURS) for unit in units)
        told = len(units) > _LONGEST_BYLINE and units[0].kind is Kind.WORD
        abroad = len(units) > _LONGEST_BYLINE and self._is_about_a_state(end, units)
        return (
            declares
            or ours
            or abroad
            or self._ends_quoted(units)
            or (told and self._is_government(end))
            or any(form.first_person for form in readings)
        )

    def _is_about_a_state(self, end: End, units: tuple[Unit, ...]) -> bool:
        """Whether words behind a colon begin with another state, or what it has to do (``على الدولة``)."""
        must = units[0].whole == _ON
        mention = units[1].mention if must else units[0].mention
        clause = self._clause
        if mention is None or mention.entity == end.entity:
            return False
        state = clause.document.entities[mention.entity].type is EntityType.GPE
        strikes = any(
            trigger.type is RelationType.ASSAULT for unit in units[:_GAP] for _, trigger in unit.triggers
        )
        return state and (must or not (strikes or clause.is_settlement(mention.entity)))

    def _ends_quoted(self, units: tuple[Unit, ...]) -> bool:
        """Whether a headline ends with words in quotation marks that are no name."""
        marks = [at for at, unit in enumerate(units) if self._clause.words.has("quote", unit.word)]
        if len(marks) < _PAIR or marks[-1] != len(units) - 1 or marks[-2] < _PAIR:
            return False
        inside = units[marks[-2] + 1 : marks[-1]]
        return bool(inside) and not any(unit.mention for unit in inside)

    def _is_government(self, end: End) -> bool:
        """Whether a state is called by its capital, which stands for its government."""
        document = self._clause.document
        here = document.mention_at(end.span.start)
        return here is not None and folded(here.span.of(document.text)) != folded(
            document.entities[end.entity].name
        )

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

    def _is_deed_of(self, between: tuple[Unit, ...]) -> bool:
        """Whether a headline tells what somebody does before it quotes him (``فلان يستقيل: …``)."""
        verb = between[0]
        present = any(form.shape is Shape.PRESENT for form, _ in (*verb.triggers, *verb.speech))
        plain = not any(unit.ends_clause or unit.word in COMMAS for unit in between)
        return plain and not verb.speech and (present or self._is_present(verb))

    @staticmethod
    def _is_present(unit: Unit) -> bool:
        """Whether a word that no table knows looks like a verb in the present."""
        return (
            unit.kind is Kind.WORD
            and unit.word[0] in "يت"
            and len(unit.word) > _SHORTEST_VERB
            and not unit.case
        )

    def _is_setting_of(self, between: tuple[Unit, ...]) -> bool:
        """Whether words before a colon only say to whom, where or how one spoke (``لقناة كذا: …``)."""
        if not between:
            return True
        first, words = between[0], self._clause.words
        setting = (
            first.case == "ل"
            or (first.whole.startswith("ل") and first.whole[1:2].isascii())
            or first.word == "من"
            or any(words.has(kind, first.word) for kind in ("circumstance", "before_colon"))
            or (first.kind is Kind.WORD and first.word.startswith("ال") and len(between) == 1)
            or any(form.shape is Shape.PARTICIPLE for form, _ in first.speech)
        )
        return self._is_deed_of(between) or (
            setting
            and not any(
                (unit.finite and not (words.has("preposition", unit.word) or unit is first))
                or unit.ends_clause
                or unit.word in COMMAS
                for unit in between
            )
        )


def _in_order(words: list[str], others: list[str]) -> bool:
    """Whether words stand in the same order among others, which may say more between them."""
    rest = iter(others)
    return all(word in rest for word in words)


def _bare(words: Iterable[str]) -> list[str]:
    """Return words without their articles; signs are left out."""
    return [word.removeprefix("ال") for word in words if word[0].isalnum()]
