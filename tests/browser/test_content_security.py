"""Nothing that a source, an editor, an address, the browser's memory or a reader brings along runs on a page.

The pages are those of a made-up tree in which all words try to (``tests/payloads.py``), served and opened from a
folder; what the browser refuses for a page's policy is a fault too, as nothing should get that far.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.reading.document import readings
from edition.site.build import fill, write_generated
from payloads import CODE, PAYLOADS, hostile_house
from trees import made_once
from visits import still, timers_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WATCH = """
window.seen = [];
window.ran = () => { window.seen.push('ran'); };
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.seen.push(name);
document.addEventListener('securitypolicyviolation', event => {
    window.seen.push([event.violatedDirective, event.blockedURI, event.sample].join(' '));
}, true);
"""

REMEMBERED = """
const given = WORDS;
Storage.prototype.getItem = function (name) { return name.includes('renamed') ? given[0] : given[1]; };
"""
"""The browser remembers payloads under every name a script asks for: as they are, and as data."""

EVERYWHERE = """() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    for (const each of document.querySelectorAll('.page button, .page summary, .page [tabindex], .page a.term'))
        each.focus();
    document.querySelectorAll('.page button:not([type=submit])').forEach(each => each.click());
}"""

SEARCH = """async queries => {
    const box = document.querySelector('.md-search__input'), home = document.querySelector('.found');
    for (const query of queries) {
        box.focus();
        box.value = query;
        box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
        do await new Promise(done => setTimeout(done, 0)); while (home.getAttribute('aria-busy') !== 'false');
    }
    return home.querySelectorAll('[data-id]').length;
}"""

HASHES = """async hashes => {
    for (const each of hashes) {
        location.hash = each;
        await new Promise(done => setTimeout(done, 0));
    }
}"""

PASTE = """words => {
    const data = new DataTransfer(), field = document.getElementById('report');
    data.setData('text/html', words);
    data.setData('text/plain', words);
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    field.value = field.value || words;
    document.querySelector('.checker__start').click();
}"""

SHOWN = [
    *("index.html", f"texts/{CODE}.html", "texts/received/900.html", "texts/glossary.html", "texts/timeline.html"),
    *("texts/matrix.html", "texts/topics.html", "texts/works.html", "versions.html", "en/index.html"),
    *("en/texts/matrix.html", f"texts/downloads/{CODE}.html"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up tree of payloads, as it is read from a folder."""

    def make(made: Path) -> None:
        tree = Tree(hostile_house(made / "house"))
        edition = assemble(tree)
        read = readings(edition)
        write_generated(tree, edition, read)
        (made / "site").mkdir()
        fill(tree, made / "site", edition, read, "mkdocs.offline.yml")

    return made_once(tmp_path_factory, "hostile", make) / "site"


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, hostile: Path) -> Iterator[str]:
    """Where the site of payloads is; ends with a slash."""
    if request.param == "file":
        yield hostile.as_uri() + "/"
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(hostile))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that notes what runs on it and what is refused; ``faults`` are what the browser complains of."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.faults = []  # type: ignore[attr-defined]
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    page.on("dialog", lambda asked: page.faults.append(asked.message))  # type: ignore[attr-defined]
    yield page
    context.close()


def faults(page: Page) -> list[Any]:
    """What ran, what was refused, what the browser complained of, once its timers have run and nothing moves."""
    timers_run(page, 0)
    still(page)
    return [*page.evaluate("window.seen"), *page.faults]  # type: ignore[attr-defined]


