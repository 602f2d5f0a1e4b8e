"""Edit what is known of one article or of many: title, outlet, author, URL, date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.records import Article
from synpol_desktop.ui.dialogs.frame import FormDialog
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.workspace.edits import SetArticleFields


class MetadataDialog(FormDialog):
    """Edits one article's fields, or the fields that several articles shall share.

    With several articles a field that is left as it was is not changed in any of them.
    """

    help_page = "importing"

    def __init__(self, articles: Sequence[Article], parent: QWidget | None = None) -> None:
        heading = ntr("Edit {n} article", "Edit {n} articles", len(articles))
        super().__init__(heading, tr("Save"), parent)
        self._articles = articles
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        names = {
            "title": tr("Title"),
            "outlet": tr("Outlet"),
            "author": tr("Author"),
            "url": tr("URL"),
            "published": tr("Date"),
        }
        for name, label in names.items():
            if name == "title" and len(articles) > 1:
                continue
            form.addRow(label, self._field(name))
        if len(articles) > 1:
            self.body.addWidget(
                Label(
                    tr("A field that you don't change keeps its value in each article."),
                    "muted",
                    wrap=True,
                )
            )
        self.body.addLayout(form)
        self.fit(480)

    def edit(self) -> SetArticleFields | None:
        """Return the edit that saves what was changed, None if nothing was."""
        changes: list[tuple[ArticleId, str, str | None]] = []
        for name, field in self.fields.items():
            if field.isModified():
                value: str | None = field.text().strip()
                if name == "published" and not value:
                    value = None
                changes += [
                    (article.id, name, value) for article in self._articles if getattr(article, name) != value
                ]
        return SetArticleFields(tuple(changes)) if changes else None

    def problem(self) -> str:
        """Return what is wrong with the date or the title."""
        date = self.fields["published"].text().strip()
        if date and not is_date_value(date):
            return tr("Write the date as 2023-11-08, 2023-11 or 2023.")
        if "title" in self.fields and not self.fields["title"].text().strip():
            return tr("An article needs a title.")
        return ""

    def _field(self, name: str) -> QLineEdit:
        values = {getattr(article, name) or "" for article in self._articles}
        field = QLineEdit(values.pop() if len(values) == 1 else "")
        if values:
            field.setPlaceholderText(tr("different values"))
        if name == "published" and not field.placeholderText():
            field.setPlaceholderText("2023-11-08")
        self.fields[name] = field
        return field
