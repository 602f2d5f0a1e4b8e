"""What a first pass found in a text, told to every other place where the same words stand.

After "Decision aggregation" of Krishnan and Manning (2006): news name somebody in full once, with a title,
and barely afterwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from synpol_desktop.extraction.tagging.features import form_attributes
from synpol_desktop.extraction.tagging.labels import Tagged, labels_of
from synpol_desktop.extraction.words import Word

MOST = 3
"""More echoes than so many are counted as so many."""


def echo_attributes(words: Sequence[Word], found: Sequence[Tagged]) -> list[list[str]]:
    """Return for each word what the first pass said of it and of the other places of the same stem."""
    stems = [form_attributes(word.form).stem for word in words]
    labels: list[str] = ["O"] * len(words)
    sure = [0.0] * len(words)
    for name in found:
        span = slice(name.first, name.last + 1)
        length = name.last - name.first + 1
        labels[span] = labels_of(length, [(0, length - 1, name.type)])
        sure[span] = [name.probability] * length
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    count = Counter(stems)
    for stem, label in zip(stems, labels, strict=True):
        votes[stem][label] += 1
    attributes: list[list[str]] = []
    for place, stem in enumerate(stems):
        label = labels[place]
        own: list[str] = []
        if label != "O":
            own.append(f"m={label}{int(sure[place] * 4.999)}")
        if place and labels[place - 1] != "O" and not words[place].stop:
            own.append(f"m-={labels[place - 1]}")
        if place + 1 < len(words) and labels[place + 1] != "O" and not words[place + 1].stop:
            own.append(f"m+={labels[place + 1]}")
        if count[stem] > 1 and stem != "n":
            own += _echo(votes[stem], label)
        attributes.append(own)
    return attributes


def _echo(votes: Counter[str], label: str) -> list[str]:
    others = {name: number - (name == label) for name, number in votes.items()}
    kinds: Counter[str] = Counter()
    own: list[str] = []
    for name, number in sorted(others.items()):
        if number <= 0:
            continue
        kinds[name[2:]] += number
        if name != "O":
            own.append(f"e={name}")
    for kind, number in sorted(kinds.items()):
        own.append(f"en={kind or 'O'}{min(number, MOST)}")
    if len(kinds) > 1 or (kinds and "" not in kinds):
        best = max(kinds, key=lambda kind: (kinds[kind], kind))
        own.append(f"eb={best or 'O'}")
    return own
