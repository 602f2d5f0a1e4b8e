"""Compile every kernel: ``python -m synpol_desktop.graph.kernels.warming``."""

from __future__ import annotations

import numpy as np

from synpol_desktop.graph.kernels.choice import mark_cached
from synpol_desktop.graph.layout import ForceLayout


def main() -> None:
    """Lay out graphs that need every kernel, once."""
    n = 2400  # beyond the exact start, with a small component
    ring = np.column_stack([np.arange(n), (np.arange(n) + 1) % n])
    ForceLayout(n + 3, np.vstack([ring, [[n, n + 1]]]), engine="numba").step()
    ForceLayout(3, np.array([[0, 1]]), engine="numba").step()
    mark_cached()


if __name__ == "__main__":
    main()
