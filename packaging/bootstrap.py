"""Set the project up and start it: ``python packaging/bootstrap.py run`` or ``... test``.

Standard library only. The first start makes ``.venv`` from the locks; later starts find the stamp of that
work and go straight to the program. Any Python 3 may start this file: an unsupported one looks for another.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import interpreters

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Read the command line, prepare the environment and hand over."""
    if not interpreters.is_supported():
        return interpreters.start_again(__file__)

    import system
    from environment import Environment, InstallError

    options = command_line()
    environment = Environment(ROOT)
    locks = ["runtime.txt"] if options.command == "run" else ["runtime.txt", "development.txt"]
    chosen = interpreters.chosen_version()
    current = environment.is_current(locks, chosen)
    if not current or options.command == "test" or system.may_install(asked=options.system):
        window = options.command == "run" and not options.arguments
        system.provide(asked=options.system, window=window, making_environment=not current)
    if not current:
        try:
            environment.prepare(locks, chosen, options.wheelhouse)
        except InstallError as error:
            print(error, file=sys.stderr)
            return 1
    if options.command == "run":
        return interpreters.hand_over([str(environment.python), "-m", "synpol_desktop", *options.arguments])
    if options.command == "test":
        import checks

        return checks.run(environment, full=options.full)
    return 0


def command_line() -> argparse.Namespace:
    """Parse the arguments; what follows ``run`` belongs to the program."""
    parser = argparse.ArgumentParser(description="Set SynPol Desktop up in .venv and start it.")
    parser.add_argument("--system", action="store_true", help="install missing system libraries with apt-get")
    parser.add_argument("--wheelhouse", metavar="DIR", help="install from this folder, without a network")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start the program; what follows is passed on to it")
    test = commands.add_parser("test", help="run every check")
    test.add_argument("--full", action="store_true", help="add the long tests and measure coverage")
    commands.add_parser("install", help="set up for development, start nothing")
    end = sys.argv.index("run") + 1 if "run" in sys.argv else len(sys.argv)
    options = parser.parse_args(sys.argv[1:end])
    options.arguments = sys.argv[end:]
    return options


if __name__ == "__main__":
    sys.exit(main())
