"""How fast extraction is: articles of 400 words a second on one core, of the actors' stage and of all stages.

    python -m tests.benchmarks.extraction.speed [FOLDER] [--passes N]

Seconds are of CPU time, of each text the least of some passes, so that a busy machine changes little. The
first pass is told apart: the words of its texts are new. The texts are those of a folder, else the sample
corpus.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from synpol_desktop.core.paths import sample_corpus
from synpol_desktop.extraction.actors import find_actors
from synpol_desktop.extraction.current import current_tagger
from synpol_desktop.extraction.pipeline import Extractor, cut
from synpol_desktop.extraction.words import words_of

WORDS = 400
PUBLISHED = "2020-01-01"


def seconds(stage: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Return the CPU seconds that a stage needs for each text."""
    found = []
    for text in texts:
        began = time.process_time()
        stage(text)
        found.append(time.process_time() - began)
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=sample_corpus())
    parser.add_argument("--passes", type=int, default=8)
    arguments = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))]
    articles = sum(len(text.split()) for text in texts) / WORDS
    extractor, tagger = Extractor(), current_tagger()
    stages: dict[str, Callable[[str], object]] = {
        "actors": lambda text: find_actors(text, PUBLISHED, words_of(*cut(text)), tagger),
        "all stages": lambda text: extractor.extract(text, PUBLISHED),
    }
    extractor.extract(texts[0], PUBLISHED)  # reads the tables
    print(f"{len(texts)} texts, {articles:.0f} articles of {WORDS} words")
    for name, stage in stages.items():
        passes = [seconds(stage, texts) for _ in range(arguments.passes)]
        least = sum(min(each) for each in zip(*passes, strict=True))
        print(f"{name}: {articles / sum(passes[0]):.1f} a second at first, then {articles / least:.1f}")


if __name__ == "__main__":
    main()
