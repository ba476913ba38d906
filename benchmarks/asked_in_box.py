"""What readers ask, typed into the box of the built site in Chromium: is the answer among the first that is painted?

    python benchmarks/asked_in_box.py [--out benchmarks/search.md]

Needs the requirements of the tests and Chromium (CHROMIUM=…). Every query of tests/cases/search_asked.yml over http,
one in eight from a folder. The list is read as it is painted; the same queries are put to the engine without a browser
and to the index of tantivy, and the three stand beside each other.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from asked import FIRST, Query, Score, Shown, answered, queries, rates
from asked_elsewhere import answers
from playwright.sync_api import Browser, Page, sync_playwright
from search_peers import served

ONE_IN = 8
"""Of the queries one in so many is also typed on a page that is opened from a folder."""

PATIENCE = 30_000
"""Milliseconds until a box that does not answer is a fault."""

LANGUAGES = {"zh": "texts/glossary", "en": "en/texts/glossary"}
"""Where the box of a language is opened."""

PAINTED = """async ([query, patience]) => {
  const box = document.querySelector('.md-search__input'), home = document.querySelector('.found');
  const settled = () => new Promise((done, late) => {
    const until = performance.now() + patience;
    const look = () => {
      if (home.getAttribute('aria-busy') === 'false') requestAnimationFrame(() => requestAnimationFrame(done));
      else if (performance.now() > until) late(new Error('no answer: ' + query));
      else setTimeout(look, 1);
    };
    look();
  });
  const began = performance.now();
  box.value = query;
  box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
  await settled();
  const took = performance.now() - began;
  const seen = each => each.getClientRects().length > 0;
  const idOf = link => link.dataset.id || link.dataset.about || '';
  const anchorOf = link => decodeURIComponent(new URL(link.href).hash.slice(1));
  const read = () => [...home.querySelectorAll('.found__page')].filter(seen).map(page => ({
    kind: page.dataset.kind, path: page.dataset.path,
    titled: !!page.querySelector('.found__title[data-id]'),
    title: anchorOf(page.querySelector('.found__title')),
    hits: [...page.querySelectorAll('.found__hit a')].filter(seen)
      .map(link => ({ id: idOf(link), anchor: anchorOf(link) })),
  }));
  const first = read(), named = home.querySelectorAll('.found__said').length;
  for (let turns = 0, more; turns < MOST && (more = home.querySelectorAll('[data-more]')).length; turns++) {
    for (const each of more) each.click();
    await settled();
  }
  return { took, first, named, unfolded: read() };
}""".replace("MOST", "20")
"""Types a query as a paste, waits until the list is settled and drawn, and reads it; once more with all unfolded."""


@dataclass(frozen=True)
class InBox:
    """What the box has painted for the queries, and how long each took."""

    scores: list[Score]
    took: list[float]


def in_box(browser: Browser, address: Callable[[str], str], asked: Sequence[Query]) -> InBox:
    """Each query typed on a page of its language; one page for all queries of a language."""
    made: dict[Query, dict[str, Any]] = {}
    for language, path in LANGUAGES.items():
        context = browser.new_context()
        page = opened(context.new_page(), address(path))
        for each in asked:
            if each.language == language:
                made[each] = page.evaluate(PAINTED, [each.ask, PATIENCE])
        context.close()
    return InBox([score(each, made[each]) for each in asked], [made[each]["took"] for each in asked])


def opened(page: Page, address: str) -> Page:
    """A page with the box open and its index begun."""
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    page.locator(".md-search__input:focus").wait_for()
    page.evaluate(PAINTED, ["", PATIENCE])
    return page


def score(query: Query, painted: Mapping[str, Any]) -> Score:
    """How a query was answered on the screen: pages in their order, a page's title before its places."""
    there = list(places(painted["first"]))
    found = [(at, each) for at, each in enumerate(there, 1) if any(map(each.is_meant, query.answers))]
    listed = any(each.is_meant(place) for each in (*there, *places(painted["unfolded"])) for place in query.answers)
    said = painted["named"] or any(page["kind"] in ("jump", "literal", "apart", "said") for page in painted["first"])
    return Score(query, found[0][1].at_page if found else 0, found[0][0] if found else 0, listed, 0.0, not said)


def places(pages: Iterable[Mapping[str, Any]]) -> Iterable[Shown]:
    """What is listed, each place once."""
    seen = set()
    for at, page in enumerate(pages, 1):
        path = page["path"].removeprefix("en/")
        code = path.removeprefix("texts/")
        own = [{"id": page["title"] or code, "anchor": ""}] if page["titled"] or not page["hits"] else []
        for hit in [*own, *page["hits"]]:
            names = {name for name in (hit["id"], hit["anchor"]) if name}
            ids = frozenset(names | {f"{path}#{name}" for name in names})
            if (path, ids) not in seen:
                seen.add((path, ids))
                yield Shown(code if code in CODES else path, ids, at)


