import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.safety.guard import no_network  # noqa: F401 - fails any test that reaches for the network

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A busy machine is no failure. A build machine tries the same examples each time, as Hypothesis proposes.
known = settings.get_profile("ci" if os.environ.get("CI") else "default")
settings.register_profile("unhurried", known, deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder beside the checkout with source articles and annotated articles."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared, which is not here")
    return folder


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's settings out of tests and tests out of the user's settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
