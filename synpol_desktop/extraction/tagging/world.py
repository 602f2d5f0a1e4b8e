"""Names of the wider world as hints: towns, clubs, firms and last names that the actors' tables lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, uncollected, values
from synpol_desktop.extraction.knowledge import words_of_name
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.tagging.labels import Tagged
from synpol_desktop.extraction.words import Word, fitting, once_a_text, reading_rule


@dataclass(slots=True)
class Branch:
    """A node of the tree of names, with the classes of the name that ends here."""

    next: dict[str, Branch] = field(default_factory=dict)
    classes: tuple[str, ...] = ()


@cache
def world() -> Branch:
    """Return the tree of the names, one word a step."""
    with uncollected():
        root = Branch()
        for row in read_table(resource("models", "world.tsv")):
            for name in values(row["names"]):
                branch = root
                for word in words_of_name(name):
                    following = branch.next.get(word)
                    if following is None:
                        following = branch.next[word] = Branch()
                    branch = following
                if row["class"] not in branch.classes:
                    branch.classes += (row["class"],)
        return root


@once_a_text
def world_names(words: Sequence[Word]) -> list[tuple[int, int, bool, tuple[str, ...]]]:
    """Return the longest name that begins at each word: first, last, whether a clitic is off, classes."""
    return list(_names(words))


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int, bool, tuple[str, ...]]]:
    root = world()
    for first, readings in fitting(words, _begins_name):
        for reading in readings:
            branch: Branch | None = root.next[reading.form]
            last, end = first, -1
            classes: tuple[str, ...] = ()
            while branch is not None:
                if branch.classes:
                    end, classes = last, branch.classes
                last += 1
                if last == len(words) or words[last].stop or words[last].pause:
                    break
                branch = branch.next.get(words[last].readings[0].form)
            if end >= 0:
                yield first, end, reading.prefix > 0, classes
                break


@reading_rule
def _begins_name(form: str) -> bool:
    return form in world().next


BODIES = frozenset({"club", "company", "media"})
"""Classes of the wider world's names that are bodies and often hold a town's name."""


def with_listed(words: Sequence[Word], names: Sequence[Tagged]) -> list[Tagged]:
    """Return the tagger's finds and, where it has none, clubs, firms, media, bodies and towns of the table.

    Only names that are nothing else in the table, bodies of several words: نيسان is a month as well.
    """
    taken = {place for name in names for place in range(name.first, name.last + 1)}
    found = [
        Tagged(first, last, kind, IN_TABLE)
        for first, last, _, classes in world_names(words)
        if taken.isdisjoint(range(first, last + 1)) and (kind := _type_of(words, first, last, classes))
    ]
    return sorted([*names, *found], key=lambda name: name.first) if found else list(names)


def _type_of(words: Sequence[Word], first: int, last: int, classes: tuple[str, ...]) -> str:
    """Return the type that a name surely has, empty if none.

    A name of one word is a town's only where the word was never seen in another use.
    """
    if last > first and (BODIES.issuperset(classes) or classes == ("body",)):
        return "ORG"
    rare = last > first or _is_rare(words[first].form)
    return "LOC" if classes == ("city",) and rare else ""


def _is_rare(form: str) -> bool:
    """Whether a word was never seen in another use, with or without article: الخبر and سلمية were."""
    bare = form.removeprefix("ال")
    return len(form) > SHORT and not any(each in lexicon().counts for each in (form, bare, f"ال{bare}"))


SHORT = 3
"""Letters of words that too many others are spelled as."""

IN_TABLE = 0.6
"""How sure a name of the wider world's table is beforehand."""
