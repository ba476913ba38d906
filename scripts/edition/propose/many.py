"""Draft many pages on all cores, a page at a time: memory follows the largest page, not their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FEW = 4
"""So few pages are drafted before other processes have started."""

AHEAD = 16
"""Pages handed out before the first has come back: keeps every core at work and memory small."""


def propose_many(paths: Sequence[Path], work: Callable[[Path], T], workers: int | None = None) -> Iterator[T]:
    """What ``work`` makes of each page, in the order of ``paths``; ``workers`` None: every core.

    ``work`` is a function of a module: it reads, drafts, and returns what is small.
    """
    if len(paths) <= FEW or workers == 1:
        yield from map(work, paths)
        return
    left = iter(paths)
    with ProcessPoolExecutor(workers) as pool:
        waiting = [pool.submit(work, path) for path in islice(left, AHEAD)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(work, path) for path in islice(left, 1)]
