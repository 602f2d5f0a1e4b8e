"""The likeliest labels of sentences and how sure each name is, many sentences at once."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.tagging.labels import (
    LabelledSpan,
    Tagged,
    can_follow,
    labels_of,
    spans_of,
)
from synpol_desktop.extraction.tagging.model import Chain
from synpol_desktop.extraction.words import Word, sentence_bounds

_NEVER = np.float32(-1e4)
_BATCH = 16_384
"""So many places of sentences, filled up to the longest, are decoded in one go."""


class Decoder:
    """Labels words by one chain."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        labels = chain.labels
        allowed = np.array([[can_follow(before, after) for after in labels] for before in labels])
        self._never_first = np.array([label[0] not in "OBS" for label in labels])
        self._never_last = np.array([label[0] not in "OES" for label in labels])
        self._links = np.where(allowed, chain.transitions, _NEVER).astype(np.float32)
        self._into = self._links.T.copy()
        ways = np.exp(self._links.astype(np.float64))
        # Those onwards and those backwards side by side, so that both are one product.
        nothing = np.zeros_like(ways)
        self._ways = np.block([[ways, nothing], [nothing, ways.T]])
        self._numbers = {label: number for number, label in enumerate(labels)}
        self._paths: dict[tuple[int, str], list[int]] = {}

    def tag(
        self,
        words: Sequence[Word],
        scores: NDArray[np.float32],
        favoured: Sequence[LabelledSpan] = (),
        favour: float = 0.0,
    ) -> list[Tagged]:
        """Return the names in a text, in reading order.

        Parameters
        ----------
        scores : ndarray of float32, shape (words, labels)
            What is said of each word for each label.
        favoured : sequence of LabelledSpan
            Names that were likely beforehand: each of their words gets ``favour`` for its label. One that is
            on no best path is returned as well, with its probability.
        """
        if not words:
            return []
        if favoured:
            scores = scores.copy()
            places = [place for first, last, _ in favoured for place in range(first, last + 1)]
            wanted = [label for first, last, kind in favoured for label in self._path(last - first + 1, kind)]
            scores[places, wanted] += favour
        bounds = sorted(sentence_bounds(words), key=lambda bound: bound[1] - bound[0])
        found: list[Tagged] = []
        while bounds:
            longest = bounds[-1][1] - bounds[-1][0]
            several = max(1, _BATCH // longest)
            found += self._decode(scores, bounds[-several:], favoured)
            del bounds[-several:]
        return sorted(found, key=lambda tagged: (tagged.first, tagged.last))

    def _decode(
        self,
        scores: NDArray[np.float32],
        bounds: Sequence[tuple[int, int]],
        favoured: Sequence[LabelledSpan] = (),
    ) -> list[Tagged]:
        """Decode sentences, the longest first: those that go on at a place are the first rows."""
        bounds = sorted(bounds, key=lambda bound: bound[0] - bound[1])
        lengths = np.array([end - begin for begin, end in bounds])
        begins = np.array([[begin] for begin, _ in bounds])
        # Behind a sentence's end anything may stand: it isn't looked at.
        padded = scores.take(begins + np.arange(int(lengths[0])), axis=0, mode="clip")
        each = np.arange(len(bounds))
        padded[each, lengths - 1] = np.where(self._never_last, _NEVER, padded[each, lengths - 1])
        padded[:, 0, self._never_first] = _NEVER
        best = self._best_labels(padded, lengths)
        asked = _inside(bounds, favoured)
        named = np.flatnonzero(best.any(axis=1) | np.array([bool(spans) for spans in asked]))
        if not len(named):
            return []
        sums = self._sums(padded[named, : lengths[named[0]]], lengths[named])
        found: list[Tagged] = []
        for row, number in enumerate(named.tolist()):
            begin, end = bounds[number]
            chosen = spans_of(list(map(self.chain.labels.__getitem__, best[number, : end - begin].tolist())))
            for first, last, kind in dict.fromkeys([*chosen, *asked[number]]):
                path = self._path(last - first + 1, kind)
                score = sums.around(row, (first, path[0]), (last, path[-1])) - padded[number, last, path[-1]]
                for step, (before, after) in enumerate(pairwise(path), start=1):
                    score += float(self._links[before, after] + padded[number, first + step, after])
                chance = min(1.0, math.exp(min(score, 0.0)))
                found.append(Tagged(begin + first, begin + last, kind, chance, (first, last, kind) in chosen))
        return found

    def _path(self, length: int, kind: str) -> list[int]:
        path = self._paths.get((length, kind))
        if path is None:
            path = [self._numbers[label] for label in labels_of(length, [(0, length - 1, kind)])]
            self._paths[length, kind] = path
        return path

    def _best_labels(self, scores: NDArray[np.float32], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
        """Viterbi: the labels of the best path, shape (sentences, places); 0 behind a sentence's end."""
        count, longest, _ = scores.shape
        going_on = _going_on(lengths)
        best = scores.transpose(1, 0, 2).copy()
        # The label before is the first axis, so that the greatest of long rows are taken at once.
        before, links = best.transpose(0, 2, 1)[..., None], self._links[:, None]
        for place in range(1, longest):
            rows = going_on[place]
            ways = np.add(before[place - 1, :, :rows], links, order="C")
            here = best[place, :rows]
            here += np.maximum.reduce(ways, axis=0)
        labels = np.zeros((count, longest), np.intp)
        each = np.arange(count)
        labels[each, lengths - 1] = best[lengths - 1, each].argmax(axis=1)
        for at in range(longest - 1, 0, -1):
            rows = going_on[at]
            # Only the ways into the label that was taken are looked at again.
            ways = best[at - 1, :rows] + self._into.take(labels[:rows, at], axis=0)
            labels[:rows, at - 1] = ways.argmax(axis=1)
        return labels

    def _sums(self, scores: NDArray[np.float32], lengths: NDArray[np.intp]) -> _Sums:
        """Sum up the paths from both ends of the sentences, which are read onwards and backwards at once."""
        count, longest, labels = scores.shape
        going_on = _going_on(lengths)
        each, backwards = np.arange(count)[:, None], np.abs(lengths[:, None] - 1 - np.arange(longest))
        highest = scores.max(axis=2).astype(np.float64)
        own = np.exp(scores - highest[..., None])
        sums = np.stack([own.transpose(1, 0, 2), own[each, backwards].transpose(1, 0, 2)], axis=2)
        peaks = np.stack([highest.T, highest[each, backwards].T], axis=2)
        most = np.ones((longest, count, 2, 1))
        rows = sums.reshape(longest, count, 2 * labels)
        for place in range(1, longest):
            going = going_on[place]
            rows[place, :going] *= rows[place - 1, :going].dot(self._ways)
            if place % _SCALED == 0:
                here, greatest = sums[place, :going], most[place, :going]
                np.maximum.reduce(here, axis=2, keepdims=True, out=greatest)
                here /= greatest
        scales = np.cumsum(peaks + np.log(most[..., 0]), axis=0)
        last = (lengths - 1, np.arange(count), 0)
        return _Sums(sums, scales, lengths.tolist(), (np.log(sums[last].sum(axis=1)) + scales[last]).tolist())


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums of all paths from either end of sentences up to each label of each place.

    Parameters
    ----------
    sums : ndarray of float64, shape (places, sentences, 2, labels)
        From the beginning, and from the end backwards, scaled.
    scales : ndarray of float64, shape (places, sentences, 2)
        The logarithms to add to theirs.
    whole : list of float
        The logarithm of the sum of all paths of each sentence.
    """

    sums: NDArray[np.float64]
    scales: NDArray[np.float64]
    lengths: list[int]
    whole: list[float]

    def around(self, row: int, first: tuple[int, int], last: tuple[int, int]) -> float:
        """Return the logarithm of the part of the paths up to one (place, label) and from another one on."""
        (begin, into), (end, out) = first, last
        end = self.lengths[row] - 1 - end
        before = math.log(max(self.sums.item(begin, row, 0, into), _TINY)) + self.scales.item(begin, row, 0)
        behind = math.log(max(self.sums.item(end, row, 1, out), _TINY)) + self.scales.item(end, row, 1)
        return before + behind - self.whole[row]


_SCALED = 4
"""At each so-manieth place sums are scaled, which keeps them within what a float holds."""

_TINY = float(np.finfo(np.float64).tiny)


def _going_on(lengths: NDArray[np.intp]) -> list[int]:
    """Return how many sentences, the longest first, have a word at each place."""
    counts: list[int] = (lengths[:, None] > np.arange(int(lengths[0]))).sum(axis=0).tolist()
    return counts


def _inside(bounds: Sequence[tuple[int, int]], spans: Sequence[LabelledSpan]) -> list[list[LabelledSpan]]:
    """Return the spans that lie in each sentence, counted from its first word."""
    found: list[list[LabelledSpan]] = [[] for _ in bounds]
    by_place = sorted((begin, end, number) for number, (begin, end) in enumerate(bounds))
    starts = [begin for begin, _, _ in by_place]
    for first, last, kind in spans:
        at = bisect_right(starts, first) - 1
        if at >= 0 and last < by_place[at][1]:
            begin, _, number = by_place[at]
            found[number].append((first - begin, last - begin, kind))
    return found
