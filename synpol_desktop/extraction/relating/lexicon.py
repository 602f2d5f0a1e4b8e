"""The tables of the reader, loaded once: trigger words, speech verbs, roles, small words, modality cues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, Modality, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, uncollected, values
from synpol_desktop.extraction.relating.entries import (
    OF_CLASS,
    Cue,
    Ends,
    Owned,
    Role,
    Slot,
    SpeechVerb,
    Trigger,
)
from synpol_desktop.extraction.relating.inflection import (
    Form,
    Shape,
    cores,
    first_person_forms,
    noun_forms,
    participle_forms,
    past_forms,
    present_forms,
)
from synpol_desktop.extraction.relating.triggers import Inflected, Row

_REVERSED = "<"
_ALIF, _HAMZA, _LONG_A = "ا", "أ", "آ"
_NEVER_OWNED = frozenset({"راس", "ولي", "مقرر", "قائم"})  # "his head" is no office


@dataclass(frozen=True)
class Lexicon:
    """All tables, by folded form."""

    triggers: Inflected[Trigger]
    speech: dict[str, tuple[tuple[Form, SpeechVerb], ...]]
    roles: dict[str, Role]
    classes: dict[str, frozenset[str]]
    ends: dict[RelationType, Ends]
    cues: dict[str, tuple[Cue, ...]]
    titles: frozenset[str]
    doubled: dict[str, tuple[tuple[Form, SpeechVerb], ...]]
    """Verbs of speech that are spelt like a preposition (``بيّن``): read where nothing else can stand."""
    joined: frozenset[str]
    """Pasts of speech that begin with an alif without a hamza, which the first person of a present bears."""
    seated: frozenset[str]
    """Pasts of speech that end with a hamza on an alif (``هنأ``)."""
    resumed: frozenset[str]
    """Verbs of speech with a pronoun (``اعتبره``): they report nothing, but head a clause."""
    own_letters: tuple[str, ...]
    """Beginnings of words whose first letter is no preposition, though it looks like ``ب``."""
    small: frozenset[str]
    """Every form of the tables but for the triggers."""
    possessed: dict[str, Owned]
    """Roles with an attached pronoun (``مستشاريه``), also where that is a trigger."""
    kinds: dict[str, frozenset[str]]
    """The classes of each small word."""
    light: dict[str, Form]
    """Verbs that only carry the meaning of the noun behind them."""

    def knows(self, word: str) -> bool:
        """Whether it is a form of the tables, by which clitics are told from letters of a word."""
        return word in self.small or word in self.triggers

    def owned(self, word: str) -> Owned | None:
        """Return the role with an attached pronoun that a word is (``مستشاريه``), None if it is none."""
        found = self.possessed.get(word)
        return None if found is None or word in self.triggers else found

    def has(self, kind: str, word: str) -> bool:
        """Whether a folded word belongs to a class of small words."""
        return word in self.classes[kind]


@cache
def lexicon() -> Lexicon:
    """Return the tables of ``resources/lexicons`` that the reader rests on."""
    ends = dict(_ends())
    with uncollected():
        triggers, roles, classes, light_verbs = _triggers(ends), _roles(), _classes(), _light_verbs()
        speech, resumed, pasts = _speech(classes)
    classes["light"] = classes["light"].union(light_verbs)
    doubled = {word: speech.pop(word) for word in classes["spelt_alike"] & speech.keys()}
    cues = _cues()
    cue_words = {word for found in cues.values() for cue in found for word in cue.words}
    small = frozenset(speech).union(resumed, roles, cue_words, *classes.values())
    titles = frozenset(_titles())
    possessed = {word: owned for word, owned in _possessed(roles) if word not in small}
    own = tuple(sorted(classes["own_letters"]))
    return Lexicon(
        triggers,
        speech,
        roles,
        classes,
        ends,
        cues,
        titles,
        doubled,
        frozenset(past for past in pasts if past.startswith(_ALIF)),
        frozenset(folded(past) for past in pasts if past.endswith(_HAMZA)),
        resumed,
        own,
        small.union(possessed),
        possessed,
        _kinds(classes),
        light_verbs,
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    return read_table(resource("lexicons", name))


def _titles() -> Iterator[str]:
    for row in _rows("honorifics.tsv"):
        title = folded(row["title"])
        yield title
        yield "ال" + title


def _types(cell: str) -> frozenset[EntityType]:
    return frozenset(EntityType(name) for name in cell.split())


def _ends() -> Iterator[tuple[RelationType, Ends]]:
    for row in _rows("relation_ends.tsv"):
        ends = Ends(_types(row["source"]), _types(row["target"]), row["material"] == "1")
        yield RelationType(row["type"]), ends


def _slots(cell: str) -> tuple[Slot, ...]:
    return tuple(
        Slot(folded(value.removeprefix(_REVERSED)), value.startswith(_REVERSED)) for value in values(cell)
    )


_MAKERS: dict[str, Callable[[str], Iterable[Form]]] = {
    "past": past_forms,
    "present": present_forms,
    "participle": participle_forms,
    "masdar": noun_forms,
}


def _forms(row: dict[str, str], columns: Iterable[str]) -> Iterator[Form]:
    for column in columns:
        if row[column]:
            yield from _forms_of(column, row[column])


@lru_cache(maxsize=4096)
def _forms_of(column: str, cell: str) -> tuple[Form, ...]:
    forms: dict[str, Form] = {}
    for stem in values(cell):
        for form in _MAKERS[column](stem):
            forms.setdefault(form.text, form)
    return tuple(forms.values())


def _triggers(ends: dict[RelationType, Ends]) -> Inflected[Trigger]:
    return Inflected((_row(row), partial(_trigger, row, ends)) for row in _rows("triggers.tsv"))


def _row(row: dict[str, str]) -> Row:
    found = [core for column in _MAKERS for stem in values(row[column]) for core in cores(column, stem)]
    past, present = (values(row[column])[:1] or ("",) for column in ("past", "present"))
    return Row(tuple(found), lambda: (_forms(row, _MAKERS), first_person_forms(past[0], present[0])))


def _trigger(row: dict[str, str], ends: dict[RelationType, Ends]) -> Trigger:
    kind = RelationType(row["type"])
    return Trigger(
        type=kind,
        verb=_slots(row["verb"]),
        noun=_slots(row["noun"]),
        needs=_needs(row["needs"]),
        sure=float(row["sure"]),
        targets=_types(row["targets"]) or ends[kind].target,
        gloss=row["gloss"],
    )


def _needs(cell: str) -> tuple[str, ...]:
    return tuple(word if word.startswith(OF_CLASS) else folded(word) for word in values(cell))


def _speech(
    classes: dict[str, frozenset[str]],
) -> tuple[dict[str, tuple[tuple[Form, SpeechVerb], ...]], frozenset[str], frozenset[str]]:
    resumed: set[str] = set()
    pasts: set[str] = set()
    reported, nouns = classes["judges"], classes["no_object"]
    table: dict[str, tuple[tuple[Form, SpeechVerb], ...]] = {}
    for row in _rows("speech.tsv"):
        needs = tuple(folded(word) for word in values(row["needs"]))
        addressee, *content = row["addressee"].split() or [""]
        verb = SpeechVerb(row["kind"], needs, float(row["sure"]), addressee, frozenset(map(folded, content)))
        past = folded(row["past"])
        pasts.add(row["past"])
        for form in _forms(row, ("past", "present", "participle")):
            if form.pronoun and form.shape is Shape.PAST and (past in nouns or past not in reported):
                if past not in nouns:
                    resumed.add(form.text)
                continue
            known = table.get(form.text)
            table[form.text] = ((form, verb),) if known is None else (*known, (form, verb))
    return table, frozenset(resumed.difference(table)), frozenset(pasts)


def _roles() -> dict[str, Role]:
    table: dict[str, Role] = {}
    for row in _rows("roles.tsv"):
        stem = folded(row["role"])
        preps = frozenset(folded(value) for value in values(row["preps"]))
        endings = (("", 1), ("ه", 1), ("ا", 1), ("ي", 2), ("و", 2), ("ين", 2), ("ان", 2), ("ون", 2))
        for ending, number in endings[:1] if stem.endswith("ه") else endings:
            for article in ("", "ال"):
                kind = RelationType(row["relation"])
                bound, long = row["bound"] == "1", _LONG_A in row["role"]
                role = Role(stem, kind, preps, bool(article), number, bound, long)
                table.setdefault(article + stem + ending, role)
    return table


def _possessed(roles: dict[str, Role]) -> Iterator[tuple[str, Owned]]:
    for word, role in roles.items():
        stems = (
            ()
            if role.definite or role.word in _NEVER_OWNED
            else (word, word[:-1] + "ت")
            if word.endswith("ه")
            else (word,)
        )
        for stem in stems:
            for pronoun in ("ه", "ها", "هم"):
                yield stem + pronoun, Owned(role, pronoun)


def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(map(folded, row["words"].split())) for row in _rows("words.tsv")}


def _kinds(classes: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in classes.items():
        for word in words:
            table[word].append(kind)
    return {word: frozenset(kinds) for word, kinds in table.items()}


def _light_verbs() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for row in _rows("light_verbs.tsv"):
        for form in _forms(row, ("past", "present")):
            if not form.pronoun:
                table.setdefault(form.text, form)
    return table


def _cues() -> dict[str, tuple[Cue, ...]]:
    table: defaultdict[str, list[Cue]] = defaultdict(list)
    for row in _rows("modality.tsv"):
        behind = frozenset(map(folded, values(row["behind"])))
        for phrase in row["words"].split():
            words = tuple(folded(word) for word in phrase.split("_"))
            table[words[-1]].append(Cue(Modality(row["modality"]), words, int(row["reach"]), behind))
    return {word: tuple(cues) for word, cues in table.items()}
