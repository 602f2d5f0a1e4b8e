"""Numbers that count a group which was named before."""

from __future__ import annotations

from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values

_LEAST, _MOST = 3, 10


@cache
def counts() -> dict[str, int]:
    """Return the cardinals that may count a definite noun, with the article (``الأربع``): three to ten."""
    rows = read_table(resource("lexicons", "numbers.tsv"))
    found = {folded("ال" + word): int(row["value"]) for row in rows for word in values(row["cardinal"])}
    return {word: value for word, value in found.items() if _LEAST <= value <= _MOST and " " not in word}
