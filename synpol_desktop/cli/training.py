"""``train OUT --conll F... [--corpus DIR...]``: a model of the tagger from annotated text."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from synpol_desktop.cli.console import job
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.extraction.tagging.manifest import manifest, manifest_path, source_of, write_manifest
from synpol_desktop.extraction.tagging.model import unpack
from synpol_desktop.extraction.tagging.reading import LabelledText, read_conll, read_marked
from synpol_desktop.extraction.tagging.scoring import score
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.training import Settings, train


def run(arguments: Namespace) -> int:
    """Train, write the model and its manifest, and print how well it does on what was held back."""
    out: Path = arguments.out
    if not out.parent.is_dir():
        raise SynpolError("There is no folder {name}.", name=str(out.parent))
    if not arguments.conll and not arguments.corpus:
        raise SynpolError(
            "There is nothing to learn from.", hint="Name a file after --conll or a folder after --corpus."
        )
    learned: list[LabelledText] = []
    held_back: list[LabelledText] = []
    sources = []
    for path in arguments.conll or ():
        first, rest = read_conll(path, arguments.hold_back)
        learned += first
        held_back += rest
        sources.append(source_of(path, _sentences(first), _sentences(rest)))
    for folder in arguments.corpus or ():
        texts = list(read_marked(folder))
        learned += texts
        sources.append(source_of(folder, _sentences(texts), 0))
    settings = Settings()
    with job() as progress:
        data = train(learned, settings, progress)
    figures = score(Tagger(unpack(data)), held_back) if held_back else None
    day = arguments.date or date.today().isoformat()
    out.write_bytes(data)
    content = manifest(out, data, sources, settings, figures, day)
    write_manifest(manifest_path(out), content)
    sys.stdout.write(f"{out.name}: {len(data)} bytes, sha256 {content['sha256']}\n")
    if figures:
        for row, values in figures.as_dict().items():
            sys.stdout.write(
                f"{row:4}" + "".join(f" {name} {value:.3f}" for name, value in values.items()) + "\n"
            )
    return 0


def _sentences(texts: list[LabelledText]) -> int:
    return sum(word.stop for text in texts for word in text.words)
