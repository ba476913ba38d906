"""The gate: every page of the unpacked bundle in a browser without network, in a folder like those on USB sticks."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bundle_steps import STEPS, Step
from gate import Gate, gate
from old_browser import AS_CHROMIUM_80, STILL_THERE
from trees import made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ON_A_STICK = Path("U 盘（培训）") / "手册 v1"


@pytest.fixture(scope="module")
def folder(built_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, unpacked as a trainer does. Read it only."""

    def unpack(made: Path) -> None:
        with zipfile.ZipFile(built_bundle) as archive:
            archive.extractall(made / ON_A_STICK)

    return made_once(tmp_path_factory, "stick", unpack) / ON_A_STICK


@pytest.fixture(scope="module")
def readers(browser: Browser, folder: Path) -> Iterator[dict[str, Gate]]:
    """A browser of today, and one that has only what Chromium 80 had."""
    made = {when: gate(browser, folder) for when in ("today", "in 2020")}
    made["in 2020"].context.add_init_script(AS_CHROMIUM_80)
    yield made
    for each in made.values():
        each.context.close()


@pytest.fixture
def gates(readers: dict[str, Gate], folder: Path) -> dict[str, Gate]:
    """Both before the bundle as it was made, with nothing written down."""
    for each in readers.values():
        each.look_at(folder)
    return readers


@pytest.fixture
def today(gates: dict[str, Gate]) -> Gate:
    """A browser of today."""
    return gates["today"]


def one_of_each_kind(folder: Path) -> list[str]:
    """The name of a page of each kind: those that share a body class look the same and run the same scripts."""
    kinds: dict[str, str] = {}
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        kinds.setdefault(text.partition('<article class="')[2].partition('"')[0], path.relative_to(folder).as_posix())
    assert len(kinds) > 20
    return sorted(kinds.values())


def test_every_page_opens_and_leads_on(today: Gate, folder: Path) -> None:
    assert len(today.names()) > 30
    assert today.read_all(on_a_phone=one_of_each_kind(folder)) == []
    assert len(today.links) > 1000


