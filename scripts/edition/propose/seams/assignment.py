"""Pair up two sides so that the sum of the weights is greatest."""

from __future__ import annotations

import math
from collections.abc import Mapping

Pair = tuple[int, int]

UNFIT = 1.0
"""What a pair costs that may not be: more than staying alone, which costs nothing."""


def matching(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs of greatest total weight, each side used once; pairs of weight 0 or less are never taken.

    Shortest augmenting paths on each connected part (Kuhn–Munkres). Equal sums: the pairs that sort first win, so the
    answer does not depend on the order of the mapping.
    """
    useful = {pair: weight for pair, weight in sorted(weights.items()) if weight > 0}
    chosen: list[Pair] = []
    for part in _parts(useful):
        chosen += _assignment({pair: useful[pair] for pair in part})
    return sorted(chosen)


def _parts(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """The connected parts: pairs that share a side, directly or through others."""
    leader: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, two in weights:
        leader[find((0, one))] = find((1, two))
    parts: dict[tuple[int, int], list[Pair]] = {}
    for one, two in weights:
        parts.setdefault(find((0, one)), []).append((one, two))
    return list(parts.values())


def _assignment(weights: Mapping[Pair, float]) -> list[Pair]:
    rows = sorted({one for one, _ in weights})
    columns = sorted({two for _, two in weights})
    width = len(columns) + len(rows)
    place = {two: at for at, two in enumerate(columns)}
    costs: list[list[float]] = [[0] * width for _ in rows]
    for at, row in enumerate(rows):
        costs[at][: len(columns)] = [UNFIT] * len(columns)
        for one, two in weights:
            if one == row:
                costs[at][place[two]] = -weights[one, two]
    taken = _cheapest(costs, width)
    return [(rows[row], columns[column]) for column, row in taken.items() if column < len(columns)]


def _cheapest(costs: list[list[float]], width: int) -> dict[int, int]:
    """Column → row of the cheapest assignment of all rows; there are at least as many columns."""
    above: list[float] = [0] * (len(costs) + 1)
    beside: list[float] = [0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0] = row
        column, least, seen, way = 0, [math.inf] * (width + 1), [False] * (width + 1), [0] * (width + 1)
        while owner[column]:
            seen[column] = True
            current, step, following = owner[column], math.inf, 0
            line, offset = costs[current - 1], above[current]
            for at in range(1, width + 1):
                if seen[at]:
                    continue
                cost = line[at - 1] - offset - beside[at]
                if cost < least[at]:
                    least[at], way[at] = cost, column
                if least[at] < step:
                    step, following = least[at], at
            for at in range(width + 1):
                if seen[at]:
                    above[owner[at]] += step
                    beside[at] -= step
                else:
                    least[at] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return {column - 1: row - 1 for column, row in enumerate(owner) if column and row}
