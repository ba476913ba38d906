"""How much of what reports get wrong 核对引文 finds, and how much of what they get right it leaves alone.

``python tests/report_faults.py`` prints the table; ``… tuned`` also what was missed there. The rows and their form:
``tests/cases/report_faults.txt``. The held-out half is read as a rate only: no rule is made by looking at it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # as a command; the tests have their paths from pytest
    sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "scripts")]

from checking import engine
from edition.files.quotation_data import quotations
from node import run_node
from trees import edition, read

ROWS = Path(__file__).parent / "cases" / "report_faults.txt"
ROW = re.compile(r"(tuned|held) (\w+): (.+)")
SLOT = re.compile(r"\{([a-z0-9-]+)(?: (\d+)(?:\.(\d+)(?:-(\d+))?)?)?((?:\|[^|}]+)*)\}")
KINDS = ("words", "speaker", "year", "region", "item", "document", "unquoted", "term", "negation")
ALSO: Mapping[str, frozenset[str]] = {
    "item": frozenset({"code"}),
    "document": frozenset({"authority"}),
    "speaker": frozenset({"document"}),
    "words": frozenset({"term"}),
}
"""What a fault may be told as as well: a wrong item as a wrong code, a wrong author as a wrong text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of a report: what it is written like, what is wrong with it (``good``: nothing), where it stands."""

    line: int
    held: bool
    kind: str
    text: str


@cache
def data() -> Mapping[str, Any]:
    """What the page is given, of the tree as it is."""
    return quotations(edition(), read(), edition().published, ["glossary"], "https://handbook.example.org/")


@cache
def _texts() -> Mapping[str, str]:
    return {block["id"]: block["text"] for each in data()["documents"] for block in each["blocks"]}


def rows() -> Sequence[Row]:
    """All rows, expanded. ValueError with the line of one that is not written as it should be."""
    made = []
    for at, line in enumerate(ROWS.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            found = ROW.fullmatch(line)
            if not found or found[2] not in ("good", *KINDS):
                raise ValueError(f"{ROWS.name}:{at}: no row of reports: {line}")
            text = SLOT.sub(expanded, found[3]).replace("\\n", "\n")
            made.append(Row(at, found[1] == "held", found[2], text))
    return made


def expanded(slot: re.Match[str]) -> str:
    """What stands in a place of the texts, and what a writer made of it."""
    code, sentence, first, last, changes = slot.groups()
    text = _texts()[code]
    if sentence:
        whole = [each for each in re.split(r"(?<=[。；！？])", text) if each]
        text = re.sub(r"[。；！？]$", "", whole[int(sentence) - 1])
    if first:
        text = "，".join(text.split("，")[int(first) - 1 : int(last or first)])
    text = text.replace("“", "‘").replace("”", "’")
    for change in filter(None, changes.split("|")):
        text = changed(text, *change.split(" "))
    return text


def changed(text: str, what: str, *how: str) -> str:
    """One change; places count characters from 1 and wrap round, so that a shorter text still has them."""
    if what == "for":
        old, new = how
        if old in text:
            return text.replace(old, new, 1)
        what, how = "turn", (str(len(text) // 2), "甲")
    if what == "number":
        digit = re.search(r"[0-9]", text)
        if digit:
            return f"{text[: digit.start()]}{(int(digit[0]) + 3) % 10}{text[digit.end() :]}"
        what, how = "turn", (str(len(text) // 2), "甲")
    if what == "elide":
        clauses = text.split("，")
        at = int(how[0])
        return text if at > len(clauses) else "，".join(clauses[: at - 1]) + "……" + "，".join(clauses[at:])
    at = (int(how[0]) - 1) % len(text)
    match what:
        case "drop":
            return text[:at] + text[at + int(how[1] if len(how) > 1 else 1) :]
        case "turn":
            return text[:at] + how[1] + text[at + 1 :]
        case "put":
            return text[:at] + how[1] + text[at:]
        case "swap":
            return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
        case _:
            raise ValueError(f"no change: {what}")


CHECK = """
function (given) {
  return given.reports.map(function (report) {
    return quotationCheck.check(report, given.data).map(function (each) {
      each.troubles = quotationCheck.troubles(each);
      return each;
    });
  });
}
"""


@cache
def told() -> Sequence[tuple[Row, Sequence[Mapping[str, Any]]]]:
    """Each row with what the engine finds in it."""
    all_rows = rows()
    found = run_node([engine()], CHECK, {"reports": [each.text for each in all_rows], "data": data()})
    return list(zip(all_rows, found, strict=True))


def troubles(findings: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """All kinds of fault that were told."""
    return frozenset(kind for each in findings for kind in each["troubles"])


def right(row: Row, findings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a good row is left alone, and of a faulty one its own fault is told."""
    seen = troubles(findings)
    return not seen if row.kind == "good" else bool(seen & ({row.kind} | ALSO.get(row.kind, frozenset())))


def rates(*, held: bool) -> Mapping[str, tuple[int, int]]:
    """By kind, in one half: how many rows are judged right, of how many."""
    made: dict[str, tuple[int, int]] = {}
    for kind in (*KINDS, "good"):
        those = [right(row, findings) for row, findings in told() if row.held == held and row.kind == kind]
        made[kind] = (sum(those), len(those))
    return made


def table() -> Iterator[str]:
    """Caught, missed and wrongly flagged, in both halves."""
    yield f"{'kind':<10}{'tuned':>16}{'held out':>16}"
    halves = rates(held=False), rates(held=True)
    shares = {kind: [half[kind] for half in halves] for kind in KINDS}
    shares["flagged"] = [(of - n, of) for n, of in (half["good"] for half in halves)]
    for kind, those in shares.items():
        yield f"{kind:<10}" + "".join(f"{n:>4}/{of:<3}{100 * n / of:6.1f} %" for n, of in those)


def missed(*, held: bool) -> Iterator[str]:
    """What was judged wrong in one half, with what was told of it."""
    for row, findings in told():
        if row.held == held and not right(row, findings):
            yield f"{ROWS.name}:{row.line}: {row.kind}: {row.text}"
            for each in findings:
                yield f"    {each['kind']} {each['verdict']} {each['troubles']} {each['source']} {each['text'][:40]}"


if __name__ == "__main__":
    print("\n".join(table()))
    if sys.argv[1:] == ["tuned"]:
        print("\n".join(missed(held=False)))
