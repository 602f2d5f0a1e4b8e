"""Who belongs to a body or guarantees a track."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind

_FEWEST = 2
_GROUP_REACH = 9

_OF_WHOM = frozenset({"من", "عن"})
_NEXT = 4
_LONGEST_LIST = 24
_DESCRIBED = 8
_OPENS = COMMAS | {"(", "–", "-"}


class MembershipReader(TieWriter):
    """Reads the words that introduce members."""

    def _standing(self, place: int, kind: str) -> None:
        """Read ``الدول الضامنة لمسار … (أ وب)``, ``بصفة مراقبين``: they belong to the track."""
        clause = self._clause
        event = next((found for at in range(place + 1, place + 4) if (found := self._event_at(at))), None)
        event = event or self._event_before(place, last=True) or self._events.last
        if event is None:
            return
        for end in self._listed_after(place) or self._listed_before(place):
            role = clause.units[place].span.of(clause.document.text)
            self._write(RelationType.MEMBER_OF, end, event, None, 0.7, kind, role=role)

    def _listed_after(self, place: int) -> list[End]:
        units = self._clause.units
        for at in range(place + 1, min(len(units), place + 6)):
            if units[at].word in {"(", ":"} or self._clause.words.has("they_are", units[at].word):
                phrase = self._clause.phrases.covering(at + 1)
                return self._enclosed(phrase) if phrase is not None else []
            phrase = self._clause.phrases.covering(at)
            if phrase is not None and self._event_at(at) is None:
                states = all(self._kind(end) is EntityType.GPE for end in phrase.ends)
                return self._enclosed(phrase) if phrase.bare and phrase.ends and states else []
        return []

    def _listed_before(self, place: int) -> tuple[End, ...]:
        clause = self._clause
        for at in range(place - 1, max(-1, place - 5), -1):
            phrase = clause.phrases.covering(at)
            if phrase is not None and phrase.ends and self._event_at(at) is None:
                return clause.group_ends(clause.leader(phrase))
            if clause.units[at].finite:
                break
        return ()

    def _enclosed(self, phrase: Phrase) -> list[End]:
        """Return the ends of a list up to the bracket that closes it."""
        ends: list[End] = []
        for member in self._clause.group(phrase):
            ends.extend(self._clause.ends(member))
            following = self._clause.units[member.last + 1 : member.last + 2]
            if following and following[0].word in {")", "،"}:
                break
        return ends

    def _includes(self, place: int) -> None:
        """Read ``تضم المنصة فلاناً وفلاناً``: what is listed is a member of the subject."""
        clause = self._clause
        unit = clause.units[place]
        phrases = [p for p in clause.phrases.items if p.first > place and p.ends]
        apart = place > 1 and clause.units[place - 1].word in COMMAS and unit.word.startswith("ال")
        before = clause.phrases.covering(place - 1 - apart)
        if clause.words.has("relative", clause.units[place - 1].word if place else ""):
            comma = place > 1 and clause.units[place - 2].word in COMMAS
            before = clause.phrases.covering(place - 2 - comma)
        if before is None and self._says_what(place):
            before = clause.phrases.covering(place - 3)
        if before is None or not before.ends:
            before = self._described(place) or before
        if before is not None and before.ends and not unit.conjunction:
            whole, members = before.ends[-1], phrases[:1]
        elif len(phrases) >= 2 and phrases[0].first == place + 1 and not phrases[1].linked:
            whole, members = phrases[0].ends[-1], phrases[1:2]
        else:
            return
        made_of = clause.words.has("made_of", unit.word)  # "consists of", "made up of"
        if (
            not members
            or members[0].first - place > 9
            or not (members[0].prep in ({"", "من"} if made_of else {""}) or self._seated(place, members[0]))
            or self._is_meeting(place)
        ):
            return
        for end in clause.group_ends(members[0]):
            self._write(RelationType.MEMBER_OF, end, whole, unit.span, 0.66, "inclusion")
        for phrase in phrases if members[0].prep else ():
            near = phrase.first > members[0].last and phrase.first - members[0].last <= _NEXT
            if near and phrase.prep == members[0].prep and self._seated(members[0].last, phrase):
                for end in clause.group_ends(phrase):
                    self._write(RelationType.MEMBER_OF, end, whole, unit.span, 0.66, "inclusion")

    def _are_members(self, place: int) -> None:
        """Read ``المجموعة المصغرة، وهي فلانية وفلانية``: two or more behind a body are who it is made of."""
        clause = self._clause
        before = clause.phrases.covering(place - 1 - (clause.units[place - 1].word in COMMAS))
        first = clause.phrases.covering(place + 1)
        if place == 0 or before is None or first is None or not before.ends or first.first != place + 1:
            return
        members, body = clause.group_ends(first), before.ends[-1]
        named = first.kind is Denotes.NAME and before.kind is Denotes.NAME
        if not named or len(members) < _FEWEST or self._kind(body) is not EntityType.ORG:
            return
        if all(self._kind(end) is EntityType.ORG or self._is_state(end) for end in members):
            for end in members:
                self._write(
                    RelationType.MEMBER_OF, end, body, clause.units[place].span, 0.66, "made of a list"
                )

    def _with_members(self, place: int) -> None:
        """Read ``اللجنة برئاسة فلان وعضوية فلان وفلان``: they belong to the body named before."""
        clause = self._clause
        behind = next((p for p in clause.phrases.items if p.first > place), None)
        before = (p for p in reversed(clause.phrases.items) if p.last < place and p.ends)
        body = next((p for p in before if self._kind(p.ends[-1]) is EntityType.ORG), None)
        if behind is None or body is None or behind.first - place > _NEXT:
            return
        if any(unit.finite for unit in clause.units[body.last + 1 : place]):
            return
        for end in clause.group_ends(behind):
            self._write(
                RelationType.MEMBER_OF, end, body.ends[-1], clause.units[place].span, 0.66, "membership"
            )

    def _described(self, place: int) -> Phrase | None:
        """Return the body that is said to be what a verb describes (``الجبهة، وهي تحالف من نقابات يضم``)."""
        clause, units = self._clause, self._clause.units
        for at in range(place - 1, max(1, place - _DESCRIBED), -1):
            unit = units[at]
            if clause.words.has("they_are", unit.whole):
                plain = units[at + 1].kind is Kind.WORD and not units[at + 1].word.startswith("ال")
                return clause.phrases.covering(at - 1 - (units[at - 1].word in COMMAS)) if plain else None
            told = unit.finite and not clause.words.has("they_are", units[at - 1].whole)  # not تحالف
            if unit.kind is not Kind.WORD or told or unit.conjunction:
                return None
        return None

    def _says_what(self, place: int) -> bool:
        """Whether an indefinite noun before a word says what a body is (``الإطار (تجمع يضم``)."""
        if place < 3:
            return False
        sign, noun = self._clause.units[place - 2], self._clause.units[place - 1]
        return (
            sign.word in _OPENS and noun.kind is Kind.WORD and not (noun.case or noun.word.startswith("ال"))
        )

    def _seated(self, place: int, members: Phrase) -> bool:
        """Whether people of a body stand behind a word (``تضم خبراء من الدولة وأعضاء من الحزب``)."""
        if members.prep not in _OF_WHOM or members.gap:
            return False
        return any(
            self._clause.words.has("members", unit.word)
            or (unit.role is not None and unit.role.relation is not RelationType.HEADS)
            for unit in self._clause.units[place + 1 : members.first]
        )

    def _is_meeting(self, place: int) -> bool:
        """Whether it is a meeting that has people in it (``اجتماع ضم ممثلين عن الحزب``)."""
        relative = self._clause.words.has("relative", self._clause.units[place - 1].word)
        unit = self._clause.units[max(place - 1 - relative, 0)]
        return unit.mention is None and any(trigger.type.symmetric for _, trigger in unit.triggers)

    def _bracketed(self, place: int) -> None:
        """Read ``الرباعية (فلانية وفلانية)``: two or more of one sort in brackets are members of the body."""
        clause = self._clause
        body, first = clause.phrases.covering(place - 1), clause.phrases.covering(place + 1)
        if body is None or first is None or not body.ends or self._kind(body.ends[-1]) is not EntityType.ORG:
            return
        members = self._in_brackets_from(place)
        kinds = {self._kind(end) for end in members}
        if len(members) < _FEWEST or len(kinds) != 1 or not kinds <= {EntityType.GPE, EntityType.ORG}:
            return
        for end in members:
            self._write(RelationType.MEMBER_OF, end, body.ends[-1], None, 0.66, "in brackets")

    def _in_brackets_from(self, place: int) -> list[End]:
        """Return all that is listed between brackets, none where anything else stands there."""
        ends: list[End] = []
        for at in range(place + 1, min(len(self._clause.units), place + _LONGEST_LIST)):
            unit = self._clause.units[at]
            if unit.word == ")":
                return ends
            if unit.mention is not None:
                ends.append(self._end(at))
            elif unit.word not in COMMAS and not self._clause.words.has("linking", unit.word):
                return []
        return []

    def _examples(self, place: int) -> None:
        """Read ``قادة في الحزب، بينهم فلان وفلان``: examples of a group of a body are members of it."""
        clause = self._clause
        first = clause.phrases.covering(place + 1)
        apart = first is not None and first.first == place + 1
        if first is None or first.prep not in ({"", "بين", "من"} if apart else {"من"}):
            return
        for at in range(place - 1, max(-1, place - _GROUP_REACH), -1):
            if clause.units[at].ends_clause:
                return
            if clause.units[at].mention is None or self._kind(self._end(at)) is not EntityType.ORG:
                continue
            around = clause.units[max(0, at - 3) : place]
            if any(clause.words.has("members", unit.word) for unit in around):
                trigger = clause.units[place].span
                for end in clause.group_ends(first):
                    self._write(RelationType.MEMBER_OF, end, self._end(at), trigger, 0.6, "example")
            return

    def _component(self, place: int) -> None:
        """Read ``وهما من مكونات الهيئة``: the list before is a member of the body behind."""
        clause = self._clause
        body = clause.phrases.covering(place + 1)
        before = clause.units[place - 1].word if place else ""
        if body is None or not body.ends or (clause.words.has("preposition", before) and before != "من"):
            return
        for at in range(place - 1, max(-1, place - 8), -1):
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                leader = clause.leader(phrase)
                for end in clause.group_ends(leader):
                    trigger = clause.units[place].span
                    self._write(RelationType.MEMBER_OF, end, body.ends[0], trigger, 0.8, "component")
                return
