"""The scripts of the site grow with what they are given: reports of 200,000 characters, 10,000 codes."""

from __future__ import annotations

from checking import block, data, document, engine
from node import run_node

LONGEST = 200
"""Milliseconds that a step of a check may take: between two steps a page answers its reader."""

SAID = "各村按田亩排出轮次，轮到的人夜里守着水口，天亮才换下一个村的人来。"
DATA = data(
    document("sd", "渡口", block("sd-p1", SAID * 3), block("sd-p2", "渡船工每年上岸培训一次，学的是看水位和绑救生衣。"))
)

STEPS = """
function (given) {
  return given.reports.map(function (report) {
    var longest = 0, steps = 0, began = performance.now(), at = began;
    for (var step of quotationCheck.run(report, given.data)) {
      var now = performance.now();
      longest = Math.max(longest, now - at);
      steps += 1;
      at = performance.now();
    }
    return { longest: longest, steps: steps, all: performance.now() - began };
  });
}
"""

REPORTS = {
    "200,000 characters of text": (SAID * 6000)[:200_000],
    "one sentence in quotation marks a thousand times": f"“{SAID}”" * 1000,
    "ten thousand codes": "".join(f"SD-P{n} 见" for n in range(10_000)),
    "200,000 opening marks": "“" * 200_000,
    "one character": "工" * 200_000,
    "brackets": "（" * 100_000 + "）" * 100_000,
}


def test_a_step_of_a_check_lets_the_page_answer() -> None:
    """Twice as long as allowed is a fault even on a busy machine: the best of two runs counts."""
    first, again = (
        run_node([engine()], STEPS, {"reports": list(REPORTS.values()), "data": DATA}, seconds=120) for _ in range(2)
    )
    told = {name: min(one["longest"], two["longest"]) for name, one, two in zip(REPORTS, first, again, strict=True)}
    assert all(longest <= LONGEST for longest in told.values()), told
