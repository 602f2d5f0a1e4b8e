"""How often the program is right, in plain words: for the window and for the guide."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.core.accuracy import Accuracy
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.words import name_of, plural_of

FEW = 20
"""Of a type with fewer cases no share is said."""

_DASH = "–"
_MARKS = str.maketrans("", "", "\u200e\u200f\u2068\u2069")
"""Marks of direction, which a page in one direction doesn't need."""

Row = tuple[str, str, str, str]


def share(part: float) -> str:
    """Return a share in words that don't promise more than was measured."""
    tenths = round(part * 10)
    if tenths <= 0:
        return tr("hardly any")
    if part >= 0.95:
        return tr("nearly all")
    return ntr("about {n} in 10", "about {n} in 10", tenths)


def summary(figures: Sequence[Accuracy]) -> list[str]:
    """Return a sentence for each sort of thing, and what to make of it."""
    whole = {each.sort: each for each in figures if not each.type}
    counts = {sort: f"{each.there:,}".replace(",", "\u202f") for sort, each in whole.items()}
    shares = {
        sort: {"right": share(each.precision), "found": share(each.recall)} for sort, each in whole.items()
    }
    return [
        tr(
            "Counted on articles that were kept apart from all that the program learned from. "
            "People marked in them {mention} names, {relation} relations, {statement} statements "
            "and {date} dates.",
            **counts,
        ),
        tr(
            "Names: of those that it marks, {right} are right; of those in the text, it marks {found}.",
            **shares["mention"],
        ),
        tr(
            "Relations: of those that the graph shows at first, {right} are right; "
            "of those that the texts state, it shows {found}.",
            **shares["relation"],
        ),
        tr(
            "Statements: of those that it attributes, {right} are right; "
            "of those in the text, it finds {found}.",
            **shares["statement"],
        ),
        tr(
            "Dates: of those that it reads, {right} are right; of those in the text, it reads {found}.",
            **shares["date"],
        ),
        tr(
            "Articles of other kinds or on other subjects may be read better or worse. Read the words "
            "behind an edge before you rely on it, and let the review queue bring you the doubtful ones "
            "first."
        ),
    ]


def heads() -> Row:
    """Return the heads of the table."""
    return tr("Type"), tr("Shown, and right"), tr("Stated, and found"), tr("Counted on")


def rows(figures: Sequence[Accuracy]) -> list[Row]:
    """Return a line for each type; a rare one says only how rare it is."""
    found = []
    for each in figures:
        if not each.type:
            continue
        name = (
            plural_of(EntityType(each.type)) if each.sort == "mention" else name_of(RelationType(each.type))
        )
        right = share(each.precision) if each.said >= FEW else line(_DASH)
        there = share(each.recall) if each.there >= FEW else line(_DASH)
        found.append((name, right, there, str(each.there)))
    return found


def page(figures: Sequence[Accuracy]) -> str:
    """Return the page of the guide, in Markdown."""
    lines = [f"# {tr('How accurate is it?')}", "", *("\n\n".join(summary(figures)).splitlines()), ""]
    lines += [f"| {' | '.join(heads())} |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows(figures)]
    lines += ["", tr("A dash stands where there were too few to say.")]
    return "\n".join(lines).translate(_MARKS) + "\n"
