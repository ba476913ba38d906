"""How many single faults, set into the scripts at random, do the nearest tests notice?

    python benchmarks/mutation.py [--count 60] [--seed 1] [--only py|js] [--workers 2] [--out benchmarks/mutation.md]

Draws places over all of ``scripts/`` and the scripts of the site, each as likely as any other, changes one thing there
in a copy of the tree, and runs the tests nearest to the file: first those that import it (or a module that does) or
name it, then those of the whole house. Caught: a test fails, or runs out of time. Survivors are named with their line.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent

COPIED = ("sources", "editorial", "schemas", "scripts", "assets", "docs", "overrides", "tests", "deploy", "benchmarks")
"""Folders a test may read; files of the top level are copied too."""

NEAR = 6
"""Test files of the first ring: the nearest by imports."""

HOUSE = (
    "test_house",
    "test_proof_of_form",
    "test_build",
    "test_export",
    "test_golden_pages",
    "test_real_pages",
    "test_schemas",
    "test_proofread",
)
"""Test modules that walk a tree through the whole house: the second ring."""

TOO_LONG = 600
"""Seconds after which a run counts as noticed: a loop that does not end."""


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to change: ``text[start:end]`` of a file becomes ``instead``."""

    path: Path
    start: int
    end: int
    instead: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}"


# Where something can be changed ------------------------------------------------------------------------------------

COMPARED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.In: "not in",
    ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.FloorDiv: "*", ast.Mod: "+"}


def python_places(path: Path) -> Iterator[Place]:
    """Comparisons, conditions, numbers, truth values, sums and bare calls turned round, outside annotations."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    starts = [0]
    for each in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(each))
    raw = text.encode()

    def at(line: int, column: int) -> int:
        return len(raw[: starts[line - 1] + column].decode())

    def stretch(node: ast.expr | ast.stmt) -> tuple[int, int]:
        return at(node.lineno, node.col_offset), at(node.end_lineno or 0, node.end_col_offset or 0)

    def place(node: ast.expr | ast.stmt, start: int, end: int, instead: str) -> Place:
        return Place(path, start, end, instead, node.lineno, f"{text[start:end].strip()} → {instead.strip()}")

    told = {
        id(inner)
        for node in ast.walk(tree)
        for told in (getattr(node, "annotation", None), getattr(node, "returns", None), *_decorators(node))
        if told
        for inner in ast.walk(told)
    }
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            start, end = stretch(node.left)[1], stretch(node.comparators[0])[0]
            yield place(node, start, end, f" {COMPARED[type(node.ops[0])]} ")
        elif isinstance(node, ast.BoolOp):
            start, end = stretch(node.values[0])[1], stretch(node.values[1])[0]
            between = text[start:end]
            old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            if between.count(old) == 1:
                yield place(node, start, end, between.replace(old, new))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            start, end = stretch(node)
            yield place(node, start, end, text[slice(*stretch(node.operand))])
        elif isinstance(node, ast.If | ast.IfExp):
            start, end = stretch(node.test)
            yield place(node, start, end, f"not ({text[start:end]})")
        elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
            start, end = stretch(node.left)[1], stretch(node.right)[0]
            if text[start:end].strip() in {"+", "-", "*", "//", "%"}:
                yield place(node, start, end, f" {COUNTED[type(node.op)]} ")
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield place(node, *stretch(node), str(not node.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            yield place(node, *stretch(node), str(node.value + 1))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield place(node, *stretch(node), "None")


def _decorators(node: ast.AST) -> list[ast.expr]:
    """``frozen`` and ``slots`` say how a noun may be used, not what it does."""
    return node.decorator_list if isinstance(node, ast.ClassDef) else []


SCRIPT_PARTS = re.compile(
    r"""(?P<skip>/\*.*?\*/|//[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|/(?![*/ ])(?:\\.|\[[^\]\n]*\]|[^/\\\n\[])+/[gimsuy]*)"""
    r"|(?P<swap>===|!==|<=|>=|&&|\|\||\btrue\b|\bfalse\b|(?<= )[<>](?= )|(?<= )[+-](?= ))"
    r"|(?P<not>!(?=[\w(]))|(?<![\w.])(?P<number>\d+)(?![\w.])|(?P<if>\bif \()",
    re.DOTALL,
)
SWAPPED = {
    "===": "!==", "!==": "===", "<=": "<", ">=": ">", "&&": "||", "||": "&&", "true": "false", "false": "true",
    "<": "<=", ">": ">=", "+": "-", "-": "+",
}  # fmt: skip


def script_places(path: Path) -> Iterator[Place]:
    """The same for a script of the site, by its words: strings, patterns and comments are left alone."""
    text = path.read_text("utf-8")
    for part in SCRIPT_PARTS.finditer(text):
        word, kind = part[0], part.lastgroup
        if kind in (None, "skip"):
            continue
        instead = {"swap": SWAPPED.get(word, ""), "not": "", "if": "if (!"}.get(kind or "")
        end = part.end()
        if kind == "number":
            instead = str(int(word) + 1)
        if kind == "if":
            closing = _closing(text, part.end())
            instead, end = f"if (!({text[part.end() : closing]})", closing
        line = text.count("\n", 0, part.start()) + 1
        yield Place(path, part.start(), end, instead or "", line, f"{text[part.start() : end]} → {instead}")


