"""Articles for measurements: paragraphs of the sample corpus, mixed anew, so that no two are alike."""

from __future__ import annotations

import random
import re
from pathlib import Path

from synpol_desktop.tasks.sample import NOTICE, sample_files


def write_articles(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write so many articles and return their files; the same seed gives the same texts."""
    dice = random.Random(seed)
    parts = [path.read_text("utf-8").split("\n\n") for path in sample_files()]
    heads = [part[0] for part in parts]
    paragraphs = [text for part in parts for text in part[1:] if NOTICE not in text]
    files = []
    for number in range(count):
        title, _, dateline = dice.choice(heads).partition("\n")
        body = dice.sample(paragraphs, dice.randint(4, 6))
        dateline = re.sub(r"\d+ (?=\S+ *[/\d])", f"{dice.randint(1, 28)} ", dateline, count=1)
        path = folder / f"{number:05}.txt"
        path.write_text("\n\n".join([f"{title} ({number})\n{dateline}", *body, NOTICE]) + "\n", "utf-8")
        files.append(path)
    return files
