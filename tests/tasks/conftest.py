"""Small own articles, and a workspace to put them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from synpol_desktop.workspace import Workspace

TITLES = ("اجتماع في المدينة", "بيان عن المؤتمر", "زيارة إلى الجامعة")


def article(number: int) -> str:
    """Return a text of its own: no two numbers give copies of each other."""
    title = TITLES[number % len(TITLES)]
    street = " ".join(f"الشارع{letter}{number}" for letter in "أبتثجحخدذر")
    return (
        f"{title} رقم {number}\n\n"
        f"قال المتحدث باسم الأمم المتحدة إن اللجنة رقم {number} اجتمعت في دمشق. {street}.\n"
    )


def write_articles(folder: Path, count: int) -> list[Path]:
    files = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(article(number), "utf-8")
        files.append(path)
    return files


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w.synpol") as made:
        yield made
