"""Bring a tree into a state that an editor, a disk or another program can bring it into, and back."""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from trees import ROOT

FOR_SHORT = {"NINES": "9" * 5000, "NESTED": "[" * 2500, "EQUALS": "=" * 5000}


@dataclass(frozen=True, slots=True)
class State:
    """A row of ``tests/cases/states.txt``."""

    command: tuple[str, ...]
    file: str
    happens: str
    said: str


def states() -> list[State]:
    """The rows in order."""
    lines = (ROOT / "tests" / "cases" / "states.txt").read_text("utf-8").split("\n")
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [State(tuple(command.split()), file, happens, said) for command, file, happens, said in rows]


@contextmanager
def brought_about(root: Path, file: str, happens: str) -> Iterator[None]:
    """The tree in that state; afterwards it is as it was."""
    path = root / file
    kept = root.with_name("kept")
    if path.is_dir():
        shutil.copytree(path, kept)
    elif path.exists():
        shutil.copy2(path, kept)
    with pytest.MonkeyPatch.context() as patch:
        try:
            _bring(root / file, happens, patch)
            yield
        finally:
            patch.undo()
            _clear(path)
            if kept.exists():
                kept.rename(path)


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _bring(path: Path, happens: str, patch: pytest.MonkeyPatch) -> None:
    if happens in BECOMES:
        _clear(path)
        BECOMES[happens](path)
    elif happens in DOES:
        DOES[happens](path, patch)
    else:
        how, _, text = happens.partition(": ")
        for short, long in FOR_SHORT.items():
            text = text.replace(short, long)
        raw = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
        made = raw.encode("latin-1") if max(map(ord, raw)) < 256 else raw.encode()
        path.write_bytes({"holds": b"", "also holds": path.read_bytes()}[how] + made)


BECOMES: dict[str, Callable[[Path], object]] = {
    "becomes a folder": lambda path: path.mkdir(),
    "becomes a file": lambda path: path.write_bytes(b"x"),
    "becomes a pipe": lambda path: os.mkfifo(path),
    "becomes a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "becomes a link to itself": lambda path: path.symlink_to(path.name),
    "is empty": lambda path: path.write_bytes(b""),
}


def when_opened(path: Path, patch: pytest.MonkeyPatch, does: Callable[[str], object], *, writing: bool = False) -> None:
    """Have something happen whenever a file, or one below a folder, is opened to be read, or to be written."""
    true_open = io.open

    def opened(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        name = str(file) if isinstance(file, str | os.PathLike) else ""
        if (name == str(path) or name.startswith(f"{path}/")) and writing == bool(set(mode) & set("wax+")):
            does(name)
        return true_open(file, mode, *more, **named)

    patch.setattr(io, "open", opened)
    patch.setattr(builtins, "open", opened)


def refused(number: int) -> Callable[[str], object]:
    """The system's answer of this number."""

    def answer(name: str) -> None:
        raise OSError(number, os.strerror(number), name)

    return answer


def _unwritable(number: int) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def bring(path: Path, patch: pytest.MonkeyPatch) -> None:
        when_opened(path, patch, refused(number), writing=True)
        true_open, true_mkdir, answer = os.open, os.mkdir, refused(number)

        def opened(name: Any, flags: int, *more: Any, **named: Any) -> int:
            if str(name).startswith(f"{path}/") and flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                answer(str(name))
            return true_open(name, flags, *more, **named)

        def mkdir(name: Any, *more: Any, **named: Any) -> None:
            if str(name).startswith(f"{path}/"):
                answer(str(name))
            true_mkdir(name, *more, **named)

        patch.setattr(os, "open", opened)
        patch.setattr(os, "mkdir", mkdir)

    return bring


def _saved_meanwhile(path: Path, patch: pytest.MonkeyPatch) -> None:
    times = iter(range(1_000_000))

    def save(_: str) -> None:
        if next(times) == 1:  # the first time all files are looked at, the second time this one is read
            with path.open("ab") as file:
                file.write(b"# \n")

    when_opened(path, patch, save)


def _vanishes(path: Path, patch: pytest.MonkeyPatch) -> None:
    times = iter(range(1_000_000))
    first = 0 if "docs" in path.parts else 1  # what is hashed is opened once before it is read

    def vanish(_: str) -> None:
        if next(times) == first:
            path.unlink()

    when_opened(path, patch, vanish)


def _in_utf_16(path: Path, _: pytest.MonkeyPatch) -> None:
    path.write_bytes(path.read_bytes().decode().encode("utf-16"))


DOES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "may not be read": lambda path, patch: when_opened(path, patch, refused(errno.EACCES)),
    "lies on a bad disk": lambda path, patch: when_opened(path, patch, refused(errno.EIO)),
    "cannot be written: no space": _unwritable(errno.ENOSPC),
    "cannot be written: read only": _unwritable(errno.EROFS),
    "vanishes when it is read": _vanishes,
    "is saved meanwhile": _saved_meanwhile,
    "is in UTF-16": _in_utf_16,
    "keeps its place": lambda path, patch: None,
}
