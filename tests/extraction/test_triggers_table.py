"""The table of words that state relations: wide enough, and every row well formed."""

from collections import Counter

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import Quad, RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values
from synpol_desktop.extraction.relating.entries import BETWEEN, EACH, FAULT, GENITIVE, OBJECT, SPEAKER
from synpol_desktop.extraction.relating.lexicon import lexicon

ROWS = list(read_table(resource("lexicons", "triggers.tsv")))
VERBAL = ("past", "present", "participle")
PREPOSITIONS = frozenset(
    values(
        "ب|ل|في|من|عن|على|الى|مع|ضد|امام|خلف|لدى|عند|نحو|تجاه|حول|حيال|ازاء|قرب|داخل|خلال|باتجاه|بحق|باسم|ضمن|"
        "تحت|قبالة|وراء|صوب|فوق|بجانب|بحضور|بمشاركه"
    )
)
SLOTS = PREPOSITIONS | {OBJECT, GENITIVE, EACH, BETWEEN, SPEAKER, FAULT}
STRUCTURAL = {kind.value for kind in RelationType if kind.quad is Quad.STRUCTURAL}


def _words(row: dict[str, str]) -> set[tuple[str, str]]:
    """Return the verb of a row, whatever stems it is given by, and its nouns."""
    verb = row["past"] or row["present"] or row["participle"]
    stems = [*values(verb)[:1], *values(row["masdar"])]
    return {(row["type"], folded(stem)) for stem in stems}


def test_it_has_six_hundred_different_verbs_and_nouns_and_some_for_every_type() -> None:
    words = set().union(*map(_words, ROWS))
    typed = Counter(kind for kind, _ in words)

    assert len({word for _, word in words}) >= 600
    assert set(typed) == {kind.value for kind in RelationType} - {"HELD_IN"}  # read from words of its own
    assert all(typed[kind] >= 20 for kind in typed if kind not in STRUCTURAL), typed


def test_no_row_is_there_twice() -> None:
    columns = (*VERBAL, "masdar", "verb", "noun", "needs", "targets")
    rows = Counter((row["type"], *(row[column] for column in columns)) for row in ROWS)
    glosses = Counter((row["type"], row["gloss"]) for row in ROWS)

    assert [each for each, count in rows.items() if count > 1] == []
    assert [each for each, count in glosses.items() if count > 1] == []


def test_no_verb_of_a_type_has_the_same_ends_and_companions_in_two_rows() -> None:
    seen = Counter(
        (row["type"], folded(row["past"]), slot, row["needs"], row["targets"])
        for row in ROWS
        for slot in values(row["verb"])
        if row["past"]
    )

    assert [each for each, count in seen.items() if count > 1] == []


def test_a_row_is_known_by_its_type_its_gloss_and_how_sure_it_is() -> None:
    kinds = {kind.value for kind in RelationType}

    for row in ROWS:
        assert row["type"] in kinds, row
        assert row["gloss"].strip() == row["gloss"] != "", row
        assert 0.2 < float(row["sure"]) < 0.9, row


def test_a_row_says_where_the_other_end_of_each_of_its_words_is() -> None:
    for row in ROWS:
        assert any(row[column] for column in (*VERBAL, "masdar")), row
        assert bool(row["verb"]) == any(row[column] for column in VERBAL), row
        assert bool(row["noun"]) == bool(row["masdar"]), row


def test_ends_are_introduced_by_what_the_reader_knows() -> None:
    for row in ROWS:
        verb, noun = ({slot.removeprefix("<") for slot in values(row[column])} for column in ("verb", "noun"))
        assert verb | noun <= SLOTS, row
        assert GENITIVE not in verb, row
        assert not noun & {OBJECT, EACH, SPEAKER, FAULT}, row


def test_stems_are_single_words_and_presents_begin_with_their_prefix() -> None:
    for row in ROWS:
        for column in (*VERBAL, "masdar", "needs"):
            cell = values(row[column])
            assert len(set(cell)) == len(cell), row
            assert all(word and " " not in word for word in cell), row
        assert all(stem.startswith("ي") for stem in values(row["present"])), row


def test_targets_are_ends_that_the_type_allows() -> None:
    for row in ROWS:
        ends = lexicon().ends[RelationType(row["type"])]
        assert set(row["targets"].split()) <= {each.value for each in ends.target}, row
