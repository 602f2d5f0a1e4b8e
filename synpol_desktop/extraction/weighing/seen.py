"""The features of a candidate, in parts that each follow from a few values.

Every feature begins with a ``lead``: ``r`` of a candidate that a rule reads, ``u`` of the others.
"""

from __future__ import annotations


def told(lead: str, *names: str) -> list[str]:
    """Return features that are only named."""
    return [f"{lead} {name}" for name in names]


def before(lead: str, rule: str) -> list[str]:
    """Return that an end is named in a sentence before, and what found that."""
    return told(lead, "ends:before", f"ends:before:{rule}")


def by_type(lead: str, kind: str, way: str, source: str, target: str) -> list[str]:
    """Return what the type says, with the direction in the sentence and the types of the ends."""
    return told(lead, "bias", f"{kind}{way}", f"{kind}:{source}-{target}", f"way:{way}")


def by_rival(back: bool, rival: str, kind: str) -> list[str]:
    """Return that a rule reads something else of the pair."""
    name = "back" if back else "other"
    return told("u", f"rule:{name}", f"rule:{name}:{rival}:{kind}")


def without_cue(kind: str) -> list[str]:
    """Return that no word speaks for the type."""
    return told("u", "cue:none", f"{kind}:cue:none")


def by_cue(kind: str, order: str, form: str, fits: str) -> list[str]:
    """Return how a word that speaks for the type stands to the ends."""
    ways = (f"order:{order}:{form}", f"order:{order}:{form}:{fits}")
    return told("u", *ways, *(f"{kind}:{way}" for way in ways), f"fits:{fits}")


def by_gloss(gloss: str, order: str) -> list[str]:
    """Return which word speaks for the type."""
    return told("u", f"gloss:{gloss}", f"gloss:{gloss}:{order}")


def by_view(lead: str, kind: str, form: str, source: str, target: str) -> list[str]:
    """Return as what the reader of the sentence knows the ends at the word that states it."""
    return told(
        lead,
        f"view S:{source}",
        f"view T:{target}",
        f"view S:{source}:{kind}",
        f"view S:{source}:{form}",
        f"view:{source}>{target}",
    )


def by_gap(gap: int) -> list[str]:
    """Return how far the ends are from each other."""
    return told("u", f"gap:{gap}")


def by_end(lead: str, name: str, rule: str, level: int) -> list[str]:
    """Return what found an end's mention, and how sure that is."""
    return told(lead, f"{name} by:{rule}", f"{name} sure:{level}")


def by_rule(kind: str, level: int, rule: str, others: int) -> list[str]:
    """Return which rule reads it, how sure that is, and how much else rules read of the pair."""
    ways = (f"rule:{level}", f"by:{rule}")
    return told("r", *ways, *(f"{way}:{kind}" for way in ways), f"others:{others}")


def by_word(word: str, kind: str) -> list[str]:
    """Return the word that states it."""
    return told("r", f"on:{word[:_LETTERS]}:{kind}")


_LETTERS = 12


def by_distance(lead: str, name: str, far: int, rule: str) -> list[str]:
    """Return how far an end is from the word that states it, also by the rule that reads it."""
    found = (f"far:{name}:{far}", f"far:{name}:{far}:{rule}")
    return told(lead, *(found if rule else found[:1]))


def by_way(lead: str, name: str, names: int, acts: int, signs: int) -> list[str]:
    """Return what lies between the word that states it and an end."""
    found = [f"names to {name}:{min(2, names)}", f"acts to {name}:{min(2, acts)}"]
    return told(lead, *found, *([f"sign to {name}"] if signs else []))


def by_neighbours(lead: str, before: str, after: str) -> list[str]:
    """Return what stands before the word that states it, and what is attached to that."""
    return told(lead, f"before cue:{before}", f"cue after:{after}")


def by_shape(shape: str, kind: str) -> list[str]:
    """Return the shape of the word that states it."""
    return told("r", f"shape:{shape}", f"shape:{shape}:{kind}")


def by_introduction(target: str, source: str, kind: str) -> list[str]:
    """Return what stands right before the ends."""
    return told("u", f"to:{target}:{kind}", f"from:{source}")


def by_between(names: int, signs: int) -> list[str]:
    """Return how much lies between the ends."""
    return told("u", f"names:{min(3, names)}", f"signs:{min(2, signs)}")


def by_row(between: str, way: str, kind: str) -> list[str]:
    """Return the few words between two ends."""
    return told("u", f"row:{between}:{way}", f"row:{between}:{kind}")
