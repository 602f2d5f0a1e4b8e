"""The trigger words by their forms: those of a verb are made when a text has a word that begins like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from synpol_desktop.core.tables import uncollected
from synpol_desktop.extraction.relating.inflection import BEGINNINGS, LONGEST_ENDING, Form

Of = TypeVar("Of")
"""What the forms of a row are forms of."""

_MANY = 30_000
"""After so many questions all forms are made: a long import soon meets most of them."""


@dataclass
class Row:
    """A row of a table of verbs and nouns.

    Parameters
    ----------
    cores : tuple of str
        What its forms begin with, behind one of ``BEGINNINGS``.
    make : callable
        Returns its forms, and those that count only where no row has them otherwise.
    """

    cores: tuple[str, ...]
    make: Callable[[], tuple[Iterable[Form], Iterable[Form]]]

    @cached_property
    def forms(self) -> dict[str, list[Form]]:
        """Its forms by their text."""
        return self._made[0]

    @cached_property
    def spare(self) -> dict[str, list[Form]]:
        """Its forms, by their text, that count only where no row has them otherwise."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[dict[str, list[Form]], dict[str, list[Form]]]:
        forms, spare = self.make()
        return _by_text(forms), _by_text(spare)


def _by_text(forms: Iterable[Form]) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(form.text, []).append(form)
    return found


class Inflected(Mapping[str, tuple[tuple[Form, Of], ...]]):
    """The forms of the rows of a table with what they are forms of, in the order of the rows."""

    def __init__(self, rows: Iterable[tuple[Row, Callable[[], Of]]]) -> None:
        self._rows = tuple(rows)
        self._things: dict[int, Of] = {}
        self._asked = 0
        self._whole = False
        self._found: dict[str, tuple[tuple[Form, Of], ...]] = {}
        index: defaultdict[str, list[int]] = defaultdict(list)
        for number, (row, _) in enumerate(self._rows):
            for core in dict.fromkeys(row.cores):
                index[core].append(number)
        self._index = dict(index)

    def __getitem__(self, text: str) -> tuple[tuple[Form, Of], ...]:
        """Return what a form may be."""
        found = self._known(text)
        if not found:
            raise KeyError(text)
        return found

    def __contains__(self, text: object) -> bool:
        """Whether it is a form of any row."""
        return isinstance(text, str) and bool(self._known(text))

    def __iter__(self) -> Iterator[str]:
        """Iterate over all forms."""
        return iter(self._every())

    def __len__(self) -> int:
        """Return how many forms there are."""
        return len(self._every())

    def _known(self, text: str) -> tuple[tuple[Form, Of], ...]:
        found = self._found.get(text)
        if found is None:
            if self._whole:
                return ()
            self._asked += 1
            if self._asked > _MANY:
                return self._every().get(text, ())
            found = self._found[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> tuple[tuple[Form, Of], ...]:
        numbers: set[int] = set()
        for begin in BEGINNINGS:
            if text.startswith(begin):
                least = max(len(begin) + 1, len(text) - LONGEST_ENDING)
                for end in range(least, len(text) + 1):
                    numbers.update(self._index.get(text[len(begin) : end], ()))
        here = sorted(numbers)
        found = [(form, number) for number in here for form in self._rows[number][0].forms.get(text, ())]
        if not found:
            found = [(form, number) for number in here for form in self._rows[number][0].spare.get(text, ())]
        return tuple((form, self._thing(number)) for form, number in found)

    def _thing(self, number: int) -> Of:
        if number not in self._things:
            self._things[number] = self._rows[number][1]()
        return self._things[number]

    def _every(self) -> dict[str, tuple[tuple[Form, Of], ...]]:
        """Make all forms."""
        if self._whole:
            return self._found
        with uncollected():
            whole: dict[str, tuple[tuple[Form, Of], ...]] = {}
            for number, (row, _) in enumerate(self._rows):
                thing = self._thing(number)
                for text, forms in row.forms.items():
                    whole[text] = (*whole.get(text, ()), *((form, thing) for form in forms))
            taken = frozenset(whole)
            for number, (row, _) in enumerate(self._rows):
                thing = self._thing(number)
                for text, forms in row.spare.items():
                    if text not in taken:
                        whole[text] = (*whole.get(text, ()), *((form, thing) for form in forms))
        self._found, self._whole = whole, True
        return whole
