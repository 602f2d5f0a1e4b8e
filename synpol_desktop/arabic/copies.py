"""Near-identical texts: agency reports that several outlets print with small changes.

A text is reduced to the set of its runs of words, the set to a MinHash signature; the share of equal
numbers in two signatures estimates the share of common runs (Broder 1997).
"""

from __future__ import annotations

import re
from hashlib import shake_128
from zlib import crc32

import numpy as np

from synpol_desktop.arabic.folding import folded

SIZE = 64
"""Numbers in a signature; the estimate's standard error is at most 0.0625."""
RUN = 3
"""Words in a run."""

_WORD = re.compile(r"\w+")
_BLOCK = 4096
_KEYS = np.frombuffer(shake_128(b"near-identical copies").digest(16 * SIZE), "<u8").reshape(
    2, SIZE
) | np.uint64(1)


def signature(text: str) -> tuple[int, ...]:
    """Return the MinHash signature of a text: 64 numbers below 2**32; empty for a text without words.

    The same text gives the same signature on every machine and in every release, so it can be stored.
    """
    words = _WORD.findall(folded(text))
    if not words:
        return ()
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    codes = np.fromiter((crc32(run.encode("utf-8", "surrogatepass")) for run in runs), np.uint64, len(runs))
    least = np.full(SIZE, np.iinfo(np.uint64).max, np.uint64)
    for begin in range(0, len(codes), _BLOCK):
        block = codes[begin : begin + _BLOCK, None]
        mixed = block * _KEYS[0] + _KEYS[1]  # modulo 2**64; the high bits are well mixed
        np.minimum(least, mixed.min(axis=0), out=least)
    return tuple(int(number) >> 32 for number in least)


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated share of common runs of two signed texts, from 0 to 1."""
    if not a or not b:
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / SIZE
