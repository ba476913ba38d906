"""Our search beside Material's own with jieba, beside Pagefind and, without a browser, beside tantivy: the same pages.

    python benchmarks/search_peers.py [--pages 19,2000,10000] [--rounds 2] [--out benchmarks/search_peers.md]

Needs benchmarks/requirements.txt and requirements-index.txt in an environment of their own, Chromium (CHROMIUM=…), and
npm for the shim that lets Material's search start from a file. Measured in a browser, for each number of pages: what
share of the pages that hold a literal string is found; how many bytes are read until all hits of the first query are
known, and for each further one; how long both take; the longest task of the page's main thread; the size of the index.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from corpora import ROOT, Text, groups_of, handbook, made_up, queries
from edition.files.elsewhere import entry_rows
from edition.files.elsewhere.tantivy_ask import ask
from edition.files.elsewhere.tantivy_index import write_index
from edition.files.elsewhere.tantivy_open import opened as opened_index
from edition.files.search_files import Group, search_index
from playwright.sync_api import Browser, Page, sync_playwright

SOUGHT = 60
"""Literal strings of two to six characters for recall."""

LISTED = 100
"""Pages that hold a string of these at most: what nobody pages through is not sought."""

TIMED = 12
"""Queries of which each is timed."""

FIRST = "工人"
"""The first query of a visit: every engine finds it."""

PATIENCE = 240_000
"""Milliseconds before a search counts as dead: a machine may do other work beside it."""

WATCH = """
window.longest = 0;
try {
  new PerformanceObserver(function (seen) {
    seen.getEntries().forEach(function (task) { window.longest = Math.max(window.longest, task.duration); });
  }).observe({ type: "longtask", buffered: true });
} catch (old) {}
"""


@dataclass
class Measured:
    """What was measured of one engine on one corpus over one transport."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    query: list[float] = field(default_factory=list)
    read_first: list[int] = field(default_factory=list)
    """Bytes until all hits of the first query are known; over http alone."""
    read: list[int] = field(default_factory=list)
    """Bytes of each further query."""
    recall: float | None = None
    failed: str = ""


PATIENT = f"""
async (query) => Promise.race([
  (RUN)(query),
  new Promise((_, dead) => setTimeout(() => dead(new Error("no answer in {PATIENCE // 1000} s")), {PATIENCE})),
])
"""
"""A search that never answers is a result, too."""


class Engine:
    """A site with one kind of search. ``folder`` is its root, ``start`` its first page."""

    name = ""
    start = "index.html"
    over_files = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def size(self) -> tuple[int, int]:
        """Bytes of the index, raw and by gzip, as far as a reader must load it to search everything."""
        files = self.index()
        return sum(len(f.read_bytes()) for f in files), sum(len(gzip.compress(f.read_bytes(), 6)) for f in files)

    def index(self) -> Sequence[Path]:
        raise NotImplementedError

    def first(self, page: Page, query: str) -> float:
        """Milliseconds from opening the box to the first hit on the screen."""
        return float(page.evaluate(PATIENT.replace("RUN", self.opening), query))

    def whole(self, page: Page, first: float) -> float:
        """Milliseconds from opening the box until all hits are known; most engines answer only when they know all."""
        return first

    def next(self, page: Page, query: str) -> float:
        """Milliseconds from a new query to its hits on the screen."""
        return float(page.evaluate(PATIENT.replace("RUN", self.asking), query))

    def pages(self, page: Page, query: str) -> set[str]:
        """Slugs of all pages that the engine finds."""
        raise NotImplementedError

    opening = ""
    asking = ""


BOX = """
async (query) => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const began = (window.began = performance.now());
  const shown = new Promise(done => {
    const look = () => {
      if (!list.children.length || !list.textContent.trim()) return;
      seen.disconnect();
      requestAnimationFrame(() => done(performance.now()));
    };
    const seen = new MutationObserver(look);
    seen.observe(list, { childList: true, subtree: true });
  });
  OPEN
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  return (await shown) - began;
}
"""
"""Open the box, put the query in, wait until the list of hits has changed and holds something."""

