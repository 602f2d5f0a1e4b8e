"""A head noun with the nouns, adjectives and known names that define it one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.chains import (
    LONGEST_NAME,
    Chain,
    complement,
    goes_on,
    is_foreign,
    is_place_of,
    known_at,
    links,
)
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import Thing, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.ordinals import ordinal_at
from synpol_desktop.extraction.places import may_define
from synpol_desktop.extraction.shapes import is_adjective, is_feminine, may_qualify
from synpol_desktop.extraction.stateforms import TANWIN
from synpol_desktop.extraction.words import Reading, Word, normal


class Idafa:
    """The reading of one head noun with the chain behind it."""

    def __init__(self, words: Sequence[Word], first: int, reading: Reading) -> None:
        self.words = words
        self.first = first
        self.head = reading.form
        self.chain = Chain(first)
        self.opening = first + 1 + links(words, first + 1)
        self.named = False
        self.in_office = reading.form in lexicon().cues["bureau"]

    def read(self) -> Chain | None:
        """Return the chain, None where what follows is a body of its own."""
        words, at = self.words, self.opening
        while goes_on(words, at) and at - self.first < LONGEST_NAME and not self._opens(at):
            known = known_at(words, at, at == self.opening and self.opening > self.first + 1)
            if known is not None and not (at > self.opening and knowledge().state_of(words[at].form)):
                if self._is_of_its_own(*known, at):
                    return None
                if at > self.first + 1 and (known[1].type is EntityType.PER or self.chain.last > self.first):
                    break
                at = self._take_known(*known)
                if not at:
                    break
                continue
            if end := self._office_place(at) or (at if is_place_of(words, at) else 0):
                self.chain.last, self.chain.proper = end, True
                break
            if not self._takes(at):
                break
            at += 1
        if self.chain.last > self.first and not self.named and not self.chain.state:
            self._take_hind()
        return self.chain

    def _take_hind(self) -> None:
        """Take the head noun's adjectives behind what defines it: لجنة المال النيابية."""
        feminine, tables = is_feminine(self.head), lexicon()
        while goes_on(self.words, at := self.chain.last + 1) and not self._opens(at):
            form = self.words[at].form
            state = bool(knowledge().state_of(form))
            theirs = state and (self.chain.proper or self.head in tables.cues["press"])
            ends = form in tables.cues["generic"] or form in tables.cues["fresh"]
            written = self.words[at].token.text.endswith("ى")  # الفوضى is none
            if theirs or ends or written or not is_adjective(form, feminine):
                break
            self.chain.last, self.chain.state = at, self.chain.state or state

    def _opens(self, at: int) -> bool:
        return at != self.opening and self.words[at].opened

    def _is_of_its_own(self, match: Match, thing: Thing, at: int) -> bool:
        """Whether a known body behind the head noun is no part of its name: وفد الاتحاد الأوروبي."""
        if thing.type is not EntityType.ORG or at != self.first + 1:
            return False
        tables = lexicon()
        strong = tables.heads.get(self.head, False)
        headed = match.reading.form.removeprefix("ال") in tables.heads
        if self.head == _MISSION and headed and not self._goes_on_behind(match.last):
            return True  # رئيسة بعثة صندوق النقد
        if self.head in tables.cues["bloc"]:
            return False  # كتلة الاتحاد الوطني
        if strong and not headed:
            self.chain.same = thing.id  # كتلة دولة القانون, but not كتلة الاتحاد الوطني
            return False
        if self.head in tables.cues["troops"]:
            if match.reading.form.removeprefix("ال") in tables.cues["forcehead"]:
                self.chain.same = thing.id  # قوات الحرس الجمهوري are the guard itself
            return False
        return self.head not in tables.cues["annex"]

    def _goes_on_behind(self, last: int) -> bool:
        """Whether an adjective of the head noun, an aim or a place stands behind a known body in its name."""
        if complement(self.words, last, "")[1]:
            return True
        following = self.words[last + 1].form if goes_on(self.words, last + 1) else ""
        return is_adjective(following, is_feminine(self.head)) or following in lexicon().cues["naming"]

    def _take_known(self, match: Match, thing: Thing) -> int:
        """Take a known name; return where to go on, 0 where the name ends."""
        self.chain.last, self.chain.proper = match.last, True
        if thing.type is EntityType.ORG and self.head not in lexicon().cues["annex"]:
            return 0
        if thing.type is not EntityType.GPE:
            return match.last + 1
        self.chain.last = _own_adjective(self.words, match.last, self.head)
        return 0

    def _takes(self, at: int) -> bool:
        """Take a word into the chain if it may be a part of it."""
        word = self.words[at]
        if TANWIN in word.token.text:
            return False  # أمنت المؤسسة الخيرية خياماً
        office = at == self.first + 1 and self.in_office and word.form.startswith("ال")
        foreign = self.head in lexicon().cues["foreign"] and is_foreign(self.words, at)
        if not (office or foreign) and not self._defines(at):
            return False
        if at > self.opening and not foreign and word.form.startswith("ال") and not may_qualify(word.form):
            return False
        adjective = bool(knowledge().state_of(word.form.removeprefix("و")))
        if adjective and self.chain.last > self.first and self.head in lexicon().cues["press"]:
            return False  # صحيفة النهار اللبنانية
        if (self.chain.state and not adjective and not self.in_office) or (adjective and self.named):
            return False
        self.named = foreign and not word.form.startswith("ال")
        self.chain.state = self.chain.state or adjective
        self.chain.last = at
        return True

    def _defines(self, at: int) -> bool:
        """Whether a word may continue the name: a definite noun or adjective, or one joined by و."""
        tables, form = lexicon(), self.words[at].form
        following = self.words[at + 1].form if goes_on(self.words, at + 1) else ""
        if at == self.first + 1 and form in tables.cues["common"]:
            joined = following.startswith("وال") or is_adjective(following, is_feminine(self.head))
            if (not joined or self.head in tables.shy) and self.head not in tables.cues["ministry"]:
                return False
        if form.startswith("ال"):
            noun = form.removeprefix("ال") in tables.heads or form in tables.cues["title"]
            if at > self.opening and form in tables.cues["naming"]:
                return True  # لجنة الصياغة المشتركة
            if form in tables.roles and self.head in tables.cues["portal"]:
                return is_adjective(following, is_feminine(self.head))  # بوابة الوسيط الإخبارية
            return may_define(form) and (at == self.opening or not noun)
        if at == self.opening or form in tables.function or form in tables.cues["unfit"]:
            return False
        if not form.startswith("وال") or len(form) < 5 or form[1:] in tables.cues["generic"]:
            return False
        if form[1:] in tables.function or longest(self.words, at, Reading(1, normal(form[1:]))) is not None:
            return False  # كتيبة كذا والتي, مجلس كذا والأمم المتحدة
        if self.head in tables.cues["troops"] and not form.endswith(("ي", "يه")):
            return False  # قوات النظام والمسلحين are two
        body = form[3:] in tables.heads and (
            is_adjective(following, is_feminine(form)) or bool(ordinal_at(self.words, at + 1)[1])
        )
        return not body  # قوات العمالقة والمقاومة الوطنية are two

    def _office_place(self, at: int) -> int:
        """Return the last word of the place of an envoy's office (مكتب المبعوث الأممي إلى اليمن), else 0."""
        words = self.words
        if not self.in_office or at < self.first + 2 or at + 1 >= len(words):
            return 0
        if words[at].form not in lexicon().cues["posted"] or words[at + 1].stop:
            return 0
        match = longest(words, at + 1, Reading(0, normal(words[at + 1].form)))
        return match.last if match else 0


_MISSION = "بعثه"  # mission


def _own_adjective(words: Sequence[Word], last: int, head: str) -> int:
    """Return the place of the head noun's adjective behind a place's name: لجنة أطباء السودان المركزية."""
    at = last + 1
    if not goes_on(words, at) or not is_adjective(words[at].form, is_feminine(head)):
        return last
    cues = lexicon().cues
    form = words[at].form
    if form in cues["fresh"]:
        return last
    kinds = cues["scope"] | cues["adjective"] | cues["superlative"] | cues["localadj"]
    return at if form in kinds or form.removesuffix("ه") in kinds else last
