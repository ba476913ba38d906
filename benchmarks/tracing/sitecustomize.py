"""Lines of ``scripts/`` that a process and those it starts run, written at its end: for ``benchmarks/near.py``.

Python takes this file in by its name when its folder stands in ``PYTHONPATH``; ``TRACE_TO`` says where to write.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

BELOW = f"{os.sep}scripts{os.sep}"
left_of: dict[int, set[int]] = {}
codes: list[CodeType] = []  # kept, so that no other code gets the number of one that is gone
ran: dict[str, set[int]] = {}


def called(frame: FrameType, event: str, argument: object) -> Any:
    """What is called for the first time, or has lines left that never ran, is followed line by line."""
    code = frame.f_code
    left = left_of.get(id(code))
    if left is None:
        codes.append(code)
        followed = BELOW in code.co_filename
        left = left_of[id(code)] = {line for *_, line in code.co_lines() if line} if followed else set()
    return line_ran if left else None


def line_ran(frame: FrameType, event: str, argument: object) -> Any:
    left = left_of[id(frame.f_code)]
    if event == "line" and frame.f_lineno in left:
        left.discard(frame.f_lineno)
        ran.setdefault(frame.f_code.co_filename.rpartition(BELOW)[2], set()).add(frame.f_lineno)
        frame.f_trace_lines = bool(left)
    return line_ran


def written() -> None:
    sys.settrace(None)
    rows = (f"{name}:{','.join(map(str, sorted(lines)))}\n" for name, lines in sorted(ran.items()))
    (Path(os.environ["TRACE_TO"]) / f"{os.getpid()}.txt").write_text("".join(rows), "utf-8")


if os.environ.get("TRACE_TO"):
    atexit.register(written)
    threading.settrace(called)
    sys.settrace(called)
