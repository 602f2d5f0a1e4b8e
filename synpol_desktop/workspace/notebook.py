"""Questions about what the analyst wrote beside the facts: notes, tags, details, blocs, documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from typing_extensions import override

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.notes import BlocMember, Note, Subject, SubjectKind
from synpol_desktop.workspace.reading import notes
from synpol_desktop.workspace.searcher import Searcher


class Notebook(Searcher):
    """What a workspace answers about notes; each answer speaks of joined entities as of one."""

    def notes(self, subject: Subject) -> list[Note]:
        """Return the notes on a subject and on all that a merge joined with it, its own first."""
        return self._read(notes.notes, subject)

    def all_notes(self) -> dict[Subject, str]:
        """Return what is written on each subject, by what stands for it after merges."""
        return self._read(notes.all_notes)

    def entity_tags(self, ids: Iterable[EntityId]) -> dict[EntityId, tuple[str, ...]]:
        """Return the tags of each of these entities that has any, sorted."""
        found = self._read(notes.tags, SubjectKind.ENTITY, ids)
        return {EntityId(id_): names for id_, names in found.items()}

    def article_tags(self, ids: Iterable[ArticleId]) -> dict[ArticleId, tuple[str, ...]]:
        """Return the tags of each of these articles that has any, sorted."""
        found = self._read(notes.tags, SubjectKind.ARTICLE, ids)
        return {ArticleId(id_): names for id_, names in found.items()}

    @override
    def settled(self, where: Filter) -> Filter:
        """Return a filter whose words and tags are looked up: it names the articles and the actors."""
        where = super().settled(where)
        if not (where.tags or where.article_tags):
            return where
        with self._snapshot() as connection:
            actors = notes.with_tags(connection, SubjectKind.ENTITY, where.tags)
            articles = notes.with_tags(connection, SubjectKind.ARTICLE, where.article_tags)
        if where.tags:
            asked = frozenset(map(EntityId, actors))
            where = replace(where, actors=asked if where.actors is None else asked & where.actors)
        if where.article_tags:
            found = frozenset(map(ArticleId, articles))
            where = replace(where, articles=found if where.articles is None else found & where.articles)
        return replace(where, tags=frozenset(), article_tags=frozenset())

    def tagged_actors(self) -> dict[str, frozenset[EntityId]]:
        """Return the canonical entities that have each tag."""
        found = self._read(notes.tagged, SubjectKind.ENTITY)
        return {name: frozenset(map(EntityId, ids)) for name, ids in found.items()}

    def tagged_articles(self) -> dict[str, frozenset[ArticleId]]:
        """Return the articles that have each tag, whether they are shown or not."""
        found = self._read(notes.tagged, SubjectKind.ARTICLE)
        return {name: frozenset(map(ArticleId, ids)) for name, ids in found.items()}

    def tag_counts(self, kind: SubjectKind) -> dict[str, int]:
        """Return each tag of entities or of articles with the number of those that have it."""
        return self._read(notes.tag_counts, kind)

    def details(self, id_: EntityId) -> dict[str, str]:
        """Return what the analyst said of an entity, by field ("latin", "icon"…)."""
        return self._read(notes.details, id_)

    def details_in(self, field: str) -> dict[EntityId, str]:
        """Return what the analyst said in one field, by canonical entity."""
        return self._read(notes.details_in, field)

    def blocs(self) -> list[BlocMember]:
        """Return all that belong to the analyst's own blocs."""
        return self._read(notes.blocs)

    def blocs_of(self, id_: EntityId) -> list[BlocMember]:
        """Return the analyst's own blocs of an entity and of all that a merge joined with it."""
        return self._read(notes.blocs_of, id_)

    def document(self, name: str) -> str | None:
        """Return a document of the workspace ("style", "graph") as JSON text, None if there is none."""
        return self._read(notes.document, name)
