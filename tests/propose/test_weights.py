"""What the proposer weighs with stands in named tables with a reason each, never as a bare number inside a rule."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import pytest
from edition.propose.articles.weights import LIKENESS, RUN, TITLE
from edition.propose.seams.weights import WEIGHTS
from trees import ROOT

PROPOSE = ROOT / "scripts" / "edition" / "propose"
TABLES = (WEIGHTS, RUN, TITLE, LIKENESS)


def bare_floats(source: str) -> list[tuple[int, float]]:
    """Line and value of each float that is written inside a function."""
    inside = [
        node
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    ]
    return sorted(
        {(node.lineno, node.value) for node in inside if isinstance(node, ast.Constant) and type(node.value) is float}
    )


@pytest.mark.parametrize("path", sorted(PROPOSE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_bare_float_stands_in_a_function(path: Path) -> None:
    assert bare_floats(path.read_text("utf-8")) == []


def test_the_look_for_bare_floats_sees_them() -> None:
    source = "A = 1.0\ndef f(x):\n    return 2 * x - 0.5 if x else -1.5\ng = lambda: 1e-6\n"
    assert bare_floats(source) == [(3, 0.5), (3, 1.5), (4, 1e-6)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: type(table).__name__)
def test_each_weight_says_why(table: object) -> None:
    """A docstring under it, or under the next one where two are one sentence."""
    module = ast.parse(Path(str(__import__(type(table).__module__, fromlist=["_"]).__file__)).read_text("utf-8"))
    body = next(n.body for n in module.body if isinstance(n, ast.ClassDef) and n.name == type(table).__name__)
    unsaid = [
        one.target.id
        for one, two in zip(body, [*body[1:], None], strict=True)
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and not isinstance(two, ast.Expr)
    ]
    assert unsaid in ([], ["seam_at_least"])
    assert len(fields(table)) > 5  # type: ignore[arg-type]


def test_each_weight_is_used() -> None:
    said = "".join(path.read_text("utf-8") for path in PROPOSE.rglob("*.py") if path.stem != "weights")
    names = {"SeamWeights": "WEIGHTS", "RunWeights": "RUN", "TitleWeights": "TITLE", "LikenessWeights": "LIKENESS"}
    for table in TABLES:
        for each in fields(table):  # type: ignore[arg-type]
            assert f"{names[type(table).__name__]}.{each.name}" in said, each.name
