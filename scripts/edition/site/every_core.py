"""Do the same with many things on every core, in the order of the things: the same answer on any number of cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

FEW = 200
"""So few are done before other processes have started."""

PORTIONS = 8
"""Handed to each process in so many portions: few enough to cost nothing, so many that none waits long for the last."""


def every_core(work: Callable[[A], B], things: Iterable[A]) -> list[B]:
    """What ``work``, a function of a module, makes of each thing.

    Processes are started anew, not forked: a build may run beside the thread that serves, and other systems cannot
    fork. Where none can be started, one does it all.
    """
    each = list(things)
    cores = _cores()
    if len(each) < FEW or cores < 2:
        return [work(one) for one in each]
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
            return list(pool.map(work, each, chunksize=-(-len(each) // (cores * PORTIONS))))
    except (OSError, NotImplementedError, BrokenProcessPool):
        return [work(one) for one in each]


def _cores() -> int:
    """Cores this process may use; Windows takes no more than 61 waiting processes."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 61)
