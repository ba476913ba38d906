"""Collect every regular expression of the program from the code itself, and find what grows faster than its input."""

from __future__ import annotations

import ast
import importlib
import re
import re._parser as sre  # type: ignore[import-not-found]
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SIZES = (10_000, 20_000, 40_000)
"""Characters; each twice the one before."""

SMALL = 0.015
"""Seconds at half the smallest size below which nothing more is measured: squared, one second at the largest."""

GROWS = 3.0
"""n·log n grows 2.2 times where n doubles, n² four times; between them lies what a busy machine adds."""

ALWAYS = ("工", "a", "1", " ", "=", "，", "。", "“", "\n", "1.", "a ", "工,", "=1", "第一")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression as it is written in a module."""

    where: str
    text: str
    flags: int
    anchored: bool = False
    """Whether it is only held against a beginning or a whole, never looked for further on."""


_WAYS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def patterns(folder: Path) -> list[Pattern]:
    """All patterns given to ``re`` in the modules under a folder, those of one text and flags once."""
    found: dict[tuple[str, int], Pattern] = {}
    for where, node, text, anchored in _calls(folder):
        if text is not None:
            found.setdefault((text, _flags(node)), Pattern(where, text, _flags(node), anchored))
    return list(found.values())


def uncollected(folder: Path) -> list[str]:
    """Calls of ``re`` whose pattern is put together of what a function is given."""
    return [f"{where}: {ast.unparse(node.args[0])}" for where, node, text, _ in _calls(folder) if text is None]


def _calls(folder: Path) -> Iterator[tuple[str, ast.Call, str | None, bool]]:
    """Each call of ``re``: its place, its pattern as the names of its module give it, and whether that is anchored."""
    for path in sorted(folder.rglob("*.py")):
        names = vars(importlib.import_module(".".join(path.relative_to(folder).with_suffix("").parts)))
        source = path.read_text("utf-8")
        tree = ast.parse(source)
        named = {
            id(node.value): ast.unparse(node.targets[0]) for node in ast.walk(tree) if isinstance(node, ast.Assign)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _of_re(node) and node.args:
                anchored = _ways(node, named.get(id(node), ""), source) <= {"match", "fullmatch"}
                yield f"{path.stem}:{node.lineno}", node, _text(node.args[0], names), anchored


def _ways(node: ast.Call, name: str, source: str) -> set[str]:
    """In which ways a pattern is used: by the call itself, or by the private name it is given in its module."""
    assert isinstance(node.func, ast.Attribute)
    if node.func.attr != "compile":
        return {node.func.attr}
    used = set(re.findall(rf"\b{name}\.(\w+)\(", source)) if name.startswith("_") else set()
    alone = used and len(re.findall(rf"\b{name}\b", source)) == 1 + len(re.findall(rf"\b{name}\.\w+\(", source))
    return used if alone else {"search"}


def _text(node: ast.expr, names: dict[str, object]) -> str | None:
    try:
        made = eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(names))
    except NameError:
        return None
    return made.decode() if isinstance(made, bytes) else made if isinstance(made, str) else None


def _of_re(node: ast.Call) -> bool:
    called = node.func
    of_module = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"
    return of_module and isinstance(called, ast.Attribute) and called.attr in {"compile", *_WAYS}


def _flags(node: ast.Call) -> int:
    given = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords if k.arg == "flags"), None)
    names = {n.attr for n in ast.walk(given) if isinstance(n, ast.Attribute)} if given is not None else set()
    return sum(int(getattr(re, name)) for name in names if isinstance(getattr(re, name, None), re.RegexFlag))


def units(text: str) -> Iterator[str]:
    """What to repeat against a pattern: its own characters, one by one and two by two, and everyday ones."""
    own = [chr(c) for c in dict.fromkeys(_literals(sre.parse(text)))][:12]
    yield from ALWAYS
    yield from own
    yield from (one + two for one, two in pairwise(own))


def _literals(parsed: object) -> Iterator[int]:
    if isinstance(parsed, tuple) and len(parsed) == 2 and str(parsed[0]) in ("LITERAL", "NOT_LITERAL"):
        yield parsed[1]
    elif isinstance(parsed, tuple) and len(parsed) == 2 and str(parsed[0]) == "RANGE":
        yield parsed[1][0]
    elif isinstance(parsed, list | tuple | sre.SubPattern):
        for each in parsed:
            yield from _literals(each)


def too_fast_growing(pattern: Pattern, sizes: tuple[int, int, int] = SIZES) -> list[str]:
    """The first unit that makes a pattern's work grow faster than n·log n, with the place; empty where none does."""
    compiled = re.compile(pattern.text, pattern.flags)
    for unit in units(pattern.text):
        ways = [compiled.fullmatch, compiled.match if pattern.anchored else lambda text: list(compiled.finditer(text))]
        for way in ways:
            if _grows(way, unit, "\x00", sizes):
                return [f"{pattern.where}: {unit!r}"]
    return []


def _grows(way: Callable[[str], object], unit: str, end: str, sizes: tuple[int, int, int]) -> bool:
    if _seconds(way, unit, sizes[0] // 2, end) < SMALL:
        return False
    one, two = (_seconds(way, unit, size, end) for size in sizes[:2])
    return two > GROWS * one and _seconds(way, unit, sizes[2], end) > GROWS * two


def _seconds(way: Callable[[str], object], unit: str, size: int, end: str) -> float:
    text = (unit * (size // len(unit) + 1))[:size] + end
    began = time.process_time()
    way(text)
    return time.process_time() - began
