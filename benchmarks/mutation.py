"""How many single faults, set into the scripts at random, do the nearest tests notice?

    python benchmarks/mutation.py [--count 60] [--seed 1] [--only py|js] [--under scripts/edition/ids]
                                  [--limit 300] [--out benchmarks/mutation.md]

Draws places over all of ``scripts/`` and the scripts of the site, each as likely as any other, changes one thing there
in a copy of the tree, and runs the tests nearest to it: of Python those that run the line, as ``benchmarks/near.py``
has recorded, else those that import the file and those of its room; for a script of the site those of its engine or of
a page without a browser, then those in one. Caught: a test fails that passes without the change, or does not end by
itself where it takes seconds without. What survives is named, and so is what no test decided in time. A change that
nobody could see stands with its reason in ``benchmarks/mutation-equivalent.txt``; it is called so, and not counted as
caught. Tests are run in a fork of this process, which has the libraries loaded that they stand on.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TextIO

from near import RECORD, running

ROOT = Path(__file__).resolve().parent.parent

COPIED = ("sources", "editorial", "schemas", "scripts", "assets", "docs", "overrides", "tests", "deploy", "benchmarks")
"""Folders a test may read; files of the top level are copied too."""

EQUIVALENT = ROOT / "benchmarks" / "mutation-equivalent.txt"
"""``path: change: reason``, a line each."""

LATE = "ran out of time"
"""A machine that had other things to do, or a browser that waits: not counted as caught."""

ENDLESS = "does not end"
"""The tests took all the processor time they may, which is several times what they take."""

PROCESSOR = 150
"""Seconds of it; the tests of one change are chosen to take a fifth of that together."""

LOADED = (
    "pytest",
    "hypothesis.strategies",
    "yaml",
    "docx",
    "jsonschema",
    "mkdocs.commands.build",
    "playwright.sync_api",
)
"""What most tests take in, and takes longer than many of them."""

FAILED = r"^(?:FAILED|ERROR) (.+?)(?: - |$)"
"""How pytest names a test that fails."""


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

    @property
    def named(self) -> str:
        """The place without its line, which moves: ``path: change``, in one line."""
        return " ".join(f"{self.path.relative_to(ROOT)}: {self.what}".split())


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
        for told in (getattr(node, "annotation", None), getattr(node, "returns", None), *_left_alone(node))
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


def _left_alone(node: ast.AST) -> list[ast.expr]:
    """``frozen`` and ``slots`` say how a noun may be used, not what it does; and until Python 3.12 nobody says where a
    name stands inside an f-string."""
    if isinstance(node, ast.JoinedStr):
        return list(node.values)
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

HOUSE = ("test_house.py", "test_real_pages.py", "files/test_export.py")
"""Tests that walk a whole tree through the house."""

COMMANDS = ("site/test_build.py", "desk/test_versions.py", "ids/test_ids_survive.py", "review/test_review.py")
"""Tests that run the command line."""

STEPS = ("engines/test_page_steps.py", "engines/test_page_parts.py")
"""Pages without a browser."""

OF_SCRIPTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "assets/search/": (
        ("engines/test_search_engine.py", "engines/test_search_rules.py"),
        ("browser/test_search.py",),
    ),
    "assets/quote/": (
        ("engines/test_quotation_engine.py", "engines/test_quotation_rules.py", "engines/test_remarks_in_checker.py"),
        ("browser/test_quotations.py",),
    ),
    "assets/ids/codes": (STEPS, ("browser/test_codes_page.py", "browser/test_redirects.py")),
    "assets/ids/ids": (STEPS, ("browser/test_redirects.py", "browser/test_codes_page.py")),
    "assets/": (
        ("ids/test_grammar.py", "chinese/test_folding.py"),
        ("engines/test_search_engine.py", "engines/test_quotation_engine.py"),
    ),
    "assets/checker/": (("browser/test_quotations.py",),),
    "assets/cite/": (("engines/test_citing_composed.py",), STEPS, ("browser/test_citing.py",)),
    "assets/core/": (
        STEPS,
        ("browser/test_redirects.py", "browser/test_citing.py", "browser/test_without_script.py"),
    ),
    "assets/find/": (("engines/test_asked.py", "engines/test_search_counts.py"), STEPS, ("browser/test_search.py",)),
    "assets/links/": (
        STEPS,
        ("browser/test_linked_pages.py",),
    ),
    "assets/print/": (
        STEPS,
        ("browser/test_print.py",),
    ),
    "assets/read/": (
        STEPS,
        ("browser/test_reading.py", "browser/test_apparatus.py", "browser/test_text.py"),
    ),
    "assets/read/filter": (
        STEPS,
        ("browser/test_filter.py",),
    ),
    "assets/read/languages": (
        STEPS,
        ("browser/test_languages.py",),
    ),
    "assets/training/": (
        STEPS,
        ("browser/test_training_pages.py",),
    ),
    "assets/wall/": (
        STEPS,
        ("browser/test_projection.py",),
    ),
    "scripts/edition/review/": (("browser/test_review_page.py",),),
}
"""Scripts of the site by how their path begins, the longest first, and the tests of each, ring by ring."""


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
    return names


def nearest(place: Place) -> list[str]:
    """Test files, the nearest first."""
    where = place.path.relative_to(ROOT).as_posix()
    rings: tuple[Sequence[str], ...] = (HOUSE, COMMANDS)
    if place.path.suffix == ".js":
        rings = OF_SCRIPTS[max((each for each in OF_SCRIPTS if where.startswith(each)), key=len)]
    elif tests := running(place.path, place.line):
        return tests
    elif where.startswith("scripts/edition/"):
        rings = (*_of_room(place.path), HOUSE)
    tests = [f"tests/{test}" for test in dict.fromkeys(test for ring in rings for test in ring)]
    return [test for test in tests if (ROOT / test).exists()]


def _of_room(path: Path) -> tuple[Sequence[str], Sequence[str]]:
    """Tests that import a module, and the other tests of its room; none of them opens a browser."""
    module = ".".join(path.relative_to(ROOT / "scripts").with_suffix("").parts).removesuffix(".__init__")
    tests = {test.relative_to(ROOT / "tests").as_posix(): test for test in sorted((ROOT / "tests").rglob("test_*.py"))}
    plain = {name: test for name, test in tests.items() if not name.startswith(("browser/", "test_architecture"))}
    room = path.relative_to(ROOT / "scripts" / "edition").parts[0]
    near = [name for name, test in plain.items() if module in _imports(test)]
    return sorted(near, key=lambda name: not name.startswith(f"{room}/")), [
        n for n in plain if n.startswith(f"{room}/")
    ]


# One change after another ------------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """A copy of what tests read, with what Python has compiled; the virtual environment is shared."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":
            shutil.copy2(path, folder / path.name)
    for name in (".ci", ".github", "doc"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    return folder


def noticed(place: Place, tree: Path, limit: int, but: Sequence[str] = ()) -> str:
    """Which test noticed the change, of all but some; empty where none did."""
    path = tree / place.path.relative_to(ROOT)
    whole, times = path.read_text("utf-8"), path.stat()
    path.write_text(whole[: place.start] + place.instead + whole[place.end :], encoding="utf-8")
    try:
        ended, failed = _run(tree, ["-x", *nearest(place), *(f"--deselect=tests/{each}" for each in but)], limit)
        return failed[0] if failed else ended
    finally:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _run(tree: Path, tests: list[str], seconds: float) -> tuple[str, list[str]]:
    """How it ended where it is not told by the tests that fail, and these; what they have started ends with them."""
    with tempfile.TemporaryFile("w+") as said:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _tests(tree, tests, said)
        status = _ended(child, seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if status is None:
            os.waitpid(child, 0)
            return LATE, []
        if os.WIFSIGNALED(status):
            return ENDLESS if os.WTERMSIG(status) == signal.SIGXCPU else f"exit by signal {os.WTERMSIG(status)}", []
        said.seek(0)
        failed = re.findall(FAILED, said.read(), re.MULTILINE)
    code = os.WEXITSTATUS(status)
    return f"exit {code}" if code else "", [each.removeprefix("tests/") for each in failed] if code else []


def _tests(tree: Path, tests: list[str], said: TextIO) -> None:
    """Run in a process of its own, which it ends."""
    code = 70
    try:
        os.setsid()
        os.chdir(tree)
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.path[:] = [each for each in sys.path if Path(each or ".").resolve() != Path(__file__).resolve().parent]
        quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-p", "no:cacheprovider"]
        code = int(import_module("pytest").main(["-q", "-n", "0", *quiet, *tests]))
    finally:
        os._exit(code)


def _ended(child: int, seconds: float) -> int | None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.05)
    return None


def failing(tree: Path, answers: list[str]) -> list[str]:
    """The tests among those that noticed something which fail without any change: they notice nothing."""
    tests = sorted({f"tests/{answer}" for answer in answers if "test_" in answer})
    return _run(tree, tests, 1800)[1] if tests else []


def equivalent() -> dict[str, str]:
    """Changes that change nothing, ``path: change``, each with its reason."""
    lines = EQUIVALENT.read_text("utf-8").splitlines() if EQUIVALENT.exists() else []
    return dict(line.rsplit(": ", 1) for line in lines if line and not line.startswith("#"))


def undecided(answer: str) -> bool:
    """Time ran out, or pytest itself gave up: somebody has to look."""
    return answer == LATE or answer.startswith("exit")


def told(drawn: list[Place], answers: list[str], seed: int) -> list[str]:
    """The result as Markdown: the sum, then a row a place."""
    known = equivalent()
    rows = []
    caught = same = 0
    for place, answer in sorted(zip(drawn, answers, strict=True), key=lambda each: str(each[0])):
        reason = known.get(place.named, "")
        caught += bool(answer) and not undecided(answer)
        same += not answer and bool(reason)
        said = answer or (f"equivalent: {reason}" if reason else "**survived**")
        cells = (str(place).partition(": ")[0], f"`{place.what}`", said)
        rows.append("| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |")
    count, late = len(drawn), sum(map(undecided, answers))
    return [
        f"Seed {seed}, {count} of {len(places(''))} places: **{caught} caught ({caught / count:.0%})**, "
        f"{late} undecided, {same} equivalent, {count - caught - late - same} survived.",
        "",
        "| place | change | caught by |",
        "|---|---|---|",
        *rows,
    ]


def main() -> int:
    """Draw, change, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["py", "js"], default="")
    parser.add_argument("--under", default="", help="only places below this path")
    parser.add_argument("--limit", type=int, default=300, help="seconds a place")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mutation")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    all_places = [each for each in places(options.only) if each.named.startswith(options.under)]
    drawn = random.Random(options.seed).sample(all_places, min(options.count, len(all_places)))
    print(f"seed {options.seed}: {len(drawn)} of {len(all_places)} places", flush=True)
    if not RECORD.exists():
        sys.exit("python benchmarks/near.py first: it records which tests run a line")
    for each in LOADED:
        import_module(each)
    tree = copied(options.work)
    answers: dict[Place, str] = {}
    left, idle = drawn, []
    while left:
        for place in left:
            answers[place] = said = noticed(place, tree, options.limit, idle)
            print(f"{'caught' if said else 'SURVIVED'}  {place}" + (f"  [{said}]" if said else ""), flush=True)
        again = failing(tree, [answers[place] for place in left])
        idle += again
        left = [place for place in left if answers[place] in again]
    lines = told(drawn, list(answers.values()), options.seed)
    print(lines[0])
    if options.out:
        options.out.write_text("# Single faults noticed by the nearest tests\n\n" + "\n".join(lines) + "\n", "utf-8")
    shutil.rmtree(options.work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
