"""Organisations by their head noun: وزارة، حزب، هيئة … with the words that define it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.chains import (
    LONGEST_NAME,
    Chain,
    adjectives_end,
    complement,
    goes_on,
    is_place_of,
    known_at,
    links,
    may_define,
)
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.persons import called_after
from synpol_desktop.extraction.shapes import is_adjective, is_construct, is_feminine, may_qualify
from synpol_desktop.extraction.words import Reading, Word, normal


def organisations(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the organisations that head nouns begin."""
    heads = lexicon().heads
    for first, word in enumerate(words):
        if first and f"{words[first - 1].form}_{word.form}" in lexicon().cues["bound"]:
            continue  # مجلس إدارة
        for reading in word.readings:
            bare = reading.form[2:] if reading.form.startswith("ال") else reading.form
            if reading.form in heads or bare in heads:
                found = _body(words, first, reading)
                if found is not None:
                    yield found
                    break


def _body(words: Sequence[Word], first: int, reading: Reading) -> Candidate | None:
    """Return the head noun with the words that define it, if they make a name."""
    definite = reading.form.startswith("ال")
    chain = _adjectives(words, first, reading) if definite else _idafa(words, first, reading)
    if chain is None:
        return None
    head = reading.form.removeprefix("ال") if definite else reading.form
    last = chain.last
    if not chain.quoted and last > first and not _is_complete(words, first, reading, chain):
        last, aimed = complement(words, last, head)
        chain.aimed = chain.aimed or aimed
    length = last - first
    if not _is_name(words, first, reading, head, length, definite, chain):
        return None
    start = words[first].start(reading.prefix)
    end = words[last].end + (words[last].bracket and words[last].shut)
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    known = longest(words, first, reading)
    longer = known is not None and known.last < last and not chain.state
    longer = longer and words[last].form.endswith(("ي", "يه"))  # حزب النهضة العمالي
    sure = chain.proper or chain.aimed or longer or _holds_a_name(words, first + 1, last)
    rule = "quoted" if chain.quoted else "organisation_of" if sure else "organisation"
    return Candidate(first, last, start, end, EntityType.ORG, f"ORG:{comparable(name)}", rule)


def _holds_a_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words hold a name of the tables, also a weak one, which then is a part of theirs."""
    found = (longest(words, at, Reading(0, normal(words[at].form))) for at in range(first, last + 1))
    return any(match is not None and match.last <= last for match in found)


def _is_complete(words: Sequence[Word], first: int, reading: Reading, chain: Chain) -> bool:
    """Whether nothing more can belong to the name: the tables know it, or it is a state's body."""
    known = longest(words, first, reading)
    if known is not None and known.last >= chain.last and not known.names[0].weak:
        return True
    return chain.state and (reading.form,) in knowledge().bodies


