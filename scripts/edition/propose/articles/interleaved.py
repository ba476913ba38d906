"""Take articles apart that were read in turn: ``甲篇上半 | 乙篇上半 | 甲篇下半 | 乙篇下半``.

Where a seam jumps, the page is cut; then runs are given to other articles while the sum of the weights grows.
"""

from __future__ import annotations

import itertools

from edition.propose.articles.evidence import Evidence
from edition.propose.articles.weigh import WeighedRun, weigh_group

SWITCH = 1.0
"""What an article must gain for lying in one more run."""

LONGEST_MOVE = 4
"""Runs that are given away at once: an article's half with the box inside it."""

PASSES = 4

GAIN = 1e-6
"""What a move must better, so that rounding moves nothing to and fro."""

Ranges = tuple[tuple[int, int], ...]


class Scale:
    """Weighs articles in several runs, each only once."""

    def __init__(self, sight: Evidence) -> None:
        self.sight = sight
        self._known: dict[Ranges, WeighedRun] = {}

    def piece(self, ranges: Ranges) -> WeighedRun:
        if ranges not in self._known:
            self._known[ranges] = weigh_group(self.sight, list(ranges))
        return self._known[ranges]

    def weight(self, ranges: Ranges) -> float:
        """0 for nothing."""
        if not ranges:
            return 0
        return self.piece(ranges).weight - SWITCH * (len(ranges) - 1)


def regroup(sight: Evidence, owners: list[int], scale: Scale) -> list[int]:
    """The article of each place, bettered as far as moving runs between articles can."""
    if not _jumps(sight):
        return owners
    atoms = _atoms(sight, owners)
    held = [owners[start] for start, _ in atoms]
    moves = _moves(sight, atoms)
    for _ in range(PASSES):
        if not _bettered(moves, atoms, held, scale):
            break
    out = [0] * len(owners)
    for (start, end), owner in zip(atoms, held, strict=True):
        out[start:end] = [owner] * (end - start)
    return out


def _jumps(sight: Evidence) -> list[tuple[int, int]]:
    """The seams across which a border may run."""
    return [(one, two) for one, two in sight.links if one > two or any(sight.may_begin[one + 1 : two + 1])]


def _atoms(sight: Evidence, owners: list[int]) -> list[tuple[int, int]]:
    size = len(owners)
    cuts = {0, size} | {at for at in range(1, size) if owners[at] != owners[at - 1]}
    for one, two in _jumps(sight):
        cuts |= {at for at in (one + 1, two) if sight.may_begin[at]}
    borders = sorted(cuts)
    return list(itertools.pairwise(borders))


def _ranges(atoms: list[tuple[int, int]], held: list[int], owner: int) -> Ranges:
    """The runs of one article; atoms that touch are one run."""
    out: list[tuple[int, int]] = []
    for (start, end), holder in zip(atoms, held, strict=True):
        if holder != owner:
            continue
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _moves(sight: Evidence, atoms: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """What may be given away at once: all that seams tie together, or a few neighbours."""
    leader = list(range(len(atoms)))
    home = {place: at for at, (start, end) in enumerate(atoms) for place in range(start, end)}
    for one, two in _jumps(sight):
        a, b = leader[home[one]], leader[home[two]]
        leader = [min(a, b) if who in (a, b) else who for who in leader]
    tied = [tuple(at for at, who in enumerate(leader) if who == root) for root in sorted(set(leader))]
    size = len(atoms)
    near = [
        tuple(range(start, end))
        for start in range(size)
        for end in range(start + 1, min(size, start + LONGEST_MOVE) + 1)
    ]
    return [move for move in tied if len(move) > 1] + near


def _bettered(moves: list[tuple[int, ...]], atoms: list[tuple[int, int]], held: list[int], scale: Scale) -> bool:
    """Make every move that helps, each as it is found."""
    moved = False
    for move in moves:
        givers = {held[at] for at in move}
        if len(givers) > 1:
            continue
        for taker in [*sorted(set(held) - givers), max(held) + 1]:
            if _gain(atoms, held, move, taker, scale) > GAIN:
                for at in move:
                    held[at] = taker
                moved = True
                break
    return moved


def _gain(atoms: list[tuple[int, int]], held: list[int], move: tuple[int, ...], taker: int, scale: Scale) -> float:
    giver = held[move[0]]
    after = list(held)
    for at in move:
        after[at] = taker
    before_weight = sum(scale.weight(_ranges(atoms, held, owner)) for owner in (giver, taker))
    return sum(scale.weight(_ranges(atoms, after, owner)) for owner in (giver, taker)) - before_weight
