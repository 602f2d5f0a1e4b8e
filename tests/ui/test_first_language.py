"""At its first start the program speaks the language that the system is asked for."""

import pytest

from synpol_desktop.ui import settings


@pytest.mark.parametrize(
    ("named", "language"),
    [
        ({"LANG": "ar_SY.UTF-8"}, "ar"),  # also where the C library doesn't have it
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ar_SY.UTF-8"}, "ar"),
        ({"LANG": "ar_SY.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "ar"),
    ],
)
def test_the_language_that_is_asked_for_is_spoken(named, language, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert settings.load().language == language