OPEN = """
  document.getElementById("__search").checked = true;
  document.getElementById("__search").dispatchEvent(new Event("change", { bubbles: true }));
  box.focus();
"""


class Stock(Engine):
    """Material's search, lunr with jieba."""

    name = "Material + jieba"
    opening = BOX.replace("OPEN", OPEN)
    asking = """
async (query) => {
  const box = document.querySelector(".md-search__input");
  const began = performance.now();
  const answer = new Promise(done => { window.answered = () => done(performance.now()); });
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  return (await answer) - began;
}
"""

    def index(self) -> Sequence[Path]:
        return [self.folder / "search" / "search_index.json"]

    def pages(self, page: Page, query: str) -> set[str]:
        self.next(page, query)
        found = page.evaluate(
            "() => (window.answers[window.answers.length - 1] || { items: [] }).items.flat().map(hit => hit.location)"
        )
        return {str(location).split("#")[0].removesuffix(".html") for location in found} - {"index"}


ANSWERS = """
window.answers = [];
(function (current) {
  function watched(Real) {
    return function (address) {
      const made = new Real(address);
      window.engine = made;
      made.addEventListener("message", event => {
        if (!event.data || (event.data.type !== 3 && event.data.type !== "result")) return;
        window.answers.push(event.data.type === 3 ? event.data.data : event.data);
        if (event.data.settled) window.settled = performance.now();
        if (window.answered && event.data.settled !== false) requestAnimationFrame(window.answered);
      });
      return made;
    };
  }
  Object.defineProperty(window, "Worker", { get: () => watched(current), set: shim => { current = shim; } });
})(window.Worker);
"""
"""Keeps what Material's worker answers: the list on the screen shows the first hits only."""


SETTLED = """
async () => {
  while (!window.settled) await new Promise(done => setTimeout(done, 1));
  return window.settled - window.began;
}
"""


class Ours(Engine):
    """The handbook's search, in the handbook."""

    name = "ours"

    def whole(self, page: Page, first: float) -> float:
        """Ours answers while its files still come; this waits for the last."""
        return float(page.evaluate(PATIENT.replace("RUN", SETTLED), ""))

    opening = BOX.replace(".md-search-result__list", ".found__list").replace("OPEN", OPEN)
    asking = Stock.asking

    def index(self) -> Sequence[Path]:
        return sorted((self.folder / "search").glob("*.js"))

    def pages(self, page: Page, query: str) -> set[str]:
        """Asks the engine itself for all of them: the list on the screen shows ten pages and a button."""
        found = page.evaluate(
            PATIENT.replace(
                "RUN",
                """
async (query) => {
  const answer = new Promise(done => {
    const hear = event => {
      if (event.data.type !== "result" || event.data.id !== -1 || !event.data.settled) return;
      window.engine.removeEventListener("message", hear);
      done(event.data.sections.map(section => section.group ? section.group.path : section.path));
    };
    window.engine.addEventListener("message", hear);
  });
  window.engine.postMessage({
    type: "query", id: -1, text: query, language: "zh", other: "", kind: "", region: "", limit: MOST, open: [],
  });
  return answer;
}
""".replace("MOST", str(2 * LISTED)),
            ),
            query,
        )
        return {str(path).removeprefix("texts/") for path in found}


