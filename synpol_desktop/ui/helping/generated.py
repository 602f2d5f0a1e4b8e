"""The pages of the guide that are read off the program itself: menus with their keys, and the commands."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from synpol_desktop.ui.commands import commands
from synpol_desktop.ui.dialogs.shortcuts import other_keys
from synpol_desktop.ui.i18n import language, tr
from synpol_desktop.ui.menus import SEPARATOR


def generated(parser: argparse.ArgumentParser, faults: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the pages in the language in use, by name.

    Parameters
    ----------
    parser : ArgumentParser
        That of the command line.
    faults : iterable of mapping
        The rows of ``tests/faults/faults.tsv``.
    """
    return {
        "shortcuts": _shortcuts(),
        "command-line": _command_line(parser),
        "attacks": _attacks(faults),
    }


def _shortcuts() -> str:
    lines = [
        f"# {tr('Menus and keys')}",
        "",
        tr("Letters stand for keys, not for what they write: they work with an Arabic keyboard too."),
    ]
    for heading, acts in commands().items():
        rows = [(act.text, act.keys) for act in acts if act is not SEPARATOR]
        lines += ["", f"## {heading.replace('&', '')}", *_table(rows)]
    lines += ["", f"## {tr('Without a menu')}", *_table(other_keys())]
    return "\n".join(lines) + "\n"


def _table(rows: list[tuple[str, str]]) -> list[str]:
    head = ["", f"| {tr('Command')} | {tr('Key')} |", "|---|---|"]
    return head + [f"| {text} | {f'`{keys}`' if keys else ''} |" for text, keys in rows]


def _command_line(parser: argparse.ArgumentParser) -> str:
    """Return the page of the commands; what they say of themselves is English."""
    lines = [
        f"# {tr('The command line')}",
        "",
        tr("All that the window imports, finds and exports can also be had without it."),
    ]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                command.formatter_class = _Formatter
                lines += ["", f"## {name}", "", "```", command.format_help().rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _attacks(faults: Iterable[Mapping[str, str]]) -> str:
    rows = list(faults)
    ending = "_ar" if language() == "ar" else ""
    lines = [
        f"# {tr('What was tried against it')}",
        "",
        tr("Each line is tried by a test of the program's own, which every release has to pass."),
    ]
    heads = {"attack": tr("Files that are made to do harm"), "fault": tr("Accidents")}
    for kind, head in heads.items():
        lines += ["", f"## {head}", "", f"| {tr('What happens')} | {tr('What is expected')} |", "|---|---|"]
        lines += [
            f"| {row[f'what{ending}']} | {row[f'expected{ending}']} |" for row in rows if row["kind"] == kind
        ]
    return "\n".join(lines) + "\n"


class _Formatter(argparse.HelpFormatter):
    """Lines of one width, whatever the terminal's."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=78)
