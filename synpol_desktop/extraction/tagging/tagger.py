"""The tagger: names as public corpora mark them, and a judge who has learned our guidelines.

The judge sees what rules, tables and the first chain made of a text, as attributes of its words, and says
which words are mentions and of what type (stacking: D. Wolpert 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from synpol_desktop.extraction.parts import Floats, Part, features_of
from synpol_desktop.extraction.tagging.borders import Drafted, tell_borders
from synpol_desktop.extraction.tagging.decoding import Decoder
from synpol_desktop.extraction.tagging.features import forms_of
from synpol_desktop.extraction.tagging.labels import OUTSIDE, Tagged
from synpol_desktop.extraction.tagging.model import Model
from synpol_desktop.extraction.tagging.placed import PartScores, Scores
from synpol_desktop.extraction.tagging.places import Places
from synpol_desktop.extraction.words import Word, once_a_text, remembered


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a text, and the names that the first chain finds, in reading order."""

    words: Sequence[Word]
    names: list[Tagged]
    judged: Floats | None = None
    """What forms and places say for the labels of the judge; None: not asked."""


BELIEF = 0.6
"""What speaks for each word of a draft beforehand: rare rules are right oftener than training can show."""


DOUBT = 0.1
"""A draft that is less probable than that is dropped."""


class NameFinder(Protocol):
    """What finds names in the place of the model's own chain: a neural tagger."""

    @property
    def digest(self) -> str:
        """The SHA-256 of its data."""

    def names(self, words: Sequence[Word]) -> list[Tagged]:
        """Return the names in the words of one text, in reading order."""


class Tagger:
    """Finds names by a model.

    Parameters
    ----------
    finder : NameFinder, optional
        Finds names instead of the model's first chain; the judge stays.
    """

    def __init__(self, model: Model, finder: NameFinder | None = None) -> None:
        self.digest = model.digest if finder is None else f"{model.digest[:8]}+{finder.digest}"
        self._finder = finder
        chains = [model.names] if model.judge is None else [model.names, model.judge]
        self._scores = Scores(chains)
        self._names = Decoder(model.names)
        self._judge = Decoder(model.judge) if model.judge is not None else None
        self._told = PartScores(chains[-1])

    @property
    def judges(self) -> bool:
        """Whether the model has a judge."""
        return self._judge is not None

    def see(self, words: Sequence[Word]) -> Seen:
        """Find the names in the words of one text."""
        own, *judged = self._scores.of(words)
        names = self._finder.names(words) if self._finder else self._names.tag(words, own)
        return Seen(words, names, judged[0] if self.judges else None)

    def judge(self, seen: Seen, drafted: Sequence[Drafted]) -> list[Tagged]:
        """Return what is a mention by our guidelines, in reading order; nothing without a judge.

        A draft that the judge only doubts is kept, if no other name wants its words.
        """
        if self._judge is None:
            return []
        believed = [(each.first, each.last, each.says.partition("|")[0]) for each in drafted]
        own = seen.judged if seen.judged is not None else self._scores.of(seen.words)[1]
        told, plain = told_of_drafts(seen, drafted), self._told.of([PLAIN])
        scores = own + plain
        if told:
            scores[list(told)] += self._told.of(list(told.values())) - plain
        found = self._judge.tag(seen.words, scores, believed, BELIEF)
        taken = {place for each in found if each.best for place in range(each.first, each.last + 1)}
        return [
            each
            for each in found
            if each.best or (each.probability >= DOUBT and taken.isdisjoint(range(each.first, each.last + 1)))
        ]


def with_drafts(seen: Seen, drafted: Sequence[Drafted]) -> list[list[str]]:
    """Return the attributes of places with those of what rules and the first chain found there."""
    told = told_of_drafts(seen, drafted)
    own = Places(seen.words).attributes()
    return [each + features_of(told.get(place, PLAIN)) for place, each in enumerate(own)]


