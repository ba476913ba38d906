"""Find repeats on 1,000 made-up pages beside two peers, and time ``propose`` on growing numbers of pages.

    python benchmarks/detection.py [--pages 1000] [--out benchmarks/detection.md]

Detection only: which lines of a page repeat an earlier or later one. Peers see each page's lines as we do and
report pairs: MinHash-LSH over 4-grams (datasketch), and all pairs by rapidfuzz ``ratio``.
"""

from __future__ import annotations

import argparse
import platform
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from damage import damaged  # noqa: E402
from edition.desk.received_page import parse  # noqa: E402
from edition.nouns import Page  # noqa: E402
from edition.propose.propose import propose  # noqa: E402
from edition.propose.repeats.repeats import repeats  # noqa: E402

THRESHOLD = 0.8
"""Likeness from which the peers call two lines a repeat; their best F1 on these pages lies near it."""

SHORTEST = 8
"""Peers skip shorter lines: labels and names repeat rightly."""

BYTES = 10_000
"""Length of a made-up page."""


@dataclass(frozen=True)
class Made:
    """A page with the numbers of the lines that repeat another."""

    page: Page
    repeated: frozenset[int]


def made(seed: int) -> Made:
    """A page of several damaged ones, words exchanged so that no two say the same, until it has its length."""
    dice = random.Random(seed)
    text, repeated, count = "", set(), 0
    while len(text.encode()) < BYTES:
        part = damaged(("easy", "medium", "hard")[count % 3], seed * 7 + count)
        shift = text.count("\n")
        respelled = _respelled(part.text, dice)
        repeated |= {number + shift for number, unit in part.truth.items() if unit.drop}
        text += respelled
        count += 1
    return Made(parse(text.encode(), Path(f"page{seed}.txt")), frozenset(repeated))


def _respelled(text: str, dice: random.Random) -> str:
    """Every third character becomes another one, the same everywhere in this part: same shapes, other words."""
    common = sorted({c for c in text if "\u4e00" <= c <= "\u9fff"})
    chosen = dice.sample(common, len(common) // 3)
    table = {ord(c): chr(0x4E00 + dice.randrange(0x4000)) for c in chosen}
    return text.translate(table)


# Those who detect --------------------------------------------------------------------------------------------------


def ours(page: Page) -> set[int]:
    """Lines dropped whole."""
    return {repeat.dropped.line for repeat in repeats(page, bordered=False) if repeat.whole}


def minhash(page: Page) -> set[int]:
    """The later line of each pair that MinHash-LSH reports."""
    from datasketch import MinHash, MinHashLSH

    index, out = MinHashLSH(threshold=THRESHOLD, num_perm=64), set()
    for line in page.lines:
        if len(line.content) < SHORTEST:
            continue
        sketch = MinHash(num_perm=64)
        for at in range(len(line.content) - 3):
            sketch.update(line.content[at : at + 4].encode())
        if index.query(sketch):
            out.add(line.number)
        index.insert(str(line.number), sketch)
    return out


def all_pairs(page: Page) -> set[int]:
    """The later line of each pair that is alike by edits."""
    from rapidfuzz.fuzz import ratio

    long = [line for line in page.lines if len(line.content) >= SHORTEST]
    return {
        two.number
        for at, two in enumerate(long)
        if any(ratio(one.content, two.content, score_cutoff=THRESHOLD * 100) for one in long[:at])
    }


# Measuring ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """What one of them found, and in what time."""

    name: str
    recall: float
    precision: float
    seconds: float


def measured(name: str, detect: Callable[[Page], set[int]], pages: list[Made]) -> Measured:
    """Count twins rightly: of two copies either may be called the repeat, so only the number found is compared."""
    start = time.perf_counter()
    found = [detect(one.page) for one in pages]
    seconds = time.perf_counter() - start
    right = sum(_right(one, lines) for one, lines in zip(pages, found, strict=True))
    said = sum(map(len, found))
    true = sum(len(one.repeated) for one in pages)
    return Measured(name, right / true, right / said if said else 0.0, seconds)


def _right(one: Made, lines: set[int]) -> int:
    """Found lines that are copies, or whose words stand in a copy (its original)."""
    said = {line.number: line.content for line in one.page.lines}
    copies = {said[number][-SHORTEST:] for number in one.repeated}
    hits = sum(number in one.repeated or said[number][-SHORTEST:] in copies for number in lines)
    return min(hits, len(one.repeated))


def _propose_one(seed: int) -> int:
    return len(propose(made(seed).page).articles)


def growth(sizes: list[int], workers: int) -> Iterator[tuple[int, float]]:
    """Seconds to draft so many pages, making them included."""
    for size in sizes:
        start = time.perf_counter()
        with ProcessPoolExecutor(workers) as pool:
            sum(pool.map(_propose_one, range(size), chunksize=4))
        yield size, time.perf_counter() - start


def report(pages: int, grown: list[int]) -> str:
    """The whole run as Markdown."""
    corpus = [made(seed) for seed in range(pages)]
    size = sum(len(line.text.encode()) for one in corpus for line in one.page.lines) / 1e6
    rows = [measured("ours, exact 8-gram runs", ours, corpus)]
    rows += [measured("datasketch MinHash-LSH", minhash, corpus), measured("rapidfuzz, all pairs", all_pairs, corpus)]
    first = rows[0].seconds
    out = [
        "# Detection of repeats",
        "",
        f"{pages} pages, {size:.1f} MB, Python {platform.python_version()}, one process.",
        "",
    ]
    out += ["| system | recall | precision | seconds | times ours |", "|---|---|---|---|---|"]
    out += [
        f"| {row.name} | {row.recall:.3f} | {row.precision:.3f} | {row.seconds:.1f} | {row.seconds / first:.1f} |"
        for row in rows
    ]
    del corpus
    out += [
        "",
        "## Whole drafts (`propose`), two processes",
        "",
        "| pages | seconds | pages a second |",
        "|---|---|---|",
    ]
    out += [f"| {count} | {seconds:.1f} | {count / seconds:.1f} |" for count, seconds in growth(grown, 2)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    out += ["", f"Largest worker: {peak:.0f} MB. Memory follows the largest page, not the number of pages.", ""]
    return "\n".join(out)


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--grown", type=int, nargs="*", default=[50, 100, 200])
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "detection.md")
    options = parser.parse_args()
    made_report = report(options.pages, options.grown)
    print(made_report)
    options.out.write_text(made_report, encoding="utf-8")


if __name__ == "__main__":
    main()
