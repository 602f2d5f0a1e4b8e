"""Two languages: English texts are the keys, ``resources/i18n/<language>.po`` holds the translations.

Places are named (``tr("{name} is empty.", name=...)``) and filled after translation. What fills a place is
isolated, so that a Latin name inside an Arabic sentence (or the reverse) keeps its own direction.
"""

from __future__ import annotations

import dataclasses
import gettext
import io
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import polib

from synpol_desktop.arabic.writing import Writing
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.paths import resource
from synpol_desktop.ui.reasons import said

LANGUAGES = ("ar", "en")
RIGHT_TO_LEFT = frozenset({"ar"})

_FSI, _PDI = "\u2068", "\u2069"
_LRM, _RLM = "\u200e", "\u200f"
_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_writing = Writing()


def set_language(language: str) -> None:
    """Choose the language of every text asked for from now on.

    Raises
    ------
    ValueError
        If the program does not speak it.
    """
    global _current, _language, _writing
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _current = _catalogue(language)
    _language = language
    _writing = dataclasses.replace(_writing, language=language)


def set_writing(writing: Writing) -> None:
    """Choose how dates and numbers are written from now on, in the language in use."""
    global _writing
    _writing = dataclasses.replace(writing, language=_language)


def writing() -> Writing:
    """Return how dates and numbers are written."""
    return _writing


def number(value: float, places: int = 0) -> str:
    """Return a number with so many decimals, in the digits in use."""
    return _writing.number(value, places)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.NullTranslations() if code == "en" else load_catalogue(catalogue_path(code))


def speaker(code: str) -> Callable[[str], str]:
    """Return what says texts without places in a language that need not be the one in use."""
    return _catalogue(code).gettext


def language() -> str:
    """Return the code of the language in use."""
    return _language


def is_right_to_left() -> bool:
    """Whether the language in use is written from the right."""
    return _language in RIGHT_TO_LEFT


def catalogue_path(code: str) -> Path:
    """Return where the translations into a language lie."""
    return resource("i18n", f"{code}.po")


def load_catalogue(path: Path) -> gettext.GNUTranslations:
    """Read a .po file."""
    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(path), wrapwidth=0).to_binary()))


def begins_right_to_left(text: str) -> bool:
    """Whether a text's first letter is written from the right."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def isolate(value: object) -> str:
    """Return text that keeps its own direction wherever it stands."""
    return f"{_FSI}{value}{_PDI}"


def _mark() -> str:
    """Return the invisible mark that sets a line's direction."""
    return _RLM if is_right_to_left() else _LRM


def _fill(text: str, places: dict[str, object]) -> str:
    if not places:
        return text
    # The mark keeps a text that begins with an isolated name in the direction of its language.
    filled = text.format(**{k: number(v) if isinstance(v, int) else isolate(v) for k, v in places.items()})
    return _mark() + filled


def line(*parts: str) -> str:
    """Return the parts that are not empty in one line, in the direction of the language in use."""
    return _mark() + "\u00a0· ".join(isolate(part) for part in parts if part)


def listed(names: Iterable[str]) -> str:
    """Return names with the comma of the language in use between them, in its direction."""
    text = ("، " if is_right_to_left() else ", ").join(isolate(name) for name in names)
    return f"{_RLM}{text}" if is_right_to_left() and text else text


def tr(text: str, **places: object) -> str:
    """Return a text in the language in use, its named places filled."""
    return _fill(_current.gettext(text), places)


def ntr(one: str, many: str, n: int, **places: object) -> str:
    """Return a text that counts something; ``{n}`` is the number (Arabic has six plural forms)."""
    return _fill(_current.ngettext(one, many, n), {"n": n, **places})


def plural_form(n: int) -> int:
    """Return which form of the language in use counts n things: one of six in Arabic, of two in English."""
    return _plural(_language, n)


@cache
def _plural(code: str, n: int) -> int:
    if code == "en":
        return 0 if n == 1 else 1
    return int(_catalogue(code).plural(n))  # type: ignore[attr-defined]


def trc(context: str, text: str) -> str:
    """Return a text whose meaning depends on its context, such as the code of an enum."""
    return _current.pgettext(context, text)


def explain(error: SynpolError) -> tuple[str, str]:
    """Return an error's message and hint in the language in use."""
    places = {
        name: said(str(value), _language) if name == "reason" else value
        for name, value in error.places.items()
    }
    hint = tr(error.hint_template, **places) if error.hint_template else ""
    return tr(error.template, **places), hint
