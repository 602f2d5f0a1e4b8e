"""The wheel alone makes a working program: an empty environment, the lock, and its command."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import first_paint
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "قال وزير الخارجية سامح شكري في القاهرة إن مصر تدعم جهود الأمم المتحدة في ليبيا."

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]


def own(home: Path, **variables: str) -> dict[str, str]:
    """Return an environment that knows nothing of this checkout."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_", "COV"))
    }
    return {**kept, "HOME": str(home), "LANG": "C.UTF-8", **variables}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with what the lock names into an environment of its own; returns its command."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv/bin/python"
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    pip = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-input",
        "--disable-pip-version-check",
    ]
    offline = os.environ.get("SYNPOL_WHEELHOUSE")
    where = ["--no-index", "--find-links", offline] if offline else []
    lock = [*pip, "--require-hashes", *where, "-r", str(ROOT / "packaging/locks/runtime.txt")]
    done = subprocess.run(lock, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"the locked packages can't be had here: {done.stderr.strip()[-200:]}")
    subprocess.run([*pip, "--no-index", str(wheel)], check=True)
    return folder / "venv/bin/synpol-desktop"


def test_texts_are_read_without_a_checkout(program: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    answer = subprocess.run(
        [program, "extract", "one.txt", "--json"],
        cwd=tmp_path,
        env=own(tmp_path),
        check=True,
        capture_output=True,
    )
    (line,) = answer.stdout.decode().splitlines()
    assert {"GPE", "ORG", "PER"} <= {entity["type"] for entity in json.loads(line)["entities"]}


def test_the_sample_inside_the_wheel_is_imported_and_drawn(program: Path, tmp_path: Path) -> None:
    environment = own(tmp_path, QT_QPA_PLATFORM="offscreen")
    (data,) = program.parent.parent.glob("lib/python*/site-packages/synpol_desktop/_data/seeds/sample")
    made = subprocess.run(
        [program, "import", "a.synpol", data], cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    assert made.stdout.decode().startswith("40 added")
    subprocess.run([program, "export", "a.synpol", "a.png"], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "a.png").stat().st_size > 100_000
    assert (tmp_path / ".cache/SynPol Desktop/numba").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "a.png",
        "a.synpol",
    ]


def test_the_command_opens_the_window(program: Path, tmp_path: Path) -> None:
    if not any((Path(folder) / "Xvfb").exists() for folder in os.get_exec_path()):
        pytest.skip("needs Xvfb")
    with first_paint.screen() as display:
        wall, _cpu = first_paint.once([str(program)], display, str(tmp_path))
    assert wall < first_paint.LIMIT_S
