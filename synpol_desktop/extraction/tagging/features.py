"""What the tagger sees of a word: its letters, the tables' word classes, and its neighbours.

An attribute is a short string. Those of a word's form alone are found once for each form and serve in every
place where the form stands; those of its place in the sentence are few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from synpol_desktop.arabic.clitics import split, without_article
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table
from synpol_desktop.extraction.gazetteer import matches
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.lexicon import lexicon
from synpol_desktop.extraction.tagging.world import world_names
from synpol_desktop.extraction.words import Word, once_a_text, readings

FEATURES_VERSION = 2
"""Changes with the meaning of attributes: a model of another version isn't used."""

WINDOW = 2
"""Words on either side that are seen."""

REACH = 6
"""So many words after a role noun or head noun it is still told how far it is."""

ALI = "علي"
"""A first name that folds like the preposition على; the letter as it is written tells them apart."""

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
_REACHED = {name: [f"{name}-{distance}" for distance in range(REACH)] for name in _REACHING}


@lru_cache(maxsize=16384)
def _among(before: str, kind: str, after: str) -> tuple[tuple[str, str], str]:
    """Return what a word's classes and those on either side say, in pairs and all three together."""
    return (f"k-={before}|{kind}", f"k+={kind}|{after}"), f"k3={before}|{kind}|{after}"


def place_attributes(words: Sequence[Word]) -> list[list[str]]:
    """Return for each word the attributes of its place: signs, neighbours, tables' names, cues before."""
    forms = forms_of(words)
    found: list[list[str]] = []
    since: dict[str, int] = {}
    start = 0
    count = len(words)
    for place, (word, me) in enumerate(zip(words, forms, strict=True)):
        own: list[str] = []
        following = words[place + 1] if place + 1 < count else None
        paused = following is not None and following.pause
        stop = word.stop
        if stop:
            start = place
            since = {}
            own.append("bos")
            if paused:
                own.append("bos,")
        elif place - start == 1:
            own.append("bos+1")
        if word.pause:
            own.append(",")
        if word.opened:
            own.append("«")
        if word.closed:
            own.append("»")
        if word.bracket:
            own.append("(")
        if word.form == ALI:
            own.append(f"ali={word.token.text[-1]}")
        last = following is None or following.stop
        if last:
            own.append("eos")
        elif paused:
            own.append(",>")
        before = "#" if stop else "," if word.pause else forms[place - 1].kind
        after = "#" if last else "," if paused else forms[place + 1].kind
        sides, between = _among(before, me.kind, after)
        own += sides
        if not stop:
            own.append(f"b-={forms[place - 1].stem}|{me.stem}")
            own.append(f"ks={before}|{word.form[-2:]}")
        if not last:
            own.append(f"b+={me.stem}|{forms[place + 1].stem}")
            if not stop:
                own.append(between)
        if since:
            far = [(name, place - since[name]) for name in _REACHING if name in since]
            own += [_REACHED[name][distance] for name, distance in far if distance < REACH]
        for name in me.reaching:
            since[name] = place
        found.append(own)
    for match in matches(words):
        names = match.names
        kind = knowledge().things[names[0].thing].type.value
        mark = f"{kind}{'?' if all(name.weak for name in names) else ''}{'+' if match.reading.prefix else ''}"
        _mark(found, match.first, match.last, f"g={mark}")
    for begin, end, cut, classes in world_names(words):
        for name in classes:
            _mark(found, begin, end, f"x={name}{'+' if cut else ''}")
    return found


def _mark(found: list[list[str]], first: int, last: int, attribute: str) -> None:
    for place in range(first, last + 1):
        position = "S" if first == last else "B" if place == first else "E" if place == last else "I"
        found[place].append(f"{attribute}/{position}")


def told(offset: int, attributes: FormAttributes) -> tuple[str, ...]:
    """Return what of a form's attributes is told at a distance of so many words."""
    if abs(offset) == WINDOW:
        return attributes.far
    if offset:
        return attributes.far + attributes.near
    return attributes.far + attributes.near + attributes.own
