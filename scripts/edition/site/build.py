"""Build the site into a staging folder, prove it, and only then put it in the place of the last good one."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import yaml

from edition.collate.assemble import Tree, assemble
from edition.desk.received_page import sums_faults
from edition.desk.versions import undescribed
from edition.files.data import export
from edition.files.downloads import Imprint, downloads, sizes
from edition.files.quotation_data import quotation_index
from edition.files.search_entries import findable
from edition.files.search_files import search_index
from edition.ids import cite
from edition.ids.lock import moved_faults, rewritten_faults, unlocked_faults
from edition.nouns import Edition, Fault, Faults, Suspicion
from edition.pages.account import fragments
from edition.pages.all_pages import render, render_english
from edition.pages.downloads import downloads_table
from edition.pages.template_data import summary
from edition.pages.versions import version_fragments
from edition.reading.document import Readings, readings
from edition.reading.page import read_pages
from edition.review.carry.proposals import standing
from edition.review.coverage import coverage
from edition.review.suspicions.suspicions import suspicions
from edition.site.proofread import proofread


def build(tree: Tree, site: Path) -> Edition:
    """Build ``site`` from the tree. Raises Faults; then ``site`` is still what it was before."""
    edition = assemble(tree)
    tree.build.mkdir(exist_ok=True)
    with alone(tree):
        _build(tree, site, edition)
    return edition


@contextmanager
def alone(tree: Tree) -> Iterator[None]:
    """One build of a tree at a time: a second one waits, because both write the generated folder."""
    with (tree.build / ".lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another build is running; waiting for it.", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _build(tree: Tree, site: Path, edition: Edition) -> None:
    read = readings(edition)
    write_generated(tree, edition, read)
    staging = Path(tempfile.mkdtemp(prefix="site-", dir=tree.build))
    try:
        fill(tree, staging, edition, read)
        swap(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def fill(tree: Tree, staging: Path, edition: Edition, read: Readings, config: str = "mkdocs.yml") -> None:
    """Make a site of the written tree in ``staging`` and prove it. Raises Faults."""
    run_mkdocs(tree, staging, config, epoch=epoch(edition.version))
    _write_all(staging / "data", {**export(edition), **_schemas(tree), **_looked_up(tree, edition, read)})
    _write_all(staging / "search", search_index(findable(edition, read, _own_pages(tree))))
    if faults := proofread(staging, edition):
        raise Faults(faults)


def write_generated(tree: Tree, edition: Edition, read: Readings) -> None:
    """Write the Markdown that MkDocs reads and the summary that templates read; nothing else of the tree changes."""
    shutil.rmtree(tree.generated, ignore_errors=True)
    taken = downloads(edition, read, _imprint(tree), _offprint_css(), int(epoch(edition.version)))
    _write_all(tree.generated, render(edition, read, sizes(taken)))
    _write_all(tree.generated / "downloads", taken)
    shutil.rmtree(tree.generated_english, ignore_errors=True)
    _write_all(tree.generated_english, render_english(edition))
    tree.build.mkdir(exist_ok=True)
    shutil.rmtree(tree.build / "fragments", ignore_errors=True)
    said = {
        **fragments(edition, read_pages(edition, read).values()),
        **version_fragments(edition),
        "downloads": downloads_table(edition.documents, sizes(taken)),
    }
    _write_all(tree.build / "fragments", {f"{name}.md": text for name, text in said.items()})
    made = json.dumps(summary(edition, read), ensure_ascii=False, indent=1) + "\n"
    (tree.build / "summary.json").write_text(made, encoding="utf-8")


def _imprint(tree: Tree) -> Imprint:
    """Name and address of the handbook, as MkDocs' settings give them."""
    path = tree.root / "mkdocs.yml"
    try:
        settings = yaml.safe_load(path.read_text("utf-8"))
        return Imprint(settings["site_name"], settings["site_url"].rstrip("/") + "/")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Faults([Fault(str(path), line, "not YAML", error.problem or "", "correct it")]) from None
    except (KeyError, AttributeError, TypeError) as error:
        remedy = "give site_name and site_url, both as text"
        raise Faults([Fault(str(path), 1, "name or address of the handbook is missing", str(error), remedy)]) from None


