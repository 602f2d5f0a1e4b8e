"""From what the tagger found to candidate mentions: where names end, what they denote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from synpol_desktop.arabic.names import comparable
from synpol_desktop.core.kinds import EntityType, MentionKind
from synpol_desktop.extraction.candidates import Candidate
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.namewords import is_ali, is_object_of_foreign
from synpol_desktop.extraction.shapes import is_future, is_inflected
from synpol_desktop.extraction.stateforms import is_people
from synpol_desktop.extraction.tagging.beginnings import beginning, begins_name, seen_in_names
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.tagging.world import BODIES, world_names
from synpol_desktop.extraction.words import Word, once_a_text

SURE = {"PER": 0.5, "ORG": 0.4, "LOC": 0.6}
"""A name is taken from this probability on."""

SURE_PERSON = "tagger_person"
JUDGED = "judged"

ALONE = {"PER": 0.7, "ORG": 0.4, "LOC": 0.6}
"""The same for a name of one word."""

_TYPES = {"PER": EntityType.PER, "ORG": EntityType.ORG}


def tagged_names(
    words: Sequence[Word], names: Sequence[Tagged], known: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Return the tagger's finds as candidates.

    Parameters
    ----------
    known : sequence of Candidate
        What rules and tables found: a find of the same words says nothing new, but for a person's whole name
        that may be needed against a town that a table sees in it.
    """
    found = [_whole(words, tagged) for tagged in names if tagged.probability >= SURE[tagged.type]]
    spans = {(candidate.start, candidate.end) for candidate in known}
    of_tables = {
        (candidate.first, candidate.last) for candidate in known if candidate.rule.startswith("table")
    }
    tails = _tails(words, known)
    return [
        name
        for name in _candidates(words, found)
        if (name.rule == SURE_PERSON or (name.start, name.end) not in spans)
        and (name.first, name.last) not in of_tables
        and (name.type is EntityType.ORG or not _only_precedes(words, name, of_tables))
        and tuple(words[place].form for place in range(name.first + 1, name.last + 1)) not in tails
    ]


def _tails(words: Sequence[Word], known: Sequence[Candidate]) -> set[tuple[str, ...]]:
    """Return last names of several words: فان دير بورغ, which no verb before them is a part of."""
    return {
        tuple(word.form for word in words[first : person.last + 1])
        for person in known
        if person.type is EntityType.PER
        for first in range(person.first + 1, person.last)
        if words[first].form in lexicon().cues["particle"]
    }


def _only_precedes(words: Sequence[Word], name: Candidate, known: Collection[tuple[int, int]]) -> bool:
    """Whether the first word is no name and the tables know the rest: بخلاف before a last name."""
    return (name.first + 1, name.last) in known and not any(
        seen_in_names(reading.form, "PER") for reading in words[name.first].readings
    )


def without_parts(
    words: Sequence[Word], known: Sequence[Candidate], tagged: Sequence[Candidate]
) -> list[Candidate]:
    """Return what rules found without the towns inside longer names of bodies: مدريد in ريال مدريد.

    Such names are those that the tagger is sure of, and those of clubs, firms and media of the wider world.
    """
    sure = [
        (body.first, body.last)
        for body in tagged
        if body.type is EntityType.ORG and (body.confidence or 0.0) >= WHOLE * CEILING
    ]
    listed = [
        (first, last) for first, last, _, classes in world_names(words) if not BODIES.isdisjoint(classes)
    ]
    covered = {place for first, last in (*sure, *listed) if last > first for place in range(first, last + 1)}
    return [c for c in known if c.type is not EntityType.GPE or c.last > c.first or c.first not in covered]


def is_full_name(candidate: Candidate) -> bool:
    """Whether a find can introduce somebody or something.

    A lone word that only the tagger takes for a person, or only the judge for a name, may be short for one.
    """
    lone = candidate.last == candidate.first
    guessed = candidate.type is EntityType.PER and candidate.rule in {"tagger", SURE_PERSON}
    return not (lone and (guessed or candidate.rule == JUDGED))


def _whole(words: Sequence[Word], tagged: Tagged) -> Tagged:
    """Return a find up to the first sign or number in it, a person's without the common words at its end."""
    tagged = unbroken(words, tagged)
    last = tagged.last
    while tagged.type == "PER" and last > tagged.first and _is_no_end(words, tagged.first, last):
        last -= 1
    return replace(tagged, last=last) if last < tagged.last else tagged


def unbroken(words: Sequence[Word], tagged: Tagged) -> Tagged:
    """Return a find up to the first sign or number in it."""
    for place in range(tagged.first + 1, tagged.last + 1):
        word = words[place]
        parted = word.parted and tagged.type == "PER"
        if parted or word.pause or word.bracket or words[place - 1].shut or word.token.is_number:
            return replace(tagged, last=place - 1)
    return tagged


