"""Truncated, flipped and random bytes of every format give drafts or refusals, whatever they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from synpol_desktop.core.records import ArticleDraft
from synpol_desktop.importing.formats import SUFFIXES
from synpol_desktop.importing.options import DEFAULT
from synpol_desktop.importing.sandbox import Confined, Limits
from tests.importing.documents import every_format

GOOD = every_format()


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined(DEFAULT, Limits(seconds=20.0), lambda: None) as reader:
        yield reader


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


def see(confined: Confined, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for item in confined.read(path):
        if isinstance(item, ArticleDraft):
            assert item.text.strip()
            assert item.title.strip()
            for field in (item.text, item.title, item.outlet, item.author, item.url, item.origin):
                field.encode("utf-8")
                assert "\0" not in field
        else:
            assert item.error.message
            assert "ended the process" not in item.error.message
            assert "longer than" not in item.error.message


SHORT = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
LONG = settings(max_examples=4000, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a good file that was cut off, or of which bytes were changed, removed or doubled."""
    name = draw(st.sampled_from(sorted(GOOD)))
    data = bytearray(GOOD[name])
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.integers(0, 3)):
            case 0:
                del data[place:]
            case 1:
                data[place : place + 1] = draw(st.binary(min_size=1, max_size=4))
            case 2:
                del data[place : place + draw(st.integers(1, 64))]
            case _:
                data[place:place] = data[place : place + draw(st.integers(1, 64))]
    return name, bytes(data)


@given(st.sampled_from(SUFFIXES), st.binary(max_size=400))
@SHORT
def test_random_bytes(confined: Confined, folder: Path, suffix: str, data: bytes) -> None:
    see(confined, folder / f"a{suffix}", data)


@given(damaged())
@example(("a.zip", GOOD["a.zip"][:-30]))
@SHORT
def test_damaged_files(confined: Confined, folder: Path, file: tuple[str, bytes]) -> None:
    see(confined, folder / file[0], file[1])


@pytest.mark.full
@pytest.mark.timeout(1200)
@given(damaged())
@LONG
def test_damaged_files_for_long(confined: Confined, folder: Path, file: tuple[str, bytes]) -> None:
    see(confined, folder / file[0], file[1])


@pytest.mark.parametrize("parts", [4, pytest.param(16, marks=pytest.mark.full)])
@pytest.mark.parametrize("name", sorted(GOOD))
def test_files_that_were_cut_off(confined: Confined, folder: Path, name: str, parts: int) -> None:
    data = GOOD[name]
    for part in range(parts + 1):
        see(confined, folder / name, data[: len(data) * part // parts])
