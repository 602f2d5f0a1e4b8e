"""How fast the shipped tagger is: articles of 400 words a second on one core, and how long its model loads.

    python -m tests.benchmarks.tagging.speed F.conll

Seconds are of CPU time. The first figure is for texts never seen, the second for the same texts
again, when the scores of their words are remembered.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from synpol_desktop.core.paths import resource
from synpol_desktop.extraction.tagging.model import read_model
from synpol_desktop.extraction.tagging.reading import read_conll
from synpol_desktop.extraction.tagging.shipped import MODEL
from synpol_desktop.extraction.tagging.tagger import Tagger

WORDS = 400


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conll", type=Path)
    texts = [text for part in read_conll(parser.parse_args().conll) for text in part]
    words = sum(len(text.words) for text in texts)
    began = time.process_time()
    tagger = Tagger(read_model(resource("models", MODEL)))
    print(f"load {1000 * (time.process_time() - began):.0f} ms")
    for name in ("new texts", "the same again"):
        began = time.process_time()
        for text in texts:
            tagger.see(text.words)
        took = time.process_time() - began
        print(f"{name}: {words / WORDS / took:.0f} articles a second ({len(texts)} texts, {words} words)")


if __name__ == "__main__":
    main()
