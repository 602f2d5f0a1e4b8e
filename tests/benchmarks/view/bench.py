"""Frame times of the graph view beside a blit and pyqtgraph's GraphItem, in CPU milliseconds.

    python -m tests.benchmarks.view.bench --n 1000,10000

A frame is an action, a repaint and a sync. Each view runs in a process of its own. CPU time decides, because
neighbours on shared cores hardly move it; quote the ratios within one run.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ACTIONS = ("pan", "zoom", "move one", "move all")
SIZE = (1280, 800)
FRAMES = 120


def measure(name, n, count=FRAMES):
    """Return the frames' CPU milliseconds by action, and the longest time to full quality after one."""
    import numpy as np
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.view.graphs import clustered
    from tests.benchmarks.view.views import VIEWS

    app = QApplication.instance() or QApplication([])
    network, positions = clustered(n)
    view = VIEWS[name](network, positions)
    view.resize(*SIZE)
    view.show()
    rng, xy = np.random.default_rng(1), positions.xy.copy()
    small = float(np.ptp(xy, axis=0).min()) * 0.002
    node = int(((xy - xy.mean(axis=0)) ** 2).sum(axis=1).argmax())

    def settle(ready=view.settled):
        begin = time.perf_counter()
        while not ready() and time.perf_counter() - begin < 120:
            app.processEvents()
            time.sleep(0.001)  # a worker must have its turn
        return (time.perf_counter() - begin) * 1000

    def act(action, k):
        nonlocal xy
        if action == "pan":
            view.pan(*((9, 4) if k // 60 % 2 == 0 else (-9, -4)))
        elif action == "zoom":
            view.zoom(1.03 if k // 12 % 2 == 0 else 1 / 1.03)
        elif action == "move one":
            view.move_one(node, *(xy[node] + small * 8 * np.array((np.cos(k / 5), np.sin(k / 5)))))
        else:
            xy = xy + rng.normal(0, small, xy.shape)
            view.move_all(xy)

    result = {"settle": 0.0}
    for action in ACTIONS:
        view.fit()
        view.target.repaint()
        app.processEvents()
        settle(view.at_rest)
        frames = []
        for k in range(count):
            begin = time.process_time()
            act(action, k)
            view.target.repaint()
            app.sync()
            frames.append((time.process_time() - begin) * 1000)
        frames.sort()
        result[action] = frames[len(frames) // 2]
        result[f"{action} p98"] = frames[int(len(frames) * 0.98)]
        result["share"] = getattr(view, "share", 1.0)
        result["settle"] = max(result["settle"], settle())
    rows = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    result["memory"], result["peak"] = (int(rows[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return result


def against(rows):
    """Return the product's ratios to both baselines, by view and action."""
    floor, item = rows["floor"], rows["graphitem"]
    return {
        name: {action: (row[action] / floor[action], item[action] / row[action]) for action in ACTIONS}
        for name, row in rows.items()
        if name not in ("floor", "graphitem")
    }


def main():
    """Run every view at every size and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", default="1000,10000")
    parser.add_argument("--views", default="floor,graphitem,synpol,unmapped")
    parser.add_argument("--frames", type=int, default=FRAMES, help="of each action")
    parser.add_argument("--one", default="", help="view:n, measured in this process")
    options = parser.parse_args()
    if options.one:
        name, n = options.one.split(":")
        sys.stdout.write(json.dumps(measure(name, int(n), options.frames)))
        return
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    out = sys.stdout.write
    out(
        f"{'n':>6} {'view':10}"
        + "".join(f"{action + ' p50/p98':>18}" for action in ACTIONS)
        + "  settle  edges  MB/peak\n"
    )
    for n in options.n.split(","):
        rows = {}
        for name in options.views.split(","):
            command = [sys.executable, "-m", "tests.benchmarks.view.bench", "--one", f"{name}:{n}"]
            command += ["--frames", str(options.frames)]
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
            got = rows[name] = json.loads(done.stdout.splitlines()[-1])
            cells = "".join(f"{got[a]:>11.2f}/{got[f'{a} p98']:6.2f}" for a in ACTIONS)
            rest = f"{got['settle']:6.0f}  {got['share']:5.0%}  {got['memory']:.0f}/{got['peak']:.0f}"
            out(f"{n:>6} {name:10}{cells}  {rest}\n")
            sys.stdout.flush()
        for name, ratios in against(rows).items():
            cells = "".join(f"{f'{x:.1f}F GI/{y:.1f}':>18}" for x, y in ratios.values())
            out(f"{n:>6} {name:10}{cells}\n")


if __name__ == "__main__":
    main()
