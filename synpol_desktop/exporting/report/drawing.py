"""The graph of a report as SVG with a group for each actor and each tie."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.style import Rgb
from synpol_desktop.core.styling.forms import PATTERNS, Dash, Shape
from synpol_desktop.core.styling.looks import WIDTH_BOUNDS, WIDTHS, Dot, Pen
from synpol_desktop.exporting.content import Actor, Content, Tie
from synpol_desktop.exporting.report.markup import text
from synpol_desktop.exporting.themes import hexed
from synpol_desktop.exporting.words import Words

WIDE, HIGH, MARGIN = 1200.0, 760.0, 70.0
_STRONG = 24
_BEND = 26.0
Point = tuple[float, float]


def drawing(content: Content, words: Words) -> Iterator[str]:
    """Yield the picture, piece by piece: ties below actors, the most important actor last."""
    places, radii = _places(content), _radii(content)
    yield (
        f'<svg viewBox="0 0 {WIDE:g} {HIGH:g}" role="group" aria-label="{text(words("graph"))}"'
        ' xmlns="http://www.w3.org/2000/svg"><g class="scene">'
    )
    lanes: Counter[tuple[EntityId, EntityId]] = Counter()
    names = {actor.entity.id: actor.entity.name for actor in content.actors}
    for tie in content.ties:
        pair = min(tie.source, tie.target), max(tie.source, tie.target)
        lane = lanes[pair]
        lanes[pair] += 1
        bend = _BEND * ((lane + 1) // 2) * (1 if lane % 2 else -1) * (1 if tie.source == pair[0] else -1)
        title = f"{names[tie.source]} · {words.name(tie.type)} · {names[tie.target]}"
        yield _edge(tie, places[tie.source], places[tie.target], radii[tie.target], bend, title)
    # What is drawn last lies on top: the most important.
    ranked = sorted(content.actors, key=lambda actor: actor.importance)
    for rank, actor in enumerate(ranked, start=1):
        strong = len(ranked) - rank < _STRONG
        yield _node(actor, places[actor.entity.id], radii[actor.entity.id], strong=strong)
    yield "</g></svg>"


def swatch(look: Dot | Pen, radius: float = 7.0) -> str:
    """Return a small picture of a look for the legend."""
    if isinstance(look, Pen):
        line = (
            f"<path d='M-12 0H12' stroke='{hexed(look.colour)}' stroke-width='{look.width:.1f}'"
            f"{_dashes(look)}/>"
        )
        return f"<svg width='26' height='10' viewBox='-13 -5 26 10' aria-hidden='true'>{line}</svg>"
    dot = shape(look.shape, radius, look.fill, _border(look))
    return f"<svg width='22' height='22' viewBox='-11 -11 22 22' aria-hidden='true'>{dot}</svg>"


def _border(look: Dot | None) -> str:
    """Return the border that a rule gave, "" for none."""
    if look is None or look.width <= 0:
        return ""
    ink = "#ffffff" if look.border is None else hexed(look.border)
    return f' stroke="{ink}" stroke-width="{look.width:.1f}"{_dashes(Pen(0, look.width, look.dash))}'


def _dashes(pen: Pen) -> str:
    if pen.dash is Dash.SOLID:
        return ""
    parts = " ".join(f"{part * max(pen.width, 1.0):.1f}" for part in PATTERNS[pen.dash])
    return f' stroke-dasharray="{parts}"'


def shape(kind: Shape, radius: float, color: Rgb, extra: str = "") -> str:
    """Return the shape of an actor around the origin."""
    look = f'fill="{hexed(color)}"{extra}'
    match kind:
        case Shape.CIRCLE:
            return f'<circle r="{radius:.1f}" {look}/>'
        case Shape.SQUARE:
            half = radius * 0.9
            side, corner = f"{2 * half:.1f}", f"{half * 0.42:.1f}"
            return (
                f'<rect x="{-half:.1f}" y="{-half:.1f}" width="{side}" height="{side}" rx="{corner}" {look}/>'
            )
        case Shape.DIAMOND:
            corners = _corners(4, radius * 1.2)
        case Shape.TRIANGLE:
            corners = [(x, y + radius * 0.18) for x, y in _corners(3, radius * 1.28)]
        case Shape.HEXAGON:
            corners = _corners(6, radius * 1.08)
        case Shape.STAR:
            outer, inner = _corners(5, radius * 1.28), _corners(5, radius * 0.62, 0.5)
            corners = [corner for pair in zip(outer, inner, strict=True) for corner in pair]
        case Shape.CROSS:
            corners = _cross(radius * 1.05, radius * 0.42)
        case Shape.PAGE:
            wide, high, fold = radius * 0.78, radius * 1.02, radius * 0.55
            corners = [(-wide, -high), (wide - fold, -high), (wide, fold - high), (wide, high), (-wide, high)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}" {look}/>'


def _corners(count: int, radius: float, begin: float = 0.0) -> list[Point]:
    turns = (2 * math.pi * (k + begin) / count - math.pi / 2 for k in range(count))
    return [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


def _cross(reach: float, half: float) -> list[Point]:
    quarter = [(half, -reach), (half, -half), (reach, -half)]
    corners = []
    for _ in range(4):
        corners += quarter
        quarter = [(-y, x) for x, y in quarter]
    return corners


def _places(content: Content) -> dict[EntityId, Point]:
    """Return where actors are drawn: the whole layout, as large as fits."""
    xs, ys = [a.x for a in content.actors], [a.y for a in content.actors]
    if not xs:
        return {}
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    scale = min((WIDE - 2 * MARGIN) / wide, (HIGH - 2 * MARGIN) / high, 260.0)
    x0, y0 = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {
        a.entity.id: (WIDE / 2 + (a.x - x0) * scale, HIGH / 2 + (a.y - y0) * scale) for a in content.actors
    }


def _radii(content: Content) -> dict[EntityId, float]:
    crowd = min(1.0, math.sqrt(120 / max(len(content.actors), 1)))
    return {actor.entity.id: max(actor.radius * crowd, 3.0) for actor in content.actors}


def _edge(tie: Tie, begin: Point, end: Point, radius: float, bend: float, title: str) -> str:
    (x0, y0), (x1, y1) = begin, end
    long = math.hypot(x1 - x0, y1 - y0) or 1.0
    mx, my = (x0 + x1) / 2 - (y1 - y0) / long * bend, (y0 + y1) / 2 + (x1 - x0) / long * bend
    way = f"M{x0:.1f} {y0:.1f}Q{mx:.1f} {my:.1f} {x1:.1f} {y1:.1f}"
    pen = tie.pen or Pen(tie.color, WIDTHS[bisect_right(WIDTH_BOUNDS, tie.row.mentions)])
    width, color = pen.width, hexed(pen.colour)
    head = "" if tie.type.symmetric else _head((mx, my), end, radius, 6.5 + width, color)
    return (
        f'<g class="edge" tabindex="0" role="button" aria-label="{text(title)}" data-id="{tie.number}"'
        f' data-source="{tie.source}" data-target="{tie.target}"><title>{text(title)}</title>'
        f'<path class="touch" d="{way}"/>'
        f'<path class="line" d="{way}" stroke="{color}" stroke-width="{width:.1f}"{_dashes(pen)}/>{head}</g>'
    )


def _head(before: Point, end: Point, radius: float, size: float, color: str) -> str:
    dx, dy = end[0] - before[0], end[1] - before[1]
    long = math.hypot(dx, dy) or 1.0
    ux, uy = dx / long, dy / long
    x, y = end[0] - ux * (radius + 2), end[1] - uy * (radius + 2)
    left = (x - ux * size - uy * size * 0.45, y - uy * size + ux * size * 0.45)
    right = (x - ux * size + uy * size * 0.45, y - uy * size - ux * size * 0.45)
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in ((x, y), left, right))
    return f'<polygon points="{points}" fill="{color}"/>'


def _node(actor: Actor, place: Point, radius: float, *, strong: bool) -> str:
    entity = actor.entity
    names = " | ".join((entity.name, entity.english, *entity.aliases))
    kind = "node strong" if strong else "node"
    border = _border(actor.dot)
    dot = shape(actor.shape, radius, actor.color, f' class="dot"{border}' if border else ' class="dot plain"')
    return (
        f'<g class="{kind}" id="node-{entity.id}" data-id="{entity.id}" data-names="{text(names)}"'
        f' tabindex="0" role="button" aria-label="{text(entity.name)}"'
        f' transform="translate({place[0]:.1f} {place[1]:.1f})"><g class="body">'
        f"<title>{text(entity.name)}</title>{dot}"
        f'<text y="{radius + 3:.1f}" dy=".95em">{text(_short(entity.name))}</text></g></g>'
    )


def _short(name: str, longest: int = 30) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
