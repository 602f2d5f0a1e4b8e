"""Compare with other engines: ``python -m tests.benchmarks.layout.compare --held FOLDER --python PYTHON``.

Each peer of `peers.py` lays out each graph once, in a fresh process; its positions and its processor time
are kept in the folder (outside the repository), so that another run measures only ours. ``--again`` names
peers that are run anew, for ratios within one run. A peer counts as matched by a setting that is at least as
good in stress, shep, np2 and crowd together, with two hundredths of slack; crowd below .05 counts as .05.
Peers whose own crowd is .5 or more are left out: they pile nodes up.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np

from synpol_desktop.graph.layout import ForceLayout, warm_up
from tests.benchmarks.layout.graphs import KINDS, Edges, make
from tests.benchmarks.layout.peers import NODE_PEERS, PEERS
from tests.benchmarks.layout.quality import MEASURES, Reference
from tests.benchmarks.layout.run import SETTINGS

_SLACK, _CROWD, _PILED_UP = 0.02, 0.05, 0.5
_DEFAULT = "balanced"
_LIVE = ("ngraph", "d3_force", "graphology_fa2")
Row = dict[str, float]


def main() -> None:
    """Read the command line and print a table for each graph."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held", type=Path, required=True, help="where peers' positions are kept")
    parser.add_argument("--python", default="", help="the Python that peers are installed for")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1000, 10_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--kinds", nargs="+", default=["entity"], choices=KINDS)
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=PEERS)
    parser.add_argument("--again", nargs="*", default=[], choices=PEERS)
    parser.add_argument("--limit", type=float, default=120, help="seconds for one layout of a peer")
    parser.add_argument("--ticks", type=int, nargs="*", default=[], help="sizes to compare single ticks at")
    options = parser.parse_args()
    options.held.mkdir(parents=True, exist_ok=True)
    warm_up()
    for n in (4000, 200):
        for clusters in SETTINGS.values():
            ForceLayout(*make("fragments", n), clusters=clusters).step()
    for kind in options.kinds:
        for n in options.sizes:
            for seed in options.seeds:
                _compare(kind, n, seed, options)
    for n in options.ticks:
        _ticks(n, options)


def _compare(kind: str, n: int, seed: int, options: argparse.Namespace) -> None:
    name = f"{kind}-{n}-{seed}"
    count, edges = _graph(options.held / f"{name}.npz", kind, n, seed)
    reference = Reference(count, edges)
    ours = {setting: _ours(count, edges, clusters, reference) for setting, clusters in SETTINGS.items()}
    print(f"\n{name}: {count} nodes, {len(edges)} ties")
    print(
        f"{'':20s}  cpu s "
        + " ".join(f"{measure:>7s}" for measure in MEASURES)
        + "  matched by, times our cpu"
    )
    for setting, row in ours.items():
        print(_line(setting, row))
    matched, by_default, total = 0, 0, 0
    for peer in options.peers:
        theirs = _peer(options.held / f"{name}-{peer}", peer, options, reference)
        if theirs is None or theirs["crowd"] >= _PILED_UP:
            continue
        by = [setting for setting, row in ours.items() if not _misses(row, theirs)]
        total, matched, by_default = total + 1, matched + bool(by), by_default + (_DEFAULT in by)
        says = " ".join(f"{setting} {theirs['cpu'] / ours[setting]['cpu']:.1f}x" for setting in by)
        print(_line(peer, theirs) + "  " + (says or "none; " + _nearest(ours, theirs)), flush=True)
    print(f"matched: {matched} of {total}, by the default alone {by_default}", flush=True)


def _graph(path: Path, kind: str, n: int, seed: int) -> tuple[int, Edges]:
    """Return the graph that the held positions belong to, or a new one."""
    if not path.exists():
        count, edges = make(kind, n, seed)
        np.savez(path, n=count, edges=edges)
    held = np.load(path)
    return int(held["n"]), held["edges"].astype(np.intp)


def _ours(n: int, edges: Edges, clusters: float, reference: Reference) -> Row:
    clock = time.process_time()
    layout = ForceLayout(n, edges, seed=1, clusters=clusters)
    layout.run()
    return {"cpu": time.process_time() - clock, **reference.measure(layout.positions)}


def _peer(path: Path, peer: str, options: argparse.Namespace, reference: Reference) -> Row | None:
    record, positions = path.with_name(path.name + ".json"), path.with_name(path.name + ".npy")
    if peer in options.again or not record.exists():
        spent = _run_peer(peer, path, positions, options)
        if spent is None:
            return None
        record.write_text(json.dumps({"cpu": spent}))
    try:
        return {"cpu": json.loads(record.read_text())["cpu"], **reference.measure(np.load(positions))}
    except (OSError, ValueError):
        return None


def _run_peer(peer: str, path: Path, positions: Path, options: argparse.Namespace) -> float | None:
    """Run a peer in a process of its own; return its processor time, or None if it failed or was too slow."""
    if not options.python:
        return None
    graph = path.with_name("-".join(path.name.split("-")[:3]) + ".npz")
    seed = path.name.split("-")[2]
    command = [options.python, Path(__file__).with_name("peers.py"), peer, graph, seed, positions]
    child = subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = child.communicate(timeout=options.limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # with the engine that it started
        child.communicate()
        return None
    lines = said.strip().splitlines()
    return float(json.loads(lines[-1])["cpu"]) if child.returncode == 0 and lines else None


def _misses(ours: Row, theirs: Row) -> list[str]:
    found = []
    for measure, sign in (("stress", 1), ("shep", -1), ("np2", -1), ("crowd", 1)):
        wanted = max(theirs[measure], _CROWD) if measure == "crowd" else theirs[measure]
        if sign * (ours[measure] - wanted) > _SLACK * abs(wanted):
            found.append(f"{measure} {ours[measure]:.3f}")
    return found


def _nearest(ours: dict[str, Row], theirs: Row) -> str:
    setting = min(ours, key=lambda name: len(_misses(ours[name], theirs)))
    return f"{setting} has " + ", ".join(_misses(ours[setting], theirs))


def _line(name: str, row: Row) -> str:
    return f"{name:20s} {row['cpu']:6.2f} " + " ".join(f"{row[measure]:7.3f}" for measure in MEASURES)


def _ticks(n: int, options: argparse.Namespace) -> None:
    """Print the processor time of a tick from a random start, ours and that of peers that run live."""
    count, edges = _graph(options.held / f"entity-{n}-1.npz", "entity", n, 1)
    layout = ForceLayout(count, edges, start=np.random.default_rng(1).uniform(0, np.sqrt(n), (count, 2)))
    layout.step()
    clock = time.process_time()
    ticks = layout.run(max_ticks=20)
    own = (time.process_time() - clock) / ticks
    print(f"\na tick at {n} nodes, cpu ms: ours {1e3 * own:.2f}")
    path = options.held / f"entity-{n}-1"
    for peer in (peer for peer in _LIVE if peer in NODE_PEERS):
        spent = []
        for iterations in (3, 9):
            os.environ["PEER_ITERATIONS"] = str(iterations)
            spent.append(_run_peer(peer, path, options.held / "ticks.npy", options))
        os.environ.pop("PEER_ITERATIONS")
        if None not in spent:
            each = (spent[1] - spent[0]) / 6  # type: ignore[operator]
            print(f"{peer:20s} {1e3 * each:8.2f}  {each / own:6.1f}x", flush=True)


if __name__ == "__main__":
    main()
