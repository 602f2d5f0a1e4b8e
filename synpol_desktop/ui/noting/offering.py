"""Offers notes and tags for what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from synpol_desktop.core.notes import Subject, SubjectKind
from synpol_desktop.ui.features import Offer, Open
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.noting.dialog import ask_tags
from synpol_desktop.ui.noting.renaming import rename_tag
from synpol_desktop.ui.noting.strip import NotesStrip


def noting(opened: Open) -> Offer:
    """Offer a note on what is selected, and tags of it or of all rows that are chosen in a table."""
    acts = Noting(opened)
    return Offer({"note": acts.note, "tag": acts.tag, "rename_tag": acts.rename})


class Noting:
    """Finds what is meant: the rows of the table that is in use, else what is selected."""

    def __init__(self, opened: Open) -> None:
        self._opened = opened
        for strip in self._strips():
            strip.tag_followed.connect(self._look_for)
            strip.rename_wanted.connect(self.rename)
        opened.acts.tags_wanted.connect(self._tag_all)

    def note(self) -> None:
        """Let a note be written on what is selected."""
        strip = self._strip()
        if strip is None:
            self._opened.desk.said.emit(tr("Choose an actor, a relation or an article first."))
        else:
            strip.write_note()

    def tag(self) -> None:
        """Let what is selected be tagged."""
        for kind, panel in (
            (SubjectKind.ARTICLE, self._opened.bench.articles),
            (SubjectKind.ENTITY, self._opened.bench.entities),
        ):
            if self._has_focus(panel) and len(panel.selected()) > 1:
                self._tag_all(kind, panel.selected())
                return
        strip = self._strip()
        if strip is None or strip.subject is None or strip.subject.kind is SubjectKind.RELATION:
            self._opened.desk.said.emit(tr("Choose an actor or an article first: relations have no tags."))
        else:
            strip.add_tag()

    def rename(self, tag: str = "") -> None:
        """Let a tag be called otherwise; left out: one of what is selected."""
        strip = self._strip()
        tags = () if strip is None else strip.tags
        rename_tag(self._opened.desk, self._opened.window, tag or next(iter(tags), ""))

    def _tag_all(self, kind: SubjectKind, ids: Sequence[int]) -> None:
        subjects = [Subject(kind, id_) for id_ in ids]
        edit = ask_tags(self._opened.desk, subjects, self._opened.window)
        if edit is not None:
            self._opened.desk.do(edit)

    def _look_for(self, tag: str) -> None:
        self._opened.search.search_for(f'tag:"{tag}"')

    def _strip(self) -> NotesStrip | None:
        """Return the strip of what is meant: the article where that is read or listed, else the selection."""
        bench, selected = self._opened.bench, self._opened.desk.selection.now
        card, relation, article = self._strips()
        reading = self._has_focus(bench.article) or self._has_focus(bench.articles)
        if selected.article is not None and reading:
            return article
        if selected.entity is not None:
            return card
        if selected.relation is not None:
            return relation
        return article if selected.article is not None else None

    def _strips(self) -> tuple[NotesStrip, NotesStrip, NotesStrip]:
        bench = self._opened.bench
        return bench.inspector.entity_page.notes, bench.inspector.relation_page.notes, bench.article.notes

    @staticmethod
    def _has_focus(panel: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (panel is focus or panel.isAncestorOf(focus))
