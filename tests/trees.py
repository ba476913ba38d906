"""The real tree read once, copies of it to damage, and small pages of our own."""

from __future__ import annotations

import fcntl
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.received_page import parse
from edition.desk.tree import Tree
from edition.nouns import (
    UNRECORDED,
    CatalogueEntry,
    Document,
    DocumentCode,
    Edition,
    Newspaper,
    Outline,
    Page,
    SourceEntry,
    Stated,
)
from edition.reading.document import Readings, readings
from handbook import main

ROOT = Path(__file__).resolve().parents[1]
COPIED = (
    "sources",
    "editorial",
    "schemas",
    "scripts",
    "docs",
    "overrides",
    "assets",
    "mkdocs.yml",
    "mkdocs.offline.yml",
    *("requirements.txt", "LICENSE", "LICENSE-CONTENT.md"),
)
"""What a build reads."""


@cache
def edition() -> Edition:
    """The edition of the working tree."""
    return assemble(Tree(ROOT))


@cache
def read() -> Readings:
    """Its documents as they read."""
    return readings(edition())


def page(text: str, name: str = "900_test.txt") -> Page:
    """A page of our own."""
    return parse(text.encode(), Path(name))


def document(outline: Outline, kind: str = "news-report") -> Document:
    """A document of which nothing is recorded."""
    unknown = Stated(None, "unknown", "没有可据的字句。")
    entry = CatalogueEntry(
        outline.code,
        kind,  # type: ignore[arg-type]
        *[UNRECORDED] * 4,
        date=unknown,
        validity=UNRECORDED,
        topics=(),
        on_topic=True,
        official_url=None,
    )
    return Document(outline, entry, SourceEntry(Newspaper(None, None, None, "unknown", ""), False))


def code(text: str) -> DocumentCode:
    return DocumentCode(text)


def copy_tree(to: Path) -> Path:
    """What a build reads, without what it has made before."""
    made_before = shutil.ignore_patterns("texts", "__pycache__")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=made_before)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, to / name)
    (to / "overrides").mkdir(exist_ok=True)
    return to


HOUSE = ROOT / "tests" / "golden" / "house"
"""A whole made-up tree, ``in``, and what becomes of it, ``out``."""


def copy_house(to: Path) -> Path:
    """The made-up tree, with the program and the theme of this one."""
    shutil.copytree(HOUSE / "in", to)
    made_before = shutil.ignore_patterns("__pycache__")
    for name in ("assets", "schemas", "scripts", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=made_before)
    for name in ("mkdocs.yml", "mkdocs.offline.yml", "requirements.txt", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, to / name)
    return to


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills, filled once however many workers there are; what it raises fails every test."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made, fault = shared / name, shared / f"{name}.fault"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not fault.exists():
            made.mkdir()
            try:
                make(made)
                fault.write_text("", encoding="utf-8")
            except Exception as reason:
                fault.write_text(f"{reason!r}", encoding="utf-8")
    if reason := fault.read_text(encoding="utf-8"):
        pytest.fail(f"{name} could not be made:\n{reason}", pytrace=False)
    return made


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def handbook(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of a tree."""
    given = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, str(root / "scripts" / "handbook.py"), *arguments],
        cwd=root,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )


def told(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in this process, with the program of the working tree: for tests of what is done and said.

    What a process of its own adds, tests that use ``handbook`` hold.
    """
    out, err = io.StringIO(), io.StringIO()
    with chdir(root), redirect_stdout(out), redirect_stderr(err):
        code = main(["--root", str(root), *arguments])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def contented(house: Path) -> Path:
    """The made-up tree, which is left unfinished on purpose, with everything done that ``check`` asks for."""
    assert told(house, "lock").returncode == 0
    asked = told(house, "check").stderr
    with (house / "editorial" / "figures-excluded.csv").open("a", encoding="utf-8") as opened:
        for block, number in re.findall(r"not excluded \((\S+): (\S+) in ", asked):
            opened.write(f"{block},{number},试验用，不计数\n")
    for block, fingerprint in re.findall(r"the Chinese has changed .* \((\S+)\); .* of: \"(\w+)\"", asked):
        english = house / "editorial" / "english" / f"{block.split('-')[0]}.yml"
        text = re.sub(rf'(?m)^(  {block}: {{of: )"\w+"', rf'\g<1>"{fingerprint}"', english.read_text("utf-8"))
        english.write_text(text, encoding="utf-8")
    return house