def _is_no_end(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the last word of a person's name is a common one, or an object behind a foreign name."""
    if words[last].form in lexicon().cues["saidof"] or words[last].token.text.endswith("\u064b"):
        return True
    form = words[last].form
    return (
        _is_common(form)
        or is_inflected(form)
        or is_future(form)
        or (last - first > 1 and is_object_of_foreign(words, last))
    )


def _is_common(form: str) -> bool:
    """Whether a word was seen several times and never in a name."""
    first, inside, other = lexicon().counts.get(form, (0, 0, 0))
    return other >= COMMON and first + inside == 0


COMMON = 40
"""A word seen so often outside names, and never in one, ends no name."""


def _candidates(words: Sequence[Word], found: Sequence[Tagged]) -> Iterator[Candidate]:
    forms = {words[tagged.first].form for tagged in found}
    ends = {tagged.last + 1: tagged.type for tagged in found}
    for tagged in found:
        first = _with_ali(words, _without_titles(words, tagged), tagged)
        joined = ends.get(first) == tagged.type
        reading = beginning(words[first], tagged.type, forms, joined)
        if first == tagged.last and not (
            tagged.probability >= ALONE[tagged.type] and may_stand_alone(reading.form, tagged.type)
        ):
            continue
        if tagged.type == "PER" and _is_no_person(words, first, tagged.last):
            continue
        name = " ".join([reading.form, *(word.form for word in words[first + 1 : tagged.last + 1])])
        kind = _TYPES.get(tagged.type) or (
            EntityType.LOC if reading.form in lexicon().cues["nature"] else EntityType.GPE
        )
        yield Candidate(
            first,
            tagged.last,
            words[first].start(reading.prefix),
            words[tagged.last].end,
            kind,
            f"{kind.value}:{comparable(name)}",
            _rule(tagged, first),
            MentionKind.NAMED,
            confidence=round(CEILING * tagged.probability, 3),
            family=name.split()[-1] if kind is EntityType.PER else "",
        )


def _is_no_person(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words end with a nationality without article, or stand in quotes without a name among them."""
    if any(is_people(word.form) for word in words[first : last + 1]):
        return True  # ناشطون سوريون
    if last > first and knowledge().state_of(words[last].form) and not words[last].form.startswith("ال"):
        return True
    if last == first + 1 and _joins_places(words, first):
        return True  # بحماة وطرطوس
    quoted = words[first].opened and words[last].closed
    return quoted and not any(seen_in_names(word.form, "PER") for word in words[first : last + 1])


def _joins_places(words: Sequence[Word], first: int) -> bool:
    """Whether two words are names of the tables that و joins."""
    names = knowledge().names.next
    cut = any(reading.prefix and reading.form in names for reading in words[first].readings)
    return cut and words[first + 1].form.startswith("و") and words[first + 1].form[1:] in names


def _rule(tagged: Tagged, first: int) -> str:
    """Return the rule of a find: of a person's whole name the tagger knows the end better than rules do."""
    whole = tagged.type == "PER" and tagged.last > first and tagged.probability >= WHOLE
    return SURE_PERSON if whole else "tagger"


WHOLE = 0.8
"""From this probability on a person's name of several words wins over a rule that finds a part of it."""

CEILING = 0.74
"""The tagger is never surer than a rule."""


_THEN = ("فإن", "فإذا")
"""Begin the second half of a sentence, as they are written: what is folded may be a name."""


def _without_titles(words: Sequence[Word], tagged: Tagged) -> int:
    """Return the first word of a person's name that is no title and doesn't begin a clause."""
    first = tagged.first
    if tagged.type != "PER":
        return first
    while first < tagged.last and (_is_title(words[first]) or leads_name(words, first)):
        first += 1
    while first + 1 < tagged.last and not begins_name(words, first) and begins_name(words, first + 1):
        first += 1  # شارك فلان الفلاني
    return first


def _is_title(word: Word) -> bool:
    """Whether a word is a title, or one that names nobody: بفيتو."""
    title, generic = lexicon().cues["title"], lexicon().cues["generic"]
    return any(reading.form in title or reading.form in generic for reading in word.readings)


def leads_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word before a person's name is no part of it: who follows him, what calls to him."""
    cues, word = lexicon().cues, words[at]
    if word.form in cues["calling"] or word.token.text.startswith(_THEN):
        return True
    if any(reading.form in cues["follower"] for reading in word.readings):
        return True
    known = at + 1 < len(words) and words[at + 1].form in knowledge().family_names
    return known and word.form in cues["then"]


def _with_ali(words: Sequence[Word], first: int, tagged: Tagged) -> int:
    """Return the first word of a person's name, which is علي where the text writes the preposition على."""
    whole = tagged.type == "PER" and first == tagged.first < tagged.last and first > 0
    if not whole or words[first].stop or words[first].pause or words[first].opened:
        return first
    return first - 1 if is_ali(words[first - 1]) and _dots_ya(words) else first


@once_a_text
def _dots_ya(words: Sequence[Word]) -> bool:
    """Whether a text writes the preposition على as it should, so that علي is the name."""
    return any(word.token.text == "على" for word in words)


def may_stand_alone(form: str, kind: str) -> bool:
    """Whether a word can be a name of a type by the guidelines: no adjective, title, number or small word."""
    tables = lexicon()
    if len(form) < 3 or not form[0].isalpha():
        return False
    return not (
        knowledge().state_of(form)
        or form in knowledge().peoples
        or form in tables.function
        or form in tables.roles
        or form in tables.cues["title"]
        or form in tables.cues["generic"]
        or form in tables.cues["titleend"]
        or form in tables.cues["channel"]
        or form.removeprefix("ال") in tables.heads
        or form.removeprefix("ال") in tables.acts
        or (kind not in {"PER", "ORG"} and _is_place_noun(form))
    )


def _is_place_noun(form: str) -> bool:
    """Whether a word only says what a place is: مدينة, ريف."""
    noun = form.removeprefix("ال")
    return noun in lexicon().cues["townnoun"] or noun in lexicon().cues["place"]
