"""``train``: the models of the extraction, from annotated text or from what analysts decided."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from synpol_desktop.cli.console import job
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.progress import Progress
from synpol_desktop.extraction.annotated import Annotated, read_annotated
from synpol_desktop.extraction.learning import Learned, learn
from synpol_desktop.extraction.tagging.manifest import (
    Source,
    manifest,
    manifest_path,
    source_of,
    write_manifest,
)
from synpol_desktop.extraction.tagging.model import Chain, Model, pack, read_model
from synpol_desktop.extraction.tagging.reading import LabelledText, read_conll
from synpol_desktop.extraction.tagging.scoring import score
from synpol_desktop.extraction.tagging.shipped import shipped_path
from synpol_desktop.extraction.tagging.tagger import Tagger
from synpol_desktop.extraction.tagging.training import Settings, train_names
from synpol_desktop.extraction.weighing.ranking import WEIGHTS
from synpol_desktop.extraction.weighing.reliability import reliability
from synpol_desktop.extraction.weighing.weights import write_weights


def run(arguments: Namespace) -> int:
    """Do what the arguments ask for: one of making models, learning from workspaces, going back."""
    asked = [bool(arguments.workspaces), bool(arguments.restore), bool(arguments.out)]
    if sum(asked) != 1:
        raise SynpolError(
            "One thing at a time.", hint="Name OUT, or workspaces after --from, or give --restore."
        )
    if arguments.restore:
        return _restore()
    return _learn(arguments) if arguments.workspaces else _make(arguments)


def _learn(arguments: Namespace) -> int:
    """Learn from workspaces, and say from how much."""
    from synpol_desktop.tasks.teaching import learn_from
    from synpol_desktop.workspace import Workspace

    if arguments.conll or len(arguments.corpus or ()) > 1:
        raise SynpolError("With --from there is one corpus, and no CoNLL file.")
    with ExitStack() as stack, job() as progress:
        opened = [stack.enter_context(Workspace.open(path, read_only=True)) for path in arguments.workspaces]
        learned = learn_from(opened, progress, next(iter(arguments.corpus or ()), None))
    sys.stdout.write(
        f"learned from {learned.articles} articles: {learned.names} names, {learned.relations} relations\n"
    )
    return 0


def _restore() -> int:
    """Forget what was learned on this computer."""
    from synpol_desktop.extraction.own import forget

    there = forget()
    sys.stdout.write("the models that ship are in use\n" if there else "nothing was learned here\n")
    return 0


def _make(arguments: Namespace) -> int:
    """Train, write the models and their manifest, and print how well they do on what was held back."""
    out: Path = arguments.out
    if not out.parent.is_dir():
        raise SynpolError("There is no folder {name}.", name=str(out.parent))
    if not arguments.conll and not arguments.corpus:
        raise SynpolError(
            "There is nothing to learn from.", hint="Name a file after --conll or a folder after --corpus."
        )
    settings = Settings()
    sources: list[Source] = []
    held_back: list[LabelledText] = []
    articles = list(_articles(arguments.corpus or (), sources))
    with job() as progress:
        public: list[LabelledText] = []
        names = _names(arguments, settings, sources, public, held_back, progress)
        learned = (
            learn(names, articles, settings=settings, progress=progress, public=public) if articles else None
        )
    data = pack(learned.model if learned else Model(names))
    model = Model(names)
    figures = score(Tagger(model), held_back) if held_back else None
    day = arguments.date or date.today().isoformat()
    out.write_bytes(data)
    content = manifest(out, data, sources, settings, figures, day)
    if learned:
        content["relations"] = _write_weights(out.with_name(WEIGHTS), learned, sources, day)
    write_manifest(manifest_path(out), content)
    sys.stdout.write(f"{out.name}: {len(data)} bytes, sha256 {content['sha256']}\n")
    if figures:
        for row, values in figures.as_dict().items():
            sys.stdout.write(
                f"{row:4}" + "".join(f" {name} {value:.3f}" for name, value in values.items()) + "\n"
            )
    if learned:
        for band in reliability(learned.tests):
            sys.stdout.write(
                f"{band.low:.1f}-{band.low + 0.1:.1f}  {band.count:6d} claims  said {band.said:.2f}"
                f"  right {band.right:.2f}\n"
            )
    return 0


def _articles(folders: Sequence[Path], sources: list[Source]) -> list[Annotated]:
    found: list[Annotated] = []
    for folder in folders:
        articles = list(read_annotated(folder))
        sources.append(source_of(folder, len(articles), 0))
        found += articles
    return found


def _names(
    arguments: Namespace,
    settings: Settings,
    sources: list[Source],
    public: list[LabelledText],
    held_back: list[LabelledText],
    progress: Progress,
) -> Chain:
    """Train the chain that knows names, or take the one that ships where no CoNLL file is named."""
    if not arguments.conll:
        return read_model(shipped_path()).names
    for path in arguments.conll:
        first, rest = read_conll(path, arguments.hold_back)
        public += first
        held_back += rest
        sources.append(source_of(path, _sentences(first), _sentences(rest)))
    return train_names(public, settings, progress)


def _write_weights(path: Path, learned: Learned, sources: Sequence[Source], day: str) -> dict[str, object]:
    corpora = ", ".join(f"{source.title} ({source.licence})" for source in sources)
    notes = (
        "How much each thing that is seen of a candidate relation speaks for it (log-odds).",
        f"Learned {day} from {corpora} by python -m synpol_desktop train. Licence: MIT.",
    )
    write_weights(path, learned.weights, notes)
    return {
        "file": path.name,
        "features": len(learned.weights.places),
        "reliability": [
            {
                "from": band.low,
                "claims": band.count,
                "said": round(band.said, 3),
                "right": round(band.right, 3),
            }
            for band in reliability(learned.tests)
        ],
    }


def _sentences(texts: list[LabelledText]) -> int:
    return sum(word.stop for text in texts for word in text.words)