def test_nothing_runs_of_what_pages_say(page: Page, address: str) -> None:
    """In both languages; and in the search box, whose hits show them. A folder changes how scripts are loaded, and no
    word of a page: there every fifth is enough."""
    every = 5 if address.startswith("file") else 1
    for name in SHOWN[:: (every + 1) // 2]:
        page.goto(address + name)
        page.evaluate(EVERYWHERE)
        assert faults(page) == [], name
    for name, some in (("index.html", PAYLOADS[::every]), ("en/index.html", PAYLOADS[1 :: 2 * every])):
        page.goto(address + name)
        page.keyboard.press("/")
        hits = page.evaluate(SEARCH, [*some, "ran"])
        assert hits > 0 and faults(page) == [], name


def test_nothing_runs_of_an_address_or_of_what_is_remembered(page: Page, address: str) -> None:
    joined, every = " ".join(PAYLOADS), 10 if address.startswith("file") else 2
    for at, name in enumerate((f"texts/{CODE}.html", "en/texts/matrix.html", "texts/index.html", "texts/codes.html")):
        page.goto(address + name)
        page.evaluate(HASHES, PAYLOADS[at % every :: every])
        assert faults(page) == [], name
        page.goto("about:blank")
        page.goto(f"{address}{name}?q={quote(joined)}#{quote(joined)}")
        assert faults(page) == [], name
    for words in (joined, json.dumps(PAYLOADS), json.dumps({"page": joined, "text": joined, "words": PAYLOADS})):
        page.add_init_script(REMEMBERED.replace("WORDS", json.dumps([joined, words])))
        for name in (f"texts/{CODE}.html", "en/index.html"):
            page.goto(address + name)
            assert faults(page) == [], (name, words[:20])


NARROWED = ("kind", "region", "year", "topic", "speaker", "measure", "document", "sort", "in")


def test_nothing_runs_of_a_question_in_an_address(page: Page, address: str) -> None:
    """The search page takes all it asks from its address, shows it, lists it and hands it out."""
    every = 78 if address.startswith("file") else 31
    questions = ["q=ran", f"q={quote(PAYLOADS[0])}"]
    for at in range(0, len(PAYLOADS), every):
        told = [f"{each}={quote(PAYLOADS[(at + n) % len(PAYLOADS)])}" for n, each in enumerate(("q", *NARROWED))]
        questions.append("&".join(told))
    for name in ("search", "en/search"):
        taken = 0
        for asked in questions:
            page.goto(f"{address}{name}/index.html?{asked}")
            page.locator(".found[aria-busy=false]").wait_for()
            for tool in page.locator(".found__tools button:enabled").all():
                tool.click()
                page.locator(".found__taken:not(:empty)").wait_for()
                taken += 1
            assert faults(page) == [], (name, asked)
        assert taken > 1


@pytest.mark.parametrize("transport", ["http", "file"])
def test_nothing_runs_of_a_report(page: Page, site_url: str, built_site: Path, transport: str) -> None:
    """Pasted as HTML, and checked as words: each quoted, with a code."""
    site = site_url if transport == "http" else built_site.as_uri() + "/"
    for name in ("quotations/index.html", "en/quotations/index.html"):
        for words in ("\n".join(f"“{each}”（YJ2024-P{at}）" for at, each in enumerate(PAYLOADS)), "".join(PAYLOADS)):
            page.goto(site + name)
            page.evaluate(PASTE, words)
            page.locator(".checker[data-done]").wait_for()
            assert faults(page) == [], name


def test_what_would_run_is_refused_and_seen(page: Page, address: str) -> None:
    """The planted faults: past all escaping, the policy of the page still holds."""
    page.goto(address + f"texts/{CODE}.html")
    page.evaluate(
        """async words => {
            document.body.insertAdjacentHTML('beforeend', words);
            const made = document.createElement('script');
            made.textContent = 'ran()';
            document.body.append(made);
            await new Promise(done => setTimeout(() => {
                try { (0, eval)('ran()'); } catch (refused) { done(refused); }
            }, 0));
        }""",
        "<img src=x onerror=ran()><iframe src='data:text/html,x'></iframe><object data='data:text/html,x'></object>"
        "<style>p { color: red }</style><a id=go href='javascript:ran()'>x</a>",
    )
    page.locator("#go").click()
    page.locator("#go").evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
    seen = page.evaluate("window.seen")
    assert "ran" not in seen
    refused = {each.split(" ")[0] for each in seen}
    assert {"script-src-attr", "script-src-elem", "frame-src", "object-src", "style-src-elem"} <= refused
    assert page.locator("p").first.evaluate("each => getComputedStyle(each).color") != "rgb(255, 0, 0)"
