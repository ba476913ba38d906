"""What a search costs at 19, 2,000 and 10,000 pages: read, waited, held. Writes benchmarks/search_size.md.

    .venv/bin/python benchmarks/search_size.py [19 2000 10000]

In Chromium, over http and from a folder, on a computer and as on a phone (four times slower). Each question is
asked on a page just opened, whose browser has read nothing of the search before, and then after others on one page.
What is read are the files below ``search/``; the engine itself (``assets/search-engine.js``) is not counted.
Recall: pages listed of all that hold the string, by comparing strings, asked on until nothing more is offered.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from corpora import ROOT, Text, edition, groups_of, handbook, made_up, queries
from edition.files.anchors_js import anchors, places
from edition.files.search_files import search_index
from edition.files.search_names import named_and_alike
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SIZES = (19, 2_000, 10_000)
SLOWER = 4
"""A phone, as the browser's own tools imitate one."""

SOUGHT = 24
"""Strings from anywhere in the texts."""

FREQUENT = ("工人", "技能", "产业工人队伍", "高质量发展")
BEYOND = ("技能竟赛", "龘龘龘", "内蒙古 大国工匠", "怎样提高技能水平")
"""Words that are not to be found as they are typed, and words that stand apart."""

FRESH = 8
"""Of these so many are asked on pages just opened."""

ASK = """
async (query) => {
  const box = document.querySelector(".md-search__input");
  const home = document.querySelector(".found"), list = document.querySelector(".found__list");
  const opened = document.getElementById("__search");
  if (!opened.checked) {
    opened.checked = true;
    opened.dispatchEvent(new Event("change", { bubbles: true }));
    box.focus();
  }
  const began = performance.now();
  let painted = 0;
  const done = new Promise((ok, dead) => {
    const changed = new MutationObserver(() => {
      if (!painted && list.textContent.trim()) painted = performance.now();
    });
    const settled = new MutationObserver(() => {
      if (home.getAttribute("aria-busy") !== "false") return;
      settled.disconnect();
      changed.disconnect();
      requestAnimationFrame(() => ok(performance.now()));
    });
    changed.observe(list, { childList: true });
    settled.observe(home, { attributes: true });
    setTimeout(() => dead(new Error("no answer")), 60000);
  });
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  const ended = await done;
  return [(painted || ended) - began, ended - began];
}
"""
"""Milliseconds from the key until the first list of this question, and until all is said."""


@dataclass
class Cost:
    """Of questions of one way of asking: kB read, files, milliseconds to the list and to the end."""

    read: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)

    def row(self) -> str:
        """Median and worst of each."""
        return " | ".join(
            f"{statistics.median(values):.0f}, {max(values):.0f}"
            for values in (self.read, self.files, self.painted, self.ended)
        )


@dataclass
class Watched:
    """A page with the names of the files of the search that it has asked for."""

    page: Page
    folder: Path
    names: list[str] = field(default_factory=list)

    def cost(self, query: str, into: Cost) -> None:
        self.names.clear()
        painted, ended = self.page.evaluate(ASK, query)
        into.read.append(sum((self.folder / "search" / name).stat().st_size for name in self.names) / 1000)
        into.files.append(len(self.names))
        into.painted.append(painted)
        into.ended.append(ended)


@contextmanager
def watched(browser: Browser, folder: Path, address: str, slower: int) -> Iterator[Callable[[], Watched]]:
    """Opens pages in one fresh profile, as slow as wanted."""
    context: BrowserContext = browser.new_context()

    def opened() -> Watched:
        page = context.new_page()
        made = Watched(page, folder)

        def note(url: str) -> None:
            name = url.partition("?")[0].rpartition("/")[2]
            if "/search/" in url and (folder / "search" / name).is_file():
                made.names.append(name)

        page.on("request", lambda asked: note(asked.url))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return made

    yield opened
    context.close()


def asked(browser: Browser, folder: Path, address: str, slower: int, sought: Sequence[str]) -> dict[str, Cost]:
    """Questions on fresh pages of fresh profiles, then all of them one after the other on one page."""
    costs = {"a page just opened": Cost(), "one after the other": Cost()}
    for query in [*FREQUENT[:2], *BEYOND[:2], *sought][:FRESH]:
        with watched(browser, folder, address, slower) as opened:
            opened().cost(query, costs["a page just opened"])
    with watched(browser, folder, address, slower) as opened:
        page = opened()
        page.cost("改革", Cost())
        for query in [*FREQUENT, *BEYOND, *sought]:
            page.cost(query, costs["one after the other"])
    return costs


def held(browser: Browser, folder: Path, address: str, sought: Iterable[str]) -> float:
    """MB that the processes of the pages grow by while questions are asked."""
    with watched(browser, folder, address, 1) as opened:
        page = opened()
        time.sleep(1)
        before = _resident()
        for query in sought:
            page.cost(query, Cost())
        time.sleep(1)
        return (_resident() - before) / 1e6


