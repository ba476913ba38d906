"""One build of a tree at a time, on every system: a second one waits, because both write the generated folder."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from edition.desk.tree import Tree

_ASK_AGAIN = 0.1
"""Seconds between two looks whether the other build has ended."""


@contextmanager
def alone(tree: Tree) -> Iterator[None]:
    """Hold the tree's lock. The system gives it up when the process ends, however it ends."""
    taken = _way_to_lock()
    with (tree.build / ".lock").open("w") as held:
        if not taken(held):
            print("Another build is running; waiting for it.", flush=True)
            while not taken(held):
                time.sleep(_ASK_AGAIN)
        yield


def _way_to_lock() -> Callable[[IO[str]], bool]:
    """How this system locks an open file: whether it was free and is ours now. Where no way is known, it is ours."""
    for name, way in (("fcntl", _flock), ("msvcrt", _locking)):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        return way
    return lambda held: True


def _flock(held: IO[str]) -> bool:
    fcntl = importlib.import_module("fcntl")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _locking(held: IO[str]) -> bool:
    """Windows locks bytes, not files: the first one, which need not be there."""
    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
