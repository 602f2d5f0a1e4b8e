"""Numbers of rounds, units and channels: الثامنة, الحادية والعشرون, 21."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.extraction.words import Word, normal


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, str]:
    """Return the last word and the value of the number or definite ordinal at a place; ``(0, "")`` if none.

    Examples
    --------
    ``الثاني والعشرون`` is "22", and so is ``الثانية والعشرين``.
    """
    if at >= len(words) or words[at].stop or words[at].pause:
        return 0, ""
    if words[at].token.is_number:
        return (at, words[at].form) if words[at].form.isdigit() else (0, "")
    tree = _ordinals()
    form = normal(words[at].form)
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and not (following.stop or following.pause):
        value = tree.get((form, normal(following.form)))
        if value:
            return at + 1, value
    value = tree.get((form, ""))
    return (at, value) if value else (0, "")


@cache
def _ordinals() -> dict[tuple[str, str], str]:
    """Return the value of each definite ordinal of one or two words, in both genders."""
    units: dict[str, int] = {}
    tens: dict[str, int] = {}
    found: dict[tuple[str, str], str] = {}
    for row in read_table(resource("lexicons", "numbers.tsv")):
        value = int(row["value"])
        if value >= _TENS and value % 10 == 0:
            tens.update({f"وال{folded(form)}": value for form in values(row["cardinal"])})
            found.update({(f"ال{folded(form)}", ""): str(value) for form in values(row["cardinal"])})
        for form in values(row["ordinal"]):
            first, _, second = normal(folded(form)).partition(" ")
            if not first.startswith("ال"):
                continue
            for one in (first, _feminine(first)):
                found[one, second] = str(value)
                if second and not second.startswith("و"):
                    found[one, _feminine(second)] = str(value)
                if value < 10 or first.startswith("الحادي"):
                    units[one] = value % 10
    for one, value in units.items():
        for ten, more in tens.items():
            found[one, ten] = str(value + more)
    return found


_TENS = 20


def _feminine(word: str) -> str:
    return {"الاول": "الاولي"}.get(word, word + "ه")
