"""Views that are kept: a filter, the style, where the actors were, and how one looked at them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import EntityType, Modality, RelationType
from synpol_desktop.core.styling.rules import Style
from synpol_desktop.core.styling.sieves import OPEN, Sieve

VERSION = 1


@dataclass(frozen=True, slots=True)
class Look:
    """What is in the middle of the picture, in layout units, and how many pixels one unit has."""

    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name.

    Parameters
    ----------
    places : mapping
        Where the actors were, in layout units.
    look : Look, optional
        None: as it is.
    style : Style, optional
        Rules of looks; None: as they are, since earlier releases kept none.
    sieve : Sieve
        Which values are left out.
    graph : str, optional
        Who is hidden, faded or folded, as the graph writes it; None: as it is.
    """

    name: str
    filter: Filter
    places: Mapping[EntityId, tuple[float, float]]
    look: Look | None = None
    style: Style | None = None
    sieve: Sieve = OPEN
    graph: str | None = None

    def content(self) -> str:
        """Return all but the name as text."""
        look = self.look
        return json.dumps(
            {
                "v": VERSION,
                "filter": filter_json(self.filter),
                "places": [[int(entity), x, y] for entity, (x, y) in sorted(self.places.items())],
                "look": None if look is None else [look.x, look.y, look.scale],
                "style": None if self.style is None else json.loads(self.style.content()),
                "sieve": self.sieve.as_json(),
                "graph": self.graph,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def of(cls, name: str, content: str) -> SavedView:
        """Return the view that `content` wrote.

        Raises
        ------
        ValueError
            If a later release wrote it, or nobody did.
        """
        fields = json.loads(content)
        if fields["v"] > VERSION:
            raise ValueError(f"a view of version {fields['v']}")
        places = {EntityId(entity): (float(x), float(y)) for entity, x, y in fields["places"]}
        look = fields["look"]
        style, sieve = fields.get("style"), fields.get("sieve")
        return cls(
            name,
            filter_of(fields["filter"]),
            places,
            None if look is None else Look(*look),
            None if style is None else Style.of(json.dumps(style)),
            OPEN if sieve is None else Sieve.from_json(sieve),
            fields.get("graph"),
        )


def filter_json(shown: Filter) -> dict[str, Any]:
    """Return a filter as JSON values."""
    return {
        "types": sorted(shown.types),
        "relations": sorted(shown.relations),
        "modalities": sorted(shown.modalities),
        "min_confidence": shown.min_confidence,
        "first": shown.first.isoformat() if shown.first else None,
        "last": shown.last.isoformat() if shown.last else None,
        "outlets": sorted(shown.outlets),
        "articles": None if shown.articles is None else sorted(shown.articles),
        "rejected": shown.rejected,
        "undecided": shown.undecided,
        "accepted": shown.accepted,
        "basis": shown.basis.value,
        "text": shown.text,
        "blocs": sorted(shown.blocs),
        "actors": None if shown.actors is None else sorted(shown.actors),
        "tags": sorted(shown.tags),
        "article_tags": sorted(shown.article_tags),
    }


def filter_of(fields: Mapping[str, Any]) -> Filter:
    """Return the filter that `filter_json` wrote.

    Raises
    ------
    ValueError
        If a value is none of this release's.
    """
    first, last, articles = fields["first"], fields["last"], fields["articles"]
    actors = fields.get("actors")  # views of earlier releases know neither actors, blocs nor tags
    return Filter(
        types=frozenset(map(EntityType, fields["types"])),
        relations=frozenset(map(RelationType, fields["relations"])),
        modalities=frozenset(map(Modality, fields["modalities"])),
        min_confidence=float(fields["min_confidence"]),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        outlets=frozenset(fields["outlets"]),
        articles=None if articles is None else frozenset(map(ArticleId, articles)),
        rejected=bool(fields["rejected"]),
        undecided=bool(fields["undecided"]),
        accepted=bool(fields["accepted"]),
        basis=DateBasis(fields["basis"]),
        text=str(fields["text"]),
        blocs=frozenset(fields.get("blocs", ())),
        actors=None if actors is None else frozenset(map(EntityId, actors)),
        tags=frozenset(fields.get("tags", ())),
        article_tags=frozenset(fields.get("article_tags", ())),
    )
