"""What an actor is called in Arabic, in Latin letters and in English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from synpol_desktop.arabic.transliteration import to_latin
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.labels import LabelLanguage, Spelling

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_NO_SIGNS = str.maketrans("", "", "‘’ʻʼʿʾ'")
_DOT_BELOW = "\u0323"
_SPELLED = frozenset({EntityType.PER, EntityType.GPE, EntityType.LOC})
"""Their English names are spellings; those of bodies, laws and events are translations."""


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of an actor's names.

    Parameters
    ----------
    name : str
        As the articles have it.
    english, latin : str
        The English name, and how the analyst spells it in Latin letters; "" for none.
    """

    name: str
    english: str
    type: EntityType
    latin: str = ""

    def spelled(self) -> tuple[str, Spelling]:
        """Return the name in Latin letters, and where the spelling comes from."""
        return _spelled(self)

    def label(self, language: LabelLanguage) -> str:
        """Return the name in a language, or in the next that it has one in."""
        match language:
            case LabelLanguage.ARABIC:
                return self.name
            case LabelLanguage.LATIN:
                return _spelled(self)[0]
            case LabelLanguage.ENGLISH:
                return drawable(self.english) or _spelled(self)[0]


@lru_cache(maxsize=100_000)
def _spelled(names: Names) -> tuple[str, Spelling]:
    if names.latin:
        return drawable(names.latin), Spelling.OWN
    if not _ARABIC.search(names.name):
        return names.name, Spelling.SAME
    if names.english and names.type in _SPELLED:
        return drawable(names.english), Spelling.KNOWN
    return drawable(to_latin(names.name, person=names.type is EntityType.PER)), Spelling.COMPUTED


def drawable(text: str) -> str:
    """Return a text whose letters with a dot below are written as letter and dot, canonically the same.

    The bundled font has the dot but not such letters; one letter of another font in a name is an eyesore.
    """
    return "".join(_apart(c) for c in text)


@lru_cache(maxsize=1000)
def _apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return parts if _DOT_BELOW in parts else letter


def latin_key(label: str) -> str:
    """Return what Latin names are sorted and found by: without signs, marks and the article before."""
    letters = (c for c in unicodedata.normalize("NFKD", label.casefold()) if not unicodedata.combining(c))
    return "".join(letters).translate(_NO_SIGNS).removeprefix("al-")
