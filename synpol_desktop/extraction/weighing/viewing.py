"""What the reader of a sentence knew of a candidate's ends at a word that speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from synpol_desktop.extraction.parts import Part
from synpol_desktop.extraction.relating.view import View
from synpol_desktop.extraction.weighing import seen
from synpol_desktop.extraction.weighing.pairs import Claim, Cue, End
from synpol_desktop.extraction.weighing.rows import Row

_LETTERS = frozenset({"ب", "ل", "ك"})
_PREPOSITIONS = frozenset({"من", "الي", "علي", "في", "عن", "مع", "بين", "ضد", "لدي", "عند", "تجاه", "حول"})


def best(cues: Sequence[tuple[int, Cue]], row: Row, source: End, target: End) -> Cue | None:
    """Return the word that speaks most for a source and a target: by its subject, else the nearest."""
    best, most = None, (0, -99, -1)
    doers, doer, at = row.doers, source.entity, target.place
    for far, cue in cues:
        does = 0
        if doer in doers.get(cue.place, ()):
            does = 2 if fits(cue.hows, row.introduced[at]) == "yes" else 1
        rank = (does, -far, cue.place)
        if rank > most:
            best, most = cue, rank
    return best


def viewed(lead: str, row: Row, claim: Claim, place: int, form: str) -> list[Part]:
    """Say as what the reader of the sentence knew the ends at a word."""
    view = row.views.get(place)
    if view is None:
        return []
    source, target = _known_as(claim.source.entity, view), _known_as(claim.target.entity, view)
    return [(seen.by_view, lead, claim.kind, form, source, target)]


def _known_as(entity: int, view: View) -> str:
    if entity in map(_ENTITY, view.subject):
        known = view.how
    else:
        known = "other" if view.subject else "none"
        if entity in map(_ENTITY, view.main):
            known += "m"
        elif entity in map(_ENTITY, view.before):
            known += "b"
    spoken = "K" if entity in map(_ENTITY, view.speakers) else "k" if view.speakers else ""
    return known + spoken


_ENTITY = attrgetter("entity")


FITS = ("yes", "back", "no", "bare", "bare?")


@lru_cache(maxsize=16384)
def fits(hows: frozenset[str], introduced: str) -> str:
    """Say whether a target is introduced in a way that the row of a cue names: one of ``FITS``."""
    if introduced in hows or introduced.lstrip("و") in hows:
        return "yes"
    if introduced + "<" in hows:
        return "back"
    if introduced in _LETTERS or introduced in _PREPOSITIONS:
        return "no"
    return "bare" if {"obj", "gen"} & hows else "bare?"
