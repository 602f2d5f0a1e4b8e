import pytest

from synpol_desktop.ui.comfort.finding import all_commands, find
from synpol_desktop.ui.commands import commands
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.menus import SEPARATOR


@pytest.fixture(params=["ar", "en"])
def known(request):
    set_language(request.param)
    yield all_commands()
    set_language("en")


def names(found):
    return [command.name for command in found]


def test_every_entry_of_the_menus_but_the_palette_itself_is_there(known):
    entries = {act.name for acts in commands().values() for act in acts if act is not SEPARATOR}
    assert set(names(known)) == entries - {"commands"}
    assert all(command.text and command.other and command.heading for command in known)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("export relations", "csv"),
        ("تصدير العلاقات", "csv"),
        ("تصديرُ العَلاقات", "csv"),  # with vowel marks
        ("undo", "undo"),
        ("التراجع", "undo"),
        ("undo edit", "undo"),
        ("PREFER", "preferences"),
        ("التفضيلات", "preferences"),
        ("ctrl+shift+m", "measures"),
        ("حقثبثق", "preferences"),  # "prefer" typed with the Arabic layout on
    ],
)
def test_words_of_either_language_find_a_command_in_both(known, query, first):
    assert names(find(query, known))[:1] == [first]


def test_what_was_used_last_comes_first_and_what_cannot_be_done_last(known):
    assert names(find("", known, used=("paths", "csv")))[:2] == ["paths", "csv"]
    found = names(find("", known, enabled=lambda name: name != "new"))
    assert found[-1] == "new"


def test_words_that_no_command_has_find_nothing(known):
    assert find("زقزقة", known) == []
