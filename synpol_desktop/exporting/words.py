"""What reports and pictures say, in Arabic or English, from tables of words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from synpol_desktop.arabic.writing import Writing
from synpol_desktop.core.blocs import english_names
from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.kinds import (
    ENTITY_TYPES,
    RELATION_TYPES,
    DecisionState,
    EntityType,
    Modality,
    Quad,
    RelationType,
)
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table

Named = EntityType | RelationType | Quad | Modality | DecisionState
RIGHT_TO_LEFT = frozenset({"ar"})
_FSI, _PDI, _RLM = "\u2068", "\u2069", "\u200f"


@cache
def _table(language: str) -> dict[str, str]:
    return {row["key"]: row[language] for row in read_table(resource("i18n", "exports.tsv"))}


@cache
def _kinds(language: str) -> dict[tuple[str, str], str]:
    return {(row["set"], row["code"]): row[language] for row in read_table(resource("i18n", "kinds.tsv"))}


class Words:
    """The words of one language.

    Parameters
    ----------
    writing : Writing, optional
        How dates and numbers are written where a person reads them; if left out, ISO dates.
    """

    def __init__(self, language: str, writing: Writing | None = None) -> None:
        self.language = language
        self._writing = replace(writing or Writing(), language=language)
        self._words = _table(language)
        self._kinds = _kinds(language)

    @property
    def rtl(self) -> bool:
        """Whether the language is written from the right."""
        return self.language in RIGHT_TO_LEFT

    def __call__(self, key: str) -> str:
        """Return a text of ``resources/i18n/exports.tsv``."""
        return self._words[key]

    def name(self, kind: Named) -> str:
        """Return what a member of a closed set is called."""
        return self._kinds[type(kind).__name__, kind.value]

    def plural(self, kind: EntityType) -> str:
        """Return what several things of a type are called."""
        return self._kinds["EntityTypes", kind.value]

    def dated(self, value: str | None) -> str:
        """Return a date value as it is read."""
        return self._writing.dated(value)

    def number(self, value: float, places: int = 0) -> str:
        """Return a number as it is read."""
        return self._writing.number(value, places)

    def listed(self, names: list[str]) -> str:
        """Return names with the language's comma between them, each in its own direction.

        An Arabic list begins with a mark: where it is isolated in turn, its isolated names say nothing of its
        direction.
        """
        text = ("، " if self.rtl else ", ").join(f"{_FSI}{name}{_PDI}" for name in names)
        return f"{_RLM}{text}" if self.rtl and text else text

    def filter_lines(self, shown: Filter) -> list[tuple[str, str]]:
        """Return a filter as names and values; what it does not bound is left out but for the modality."""
        lines = [(self("confidence_from"), self.number(shown.min_confidence, 2))]
        lines.append(
            (
                self("modalities"),
                self.listed([self.name(kind) for kind in Modality if kind in shown.modalities]),
            )
        )
        if len(shown.types) < len(ENTITY_TYPES):
            chosen = [self.plural(kind) for kind in ENTITY_TYPES if kind in shown.types]
            lines.append((self("types"), self.listed(chosen) or self("none")))
        if len(shown.relations) < len(RELATION_TYPES):
            kinds = [self.name(kind) for kind in RELATION_TYPES if kind in shown.relations]
            lines.append((self("relation_types"), self.listed(kinds) or self("none")))
        if shown.first:
            lines.append((self("from"), self.dated(shown.first.isoformat())))
        if shown.last:
            lines.append((self("to"), self.dated(shown.last.isoformat())))
        if shown.bounded and shown.basis is DateBasis.PUBLICATION:
            lines.append((self("date_basis"), self("publication_date")))
        if shown.outlets:
            lines.append((self("outlets"), self.listed(sorted(shown.outlets))))
        if shown.blocs:
            names = [
                english_names().get(name, name) if self.language == "en" else name for name in shown.blocs
            ]
            lines.append((self("blocs"), self.listed(sorted(name or self("no_bloc") for name in names))))
        if shown.tags:
            lines.append((self("tags"), self.listed(sorted(shown.tags))))
        if shown.article_tags:
            lines.append((self("article_tags"), self.listed(sorted(shown.article_tags))))
        if shown.text:
            lines.append((self("with_words"), self.listed([shown.text])))
        if shown.articles is not None:
            lines.append((self("chosen_articles"), self.number(len(shown.articles))))
        if shown.actors is not None:
            lines.append((self("chosen_actors"), self.number(len(shown.actors))))
        if shown.rejected:
            lines.append((self("rejected_in"), "✓"))
        if not shown.undecided:
            lines.append((self("undecided_out"), "✓"))
        if not shown.accepted:
            lines.append((self("accepted_out"), "✓"))
        return lines
