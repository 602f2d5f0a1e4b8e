"""What the tagger sees of a word: its letters, the tables' word classes, and its neighbours.

An attribute is a short string. Those of a word's form alone are found once for each form and serve in every
place where the form stands; those of its place in the sentence are in ``places``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from synpol_desktop.arabic.clitics import split, without_article
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.words import Word, once_a_text, readings

FEATURES_VERSION = 2
"""Changes with the meaning of attributes: a model of another version isn't used."""

WINDOW = 2
"""Words on either side that are seen."""

LONGEST_FORM = 40
"""Of a longer word only so many letters are looked at."""


@dataclass(frozen=True, slots=True)
class FormAttributes:
    """Attributes of a word's form by how far they are told: ``far`` two words, ``near`` one, ``own``."""

    far: tuple[str, ...]
    near: tuple[str, ...]
    own: tuple[str, ...]
    stem: str
    kind: str
    """The word's classes in the tables, joined."""
    reaching: tuple[str, ...] = ()
    """Those of its classes that are told of the words behind it."""


@lru_cache(maxsize=65536)
def form_attributes(form: str) -> FormAttributes:
    """Return the attributes of a folded form."""
    form = form[:LONGEST_FORM]
    if not form[0].isalpha():
        shape = "n4" if len(form) == 4 and form.isdigit() else "n"
        return FormAttributes((f"sh={shape}",), (), (f"w={form}",), shape, shape)
    clitic, rest = split(form)
    stem = without_article(rest)
    article = rest.startswith("ال")
    classes = _classes(form)
    kind = ",".join(classes)
    far = [f"st={stem}", *(f"c={name}" for name in classes)]
    near = [f"w={form}", f"s2={form[-2:]}", f"s3={form[-3:]}", f"p2={form[:2]}", f"cl={clitic}{article:d}"]
    if form.isascii() or form[0] < "\u0600":
        near.append("sh=latin")
    own = [f"p{size}={form[:size]}" for size in (1, 3, 4)]
    own += [f"s{size}={form[-size:]}" for size in (1, 4)]
    own += [f"l={min(len(form), 9)}", f"q3={stem[:3]}", f"q2={stem[:2]}", f"kc={kind}|{clitic}{article:d}"]
    own += [f"v={reading.form}" for reading in readings(form)[1:]]
    bare = {name.lstrip("+") for name in classes}
    reaching = tuple(name for name in _REACHING if name in bare)
    return FormAttributes(tuple(far), tuple(near), tuple(own), stem, kind, reaching)


@once_a_text
def forms_of(words: Sequence[Word]) -> list[FormAttributes]:
    """Return the attributes of the forms of a text's words."""
    return [form_attributes(word.form) for word in words]


_CUES = tuple(
    "title place medium particle generic function settlement common standing visit".split()  # noqa: SIM905
)


def _classes(form: str) -> list[str]:
    found: list[str] = []
    tables, known = lexicon(), knowledge()
    for number, reading in enumerate(readings(form)):
        word = reading.form
        here = [cue for cue in _CUES if word in tables.cues[cue]]
        bare = without_article(word)
        if word in tables.roles:
            here.append("role")
        if word in tables.heads or bare in tables.heads:
            here.append("head" if tables.heads.get(word, tables.heads.get(bare)) else "weak")
        if word in tables.duals:
            here.append("dual")
        if word in given_names():
            here.append("given")
        if word in speech_verbs():
            here.append("say")
        if known.state_of(word):
            here.append("nisba")
        if word in known.peoples:
            here.append("people")
        if word in known.family_names:
            here.append("family")
        if (word,) in known.bodies:
            here.append("body")
        found += [f"+{name}" if number else name for name in here if name not in found]
    return sorted(set(found))


@cache
def given_names() -> frozenset[str]:
    """Return the listed first names, folded."""
    rows = read_table(resource("lexicons", "names_given.tsv"))
    return frozenset(folded(name) for row in rows for name in row["names"].split())


@cache
def speech_verbs() -> frozenset[str]:
    """Return the verbs of speech, folded."""
    return lexicon().function - lexicon().cues["function"]


_REACHING = ("role", "head", "title")


def told(offset: int, attributes: FormAttributes) -> tuple[str, ...]:
    """Return what of a form's attributes is told at a distance of so many words."""
    if abs(offset) == WINDOW:
        return attributes.far
    if offset:
        return attributes.far + attributes.near
    return attributes.far + attributes.near + attributes.own
