"""Other engines, each as one function from a graph to positions, at its default settings.

They are no part of the program and run in a Python of their own: ``pip install igraph fa2 fa2_modified
networkit s_gd2 fdlayout tulip-python rustworkx``, the package graphviz for sfdp, and for those that run in
node ``npm install d3-force ngraph.forcelayout ngraph.graph graphology graphology-layout-forceatlas2
cytoscape cytoscape-fcose`` beside `peers.mjs`, or with NODE_PATH naming where they are. One that isn't
installed fails its own rows only.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

NODE_PEERS = {"d3_force": 300, "ngraph": 500, "graphology_fa2": 300, "cytoscape_fcose": 2500}
TULIP_PEERS = {
    "tulip_fmme": "Fast Multipole Multilevel Embedder (OGDF)",
    "tulip_fm3": "FM^3 (OGDF)",
    "tulip_gem": "GEM (Frick)",
    "tulip_grip": "GRIP",
    "tulip_pivotmds": "Pivot MDS (OGDF)",
    "tulip_linlog": "LinLog",
    "tulip_fme": "Fast Multipole Embedder (OGDF)",
}


def _igraph(name, **options):
    def place(n, edges, seed):
        import igraph

        random.seed(seed)
        igraph.set_random_number_generator(random)
        return np.array(getattr(igraph.Graph(n, edges), f"layout_{name}")(**options).coords)

    return place


def _tulip(plugin):
    def place(n, edges, seed):
        from tulip import tlp

        tlp.setSeedOfRandomSequence(seed)
        tlp.initRandomSequence()
        graph = tlp.newGraph()
        nodes = graph.addNodes(n)
        graph.addEdges([(nodes[a], nodes[b]) for a, b in edges.tolist()])
        found = graph.getLayoutProperty("viewLayout")
        options = tlp.getDefaultPluginParameters(plugin, graph)
        done = graph.applyLayoutAlgorithm(plugin, found, options)
        if not (done[0] if isinstance(done, tuple) else done):
            raise RuntimeError(f"{plugin}: {done}")
        places = [found.getNodeValue(node) for node in nodes]
        return np.array([(place[0], place[1]) for place in places])

    return place


def _node(name, iterations):
    def place(n, edges, seed):
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "edges"), Path(folder, "positions")
            np.ascontiguousarray(edges, np.uint32).tofile(source)
            script = Path(__file__).with_name("peers.mjs")
            turns = os.environ.get("PEER_ITERATIONS") or iterations
            command = ["node", script, name, source, target, n, seed, turns]
            subprocess.run(list(map(str, command)), check=True, capture_output=True)
            return np.fromfile(target).reshape(n, 2)

    return place


def sfdp(n, edges, seed):
    text = "graph{" + ";".join(map(str, range(n))) + ";" + "".join(f"{a}--{b};" for a, b in edges.tolist())
    options = [f"-Gstart={seed}", "-Goverlap=true", "-Gsplines=false", "-Nshape=point", "-Tplain"]
    done = subprocess.run(["sfdp", *options], input=text + "}", capture_output=True, text=True, check=True)
    x = np.empty((n, 2))
    for line in done.stdout.splitlines():
        if line.startswith("node "):
            _, node, across, down, *_ = line.split(None, 4)
            x[int(node)] = float(across), float(down)
    return x


def sgd2_sparse(n, edges, seed):
    import s_gd2

    tails, heads = edges.astype(np.int32).T
    return s_gd2.layout_sparse(tails, heads, min(200, n), t_max=30, random_seed=seed)


def fdlayout(n, edges, seed):
    import fdlayout as engine

    return np.column_stack(engine.layout(n, list(map(tuple, edges.tolist())), random_seed=seed))


def _networkit(stress):
    def place(n, edges, seed):
        import networkit

        networkit.setSeed(seed, False)
        graph = networkit.GraphFromCoo(tuple(edges.astype(np.uint64).T), n=n)
        pivots = networkit.viz.PivotMDS(graph, 2, min(50, n))
        pivots.run()
        if not stress:
            return np.array(pivots.getCoordinates())
        solver = networkit.viz.LinearSolverType.CONJUGATE_GRADIENT_DIAGONAL_PRECONDITIONER
        engine = networkit.viz.MaxentStress(graph, 2, 1, pivots.getCoordinates(), 1e-3, solver, True)
        engine.run()
        return np.array(engine.getCoordinates())

    return place


def fa2(n, edges, seed):
    from fa2 import ForceAtlas2
    from scipy.sparse import csr_matrix

    ties = csr_matrix((np.ones(len(edges)), edges.T), shape=(n, n))
    return np.array(
        ForceAtlas2(verbose=False, seed=seed, backend="cython").forceatlas2(ties + ties.T, iterations=100)
    )


def fa2_modified(n, edges, seed):
    from fa2_modified import ForceAtlas2
    from scipy.sparse import csr_matrix

    random.seed(seed)
    ties = csr_matrix((np.ones(len(edges)), edges.T), shape=(n, n))
    return np.array(ForceAtlas2(verbose=False).forceatlas2((ties + ties.T).tolil(), iterations=100))


def rustworkx_spring(n, edges, seed):
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from_no_data(list(map(tuple, edges.tolist())))
    found = rustworkx.spring_layout(graph, seed=seed)
    return np.array([found[node] for node in range(n)])


PEERS = {
    "sfdp": sfdp,
    "sgd2_sparse": sgd2_sparse,
    "fdlayout": fdlayout,
    "rustworkx_spring": rustworkx_spring,
    "igraph_fr": _igraph("fruchterman_reingold", niter=500, grid="auto"),
    "igraph_umap": _igraph("umap", epochs=500),
    "igraph_drl": _igraph("drl"),
    "igraph_lgl": _igraph("lgl", maxiter=150),
    "igraph_graphopt": _igraph("graphopt", niter=500),
    "networkit_maxent": _networkit(stress=True),
    "networkit_pivotmds": _networkit(stress=False),
    "fa2": fa2,
    "fa2_modified": fa2_modified,
    **{name: _tulip(plugin) for name, plugin in TULIP_PEERS.items()},
    **{name: _node(name, iterations) for name, iterations in NODE_PEERS.items()},
}


def main():
    """Lay out one graph: ``python peers.py PEER graph.npz SEED positions.npy``; print the processor time."""
    name, graph, seed, target = sys.argv[1:]
    held = np.load(graph)
    before, wall = os.times(), time.perf_counter()
    x = PEERS[name](int(held["n"]), held["edges"], int(seed))
    wall, after = time.perf_counter() - wall, os.times()
    np.save(target, np.asarray(x, np.float64))
    print(json.dumps({"cpu": sum(after[:4]) - sum(before[:4]), "seconds": wall}))


if __name__ == "__main__":
    main()
