"""``import WORKSPACE PATH...``: articles into a workspace, and out of them what they say."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from synpol_desktop.cli.console import EXIT_REFUSED, EXIT_STOPPED, job, list_refused
from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.importing.decoding import encoding_named
from synpol_desktop.importing.options import DEFAULT, Options, compiled
from synpol_desktop.importing.profiles import profile
from synpol_desktop.tasks.extraction import ExtractionReport, extract_waiting
from synpol_desktop.tasks.importing import ImportReport, import_paths
from synpol_desktop.workspace import Workspace


def run(arguments: Namespace) -> int:
    """Import, extract, print a summary; 1 if a file was refused or an article could not be extracted."""
    path: Path = arguments.workspace
    options = _options(arguments)
    made = not path.exists()
    with _open(path, make=made) as workspace, job() as progress:
        # What an earlier run was stopped at waits still.
        waited = ExtractionReport() if made else extract_waiting(workspace, progress)
        report = ImportReport(cancelled=True)
        if not waited.cancelled:
            report = import_paths(workspace, arguments.paths, progress, options=options)
    if made and not report.added:
        path.unlink()  # wrong input leaves nothing behind
    failed = (*report.extraction.failed, *waited.failed)
    list_refused(report.refused)
    list_refused(failed)
    print(_summary(report, report.extraction.done + waited.done, len(failed)))
    if report.again:
        print("What took too long or ended its reader is tried again by the same command.")
    if report.cancelled:
        print("Stopped; what was done stays, and the same command goes on from there.")
        return EXIT_STOPPED
    return EXIT_REFUSED if report.refused or failed else 0


def _options(arguments: Namespace) -> Options:
    """Return how the files are to be read; what is wrong with it is said before anything is made."""
    options = profile(arguments.profile) if arguments.profile else DEFAULT
    if arguments.encoding:
        encoding = encoding_named(arguments.encoding)
        options = replace(options, encoding=encoding)
    if arguments.file_names:
        compiled(arguments.file_names)
        options = replace(options, file_name=arguments.file_names)
    return options


def _open(path: Path, *, make: bool) -> Workspace:
    if make:
        return Workspace.create(path)
    workspace = Workspace.open(path)
    if workspace.read_only:
        workspace.close()
        raise WorkspaceError(
            "“{name}” can't be written to.",
            hint="See whether you may write the file and its folder, or import into a copy.",
            name=path.name,
        )
    return workspace


def _summary(report: ImportReport, extracted: int, failed: int) -> str:
    parts = [f"{report.added} added", f"{report.known} known already", f"{len(report.refused)} refused"]
    if report.skipped:
        parts.append(f"{report.skipped} of another kind skipped")
    parts.append(f"{extracted} extracted")
    if failed:
        parts.append(f"{failed} could not be extracted")
    return ", ".join(parts) + "."
