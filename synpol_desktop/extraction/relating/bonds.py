"""Bonds that small words tie: what somebody belongs to, for whom he speaks, who sponsors an event."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.membership import MembershipReader
from synpol_desktop.extraction.relating.office_title import MINISTER
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.presiding import PresidingReader
from synpol_desktop.extraction.relating.signs import PAUSES
from synpol_desktop.extraction.relating.units import Kind, Unit

_PRONOUNS = ("ه", "ها")
_SPONSORED = frozenset({EntityType.EVENT, EntityType.LAW})
_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_WHOLES = frozenset({EntityType.ORG, EntityType.EVENT})
_NEAR = 9
_OF = "من"
_IN = frozenset({"في", "ب"})
_ON_BEHALF = "عن"
_FROM = frozenset({"من", "عن"})
_FAR = 14


@cache
def telling() -> frozenset[str]:
    """Return the words that may tie."""
    classes = lexicon().classes
    tying = ("auspices", "they_are", "mouth", "joins", "led_by", "seat", "one_of")
    return _FROM.union(*(classes[kind] for kind in tying))


class BondReader(MembershipReader, PresidingReader):
    """Reads words that tie the actors of a sentence to its events, accords and bodies."""

    def _bond(self, place: int) -> None:
        """Read the word at a unit, if it is one of these."""
        clause = self._clause
        unit, has = clause.units[place], clause.words.has
        if unit.whole not in telling() and unit.word not in telling():
            return
        if has("auspices", unit.whole):
            self._sponsored(place)
        elif has("they_are", unit.whole):
            self._is_of(place)
            self._are_members(place)
            self._is_seated(place)
        elif "seat" in unit.kinds:
            self._is_seated(place - 1)
        elif "one_of" in unit.kinds:
            self._and_one_of(place)
            self._one_of(place)
        elif "mouth" in unit.kinds:
            self._speaks_for(place)
        elif "joins" in unit.kinds and place:
            self._joined_by(place)
        elif "led_by" in unit.kinds and place and "relative" in clause.units[place - 1].kinds:
            self._led_by(place)
        elif unit.word in _FROM and not unit.conjunction:
            self._comes_from(place)

    def _sponsored(self, place: int) -> None:
        """Read ``برعاية الدولة``: it backs the event or the accord named last before."""
        clause = self._clause
        phrase = clause.phrases.covering(place + 1) or clause.phrases.covering(place + 2)
        if phrase is None or phrase.first - place > 2 or phrase.kind is Denotes.UNNAMED:
            return
        for at in range(place - 1, max(-1, place - _FAR), -1):
            mention = clause.units[at].mention
            if clause.units[at].ends_clause:
                return
            if mention is not None and clause.document.entity_of(mention).type in _SPONSORED:
                target = End(mention.entity, mention.span)
                for end in clause.group_ends(phrase):
                    self._write(RelationType.SUPPORT, end, target, clause.units[place].span, 0.6, "auspices")
                return

    def _is_of(self, place: int) -> None:
        """Read ``، وهو أحد أحزاب التحالف``, ``، وهي من قيادات الحزب``: who is described belongs to it."""
        clause = self._clause
        units = clause.units
        before = clause.phrases.covering(place - 2 if units[place - 1].word in PAUSES else place - 1)
        if place == 0 or before is None or not before.ends or before.kind is Denotes.UNNAMED:
            return
        following = units[place + 1 : place + 2]
        if not following or not (following[0].word == _OF or "one_of" in following[0].kinds):
            return
        for at in range(place + 2, min(len(units), place + 5)):
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                whole = phrase.ends[:1]
                if at == phrase.first and whole and self._kind(whole[0]) is EntityType.ORG:
                    trigger = units[place + 1].span
                    kind = self._belonging(before.ends[0], place + 2, phrase.last)
                    self._write(kind, before.ends[0], whole[0], trigger, 0.7, "one of")
                return
            if units[at].kind is not Kind.WORD or "belonging" not in units[at].kinds:
                return

    def _is_rank(self, unit: Unit) -> bool:
        """Whether a word is a title that says what somebody is in a body (``العميد فلان من الحرس``)."""
        return unit.role is not None and unit.role.bound

    def _belonging(self, part: End, first: int, last: int) -> RelationType:
        """Return how a formation, which is part of a body, or another member belongs to it."""
        words = self._clause.units[first:last]
        if any("envoys" in unit.kinds for unit in words):
            return RelationType.REPRESENTS
        formed = any("formation" in unit.kinds for unit in words)
        return (
            RelationType.PART_OF if formed and self._kind(part) is EntityType.ORG else RelationType.MEMBER_OF
        )

    def _one_of(self, place: int) -> None:
        """Read ``الحركة، أكبر أحزاب التحالف``: the body before is one of those of the body behind."""
        clause, units = self._clause, self._clause.units
        before = clause.phrases.covering(place - 2 if units[place - 1].word in PAUSES else place - 1)
        behind = clause.phrases.covering(place + 2)
        if place == 0 or before is None or behind is None or not before.ends or not behind.ends:
            return
        many = units[place + 1].word
        belongs = clause.words.has("belonging", many) or clause.words.has("members", many)
        named = before.kind is Denotes.NAME and self._kind(before.ends[-1]) in _BODIES
        if belongs and named and behind.first == place + 2 and self._kind(behind.ends[0]) is EntityType.ORG:
            part = before.ends[-1]
            kind = self._belonging(part, place + 1, place + 2)
            self._write(kind, part, behind.ends[0], units[place + 1].span, 0.68, "one of")

    def _is_seated(self, place: int) -> None:
        """Read ``الدولتان، وهما عضوان في المجلس``, ``الدولة، العضو في المجلس``."""
        clause, units = self._clause, self._clause.units
        if place < 0 or place + 2 >= len(units) or "seat" not in units[place + 1].kinds:
            return
        here = place if clause.words.has("they_are", units[place].whole) else place + 1
        before = clause.phrases.covering(here - 2 if units[here - 1].word in PAUSES else here - 1)
        body = next((at for at in range(place + 2, min(len(units), place + 6)) if units[at].mention), None)
        if before is None or not before.ends or body is None:
            return
        if not any(_IN & {unit.word, unit.case} for unit in units[place + 2 : body + 1]):
            return  # "a founding member of", "a non-permanent member of": in it
        whole = self._end(body)
        for end in clause.group_ends(clause.leader(before)) if self._kind(whole) is EntityType.ORG else ():
            self._write(RelationType.MEMBER_OF, end, whole, units[place + 1].span, 0.7, "seat")

    def _and_one_of(self, place: int) -> None:
        """Read ``فلان، وكيل المحافظة وأحد مشايخ القبيلة``: who is named before belongs to it."""
        clause, units = self._clause, self._clause.units
        begins = bool(units[place].conjunction) or (place > 0 and units[place - 1].word in PAUSES)
        if not begins or place + 2 >= len(units) or units[place].case:
            return
        plural = units[place + 1]
        belongs = "belonging" in plural.kinds or "members" in plural.kinds
        if not belongs and (plural.role is None or plural.role.relation is not RelationType.MEMBER_OF):
            return
        body = next((at for at in range(place + 2, min(len(units), place + 4)) if units[at].mention), None)
        named = [p for p in clause.phrases.items if p.last < place and p.kind is Denotes.NAME and p.bare]
        if body is None or not named or not clause.are_persons(named[-1].ends):
            return
        if self._kind(self._end(body)) is EntityType.ORG and place - named[-1].last <= _NEAR:
            trigger = units[place + 1].span
            self._write(RelationType.MEMBER_OF, named[-1].ends[0], self._end(body), trigger, 0.65, "one of")

    def _is_own_minister(self, place: int) -> bool:
        """Whether a body speaks by its minister, who heads a part of it (``لسان وزير دفاعها``)."""
        titles = self._clause.units[place + 1 : place + 3]
        role = titles[0].role if titles else None
        return role is not None and role.word == MINISTER and titles[-1].word.endswith(_PRONOUNS)

    def _speaks_for(self, place: int) -> None:
        """Read ``نفت الحركة على لسان عضوها فلان``: by whose mouth a body speaks represents it."""
        clause = self._clause
        if place < 2 or clause.units[place - 1].word != "علي":
            return
        person = next((p for p in clause.phrases.items if p.first > place and p.ends), None)
        body = next(
            (
                phrase
                for phrase in reversed(clause.phrases.items)
                if phrase.last < place and phrase.bare and phrase.ends and phrase.kind is Denotes.NAME
            ),
            None,
        )
        if (
            person is None
            or body is None
            or person.first - place > _NEAR
            or not clause.are_persons(person.ends)
        ):
            return
        medium = any("medium" in unit.kinds for unit in clause.units[body.first - 1 : body.last + 1])
        if self._kind(body.ends[0]) in _BODIES and not medium:
            owned = [clause.words.possessed.get(unit.word) for unit in clause.units[place : person.last]]
            kind = next((each.role.relation for each in owned if each), RelationType.REPRESENTS)
            if self._is_own_minister(place):
                kind = RelationType.HEADS
            trigger = clause.units[place].span
            self._write(kind, person.ends[0], body.ends[0], trigger, 0.6, "by the mouth of")

    def _is_sent(self, place: int) -> bool:
        """Read ``العقيد فلان، من وفد الجيش``: whoever a body sends belongs to it."""
        clause, units = self._clause, self._clause.units
        if place < 2 or place + 2 >= len(units) or units[place - 1].word not in PAUSES:
            return False
        person, body = clause.phrases.covering(place - 2), clause.phrases.covering(place + 2)
        if person is None or body is None or "sent" not in units[place + 1].kinds:
            return False
        if not clause.are_persons(person.ends) or not body.ends or self._kind(body.ends[0]) not in _BODIES:
            return False
        trigger = units[place + 1].span
        self._write(RelationType.MEMBER_OF, person.ends[0], body.ends[0], trigger, 0.66, "sent by")
        return True

    def _joined_by(self, place: int) -> None:
        """Read ``الجبهة التي تنضوي تحتها الحركة``: who is named behind belongs to what is named before."""
        clause = self._clause
        whole, part = self._whole_before(place), None
        at = place + 1
        if whole is not None and at < len(clause.units) and clause.units[at].word.endswith(_PRONOUNS):
            part = clause.phrases.covering(at + 1)
        if whole is None or part is None or not whole.ends or self._kind(whole.ends[-1]) not in _WHOLES:
            return
        if part.prep or part.first != at + 1:
            return
        for end in clause.group_ends(part):
            self._write(
                RelationType.MEMBER_OF, end, whole.ends[-1], clause.units[place].span, 0.7, "joined by"
            )

    def _whole_before(self, place: int) -> Phrase | None:
        """Return what a relative clause is about, or ``وهي إطار`` and a clause without a relative."""
        clause, units = self._clause, self._clause.units
        if "relative" in units[place - 1].kinds:
            return clause.phrases.covering(place - 2)
        if place < 3 or not clause.words.has("they_are", units[place - 2].whole):
            return None
        return clause.phrases.covering(place - (4 if units[place - 3].word in PAUSES else 3))

    def _led_by(self, place: int) -> None:
        """Read ``التحالف الذي تقوده الدولة``: what leads others belongs to them."""
        clause = self._clause
        before, part = clause.phrases.covering(place - 2), clause.phrases.covering(place + 1)
        whole = before.ends[-1] if before is not None and before.ends else None
        if whole is None or self._kind(whole) is not EntityType.ORG:
            whole = self._coalition_before(place)
        if whole is None or part is None or not part.ends or part.prep or part.first != place + 1:
            return
        if self._kind(whole) is EntityType.ORG and self._kind(part.ends[0]) in _BODIES:
            trigger = clause.units[place].span
            self._write(RelationType.MEMBER_OF, part.ends[0], whole, trigger, 0.66, "led by")

    def _comes_from(self, place: int) -> None:
        """Read ``الباحث فلان من المعهد``, ``النائب فلان عن الحزب``, ``وقع عن الحركة فلان``."""
        clause = self._clause
        if clause.units[place].word == _OF and self._is_sent(place):
            return
        body = clause.phrases.covering(place + 1)
        if place == 0 or body is None or body.first != place + 1 or len(body.ends) != 1:
            return
        if body.kind is not Denotes.NAME or self._kind(body.ends[0]) is not EntityType.ORG:
            return
        person = clause.phrases.covering(place - 1)
        trigger = clause.units[place].span
        if person is not None and clause.are_persons(person.ends):
            heads = clause.units[max(0, person.first - 1) : person.last]
            known = any("expert" in unit.kinds or self._is_rank(unit) for unit in heads)
            if known or (clause.units[place].word == _OF and self._is_headed(place + 1, "party")):
                self._write(RelationType.MEMBER_OF, person.ends[0], body.ends[0], trigger, 0.7, "comes from")
        elif clause.units[place].word == _ON_BEHALF:
            behind = clause.phrases.after(body)
            signs = any("stands_for" in unit.kinds for unit in clause.units[:place])
            near = behind is not None and behind.first == body.last + 1 and not behind.linked
            if signs and near and behind is not None and not behind.prep and clause.are_persons(behind.ends):
                for end in clause.group_ends(behind):
                    self._write(RelationType.REPRESENTS, end, body.ends[0], trigger, 0.65, "on behalf")
