import string

import polib
import pytest

from synpol_desktop.core.errors import UnreadableFileError
from synpol_desktop.core.kinds import DecisionState, EntityType, MentionKind, Modality, Quad, RelationType
from synpol_desktop.ui.i18n import catalogue_path, explain, isolate, ntr, set_language, tr
from synpol_desktop.ui.words import name_of, plural_of
from tests.ui.texts import texts


@pytest.fixture
def arabic():
    set_language("ar")
    yield
    set_language("en")


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def catalogue():
    return {entry.msgid: entry for entry in polib.pofile(str(catalogue_path("ar"))) if not entry.msgctxt}


def test_every_text_of_the_window_and_every_error_is_translated(catalogue):
    single, plural = texts()
    assert len(single) > 150
    missing = {text for text in single if not catalogue.get(text, polib.POEntry()).msgstr}
    missing |= {one for one, _ in plural if len(catalogue.get(one, polib.POEntry()).msgstr_plural) != 6}
    assert missing == set()


def test_a_translation_has_the_places_of_its_text(catalogue):
    for text, entry in catalogue.items():
        if entry.msgid_plural:
            allowed = places(entry.msgid_plural)
            for form in entry.msgstr_plural.values():
                assert places(form) <= allowed, text
            assert places(entry.msgstr_plural[4]) == allowed, text
        else:
            assert places(entry.msgstr) == places(text), text


def test_nothing_is_translated_that_the_window_does_not_say(catalogue):
    single, plural = texts()
    assert set(catalogue) - single - {one for one, _ in plural} == set()


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا مقالات"), (1, "مقال واحد"), (2, "مقالان"), (5, "5 مقالات"), (30, "30 مقالاً"), (100, "100 مقال")],
)
def test_arabic_counts_with_six_forms(arabic, n, said):
    assert ntr("{n} article", "{n} articles", n) == "\u200f" + said


def test_what_fills_a_place_keeps_its_own_direction(arabic):
    assert tr(
        "Written, as the filter shows it: {name}", name="a.csv"
    ) == "\u200fكُتب وفق التصفية الحالية: " + isolate("a.csv")


def test_an_error_is_explained_in_the_language_in_use(arabic):
    error = UnreadableFileError("“{name}” is empty.", hint="Choose another file.", name="x.txt")
    assert explain(error) == (f"\u200f«{isolate('x.txt')}» فارغ.", "\u200fاختر ملفاً آخر.")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_member_of_a_closed_set_has_a_name(code):
    set_language(code)
    kinds = (EntityType, RelationType, Quad, Modality, MentionKind, DecisionState)
    names = {kind: [name_of(member) for member in kind] for kind in kinds}
    set_language("en")
    assert all(name for every in names.values() for name in every)
    assert all(len(set(every)) == len(every) for every in names.values())
    assert all(plural_of(kind) for kind in EntityType)


def test_a_language_that_the_program_does_not_speak_is_refused():
    with pytest.raises(ValueError, match="no such language"):
        set_language("xx")
