"""``python -m tests.fuzz``: guided random bytes for each reader (atheris, libFuzzer's engine for Python).

Each reader runs in a process of its own for some seconds, from small good files of its format on. What makes
one hang, crash or burst, or raise what it must not, is kept in the folder that is named; the status is 1.
"""

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

from synpol_desktop.importing.formats import FORMATS

READERS = {format_.key: format_ for format_ in FORMATS if format_.module}


def main(arguments: list[str]) -> int:
    """Run the readers one after the other; return 1 if one of them fell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--reader", action="append", choices=sorted(READERS), help="only this one")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader (60)")
    parser.add_argument(
        "--finds", type=Path, default=Path("fuzz-finds"), help="folder for what makes one fall"
    )
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("atheris") is None:
        print(
            "atheris is missing: pip install atheris (Linux and macOS, Python 3.11 to 3.13)", file=sys.stderr
        )
        return 2
    options.finds.mkdir(exist_ok=True)
    fell = []
    for key in options.reader or READERS:
        command = [sys.executable, "-m", "tests.fuzz.target", key, str(options.seconds), str(options.finds)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        runs = next((line for line in done.stderr.splitlines() if line.startswith("Done")), "")
        print(f"{key:12} {'fell' if done.returncode else 'stood'}  {runs}", flush=True)
        if done.returncode:
            fell.append(key)
            print("\n".join(done.stderr.splitlines()[-25:]))
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
