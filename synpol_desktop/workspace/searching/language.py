"""The words of the search language, from their table: operators, fields and types in both languages."""

from __future__ import annotations

from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, Quad, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values

Types = tuple[frozenset[EntityType], frozenset[RelationType]]


@cache
def operators() -> dict[str, str]:
    """Return the code of each operator as it is written (``AND``, ``و``): and, or, not, near."""
    return {word: code for kind, code, word in _rows() if kind == "operator"}


@cache
def fields() -> dict[str, str]:
    """Return the code of each folded field name: type, date, outlet, said_by."""
    return {folded(word): code for kind, code, word in _rows() if kind == "field"}


@cache
def types() -> dict[str, Types]:
    """Return what each folded value of ``type:`` stands for.

    A word may name both a type of actor and one of relation, and a quadrant stands for all its types.
    """
    found: dict[str, Types] = {}
    for kind, code, word in _rows():
        entities: frozenset[EntityType] = frozenset()
        relations: frozenset[RelationType] = frozenset()
        match kind:
            case "entity":
                entities = frozenset({EntityType(code)})
            case "relation":
                relations = frozenset({RelationType(code)})
            case "quad":
                relations = frozenset(each for each in RelationType if each.quad is Quad(code))
            case _:
                continue
        for key in {folded(word), folded(code)}:
            known = found.get(key, (frozenset(), frozenset()))
            found[key] = (known[0] | entities, known[1] | relations)
    return found


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = read_table(resource("lexicons", "search.tsv"))
    return tuple((row["kind"], row["code"], word) for row in rows for word in values(row["words"]))
