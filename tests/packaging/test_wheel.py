"""The wheel holds the program and the data it reads, and nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_two_top_level_names(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {name.partition("-")[0] for name in tops} == {"synpol_desktop"}
    assert {name.rpartition(".")[2] for name in tops} == {"synpol_desktop", "dist-info"}


def test_the_wheel_carries_every_resource_and_the_sample_corpus(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = [path for folder in ("resources", "seeds/sample") for path in (ROOT / folder).rglob("*")]
    wanted = {
        f"synpol_desktop/_data/{path.relative_to(ROOT).as_posix()}" for path in shipped if path.is_file()
    }
    assert wanted
    assert wanted <= names
    assert "synpol_desktop/py.typed" in names
    assert not [name for name in names if name.endswith((".pyc", ".synpol"))]


def test_an_installed_program_finds_its_data_inside_the_package(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from synpol_desktop.core import paths; print(paths.resource(), paths.sample_corpus(), sep='\\n')"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    data = tmp_path / "synpol_desktop" / "_data"
    assert answer.stdout.splitlines() == [str(data / "resources"), str(data / "seeds" / "sample")]
    assert any((data / "resources").iterdir())
