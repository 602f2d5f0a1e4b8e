"""Labels of words, and the spans that rows of labels make."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.core.light import light

OUTSIDE = "O"
TYPES = ("PER", "ORG", "LOC")
"""What public corpora tell apart."""

JUDGED_TYPES = ("PER", "ORG", "GPE", "LOC", "LAW", "EVENT")
"""What the guidelines of our own corpus tell apart."""


def labels_for(types: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of words: outside, or the beginning, inside, end of a name or a name by itself."""
    return (OUTSIDE, *(f"{place}-{kind}" for kind in types for place in "BIES"))


LABELS = labels_for(TYPES)
JUDGED_LABELS = labels_for(JUDGED_TYPES)

LabelledSpan = tuple[int, int, str]
"""First and last word, both inside, and the type."""


@light
class Tagged:
    """A name that was found: its first and last word, type, and the probability of exactly this.

    ``best`` is false for one that was asked for and is not on the best path.
    """

    first: int
    last: int
    type: str
    probability: float
    best: bool = True


def labels_of(length: int, spans: Sequence[LabelledSpan]) -> list[str]:
    """Return the labels of ``length`` words in which ``spans``, that don't overlap, are names."""
    labels = [OUTSIDE] * length
    for first, last, kind in spans:
        labels[first : last + 1] = [f"I-{kind}"] * (last - first + 1)
        labels[first], labels[last] = f"B-{kind}", f"E-{kind}"
        if first == last:
            labels[first] = f"S-{kind}"
    return labels


def spans_of(labels: Sequence[str]) -> list[LabelledSpan]:
    """Return the names that labels make; an inside without a beginning begins a name."""
    spans: list[LabelledSpan] = []
    open_kind, last = "", -2
    for place, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        position, _, kind = label.partition("-")
        goes_on = position in "IE" and kind == open_kind and last == place - 1
        if goes_on:
            spans[-1] = (spans[-1][0], place, kind)
        else:
            spans.append((place, place, kind))
        open_kind, last = "" if position in "ES" else kind, place
    return spans


def can_follow(before: str, after: str) -> bool:
    """Whether a label may stand after another."""
    inside_before = before[0] in "BI"
    inside_after = after[0] in "IE"
    if inside_before != inside_after:
        return False
    return not inside_before or before[2:] == after[2:]
