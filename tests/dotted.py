"""Cases as data: title ``.`` input ``.`` expected ``.``"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    title: str
    given: str
    expected: list[str]


def cases(name: str) -> list[Case]:
    """The cases of ``cases/<name>.txt``, in file order."""
    parts: list[list[str]] = [[]]
    for line in (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    chunks = ["\n".join(part) for part in parts[:-1]]
    return [
        Case(title.strip(), given, expected.split("\n") if expected else [])
        for title, given, expected in zip(chunks[::3], chunks[1::3], chunks[2::3], strict=True)
    ]