def _resident() -> int:
    """Bytes of all pages of browsers that this process has started."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                above = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(above, []).append(int(path.name))
    total, left = 0, [os.getpid()]
    while left:
        for child in children.get(left.pop(), []):
            left.append(child)
            try:
                if b"--type=renderer" in Path(f"/proc/{child}/cmdline").read_bytes():
                    total += int(Path(f"/proc/{child}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            except OSError:
                continue
    return total


LISTED = """
async (query) => {
  const paths = new Set();
  for (let limit = 10, at = 1; ; limit *= 4, at++) {
    const answer = await new Promise(done => {
      const hear = event => {
        if (event.data.type !== "result" || event.data.id !== "r" + at + query || !event.data.settled) return;
        window.engine.removeEventListener("message", hear);
        done(event.data);
      };
      window.engine.addEventListener("message", hear);
      const asked = { type: "query", id: "r" + at + query, text: query, language: "zh", other: "", limit, open: [] };
      window.engine.postMessage(asked);
    });
    answer.sections.forEach(each => paths.add(each.path));
    if (!answer.moreGroups) return { paths: Array.from(paths), least: answer.least };
  }
}
"""

ENGINE = """
(function (Real) {
  window.Worker = function (address) { return (window.engine = new Real(address)); };
})(window.Worker);
"""


def recall(browser: Browser, address: str, texts: Sequence[Text], sought: Sequence[str]) -> float:
    """Pages listed of all that hold the string."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(ENGINE)
    page.goto(address)
    page.evaluate(ASK, "工人")
    found = wanted = 0
    for query in sought:
        truth = {f"texts/{text.slug}" for text in texts if query in text.body or query in text.title}
        listed = set(page.evaluate(LISTED, query)["paths"])
        wanted += len(truth)
        found += len(truth & listed)
    context.close()
    return found / wanted


def site_of(texts: Sequence[Text], built: Path, home: Path) -> tuple[Path, float]:
    """The handbook as built, its index one of these texts; the CPU seconds it took to write."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(built, home, ignore=shutil.ignore_patterns("search", "downloads"))
    groups = groups_of(texts)
    began = time.process_time()
    known = edition()
    told = json.loads(json.dumps({**anchors(places(known)), **named_and_alike(known.links.other_names)}))
    files = search_index({"zh": groups, "en": []}, ids=told)
    took = time.process_time() - began
    (home / "search").mkdir()
    for name, script in files.items():
        (home / "search" / name).write_text(script, encoding="utf-8")
    return home, took


class _Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address while it is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def table(size: int, browser: Browser, folder: Path, texts: Sequence[Text]) -> list[str]:
    sought = queries(list(texts), SOUGHT)
    said = [
        f"## {size:,} pages, {sum(len(text.body) for text in texts):,} characters",
        "",
        "| from | on | questions on | kB read: median, most | files | ms to the list | ms to the end |",
        "|---|---|---|---|---|---|---|",
    ]
    home = "texts/yj2024/index.html" if (folder / "texts" / "yj2024").is_dir() else "index.html"
    with served(folder) as http:
        for name, address in (("http", http), ("a folder", folder.resolve().as_uri() + "/")):
            for on, slower in (("a computer", 1), ("a phone", SLOWER)):
                print(f"  {size} {name} {on}", flush=True)
                for kind, cost in asked(browser, folder, address + home, slower, sought).items():
                    said.append(f"| {name} | {on} | {kind} | {cost.row()} |")
        grown = held(browser, folder, http + home, [*FREQUENT, *BEYOND, *sought])
        share = recall(browser, http + home, texts, sought[:8] if size > 100 else sought)
    files = sorted((folder / "search").glob("*.js"))
    bytes_of = sum(path.stat().st_size for path in files)
    directory = (folder / "search" / "index.js").stat().st_size
    questions = SOUGHT + len(FREQUENT) + len(BEYOND)
    said += [
        "",
        f"{len(files)} files, {bytes_of / 1e6:.1f} MB, of these the directory {directory / 1000:.0f} kB; "
        f"memory grows by {grown:.0f} MB over {questions} questions; recall {share:.3f}.",
        "",
    ]
    return said


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    home = ROOT / "build" / "benchmarks"
    home.mkdir(parents=True, exist_ok=True)
    built = home / "handbook"
    subprocess.run([sys.executable, "scripts/handbook.py", "build", "--site", str(built)], cwd=ROOT, check=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        head = [
            "# What a search costs, by the size of the edition",
            "",
            f"`.venv/bin/python benchmarks/search_size.py`; Chromium {browser.version}, {os.cpu_count()} cores, "
            f"{time.strftime('%Y-%m-%d')}.",
            "",
        ]
        for size in sizes:
            if size <= len(handbook()):
                said += table(size, browser, built, handbook())
                continue
            texts = made_up(size)
            folder, took = site_of(texts, built, home / f"size-{size}")
            said += [*table(size, browser, folder, texts), f"The index is written in {took:.0f} s of a processor.", ""]
            print("\n".join(said), flush=True)
        browser.close()
    if not sys.argv[1:]:
        (ROOT / "benchmarks" / "search_size.md").write_text("\n".join([*head, *said]), encoding="utf-8")
    print("\n".join([*head, *said]))


if __name__ == "__main__":
    main()
