"""Arabic names in Latin letters, after the romanisation of the Library of Congress (ALA-LC 2012).

The standard asks for vowels that news does not write: they come from a table of names and words, then from
the pattern of the letters, and are guessed last.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

_WORD = re.compile(r"[\u0621-\u063a\u0640-\u0655\u0670\u0671-\u06d3]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0670]")
_VOWEL_SIGNS = {
    "\u064e": "a",  # fatha
    "\u064f": "u",  # damma
    "\u0650": "i",  # kasra
    "\u064b": "an",  # tanwin
    "\u064c": "un",
    "\u064d": "in",
    "\u0670": "ā",
}
_SHADDA = "\u0651"
_VOWELS = frozenset("aiuāīūá")
_GLIDES = {"و": ("w", "ū"), "ي": ("y", "ī"), "ی": ("y", "ī")}
_LONG = {("a", "ا"): "ā", ("a", "ى"): "á", ("u", "و"): "ū", ("i", "ي"): "ī"}
"""A vowel sign and the letter that makes it long."""
_SIGNS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "«": '"', "»": '"', "٪": "%"})
_SMALL = frozenset({"min", "fī", "ilá", "‘alá", "‘an", "ma‘a", "ḍidda", "bayna", "ḥawla", "taḥta", "ba‘da"})
_SMALL |= {"qabla", "bi-sha’n", "bin", "wa", "lā"}
"""Words that stay small inside a name."""
_CONSONANT = "[بتثجحخدذرزسشصضطظعغفقكلمنهوؤئءپچڤگژیي]"
_FEMININE = "ة"


@functools.cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in read_table(resource("lexicons", "latin_letters.tsv"))}


@functools.cache
def _words() -> dict[str, str]:
    return {_key(row["word"]): row["latin"] for row in read_table(resource("lexicons", "latin_words.tsv"))}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How words that no table knows may be read: by their pattern, and by their ending."""

    whole: tuple[tuple[re.Pattern[str], str], ...]
    endings: tuple[tuple[str, str], ...]

    def read(self, word: str) -> str | None:
        """Return the spelling of a word whose letters show a pattern."""
        for pattern, latin in self.whole:
            found = pattern.fullmatch(word)
            if found is not None:
                letters = [_letters()[letter] for letter in found.groups()]
                return "".join(letters[int(c) - 1] if c.isdigit() else c for c in latin)
        return None


@functools.cache
def _patterns() -> _Patterns:
    whole, endings = [], []
    for row in read_table(resource("lexicons", "latin_patterns.tsv")):
        if row["kind"] == "ending":
            endings.append((row["arabic"], row["latin"]))
        else:
            form = "".join(f"({_CONSONANT})" if c.isdigit() else c for c in row["arabic"])
            whole.append((re.compile(form), row["latin"]))
    endings.sort(key=lambda ending: -len(ending[0]))
    return _Patterns(tuple(whole), tuple(endings))


def to_latin(text: str, *, person: bool = False) -> str:
    """Return a name in Latin letters; words of a person's name are no complements of each other.

    Written vowels are used; others come from tables and patterns, so the result should be said to be
    computed. It is a reading aid, not a way back: different names may come out alike.
    """
    clean = unicodedata.normalize("NFC", text)
    clean = "".join(c for c in clean if unicodedata.category(c) != "Cf" and c != "ـ").translate(_SIGNS)
    words = list(_WORD.finditer(clean))
    pieces, at = [], 0
    for number, match in enumerate(words):
        follows = words[number + 1] if number + 1 < len(words) else None
        joined = follows is not None and clean[match.end() : follows.start()].isspace()
        after = follows[0] if joined and follows is not None and not person else ""
        latin = _word(match[0], after)
        if match[0] == "بن" and not number:
            latin = "Bin"
        pieces += [clean[at : match.start()], latin]
        at = match.end()
    whole = "".join((*pieces, clean[at:]))
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in whole)


def letter_by_letter(text: str) -> str:
    """Return the Habash-Soudi-Buckwalter spelling: one sign for each letter, as linguists write.

    Needs camel-tools, whose map this is; it is imported here because few sessions call for it.
    """
    from camel_tools.utils.charmap import CharMapper

    return str(CharMapper.builtin_mapper("ar2hsb").map_string(text))


def _key(word: str) -> str:
    """Return a word without signs; hamzas and final letters count, as they tell names apart."""
    return _MARKS.sub("", word)


