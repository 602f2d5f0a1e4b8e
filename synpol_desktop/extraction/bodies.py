"""What defines the head noun of a body: adjectives, a chain of nouns, a number, a name in quotes."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.chains import (
    LONGEST_NAME,
    Chain,
    adjectives_end,
    complement,
    goes_on,
    is_foreign,
    known_at,
)
from synpol_desktop.extraction.idafa import Idafa
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.ordinals import ordinal_at
from synpol_desktop.extraction.persons import called_after
from synpol_desktop.extraction.shapes import is_adjective, is_construct, is_feminine, may_qualify
from synpol_desktop.extraction.words import Reading, Word


def definite(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a definite head noun with its adjectives: الحزب القومي التقدمي."""
    chain = numbered(words, first, reading)
    if chain is not None:
        return chain
    last = adjectives_end(words, first + 1, reading.form)
    state = any(knowledge().state_of(word.form.removeprefix("و")) for word in words[first + 1 : last + 1])
    return Chain(last, state=state) if last > first else None


def defined(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a head noun with the nouns and names that define it: مجلس أمناء جامعة القرنة."""
    chain = (
        quoted(words, first, reading)
        or numbered(words, first, reading)
        or _people(words, first + 1)
        or _namesake(words, first, reading)
        or _tribe(words, first, reading)
        or _local(words, first)
        or _pair(words, first, reading)
    )
    return chain or Idafa(words, first, reading).read()


def quoted(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a name in quotes behind a head noun, with the head noun's adjective: كتلة "الوفاء" النيابية."""
    at = first + 1
    if not goes_on(words, at) or not words[at].opened or words[at].form in lexicon().cues["channel"]:
        return None
    closing = _closing(words, at)
    if closing is None:
        return None
    feminine = is_feminine(reading.form)
    blocs = reading.form in lexicon().cues["bloc"]
    while blocs and goes_on(words, closing + 1) and is_adjective(words[closing + 1].form, feminine):
        form = words[closing + 1].form
        if form in lexicon().cues["generic"] or knowledge().state_of(form):
            break
        closing += 1
    return Chain(closing, quoted=True)


def numbered(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a unit or a channel by its number: اللواء 35 مدرع, الفرقة المدرعة التاسعة, فيلق المشاة الثاني."""
    cues = lexicon().cues
    if reading.form.removeprefix("ال") not in cues["unit"]:
        return None
    at = first + 1
    while at < first + _UNIT_WORDS and goes_on(words, at) and may_qualify(words[at].form):
        if ordinal_at(words, at)[1] or words[at].form in lexicon().function:
            break
        at += 1
    if at > first + 1 and not reading.form.startswith("ال"):
        return None
    last, value = ordinal_at(words, at)
    if not value:
        return None
    while goes_on(words, last + 1) and words[last + 1].form.removeprefix("ال") in cues["arm"]:
        last += 1
    return Chain(last, aimed=True)


_UNIT_WORDS = 3


def _people(words: Sequence[Word], at: int) -> Chain | None:
    """Read people with what they are without or for: أطباء بلا وطن, محامون من أجل الكرامة."""
    if not goes_on(words, at + 1) or not is_construct(words[at]) or words[at].opened:
        return None
    if words[at + 1].form in lexicon().cues["without"] and goes_on(words, at + 2):
        return Chain(at + 2, aimed=True)
    last, aimed = complement(words, at, "")
    return Chain(last, aimed=True) if aimed and words[at + 1].form in {"من", "لاجل"} else None


def _namesake(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read a person's name that a body is called after, also with a title: كتيبة الشهيد فلان الفلاني."""
    if reading.form not in lexicon().cues["namesake"]:
        return None
    at = first + 1
    if goes_on(words, at) and words[at].form in lexicon().cues["title"]:
        at += 1
    last = called_after(words, at)
    return Chain(last, proper=True) if last else None


def _tribe(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read the name of a tribe, whatever word it is: قبيلة مراد."""
    at = first + 1
    if reading.form not in lexicon().cues["tribe"] or not goes_on(words, at) or words[at].opened:
        return None
    form, tables = words[at].form, lexicon()
    plain = form in tables.function or form in tables.cues["generic"] or len(form) < 3
    plain = plain or form.endswith(("ون", "ين"))  # قبائل مسلحون
    return None if plain or not form.isalpha() else Chain(at, aimed=True)


def _local(words: Sequence[Word], first: int) -> Chain | None:
    """Read an indefinite adjective and a place: مجلس محلي بنش."""
    at = first + 1
    if not goes_on(words, at + 1) or not goes_on(words, at) or words[at].form not in lexicon().cues["local"]:
        return None
    known = known_at(words, at + 1, linked=True)
    if known is not None:
        return Chain(known[0].last, proper=True) if known[1].type is EntityType.GPE else None
    return Chain(at + 1, proper=True) if is_foreign(words, at + 1) else None


def _pair(words: Sequence[Word], first: int, reading: Reading) -> Chain | None:
    """Read two indefinite nouns that a party is called by: حركة إرادة وتقدم."""
    if reading.form not in lexicon().cues["partyhead"] or not goes_on(words, first + 2):
        return None
    one, other = words[first + 1], words[first + 2]
    if not (goes_on(words, first + 1) and is_construct(one) and other.form.startswith("و")):
        return None
    if known_at(words, first + 1) is not None or other.form[1:] in lexicon().heads:
        return None  # حركة طالبان وتنظيم كذا
    joined = len(other.form) > 3 and is_construct(other, 1) and not other.form.startswith("وال")
    alike = is_feminine(one.form) == is_feminine(other.form) or one.form.endswith("ه")
    noun = not one.form.endswith(("ي", "يه")) and other.form[1:] not in lexicon().cues["adjective"]
    return Chain(first + 2, aimed=True) if joined and alike and noun and not one.opened else None


def _closing(words: Sequence[Word], at: int) -> int | None:
    for last in range(at, min(at + LONGEST_NAME, len(words))):
        if last > at and words[last].stop:
            return None
        if words[last].closed:
            return last
    return None
