"""Organisations by their head noun: وزارة، حزب، هيئة … with the words that define it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.bodies import defined, definite
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.chains import Chain, complement, goes_on, known_at
from synpol_desktop.extraction.complete import outgrows
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import KNOWN, knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.states import body_at
from synpol_desktop.extraction.words import Reading, Word, fitting, reading_rule


def organisations(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield the organisations that head nouns begin."""
    papers = {first: paper for first, _ in fitting(words, _papers) if (paper := _paper(words, first))}
    yield from papers.values()
    for first, readings in fitting(words, _head_nouns):
        for reading in readings if first not in papers else ():
            found = None if _is_other(words, first, reading) else _body(words, first, reading)
            if found is not None:
                yield found
                break


@reading_rule
def _head_nouns(form: str) -> bool:
    heads = lexicon().heads
    return form in heads or form.removeprefix("ال") in heads


@reading_rule
def _papers(form: str) -> bool:
    return form in lexicon().cues["papers"]


def _paper(words: Sequence[Word], first: int) -> Candidate | None:
    """Return a paper whose name is another word too, alone in quotes: قالت «الأخبار» إن."""
    word = words[first]
    reading = word.readings[0]
    alone = word.opened and word.closed and reading.form in lexicon().cues["papers"]
    if not alone or (first and words[first - 1].form.removeprefix("ال") in lexicon().heads):
        return None
    key = f"ORG:{comparable(reading.form)}"
    return Candidate(first, first, word.start(), word.end, EntityType.ORG, key, "organisation_of")


def _is_other(words: Sequence[Word], first: int, reading: Reading) -> bool:
    """Whether a head noun is bound to the noun before (مجلس إدارة), or is rather a verb: تحالف حزب كذا."""
    cues = lexicon().cues
    if words[first].form in cues["leading"]:
        return True  # التحالف بقيادة الدولة
    if first and f"{words[first - 1].form}_{words[first].form}" in cues["bound"]:
        return True
    return (
        reading.form in cues["verbal"]
        and goes_on(words, first + 1)
        and lexicon().heads.get(words[first + 1].form.removeprefix("ال"), False)
    )


def _body(words: Sequence[Word], first: int, reading: Reading) -> Candidate | None:
    """Return the head noun with the words that define it, if they make a name."""
    is_definite = reading.form.startswith("ال")
    chain = (definite if is_definite else defined)(words, first, reading)
    if chain is None:
        return None
    head = reading.form.removeprefix("ال") if is_definite else reading.form
    last = chain.last
    if not chain.quoted and outgrows(words, first, reading, head, last):
        return None
    if not chain.quoted and last > first and not _is_complete(words, first, reading, chain):
        plain = not (is_definite or chain.proper or chain.state)
        last, aimed = complement(words, last, head, plain=plain)
        chain.aimed = chain.aimed or aimed
    if not _is_name(words, first, reading, head, last - first, chain):
        return None
    rule = _rule(words, first, last, reading, chain)
    name = " ".join([reading.form, *(word.form for word in words[first + 1 : last + 1])])
    if chain.quoted and words[last].closed:
        first, reading = first + 1, words[first + 1].readings[0]  # صحيفة «الصباح»: says what it is
    return Candidate(
        first,
        last,
        words[first].start(reading.prefix),
        words[last].end,
        EntityType.ORG,
        KNOWN + chain.same if chain.same else f"ORG:{comparable(name)}",
        rule,
        name=knowledge().things[chain.same].name if chain.same else "",
    )


def _rule(words: Sequence[Word], first: int, last: int, reading: Reading, chain: Chain) -> str:
    """Return the rule: of high rank where a name is in the chain, or where it goes on behind a known one."""
    known = longest(words, first, reading)
    if chain.quoted:
        return "organisation_of" if known is not None and known.last < last else "quoted"
    longer = known is not None and known.last < last and not chain.state
    longer = longer and (words[last].form.endswith(("ي", "يه")) or words[last].form.startswith("وال"))
    of_body = (
        lexicon().heads.get(reading.form, False)
        and body_at(words, first + 1, words[first + 1].readings[0])[0]
    )
    sure = chain.proper or chain.aimed or longer or of_body or _holds_a_name(words, first + 1, last)
    return "organisation_of" if sure else "organisation"


def _holds_a_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words hold a name of the tables, also a weak one, which then is a part of theirs."""
    found = (longest(words, at, words[at].readings[0]) for at in range(first, last + 1))
    return any(match is not None and match.last <= last for match in found)


def _holds_a_state(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a state or place of the tables is named in words, whose a programme or campaign is."""
    found = (known_at(words, at) for at in range(first, last + 1))
    return any(known is not None and known[1].type is EntityType.GPE for known in found)


def _is_complete(words: Sequence[Word], first: int, reading: Reading, chain: Chain) -> bool:
    """Whether nothing more can belong to the name: the tables know it, or it is a state's body."""
    known, behind = longest(words, first, reading), chain.last + 1
    if known is not None and known.last >= chain.last and not known.names[0].weak:
        agency = reading.form in lexicon().cues["press"] and goes_on(words, behind)
        return not (agency and words[behind].form.startswith("لل"))  # وكالة كذا للأنباء
    return chain.state and (reading.form,) in knowledge().bodies


def _is_name(
    words: Sequence[Word], first: int, reading: Reading, head: str, length: int, chain: Chain
) -> bool:
    """Whether a head noun and what defines it are a name rather than a description."""
    tables = lexicon()
    if chain.quoted:
        return True
    if length == 0 or f"{reading.form}_{words[first + 1].form}" in tables.cues["plain"]:
        return False
    if head in tables.cues["assembly"]:
        return _is_introduced(words, first, reading, among=tables.speech | tables.roles)
    if head in tables.cues["seat"]:
        named = length == 1 and chain.proper and head not in tables.cues["grouping"]
        if named or _is_seat(words, first + 1, first + length):
            return False
    if (
        head in tables.cues["chair"]
        and chain.proper
        and not _is_introduced(words, first, reading, tables.speech)
    ):
        return False  # برئاسة السودان, تولى رئاسة كرواتيا
    if head in tables.shy:
        of_state = chain.aimed and _holds_a_state(words, first + 1, first + length)
        return (chain.aimed and not of_state) or (length >= 2 and _is_introduced(words, first, reading))
    strong, spoken = tables.heads.get(head, False), head in tables.spoken
    if reading.form.startswith("ال"):
        if length == 1 and not chain.aimed:
            pair = f"{reading.form}_{words[first + 1].form}"
            if pair in tables.cues["firm"]:
                return True
            return head in tables.cues["unique"] and (not spoken or chain.state)
        scopes = chain.state or words[first + 1].form in tables.cues["scope"]
        return strong or chain.state or chain.aimed or (scopes and not spoken)
    if spoken and not (chain.proper or chain.state):
        works = words[first + 1].form in tables.cues["works"]
        return length >= 2 and (works or _is_introduced(words, first, reading) or length >= 3)
    sure = strong or chain.proper or chain.state or chain.aimed
    return sure or length >= 2 or _is_introduced(words, first, reading)


def _is_seat(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether what defines a head noun is a place: مركز مدينة تعز, مديرية صرواح, جبهة صرواح."""
    noun = words[at].form.removeprefix("ال")
    if noun in lexicon().cues["settlement"]:
        return True
    known = known_at(words, at, linked=True)
    if known is None or known[1].type not in {EntityType.GPE, EntityType.LOC}:
        return False
    behind = known[0].last + 1
    return (
        behind > last
        or words[behind].form.startswith("بم")
        or words[behind].form in lexicon().cues["bearing"]
    )


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
