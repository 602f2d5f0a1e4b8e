"""Writing a workspace's facts to CSV, for spreadsheets and other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from synpol_desktop.core.dates import days
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Article, Entity
from synpol_desktop.exporting import csv_tables as tables
from synpol_desktop.exporting.csv_files import Files, Row
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort, EntityQuery, RelationQuery

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

T = TypeVar("T")
_PAGE = 500


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote: the files, each with the number of its rows."""

    files: tuple[tuple[Path, int], ...]


def export_csv(
    workspace: Workspace, path: Path, where: Filter, bom: bool, progress: Progress
) -> ExportReport:
    """Write relation mentions to one ``.csv``, or all tables into a folder.

    Files appear when all are complete; a job that is stopped or fails leaves what was there.

    Parameters
    ----------
    path : Path
        A name that ends in ``.csv``, or a folder, made if it is missing.
    bom : bool
        Begin the files with a byte order mark, by which Excel knows UTF-8.

    Raises
    ------
    SynpolError
        If the place can't be written.
    """
    export = _Export(workspace, where, progress)
    if path.suffix.lower() == ".csv" and not path.is_dir():
        wanted = {tables.RELATION_MENTIONS: path}
    else:
        _make(path)
        wanted = {table: path / table.file for table in export.tables}
    with Files(bom=bom) as files:
        report = []
        for number, (table, file) in enumerate(wanted.items()):
            export.begin(number, len(wanted), file.name)
            report.append((file, files.write(file, table.columns, export.tables[table]())))
        progress.step(len(wanted), len(wanted))
    return ExportReport(tuple(report))


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


class _Entities(dict[EntityId, Entity]):
    """Entities that were asked for once, so that each is read once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    def __missing__(self, id_: EntityId) -> Entity:
        entity = self[id_] = self._workspace.entity(id_)
        return entity

    def read(self, ids: Sequence[EntityId]) -> None:
        """Read a page of canonical entities at once."""
        missing = [id_ for id_ in ids if id_ not in self]
        self.update((entity.id, entity) for entity in self._workspace.entities(missing))


class _Export:
    """Reads a workspace's records page by page and yields them as rows."""

    def __init__(self, workspace: Workspace, where: Filter, progress: Progress) -> None:
        self._workspace = workspace
        self._where = where
        self._progress = progress
        self._entities = _Entities(workspace)
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
                yield tables.article_row(article)

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
            for row in self._workspace.entity_rows(page, self._where):
                yield tables.entity_row(self._entities[row.id], row)

    def _alias_rows(self) -> Iterator[Row]:
        for page in self._pages(self._workspace.entity_ids(EntityQuery(), self._where)):
            self._entities.read(page)
            for id_ in page:
                yield from tables.alias_rows(self._entities[id_])

    def _relation_rows(self) -> Iterator[Row]:
        for page in self._pages(self._workspace.relation_keys(RelationQuery(), self._where)):
            for row in self._workspace.relation_rows(page, self._where):
                yield tables.relation_row(row, self._entities)

    def _all_articles(self) -> Iterator[Article]:
        query = ArticleQuery(sort=ArticleSort.DATE, descending=False)
        ids = self._workspace.article_ids(query)
        for done, id_ in enumerate(ids):
            self._step(done, len(ids))
            yield self._workspace.article(id_)

    def _articles(self) -> Iterator[Article]:
        return filter(self._passes, self._all_articles())

    def _passes(self, article: Article) -> bool:
        """Whether the filter admits what has no date but the article's: mentions, statements."""
        where = self._where
        if where.articles is not None and article.id not in where.articles:
            return False
        if where.outlets and article.outlet not in where.outlets:
            return False
        if where.first is None and where.last is None:
            return True
        if article.published is None:
            return False
        first, last = days(article.published)
        return not (where.first and last < where.first) and not (where.last and first > where.last)

    def _pages(self, ids: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(ids), _PAGE):
            self._step(start, len(ids))
            yield ids[start : start + _PAGE]

    def _step(self, done: int, total: int) -> None:
        """Report the state over all files, a thousand parts each."""
        over = self._part * 1000 + (done * 1000 // total if total else 0)
        self._progress.step(over, self._parts * 1000, self._name)
