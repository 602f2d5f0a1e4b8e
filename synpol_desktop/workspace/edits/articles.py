"""Edits of articles: their metadata, and which are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.errors import EditRefusedError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace.edits.base import Edit, Label, stored

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

FIELDS = ("title", "outlet", "author", "url", "published")
"""What can be edited of an article."""


@stored
@dataclass(frozen=True, slots=True)
class SetArticleFields:
    """Give one or many articles other metadata.

    Parameters
    ----------
    changes : tuple of (ArticleId, field, value)
        ``field`` is one of ``FIELDS``; only ``published`` may be None.
    """

    KIND: ClassVar[str] = "set_article_fields"
    VERSION: ClassVar[int] = 1

    changes: tuple[tuple[ArticleId, str, str | None], ...]

    @classmethod
    def of(cls, articles: tuple[ArticleId, ...], **fields: str | None) -> SetArticleFields:
        """Return the edit that sets the same fields of all these articles."""
        return cls(tuple((article, name, value) for article in articles for name, value in fields.items()))

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        articles = {article for article, _, _ in self.changes}
        if len(articles) == 1:
            title = tx.article_field(next(iter(articles)), "title") or ""
            return Label("set_article_fields.one", "Edit “{title}”", (("title", title),))
        return Label("set_article_fields.many", "Edit {count} articles", (("count", str(len(articles))),))

    def apply(self, tx: Transaction) -> Edit:
        """Set the fields."""
        before = []
        for article, name, value in self.changes:
            if name not in FIELDS or (value is None and name != "published"):
                raise ValueError(f"not a field of an article: {name}={value!r}")
            if name == "published" and value is not None and not is_date_value(value):
                raise EditRefusedError(
                    "“{value}” is not a date.",
                    hint="Write it as 2023-11-08, 2023-11 or 2023.",
                    value=value,
                )
            before.append((article, name, tx.article_field(article, name)))
            tx.put_article_field(article, name, value)
        return SetArticleFields(tuple(reversed(before)))

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"changes": [list(change) for change in self.changes]}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> SetArticleFields:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple((ArticleId(article), name, value) for article, name, value in fields["changes"]))


@stored
@dataclass(frozen=True, slots=True)
class DeleteArticles:
    """Take articles out of the workspace; their rows stay, so that it can be undone."""

    KIND: ClassVar[str] = "delete_articles"
    VERSION: ClassVar[int] = 1

    articles: tuple[ArticleId, ...]

    def label(self, tx: Transaction) -> Label:
        """Say what the edit does."""
        if len(self.articles) == 1:
            title = tx.article_field(self.articles[0], "title") or ""
            return Label("delete_articles.one", "Delete “{title}”", (("title", title),))
        return Label("delete_articles.many", "Delete {count} articles", (("count", str(len(self.articles))),))

    def apply(self, tx: Transaction) -> Edit:
        """Hide the articles that are there."""
        there = tuple(article for article in self.articles if tx.visible(article))
        for article in there:
            tx.put_visible(article, visible=False)
        return RestoreArticles(there)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"articles": list(self.articles)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> DeleteArticles:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(ArticleId(article) for article in fields["articles"]))


@stored
@dataclass(frozen=True, slots=True)
class RestoreArticles:
    """Bring deleted articles back with all that was found in them."""

    KIND: ClassVar[str] = "restore_articles"
    VERSION: ClassVar[int] = 1

    articles: tuple[ArticleId, ...]

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return Label("restore_articles", "Restore {count} articles", (("count", str(len(self.articles))),))

    def apply(self, tx: Transaction) -> Edit:
        """Show the articles that are hidden."""
        hidden = tuple(article for article in self.articles if not tx.visible(article))
        for article in hidden:
            tx.put_visible(article, visible=True)
        return DeleteArticles(hidden)

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {"articles": list(self.articles)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> RestoreArticles:
        """Return the edit that ``as_json`` wrote."""
        return cls(tuple(ArticleId(article) for article in fields["articles"]))
