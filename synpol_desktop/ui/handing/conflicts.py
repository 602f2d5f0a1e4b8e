"""What two analysts decided otherwise, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, DecisionState
from synpol_desktop.core.spans import Span
from synpol_desktop.tasks.taking_back import Conflict
from synpol_desktop.ui.i18n import line, tr
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.codes import iso_day
from synpol_desktop.workspace.edits.anchors import Key, Marked, Period, Place, Said, Stated

if TYPE_CHECKING:
    from synpol_desktop.tasks.taking_back import Merge
    from synpol_desktop.workspace import Workspace
    from synpol_desktop.workspace.edits.jottings import Written


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict in words: what it is about, and what each says of it."""

    about: str
    mine: str
    theirs: str


class Teller:
    """Tells conflicts in words; texts are read once."""

    def __init__(self, workspace: Workspace, merge: Merge) -> None:
        self._workspace = workspace
        self._entities = {**merge.theirs.entities, **workspace.decisions().entities}
        digests = {digest for conflict in merge.conflicts if (digest := _digest(conflict))}
        self._articles = workspace.articles_by_text(digests)
        self._texts: dict[str, str] = {}

    def tell(self, conflict: Conflict) -> Told:
        """Return a conflict in words."""
        tellers: dict[str, tuple[Callable[[Any], str], Callable[[Any], str]]] = {
            "relations": (self._relation, self._decided),
            "statings": (self._relation, self._stated),
            "markings": (self._words, self._marked),
            "passages": (self._sentence, self._passed),
            "judgements": (self._pair, self._judged),
            "entities": (self._entity, self._called),
            "articles": (self._article, self._described),
            "notes": (self._place, self._noted),
            "tags": (self._tag, self._tagged),
            "details": (self._field, self._detailed),
            "blocs": (self._bloc, self._belonging),
        }
        about, said = tellers[conflict.sort]
        return Told(about(conflict.key), said(conflict.mine), said(conflict.theirs))

    def _quote(self, digest: str, start: int, end: int) -> str:
        if digest not in self._texts:
            id_ = self._articles.get(digest)
            self._texts[digest] = self._workspace.article(id_).text if id_ is not None else ""
        span = Span(start, end)
        return " ".join(self._texts[digest][span.start : span.end].split())

    # what it is about

    def _relation(self, key: Any) -> str:  # noqa: ANN401
        source = self._quote(key.digest, key.source_start, key.source_end)
        target = self._quote(key.digest, key.target_start, key.target_end)
        return line(source, name_of(RELATION_TYPES[key.type]), target)

    def _words(self, key: Any) -> str:  # noqa: ANN401
        return line(self._quote(key.digest, key.start, key.end))

    def _sentence(self, key: tuple[str, int, int]) -> str:
        return line(self._quote(*key))

    def _pair(self, key: tuple[Key, Key]) -> str:
        return line(*(self._name(end) for end in key))

    def _entity(self, key: Key) -> str:
        return line(self._name(key))

    def _article(self, digest: str) -> str:
        id_ = self._articles.get(digest)
        return line(self._workspace.article(id_).title if id_ is not None else "")

    def _place(self, place: Place) -> str:
        if place.digest:
            return self._article(place.digest)
        names = [self._name(key) for key in place.entities]
        return (
            line(*names) if place.type < 0 else line(names[0], name_of(RELATION_TYPES[place.type]), names[1])
        )

    def _tag(self, key: tuple[Place, str]) -> str:
        return line(self._place(key[0]), key[1])

    def _field(self, key: tuple[Key, str]) -> str:
        shown = {"latin": tr("Latin letters"), "icon": tr("Icon")}
        return line(self._name(key[0]), shown.get(key[1], key[1]))

    def _bloc(self, key: tuple[Key, str]) -> str:
        return line(self._name(key[0]), key[1])

    def _name(self, key: Key) -> str:
        called = self._entities.get(key)
        return called.name if called else key.key

    # what is said of it

    def _decided(self, value: Any) -> str:  # noqa: ANN401
        return name_of(DecisionState.OPEN if value is None else value.state)

    def _stated(self, value: Stated | None) -> str:
        if value is None:
            return tr("no relation of one's own")
        ends = ((value.source_type, value.source_key), (value.target_type, value.target_key))
        return line(*(self._name(Key(*end)) for end in ends), value.date or "")

    def _marked(self, value: Marked | None) -> str:
        if value is None:
            return tr("left as it was found")
        if value.state is DecisionState.REJECTED:
            return tr("no name")
        found = next((called for key, called in self._entities.items() if key.key == value.key), None)
        return line(found.name, name_of(ENTITY_TYPES[found.type])) if found else value.key

    def _passed(self, value: str | None) -> str:
        return tr("waiting") if value is None else tr("done with")

    def _judged(self, value: Any) -> str:  # noqa: ANN401
        if value is None:
            return tr("not judged")
        return tr("one and the same") if value.same else tr("never the same")

    def _called(self, value: Any) -> str:  # noqa: ANN401
        return line(value.name, value.english, name_of(ENTITY_TYPES[value.type]))

    def _described(self, value: Any) -> str:  # noqa: ANN401
        return line(value.title, value.outlet, value.author, value.published or "", value.url)

    def _noted(self, value: Written | None) -> str:
        return tr("no note") if value is None else line(" ".join(value.text.split()))

    def _tagged(self, value: bool | None) -> str:
        return tr("tagged") if value else tr("not tagged")

    def _detailed(self, value: Said | None) -> str:
        return tr("nothing said") if value is None else line(value.value)

    def _belonging(self, value: tuple[Period, ...] | None) -> str:
        return line(*map(_said, value)) if value else tr("not in it")


def _said(period: Period) -> str:
    """Return a period in a bloc in words."""
    first, last = (iso_day(day) for day in period)
    if first and last:
        return tr("from {first} to {last}", first=first, last=last)
    if first:
        return tr("from {first}", first=first)
    return tr("until {last}", last=last) if last else tr("always")


def _digest(conflict: Conflict) -> str | None:
    key = conflict.key
    if conflict.sort in ("judgements", "entities", "details", "blocs"):
        return None
    if conflict.sort == "notes":
        return key.digest or None
    if conflict.sort == "tags":
        return key[0].digest or None
    digest: str = key if isinstance(key, str) else key[0]
    return digest
