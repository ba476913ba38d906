"""Check a folder of reports by the rules of 「核对引文」: the same scripts, run in Node over the same data.

Node is a tool of development here, as for the checks of the scripts (site/lint.py); readers check in their browsers.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from edition.desk.tree import Tree
from edition.nouns import Fault, Faults
from edition.nouns.words import for_scripts
from edition.site.assets import joined
from edition.site.lint import node

LARGEST = 20 * 1024 * 1024
"""As in assets/office/limits.js: what is larger is not read into memory, only said to be so."""

_BOOT = r"""
const fs = require("fs"), vm = require("vm");
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const given = { console, TextDecoder, TextEncoder, URL, Date, handbook: { english: false, words: asked.words } };
const world = vm.createContext(given);
vm.runInContext("var self = globalThis;", world);
for (const [name, text] of asked.scripts) vm.runInContext(text, world, { filename: name });
world.handbookReports = vm.runInContext("handbookReports", world);
for (const each of asked.reports) {
  let read;
  try {
    read = fs.statSync(each.path).size > asked.largest ? Buffer.alloc(asked.largest + 1) : fs.readFileSync(each.path);
  } catch (fault) {
    process.stdout.write(JSON.stringify({ refused: asked.unreadable + fault.code }) + "\n");
    continue;
  }
  Object.assign(world, { bytes: read, asked: each });
  const program = "handbookReports.checkFile(asked.name, Uint8Array.from(bytes), asked.commenting)";
  const made = vm.runInContext(program, world);
  const back = made.commented;
  if (back) made.commented = { name: back.name, bytes: Buffer.from(back.bytes).toString("base64") };
  process.stdout.write(JSON.stringify(made) + "\n");
}
"""


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report of the folder, by its name in it, and what came of it."""

    name: str
    refused: str = ""
    """Why it was not read; nothing else is known then."""
    sum: str = ""
    """SHA-256 of the file."""
    summary: str = ""
    quotations: int = 0
    looks: int = 0
    """Findings that somebody should look at."""
    looked: str = ""
    missed: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    """A row for each finding, as the record of the page has it, and at its end whether to look at it (``1``)."""
    commented: tuple[str, bytes] | None = None
    """Name and bytes of the Word file with comments, where it was asked for and there is something to say."""


def checked_reports(tree: Tree, site: Path, folder: Path, *, commenting: bool) -> Iterator[CheckedReport]:
    """Every file below ``folder`` in the order of names, each told as soon as it is checked.

    Raises Faults where the folder, the built site or Node is not there.
    """
    paths = _files(folder)
    data = site / "data" / "quotations.js"
    if not data.is_file():
        raise Faults([Fault(str(data), 1, "the site is not built", "", "run handbook.py build first")])
    made = joined(tree.root / "assets")
    fflate = tree.root / "assets" / "office" / "fflate.js"
    scripts = [(path.name, path.read_text("utf-8")) for path in (data, fflate)]
    scripts += [(name, made[name]) for name in ("office.js", "reports.js")]
    names = [path.relative_to(folder).as_posix() for path in paths]
    reports = [
        {"name": name.rpartition("/")[2], "path": str(path), "commenting": commenting}
        for name, path in zip(names, paths, strict=True)
    ]
    asked = {"scripts": scripts, "words": for_scripts(), "reports": reports, "largest": LARGEST}
    asked["unreadable"] = "打不开 cannot be opened: "
    yield from map(_told, names, _run(asked, len(reports)))


def _files(folder: Path) -> list[Path]:
    """What lies in a folder, without what is hidden and what Word keeps beside an open file (``~$``)."""
    if not folder.is_dir():
        raise Faults([Fault(str(folder), 1, "not a folder", "", "name a folder of reports")])
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    shown = [path for path in found if not any(part[:1] == "." for part in path.relative_to(folder).parts)]
    if not (reports := [path for path in shown if not path.name.startswith("~$")]):
        raise Faults([Fault(str(folder), 1, "no file in it", "", "put the reports there")])
    return reports


def _run(asked: Mapping[str, object], count: int) -> Iterator[str]:
    """A line of JSON for each report, as it comes."""
    with subprocess.Popen(
        [str(node()), "-e", _BOOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(json.dumps(asked, ensure_ascii=False))
        running.stdin.close()
        told = 0
        for line in running.stdout:
            told += 1
            yield line
        if told < count:
            what = " ".join(running.stderr.read().split())[-300:]
            raise Faults([Fault("assets/checker/reports.js", 1, "the check failed", what, "report it, with the file")])


def _told(name: str, line: str) -> CheckedReport:
    made = json.loads(line)
    if "refused" in made:
        return CheckedReport(name, refused=made["refused"])
    commented = made["commented"]
    return CheckedReport(
        name,
        sum=made["sum"],
        summary=made["summary"],
        quotations=made["quotations"],
        looks=made["looks"],
        looked=made["looked"],
        missed=made["missed"],
        rows=tuple(tuple(row) for row in made["rows"]),
        commented=(commented["name"], base64.b64decode(commented["bytes"])) if commented else None,
    )


COLUMNS = ("文件", "指纹（SHA-256）", "序号", "位置", "种类", "结果", "报告的话", "手册的话", "见", "说明", "要看")


def csv_rows(reports: Sequence[CheckedReport]) -> list[tuple[str, ...]]:
    """One table of all findings: a row each; one for a report in which nothing was found or that was not read."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    blank = ("",) * (len(COLUMNS) - 4)
    for each in reports:
        alone = (each.name, each.sum, *blank, each.refused or each.summary, "1" if each.refused else "")
        rows += [(each.name, each.sum, *row) for row in each.rows] or [alone]
    return [tuple(map(_inert, row)) for row in rows]


def _inert(cell: str) -> str:
    """A spreadsheet reckons with what begins like a formula: the words of a report are none."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