def _offprint_css() -> str:
    return (Path(__file__).parent.parent / "files" / "single" / "single.css").read_text("utf-8")


def _write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _schemas(tree: Tree) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((tree.root / "schemas").glob("*.schema.json"))}


def _own_pages(tree: Tree) -> dict[str, str]:
    """The hand-written Markdown by its name below ``docs/``."""
    docs, made = tree.root / "docs", (tree.generated, tree.generated_english)
    paths = [path for path in sorted(docs.rglob("*.md")) if not any(path.is_relative_to(each) for each in made)]
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths}


def _looked_up(tree: Tree, edition: Edition, read: Readings) -> dict[str, str]:
    """What 「核对引文」 loads."""
    pages = [path.name.removesuffix(".md") for path in tree.generated.iterdir()]
    return {"quotations.js": quotation_index(edition, read, edition.published, pages, _imprint(tree).online)}


def run_mkdocs(tree: Tree, site: Path, config: str = "mkdocs.yml", epoch: str = "0") -> None:
    """Run MkDocs strictly, dated to ``epoch`` (seconds since 1970).

    Its warnings and errors become faults: exit codes alone hide some (findings.md §1).
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(site)]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", epoch),
    }
    done = subprocess.run(command, cwd=tree.root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [
            line for line in (done.stdout + done.stderr).split("\n") if line.startswith(("WARNING", "ERROR", "Error"))
        ]
        said = said or (done.stdout + done.stderr).strip().split("\n")[-3:]
        config_path = str(tree.root / config)
        raise Faults(
            [Fault(config_path, 1, "MkDocs does not build", line.strip(), "mend what it names") for line in said]
        )


def epoch(version: str) -> str:
    """The first second of the edition's month, so that two builds carry the same dates: 2026.11 → 1793491200."""
    year, month = version.split(".")
    return str(int(datetime(int(year), int(month), 1, tzinfo=UTC).timestamp()))


def swap(staging: Path, site: Path) -> None:
    """Put a finished folder in the place of another; at no moment is a half-written site there."""
    site.parent.mkdir(parents=True, exist_ok=True)
    last = site.with_name(f".{site.name}-last")
    shutil.rmtree(last, ignore_errors=True)
    staging.chmod(0o755)
    if staging.stat().st_dev != site.parent.stat().st_dev:
        near = site.with_name(f".{site.name}-next")
        shutil.rmtree(near, ignore_errors=True)
        shutil.copytree(staging, near)
        staging = near
    if site.exists():
        site.rename(last)
    staging.rename(site)
    shutil.rmtree(last, ignore_errors=True)


def check(tree: Tree) -> tuple[list[Fault], list[str]]:
    """What must hold before a commit: a strict build, the lock, the state of the plans. Faults and remarks."""
    faults, remarks = standing(tree)
    try:
        with tempfile.TemporaryDirectory(prefix="check-") as folder:
            edition = build(tree, Path(folder) / "site")
    except Faults as found:
        return faults + found.faults, remarks
    known = edition.published
    faults += moved_faults(tree.lock, edition) + unlocked_faults(tree.lock, known, edition.documents)
    faults += rewritten_faults(tree.lock, edition)
    faults += undescribed(tree.versions, edition.version, edition.versions)
    remarks += [] if edition.online else [NO_ADDRESS]
    faults += coverage(edition, tree.editorial)
    faults += sums_faults(tree.sources / "SHA256SUMS", edition.pages)
    return faults, remarks + cite.remarks(edition.documents) + [_remark(found) for found in _unsettled(edition)]


NO_ADDRESS = (
    "mkdocs.yml: site_url 是示例地址，打印稿不印二维码"
    " (site_url is no public address: printed documents carry no QR code until it is set)"
)


def _unsettled(edition: Edition) -> list[Suspicion]:
    """Suspicious readings that no editor has settled by an emendation or a note of doubt."""
    outlines = [document.outline for document in edition.documents]
    settled = {(b.id, at) for o in outlines for b in o.blocks for e in b.emendations for at in range(e.start, e.end)}
    return [
        found
        for found in suspicions(outlines)
        if not any((found.anchor, at) in settled for at in range(found.start, found.end))
    ]


def _remark(found: Suspicion) -> str:
    return f"{found.anchor}: {found.rule}: {found.found}：{found.evidence}"
