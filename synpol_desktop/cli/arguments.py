"""The commands and their arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from synpol_desktop import __version__
from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.labels import LabelLanguage

MODULE = "python -m synpol_desktop"
SCRIPT = "synpol-desktop"
"""The name under which the program is installed."""

Command = Callable[[argparse.Namespace], int]


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; their ``command`` does the work. Ends the process on ``--help`` and wrong use."""
    program = program_name(sys.argv[0], frozen=getattr(sys, "frozen", False))
    whole = parser(program)
    known = next(a.choices for a in whole._actions if isinstance(a, argparse._SubParsersAction))
    # A first argument that is no command names a workspace; only then may there be none at all.
    if argv and (argv[0].startswith("-") or argv[0] in known):
        return whole.parse_args(argv)
    if len(argv) > 1:
        whole.error(f"there is no command {argv[0]!r}")
    window = argparse.ArgumentParser(prog=program, usage=whole.usage)
    window.add_argument("workspace", nargs="?", type=Path)
    window.set_defaults(command=_later("window"))
    return window.parse_args(argv)


def program_name(started: str, *, frozen: bool) -> str:
    """Return what the user types to start the program, by the first of its process's arguments."""
    return SCRIPT if frozen or Path(started).stem == SCRIPT else MODULE


def parser(program: str = MODULE) -> argparse.ArgumentParser:
    """Return the parser of the commands, which calls the program so."""
    made = argparse.ArgumentParser(
        prog=program,
        usage=f"{program} [WORKSPACE]\n       {program} COMMAND ...",
        description="SynPol Desktop: an offline explorer of actors and relations in Arabic political news.",
        epilog="Without a command the window is opened, with WORKSPACE if one is named. "
        f"'{program} COMMAND --help' explains a command.",
    )
    made.add_argument("--version", action="version", version=f"SynPol Desktop {__version__}")
    commands = made.add_subparsers(metavar="COMMAND", required=True, prog=program)
    for add in (
        _extract,
        _import,
        _export,
        _search,
        _check,
        _backups,
        _train,
        _camel,
        _hand_over,
        _take_back,
    ):
        add(commands)
    return made


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _extract(commands: _Commands) -> None:
    parser = commands.add_parser(
        "extract",
        help="print what is found in texts, without a workspace",
        description="Finds actors, relations, statements and dates in each text and prints them, one JSON "
        "object a line. Reads .txt (one text a file) and .jsonl (objects with id, text and perhaps date); "
        "of a folder, all such files.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
    parser.add_argument("--json", action="store_true", required=True, help="the form of the output")
    parser.add_argument(
        "--date",
        type=_date,
        help="publication date of .txt files: a day, a month or a year (2023-11-08, 2023-11, 2023)",
    )
    parser.set_defaults(command=_later("extract"))


def _import(commands: _Commands) -> None:
    parser = commands.add_parser(
        "import",
        help="add articles to a workspace and extract them",
        description="Adds the articles of files and folders to a workspace, which is made if it is missing, "
        "and finds what they say. A text that is there already is not added again. Status 1 if a file was "
        "refused; each has its line on stderr.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
    parser.add_argument(
        "--profile", metavar="NAME", help="read as an import profile says that was saved in the window"
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help="encoding of text files, such as utf-8 or cp1256 (found out if left out)",
    )
    parser.add_argument(
        "--file-names",
        metavar="REGEX",
        help="groups named date, outlet, author or title fill what a file does not state: "
        "'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<outlet>[^_]+)'",
    )
    parser.set_defaults(command=_later("importing"))


def _export(commands: _Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="write a workspace's facts to files of other programs",
        description="What is written follows from the name of OUT. NAME.csv: one line per relation mention "
        "with its evidence and all attributes. NAME.xlsx, .json: all records. NAME.graphml, .gexf: the graph "
        "for other programs. NAME.html: a report in one file. NAME.docx: a brief for Word. NAME.png, .svg, "
        ".pdf: the graph with its legend. A folder, or a name without a suffix: all tables as CSV.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--overwrite", action="store_true", help="replace files that are there")
    parser.add_argument(
        "--facts",
        choices=("all", "shown"),
        help="every stored fact, or what the graph shows first (all for .csv, .xlsx, .json and tables)",
    )
    parser.add_argument("--from", dest="from_", type=_date, metavar="DATE", help="facts from this date on")
    parser.add_argument("--to", type=_date, metavar="DATE", help="facts until this date")
    parser.add_argument("--outlet", action="append", help="only this outlet; may be given again")
    parser.add_argument(
        "--bloc",
        action="append",
        help="only actors that are in this bloc on the last day asked for, by its Arabic or English name; "
        "may be given again",
    )
    parser.add_argument("--tag", action="append", help="only actors with this tag; may be given again")
    parser.add_argument(
        "--article-tag", action="append", help="only what articles with this tag say; may be given again"
    )
    parser.add_argument("--min-confidence", type=_share, metavar="SHARE", help="only facts at least so sure")
    parser.add_argument(
        "--actors",
        type=_positive,
        metavar="N",
        help="only the N strongest actors (150 in pictures, reports and briefs)",
    )
    parser.add_argument("--origins", action="store_true", help="write the names of imported files as well")
    parser.add_argument("--notes", action="store_true", help="write your notes as well")
    parser.add_argument(
        "--bom",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="begin CSV files with a byte order mark, by which Excel knows Arabic text",
    )
    parser.add_argument(
        "--language", choices=("ar", "en"), default="ar", help="language of legends and reports (ar)"
    )
    parser.add_argument(
        "--labels",
        choices=tuple(each.value for each in LabelLanguage),
        default=LabelLanguage.ARABIC.value,
        help="what actors are called: in Arabic, in Latin letters or in English; "
        "a name that is missing is taken from the next (ar)",
    )
    parser.add_argument(
        "--icons", action="store_true", help="pictures with the icon of its type in each node"
    )
    parser.add_argument("--dark", action="store_true", help="a picture on a dark ground")
    parser.add_argument("--scale", type=_scale, default=2.0, help="pixels of a PNG a point of the screen (2)")
    parser.add_argument("--transparent", action="store_true", help="a PNG without a ground")
    parser.add_argument("--outlines", action="store_true", help="letters of SVG and PDF as shapes")
    parser.set_defaults(command=_later("exporting"))


def _search(commands: _Commands) -> None:
    parser = commands.add_parser(
        "search",
        help="find words in a workspace's articles",
        description="Prints the places that answer. Spelling variants of Arabic letters are found, and words"
        " with what is joined to them. Quotation marks make a phrase; AND, OR, NOT and parentheses join;"
        " a NEAR/5 b, begin*, like~1, /regular expression/; type: date:2015..2017 outlet: said-by:"
        " (or in Arabic).",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--limit", type=_positive, default=200, help="at most so many of each kind (200)")
    parser.add_argument(
        "--kinds", metavar="KINDS", type=_kinds, help="of texts,actors,relations, separated by commas (texts)"
    )
    parser.set_defaults(command=_later("search"))


def _kinds(text: str) -> str:
    """Return a list of kinds that a search answers with."""
    if not set(text.split(",")) <= {"texts", "actors", "relations"}:
        raise argparse.ArgumentTypeError(f"one or more of texts, actors, relations expected, not {text!r}")
    return text


def _check(commands: _Commands) -> None:
    parser = commands.add_parser(
        "check",
        help="examine a workspace",
        description="Prints what is wrong with a workspace, one line each; status 1 if there is anything.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    parser.set_defaults(command=_later("check"))


def _backups(commands: _Commands) -> None:
    parser = commands.add_parser(
        "backups",
        help="list a workspace's backups, or go back to one",
        description="Lists the backups that lie beside a workspace, the newest first. With --restore the "
        "workspace, which must not be open, becomes what it was then, and what it is now becomes a backup.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("--restore", metavar="NUMBER", type=_positive, help="go back to this backup")
    parser.set_defaults(command=_later("backups"))


def _train(commands: _Commands) -> None:
    parser = commands.add_parser(
        "train",
        help="make models from annotated text, or learn from what was decided in workspaces",
        description="With --from it learns from the corpus that ships and from the names and relations that "
        "were marked, accepted and rejected in workspaces; what it learned is used from then on, until "
        "--restore. With OUT it makes the models that ship: it learns persons, bodies and places from CoNLL "
        "files (a token, a tab and its label a line) and from folders of marked articles, and writes the "
        "model OUT and its manifest OUT.json.",
    )
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?")
    parser.add_argument(
        "--from",
        dest="workspaces",
        nargs="+",
        metavar="WORKSPACE",
        type=Path,
        help="workspaces whose decisions teach; --corpus names another corpus than the one that ships",
    )
    parser.add_argument("--restore", action="store_true", help="go back to the models that ship")
    parser.add_argument("--conll", nargs="+", metavar="F", type=Path, help="CoNLL files")
    parser.add_argument("--corpus", nargs="+", metavar="DIR", type=Path, help="folders of marked articles")
    parser.add_argument(
        "--hold-back",
        type=_part,
        default=0.1,
        metavar="PART",
        help="the last part of each CoNLL file is only for the scores of the manifest (0.1)",
    )
    parser.add_argument("--date", type=_date, help="date in the manifest (today)")
    parser.set_defaults(command=_later("training"))


def _camel(commands: _Commands) -> None:
    parser = commands.add_parser(
        "camel",
        help="add CAMeL Tools' neural model of names, or remove it",
        description="A BERT model that labels words, as that of CAMeL Tools, can find names beside the rules."
        " No other program is needed, but the weights as model.safetensors. They are copied to the user's "
        "data folder, and the digests are checked whenever they are read.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    add = actions.add_parser(
        "add", help="copy a model from a folder or ZIP archive, and choose it", description="Adds a model."
    )
    add.add_argument("path", metavar="PATH", type=Path)
    actions.add_parser("remove", help="choose no model, delete its files", description="Removes the model.")
    actions.add_parser("status", help="say which model is chosen, and check it")
    parser.set_defaults(command=_later("camel"))


def _hand_over(commands: _Commands) -> None:
    parser = commands.add_parser(
        "hand-over",
        help="write a copy of a workspace for a colleague",
        description="Writes the articles, what was found in them and what was decided to the new workspace "
        "OUT. Deleted articles, the history and the names of imported files stay here.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--origins", action="store_true", help="hand over the names of imported files too")
    parser.add_argument(
        "--without-notes", dest="notes", action="store_false", help="keep the notes that you wrote here"
    )
    parser.set_defaults(command=_later("handing"))


def _take_back(commands: _Commands) -> None:
    parser = commands.add_parser(
        "take-back",
        help="take a colleague's decisions from a workspace that was handed over",
        description="Takes what was decided in THEIRS since it was handed over, as a step that can be "
        "undone, and prints how far both agree. Status 1 if both decided otherwise and --conflicts is "
        "missing; then nothing is taken.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path)
    parser.add_argument("theirs", metavar="THEIRS", type=Path)
    parser.add_argument("--conflicts", choices=("mine", "theirs"), help="whose decision counts in a conflict")
    parser.add_argument("--dry-run", action="store_true", help="only print what would be taken")
    parser.set_defaults(command=_later("handing"), out=None)


def _later(module: str) -> Command:
    """Return a command that imports its module when it is run."""

    def command(arguments: argparse.Namespace) -> int:
        done = import_module(f"synpol_desktop.cli.{module}").run(arguments)
        assert isinstance(done, int)
        return done

    return command


def _date(value: str) -> str:
    if "/" in value or not is_date_value(value):
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2023-11-08, 2023-11 or 2023")
    return value


def _part(value: str) -> float:
    try:
        part = float(value)
    except ValueError:
        part = -1.0
    if not 0.0 <= part <= 0.5:
        raise argparse.ArgumentTypeError(f"{value!r} is no part from 0 to 0.5")
    return part


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise argparse.ArgumentTypeError(f"{value!r} is no share from 0 to 1")
    return share


def _scale(value: str) -> float:
    try:
        scale = float(value)
    except ValueError:
        scale = -1.0
    if not 0.25 <= scale <= 16.0:
        raise argparse.ArgumentTypeError(f"{value!r} is no scale from 0.25 to 16")
    return scale


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        raise argparse.ArgumentTypeError(f"{value!r} is no number above zero")
    return int(value)