def _quoted(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    at = first + 1
    if not goes_on(words, at) or not words[at].opened or words[at].form in lexicon().cues["channel"]:
        return None
    closing = _closing(words, at)
    if closing is None:
        return None
    feminine = is_feminine(reading.form)
    while goes_on(words, closing + 1) and is_adjective(words[closing + 1].form, feminine):
        form = words[closing + 1].form
        if form in lexicon().cues["generic"] or knowledge().state_of(form):
            break
        closing += 1  # كتلة "الوفاء" النيابية
    return Chain(closing, quoted=True)


def _adjectives(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a definite head noun with its adjectives: الحزب القومي التقدمي."""
    if (quoted := _quoted(words, first, reading)) is not None:
        return quoted
    last = adjectives_end(words, first + 1, reading.form)
    state = any(knowledge().state_of(word.form.removeprefix("و")) for word in words[first + 1 : last + 1])
    return Chain(last, state=state) if last > first else None


def _idafa(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a head noun with the nouns and names that define it: مجلس أمناء جامعة القرنة."""
    if (quoted := _quoted(words, first, reading)) is not None:
        return quoted
    chain = Chain(first)
    at = first + 1
    if people := _people(words, at):
        return Chain(people, aimed=True)
    if reading.form in lexicon().cues["namesake"] and (namesake := called_after(words, at)):
        return Chain(namesake, proper=True)
    linked = links(words, at)
    at += linked
    opening, named = at, False
    while goes_on(words, at) and at - first < LONGEST_NAME and (at == opening or not words[at].opened):
        word = words[at]
        known = known_at(words, at, at == opening and linked > 0)
        if known is not None and not (at > opening and knowledge().state_of(word.form)):
            match, thing = known
            if (
                thing.type is EntityType.ORG
                and at == first + 1
                and reading.form not in lexicon().cues["annex"]
            ):
                return None
            if at > first + 1 and (thing.type is EntityType.PER or chain.last > first):
                break
            chain.last, at, chain.proper = match.last, match.last + 1, True
            if thing.type is EntityType.GPE:
                chain.last = _own_adjective(words, match.last, reading.form)
                break
            continue
        if office_end := _office_place(words, first, at, reading):
            chain.last, chain.proper = office_end, True
            break
        office = at == first + 1 and reading.form in _OFFICES and word.form.startswith("ال")
        if is_place_of(words, at):
            chain.last, chain.proper = at, True
            break
        foreign = reading.form in lexicon().cues["foreign"] and _is_foreign(words, at)
        if not (office or foreign) and not _defines(word.form, at == first + 1, at == opening):
            break
        if at > opening and not foreign and word.form.startswith("ال") and not may_qualify(word.form):
            break
        adjective = bool(knowledge().state_of(word.form.removeprefix("و")))
        if (chain.state and not adjective and reading.form not in _OFFICES) or (adjective and named):
            break
        named = foreign
        chain.state = chain.state or adjective
        chain.last = at
        at += 1
    return chain


def _own_adjective(words: Sequence[Word], last: int, head: str) -> int:
    """Return the place of the head noun's adjective behind a place's name: لجنة أطباء السودان المركزية."""
    at = last + 1
    if not goes_on(words, at) or not is_adjective(words[at].form, is_feminine(head)):
        return last
    cues = lexicon().cues
    form = words[at].form
    kinds = cues["scope"] | cues["adjective"] | cues["superlative"]
    return at if form in kinds or form.removesuffix("ه") in kinds else last


def _people(words: Sequence[Word], at: int) -> int:
    """Read people with what they are without or for: أطباء بلا وطن, محامون من أجل الكرامة."""
    if not goes_on(words, at + 1) or not is_construct(words[at]) or words[at].opened:
        return 0
    if words[at + 1].form in _WITHOUT and goes_on(words, at + 2):
        return at + 2
    last, aimed = complement(words, at, "")
    return last if aimed and words[at + 1].form in {"من", "لاجل"} else 0


def _is_foreign(words: Sequence[Word], at: int) -> bool:
    """Whether a word was never seen, as names of firms and papers are: شركة إكسون موبيل."""
    tables, form = lexicon(), words[at].form
    if (
        form in tables.counts
        or form in tables.function
        or form in tables.cues["generic"]
        or form in tables.roles
    ):
        return False
    aimed = goes_on(words, at + 1) and words[at + 1].form.startswith("لل")
    return (
        form[0].isalpha()
        and len(form) > (2 if aimed else 3)
        and not form.startswith(("ي", "ت", "ب", "ل", "و", "ست", "سي"))
    )


def _office_place(words: Sequence[Word], first: int, at: int, reading: Reading) -> int:
    """Return the last word of the place of an envoy's office (مكتب المبعوث الأممي إلى اليمن), else 0."""
    if reading.form not in _OFFICES or at < first + 2 or at + 1 >= len(words):
        return 0
    if words[at].form not in {"الي", "الى", "لدى", "لدي"} or words[at + 1].stop:
        return 0
    match = longest(words, at + 1, Reading(0, normal(words[at + 1].form)))
    return match.last if match else 0


def _is_name(
    words: Sequence[Word], first: int, reading: Reading, head: str, length: int, definite: bool, chain: Chain
) -> bool:
    """Whether a head noun and what defines it are a name rather than a description."""
    tables = lexicon()
    if chain.quoted:
        return True
    if length == 0:
        return False
    strong, spoken = tables.heads.get(head, False), head in tables.spoken
    if definite:
        scopes = chain.state or words[first + 1].form in tables.cues["scope"]
        if head in _MEETINGS:
            return _is_introduced(words, first, reading, among=tables.speech | tables.roles)
        if length == 1:
            return head in tables.cues["unique"]
        return strong or chain.state or chain.aimed or (scopes and not spoken)
    if head in _MEETINGS:
        return length >= 1 and _is_introduced(words, first, reading, among=tables.speech | tables.roles)
    if spoken and not (chain.proper or chain.state):
        works = words[first + 1].form in tables.cues["works"]
        return length >= 2 and (works or _is_introduced(words, first, reading) or length >= 3)
    if strong:
        return True
    return length >= 2 or chain.proper or chain.state or _is_introduced(words, first, reading)


def _is_introduced(
    words: Sequence[Word], first: int, reading: Reading, among: frozenset[str] = frozenset()
) -> bool:
    """Whether the word before says that a body follows: a verb of speech, an office, باسم."""
    word = words[first]
    if first == 0 or word.stop or word.pause or reading.prefix:
        return False
    before = words[first - 1].form.removeprefix("و")
    tables = lexicon()
    if among:
        return before in among
    return before in tables.speech or before in tables.roles or before in tables.cues["introducing"]


def _closing(words: Sequence[Word], at: int) -> int | None:
    for last in range(at, min(at + LONGEST_NAME, len(words))):
        if last > at and words[last].stop:
            return None
        if words[last].closed:
            return last
    return None


def _defines(form: str, is_first: bool, is_opening: bool) -> bool:
    """Whether a word may continue the name: a definite noun or adjective, or one joined by و or ل."""
    tables = lexicon()
    if is_first and form in tables.cues["common"]:
        return False
    if form.startswith("ال"):
        noun = form.removeprefix("ال") in tables.heads or form in tables.cues["title"]
        return may_define(form) and (is_opening or not noun)
    if is_opening or form in tables.function or form in tables.cues["unfit"]:
        return False
    return form.startswith("وال") and len(form) > 5 and form[1:] not in tables.cues["generic"]


_MEETINGS = frozenset({"مؤتمر", "موتمر"})
"""Head nouns that name an event, save where they speak or have officers."""

_OFFICES = frozenset({"مكتب", "ديوان"})
"""Head nouns that an office holder may define: مكتب المبعوث."""

_WITHOUT = frozenset({"بلا", "بدون"})