CODES = {each.partition("-")[0] for query in queries() for each in query.grades if "/" not in each}
"""Of documents, as the queries name them."""


# The table -----------------------------------------------------------------------------------------------------------


def table(rows: Sequence[tuple[str, Sequence[Score]]]) -> list[str]:
    """A line for each way of asking; a share of nothing is no number."""
    said = [
        f"| asked | queries | on the first {FIRST} pages | in the first {FIRST} places | listed | negatives clean |",
        "|---|---|---|---|---|---|",
    ]
    for name, scores in rows:
        made = rates(scores)
        shares = (made.on_first_pages, made.at_first_places, made.listed, made.clean)
        said.append(f"| {name} | {made.queries} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    return said


def differing(painted: Sequence[Score], engine: Sequence[Score]) -> list[str]:
    """Queries whose first answer stands on another page of the painted list than of the engine's."""
    return [
        f"{one.query.ask} ({one.query.language}): painted {one.page}, engine {other.page}"
        for one, other in zip(painted, engine, strict=True)
        if one.page != other.page
    ]


def main() -> None:
    """Build, type, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "search.md")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--folder", type=Path, help="the unpacked bundle of the same tree")
    options = parser.parse_args()
    home = ROOT / "build" / "benchmarks"
    site, folder = options.site or built(home), options.folder or bundled(home)
    asked = queries()
    few = asked[::ONE_IN]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with sync_playwright() as playwright, served(site) as http:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        version = browser.version
        over_http = in_box(browser, lambda path: f"{http}{path}/", asked)
        from_folder = in_box(browser, lambda path: f"{folder.as_uri()}/{path}.html", few)
        browser.close()
    engine, elsewhere = answered(asked), answered(asked, answers)
    rows = [
        ("in the box, http", over_http.scores),
        ("in the box, http: Chinese", [each for each in over_http.scores if each.query.language == "zh"]),
        ("in the box, http: English", [each for each in over_http.scores if each.query.language == "en"]),
        ("in the box, http: held out", [each for each in over_http.scores if each.query.held_out]),
        (f"in the box, from a folder: one in {ONE_IN}", from_folder.scores),
        (f"in the box, http: the same one in {ONE_IN}", over_http.scores[::ONE_IN]),
        ("the engine, without a browser", engine),
        ("the index of tantivy", elsewhere),
    ]
    print("\n".join(differing(over_http.scores, engine)), file=sys.stderr)
    options.out.write_text("\n".join(said(rows, version, over_http, from_folder)) + "\n", encoding="utf-8")
    print(options.out.read_text("utf-8"))


def said(rows: Sequence[tuple[str, Sequence[Score]]], version: str, http: InBox, folder: InBox) -> list[str]:
    """The table with what it needs to be understood."""
    by_kind = dict.fromkeys(each.query.kind for each in http.scores)
    kinds = [(kind, [each for each in http.scores if each.query.kind == kind]) for kind in by_kind]
    return [
        "# Ordinary questions, in the box",
        "",
        f"`python benchmarks/asked_in_box.py`; Chromium {version}, {os.cpu_count()} cores.",
        "",
        "Every query of `tests/cases/search_asked.yml` typed into the box, the list read as it is painted; the engine",
        "and the index of tantivy (`handbook.py index`) asked the same. Listed: with every “more” unfolded; of the",
        "latter two also behind each other name, which in the box is a click away.",
        "",
        *table(rows),
        "",
        f"From the key to the painted list, median: {statistics.median(http.took):.0f} ms over http, "
        f"{statistics.median(folder.took):.0f} ms from a folder; the slowest {max(http.took):.0f} and "
        f"{max(folder.took):.0f} ms. Measured on a machine that did other work beside it.",
        "",
        "By kind of query, in the box over http:",
        "",
        *(line.replace("nan", "–") for line in table(kinds)),
    ]


def built(home: Path) -> Path:
    """The handbook as it is served."""
    subprocess.run(
        [sys.executable, "scripts/handbook.py", "build", "--site", str(home / "handbook")], cwd=ROOT, check=True
    )
    return home / "handbook"


def bundled(home: Path) -> Path:
    """The offline bundle, unpacked."""
    shutil.rmtree(home / "bundle", ignore_errors=True)
    command = [sys.executable, "scripts/handbook.py", "bundle", "--out", str(home / "bundle")]
    subprocess.run(command, cwd=ROOT, check=True)
    shutil.unpack_archive(next((home / "bundle").glob("*.zip")), home / "bundle" / "unpacked")
    return next(path.parent for path in (home / "bundle" / "unpacked").rglob("index.html"))


if __name__ == "__main__":
    main()
