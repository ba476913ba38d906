"""Part a page into articles: each piece fills the slots of an article once, and the best parting fills them best.

A page is read in turn, so an article is mostly one run of lines. Every run is weighed by what it holds: a title over it
or under it, one byline, one column label, one lead, a dateline that begins its text, a signature that ends it. The sum
is made as great as it can be (dynamic programming over the lines), then runs without a title are given back to the
article they belong to: one that a seam leads into, or one that a box or another article was laid into.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.nouns import Seam
from edition.propose.articles.evidence import Evidence, evidence
from edition.propose.articles.interleaved import Scale, regroup
from edition.propose.articles.weigh import WeighedRun, weigh
from edition.propose.line_form import Text
from edition.propose.roles import Slot

LABEL_LENGTH = 8
"""Column labels are short."""

WEAK = 1.0
"""Weight of an article below which an editor should look."""

TIE = 1e-9
"""What a parting must be better by, so that of two equal ones the first found stays, whatever the rounding."""


@dataclass(slots=True)
class RunGroup:
    """An article as found: places in the texts, its title lines, and what is doubtful about it."""

    places: list[int]
    titles: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()
    """Short heads over the title: column labels that no list knows."""
    kickers: tuple[int, ...] = ()
    doubts: list[str] = field(default_factory=list)


def articles(texts: Sequence[Text], slots: Sequence[Slot], seams: Sequence[Seam]) -> list[RunGroup]:
    """The articles of a page, in the order of their first lines; furniture belongs to none."""
    sight = evidence(texts, slots, seams)
    if not sight.order:
        return []
    pieces = _parted(sight)
    return _groups(sight, pieces)


# Parting -----------------------------------------------------------------------------------------------------------


def _parted(sight: Evidence) -> list[WeighedRun]:
    """The parting of greatest weight: for each end the best beginning of the last piece."""
    size = len(sight.order)
    best: list[float] = [0, *([-math.inf] * size)]
    chosen: list[WeighedRun | None] = [None] * (size + 1)
    for start in range(size):
        if best[start] == -math.inf or (start and not sight.may_begin[start]):
            continue
        for piece in weigh(sight, start):
            total = best[start] + piece.weight
            if total > best[piece.end] + TIE:
                best[piece.end], chosen[piece.end] = total, piece
    pieces: list[WeighedRun] = []
    end = size
    while end:
        last = chosen[end]
        assert last is not None
        pieces.append(last)
        end = last.start
    return pieces[::-1]


# Putting runs together ---------------------------------------------------------------------------------------------


def _groups(sight: Evidence, pieces: list[WeighedRun]) -> list[RunGroup]:
    owner = list(range(len(pieces)))
    for at, piece in enumerate(pieces):
        if piece.kind == "rest":
            owner[at] = _owner(sight, pieces, owner, at)
    _follow_seams(sight, pieces, owner)
    owners = [_root(owner, at) for at, piece in enumerate(pieces) for _ in range(piece.start, piece.end)]
    scale = Scale(sight)
    owners = regroup(sight, owners, scale)
    rests = {piece.start for piece in pieces if piece.kind == "rest"}
    groups = [_group(sight, owners, who, scale, rests) for who in sorted(set(owners), key=owners.index)]
    return sorted(groups, key=lambda group: min(group.places))


def _group(sight: Evidence, owners: list[int], who: int, scale: Scale, rests: set[int]) -> RunGroup:
    places = [at for at, owner in enumerate(owners) if owner == who]
    starts = [at for at in places if not at or owners[at - 1] != who]
    ends = [at + 1 for at in places if at + 1 == len(owners) or owners[at + 1] != who]
    piece = scale.piece(tuple(zip(starts, ends, strict=True)))
    group = RunGroup([sight.order[at] for at in places], tuple(sight.order[at] for at in piece.titles))
    group.labels = tuple(sight.order[at] for at in _labels(sight, piece, places))
    group.kickers = tuple(sight.order[at] for at in _kickers(sight, piece) if at in places)
    group.doubts += _doubts(sight, piece, starts, rests)
    return group


def _labels(sight: Evidence, piece: WeighedRun, places: list[int]) -> list[int]:
    """``渠边夜话`` over everything else, where another line is the title."""
    first = places[0]
    look = sight.text(first).form
    free = sight.slots[first] == "head" and first not in piece.titles and not look.ordinal
    return [first] if free and len(look.key) <= LABEL_LENGTH and piece.titles else []


def _kickers(sight: Evidence, piece: WeighedRun) -> list[int]:
    """``# 把水管好`` right over ``## 一渠清水到田头``."""
    if not piece.titles or not piece.titles[0]:
        return []
    above = piece.titles[0] - 1
    levels = sight.text(above).line.head_level, sight.text(piece.titles[0]).line.head_level
    return [above] if sight.slots[above] == "head" and 0 < levels[0] < levels[1] else []


