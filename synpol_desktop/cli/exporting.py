"""``export WORKSPACE OUT``: the form follows from the name."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from synpol_desktop.cli.console import job
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.tasks.exporting import export_csv
from synpol_desktop.workspace import Workspace


def run(arguments: Namespace) -> int:
    """Export, and say what was written."""
    out: Path = arguments.out
    suffix = "" if out.is_dir() else out.suffix.lower()
    if suffix not in ("", ".csv", ".png"):
        raise SynpolError(
            "“{suffix}” is no form that can be exported.",
            hint="OUT is a name that ends in .csv or .png, or a folder for all tables.",
            suffix=suffix,
        )
    with Workspace.open(arguments.workspace, read_only=True) as workspace:
        if suffix == ".png":
            from synpol_desktop.cli.picture import draw

            print(draw(workspace, arguments))
            return 0
        with job() as progress:
            report = export_csv(workspace, out, EVERYTHING, arguments.bom, progress)
    for path, rows in report.files:
        print(f"{path}: {rows} {'line' if rows == 1 else 'lines'}")
    return 0
