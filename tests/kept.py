"""What a program says, kept as text to be read by eye: ``--save-golden`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def assert_kept(request: pytest.FixtureRequest, name: str, lines: Iterable[str]) -> None:
    """``lines`` are those of ``tests/golden/<name>``; AssertionError with the first that differs."""
    path, said = GOLDEN / name, "\n".join(lines) + "\n"
    if request.config.getoption("--save-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said.split("\n") == path.read_text("utf-8").split("\n")
