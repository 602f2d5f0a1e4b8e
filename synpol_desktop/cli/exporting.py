"""``export WORKSPACE OUT``: the form follows from the name."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from synpol_desktop.cli.console import job
from synpol_desktop.core.blocs import bloc_named
from synpol_desktop.core.dates import days
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import EVERYTHING, Filter
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.exporting.places import is_folder, refuse_present
from synpol_desktop.tasks.exporting import GRAPH_FORMS, export_csv, export_graph
from synpol_desktop.tasks.gathering import Wish
from synpol_desktop.workspace import Workspace

TABLES = ("", ".csv", ".xlsx", ".json")
"""Forms that hold every stored fact unless told otherwise."""
PICTURES = (".png", ".svg", ".pdf")
STRONGEST = 150
"""So many actors are drawn in pictures, reports and briefs unless told otherwise."""
_DRAWN = (*PICTURES, ".html", ".docx")


def run(arguments: Namespace) -> int:
    """Export, and say what was written."""
    out: Path = arguments.out
    suffix = "" if is_folder(out) else out.suffix.lower()
    if suffix not in ("", ".csv", *PICTURES, *GRAPH_FORMS):
        raise SynpolError(
            "“{suffix}” is no form that can be exported.",
            hint="OUT is a name that ends in .csv, .xlsx, .graphml, .gexf, .json, .html, .docx, .png, .svg "
            "or .pdf, or a folder for all tables.",
            suffix=suffix,
        )
    if suffix:
        refuse_present(out, overwrite=arguments.overwrite)
    where = _filter(arguments, suffix)
    with Workspace.open(arguments.workspace, read_only=True) as workspace:
        workspace.label_language = LabelLanguage(arguments.labels)
        if suffix in PICTURES:
            from synpol_desktop.cli.picture import draw

            print(draw(workspace, _wish(arguments, where, suffix), arguments))
            return 0
        with job() as progress:
            if suffix in GRAPH_FORMS:
                wish = _wish(arguments, where, suffix)
                picture = _picture(workspace, wish) if suffix == ".docx" else None
                if suffix == ".html":
                    wish = _keyed(workspace, wish)
                report = export_graph(workspace, out, wish, progress, picture)
            else:
                report = export_csv(
                    workspace,
                    out,
                    where,
                    arguments.bom,
                    progress,
                    origins=arguments.origins,
                    notes=arguments.notes,
                    overwrite=arguments.overwrite,
                )
    unit = ("relation", "relations") if suffix in GRAPH_FORMS else ("line", "lines")
    for path, rows in report.files:
        print(f"{path}: {rows} {unit[rows != 1]}")
    return 0


def _filter(arguments: Namespace, suffix: str) -> Filter:
    facts = arguments.facts or ("all" if suffix in TABLES else "shown")
    where = EVERYTHING if facts == "all" else Filter()
    first: date | None = days(arguments.from_)[0] if arguments.from_ else None
    last: date | None = days(arguments.to)[1] if arguments.to else None
    if first and last and last < first:
        raise SynpolError("--to is before --from.", hint="Exchange the two dates.")
    outlets, blocs = frozenset(arguments.outlet or ()), map(bloc_named, arguments.bloc or ())
    where = replace(where, first=first, last=last, outlets=outlets, blocs=frozenset(blocs))
    where = replace(
        where, tags=frozenset(arguments.tag or ()), article_tags=frozenset(arguments.article_tag or ())
    )
    if arguments.min_confidence is not None:
        where = replace(where, min_confidence=arguments.min_confidence)
    return where


def _wish(arguments: Namespace, where: Filter, suffix: str) -> Wish:
    limit = arguments.actors
    if limit is None and suffix in _DRAWN:
        limit = STRONGEST
    return Wish(
        where,
        limit=limit,
        language=arguments.language,
        dark=arguments.dark and suffix in PICTURES,
        origins=arguments.origins,
        notes=arguments.notes,
        overwrite=arguments.overwrite,
        icons=arguments.icons,
    )


def _keyed(workspace: Workspace, wish: Wish) -> Wish:
    from synpol_desktop.cli.picture import keyed

    return keyed(workspace, wish)


def _picture(workspace: Workspace, wish: Wish) -> bytes | None:
    """Return the picture of a brief; None where there is nothing to draw."""
    from synpol_desktop.cli.picture import as_png
    from synpol_desktop.tasks.gathering import drawn

    return as_png(workspace, wish) if drawn(workspace, wish)[0].n else None
