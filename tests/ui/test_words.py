import string

import pytest

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.ids import StepId
from synpol_desktop.core.kinds import RelationType
from synpol_desktop.core.paths import resource
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.core.tables import read_table
from synpol_desktop.ui.i18n import explain, isolate, set_language
from synpol_desktop.ui.words import name_of, step_text
from synpol_desktop.workspace.searching.patterns import PatternError, compiled


@pytest.fixture
def arabic():
    set_language("ar")
    yield
    set_language("en")


def step(key, **places):
    return HistoryStep(StepId(1), "label", "2024-01-01", True, key, tuple(places.items()))


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "حذف مقال واحد"),
        (2, "حذف مقالين"),
        (5, "حذف {} مقالات"),
        (30, "حذف {} مقالاً"),
        (100, "حذف {} مقال"),
    ],
)
def test_what_a_step_counted_has_the_form_of_its_number(arabic, n, said):
    assert step_text(step("delete_articles.many", count=str(n))) == said.format(isolate(n))


def test_english_steps_have_two_forms():
    assert step_text(step("delete_articles.many", count="1")) == f"Delete {isolate(1)} article"
    assert step_text(step("delete_articles.many", count="3")) == f"Delete {isolate(3)} articles"


def test_every_step_that_counts_has_all_forms_and_the_same_places():
    for row in read_table(resource("i18n", "steps.tsv")):
        arabic, english = row["ar"].split("|"), row["en"].split("|")
        counts = "{count}" in row["en"]
        assert (len(arabic), len(english)) == ((6, 2) if counts else (1, 1)), row["key"]
        assert places(arabic[-1]) == places(english[-1]), row["key"]


BEGINS_MASCULINE_VERB = ("ي", "أصدر", "اتهم", "طالب", "هاجم", "هدّد", "ساعد", "أرغم", "عاقب")


def test_no_arabic_relation_is_a_verb_that_fits_only_a_man(arabic):
    names = [name_of(kind).split()[0] for kind in RelationType]
    assert [name for name in names if name in BEGINS_MASCULINE_VERB or name.startswith("ي")] == []


@pytest.mark.parametrize(
    "pattern", ["(", "[", "*", "a{2,1}", "\\", "(?<x", "(?P=x)", "[z-a]", "a**", ")", ""]
)
def test_what_is_wrong_with_a_regular_expression_is_said_in_arabic(arabic, pattern):
    with pytest.raises(PatternError) as caught:
        compiled(pattern)
    error = SynpolError("The regular expression can't be read: {reason}.", reason=caught.value.reason)
    assert not any("a" <= letter <= "z" for letter in explain(error)[0].casefold()), caught.value.reason
