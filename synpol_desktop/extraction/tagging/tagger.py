"""The tagger: names as public corpora mark them, and a judge who has learned our guidelines.

The judge sees what rules, tables and the first chain made of a text, as attributes of its words, and says
which words are mentions and of what type (stacking: D. Wolpert 1992).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.tagging.borders import Drafted, tell_borders
from synpol_desktop.extraction.tagging.decoding import Decoder
from synpol_desktop.extraction.tagging.features import forms_of, place_attributes
from synpol_desktop.extraction.tagging.forms import FormScores
from synpol_desktop.extraction.tagging.labels import OUTSIDE, Tagged
from synpol_desktop.extraction.tagging.model import Model
from synpol_desktop.extraction.tagging.rows import AttributeRows, Rows
from synpol_desktop.extraction.words import Word, once_a_text


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a text, their attributes, and the names that the first chain finds, in reading order."""

    words: Sequence[Word]
    places: list[list[str]]
    names: list[Tagged]
    judged: tuple[Rows, NDArray[np.float32]] | None = None
    """Where the attributes stand in the judge's weights, and what forms say there; None: not looked up."""


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
        self._forms = FormScores(chains)
        self._names = Decoder(model.names)
        self._judge = Decoder(model.judge) if model.judge is not None else None
        self._attributes = AttributeRows(chains)
        self._told = AttributeRows(chains[1:])

    @property
    def judges(self) -> bool:
        """Whether the model has a judge."""
        return self._judge is not None

    def see(self, words: Sequence[Word]) -> Seen:
        """Find the names in the words of one text."""
        places = place_attributes(words)
        (own, *judged), (by_form, *heard) = self._attributes.of(places), self._forms.of(words)
        names = self._finder.names(words) if self._finder else self._names.tag_rows(words, own, by_form)
        return Seen(words, places, names, (judged[0], heard[0]) if self.judges else None)

    def judge(self, seen: Seen, drafted: Sequence[Drafted]) -> list[Tagged]:
        """Return what is a mention by our guidelines, in reading order; nothing without a judge.

        A draft that the judge only doubts is kept, if no other name wants its words.
        """
        if self._judge is None:
            return []
        believed = [(each.first, each.last, each.says.partition("|")[0]) for each in drafted]
        own, by_form = seen.judged or (self._attributes.of(seen.places)[1], self._forms.of(seen.words)[1])
        told = self._told.of_some(len(seen.words), told_of_drafts(seen, drafted), PLAIN)
        found = self._judge.tag_rows(seen.words, own.joined(told[0]), by_form, believed, BELIEF)
        taken = {place for each in found if each.best for place in range(each.first, each.last + 1)}
        return [
            each
            for each in found
            if each.best or (each.probability >= DOUBT and taken.isdisjoint(range(each.first, each.last + 1)))
        ]


def with_drafts(seen: Seen, drafted: Sequence[Drafted]) -> list[list[str]]:
    """Return the attributes of places with those of what rules and the first chain found there."""
    told = told_of_drafts(seen, drafted)
    return [own + told.get(place, [*PLAIN]) for place, own in enumerate(seen.places)]


def told_of_drafts(seen: Seen, drafted: Sequence[Drafted]) -> dict[int, list[str]]:
    """Return the attributes of what rules and the first chain found at a place and near it.

    A place that is left out has those of ``PLAIN``.
    """
    count = len(seen.words)
    rules = _marks(count, ((each.first, each.last, each.says) for each in drafted))
    names = _marks(count, ((each.first, each.last, each.type) for each in seen.names))
    kinds = [mark if mark == OUTSIDE else _kind(mark) for mark in rules]
    elsewhere = [*_elsewhere(seen.words, names, "t"), *_elsewhere(seen.words, kinds, "m")]
    marked = [place for place, mark in enumerate(zip(rules, names, strict=True)) if mark != _UNMARKED]
    near = {0, count - 1}.union(marked, (place + 1 for place in marked), (place - 1 for place in marked))
    found: defaultdict[int, list[str]] = defaultdict(lambda: [*PLAIN])
    for place in near.intersection(range(count)):
        told = [f"m={rules[place]}", f"mt={kinds[place]}", f"t={names[place]}"]
        if place:
            told += [
                f"m-={kinds[place - 1]}|{kinds[place]}",
                f"t-={names[place - 1]}|{names[place]}",
            ]
        if place + 1 < count:
            told += [
                f"m+={kinds[place]}|{kinds[place + 1]}",
                f"t+={names[place]}|{names[place + 1]}",
            ]
        found[place] = told
    for place, attribute in elsewhere:
        found[place].append(attribute)
    tell_borders(found, seen.words, drafted)
    return found


_UNMARKED = (OUTSIDE, OUTSIDE)

PLAIN = ("m=O", "mt=O", "t=O", "m-=O|O", "t-=O|O", "m+=O|O", "t+=O|O")
"""What is told of a word that neither is in a name nor stands beside one."""


def _elsewhere(words: Sequence[Word], marks: Sequence[str], source: str) -> Iterator[tuple[int, str]]:
    """Yield for words that are in names elsewhere in the text the type that these oftenest have."""
    inside = [(place, mark.partition("/")[0]) for place, mark in enumerate(marks) if mark != "O"]
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    stems = _stems(words)
    for place, kind in inside:
        types[stems[place]][kind] += 1
    own = dict(inside)
    for place in [place for place, stem in enumerate(stems) if stem in types]:
        here = own.get(place, "")
        count, kind = max([(count - (kind == here), kind) for kind, count in types[stems[place]].items()])
        if count:
            yield place, f"d{source}={kind}"
            yield place, f"d{source}={kind}|{here}"


@once_a_text
def _stems(words: Sequence[Word]) -> list[str]:
    return [form.stem for form in forms_of(words)]


def _marks(count: int, spans: Iterator[tuple[int, int, str]]) -> list[str]:
    marks = ["O"] * count
    for first, last, says in spans:
        for place in range(first, last + 1):
            position = "S" if first == last else "B" if place == first else "E" if place == last else "I"
            marks[place] = f"{says}/{position}"
    return marks


def _kind(mark: str) -> str:
    return f"{mark.partition('|')[0]}/{mark[-1]}"
