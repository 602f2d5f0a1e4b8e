"""Writing a workspace's facts to files of other programs: tables, graphs, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.notes import Subject
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Article
from synpol_desktop.exporting import csv_tables as tables
from synpol_desktop.exporting.content import Remarks
from synpol_desktop.exporting.csv_files import Files, Row
from synpol_desktop.exporting.places import is_folder, refuse_present, whole
from synpol_desktop.tasks.gathering import PAGE, Entities, Wish, admits, gather, remarks_on
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort, EntityQuery, RelationQuery

if TYPE_CHECKING:
    from synpol_desktop.exporting.content import Content
    from synpol_desktop.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote: the files, each with the number of its rows."""

    files: tuple[tuple[Path, int], ...]


def export_csv(
    workspace: Workspace,
    path: Path,
    where: Filter,
    bom: bool,
    progress: Progress,
    *,
    origins: bool = False,
    notes: bool = False,
    overwrite: bool = True,
) -> ExportReport:
    """Write relation mentions to one ``.csv``, or all tables into a folder.

    Files appear when all are complete; a job that is stopped or fails leaves what was there.

    Parameters
    ----------
    path : Path
        A name that ends in ``.csv``, or a folder, made if it is missing.
    bom : bool
        Begin the files with a byte order mark, by which Excel knows UTF-8.
    origins : bool
        Whether the names of imported files are written.
    notes : bool
        Whether notes are written; tags always are.
    overwrite : bool
        Whether files that are there may be replaced (a dialog for files has asked that already).

    Raises
    ------
    SynpolError
        If the place can't be written, or a file is there that may not be replaced.
    """
    export = _Export(workspace, where, origins, notes, progress)
    single = path.suffix.lower() == ".csv" and not is_folder(path)
    wanted = {table: path / table.file for table in export.tables}
    if single:
        wanted = {tables.RELATION_MENTIONS: path}
    with nullcontext() if single else _made(path), Files(bom=bom, overwrite=overwrite) as files:
        report = []
        for number, (table, file) in enumerate(wanted.items()):
            export.begin(number, len(wanted), file.name)
            report.append((file, files.write(file, table.columns, export.tables[table]())))
        progress.step(len(wanted), len(wanted))
    return ExportReport(tuple(report))


def export_graph(
    workspace: Workspace, path: Path, wish: Wish, progress: Progress, picture: bytes | None = None
) -> ExportReport:
    """Write the graph with what it rests on; the form follows from the suffix (``GRAPH_FORMS``).

    The file appears when it is whole; a job that is stopped or fails leaves what was there.

    Parameters
    ----------
    picture : bytes, optional
        The graph as PNG, for a brief.

    Returns
    -------
    ExportReport
        The file, with the number of its relations.

    Raises
    ------
    SynpolError
        If the place can't be written, or a file is there that may not be replaced.
    """
    write = GRAPH_FORMS[path.suffix.lower()]
    refuse_present(path, overwrite=wish.overwrite)
    content = gather(workspace, wish, progress)
    with whole(path, overwrite=wish.overwrite) as temporary:
        write(temporary, content, picture)
        progress.step(1000, 1000, path.name)
    return ExportReport(((path, len(content.ties)),))


def _xlsx(path: Path, content: Content, _picture: bytes | None) -> None:
    from synpol_desktop.exporting.xlsx import write_xlsx

    write_xlsx(path, content)


def _docx(path: Path, content: Content, picture: bytes | None) -> None:
    from synpol_desktop.exporting.docx import write_docx

    write_docx(path, content, picture)


def _text(module: str, function: str) -> Callable[[Path, Content, bytes | None], None]:
    """Return a writer of UTF-8 text, imported when it is needed."""

    def write(path: Path, content: Content, _picture: bytes | None) -> None:
        writer = getattr(import_module(f"synpol_desktop.exporting.{module}"), function)
        with path.open("x", encoding="utf-8", newline="") as file:
            writer(file, content)

    return write