def _root(owner: list[int], at: int) -> int:
    while owner[at] != at:
        at = owner[at]
    return at


def _owner(sight: Evidence, pieces: list[WeighedRun], owner: list[int], at: int) -> int:
    """The piece a run without a title goes on with: by a seam, else around a box, else by the words they share."""
    linked = _linked(sight, pieces, at)
    if linked is not None and _root(owner, linked) != at:
        return _root(owner, linked)
    if at >= 2 and pieces[at - 1].kind == "box":
        return _root(owner, at - 2)
    others = [k for k in range(len(pieces)) if k != at and pieces[k].kind == "article" and _root(owner, k) != at]
    if not others:
        return at
    shared = {k: sight.shared(pieces[at].start, pieces[at].end, pieces[k].start, pieces[k].end) for k in others}
    return _root(owner, max(others, key=lambda k: (round(shared[k], 6), -abs(k - at), -k)))


def _linked(sight: Evidence, pieces: list[WeighedRun], at: int) -> int | None:
    """The other piece that most seams lead to."""
    counted: dict[int, int] = {}
    for one, two in sight.links:
        a, b = _piece_of(pieces, one), _piece_of(pieces, two)
        if (a == at) != (b == at):
            other = b if a == at else a
            counted[other] = counted.get(other, 0) + 1
    return min(counted, key=lambda k: (-counted[k], abs(k - at), k)) if counted else None


def _follow_seams(sight: Evidence, pieces: list[WeighedRun], owner: list[int]) -> None:
    """A paragraph lies in one article: pieces that a seam ties together are one, unless both have a title."""
    for one, two in sight.links:
        a, b = (_root(owner, _piece_of(pieces, at)) for at in (one, two))
        if a != b and not (_named(pieces, owner, a) and _named(pieces, owner, b)):
            keep, give = (a, b) if _named(pieces, owner, a) or not _named(pieces, owner, b) else (b, a)
            owner[give] = keep


def _named(pieces: list[WeighedRun], owner: list[int], root: int) -> bool:
    return any(piece.titles for at, piece in enumerate(pieces) if _root(owner, at) == root)


def _piece_of(pieces: list[WeighedRun], place: int) -> int:
    return next(at for at, piece in enumerate(pieces) if piece.start <= place < piece.end)


def _doubts(sight: Evidence, piece: WeighedRun, starts: list[int], rests: set[int]) -> list[str]:
    """What an editor should look at first."""
    said = []
    first = sight.text(starts[0]).number
    for start in starts[1:]:
        number = sight.text(start).number
        ground = "用词" if start in rests else "接续"
        said.append(f"第{number}行起一段与上文隔开，按{ground}归入此篇；也可能属于相邻一篇。")
    if not piece.titles:
        said.append(f"第{first}行起一篇没有找到题目；题目可能另在他处，或此处并非另起一篇。")
    elif piece.doubtful_title:
        said.append(f"第{sight.text(piece.titles[0]).number}行作题目较勉强，也可能是小标题。")
    if piece.weight < WEAK and starts[0]:
        said.append(f"在第{first}行处分篇的依据较弱，也可能与上文同为一篇。")
    return said
