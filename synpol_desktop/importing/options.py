"""What the user can settle for an import; whatever is left out is guessed."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from synpol_desktop.core.errors import SynpolError

FIELDS = ("id", "title", "text", "date", "outlet", "author", "url")
"""What a column of a table, or a key of a record, can hold."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which columns of a table, or keys of a record, hold which field of an article.

    Columns are named as in the header; those of a table without one are called "1", "2", ... A key inside
    another is written with a dot, ``source.name``. "" stands for a field that no column holds.

    Parameters
    ----------
    text : tuple of str
        Columns whose cells make up the text, one below the other (a summary and a body, say).
    header : bool
        Whether the first row names the columns.
    delimiter : str
        What parts the cells of a .csv file; "" to guess it.
    sheet : str
        Sheet of a workbook; "" for the first that holds anything.
    records : str
        Key of a JSON file that holds the list of records; "" to find it.
    """

    text: tuple[str, ...]
    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    id: str = ""
    header: bool = True
    delimiter: str = ""
    sheet: str = ""
    records: str = ""

    def columns(self) -> tuple[str, ...]:
        """Return every column that is used."""
        named = (self.id, self.title, *self.text, self.date, self.outlet, self.author, self.url)
        return tuple(dict.fromkeys(name for name in named if name))


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be read.

    Parameters
    ----------
    encoding : str
        Encoding of text files (one of `decoding.ENCODINGS`); "" to tell it from the bytes.
    mapping : Mapping or None
        Columns of tables and records; None to tell them from their names.
    file_name : str
        Regular expression that is searched in file names; its groups ``date``, ``outlet``, ``author`` and
        ``title`` fill what a file itself does not state.
    """

    encoding: str = ""
    mapping: Mapping | None = None
    file_name: str = ""


DEFAULT = Options()


@functools.lru_cache(8)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression for file names.

    Raises
    ------
    SynpolError
        If it is no regular expression, or has none of the groups.
    """
    try:
        expression = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise SynpolError(
            "The pattern for file names is no regular expression: {reason}.", reason=str(error)
        ) from error
    if not {"date", "outlet", "author", "title"} & set(expression.groupindex):
        raise SynpolError(
            "The pattern for file names finds nothing.",
            hint="Name a part of it, such as (?P<date>...) or (?P<outlet>...).",
        )
    return expression
