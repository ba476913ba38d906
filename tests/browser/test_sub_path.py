"""The site under a sub-path with exactly the headers of deploy/nginx.conf: nothing is refused, everything works."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from trees import ROOT, copy_house, made_once, told
from visits import Opener, Visit, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EXAMPLE, OURS = "/handbook/", "/a/b/"
CONFIGURATION = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")


# The example, read as nginx reads it -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mapped:
    """A ``map $uri $name`` block: patterns in order, and what holds where none fits."""

    default: str
    patterns: tuple[tuple[re.Pattern[str], str], ...]

    def value(self, path: str) -> str:
        return next((value for pattern, value in self.patterns if pattern.search(path)), self.default)


def maps(configuration: str) -> dict[str, Mapped]:
    out = {}
    for name, body in re.findall(r"^map \$uri \$(\w+) \{\n(.*?)^\}", configuration, re.MULTILINE | re.DOTALL):
        default = re.search(r'^\s*default "(.*)";$', body, re.MULTILINE)
        assert default
        patterns = re.findall(r'^\s*"~(\S+)" "(.*)";$', body, re.MULTILINE)
        out[name] = Mapped(default[1], tuple((re.compile(pattern), value) for pattern, value in patterns))
    return out


def headers(configuration: str) -> Callable[[str], dict[str, str]]:
    """The headers that the example adds, by path."""
    named = maps(configuration)
    block = re.search(r"^    location /handbook/ \{\n(.*?)^    \}", configuration, re.MULTILINE | re.DOTALL)
    assert block
    added = re.findall(r'^\s*add_header (\S+) (?:\$(\w+)|"(.*)") always;$', block[1], re.MULTILINE)
    assert len(added) == block[1].count("add_header ") - 1, "one stands in the comment"

    def of(path: str) -> dict[str, str]:
        return {header: named[mapped].value(path) if mapped else value for header, mapped, value in added}

    return of


OF = headers(CONFIGURATION)


class _Served(SimpleHTTPRequestHandler):
    """The site below ``/a/b/``; what is not there gets the 404 page; nothing stands above."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "application/javascript", "": "text/plain"}  # noqa: RUF012

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(OURS):
            return str(Path(self.directory) / "nothing-stands-here")
        return super().translate_path("/" + path[len(OURS) :])

    def end_headers(self) -> None:
        for header, value in OF(EXAMPLE + self.path.partition("?")[0][len(OURS) :]).items():
            self.send_header(header, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _build(root: Path) -> None:
    tree = copy_house(root / "tree")
    settings = tree / "mkdocs.yml"
    named = re.sub(r"^site_url: .*$", f"site_url: https://example.org{OURS}", settings.read_text("utf-8"), flags=re.M)
    settings.write_text(named, encoding="utf-8")
    built = told(tree, "build")
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="module")
def under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A build whose settings name the sub-path, and where it is served."""
    site = made_once(tmp_path_factory, "sub-path", _build) / "tree" / "site"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Served, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, f"http://127.0.0.1:{server.server_port}{OURS}"
        server.shutdown()


def watching(visit: Opener, under: tuple[Path, str]) -> Visit:
    seen = visit(site=under[1])
    seen.page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " e => console.error(`refused ${e.violatedDirective} ${e.blockedURI}`))"
    )
    return seen


def kinds(site: Path) -> list[str]:
    """Of each kind of page the first, the Chinese one where both languages have it; the English start; a file to
    take away. What a page asks for hangs on its kind."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html"), key=lambda path: ("en" in path.relative_to(site).parts, path)):
        text = path.read_text("utf-8")
        kind = re.search(r'class="md-content__inner[^"]*"', text)
        assert kind, path
        found.setdefault(kind[0], path.relative_to(site).as_posix().removesuffix("index.html"))
    return [*found.values(), "en/", "texts/downloads/dkyj2021.html"]


def test_pages_of_every_kind_open_and_nothing_is_refused(visit: Opener, under_a_path: tuple[Path, str]) -> None:
    pages = kinds(under_a_path[0])
    assert len(pages) > 12
    seen = watching(visit, under_a_path)
    for path in pages:
        page = seen.open(path)
        assert page.locator("h1").count() >= 1
    # What a page asks for late, it has asked for by now.
    still(page)
    assert seen.faults == []


