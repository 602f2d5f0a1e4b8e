"""In which language actors are called on the screen and in exports."""

from __future__ import annotations

from enum import StrEnum


class LabelLanguage(StrEnum):
    """What names are shown in; one that is missing is taken from the next."""

    ARABIC = "ar"
    """As the articles write them."""
    LATIN = "latin"
    """In Latin letters."""
    ENGLISH = "en"


class Spelling(StrEnum):
    """Where a name in Latin letters comes from."""

    OWN = "own"
    """The analyst wrote it."""
    KNOWN = "known"
    """The English name of a person or a place, which is its established spelling."""
    COMPUTED = "computed"
    """Romanised letter by letter; vowels that are not written may be wrong."""
    SAME = "same"
    """The name has no Arabic letters."""
