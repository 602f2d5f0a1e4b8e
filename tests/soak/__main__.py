"""Kill the program again and again: ``python -m tests.soak [--kills 1000] [--seed N]``."""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import shim


def main() -> None:
    """Start again with the shim, kill, and print what was seen."""
    parser = argparse.ArgumentParser(
        description="Kill the program at random moments and check what it leaves."
    )
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        if "LD_PRELOAD" not in os.environ and (library := shim.build(folder)) is not None:
            os.environ |= {"LD_PRELOAD": str(library), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            command = [
                sys.executable,
                "-m",
                "tests.soak",
                f"--kills={options.kills}",
                f"--seed={options.seed}",
            ]
            sys.exit(os.spawnv(os.P_WAIT, sys.executable, command))
        from tests.soak.driver import Soak

        print(f"seed {options.seed}", flush=True)
        began = time.monotonic()
        soak = Soak(folder, options.seed)
        soak.run(options.kills)
        for what, count in sorted(soak.counts.items()):
            print(f"{count:6}  {what}")
        print(f"{options.kills} kills survived in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