def test_the_reader_s_tools_work(visit: Opener, under_a_path: tuple[Path, str]) -> None:
    seen = watching(visit, under_a_path)
    page = seen.open("texts/dkyj2021/")
    page.locator("[data-scheme-switch]").click()
    page.locator("[data-size=large]:visible").first.click()
    page.locator('[data-reading-switch="received"]').click()
    assert page.locator("html").get_attribute("data-reading") == "received"
    page.locator(".mark a").first.click()
    page.locator(".masthead__language").click()
    page.wait_for_url(re.compile(OURS))
    assert seen.faults == []


def test_search_works(visit: Opener, under_a_path: tuple[Path, str]) -> None:
    seen = watching(visit, under_a_path)
    page = seen.open("")
    page.locator("input[name=query]").first.click()
    page.keyboard.type("2030")
    found = page.locator(".md-search-result__list a")
    found.first.wait_for(state="attached")
    address = found.first.get_attribute("href") or ""
    page.goto(address if "://" in address else page.evaluate("a => new URL(a, location).href", address))
    assert OURS in page.url
    assert page.locator("h1").count() == 1
    assert seen.faults == []


def test_a_wrong_address_leads_on(visit: Opener, under_a_path: tuple[Path, str]) -> None:
    """However deep the wrong address is: the 404 page's own links are absolute."""
    seen = watching(visit, under_a_path)
    page = seen.open("texts/no/such/page")
    assert page.locator("h1").inner_text() == "没有这一页"
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).borderBottomStyle") == "solid"
    for link in hrefs(page, "#text a"):
        assert page.request.get(link).status == 200, link
        assert f"{OURS}" in link
    own = [fault for fault in seen.faults if "no/such/page" not in fault and "404" not in fault]
    assert own == []


def hrefs(page: Page, selector: str) -> list[str]:
    found: list[str] = page.evaluate("s => [...document.querySelectorAll(s)].map(a => a.href)", selector)
    assert found
    return found


def test_a_script_in_a_page_would_be_refused(visit: Opener, under_a_path: tuple[Path, str]) -> None:
    """That the policy is really sent, and that this file would see it."""
    site, _ = under_a_path
    page = site / "planted.html"
    page.write_text(
        "<!doctype html><title>x</title><h1>x</h1><script>document.title = 'run'</script>", encoding="utf-8"
    )
    seen = watching(visit, under_a_path)
    opened = seen.open("planted.html")
    page.unlink()
    assert opened.title() == "x"
    assert any("script-src" in fault for fault in seen.faults)


# Without a browser -------------------------------------------------------------------------------------------------


def directives(policy: str) -> Mapping[str, list[str]]:
    return {name: values for name, *values in (each.split() for each in policy.split(";"))}


def test_no_page_has_a_script_inside_or_an_attribute_that_runs_one(built_site: Path) -> None:
    for path in sorted(built_site.rglob("*.html")):
        text = path.read_text("utf-8")
        scripts = [found for found in re.findall(r"<script\b([^>]*)>", text) if "src=" not in found]
        assert all(re.search(r'type="application/(?:ld\+)?json"', found) for found in scripts), path


def test_the_policy_allows_no_script_in_a_page() -> None:
    page, taken = (
        directives(OF(path)["Content-Security-Policy"]) for path in (EXAMPLE, f"{EXAMPLE}texts/downloads/x.html")
    )
    assert page["default-src"] == taken["default-src"] == ["'none'"]
    assert page["script-src"] == ["'self'"]
    assert page["worker-src"] == ["'self'", "blob:"]
    assert "script-src" not in taken
    for policy in (page, taken):
        assert policy["frame-ancestors"] == ["'self'"]
        assert policy["base-uri"] == policy["form-action"] == ["'none'"]


def test_only_names_with_a_hash_are_kept_for_long(built_site: Path) -> None:
    kept = set()
    for path in sorted(built_site.rglob("*")):
        name = path.relative_to(built_site).as_posix()
        if "immutable" in OF(EXAMPLE + name)["Cache-Control"]:
            kept.add(name)
        else:
            assert OF(EXAMPLE + name)["Cache-Control"] == "no-cache"
    assert any(name.startswith("assets/javascripts/bundle.") for name in kept)
    assert all(re.search(r"\.[0-9a-f]{8}\.", name) for name in kept)


def test_every_kind_of_file_has_a_type(built_site: Path) -> None:
    """What nginx's own list lacks stands in the example."""
    known = {"html", "css", "js", "json", "png", "svg", "xml", "gz", "docx", "txt", "zip"}
    added = set(re.findall(r"^        \S+/\S+ (\w+);$", CONFIGURATION, re.MULTILINE))
    endings = {path.suffix[1:] for path in built_site.rglob("*") if path.is_file()}
    assert endings - {"map"} <= known | added
