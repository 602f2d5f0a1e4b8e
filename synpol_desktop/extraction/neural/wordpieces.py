"""Words to the pieces of a vocabulary, as BERT models are trained on them (WordPiece)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from synpol_desktop.extraction.neural.configuration import read_json
from synpol_desktop.extraction.neural.errors import damaged, unread

LONGEST_WORD = 100
"""A longer word, as a link without a sign in it, is one unknown piece."""

_REMEMBERED = 50_000
_INNER = "##"
_IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a word is written before it is cut; ``strip_accents`` None: where it is also lower-cased."""

    lower: bool = True
    strip_accents: bool | None = None
    split_ideographs: bool = True
    unknown: str = "[UNK]"
    begin: str = "[CLS]"
    end: str = "[SEP]"


class WordPieces:
    """Cuts words into the longest pieces that the vocabulary knows, from their beginning on.

    Parameters
    ----------
    vocabulary : mapping of str to int
        Number of each piece; one that does not begin a word begins with ``##``.

    Raises
    ------
    NeuralModelError
        If the vocabulary lacks the pieces for what is unknown, and where texts begin and end.
    """

    def __init__(self, vocabulary: Mapping[str, int], spelling: Spelling) -> None:
        self._vocabulary = vocabulary
        self._spelling = spelling
        self._longest = max(map(len, vocabulary), default=0)
        self._known: dict[str, tuple[int, ...]] = {}
        try:
            self._unknown = vocabulary[spelling.unknown]
            self.begin, self.end = vocabulary[spelling.begin], vocabulary[spelling.end]
        except KeyError as error:
            raise damaged("vocab.txt") from error

    @property
    def size(self) -> int:
        """One more than the greatest number of a piece."""
        return max(self._vocabulary.values()) + 1

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces; none for one of blanks and controls."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = tuple(
                piece for part in _parts(word, self._spelling) for piece in self._pieces(part)
            )
        return known

    def _pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self._unknown]
        pieces: list[int] = []
        at = 0
        while at < len(part):
            lead = _INNER if at else ""
            for end in range(min(len(part), at + self._longest), at, -1):
                piece = self._vocabulary.get(lead + part[at:end])
                if piece is not None:
                    pieces.append(piece)
                    at = end
                    break
            else:
                return [self._unknown]
        return pieces


def _parts(text: str, spelling: Spelling) -> Iterator[str]:
    """Yield the words and signs of a text, spelled as the vocabulary is."""
    clean = "".join(_plain(character, spelling) for character in text)
    for word in unicodedata.normalize("NFC", clean).split():
        form = word.lower() if spelling.lower else word
        if spelling.lower if spelling.strip_accents is None else spelling.strip_accents:
            form = "".join(c for c in unicodedata.normalize("NFD", form) if unicodedata.category(c) != "Mn")
        at = 0
        for place, character in enumerate(form):
            if _is_sign(character):
                if at < place:
                    yield form[at:place]
                yield character
                at = place + 1
        if at < len(form):
            yield form[at:]


def _plain(character: str, spelling: Spelling) -> str:
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return " "
    if character == "\ufffd" or unicodedata.category(character).startswith("C"):
        return ""
    if spelling.split_ideographs and any(low <= ord(character) <= high for low, high in _IDEOGRAPHS):
        return f" {character} "
    return character


def _is_sign(character: str) -> bool:
    """Whether a character stands for itself: all signs of ASCII, and what Unicode calls punctuation."""
    if character.isascii():
        return character.isprintable() and not character.isalnum() and character != " "
    return unicodedata.category(character).startswith("P")


def read_wordpieces(folder: Path) -> WordPieces:
    """Read the vocabulary of a model, from ``vocab.txt`` or else ``tokenizer.json``, and its settings.

    Raises
    ------
    NeuralModelError
        If they are damaged, or words are cut in another way.
    """
    spelling = Spelling()
    if (folder / "vocab.txt").is_file():
        vocabulary = _read_lines(folder / "vocab.txt")
    else:
        values = read_json(folder / "tokenizer.json")
        vocabulary = _vocabulary(values.get("model"))
        spelling = _of_normalizer(values.get("normalizer"), spelling)
    settings = folder / "tokenizer_config.json"
    if settings.is_file():
        spelling = _of_settings(read_json(settings), spelling)
    return WordPieces(vocabulary, spelling)


def _read_lines(path: Path) -> dict[str, int]:
    try:
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(path.name) from error
    return {line: number for number, line in enumerate(lines)}


def _vocabulary(model: object) -> dict[str, int]:
    if not isinstance(model, dict) or not isinstance(model.get("vocab"), dict):
        raise damaged("tokenizer.json")
    if model.get("type") != "WordPiece" or model.get("continuing_subword_prefix", _INNER) != _INNER:
        raise unread("tokenizer", model.get("type"))
    vocabulary: dict[str, int] = model["vocab"]
    if not all(type(number) is int and number >= 0 for number in vocabulary.values()):
        raise damaged("tokenizer.json")
    return vocabulary


def _of_normalizer(values: object, spelling: Spelling) -> Spelling:
    if not isinstance(values, dict) or values.get("type") != "BertNormalizer":
        raise unread("normalizer", values)
    return replace(
        spelling,
        lower=bool(values.get("lowercase", True)),
        strip_accents=values.get("strip_accents"),
        split_ideographs=bool(values.get("handle_chinese_chars", True)),
    )


def _of_settings(values: Mapping[str, Any], spelling: Spelling) -> Spelling:
    if values.get("do_basic_tokenize", True) is not True:
        raise unread("do_basic_tokenize", values["do_basic_tokenize"])
    return replace(
        spelling,
        lower=bool(values.get("do_lower_case", spelling.lower)),
        strip_accents=values.get("strip_accents", spelling.strip_accents),
        split_ideographs=bool(values.get("tokenize_chinese_chars", spelling.split_ideographs)),
        unknown=_token(values, "unk_token", spelling.unknown),
        begin=_token(values, "cls_token", spelling.begin),
        end=_token(values, "sep_token", spelling.end),
    )


def _token(values: Mapping[str, Any], key: str, usual: str) -> str:
    """Return a special piece, which is written as it is or in an object that describes it."""
    value = values.get(key, usual)
    if isinstance(value, dict):
        value = value.get("content", usual)
    return value if isinstance(value, str) else usual
