"""Read and write whole files: whatever the disk does is a fault that names the file, and nothing half-written is read.

The one place where errors of the system become faults. Beside a file that is being written stands ``.NAME-PID-…``, and
in ``build/`` a run works in ``KIND-PID-…``; what a process that has ended left there, the next one takes away.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from edition.nouns import Fault, Faults

_SAID = {
    errno.ENOSPC: ("the disk is full", "make room, then run it again"),
    errno.EDQUOT: ("the disk is full", "make room, then run it again"),
    errno.EROFS: ("nothing can be written here", "work in a folder that can be written"),
    errno.EISDIR: ("a folder where a file is expected", "put the file there, or remove the folder"),
    errno.ENOTDIR: ("a file where a folder is expected", "put the folder there, or remove the file"),
    errno.ELOOP: ("a link that leads to itself", "put the file itself there"),
    errno.EIO: ("the disk cannot be read", "copy the tree to a good disk"),
}
_OTHER = ("cannot be opened", "check name and permissions")
_PROGRAM = Path(__file__).resolve().parents[2]


def disk_fault(error: OSError, where: Path | None = None) -> Fault:
    """What the system says of a file, or of ``where`` if it names none."""
    what, remedy = _SAID.get(error.errno or 0, _OTHER)
    return Fault(str(error.filename or where or "."), 1, what, error.strerror or str(error), remedy)


@contextmanager
def edge(where: Path) -> Iterator[None]:
    """Whatever the system or a parser raises within becomes Faults; ``where`` is named if the error names no file."""
    try:
        yield
    except OSError as error:
        raise Faults([disk_fault(error, where)]) from None
    except UnicodeError as error:
        raise Faults([Fault(str(where), 1, "text that is not UTF-8", str(error)[:80], "save it as UTF-8")]) from None
    except RecursionError:
        raise Faults([Fault(str(where), 1, "nested too deeply", "", "keep to the documented form")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        found = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise Faults([Fault(str(where), mark.line + 1 if mark else 1, "not YAML", found, "correct it")]) from None
    except MemoryError:
        raise Faults([Fault(str(where), 1, "too large for this computer's memory", "", "make it smaller")]) from None


def program_fault(error: Exception) -> Fault:
    """An error that nobody foresaw, where it is raised in the program: an editor can pass it on."""
    at, line, trace = Path(__file__), 1, error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PROGRAM):
            at, line = path, trace.tb_lineno
        trace = trace.tb_next
    found = f"{type(error).__name__}: {error}"[:200].replace("\n", " ")
    return Fault(str(at), line, "the program has a fault of its own", found, "undo the last change, and report it")


_FIRST_SECOND, _LAST_SECOND = 315532800, 4354819200
"""1980 and 2108: between them a zip can tell a time. A Word file is made as one, before it is dated to its edition."""


def clock_faults() -> list[Fault]:
    """A clock that stands before 1980, as where a battery is empty, or beyond 2107."""
    now = time.time()
    if _FIRST_SECOND <= now < _LAST_SECOND:
        return []
    return [Fault("clock", 1, "the clock of this computer is wrong", f"{now:.0f} seconds since 1970", "set it")]


# Reading -----------------------------------------------------------------------------------------------------------


def bytes_of(path: Path) -> bytes:
    """All of a plain file. Raises Faults; never waits for a pipe or a device."""
    with edge(path):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise Faults([Fault(str(path), 1, "not a plain file", "", "put the file itself there")])
        return path.read_bytes()


def text_of(path: Path) -> str:
    """A text in UTF-8, line ends as ``\\n``. Raises Faults with the line that is no UTF-8."""
    raw = bytes_of(path)
    try:
        return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line, found = raw.count(b"\n", 0, error.start) + 1, f"byte 0x{raw[error.start]:02x}"
        raise Faults([Fault(str(path), line, "the file is not valid UTF-8", found, "save it as UTF-8")]) from None


# Writing -----------------------------------------------------------------------------------------------------------


def put(path: Path, content: str | bytes) -> None:
    """Write a file whole, or leave it as it was: written beside it, safe on the disk, then renamed. Raises Faults."""
    raw = content.encode() if isinstance(content, str) else content
    with edge(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_dead(path.parent, f".{path.name}")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-{os.getpid()}-", dir=path.parent)
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            written.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


@contextmanager
def workshop(build: Path, kind: str) -> Iterator[Path]:
    """A folder ``KIND-PID-…`` to work in, gone afterwards; those that killed runs left are taken away first."""
    with edge(build):
        build.mkdir(parents=True, exist_ok=True)
        remove_dead(build, r"[a-z]+")
        folder = Path(tempfile.mkdtemp(prefix=f"{kind}-{os.getpid()}-", dir=build))
    _MADE_HERE.add(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _MADE_HERE.discard(folder)


_MADE_HERE: set[Path] = set()
"""Workshops of this process. Another of its number was left by an earlier process that had the same one."""


def remove_dead(folder: Path, kind: str) -> None:
    """Take away what processes that have ended left in a folder: names ``KIND-PID-…`` (a pattern), and only those."""
    left = re.compile(rf"{kind if kind.startswith('[') else re.escape(kind)}-([0-9]+)-[a-z0-9_]{{8}}")
    for path in folder.iterdir():
        found = left.fullmatch(path.name)
        if not found or path in _MADE_HERE or (int(found[1]) != os.getpid() and lives(int(found[1]))):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def lives(process: int) -> bool:
    """Whether there is a process of this number. Where in doubt it lives."""
    if sys.platform == "win32":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


_QUERY_LIMITED_INFORMATION = 0x1000
_NO_SUCH_PROCESS = 87


def _lives_on_windows(process: int) -> bool:
    """There a signal of 0 would end the process: it is asked for by opening it."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
    if handle:
        kernel.CloseHandle(handle)
        return True
    return bool(kernel.GetLastError() != _NO_SUCH_PROCESS)
