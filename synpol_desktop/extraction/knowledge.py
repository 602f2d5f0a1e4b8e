"""What the tables know: things with their names, states with their adjectives, offices by date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.light import light
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, uncollected, values
from synpol_desktop.extraction.words import normal

_WORD = re.compile(r"[^\W_]+")
_FILES = ("places", "organisations", "acts", "events", "people")
_TYPES = {
    "organisations": EntityType.ORG,
    "acts": EntityType.LAW,
    "events": EntityType.EVENT,
    "people": EntityType.PER,
}

KNOWN = "kb:"
"""Begins the keys of what the tables know."""


def is_known(key: str) -> bool:
    """Whether a key is that of something in the tables, or of a kind of body of one of their states."""
    return key.startswith(KNOWN)


def known_id(key: str) -> str:
    """Return the id that a key has in the tables, any other key as it is."""
    return key.removeprefix(KNOWN)


@light
class Thing:
    """An entity that the tables know."""

    id: str
    type: EntityType
    name: str
    english: str = ""
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successor_of: str = ""

    @property
    def key(self) -> str:
        """The key that its entity has in every document."""
        return KNOWN + self.id


@light
class Name:
    """A name of a thing: ``weak`` if it counts only with a cue, ``state`` for whom a capital may stand."""

    thing: str
    weak: bool = False
    state: str = ""


@dataclass(slots=True)
class Branch:
    """A node of the tree of names, one word a step."""

    next: dict[str, Branch] = field(default_factory=dict)
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body that every state has; ``feminine`` is the gender of its adjective.

    ``abroad`` says that it also acts in other states than its own.
    """

    id: str
    feminine: bool
    english: str
    weak: bool
    abroad: bool


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office when."""

    person: str
    title: tuple[str, ...]
    body: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Contextual:
    """A word that stands for a thing in a text that names one of ``needs`` (``after``: only after it)."""

    form: tuple[str, ...]
    thing: str
    needs: tuple[str, ...]
    after: bool


@dataclass(slots=True)
class Knowledge:
    """All tables of names, read once a process and never changed."""

    things: dict[str, Thing] = field(default_factory=dict)
    names: Branch = field(default_factory=Branch)
    bodies: dict[tuple[str, ...], Body] = field(default_factory=dict)
    longest_body: int = 0
    adjectives: dict[str, str] = field(default_factory=dict)
    """Folded adjective, with article and gender as written, to the id of its state or body."""
    paired: set[str] = field(default_factory=set)
    """First words of the adjectives of two words: الكورية of الكورية الجنوبية."""
    states: set[str] = field(default_factory=set)
    """Ids of states."""
    peoples: dict[str, str] = field(default_factory=dict)
    realms: dict[str, set[str]] = field(default_factory=dict)
    """Key of a state to the first words of its long names, without article: سلطنة, مملكة."""
    called: dict[str, set[str]] = field(default_factory=dict)
    """Key of a body to the first words of its long names, without article: تنظيم, جماعة."""
    alike: dict[str, str] = field(default_factory=dict)
    """Id of a body, or of a kind of body of a state, to that of another by which it is called too."""
    family_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Last name to the ids of persons."""
    offices: list[Office] = field(default_factory=list)
    contextual: list[Contextual] = field(default_factory=list)

    def thing(self, key: str) -> Thing | None:
        """Return what has a key, None if the tables don't know it."""
        return self.things.get(known_id(key)) if is_known(key) else None

    def body_of(self, state: str, body: str) -> tuple[str, str]:
        """Return the key of a kind of body of a state, and the name that the tables have for it or none."""
        special = self.things.get(f"{state}.{body}")
        return (special.key, special.name) if special else (f"{KNOWN}{state}.{body}", "")

    def state_of(self, form: str) -> str:
        """Return the id that an adjective stands for, empty if it stands for none."""
        return self.adjectives.get(form, "")


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, signs and quotes off."""
    return tuple(_WORD.findall(normal(folded(name))))


@cache
def knowledge() -> Knowledge:
    """Return the tables of names."""
    with uncollected():
        return _read()


def _read() -> Knowledge:
    known = Knowledge()
    _read_states(known)
    for file in _FILES:
        for row in read_table(resource("gazetteers", f"{file}.tsv")):
            kind = _TYPES.get(file) or EntityType(row["type"])
            thing = Thing(
                row["id"],
                kind,
                row["name"].rstrip("?"),
                row["english"],
                row.get("parent", ""),
                row.get("valid_from", ""),
                row.get("valid_to", ""),
                row.get("successor_of", ""),
            )
            _add(known, thing, row["name"], *values(row["aliases"]))
            if kind is EntityType.ORG:
                known.called[thing.key] = _nouns(row)
            for adjective in values(row.get("adjectives", "")):
                for form in _forms(adjective):
                    known.adjectives.setdefault(form, thing.id)
    _read_bodies(known)
    known.alike = {row["id"]: row["like"] for row in read_table(resource("gazetteers", "alike.tsv"))}
    _read_offices(known)
    known.paired = {adjective.partition(" ")[0] for adjective in known.adjectives if " " in adjective}
    for row in read_table(resource("gazetteers", "contextual.tsv")):
        needs = values(row["needs"].lstrip("+"))
        known.contextual.append(
            Contextual(words_of_name(row["form"]), row["thing"], needs, row["needs"].startswith("+"))
        )
    return known


def _read_states(known: Knowledge) -> None:
    for row in read_table(resource("gazetteers", "states.tsv")):
        state = Thing(row["id"], EntityType.GPE, row["name"], row["english"])
        _add(known, state, row["name"], *values(row["aliases"]))
        known.states.add(state.id)
        known.realms[state.key] = _nouns(row)
        for adjective in values(row["adjectives"]):
            for form in _forms(adjective):
                known.adjectives.setdefault(form, state.id)
        for people in values(row["people"]):
            known.peoples[folded("ال" + people)] = state.id
        if row["capital"]:
            capital = Thing(
                f"{state.id}.capital",
                EntityType.GPE,
                row["capital"].rstrip("?"),
                row["capital_english"],
                state.id,
            )
            _add(known, capital, row["capital"], *values(row["capital_aliases"]), state=state.id)


def _nouns(row: dict[str, str]) -> set[str]:
    """Return the first words of the names of several words of a thing, without article."""
    names = (words_of_name(name) for name in (row["name"], *values(row["aliases"])))
    return {words[0].removeprefix("ال") for words in names if len(words) > 1}


def _add(known: Knowledge, thing: Thing, *names: str, state: str = "") -> None:
    if thing.id in known.things:
        raise ValueError(f"two things have the id {thing.id}")
    known.things[thing.id] = thing
    for surface in names:
        weak = surface.endswith("?")
        words = words_of_name(surface.rstrip("?"))
        if not words:
            raise ValueError(f"{thing.id} has a name without words: {surface!r}")
        branch = known.names
        for word in words:
            following = branch.next.get(word)
            if following is None:
                following = branch.next[word] = Branch()
            branch = following
        if all(name.thing != thing.id for name in branch.names):
            branch.names += (Name(thing.id, weak, state),)
        if thing.type is EntityType.PER and len(words) == 1:
            known.family_names[words[0]] = (*known.family_names.get(words[0], ()), thing.id)


def _forms(adjective: str) -> Iterator[str]:
    """Yield an adjective with and without article, in both genders, each word of it."""
    words = folded(adjective).split()
    for article in ("", "ال"):
        for gender in ("", "ه"):
            yield " ".join(article + word + gender for word in words)


def _read_bodies(known: Knowledge) -> None:
    for row in read_table(resource("gazetteers", "state_bodies.tsv")):
        for surface in values(row["forms"]):
            words = words_of_name(surface.rstrip("?"))
            known.bodies[words] = Body(
                row["id"], row["gender"] == "f", row["english"], surface.endswith("?"), bool(row["abroad"])
            )
            known.longest_body = max(known.longest_body, len(words))


def _read_offices(known: Knowledge) -> None:
    for row in read_table(resource("gazetteers", "offices.tsv")):
        if row["person"] not in known.things:
            raise ValueError(f"an office of an unknown person: {row['person']}")
        known.offices.append(
            Office(
                row["person"], words_of_name(row["title"]), row["body"], row["valid_from"], row["valid_to"]
            )
        )
