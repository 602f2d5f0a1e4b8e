"""The command line: the window's jobs without a window.

Each command is a module that is imported when it is asked for, so that `extract` never loads a database.
"""

from __future__ import annotations

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say and return the exit status.

    0: done. 1: done, but files were refused, or a check found something. 2: wrong use or wrong input, said in
    a line or two on stderr. 130: stopped by the user. Without a command the window is opened; 3 and 4 then
    say that Qt can't start here (``core.preflight``).
    """
    from synpol_desktop.cli.arguments import parse
    from synpol_desktop.cli.console import EXIT_STOPPED, EXIT_WRONG, complain, forget_output, plain_streams
    from synpol_desktop.core.errors import CancelledError, SynpolError

    plain_streams()
    try:
        arguments = parse(argv)
        status: int = arguments.command(arguments)
    except (CancelledError, KeyboardInterrupt):
        return EXIT_STOPPED
    except SynpolError as error:
        complain(error)
        return EXIT_WRONG
    except BrokenPipeError:  # whoever read the output has seen enough, as in `... | head`
        forget_output()
        return 0
    return status
