"""No test of the browser waits for time to pass: a loaded machine needs more of it than anybody thought.

What is waited for is a state (``playwright.expect``, ``wait_for``, ``wait_for_function``), that nothing moves any more
(``visits.still``), or that the page's own timers have run (``visits.timers_run``).
"""

from __future__ import annotations

import re

import pytest
from trees import ROOT

FOR_TIME = re.compile(
    r"wait_for_timeout|time\.sleep|asyncio\.sleep|networkidle|setTimeout\([^;]*, *[1-9]|\bwait\([0-9]"
)
BROWSER = sorted((ROOT / "tests" / "browser").glob("*.py"))


def waits(text: str) -> list[str]:
    """The lines that wait for time."""
    return [line.strip() for line in text.splitlines() if FOR_TIME.search(line)]


def test_no_test_of_the_browser_waits_for_time() -> None:
    found = {path.name: waits(path.read_text("utf-8")) for path in BROWSER}
    assert len(found) > 30
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "    page.wait_for_timeout(100)",
        'page.wait_for_load_state("networkidle")',
        "time.sleep(0.1)",
        "  await wait(60);",
        "new Promise(done => setTimeout(done, 60))",
        "setTimeout(() => hear(event), 900)",
    ],
)
def test_a_planted_wait_is_found(line: str) -> None:
    assert waits(f"still(page)\n{line}\n") == [line.strip()]