class Pagefind(Engine):
    """Pagefind's own programming interface: it starts, searches, and loads what its first five hits say."""

    name = "Pagefind"
    start = "pagefind.html"
    over_files = False
    opening = """
async (query) => {
  const began = performance.now();
  window.finder = await import(new URL("pagefind/pagefind.js", location.href).href);
  await window.finder.init();
  const found = await window.finder.search(query);
  const first = await Promise.all(found.results.slice(0, 5).map(hit => hit.data()));
  document.getElementById("hits").textContent = first.map(hit => hit.excerpt).join("\\n");
  return performance.now() - began;
}
"""
    asking = """
async (query) => {
  const began = performance.now();
  const found = await window.finder.search(query);
  const first = await Promise.all(found.results.slice(0, 5).map(hit => hit.data()));
  document.getElementById("hits").textContent = first.map(hit => hit.excerpt).join("\\n");
  return performance.now() - began;
}
"""

    def index(self) -> Sequence[Path]:
        folder = self.folder / "pagefind"
        return [p for p in sorted(folder.rglob("*")) if p.suffix in {".pf_index", ".pf_fragment", ".pf_meta"}]

    def pages(self, page: Page, query: str) -> set[str]:
        found = page.evaluate(
            """
async (query) => {
  const found = await window.finder.search(query);
  return Promise.all(found.results.map(async hit => (await hit.data()).url));
}
""",
            query,
        )
        return {Path(str(url)).name.removesuffix(".html") for url in found}


# The sites -----------------------------------------------------------------------------------------------------------


