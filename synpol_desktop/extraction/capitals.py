"""Whether a capital is meant as the government that sits there, or as the place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.matches import Match
from synpol_desktop.extraction.words import Word

_CAPITAL = "العاصمه"


class Stance(Enum):
    """What a capital is meant as."""

    GOVERNMENT = "government"
    PLACE = "place"
    LIKELY = "likely"
    """The government, where the text names its state too and none of its towns."""
    OPEN = "open"


def stances(words: Sequence[Word], found: Sequence[Match]) -> dict[int, Stance]:
    """Say for each capital whether it is meant as the government or as the place."""
    told: dict[int, Stance] = {}
    for number, match in enumerate(found):
        if not match.names[0].state:
            continue
        joined = words[match.first].form[: match.reading.prefix].startswith("و")
        neighbour = told.get(number - 1) if joined and found[number - 1].last == match.first - 1 else None
        before_state = number + 1 < len(found) and _is_followed(words, match, found[number + 1])
        told[number] = Stance.PLACE if before_state else neighbour or _stance(words, match, joined)
    return told


def _is_followed(words: Sequence[Word], match: Match, following: Match) -> bool:
    """Whether the state of a capital stands right behind it, as in datelines: واشنطن، الولايات المتحدة."""
    behind = following.first == match.last + 1 and following.reading.prefix == 0
    return behind and words[following.first].pause and following.names[0].thing == match.names[0].state


def scenes(found: Sequence[Match]) -> set[str]:
    """Return the states of which a text names towns: it tells what happens there, and in the capital."""
    things = knowledge().things
    sure = (match.names[0] for match in found if not (match.names[0].state or match.names[0].weak))
    places = (things[name.thing] for name in sure)
    return {place.parent for place in places if place.type in {EntityType.GPE, EntityType.LOC}}


def is_common(words: Sequence[Word], match: Match) -> bool:
    """Whether the name of a capital is a common noun before the next word: مسقط رأسه."""
    following = words[match.last + 1].form if match.last + 1 < len(words) else ""
    return f"{match.reading.form}_{following}" in lexicon().cues["no_place"]


def _stance(words: Sequence[Word], match: Match, joined: bool) -> Stance:
    cues = lexicon().cues
    word = words[match.first]
    if word.form[: match.reading.prefix].endswith("ب"):
        praised = match.first > 0 and not word.stop and words[match.first - 1].form in cues["praised"]
        return Stance.GOVERNMENT if praised else Stance.PLACE
    following = words[match.last + 1] if match.last + 1 < len(words) else None
    if following is not None and following.stop and (word.stop or word.parted):
        return Stance.PLACE  # a line of its own, or the end of one behind a dash: صحيفة الغد – لندن
    told = (other for other in words[max(match.first - 2, 0) : match.first] if not word.stop)
    if any(_CAPITAL in [reading.form for reading in other.readings] for other in told):
        return Stance.PLACE  # العاصمة الفلانية، فلانة
    if word.stop or (word.pause and word.opened):  # قال: "الرياض تدرك"
        if following is None or _is_dateline(following) or following.form in cues["locative"]:
            return Stance.PLACE if following is not None and _is_dateline(following) else Stance.OPEN
        return Stance.GOVERNMENT
    behind = words[match.first - 1]
    before = {reading.form for reading in behind.readings} | {behind.form.removeprefix("و")}
    near = words[max(match.first - 3, 0) : match.first]
    if before & cues["strongplace"] or any(other.form in cues["visit"] for other in near):
        return Stance.PLACE
    if following is not None and following.form in cues["blamed"] and not following.stop:
        return Stance.GOVERNMENT  # اتهمت أنقرة بأنها
    following = following or word
    goes_on = not (following.stop or following.pause or following.form.startswith("ال"))
    if goes_on and _is_deed(following.form) and not before & cues["locative"]:
        return Stance.GOVERNMENT  # وواشنطن تجمد مساهمتها، وموسكو حثت
    around = any(other.form.removeprefix("ال") in cues["place"] for other in near)
    if word.form[: match.reading.prefix].endswith("ل") and not around:
        return Stance.GOVERNMENT  # حليف مهم لواشنطن
    if joined:
        window = words[max(match.first - 5, 0) : match.first]
        return Stance.GOVERNMENT if any(other.form == "بين" for other in window) else Stance.OPEN
    if before & cues["actor"] or (match.first > 1 and "من" in before and words[match.first - 2].form == "كل"):
        return Stance.GOVERNMENT
    if before & cues["locative"] or word.pause or word.bracket or behind.shut:
        return Stance.OPEN
    if any(form in lexicon().function or _is_feminine_verb(form) for form in before):
        return Stance.GOVERNMENT
    return Stance.OPEN if _is_town(words, match.first) else Stance.LIKELY


def _is_town(words: Sequence[Word], place: int) -> bool:
    """Whether a word not far before a capital speaks of the town: a visit, an attack, its quarters."""
    cues = lexicon().cues
    for at in range(place - 1, max(place - _AFAR, -1), -1):
        form = words[at].form
        here = place - at <= _NEAR
        for noun in (form, form.removeprefix("و")):
            if noun in cues["visit"] or (here and (noun in cues["civic"] or noun == _CAPITAL)):
                return True
        if words[at].stop:
            break
    return False


_NEAR, _AFAR = 3, 8
"""Words before a capital among which nouns of towns, and verbs of travel, are looked for."""


def _is_dateline(following: Word) -> bool:
    """Whether what stands behind a place at the head of a line makes it the place of a report."""
    return not following.stop and (following.dashed or following.bracket or following.token.is_number)


def _is_deed(form: str) -> bool:
    """Whether a form behind a capital is a feminine verb, and not a noun that describes it."""
    present = form.startswith("ت") and _is_feminine_verb(form)
    return present or (len(form) > 2 and form.endswith("ت") and not form.endswith(("ات", "يت")))


def _is_feminine_verb(form: str) -> bool:
    """Whether a form looks like a verb whose subject is feminine, as cities are."""
    if len(form) < 4 or form.startswith("ال"):
        return False
    if form.endswith(("ته", "تها", "تهم")) and form not in lexicon().counts:
        return True
    return form.startswith(("ت", "ست")) or (form.endswith("ت") and not form.endswith("ات"))
