"""The word tables around names: cues, head nouns, words of names, rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.extraction.words import normal, reading_rule


@dataclass(frozen=True, slots=True)
class Rule:
    """How sure a rule is, its rank among rivals and its reason in words."""

    confidence: float
    rank: int
    reason: str


@dataclass(frozen=True, slots=True)
class ActHead:
    """A noun that begins the name of an act or event, and what may follow it."""

    type: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class SiteHead:
    """A noun that begins the name of a place, and whether a definite noun may follow it there."""

    type: str
    noun: bool


@dataclass(slots=True)
class Lexicon:
    """Word tables, read once a process and never changed. All words are folded."""

    cues: dict[str, frozenset[str]] = field(default_factory=dict)
    heads: dict[str, bool] = field(default_factory=dict)
    """Head noun of an organisation to whether it is strong."""
    spoken: frozenset[str] = frozenset()
    """Head nouns of action, which begin a name only where the words around say so."""
    shy: frozenset[str] = frozenset()
    """Head nouns that mostly are other words."""
    duals: dict[str, str] = field(default_factory=dict)
    acts: dict[str, ActHead] = field(default_factory=dict)
    sites: dict[str, SiteHead] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    """Function words, and verbs of speech but for participles that are first names: never part of a name."""
    speech: frozenset[str] = frozenset()
    cardinals: frozenset[str] = frozenset()
    """Numbers of one word."""

    def likeness(self, word: str) -> float | None:
        """Return how often a word is part of a person's name, None if it was never seen."""
        seen = self.counts.get(word)
        if seen is None:
            return None
        return (seen[0] + seen[1]) / sum(seen)


@cache
def lexicon() -> Lexicon:
    """Return the word tables."""
    tables = Lexicon()
    for row in _rows("names_cues"):
        tables.cues[row["class"]] = frozenset(normal(folded(word)) for word in row["words"].split())
    for row in _rows("names_heads"):
        head = normal(folded(row["head"]))
        tables.heads[head] = row["strength"] == "strong"
        if row["strength"] == "spoken":
            tables.spoken |= {head}
        if row["strength"] == "shy":
            tables.shy |= {head}
        for dual in values(row["dual"]):
            tables.duals[normal(folded(dual))] = head
    for row in _rows("names_events"):
        tables.acts[normal(folded(row["head"]))] = ActHead(row["type"], frozenset(values(row["needs"])))
    for row in _rows("names_sites"):
        tables.sites[normal(folded(row["head"]))] = SiteHead(row["type"], row["follows"] == "noun")
    for row in _rows("names_rules"):
        tables.rules[row["rule"]] = Rule(float(row["confidence"]), int(row["rank"]), row["reason"])
    for row in _rows("names_words"):
        seen = (int(row["first"] or 0), int(row["inside"] or 0), int(row["other"] or 0))
        tables.counts[row["word"]] = seen
    given: set[str] = set()
    for row in _rows("names_given"):
        for name in row["names"].split():
            given.add(folded(name))
            first, inside, other = tables.counts.get(folded(name), (0, 0, 0))
            tables.counts[folded(name)] = (first + GIVEN, inside, other)
    tables.roles = frozenset(_role_forms())
    tables.speech = frozenset(_speech_verbs())
    tables.cardinals = frozenset(folded(one) for row in _rows("numbers") for one in values(row["cardinal"]))
    verbs = (tables.speech - given) | set(_simple_verbs())
    tables.function = tables.cues["function"] | (verbs - tables.cues["verb_in_name"])
    return tables


@reading_rule
def act_heads(form: str) -> bool:
    """Whether a word, with or without article, begins the name of an act or event."""
    return form.removeprefix("ال") in lexicon().acts


GIVEN = 20
"""A listed first name counts as if it had been seen so often at the beginning of a name."""


def _rows(name: str) -> list[dict[str, str]]:
    return list(read_table(resource("lexicons", f"{name}.tsv")))


def _role_forms() -> list[str]:
    return [
        folded(article + row["role"] + ending)
        for row in _rows("roles")
        if not row["bound"]
        for article in ("", "ال")
        for ending in ("", "ة", "ا", "اً")
    ]


def _simple_verbs() -> list[str]:
    return [folded(form) for row in _rows("speech") for form in values(row["past"]) + values(row["present"])]


def _speech_verbs() -> list[str]:
    words: list[str] = []
    for row in _rows("speech"):
        for form in values(row["past"]) + values(row["present"]) + values(row["participle"]):
            words += [folded(form + ending) for ending in ("", "ت", "ا", "ة", "وا")]
    return words