GRAPH_FORMS: dict[str, Callable[[Path, Content, bytes | None], None]] = {
    ".xlsx": _xlsx,
    ".graphml": _text("graphml", "write_graphml"),
    ".gexf": _text("gexf", "write_gexf"),
    ".json": _text("json_file", "write_json"),
    ".html": _text("report", "write_report"),
    ".docx": _docx,
}
"""Suffixes that `export_graph` knows."""


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder if it is missing; it goes again when nothing was written."""
    new = not is_folder(folder)
    _make(folder)
    try:
        yield
    except BaseException:
        if new:
            with suppress(OSError):
                folder.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SynpolError(
            "The folder “{name}” can't be made: {reason}.",
            hint="Choose a place that you may write to.",
            name=folder.name,
            reason=error.strerror or type(error).__name__,
        ) from error


class _Export:
    """Reads a workspace's records page by page and yields them as rows."""

    def __init__(
        self, workspace: Workspace, where: Filter, origins: bool, notes: bool, progress: Progress
    ) -> None:
        self._origins = origins
        self._notes = workspace.all_notes() if notes else {}
        self._workspace = workspace
        self._where = workspace.settled(where)
        self._progress = progress
        self._entities = Entities(workspace)
        self._part, self._parts, self._name = 0, 1, ""
        self.tables: dict[tables.Table, Callable[[], Iterable[Row]]] = {
            tables.ARTICLES: self._article_rows,
            tables.ENTITIES: self._entity_rows,
            tables.ALIASES: self._alias_rows,
            tables.MENTIONS: self._mention_rows,
            tables.RELATIONS: self._relation_rows,
            tables.RELATION_MENTIONS: self._relation_mention_rows,
            tables.STATEMENTS: self._statement_rows,
            tables.DATES: self._date_rows,
        }

    def begin(self, part: int, parts: int, name: str) -> None:
        """Say which of the files is being written."""
        self._part, self._parts, self._name = part, parts, name

    def _article_rows(self) -> Iterator[Row]:
        for article in self._all_articles():
            if self._passes(article) or self._workspace.relation_mentions(article.id, self._where):
                remarks = remarks_on(self._workspace, [article], self._notes).get(article.id, Remarks())
                yield tables.article_row(article if self._origins else replace(article, origin=""), remarks)

    def _relation_mention_rows(self) -> Iterator[Row]:
        for article in self._all_articles():  # a relation may have a date of its own
            relations = self._workspace.relation_mentions(article.id, self._where)
            yield from tables.relation_mention_rows(relations, article, self._entities)

    def _mention_rows(self) -> Iterator[Row]:
        for article in self._articles():
            mentions = [
                mention
                for mention in self._workspace.mentions(article.id)
                if self._entities[mention.entity].type in self._where.types
            ]
            yield from tables.mention_rows(mentions, article, self._entities)

    def _statement_rows(self) -> Iterator[Row]:
        for article in self._articles():
            statements = self._workspace.statements(article.id)
            yield from tables.statement_rows(statements, article, self._entities)

    def _date_rows(self) -> Iterator[Row]:
        for article in self._articles():
            yield from tables.date_rows(self._workspace.dates(article.id), article)

    def _entity_rows(self) -> Iterator[Row]:
        for page in self._pages(self._workspace.entity_ids(EntityQuery(), self._where)):
            self._entities.read(page)
            tags = self._workspace.entity_tags(page)
            for row in self._workspace.entity_rows(page, self._where):
                note = self._notes.get(Subject.of_entity(row.id), "")
                yield tables.entity_row(self._entities[row.id], row, Remarks(tags.get(row.id, ()), note))

    def _alias_rows(self) -> Iterator[Row]:
        for page in self._pages(self._workspace.entity_ids(EntityQuery(), self._where)):
            self._entities.read(page)
            for id_ in page:
                yield from tables.alias_rows(self._entities[id_])

    def _relation_rows(self) -> Iterator[Row]:
        for page in self._pages(self._workspace.relation_keys(RelationQuery(), self._where)):
            for row in self._workspace.relation_rows(page, self._where):
                note = self._notes.get(Subject.of_relation(row.key), "")
                yield tables.relation_row(row, self._entities, note)

    def _all_articles(self) -> Iterator[Article]:
        query = ArticleQuery(sort=ArticleSort.DATE, descending=False)
        ids = self._workspace.article_ids(query)
        for done, id_ in enumerate(ids):
            self._step(done, len(ids))
            yield self._workspace.article(id_)

    def _articles(self) -> Iterator[Article]:
        return filter(self._passes, self._all_articles())

    def _passes(self, article: Article) -> bool:
        return admits(self._where, article)

    def _pages(self, ids: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(ids), PAGE):
            self._step(start, len(ids))
            yield ids[start : start + PAGE]

    def _step(self, done: int, total: int) -> None:
        """Report the state over all files, a thousand parts each."""
        over = self._part * 1000 + (done * 1000 // total if total else 0)
        self._progress.step(over, self._parts * 1000, self._name)
