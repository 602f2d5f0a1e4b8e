"""Commands by words of either language: what the palette lists, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synpol_desktop.arabic.folding import folded
from synpol_desktop.ui.commands import commands
from synpol_desktop.ui.i18n import LANGUAGES, language, speaker
from synpol_desktop.ui.menus import SEPARATOR
from synpol_desktop.ui.physical_keys import other_layout

NOWHERE = 9
ARTICLE, LEAST_LETTERS = "ال", 4  # the
ITSELF = "commands"
"""The entry that shows the palette is not listed in it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the menus, as it is found.

    Parameters
    ----------
    text, heading : str
        What it is called, and the menu that it is in, in the language in use.
    other : str
        What the other language calls it.
    words : tuple of str
        Folded: its names, first the one of the language in use; then those of its menu and its keys.
    """

    name: str
    text: str
    heading: str
    other: str
    keys: str
    words: tuple[str, ...]


def all_commands() -> list[Command]:
    """Return every entry of the menus in their order, with what both languages call it."""
    own = language()
    told = {code: commands(speaker(code)) for code in LANGUAGES}
    other = next(code for code in LANGUAGES if code != own)
    found = []
    for (heading, acts), (away, others) in zip(told[own].items(), told[other].items(), strict=True):
        for act, same in zip(acts, others, strict=True):
            if act is SEPARATOR or act.name == ITSELF:
                continue
            heads = [_plain(each) for each in (heading, away)]
            names = [_plain(each) for each in (act.text, same.text)]
            words = tuple(folded(each) for each in (*names, *heads, act.keys))
            found.append(Command(act.name, names[0], heads[0], names[1], act.keys, words))
    return found


def find(
    query: str,
    known: Sequence[Command],
    used: Sequence[str] = (),
    enabled: Callable[[str], bool] = lambda _name: True,
) -> list[Command]:
    """Return the commands that have all words of a query, the best first; all of them for an empty one.

    Parameters
    ----------
    used : sequence of str
        Names of commands that were used last; they come first among those that fit as well.
    enabled : callable
        Whether a command can be had now; one that can't comes after those that can.
    """
    found = _ranked(query, known, used, enabled)
    if not found and query.strip():
        found = _ranked(other_layout(query), known, used, enabled)  # typed with the other layout
    return found


def _ranked(
    query: str, known: Sequence[Command], used: Sequence[str], enabled: Callable[[str], bool]
) -> list[Command]:
    asked = " ".join(folded(query).split())
    last = {name: place for place, name in enumerate(used)}
    ranks = []
    for place, command in enumerate(known):
        fit = _fit(asked, command.words)
        if fit < NOWHERE:
            recent = last.get(command.name, len(last))
            ranks.append((not enabled(command.name), fit, recent, place, command))
    return [command for *_, command in sorted(ranks, key=lambda rank: rank[:-1])]


def _fit(asked: str, words: tuple[str, ...]) -> int:
    """Return how well a query fits a command, 0 best; `NOWHERE` if it doesn't."""
    if not asked:
        return 0
    names, all_words = words[:2], " ".join(words)
    if any(name.startswith(asked) for name in names):
        return 0
    parts = [word.removeprefix(ARTICLE) if len(word) > LEAST_LETTERS else word for word in asked.split()]
    if all(any(f" {part}" in f" {name}" for name in names) for part in parts):
        return 1
    if all(any(part in name for name in names) for part in parts):
        return 2
    return 3 if all(part in all_words for part in parts) else NOWHERE


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")
