"""``hand-over`` and ``take-back``: two analysts on copies of one workspace."""

from __future__ import annotations

import sys
from argparse import Namespace

from synpol_desktop.cli.console import EXIT_REFUSED, job
from synpol_desktop.tasks.handing import hand_over
from synpol_desktop.tasks.taking_back import Merge, compare, take
from synpol_desktop.workspace import Workspace


def run(arguments: Namespace) -> int:
    """Hand a workspace over, or take it back and print what that changed."""
    if arguments.out is not None:
        with Workspace.open(arguments.workspace, read_only=True) as workspace, job() as progress:
            count = hand_over(
                workspace, arguments.out, progress, origins=arguments.origins, notes=arguments.notes
            )
        sys.stdout.write(f"{count} articles handed over\n")
        return 0
    with Workspace.open(arguments.workspace, read_only=arguments.dry_run) as workspace, job() as progress:
        merge = compare(workspace, arguments.theirs, progress)
        _print(merge)
        if arguments.dry_run:
            return 0
        if merge.conflicts and arguments.conflicts is None:
            sys.stderr.write("Nothing was taken: say --conflicts mine or --conflicts theirs.\n")
            return EXIT_REFUSED
        take(workspace, merge, lambda _: arguments.conflicts == "theirs", progress)
    return 0


def _print(merge: Merge) -> None:
    lines = [
        f"{merge.count} decisions only there, {merge.same} made alike, {len(merge.conflicts)} in conflict",
        f"{len(merge.added)} new articles",
    ]
    for each in merge.agreement:
        if each.both:
            kappa = "not defined" if each.kappa is None else f"{each.kappa:.2f}"
            lines.append(f"{each.sort}: {each.alike} of {each.both} alike, Cohen's kappa {kappa}")
    sys.stdout.write("\n".join(lines) + "\n")
