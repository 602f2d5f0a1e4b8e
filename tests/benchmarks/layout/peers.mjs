// Engines that run in node: node peers.mjs NAME EDGES POSITIONS N SEED ITERATIONS
// Edges are uint32 pairs, positions float64 pairs.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const [, , name, source, target, count, seed, turns] = process.argv;
const bytes = readFileSync(source);
const edges = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const n = +count;
const iterations = +turns;
const load = createRequire((process.env.NODE_PATH ?? process.cwd()) + '/');

let state = (+seed * 2654435761) >>> 0;
function random() { // a small generator that can be seeded
  state = (state * 1664525 + 1013904223) >>> 0;
  return state / 4294967296;
}

function* pairs() {
  for (let k = 0; k < edges.length; k += 2) yield [edges[k], edges[k + 1]];
}

const engines = {
  async d3_force() {
    const d3 = await import(load.resolve('d3-force'));
    const nodes = Array.from({ length: n }, (_, index) => ({ index }));
    const links = [...pairs()].map(([a, b]) => ({ source: a, target: b }));
    const run = d3.forceSimulation(nodes).stop().randomSource(random)
      .force('link', d3.forceLink(links)).force('charge', d3.forceManyBody())
      .force('x', d3.forceX()).force('y', d3.forceY())
      .alphaDecay(1 - Math.pow(0.001, 1 / iterations));
    for (let i = 0; i < iterations; i++) run.tick();
    return i => nodes[i];
  },
  async ngraph() {
    const graph = load('ngraph.graph')();
    for (let i = 0; i < n; i++) graph.addNode(i);
    for (const [a, b] of pairs()) graph.addLink(a, b);
    const layout = load('ngraph.forcelayout')(graph);
    for (let i = 0; i < iterations; i++) layout.step();
    return i => layout.getNodePosition(i);
  },
  async graphology_fa2() {
    const { UndirectedGraph } = load('graphology');
    const forceAtlas = load('graphology-layout-forceatlas2');
    const graph = new UndirectedGraph();
    for (let i = 0; i < n; i++) graph.addNode(i, { x: random() * 100, y: random() * 100 });
    for (const [a, b] of pairs()) graph.addEdge(a, b);
    const settings = { ...forceAtlas.inferSettings(graph), barnesHutOptimize: true };
    const places = forceAtlas(graph, { iterations, settings });
    return i => places[i];
  },
  async cytoscape_fcose() {
    const cytoscape = load('cytoscape');
    Math.random = random;
    cytoscape.use(load('cytoscape-fcose'));
    const elements = Array.from({ length: n }, (_, i) => ({ data: { id: `n${i}` } }));
    let k = 0;
    for (const [a, b] of pairs()) elements.push({ data: { id: `e${k++}`, source: `n${a}`, target: `n${b}` } });
    const graph = cytoscape({ headless: true, styleEnabled: true, elements });
    graph.layout({ name: 'fcose', animate: false, randomize: true, numIter: iterations }).run();
    return i => graph.getElementById(`n${i}`).position();
  },
};

const place = await engines[name]();
const found = new Float64Array(2 * n);
for (let i = 0; i < n; i++) {
  const { x, y } = place(i);
  found[2 * i] = x;
  found[2 * i + 1] = y;
}
writeFileSync(target, Buffer.from(found.buffer));
process.exit(0); // some libraries leave timers running
