"""How the work of a build grows with the number of documents: CPU seconds by phase. Writes benchmarks/growth.md.

    .venv/bin/python benchmarks/growth.py [250 500 1000]

The handbook's own tree is copied and given made-up pages, four documents a page, in a temporary folder.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import platform
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from edition.collate.assemble import assemble  # noqa: E402
from edition.desk.tree import Tree  # noqa: E402
from edition.reading.document import readings  # noqa: E402

site = importlib.import_module("edition.site.build")

SIZES = (250, 500, 1000)
"""Documents."""

ON_A_PAGE = 4
PARAGRAPHS = 14
"""Of a document: what the five received pages hold on average."""

COPIED = ("sources", "editorial", "schemas", "scripts", "docs", "overrides", "assets", "mkdocs.yml")
NOTHING = "basis: unknown, evidence: 没有可据的字句。"
T = TypeVar("T")


def grow(root: Path, count: int, seed: int = 6) -> None:
    """Add made-up pages with plans and records to a tree until it has ``count`` documents more."""
    dice = random.Random(seed)
    han = [chr(at) for at in range(0x4E00, 0x4E00 + 2500)]
    records, printed = [], []
    for page in range(count // ON_A_PAGE):
        number, lines, plan = f"g{page:04}", [], []
        for document in range(ON_A_PAGE):
            code = _code(page * ON_A_PAGE + document)
            plan.append(f"  - code: {code}\n    lines:")
            for at in range(PARAGRAPHS + 2):
                said = _said(dice, han, at)
                lines += [said, ""]
                role = "title" if not at else "heading" if at % 5 == 1 else "body"
                plan.append(f"      - {len(lines) - 1} {role} {said[:7]}")
            nothing = f"{{value: null, precision: null, {NOTHING}}}"
            records.append(f"\n{code}:\n  kind: news-report\n  date: {nothing}\n")
        text = "\n".join(lines)
        name = f"{number}_made.txt"
        (root / "sources" / name).write_text(text, encoding="utf-8")
        head = f"source: {name}\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\nstatus: reviewed\narticles:\n"
        (root / "editorial" / "plans" / f"{number}.yml").write_text(head + "\n".join(plan) + "\n", encoding="utf-8")
        printed.append(
            f"\n{number}:\n  newspaper: {{name: null, date: null, page: null, {NOTHING}}}\n"
            "  checked_against_print: false\n"
        )
    for name, added in (("documents.yml", records), ("sources.yml", printed)):
        with (root / "editorial" / name).open("a", encoding="utf-8") as opened:
            opened.write("".join(added))


def _code(number: int) -> str:
    """``qaaab``: five letters, as documents of one kind and no year have them."""
    return "q" + "".join(chr(97 + number // 26**place % 26) for place in (3, 2, 1, 0))


def _said(dice: random.Random, han: list[str], at: int) -> str:
    """A title, a heading or a paragraph of some sentences."""
    if not at or at % 5 == 1:
        return "".join(dice.choices(han, k=dice.randint(9, 16)))
    sentences = ("".join(dice.choices(han, k=dice.randint(18, 42))) for _ in range(dice.randint(2, 6)))
    return "".join(f"{sentence[:12]}，{sentence[12:]}。" for sentence in sentences)


def measure(count: int) -> dict[str, float]:
    """CPU seconds by phase, those of other processes included."""
    spent: dict[str, float] = {}

    def phase(name: str, work: Callable[[], T]) -> T:
        began = _cpu()
        made = work()
        spent[name] = spent.get(name, 0) + _cpu() - began
        return made

    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        root = Path(folder)
        for name in COPIED:
            one = ROOT / name
            (shutil.copytree if one.is_dir() else shutil.copy2)(one, root / name)
        grow(root, count)
        tree = Tree(root)
        edition = phase("read and collate", lambda: assemble(tree))
        read = phase("read the documents", lambda: readings(edition))
        for name in ("downloads", "render", "fragments", "proofread", "run_mkdocs"):
            _timed(name, phase)
        phase("data and search", lambda: site.write_generated(tree, edition, read))
        phase("data and search", lambda: site.fill(tree, root / "site", edition, read))
        for name, (module_name, original) in _ORIGINALS.items():
            setattr(site, module_name, original)
            spent["data and search"] -= spent.get(_NAMES[name], 0)
    return spent


_NAMES = {
    "downloads": "Word and HTML files",
    "render": "Markdown",
    "fragments": "fragments",
    "proofread": "proof",
    "run_mkdocs": "MkDocs",
}
_ORIGINALS: dict[str, tuple[str, object]] = {}


def _timed(name: str, phase: Callable[[str, Callable[[], object]], object]) -> None:
    """Let a step of the build be counted by itself."""
    original = getattr(site, name)
    _ORIGINALS[name] = (name, original)
    setattr(site, name, lambda *given, **named: phase(_NAMES[name], lambda: original(*given, **named)))


def _cpu() -> float:
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime


def table(measured: dict[int, dict[str, float]]) -> str:
    """The figures as a Markdown table, with what each doubling costs."""
    sizes = list(measured)
    names = list(measured[sizes[0]])
    rows = [[name, *(f"{measured[size].get(name, 0):.1f}" for size in sizes)] for name in names]
    totals = [sum(measured[size].values()) for size in sizes]
    rows.append(["**all**", *(f"**{total:.1f}**" for total in totals)])
    ratios = [f"{two / one:.2f}" for one, two in pairwise(totals)]
    rows.append(["times the size before", "", *ratios])
    head = [["CPU seconds", *(f"{size} documents" for size in sizes)], ["---", *["---:" for _ in sizes]]]
    return "\n".join(f"| {' | '.join(row)} |" for row in [*head, *rows]) + "\n"


def below_the_table(text: str) -> str:
    """What is said below the figures: it is kept when they are measured anew."""
    return text[text.rindex("|\n") + 2 :]


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    measured: dict[int, dict[str, float]] = {}
    for size in sizes:
        measured[size] = measure(size)
        print(table(measured), flush=True)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    said = f"# How a build grows\n\nMeasured {time.strftime('%Y-%m-%d')}, {machine}.\n\n"
    path = ROOT / "benchmarks" / "growth.md"
    if not sys.argv[1:]:
        path.write_text(said + table(measured) + below_the_table(path.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