@functools.lru_cache(maxsize=50_000)
def _word(word: str, after: str) -> str:
    """Spell a word that another one follows; "" if none does."""
    plain = _key(word)
    if plain in _words():
        return _capital(_ending(_words()[plain], plain, after))
    if plain.startswith("عبدال") and len(plain) > 6:  # servant of the…
        rest = "Allāh" if plain == "عبدالله" else f"al-{_capital(_stem(plain[5:]))}"
        return f"‘Abd {rest}"
    for prefix, latin, least in (("وال", "wa-al-", 5), ("ال", "al-", 4), ("لل", "lil-", 4)):
        if plain.startswith(prefix) and len(plain) >= least:
            rest = word[len(prefix) :] if word.startswith(prefix) else plain[len(prefix) :]
            return latin + _capital(_stem(rest.lstrip(_SHADDA)))
    for prefix, latin in (("و", "wa-"), ("ل", "li-"), ("ب", "bi-")):
        if plain.startswith(prefix) and plain[1:] in _words() and len(plain) > 3:
            return latin + _capital(_ending(_words()[plain[1:]], plain, after))
    return _capital(_ending(_stem(word), plain, after))


def _ending(latin: str, plain: str, after: str) -> str:
    """Let a feminine noun sound its t before its complement: Wizārat al-Dākhilīyah."""
    if not plain.endswith(_FEMININE) or not after or plain.endswith("ية"):
        return latin
    if after in _words() and _words()[after] in _SMALL:
        return latin
    if not after.startswith("ال") and after.endswith(_FEMININE):
        return latin  # an adjective, more often than not
    return latin[:-1] + "t" if latin.endswith(("ah", "āh")) else latin


def _capital(latin: str) -> str:
    if latin in _SMALL:
        return latin
    at = 1 if latin[:1] in "‘’" else 0
    return latin[:at] + latin[at : at + 1].upper() + latin[at + 1 :]


def _stem(word: str) -> str:
    """Spell a word without article, in small letters."""
    plain = _key(word)
    if plain in _words():
        return _words()[plain]
    if plain != word:
        return _spell(word)
    table = _patterns()
    fitting = [(end, latin) for end, latin in table.endings if plain.endswith(end)]
    for end, latin in fitting:
        known = _words().get(plain.removesuffix(end)) or _words().get(plain.removesuffix(end) + _FEMININE)
        if known is not None:
            glide = "y" if known.endswith("ī") and latin[0] in _VOWELS else ""
            return known.removesuffix("ah") + glide + latin
    found = table.read(plain)
    if found is not None:
        return found
    for end, latin in fitting:
        stem = table.read(plain.removesuffix(end))
        if stem is not None:
            return stem + latin
    return _spell(word)


def _spell(word: str) -> str:
    """Spell a word letter by letter: written vowels as they are, others guessed."""
    parts: list[tuple[str, bool]] = []  # a piece and whether it is a vowel
    for index, letter in enumerate(word):
        if letter in _VOWEL_SIGNS:
            if index and word[index - 1] in "أإٱ" and len(parts) == 1:
                parts = []  # the hamza only carries the vowel
            parts.append((_VOWEL_SIGNS[letter], True))
        elif letter == _SHADDA:
            place = len(parts) - 2 if parts and parts[-1][1] else len(parts) - 1
            if place >= 0 and not parts[place][1]:  # its vowel sign may come first
                parts.insert(place, parts[place])
        elif letter in _letters():
            long = _LONG.get((parts[-1][0], letter)) if parts else None
            if long is not None and word[index - 1] in _VOWEL_SIGNS:
                parts[-1] = long, True
                continue
            parts.append(_piece(letter, parts, word[index + 1 : index + 2]))
    latin = "".join(piece for piece, _ in _with_vowels(parts))
    return latin.removeprefix("’")


def _piece(letter: str, parts: list[tuple[str, bool]], following: str) -> tuple[str, bool]:
    if not parts and letter == "ا":
        return "i", True
    if letter in _GLIDES:
        glide, vowel = _GLIDES[letter]
        after_consonant = bool(parts) and not parts[-1][1]
        if following == _FEMININE and vowel == "ī":
            return "īy", True
        is_vowel = (
            after_consonant and following not in ("ا", "ى", _FEMININE) and following not in _VOWEL_SIGNS
        )
        return (vowel, True) if is_vowel else (glide, False)
    latin = _letters()[letter]
    if letter in "أإ" and parts:
        return "’", False
    return latin, latin[0] in _VOWELS


def _with_vowels(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Put an ``a`` after a first consonant and into every third one of a row."""
    result: list[tuple[str, bool]] = []
    row = 0
    for number, (piece, vowel) in enumerate(parts):
        row = 0 if vowel else row + 1
        doubled = bool(result) and result[-1][0] == piece
        if row == 3 or (row == 2 and number == 1 and not doubled):
            result.append(("a", True))
            row = 1
        result.append((piece, vowel))
    return result