def stock_site(texts: Sequence[Text], home: Path) -> Path:
    """Material with its search for Chinese, also from a file; no other plugin."""
    shutil.rmtree(home, ignore_errors=True)
    docs = home / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    for text in texts:
        body = "\n\n".join(text.paragraphs)
        (docs / f"{text.slug}.md").write_text(f"# {text.title}\n\n{body}\n", encoding="utf-8")
    shim = home / "npm"
    subprocess.run(["npm", "install", "--silent", "--prefix", str(shim), "iframe-worker@1.0.4"], check=True)
    (docs / "iframe-worker").mkdir()
    shutil.copy(shim / "node_modules" / "iframe-worker" / "shim" / "index.js", docs / "iframe-worker" / "shim.js")
    config = {
        "site_name": "x",
        "docs_dir": "docs",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "zh", "font": False, "features": ["navigation.prune"]},
        "plugins": [{"search": {"lang": "zh"}}, "offline"],
        "extra": {"polyfills": ["iframe-worker/shim.js"]},
        "nav": [{"首页": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (home / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(home / "mkdocs.yml"), "-d", str(home / "site")],
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return home / "site"


def pagefind_site(stock: Path, home: Path) -> Path:
    """Pagefind over the same built pages."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(stock, home, ignore=shutil.ignore_patterns("search"))
    command = [sys.executable, "-m", "pagefind", "--site", str(home), "--root-selector", "article"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (home / "pagefind.html").write_text(
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>x</title><p id="hits"></p>', encoding="utf-8"
    )
    return home


def our_site(groups: Sequence[Group], built: Path, home: Path) -> Path:
    """The handbook as built, with an index of these pages instead of its own."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(built, home, ignore=shutil.ignore_patterns("search"))
    (home / "search").mkdir()
    # The page of the search lies in the same folder.
    for path in (built / "search").glob("*.html"):
        shutil.copy(path, home / "search" / path.name)
    for name, script in search_index({"zh": groups, "en": []}).items():
        (home / "search" / name).write_text(script, encoding="utf-8")
    return home


# The measuring -------------------------------------------------------------------------------------------------------


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves, and counts the bytes of what it sends to a search: index and engine, whenever a page asks for them."""

    sent = 0

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if re.search("search|pagefind/", self.path):
            type(self).sent += os.fstat(source.fileno()).st_size
        with suppress(ConnectionError):  # The page was closed before it had read all.
            super().copyfile(source, outputfile)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address while it is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counting, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a fresh profile, watched."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.add_init_script(ANSWERS)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def timed(browser: Browser, engine: Engine, address: str, sought: Sequence[str], into: Measured) -> None:
    """One fresh visit: the first hit, then each further query."""
    before = _Counting.sent
    with opened(browser, address + engine.start) as page:
        page.evaluate("() => { window.longest = 0 }")
        try:
            into.first.append(engine.first(page, FIRST))
            into.whole.append(engine.whole(page, into.first[-1]))
            page.wait_for_timeout(300)
            into.read_first.append(_Counting.sent - before)
            into.longest.append(float(page.evaluate("() => window.longest")))
            for query in sought:
                before = _Counting.sent
                into.query.append(engine.next(page, query))
                into.read.append(_Counting.sent - before)
        except Exception as error:  # A search that does not start is a result, too.
            into.failed = "does not start: " + str(error).split("Error: ")[-1].split(":")[0].split("\n")[0][:60]


def holders(texts: Sequence[Text], query: str) -> set[str]:
    """The pages that hold a string, by plain comparison."""
    return {text.slug for text in texts if query in text.body or query in text.title}


def recall(
    pages: Callable[[str], set[str]], texts: Sequence[Text], sought: Sequence[str], truth: dict[str, set[str]]
) -> float:
    """Pages found of all pages that hold the string, over all queries."""
    found = wanted = 0
    for query in sought:
        due = truth.setdefault(query, set()) or holders(texts, query)
        truth[query] = due
        wanted += len(due)
        found += len(due & pages(query))
    return found / wanted


def measure(
    browser: Browser, engines: Sequence[Engine], texts: Sequence[Text], sought: Sequence[str], rounds: int
) -> dict[tuple[str, str], Measured]:
    """Every engine over http and from a file, taking turns in an order that changes."""
    results: dict[tuple[str, str], Measured] = {}
    truth: dict[str, set[str]] = {}
    dice = random.Random(1)
    for turn in range(rounds):
        order = [(engine, transport) for engine in engines for transport in ("http", "file")]
        dice.shuffle(order)
        for engine, transport in order:
            into = results.setdefault((engine.name, transport), Measured())
            print(f"  {turn + 1}/{rounds} {engine.name} {transport}", flush=True)
            if transport == "file":
                timed(browser, engine, engine.folder.resolve().as_uri() + "/", sought[:TIMED], into)
                continue
            with served(engine.folder) as address:
                timed(browser, engine, address, sought[:TIMED], into)
                if turn == 0 and not into.failed:
                    into.recall = recalled(browser, engine, address, texts, sought, truth)
    return results


def recalled(
    browser: Browser,
    engine: Engine,
    address: str,
    texts: Sequence[Text],
    sought: Sequence[str],
    truth: dict[str, set[str]],
) -> float | None:
    """Recall of an engine in the browser; None where it gives up on the way."""
    try:
        with opened(browser, address + engine.start) as page:
            engine.first(page, FIRST)
            return recall(partial(engine.pages, page), texts, sought, truth)
    except Exception as error:  # A search that breaks down is a result, too.
        print(f"    {engine.name}: {str(error)[:200]}", flush=True)
        return None


def elsewhere(groups: Sequence[Group], texts: Sequence[Text], sought: Sequence[str], folder: Path) -> list[str]:
    """A row for the index of tantivy, which is asked without a browser; it reads from the disk what it needs."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_index(folder, entry_rows({"zh": groups}))
    none: dict[str, object] = {"documents": {}, "moved": {}, "withdrawn": {}}
    index = opened_index(folder, {"other_names": [], "places": none})
    took: list[float] = []

    def pages(query: str, most: int = 1_000) -> set[str]:
        began = time.perf_counter()
        found = ask(index, query, "zh", most).literal
        took.append((time.perf_counter() - began) * 1000)
        return {page.path.removeprefix("texts/") for page in found}

    for query in (FIRST, *sought[:TIMED]):
        pages(query)
    timed_ones = f"{took[0]:.0f} | – | – | {statistics.median(took[1:]):.1f}, {max(took[1:]):.1f}"
    share = recall(partial(pages, most=10_000_000), texts, sought, {})
    size = sum(path.stat().st_size for path in folder.iterdir())
    return [f"| tantivy | disk | {share:.3f} | {timed_ones} | – | – | {size // 1000} | – |"]


# The table -----------------------------------------------------------------------------------------------------------

HEAD = [
    "| search | from | recall | first hit, ms | all hits, ms | longest task, ms | query, ms: median, worst "
    "| read until all hits, kB | read a query, kB: median, worst | index, kB | by gzip, kB |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
]


def table(engines: Sequence[Engine], results: dict[tuple[str, str], Measured]) -> list[str]:
    """One row an engine and transport; ours first."""
    said = []
    for engine in engines:
        raw, packed = (round(size / 1000) for size in engine.size())
        for transport in ("http", "file"):
            got = results[engine.name, transport]
            if got.failed:
                said.append(f"| {engine.name} | {transport} | – | {got.failed} {'| – ' * 6}| {raw} | {packed} |")
                continue
            found = (
                "same index"
                if transport == "file"
                else f"{got.recall:.3f}"
                if got.recall is not None
                else "breaks down"
            )
            first, longest = round(statistics.median(got.first)), round(statistics.median(got.longest))
            whole = round(statistics.median(got.whole))
            query = f"{statistics.median(got.query):.0f}, {max(got.query):.0f}"
            read, each = "–", "–"
            if transport == "http":
                read = f"{statistics.median(got.read_first) / 1000:.0f}"
                each = f"{statistics.median(got.read) / 1000:.0f}, {max(got.read) / 1000:.0f}"
            # Tasks of less than 50 ms are not reported by the browser.
            said.append(
                f"| {engine.name} | {transport} | {found} | {first} | {whole} | {longest or 'under 50'} | {query} "
                f"| {read} | {each} | {raw} | {packed} |"
            )
    return said


def main() -> None:
    """Build the sites, measure, write the table; a site that is there is used again with --again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="19,2000,10000", help="how many; 19 are the handbook itself")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--again", action="store_true", help="take the sites of the others as an earlier run made them")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "search_peers.md")
    options = parser.parse_args()
    home = ROOT / "build" / "benchmarks"
    home.mkdir(parents=True, exist_ok=True)
    built = home / "handbook"
    subprocess.run([sys.executable, "scripts/handbook.py", "build", "--site", str(built)], cwd=ROOT, check=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        said = [
            "# Search beside Material + jieba, Pagefind and tantivy",
            "",
            f"`python benchmarks/search_peers.py --pages {options.pages} --rounds {options.rounds}`  ",
            f"Chromium {browser.version}, {os.cpu_count()} cores; medians of {options.rounds} fresh visits in changing "
            "order.",
            "",
        ]
        for count in map(int, options.pages.split(",")):
            said += _compared(browser, count, home, built, options)
            options.out.write_text("\n".join(said), encoding="utf-8")
        browser.close()
    print("\n".join(said))


def _compared(browser: Browser, count: int, home: Path, built: Path, options: argparse.Namespace) -> list[str]:
    """The engines on so many pages."""
    name = "The handbook" if count == HANDBOOK else f"{count:,} made-up pages"
    print(name, flush=True)
    texts = handbook() if count == HANDBOOK else made_up(count)
    groups, folder = groups_of(texts), home / str(count)
    stock, finder = folder / "stock" / "site", folder / "pagefind"
    if not (options.again and stock.is_dir() and finder.is_dir()):
        stock = stock_site(texts, folder / "stock")
        finder = pagefind_site(stock, finder)
    engines = [Ours(our_site(groups, built, folder / "ours")), Stock(stock), Pagefind(finder)]
    sought = [each for each in queries(texts, 2 * SOUGHT) if len(holders(texts, each)) <= LISTED][:SOUGHT]
    results = measure(browser, engines, texts, sought, options.rounds)
    rows = table(engines, results) + elsewhere(groups, texts, sought, folder / "tantivy")
    characters = sum(len(text.body) for text in texts)
    return [f"## {name}", "", f"{len(texts)} pages, {characters:,} characters.", "", *HEAD, *rows, ""]


HANDBOOK = 19
"""Asks for the handbook's own texts, however many they are by now."""


if __name__ == "__main__":
    main()
