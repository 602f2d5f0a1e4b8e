"""What is written together with a word: and, by, for, the, will before it, pronouns after it.

Nothing here knows a dictionary: a function returns every way in which a word can be cut, the uncut word
first, and the caller keeps what its own tables know. All words are folded.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

ARTICLE = "ال"
SHORTEST_STEM = 2
_FUSED = "لل"
"""The preposition and the article: ل + ال."""
_VERB_PREFIXES = frozenset("يتنا")


@dataclass(frozen=True, slots=True)
class Split:
    """A word cut into what is written before it and its stem.

    Parameters
    ----------
    prefix : str
        The letters cut off, as they stand in the word: ``len(prefix)`` is where the stem begins.
    stem : str
        The rest in its dictionary form; after a fused ``لل`` the article is restored, so ``للهيئه`` is
        ``ل`` and ``الهيئه`` (its letters begin at the second lam).
    """

    prefix: str
    stem: str

    @property
    def bare(self) -> str:
        """The stem without the article."""
        return without_article(self.stem)


@functools.cache
def _forms(kind: str) -> tuple[str, ...]:
    rows = read_table(resource("lexicons", "clitics.tsv"))
    return tuple(row["form"] for row in rows if row["kind"] == kind)


@functools.cache
def _prefixes(*, verbs: bool) -> tuple[str, ...]:
    """Return the prefixes that can be cut, the shortest first."""
    joining = ("", *_forms("conjunction"))
    leading = ("", *_forms("future")) if verbs else ("", *_forms("preposition"))
    found = dict.fromkeys(a + b for b in leading for a in joining)
    return tuple(sorted(found, key=len))


def without_article(word: str) -> str:
    """Return a word without its article; a word that would be too short stays."""
    return word[2:] if word.startswith(ARTICLE) and len(word) >= 2 + SHORTEST_STEM else word


def split(word: str) -> tuple[str, str]:
    """Return the most likely cut of a noun: only what is certain without a dictionary is taken off.

    Before the article a proclitic is certain (``والهيئه``, ``بالهيئه``, ``للهيئه``); a lone letter before
    a bare word is not, and stays (``وزير`` begins with its own waw).
    """
    for cut in reversed(splits(word)):
        if cut.prefix and cut.stem.startswith(ARTICLE) and len(cut.stem) > 2 + SHORTEST_STEM:
            return cut.prefix, cut.stem
    return "", word


def splits(word: str) -> tuple[Split, ...]:
    """Return all ways to cut proclitics off a noun or name, the whole word first.

    A fused ``لل`` gives two readings, since ``للجنه`` is for ``الجنه`` and for ``اللجنه``.
    """
    found = [Split("", word)]
    for prefix in _prefixes(verbs=False)[1:]:
        if not word.startswith(prefix):
            continue
        rest = word[len(prefix) :]
        if prefix.endswith("ل") and rest.startswith("ل") and len(rest) > SHORTEST_STEM:
            found.append(Split(prefix, ARTICLE + rest))
            found.append(Split(prefix, ARTICLE + rest[1:]))
        if len(rest) >= SHORTEST_STEM:
            found.append(Split(prefix, rest))
    return tuple(found)


def verb_splits(word: str) -> tuple[Split, ...]:
    """Return all ways to cut conjunctions and the future letter off a verb, the whole word first."""
    found = [Split("", word)]
    for prefix in _prefixes(verbs=True)[1:]:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < SHORTEST_STEM:
            continue
        if prefix.endswith("س") and rest[0] not in _VERB_PREFIXES:
            continue
        found.append(Split(prefix, rest))
    return tuple(found)


def without_pronoun(word: str) -> tuple[tuple[str, str], ...]:
    """Return all ways to cut a pronoun off the end of a word, as (stem, pronoun), the whole word first.

    A ``ت`` before the pronoun may be a feminine ending: ``حكومته`` gives ``حكومت`` and ``حكومه``.
    """
    found = [(word, "")]
    for pronoun in _forms("pronoun"):
        stem = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(stem) > SHORTEST_STEM:
            found.append((stem, pronoun))
            if stem.endswith("ت"):
                found.append((stem[:-1] + "ه", pronoun))
    return tuple(found)


def variants(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded query word may stand in a folded text, itself first.

    With and without the article, each with the proclitics that can stand before it. A proclitic that is
    certain is taken off the query word first.
    """
    stem = split(word)[1]
    bare = without_article(stem)
    found = dict.fromkeys((word, stem))
    for prefix in _prefixes(verbs=False):
        found[prefix + bare] = None
        if prefix.endswith("ل"):
            found[prefix + "ل" + bare.removeprefix("ل")] = None
        else:
            found[prefix + ARTICLE + bare] = None
    return tuple(found)


def prefixes(word: str) -> tuple[str, ...]:
    """Return the letters before the bare stem of a word in each of its `variants`, longest last."""
    bare = without_article(split(word)[1])
    found = {form[: len(form) - len(bare)] for form in variants(word) if form.endswith(bare)}
    return tuple(sorted(found, key=lambda prefix: (len(prefix), prefix)))


def possessed(word: str) -> tuple[str, ...]:
    """Return a bare noun with the pronouns that may follow it: ``حكومه`` gives ``حكومته``, ``حكومتها``.

    Left out are the two that are one letter and end many words of their own, "my" and "your".
    """
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return tuple(stem + pronoun for pronoun in _forms("pronoun") if len(pronoun) > 1 or pronoun == "ه")