def _closing(text: str, at: int) -> int:
    depth = 1
    while depth and at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at - 1


def places(only: str) -> list[Place]:
    """All places, in the order of the files."""
    found: list[Place] = []
    if only in ("", "py"):
        for path in sorted((ROOT / "scripts").rglob("*.py")):
            found += python_places(path)
    if only in ("", "js"):
        for path in _site_scripts():
            found += script_places(path)
    return found


def _site_scripts() -> list[Path]:
    folders = [ROOT / "assets", ROOT / "scripts"]
    return sorted(path for folder in folders if folder.exists() for path in folder.rglob("*.js"))


# Which tests are near ----------------------------------------------------------------------------------------------


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
    return names


def _modules() -> dict[str, Path]:
    scripts = ROOT / "scripts"
    return {
        ".".join(path.relative_to(scripts).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(scripts.rglob("*.py"))
    }


def nearest(path: Path) -> Sequence[list[str]]:
    """Two rings of test files: near ones, then the whole house."""
    tests = {test: test.read_text("utf-8") for test in sorted((ROOT / "tests").rglob("test_*.py"))}
    house = [str(test.relative_to(ROOT)) for test in tests if test.stem in HOUSE]
    if path.suffix == ".js":
        stem = path.stem.split("-")[0]
        named = [t for t, text in tests.items() if path.name in text or stem in t.stem or _subject(path) in t.stem]
        return [[str(test.relative_to(ROOT)) for test in sorted(named[: 2 * NEAR], key=_with_browser)]]
    modules = _modules()
    me = next((name for name, each in modules.items() if each == path), "")
    ring, seen, near = {me}, {me}, []
    users = {name: _imports(each) for name, each in modules.items() if each.name != "__init__.py"}
    test_users = {test: _imports(test) for test in tests}
    while ring and len(near) < NEAR:
        near += [test for test, used in test_users.items() if used & ring and test not in near]
        ring = {name for name, used in users.items() if used & ring} - seen
        seen |= ring
    own = [test for test in tests if test.stem == f"test_{path.stem}" and test not in near]
    first = [str(test.relative_to(ROOT)) for test in sorted([*own, *near][:NEAR], key=_with_browser)]
    return [first, [test for test in house if test not in first]]


def _with_browser(test: Path) -> bool:
    """Tests without a browser answer sooner."""
    return "browser" in test.parts


def _subject(path: Path) -> str:
    """Tests are called by what a reader does, scripts by what they are."""
    return {
        "cite": "citing", "handbook": "reading", "links": "linked_pages", "languages": "languages", "ids": "codes_page",
        "training": "training_pages", "print": "print", "early": "without_script", "common": "citing",
        "review": "review_page",
    }.get(path.stem, PARTS.get(path.parent.name, path.stem))  # fmt: skip


PARTS = {"search": "search_engine", "quote": "quotation_engine", "ids": "grammar", "chinese": "folding"}
"""Parts of a script in ``assets/``, by their folder, and the tests of that script without a browser."""


# One change after another ------------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """A copy of what tests read; the virtual environment is shared."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":
            shutil.copy2(path, folder / path.name)
    for name in (".ci", ".github", "doc"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    return folder


def noticed(place: Place, tree: Path) -> str:
    """Which tests noticed the change; empty where none did."""
    path = tree / place.path.relative_to(ROOT)
    whole = path.read_text("utf-8")
    path.write_text(whole[: place.start] + place.instead + whole[place.end :], encoding="utf-8")
    try:
        for ring in nearest(place.path):
            if ring and (said := _run(tree, ring)):
                return said
    finally:
        path.write_text(whole, encoding="utf-8")
    return ""


def _run(tree: Path, tests: list[str]) -> str:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, check=False, timeout=TOO_LONG
        )
    except subprocess.TimeoutExpired:
        return "ran out of time"
    if not done.returncode:
        return ""
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    return failed[1] if failed else f"exit {done.returncode}"


def main() -> int:
    """Draw, change, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["py", "js"], default="")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mutation")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    drawn = random.Random(options.seed).sample(places(options.only), options.count)
    trees: SimpleQueue[Path] = SimpleQueue()
    for each in range(options.workers):
        trees.put(copied(options.work / str(each)))

    def one(place: Place) -> str:
        tree = trees.get()
        try:
            said = noticed(place, tree)
        finally:
            trees.put(tree)
        print(f"{'caught' if said else 'SURVIVED'}  {place}" + (f"  [{said}]" if said else ""), flush=True)
        return said

    with ThreadPoolExecutor(options.workers) as workers:
        answers = list(workers.map(one, drawn))
    caught = sum(1 for answer in answers if answer)
    lines = [f"{caught} of {len(drawn)} single changes noticed ({caught / len(drawn):.0%}), seed {options.seed}.", ""]
    lines += [f"- survived: `{place}`" for place, answer in zip(drawn, answers, strict=True) if not answer]
    print("\n".join(lines))
    if options.out:
        options.out.write_text("# Single faults noticed by the nearest tests\n\n" + "\n".join(lines) + "\n", "utf-8")
    shutil.rmtree(options.work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
