"""Laws, accords and other acts: by number, by the place or subject they are called after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.chains import adjectives_end, complement, goes_on, phrase_end
from synpol_desktop.extraction.gazetteer import longest
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import act_heads, lexicon
from synpol_desktop.extraction.words import Reading, Word, fitting, reading_rule


def numbered_acts(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield acts with a number: القرار 2254, قرار مجلس الأمن رقم 2254, القانون رقم 10 لسنة 2018."""
    cues = lexicon().cues
    for first, readings in fitting(words, _numbered_heads):
        for reading in readings:
            bare = reading.form.removeprefix("ال")
            resolution = bare in cues["resolution"]
            last = first + 1
            while last < len(words) and words[last].form in cues["issuer"] and not words[last].stop:
                last += 1
            if last < len(words) and words[last].token.is_number and not words[last].stop:
                yield from _by_number(words, first, last, reading, resolution)
                break


@reading_rule
def _numbered_heads(form: str) -> bool:
    bare, tables = form.removeprefix("ال"), lexicon()
    return bare in tables.cues["resolution"] or (bare in tables.acts and "number" in tables.acts[bare].needs)


def _by_number(
    words: Sequence[Word], first: int, last: int, reading: Reading, resolution: bool
) -> Iterator[Candidate]:
    number = words[last].form
    named = words[last - 1].form in lexicon().cues["numberword"]
    if not number.isdigit() or not (resolution or named):
        return
    council = resolution and len(number) in {3, 4}
    kind = "unsc" if council else reading.form.removeprefix("ال")
    end = last + _year(words, last + 1)
    start = words[first].start(reading.prefix)
    key = f"LAW:{kind} {' '.join(word.form for word in words[last : end + 1] if word.token.is_number)}"
    yield Candidate(first, end, start, words[end].end, EntityType.LAW, key, "numbered")
    at = last + 1  # القراران 2118 و2254: the numbers that follow are acts of their own
    while council and at < len(words) and not words[at].stop:
        if words[at].form == "و":
            at += 1
            continue
        if not words[at].token.is_number or len(words[at].form) not in {3, 4} or words[at].form == number:
            break
        key = f"LAW:{kind} {words[at].form}"
        yield Candidate(at, at, words[at].start(), words[at].end, EntityType.LAW, key, "numbered")
        at += 1


def _year(words: Sequence[Word], at: int) -> int:
    """Return how many words say the year of a law: لسنة 2018."""
    if not goes_on(words, at) or words[at].form not in lexicon().cues["year"] or not goes_on(words, at + 1):
        return 0
    return 2 if words[at + 1].token.is_number and len(words[at + 1].form) == len("2018") else 0


def named_acts(words: Sequence[Word]) -> Iterator[Candidate]:
    """Yield acts called after their subject: قانون النفط والغاز, الاتفاق الإطاري, اتفاق وقف إطلاق النار."""
    acts = lexicon().acts
    for first, readings in fitting(words, act_heads):
        for reading in readings:
            head = acts[reading.form.removeprefix("ال")]
            if head.type != "LAW":
                continue
            last = _subject(words, first, reading) if "subject" in head.needs else 0
            if last > first:
                start, end = words[first].start(reading.prefix), words[last].end
                name = " ".join(other.form for other in words[first + 1 : last + 1])
                key = f"LAW:{reading.form} {name}"
                yield Candidate(first, last, start, end, EntityType.LAW, key, "act")
                break


def _subject(words: Sequence[Word], first: int, reading: Reading) -> int:
    """Return the last word of what an act is on: its adjectives if it is definite, else a definite phrase."""
    if reading.form.startswith("ال"):
        last = adjectives_end(words, first + 1, reading.form)
        if last == first or f"{reading.form}_{words[first + 1].form}" in lexicon().cues["plain"]:
            return 0
        aimed = goes_on(words, last + 1) and words[last + 1].form.startswith("لل")
        return _numbered(words, complement(words, last, "")[0] if aimed else last)
    if first and not words[first].stop and words[first - 1].form in lexicon().cues["happening"]:
        return 0
    if "deed" in lexicon().acts[reading.form].needs and _is_told_of_somebody(words, first + 1):
        return 0
    if not goes_on(words, first + 1) or words[first + 1].opened or longest(words, first, reading) is not None:
        return 0
    return phrase_end(words, first + 1)


def _numbered(words: Sequence[Word], last: int) -> int:
    """Return the last word of the number behind an act's adjectives (الاتفاق العسكري رقم 1), else theirs."""
    at = last + 1
    if not (goes_on(words, at) and goes_on(words, at + 1)):
        return last
    numbered = words[at].form in lexicon().cues["numberword"] and words[at + 1].token.is_number
    return at + 1 if numbered else last


def _is_told_of_somebody(words: Sequence[Word], at: int) -> bool:
    """Whether whoever does it follows a noun of action: إعلان الحكومة, إعلان حزب كذا."""
    if at >= len(words):
        return False
    known = longest(words, at, words[at].readings[0])
    kinds = {EntityType.ORG, EntityType.PER}
    if known is not None and knowledge().things[known.names[0].thing].type in kinds:
        return True
    return words[at].form.removeprefix("ال") in lexicon().heads or words[at].form in lexicon().roles
