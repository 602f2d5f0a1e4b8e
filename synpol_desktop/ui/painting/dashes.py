"""Broken lines, cut in numbers: Qt would begin its pattern anew with each piece of a bend."""

from __future__ import annotations

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.styling.forms import PATTERNS, Dash

MOST_STROKES = 60_000
"""Lines that would need more stay whole: they are too many to be told apart."""


def dashed(lines: FloatArray, owner: IndexArray, dash: Dash, width: float) -> FloatArray:
    """Cut lines into strokes.

    Parameters
    ----------
    lines : ndarray of float64, shape (k, 4)
        Pieces x1, y1, x2, y2, those of one edge together and in their order.
    owner : ndarray of intp, shape (k,)
        Which edge each piece belongs to: the pattern runs on from piece to piece.
    width : float
        Line width in the units of the lines.

    Returns
    -------
    ndarray of float64, shape (strokes, 4)
    """
    if dash is Dash.SOLID or not len(lines):
        return lines
    way = lines[:, 2:] - lines[:, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    pattern = np.array(PATTERNS[dash]) * max(width, 1e-9)
    period = float(pattern.sum())
    if length.sum() / period * (len(pattern) // 2) + len(lines) > MOST_STROKES:
        return lines
    before = np.cumsum(length) - length
    first = np.concatenate(([True], owner[1:] != owner[:-1]))
    begin = before - before[np.maximum.accumulate(np.where(first, np.arange(len(lines)), 0))]
    starts = np.cumsum(pattern) - pattern
    cut = [
        _strokes(lines, way, length, begin, float(starts[part]), float(pattern[part]), period)
        for part in range(0, len(pattern), 2)
    ]
    return np.concatenate(cut)


def _strokes(
    lines: FloatArray,
    way: FloatArray,
    length: FloatArray,
    begin: FloatArray,
    start: float,
    stroke: float,
    period: float,
) -> FloatArray:
    """Return the strokes that begin ``start`` after the beginning of each period."""
    low = np.floor((begin - start - stroke) / period).astype(np.intp) + 1
    high = np.ceil((begin + length - start) / period).astype(np.intp)
    count = np.maximum(high - low, 0)
    piece = np.repeat(np.arange(len(lines)), count)
    number = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count) + low[piece]
    from_, to = number * period + start - begin[piece], number * period + start + stroke - begin[piece]
    whole = np.maximum(length[piece], 1e-12)
    share = np.clip(np.stack((from_, to), axis=1) / whole[:, None], 0.0, 1.0)
    there = share[:, 1] > share[:, 0]
    piece, share = piece[there], share[there]
    ends = lines[piece, None, :2] + share[:, :, None] * way[piece, None, :]
    cut: FloatArray = ends.reshape(-1, 4)
    return cut
