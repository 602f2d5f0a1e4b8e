"""Measure the layout: ``python -m tests.benchmarks.layout.run [--sizes N...] [--seeds S...]``.

Prints processor time (all threads) and quality of finished layouts for three settings of the one knob,
then the cost of single hot ticks from a random start. Kernels are compiled before the clock starts.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Sequence

import numpy as np

from synpol_desktop.graph.layout import ForceLayout, warm_up
from tests.benchmarks.layout.graphs import KINDS, make
from tests.benchmarks.layout.quality import MEASURES, Reference

SETTINGS = {"distances": 1.0, "balanced": 100.0, "groups": 1e5}
_TICKS = 20


def main() -> None:
    """Read the command line and print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000, 10_000])
    parser.add_argument("--tick-sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--kinds", nargs="+", default=["entity"], choices=KINDS)
    options = parser.parse_args()
    warm_up()
    ForceLayout(*make("fragments", 4000)).step()
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    for kind in options.kinds:
        qualities(kind, options.sizes, options.seeds)
    ticks(options.tick_sizes)


def qualities(kind: str, sizes: Sequence[int], seeds: Sequence[int]) -> None:
    """Print the median over graph seeds of time and quality, a row for each size and setting."""
    print(f"\n{kind}, graphs of seeds {list(seeds)}, medians\n     n setting      cpu s " + _heads())
    for n in sizes:
        graphs = [make(kind, n, seed) for seed in seeds]
        references = [Reference(*graph) for graph in graphs]
        for name, clusters in SETTINGS.items():
            rows = []
            for (count, edges), reference in zip(graphs, references, strict=True):
                clock = time.process_time()
                layout = ForceLayout(count, edges, seed=1, clusters=clusters)
                layout.run()
                spent = time.process_time() - clock
                rows.append([spent, *reference.measure(layout.positions).values()])
            spent, *values = np.median(rows, axis=0)
            print(
                f"{n:6d} {name:10s} {spent:7.3f} " + " ".join(f"{value:7.3f}" for value in values), flush=True
            )


def ticks(sizes: Sequence[int]) -> None:
    """Print the processor and wall time of a hot tick."""
    print(f"\nhot ticks from a random start, mean of {_TICKS}\n     n  cpu ms wall ms")
    for n in sizes:
        count, edges = make("entity", n)
        start = np.random.default_rng(1).uniform(0, np.sqrt(n), (count, 2))
        layout = ForceLayout(count, edges, start=start)
        layout.step()
        clock, wall = time.process_time(), time.perf_counter()
        layout.run(max_ticks=_TICKS)
        spent, waited = time.process_time() - clock, time.perf_counter() - wall
        print(f"{n:6d} {1e3 * spent / _TICKS:7.2f} {1e3 * waited / _TICKS:7.2f}", flush=True)


def _heads() -> str:
    return " ".join(f"{name:>7s}" for name in MEASURES)


if __name__ == "__main__":
    main()
