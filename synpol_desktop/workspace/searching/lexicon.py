"""What searches keep in memory of a workspace: names, titles and the words of all texts."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence

from sqlalchemy import Connection

from synpol_desktop.arabic.labels import latin_key
from synpol_desktop.workspace.searching.lists import Key, ShortTexts, WordList
from synpol_desktop.workspace.searching.noted import Notes
from synpol_desktop.workspace.searching.sounding import Sounds
from synpol_desktop.workspace.searching.tree import Fuzzy
from synpol_desktop.workspace.statements import Row, execute, fetch

_ENTITIES = "SELECT id, canonical, folded FROM entity"
_ALIASES = """
SELECT alias.id, entity.canonical, alias.folded FROM alias JOIN entity ON entity.id = alias.entity
"""
_SPELLED = """
SELECT detail.entity, entity.canonical, detail.value FROM detail JOIN entity ON entity.id = detail.entity
WHERE detail.field = 'latin' ORDER BY detail.entity
"""
_ASKED = 256
"""So many lists of words are kept with those of them that the index has."""

_TITLES = "SELECT id, folded, visible FROM article"
_TEXTS = """
SELECT search.rowid, search.text FROM json_each(?) AS wanted CROSS JOIN search ON search.rowid = wanted.value
"""
_KNOWN = """
SELECT words.term FROM json_each(?) AS wanted CROSS JOIN temp.words ON words.term = wanted.value
"""
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, 'row')"


class Titles(ShortTexts):
    """Titles of articles.

    Attributes
    ----------
    apart : set of int
        Articles whose text does not hold the title; what the title says is found by the title only.
    hidden : set of int
        Articles that are deleted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.apart: set[int] = set()
        self.hidden: set[int] = set()
        self._known: dict[int, str] = {}

    def read(self, connection: Connection) -> None:
        """Take over what the titles are now."""
        rows = fetch(connection, _TITLES)
        titles = {id_: text.rpartition("\n")[0] for id_, text, visible in rows if visible}
        self.hidden = {id_ for id_, _, visible in rows if not visible}
        self.apart = {id_ for id_ in self.apart if self._known.get(id_) == titles.get(id_)}
        fresh = [id_ for id_, title in titles.items() if self._known.get(id_) != title]
        for id_, text in fetch(connection, _TEXTS, [json.dumps(fresh)]):
            if not _holds(text, titles[id_]):
                self.apart.add(id_)
        self._known = titles
        self.renew({(0, id_): (id_, title) for id_, title in titles.items()})


def _holds(text: str, title: str) -> bool:
    """Whether a text has the words of its title, in their order and as they are."""
    at = text.find(title.strip())
    end = at + len(title.strip())
    return at >= 0 and not text[max(at - 1, 0) : at].isalnum() and not text[end : end + 1].isalnum()


class Lexicon:
    """Names, titles and words, read when first asked for and again after a write.

    Parameters
    ----------
    kept : bool
        False where another program may write: then each search reads anew.

    Attributes
    ----------
    lock : RLock
        Held while a search uses what is kept here.
    """

    def __init__(self, *, kept: bool) -> None:
        self.lock = threading.RLock()
        self._kept = kept
        self._generation = 0
        self._names, self._names_of = ShortTexts(), -1
        self._spelled: list[Row] = []
        self._sounds, self._heard = Sounds(), False
        self._titles, self._titles_of = Titles(), -1
        self._notes, self._notes_of = Notes(), (-1, -1)
        self._noted = 0
        self._words: WordList | None = None
        self._words_to = -1
        self._asked: dict[tuple[str, ...], Sequence[str]] = {}

    @property
    def generation(self) -> int:
        """Number of writes so far; ask for it before the snapshot that is read."""
        return self._generation

    def forget(self) -> None:
        """Read anew from now on; called after each commit that changes facts or articles."""
        self._generation += 1  # by the one thread that writes

    @property
    def noted(self) -> int:
        """Number of writes of notes so far; ask for it before the snapshot that is read."""
        return self._noted

    def forget_notes(self) -> None:
        """Read the notes anew from now on; called after each commit that changes them."""
        self._noted += 1

    def prepare(self, connection: Connection, generation: int, noted: int) -> None:
        """Read all that is kept; nothing where each search reads anew."""
        if self._kept:
            self.titles(connection, generation)
            self.notes(connection, generation, noted)
            self.sounds(connection, generation)

    def notes(self, connection: Connection, generation: int, noted: int) -> Notes:
        """Return the notes and tags, under the subjects that stand for others after merges."""
        if self._notes_of < (generation, noted) or self._notes_of[1] < noted or not self._kept:
            self._notes.read(connection)
            self._notes_of = generation, noted
        return self._notes

    def names(self, connection: Connection, generation: int) -> ShortTexts:
        """Return the names, aliases and own spellings of entities; their owners are the canonical ones."""
        spelled = fetch(connection, _SPELLED)
        if self._names_of < generation or self._spelled != spelled or not self._kept:
            rows: dict[Key, tuple[int, str]] = {
                (0, id_): (owner, text) for id_, owner, text in fetch(connection, _ENTITIES)
            }
            rows.update(((1, id_), (owner, text)) for id_, owner, text in fetch(connection, _ALIASES))
            spellings = (
                (id_, owner, f"{value.casefold()}\n{latin_key(value)}") for id_, owner, value in spelled
            )
            rows.update(((2, id_), (owner, text)) for id_, owner, text in spellings)
            self._names.renew(rows)
            self._names_of, self._spelled, self._heard = generation, spelled, False
        return self._names

    def sounds(self, connection: Connection, generation: int) -> Sounds:
        """Return how the words of those names sound."""
        words = self.names(connection, generation).words
        if not self._heard:
            self._sounds.renew(words)
            self._heard = True
        return self._sounds

    def titles(self, connection: Connection, generation: int) -> Titles:
        """Return the titles of the visible articles."""
        if self._titles_of < generation or not self._kept:
            self._titles.read(connection)
            self._titles_of = generation
        return self._titles

    def like(self, connection: Connection, leaf: Fuzzy) -> frozenset[str]:
        """Return the words of the articles' texts that are like a fuzzy one."""
        self._see_words(connection)
        if self._words is None:
            self._words = WordList(word for (word,) in fetch(connection, "SELECT term FROM temp.words"))
        return self._words.like(leaf.text, leaf.distance)

    def known(self, connection: Connection, words: Sequence[str]) -> Sequence[str]:
        """Return those of some words that stand in the articles' texts."""
        self._see_words(connection)
        key = tuple(words)
        if key not in self._asked:
            if len(self._asked) == _ASKED:
                self._asked.clear()
            rows = fetch(connection, _KNOWN, [json.dumps(key, ensure_ascii=False)])
            self._asked[key] = [word for (word,) in rows]
        return self._asked[key]

    def _see_words(self, connection: Connection) -> None:
        """Make the list of the index's words readable, and forget what was read of it before an import.

        The list belongs to the connection; nothing is written to the file.
        """
        execute(connection, _VOCABULARY)
        ((last,),) = fetch(connection, "SELECT coalesce(max(id), 0) FROM article")
        if self._words_to != last or not self._kept:
            self._words, self._words_to = None, last
            self._asked.clear()