@pytest.mark.parametrize("when", ["today", "in 2020"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_what_a_trainer_does(gates: dict[str, Gate], step: Step, when: str) -> None:
    reader = gates[when]
    step(reader)
    assert reader.faults == []


def test_every_kind_of_page_opens_in_2020(gates: dict[str, Gate], folder: Path) -> None:
    in_2020 = gates["in 2020"]
    assert in_2020.read_all(one_of_each_kind(folder)) == []
    assert in_2020.page.evaluate(STILL_THERE) == []


# The gate catches what is planted ------------------------------------------------------------------------------------

Plant = Callable[[Path], object]


POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def before_the_end(name: str, markup: str, *, policy: bool = False) -> Plant:
    """Put something on a page; without its policy, under which most of it would do nothing that the gate could miss."""

    def plant(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert "</body>" in text
        text = text if policy else POLICY.sub("", text)
        path.write_text(text.replace("</body>", f"{markup}</body>"), encoding="utf-8")

    return plant


def script(words: str) -> Plant:
    return before_the_end("index.html", f"<script>{words}</script>")


PLANTS: dict[str, tuple[Plant, str]] = {
    "a script from elsewhere": (
        before_the_end("index.html", '<script src="https://example.org/a.js"></script>'),
        "index.html: asks for https://example.org/a.js",
    ),
    "a picture from elsewhere": (script("new Image().src = 'http://example.org/a.png'"), "asks for http://example.org"),
    "a font from elsewhere": (
        before_the_end(
            "index.html",
            "<style>@font-face{font-family:x;src:url(https://example.org/x.woff2)}p{font-family:x}</style>",
        ),
        "index.html: asks for https://example.org/x.woff2",
    ),
    "a script inside a page": (
        before_the_end("index.html", "<script>planted()</script>", policy=True),
        "index.html: Executing inline script violates the following Content Security Policy directive",
    ),
    "a request by script": (
        script("fetch('https://example.org/asked').catch(() => 0)"),
        "index.html: asks for https://example.org/asked",
    ),
    "a request for a file": (script("fetch('data/handbook.json').catch(() => 0)"), "/data/handbook.json' from origin"),
    "a console error": (script("console.error('said')"), "index.html: said"),
    "an exception": (script("undefined_name()"), "index.html: error: undefined_name is not defined"),
    "a promise nobody catches": (script("Promise.reject(new Error('planted'))"), "index.html: error: planted"),
    "a missing script": (
        lambda folder: (folder / "assets" / "handbook.js").unlink(),
        "texts/yj2024.html: missing handbook.js",
    ),
    "a missing style sheet": (
        lambda folder: (folder / "assets" / "handbook.css").unlink(),
        "texts/yj2024.html: missing handbook.css",
    ),
    "a missing picture": (before_the_end("index.html", '<img src="none.png" alt="">'), "index.html: missing none.png"),
    "a broken picture": (
        before_the_end("index.html", '<img src="data:image/png;base64,AAAA" alt="">'),
        "index.html: broken picture data:",
    ),
    "a missing page": (lambda folder: (folder / "texts" / "nmg.html").unlink(), "dead link file:///"),
    "a dead anchor": (
        before_the_end("index.html", '<a href="texts/yj2024.html#yj2024-x98">x</a>'),
        "/texts/yj2024.html#yj2024-x98",
    ),
    "a dead anchor on the page": (before_the_end("index.html", '<a href="#none">x</a>'), "/index.html#none"),
    "a view of nothing": (
        before_the_end("index.html", '<a href="texts/yj2024.html#project=yj2024-x99">x</a>'),
        "/texts/yj2024.html#project=yj2024-x99",
    ),
    "a view nobody knows": (
        before_the_end("index.html", '<a href="texts/yj2024.html#colour=red">x</a>'),
        "/texts/yj2024.html#colour=red",
    ),
    "a link out of the bundle": (
        before_the_end("index.html", '<a href="../../secret.html">x</a>'),
        "index.html: link out of the bundle",
    ),
    "a link to a folder": (before_the_end("index.html", '<a href="texts/">x</a>'), "index.html: dead link"),
    "a link that runs": (before_the_end("index.html", '<a href="javascript:x()">x</a>'), "link of another kind"),
    "a page too wide for a phone": (
        before_the_end("index.html", '<p style="width:500px">x</p>'),
        "px wider than a phone",
    ),
    "a page too wide": (before_the_end("index.html", '<p style="width:3000px">x</p>'), "px wider than the window"),
}

READ = ["index.html", "texts/yj2024.html"]

ALONE = {
    "a script inside a page",
    "a missing script",
    "a missing style sheet",
    "a missing page",
    "a page too wide for a phone",
}
"""What would hide the others, or be hidden. Each of the others says what nobody else says: they stand on one page."""


def read_with(cases: Collection[str], today: Gate, folder: Path, copy: Path) -> list[str]:
    shutil.copytree(folder, copy)
    for case in cases:
        PLANTS[case][0](copy)
    today.look_at(copy)
    return today.read_all(READ, fits=True, on_a_phone=READ)


@pytest.fixture(scope="module")
def faults_together(
    readers: dict[str, Gate], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """The faults of a bundle in which all but those stand, and of one with nothing planted."""
    assert POLICY.search((folder / "index.html").read_text("utf-8"))
    copy = tmp_path_factory.mktemp("planted") / ON_A_STICK
    today = readers["today"]
    planted = read_with([case for case in PLANTS if case not in ALONE], today, folder, copy)
    today.look_at(folder)
    return {"planted": planted, "as made": today.read_all(READ, fits=True, on_a_phone=READ)}


@pytest.mark.parametrize("case", [case for case in PLANTS if case not in ALONE])
def test_a_planted_fault_is_caught(faults_together: dict[str, list[str]], case: str) -> None:
    expected = PLANTS[case][1]
    found = faults_together["planted"]
    assert len({fault for fault in found if expected in fault}) == 1, found
    assert [fault for fault in faults_together["as made"] if expected in fault] == []


@pytest.mark.parametrize("case", sorted(ALONE))
def test_a_planted_fault_that_hides_others_is_caught(today: Gate, folder: Path, tmp_path: Path, case: str) -> None:
    found = read_with([case], today, folder, tmp_path / ON_A_STICK)
    assert any(PLANTS[case][1] in fault for fault in found), found


NEWER = {
    "a newer method": "[1].at(0)",
    "a newer function": "structuredClone({})",
    "a newer static method": "Object.hasOwn({}, 'a')",
    "a newer class": "new Intl.Segmenter('zh')",
    "a newer selector": "document.querySelector(':is(a, b)')",
}


def test_what_chromium_80_does_not_have_is_caught(gates: dict[str, Gate], folder: Path, tmp_path: Path) -> None:
    """Each says the name of what it fails with."""
    copy = tmp_path / ON_A_STICK
    shutil.copytree(folder, copy)
    for name, words in NEWER.items():
        script(f"try {{ {words} }} catch (fault) {{ console.error('{name}'); }}")(copy)
    found = {}
    for when, keeper in gates.items():
        keeper.look_at(copy)
        found[when] = keeper.read_all(["index.html"])
    assert found["in 2020"] == found["today"] + [f"index.html: {name}" for name in NEWER]


# Without a script ----------------------------------------------------------------------------------------------------


def test_without_a_script_everything_can_be_read(browser: Browser, folder: Path, handbook: dict) -> None:  # type: ignore[type-arg]
    plain = gate(browser, folder, script=False)
    for document in handbook["documents"]:
        page = plain.open(f"texts/{document['id']}.html")
        blocks = [block for section in document["sections"] for block in section["blocks"]]
        shown = page.locator("#text").inner_text()
        assert page.locator("h1").is_visible()
        for block in blocks:
            place = page.locator(f"[id='{block['id']}']")
            assert place.is_visible(), block["id"]
        assert len(shown) > sum(len(block["text"]) for block in blocks)
    assert plain.faults == []
    plain.context.close()


def test_without_a_script_contents_and_links_lead_on(browser: Browser, folder: Path) -> None:
    plain = gate(browser, folder, script=False)
    page = plain.open("index.html")
    page.locator(".chapters a").first.click()
    page.wait_for_url("**/texts/yj2024.html#*")
    page.locator(".contents--beside a[href='#yj2024-x12']").click()
    page.wait_for_url("**#yj2024-x12")
    page.locator("details.practice summary").first.click()
    page.locator("details.practice[open] .evidence a").first.click()
    page.wait_for_url(lambda url: "yj2024.html" not in url)
    assert page.locator(":target").count() == 1
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/*.html")
    assert plain.faults == []
    plain.context.close()


def test_a_page_opened_inside_the_zip_says_what_to_do(browser: Browser, folder: Path, tmp_path: Path) -> None:
    """Windows takes out the one file that is clicked; unpacked, nothing of it is seen."""
    for name in ("index.html", "en/index.html"):
        alone = Path(shutil.copy(folder / name, tmp_path))
        for place, said in ((alone, True), (folder / name, False)):
            page = browser.new_page()
            page.goto(place.as_uri())
            warning = page.locator(".unpack-first")
            assert warning.count() == 1
            assert warning.is_visible() is said
            page.close()
