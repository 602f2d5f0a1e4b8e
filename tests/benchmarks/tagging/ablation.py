"""What each kind of attribute earns the tagger: a training without it, scored on a file's last tenth.

    python -m tests.benchmarks.tagging.ablation F.conll [--also F.conll] [--only NAME...]

Figures are of the chain that knows names alone: exact names of persons, bodies and places among all words.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from synpol_desktop.extraction.tagging.model import Model, pack
from synpol_desktop.extraction.tagging.reading import LabelledText, read_conll
from synpol_desktop.extraction.tagging.scoring import Score, score
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.training import Settings, train_names

PARTS = {
    "everything": (),
    "without the word itself and its stem": ("w=", "st=", "v=", "b-=", "b+="),
    "without beginnings and ends of words": ("p", "s", "q"),
    "without clitics": ("cl=", "v=", "kc="),
    "without word classes and cues": ("c=", "k", "role-", "head-", "title-"),
    "without pairs of words": ("b-=", "b+="),
    "without the names of the actors' tables": ("g=",),
    "without the names of the wider world": ("x=",),
    "without words two away": ("2|", "-2|"),
    "without signs and sentence ends": ("bos", "eos", ",", "«", "»", "("),
}

HIDING = "without sentences whose names are hidden"


def main() -> None:
    """Print one line for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conll", type=Path)
    parser.add_argument("--also", type=Path, help="a file that is pooled in a last row")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="rows that begin so")
    arguments = parser.parse_args()
    learned, held_back = read_conll(arguments.conll, 0.1)
    wanted = tuple(arguments.only or ("",))
    print(
        f"{'':42}{'P':>7}{'R':>7}{'F1':>7}{'PER':>7}{'ORG':>7}{'LOC':>7}{'bytes':>10}{'cpu s':>7}", flush=True
    )
    for name, left_out in PARTS.items():
        if name.startswith(wanted):
            _row(name, learned, held_back, replace(Settings(), without=left_out))
    if HIDING.startswith(wanted):
        _row(HIDING, learned, held_back, replace(Settings(), hidden=0.0))
    if arguments.also and "pooled".startswith(wanted):
        _row(
            f"pooled with {arguments.also.parent.name}",
            learned + read_conll(arguments.also)[0],
            held_back,
            Settings(),
        )


def _row(name: str, learned: list[LabelledText], held_back: list[LabelledText], settings: Settings) -> None:
    began = time.process_time()
    model = Model(train_names(learned, settings))
    took = time.process_time() - began
    figures = score(Tagger(model), held_back)
    print(f"{name:42}{_figures(figures)}{len(pack(model)):10}{took:7.0f}", flush=True)


def _figures(figures: Score) -> str:
    values = [
        *figures.figures("PER", "ORG", "LOC"),
        *(figures.figures(kind)[2] for kind in ("PER", "ORG", "LOC")),
    ]
    return "".join(f"{value:7.3f}" for value in values)


if __name__ == "__main__":
    main()
