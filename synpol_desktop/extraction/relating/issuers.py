"""Who issued a text, for the sentences in which the text speaks for them (``وأضاف البيان``)."""

from __future__ import annotations

from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.ends import End

_OWNED = ("ها", "هم", "ه")


def remember_issuer(clause: Clause, first: int, last: int, speakers: tuple[End, ...]) -> None:
    """Keep who issued the texts that the units first..last name (``في بيان``, ``في تقريرها``)."""
    documents = clause.words.classes["document"]
    for unit in clause.units[first : last + 1]:
        if "utterance" in unit.kinds or "document" in unit.kinds or unit.word.endswith(_OWNED):
            noun = _text(unit.word)
            if noun in documents:
                clause.discourse.issuers[noun] = speakers


def _text(word: str) -> str:
    """Return a noun without its article and its pronoun (``بيانها``)."""
    word = word.removeprefix("ال")
    return next((word.removesuffix(end) for end in _OWNED if word.endswith(end)), word)
