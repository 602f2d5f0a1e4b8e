"""Taking decisions over that were made in another file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from synpol_desktop.core.found import FoundEntity
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, DecisionState
from synpol_desktop.workspace.edits.anchors import (
    Anchor,
    Decided,
    Key,
    Marked,
    Period,
    Place,
    Said,
    Stated,
    Words,
)
from synpol_desktop.workspace.edits.articles import FIELDS, SetArticleFields
from synpol_desktop.workspace.edits.base import Edit, Label, stored
from synpol_desktop.workspace.edits.decisions import SetDecisions
from synpol_desktop.workspace.edits.entities import RenameEntity, RetypeEntity
from synpol_desktop.workspace.edits.jottings import Written
from synpol_desktop.workspace.edits.judgements import Pair, SetJudgements, Verdict
from synpol_desktop.workspace.edits.markings import SetMarkings
from synpol_desktop.workspace.edits.passages import SetPassages
from synpol_desktop.workspace.edits.statings import SetStatings
from synpol_desktop.workspace.edits.taking_notes import detailed, noted
from synpol_desktop.workspace.edits.together import Together

if TYPE_CHECKING:
    from synpol_desktop.workspace.transaction import Transaction

Names = tuple[int, str, str]
"""An entity's type (its code), name and English name."""


@stored
@dataclass(frozen=True, slots=True)
class TakeDecisions:
    """Record decisions that name texts by digest and entities by key; None withdraws one.

    What they say of texts and entities that are not here is passed over, but for entities in ``known``: they
    are written if they are needed.
    """

    KIND: ClassVar[str] = "take_decisions"
    VERSION: ClassVar[int] = 1

    relations: tuple[tuple[Anchor, Decided | None], ...] = ()
    markings: tuple[tuple[Words, Marked | None], ...] = ()
    statings: tuple[tuple[Anchor, Stated | None], ...] = ()
    passages: tuple[tuple[tuple[str, int, int], str | None], ...] = ()
    judgements: tuple[tuple[tuple[Key, Key], Verdict | None], ...] = ()
    entities: tuple[tuple[Key, Names], ...] = ()
    articles: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
    notes: tuple[tuple[Place, Written | None], ...] = ()
    tags: tuple[tuple[tuple[Place, str], bool | None], ...] = ()
    details: tuple[tuple[tuple[Key, str], Said | None], ...] = ()
    blocs: tuple[tuple[tuple[Key, str], tuple[Period, ...] | None], ...] = ()
    known: tuple[tuple[Key, Names], ...] = ()
    name: Label | None = None

    def label(self, tx: Transaction) -> Label:  # noqa: ARG002
        """Say what the edit does."""
        return self.name or Label("take_decisions", "Take decisions over")

    def apply(self, tx: Transaction) -> Edit:
        """Record them."""
        known = dict(self.known)

        def find(key: Key) -> EntityId | None:
            return _entity(tx, key, known)

        edits: list[Edit] = []
        for words, marked in self.markings:
            if marked is not None and marked.key:
                _entity(tx, Key(words.type, marked.key), known)
        for _, stated in self.statings:
            for key in _keys(stated):
                _entity(tx, key, known)
        edits.append(SetMarkings(self.markings))
        edits.append(SetStatings(self.statings))
        edits.append(SetDecisions(self.relations))
        edits.append(SetPassages(tuple((*place, at) for place, at in self.passages)))
        edits.append(SetJudgements(tuple(self._judged(tx, known))))
        for key, (kind, name, english) in self.entities:
            id_ = _entity(tx, key, known)
            if id_ is not None:
                edits += [RenameEntity(id_, name, english), RetypeEntity(id_, ENTITY_TYPES[kind])]
        for digest, values in self.articles:
            article = tx.article_of(digest)
            if article is not None:
                edits.append(SetArticleFields.of((article,), **dict(zip(FIELDS, values, strict=True))))
        edits += noted(tx, find, self.notes, self.tags)
        edits += detailed(tx, find, self.details, self.blocs)
        return Together(tuple(edits)).apply(tx)

    def _judged(self, tx: Transaction, known: dict[Key, Names]) -> list[tuple[Pair, Verdict | None]]:
        found = []
        for (one, other), verdict in self.judgements:
            left, right = _entity(tx, one, known), _entity(tx, other, known)
            if left is not None and right is not None and left != right:
                found.append((Pair.of(left, right), verdict))
        return found

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        return {
            "relations": _listed(self.relations),
            "markings": _listed(self.markings),
            "statings": _listed(self.statings),
            "passages": _listed(self.passages),
            "judgements": [[[*one, *other], verdict] for (one, other), verdict in self.judgements],
            "entities": _listed(self.entities),
            "articles": [[digest, list(values)] for digest, values in self.articles],
            "known": _listed(self.known),
            "notes": _listed(self.notes),
            "tags": [[[*place, name], on] for (place, name), on in self.tags],
            "details": [[[*key, field], said and said.value] for (key, field), said in self.details],
            "blocs": [[[*key, bloc], periods] for (key, bloc), periods in self.blocs],
        }

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> TakeDecisions:
        """Return the edit that ``as_json`` wrote."""
        return cls(
            relations=tuple(
                (Anchor(*a), Decided(DecisionState(d[0]), d[1]) if d else None)
                for a, d in fields["relations"]
            ),
            markings=tuple(
                (Words(*w), Marked(DecisionState(m[0]), *m[1:]) if m else None) for w, m in fields["markings"]
            ),
            statings=tuple((Anchor(*a), Stated(*s) if s else None) for a, s in fields["statings"]),
            passages=tuple((tuple(place), at) for place, at in fields["passages"]),
            judgements=tuple(
                ((Key(*k[:2]), Key(*k[2:])), Verdict(*v) if v else None) for k, v in fields["judgements"]
            ),
            entities=tuple((Key(*key), tuple(names)) for key, names in fields["entities"]),
            articles=tuple((digest, tuple(values)) for digest, values in fields["articles"]),
            known=tuple((Key(*key), tuple(names)) for key, names in fields["known"]),
            notes=tuple((Place(*p), Written(*w) if w else None) for p, w in fields.get("notes", ())),
            tags=tuple(((Place(*p), name), on) for (*p, name), on in fields.get("tags", ())),
            details=tuple(
                ((Key(*k), field), None if said is None else Said(said))
                for (*k, field), said in fields.get("details", ())
            ),
            blocs=tuple(
                ((Key(*k), bloc), None if periods is None else tuple(Period(*each) for each in periods))
                for (*k, bloc), periods in fields.get("blocs", ())
            ),
        )


def _listed(rows: tuple[tuple[Any, Any], ...]) -> list[Any]:
    return [[list(key), list(value) if isinstance(value, tuple) else value] for key, value in rows]


def _keys(stated: Stated | None) -> list[Key]:
    if stated is None:
        return []
    ends = ("source", "target", "place", "speaker")
    found = [(getattr(stated, f"{end}_type"), getattr(stated, f"{end}_key")) for end in ends]
    return [Key(*key) for key in found if key[1] is not None]


def _entity(tx: Transaction, key: Key, known: dict[Key, Names]) -> EntityId | None:
    """Return the entity of a key, writing it if it is new and its name is known."""
    there = tx.entity_of(key)
    if there is not None or key not in known:
        return there
    _, name, english = known[key]
    return tx.add_entity(FoundEntity(ENTITY_TYPES[key.type], name, (), key.key, english))
