"""Which tests run a line of ``scripts/``, and what each costs: recorded once, so that a change is tried on few of them.

    python benchmarks/near.py [tests/links/test_links.py …]

Runs each file of tests that opens no browser by itself, with ``benchmarks/tracing`` looking on, and writes
``build/near.json``. Takes as long as these tests do twice over; named files are recorded anew, the others kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "build" / "near.json"

LEFT_OUT = ("test_architecture.py", "test_docs.py", "test_lint.py", "test_setup.py", "test_bounded.py")
"""They look at how the code is written, or measure."""

ENOUGH = 60.0
"""Seconds that the tests of one change may take together, as they were recorded: half of it when nobody looks on."""


WHOLE = "tests/test_house.py"


def recorded(test: str) -> dict[str, object]:
    """Seconds of processor time, and the lines of each file, of a file of tests and of all processes it starts."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks" / "tracing"), "TRACE_TO": folder}
        before = os.times()
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", test]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        after = os.times()
        ran: dict[str, set[int]] = {}
        for path in Path(folder).iterdir():
            for row in path.read_text("utf-8").splitlines():
                name, _, lines = row.partition(":")
                ran.setdefault(name, set()).update(map(int, lines.split(",")))
    seconds = after[2] + after[3] - before[2] - before[3]
    return {"seconds": round(seconds, 1), "ran": {name: sorted(lines) for name, lines in sorted(ran.items())}}


@cache
def _record() -> dict[str, tuple[float, dict[str, frozenset[int]]]]:
    known = json.loads(RECORD.read_text("utf-8"))
    return {
        test: (each["seconds"], {name: frozenset(lines) for name, lines in each["ran"].items()})
        for test, each in known.items()
    }


def running(path: Path, line: int) -> list[str]:
    """The tests that run a line of a file of ``scripts/``: first those that run most of the file for their time.

    Tests of the file's own room were written for it, and count for more; what is kept of the made-up house sees most,
    and is always among them. As many as take ``ENOUGH`` together, one at the least; none where no test runs the line.
    """
    name = path.relative_to(ROOT / "scripts").as_posix()
    room = name.split("/")[1] if "/" in name else ""
    rows = []
    for test, (seconds, ran) in _record().items():
        if line in ran.get(name, ()):
            near = 4 if test.split("/")[1] == room else 1
            rows.append((near * len(ran[name]) / (seconds + 1), seconds, test))
    taken: list[str] = []
    left = ENOUGH - sum(seconds for _, seconds, test in rows if test == WHOLE)
    for _, seconds, test in sorted(rows, reverse=True):
        if not taken or seconds <= left or test == WHOLE:
            taken.append(test)
            left -= seconds
    return taken


def main() -> int:
    """Record all, or what is named."""
    all_tests = [path.relative_to(ROOT) for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    plain = [each.as_posix() for each in all_tests if each.parts[1] != "browser" and each.name not in LEFT_OUT]
    known = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    for test in sys.argv[1:] or plain:
        known[test] = recorded(test)
        print(f"{known[test]['seconds']:6.1f}  {test}", flush=True)
        RECORD.parent.mkdir(exist_ok=True)
        RECORD.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
