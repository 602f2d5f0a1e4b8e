from collections import Counter

from synpol_desktop.ui.commands import commands
from synpol_desktop.ui.features import Open
from synpol_desktop.ui.menus import SEPARATOR
from synpol_desktop.ui.offers import PARTS


def offered(window):
    opened = Open(
        window.desk, window.bench, window.files, window.search, window.acts, window.settings, window
    )
    return [name for part in PARTS for offer in [part(opened)] for name in (*offer.slots, *offer.docks)]


def test_every_entry_of_the_menus_does_something(window):
    own = {
        "restore",
        "sample",
        "new",
        "open",
        "close",
        "quit",
        "language",
        "theme",
        "preferences",
        "commands",
        "tour",
        "guide",
        "shortcuts",
        "accuracy",
        "about",
    }
    named = {act.name for acts in commands().values() for act in acts if act is not SEPARATOR}

    assert named == own | set(offered(window))


def test_no_two_parts_offer_the_same_act(window):
    assert [name for name, count in Counter(offered(window)).items() if count > 1] == []


def test_no_two_entries_have_the_same_key():
    keys = Counter(act.keys for acts in commands().values() for act in acts if act.keys)

    assert [key for key, count in keys.items() if count > 1] == []
