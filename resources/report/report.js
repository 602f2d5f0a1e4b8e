"use strict";
(() => {
  const stage = document.querySelector(".stage");
  if (!stage) return;
  const svg = stage.querySelector("svg"), scene = svg.querySelector(".scene");
  const panel = stage.querySelector(".panel"), shown = panel.querySelector(".shown");
  const nodes = [...svg.querySelectorAll(".node")].reverse(), edges = [...svg.querySelectorAll(".edge")];
  const box = svg.viewBox.baseVal;
  let scale = 1, left = 0, top = 0, waiting = 0;

  // Names keep their size, also where the drawing is small; one that would cover another waits for room.
  function settle(paper = false) {
    waiting = 0;
    svg.style.setProperty("--larger", paper ? 1.5 : Math.max(1, 0.92 / svg.getScreenCTM().a));
    const taken = [], dots = new Map();
    const free = (a) => taken.every((b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top);
    for (const node of nodes) {
      node.querySelector(".body").setAttribute("transform", `scale(${1 / scale ** 0.75})`);
      node.classList.remove("mute");
    }
    for (const node of nodes) dots.set(node, node.querySelector(".dot").getBoundingClientRect());
    const clear = (node, a) => node.classList.contains("strong") || [...dots].every(([other, b]) =>
      other === node || a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top);
    for (const node of nodes) {
      const place = node.querySelector("text").getBoundingClientRect();
      if (node.classList.contains("picked") || (free(place) && clear(node, place))) taken.push(place);
      else node.classList.add("mute");
    }
  }

  function move() {
    scene.setAttribute("transform", `translate(${left} ${top}) scale(${scale})`);
    if (!waiting) waiting = requestAnimationFrame(() => settle());
  }

  function point(event) {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [place.x, place.y];
  }

  function zoom(factor, x, y) {
    const next = Math.min(Math.max(scale * factor, 0.4), 12), real = next / scale;
    left = x + (left - x) * real;
    top = y + (top - y) * real;
    scale = next;
    move();
  }

  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.0015), ...point(event));
  }, { passive: false });

  const fingers = new Map();
  let dragged = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (!fingers.size) dragged = 0;
    fingers.set(event.pointerId, point(event));
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = point(event);
    if (fingers.size === 1) {
      left += now[0] - before[0];
      top += now[1] - before[1];
    } else {
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      const far = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]);
      zoom(far(now) / Math.max(far(before), 1), ...other);
    }
    dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
    fingers.set(event.pointerId, now);
    if (dragged > 4 && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    move();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    svg.addEventListener(name, (event) => fingers.delete(event.pointerId));
  }

  // What is chosen is moved out from under the panel, no further than it needs.
  function reveal(chosen) {
    stage.scrollIntoView({ block: "nearest" });
    const { left: a, right: b, top: c, bottom: d } = svg.getBoundingClientRect();
    const cover = panel.getBoundingClientRect(), free = { left: a, right: b, top: c, bottom: d };
    if (cover.width > 0.9 * (b - a)) free.bottom = cover.top;
    else if (cover.left - a > b - cover.right) free.right = cover.left;
    else free.left = cover.right;
    const ends = chosen.classList.contains("node") ? [chosen]
      : [chosen.dataset.source, chosen.dataset.target].map((id) => document.getElementById(`node-${id}`));
    const spots = ends.map((node) => node.querySelector(".body").getBoundingClientRect());
    const shift = (low, high, first, last) => high - low > last - first - 32
      ? (first + last - low - high) / 2
      : Math.max(first + 16 - low, 0) + Math.min(last - 16 - high, 0);
    const reach = (side, far) => far(...spots.map((spot) => spot[side]));
    const unit = svg.getScreenCTM().a;
    left += shift(reach("left", Math.min), reach("right", Math.max), free.left, free.right) / unit;
    top += shift(reach("top", Math.min), reach("bottom", Math.max), free.top, free.bottom) / unit;
  }

  function choose(chosen) {
    const near = new Set(chosen ? [chosen] : []);
    for (const edge of edges) {
      const ends = [edge.dataset.source, edge.dataset.target].map((id) => document.getElementById(`node-${id}`));
      if (edge === chosen || ends.includes(chosen)) [edge, ...ends].forEach((one) => near.add(one));
    }
    for (const one of [...nodes, ...edges]) {
      one.classList.toggle("near", near.has(one));
      one.classList.toggle("picked", one === chosen);
    }
    stage.classList.toggle("chosen", Boolean(chosen));
    panel.hidden = !chosen;
    if (chosen) {
      const found = chosen.classList.contains("node")
        ? [document.getElementById(`actor-${chosen.dataset.id}`),
           ...edges.filter((edge) => [edge.dataset.source, edge.dataset.target].includes(chosen.dataset.id))
             .map((edge) => document.getElementById(`tie-${edge.dataset.id}`))]
        : [document.getElementById(`tie-${chosen.dataset.id}`)];
      shown.replaceChildren(...found.filter(Boolean).map((one) => {
        const copy = one.cloneNode(true);
        copy.removeAttribute("id");
        copy.querySelectorAll(".ties").forEach((list) => list.remove());
        return copy;
      }));
      panel.scrollTop = 0;
      settle();
      reveal(chosen);
    }
    move();
  }

  const target = (event) => event.target.closest(".node, .edge");
  svg.addEventListener("click", (event) => { if (dragged <= 4) choose(target(event)); });
  svg.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(target(event));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  // A link to an actor or a relation inside the panel shows it in the graph.
  shown.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#actor-']");
    if (!link) return;
    event.preventDefault();
    choose(document.getElementById(link.hash.slice(1).replace("actor-", "node-")));
  });

  const whole = () => { scale = 1; left = top = 0; move(); };
  const acts = {
    whole, shut: () => choose(null), print: () => window.print(),
    in: () => zoom(1.4, box.width / 2, box.height / 2), out: () => zoom(1 / 1.4, box.width / 2, box.height / 2),
  };
  for (const button of document.querySelectorAll("button[data-act]")) {
    button.addEventListener("click", acts[button.dataset.act]);
  }
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u0655\u0670]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
  stage.querySelector("input").addEventListener("change", (event) => {
    const words = fold(event.target.value.trim());
    const found = words && nodes.find((node) => fold(node.dataset.names).includes(words));
    if (found) choose(found);
  });
  for (const item of [...document.querySelectorAll(".tools, .hint")]) item.hidden = false;
  addEventListener("beforeprint", () => { choose(null); whole(); settle(true); });
  addEventListener("afterprint", () => settle());
  addEventListener("resize", () => move());
  (document.fonts ? document.fonts.ready : Promise.resolve()).then(() => {
    settle();
    document.documentElement.dataset.ready = "yes";
  });
})();