def told_of_drafts(seen: Seen, drafted: Sequence[Drafted]) -> dict[int, list[Part]]:
    """Return what rules and the first chain found at a place and near it.

    A place that is left out has ``PLAIN``.
    """
    count = len(seen.words)
    rules = _marks(count, ((each.first, each.last, each.says) for each in drafted))
    names = _marks(count, ((each.first, each.last, each.type) for each in seen.names))
    kinds = list(map(_kind, rules))
    elsewhere = [*_elsewhere(seen.words, names, "t"), *_elsewhere(seen.words, kinds, "m")]
    marked = [place for place in range(count) if rules[place] != OUTSIDE or names[place] != OUTSIDE]
    near = {0, count - 1}.union(marked, (place + 1 for place in marked), (place - 1 for place in marked))
    found: defaultdict[int, list[Part]] = defaultdict(lambda: [*PLAIN])
    around_kinds, around_names = ["", *kinds, ""], ["", *names, ""]
    for place in near.intersection(range(count)):
        found[place] = [
            (by_rule, rules[place], *around_kinds[place : place + 3]),
            (by_name, *around_names[place : place + 3]),
        ]
    for place, part in elsewhere:
        found[place].append(part)
    tell_borders(found, seen.words, drafted)
    return found


def by_rule(mark: str, before: str, kind: str, after: str) -> list[str]:
    """Return what rules found at a word, and how that goes on on either side, where there is one."""
    return [f"m={mark}", f"mt={kind}", *_sides("m", before, kind, after)]


def by_name(before: str, name: str, after: str) -> list[str]:
    """Return the same of what the first chain found."""
    return [f"t={name}", *_sides("t", before, name, after)]


def _sides(lead: str, before: str, here: str, after: str) -> list[str]:
    behind = [f"{lead}+={here}|{after}"] if after else []
    return [f"{lead}-={before}|{here}", *behind] if before else behind


def by_others(source: str, kind: str, here: str) -> tuple[str, str]:
    """Return the type that a word oftenest has in the names elsewhere in the text."""
    return f"d{source}={kind}", f"d{source}={kind}|{here}"


PLAIN: tuple[Part, ...] = ((by_rule, *OUTSIDE * 4), (by_name, *OUTSIDE * 3))
"""What is told of a word that neither is in a name nor stands beside one."""


def _elsewhere(words: Sequence[Word], marks: Sequence[str], source: str) -> Iterator[tuple[int, Part]]:
    """Yield for words that are in names elsewhere in the text the type that these oftenest have."""
    inside = {place: mark[:-2] for place, mark in enumerate(marks) if mark != OUTSIDE}
    types: defaultdict[str, dict[str, int]] = defaultdict(dict)
    places = _places_of_stems(words)
    for place, kind in inside.items():
        counts = types[forms_of(words)[place].stem]
        counts[kind] = counts.get(kind, 0) + 1
    for stem, counts in types.items():
        for place in places[stem]:
            here = inside.get(place, "")
            count, kind = max([(count - (kind == here), kind) for kind, count in counts.items()])
            if count:
                yield place, (by_others, source, kind, here)


@once_a_text
def _places_of_stems(words: Sequence[Word]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms_of(words)):
        found[form.stem].append(place)
    return found


def _marks(count: int, spans: Iterator[tuple[int, int, str]]) -> list[str]:
    marks = [OUTSIDE] * count
    for first, last, says in spans:
        single, begin, inside, end = _placed(says)
        if first == last:
            marks[first] = single
        else:
            marks[first : last + 1] = [begin, *[inside] * (last - first - 1), end]
    return marks


@remembered
def _placed(says: str) -> tuple[str, str, str, str]:
    """Return the marks of a word that is all that something is said of, or its begin, inside or end."""
    return f"{says}/S", f"{says}/B", f"{says}/I", f"{says}/E"


@remembered
def _kind(mark: str) -> str:
    return mark if mark == OUTSIDE else f"{mark.partition('|')[0]}/{mark[-1]}"
