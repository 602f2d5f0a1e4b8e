"""Head nouns that alone stand for what the text named with them, or what the tables know to be such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.fulls import Full, Row, short_mention, stands_alone
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Word

COMMON = 12
"""A word seen more often, and mostly outside names, is no name by itself."""

HEADED = frozenset({EntityType.ORG, EntityType.LAW, EntityType.EVENT})
"""Types whose names begin with head nouns."""


def head_nouns(words: Sequence[Word], fulls: Sequence[Full]) -> dict[str, Row]:
    """Return the head nouns, with article, of what was named in full: bodies, acts, events and places."""
    heads: defaultdict[str, Row] = defaultdict(Row)
    for full in fulls:
        if full.candidate.type in HEADED or _is_site(full):
            for noun in dict.fromkeys(_nouns(words, full)):
                heads["ال" + noun].add(full)
    _add_realms(words, fulls, heads)
    return heads


def _nouns(words: Sequence[Word], full: Full) -> Iterator[str]:
    """Yield the nouns that may stand for what a full mention names."""
    tables = lexicon()
    groupings = tables.cues["grouping"]
    yield from knowledge().called.get(full.candidate.key, _NONE) & groupings  # داعش, later التنظيم
    word = words[full.place]
    before = words[full.place - 1].form if full.place and not (word.stop or word.pause) else ""
    quoted = word.opened and (before in tables.heads or before in tables.acts)
    if quoted or before in groupings:
        yield before  # تنظيم القاعدة, حزب «الفجر», عملية «الفجر»
    if len(full.forms) < 2:
        return
    head = full.forms[0].removeprefix("ال")
    short = head in tables.heads or head in tables.acts or head in tables.cues["shorthead"]
    if short or full.candidate.rule == "state_body" or _is_site(full) or _is_head(full.forms[0]):
        yield from _SAME_HEAD.get(head, (head,))


_NONE: frozenset[str] = frozenset()


def _is_site(full: Full) -> bool:
    """Whether a name begins with the noun for what the place is: معبر نصيب, later المعبر."""
    return full.candidate.type is EntityType.LOC and full.forms[0].removeprefix("ال") in lexicon().sites


def _is_head(form: str) -> bool:
    """Whether the first word of a name, which no table calls a head noun, can stand for it: برلمان, الترويكا.

    With an article of its own it must be rare: الدعم mostly is something else than الدعم السريع.
    """
    tables = lexicon()
    noun = form.removeprefix("ال")
    if len(noun) < _SHORTEST or not noun.isalpha() or noun.isascii() or noun in tables.roles:
        return False
    if noun in tables.cues["vague"]:
        return False
    return noun == form or sum(tables.counts.get(form, (0, 0, 0))) < COMMON


_SHORTEST = 3


def _add_realms(words: Sequence[Word], fulls: Sequence[Full], heads: dict[str, Row]) -> None:
    """Add the nouns for what places are, before their names or as their first word: المحافظة, السلطنة."""
    kinds = lexicon().cues["realm"]
    for full in fulls:
        if full.candidate.type is not EntityType.GPE:
            continue
        first = full.candidate.first
        before = words[first - 1] if first and not (words[first].stop or words[first].pause) else None
        nouns = {full.forms[0]} if len(full.forms) > 1 else set()
        nouns |= knowledge().realms.get(full.candidate.key, set())
        nouns |= {reading.form for reading in before.readings} if before is not None else set()
        for noun in nouns & kinds:
            heads.setdefault("ال" + noun, Row()).add(full)


_SAME_HEAD = {
    "اتفاق": ("اتفاق", "اتفاقيه"),
    "اتفاقيه": ("اتفاق", "اتفاقيه"),
    "اتفاقات": ("اتفاقات", "اتفاقيات"),
    "اتفاقيات": ("اتفاقات", "اتفاقيات"),
}
"""Head nouns that stand for each other."""


def head_alone(words: Sequence[Word], place: int, heads: dict[str, Row]) -> Candidate | None:
    """Return the mention that a head noun alone is, None where it stands for nothing named before."""
    for reading in words[place].readings:
        row = heads.get(reading.form)
        if row and stands_alone(words, place) and not _is_portfolio(words, place):
            full = row.meant(place) or (row.fulls[0] if words[place].opened else None)
            if full is not None:
                return short_mention(words, place, place, reading, full, "head")
    return None


def _is_portfolio(words: Sequence[Word], place: int) -> bool:
    """Whether a minister stands before: الخارجية of وزير الخارجية is what he is for, of any state."""
    if place == 0 or words[place].stop or words[place].pause:
        return False
    ministers = lexicon().cues["minister"]
    return any(reading.form in ministers for reading in words[place - 1].readings)
