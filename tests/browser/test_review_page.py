"""The review page as an editor uses it: opened as a file, walked through with n and p, copied from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import in_both_schemes
from edition.collate.collate import collate
from edition.desk.plan_file import plan, write_plan
from edition.desk.received_page import read
from edition.propose.propose import propose
from faces import too_wide
from trees import ROOT, handbook
from visits import DESKTOP, PHONE, Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree with a real page and a fresh draft of it, reviewed; the path of the review page."""
    root = tmp_path_factory.mktemp("review")
    source = next((ROOT / "sources").glob("000_*.txt"))
    (root / "sources").mkdir()
    (root / "sources" / source.name).write_bytes(source.read_bytes())
    plans = root / "editorial" / "plans"
    plans.mkdir(parents=True)
    (plans / "000.yml").write_text(write_plan(propose(read(source))), encoding="utf-8")
    done = handbook(ROOT, "--root", str(root), "review")
    assert done.returncode == 0, done.stderr
    return root / "build" / "review" / "000.html"


@pytest.fixture
def opened(visit: Opener, draft: Path) -> Iterator[Page]:
    """The review page on a desktop; what the browser reports is a fault."""
    made = visit(DESKTOP, site=draft.parent.as_uri() + "/")
    yield made.open(draft.name)
    assert made.faults == []


def at_doubt(page: Page) -> str | None:
    return page.evaluate("(document.querySelector('.doubt[open]') || {}).id || null")


def test_n_and_p_walk_through_the_doubts(opened: Page) -> None:
    number = opened.locator(".doubt").count()
    assert number > 3
    assert at_doubt(opened) is None
    seen = []
    for _ in range(number):
        opened.keyboard.press("n")
        seen.append(at_doubt(opened))
    assert seen == [f"d{at}" for at in range(1, number + 1)]
    assert opened.locator("#where").inner_text() == f"{number} / {number}"
    opened.keyboard.press("n")
    assert at_doubt(opened) == "d1"
    opened.keyboard.press("p")
    assert at_doubt(opened) == f"d{number}"
    assert opened.locator(".doubt[open]").count() == 1


def test_a_doubt_is_shown_on_both_sides(opened: Page) -> None:
    opened.emulate_media(reduced_motion="reduce")
    opened.keyboard.press("n")
    line = opened.locator(".doubt[open]").get_attribute("data-line")
    for side in (f"#l{line}", f"#r{line}"):
        assert "on" in (opened.locator(side).get_attribute("class") or "").split()
        box, height = opened.locator(side).bounding_box(), 900
        assert box and 0 < box["y"] < height
    assert opened.locator("#wires path.on-wire").count() > 0


def test_the_buttons_and_the_keyboard_alone_reach_everything(opened: Page) -> None:
    opened.get_by_role("button", name="下一处").click()
    assert at_doubt(opened) == "d1"
    opened.keyboard.press("n")
    reached = set()
    for _ in range(30):
        opened.keyboard.press("Tab")
        reached.add(opened.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert {"copy", "PRE"} <= reached


def test_a_number_leads_to_the_other_side(opened: Page) -> None:
    opened.emulate_media(reduced_motion="reduce")
    opened.locator("#l107 > .no").click()
    assert "on" in (opened.locator("#r107").get_attribute("class") or "").split()
    left, right = opened.locator("#l107 > .no").bounding_box(), opened.locator("#r107 > .no").bounding_box()
    assert left and right and abs(left["y"] - right["y"]) < 40


def test_what_is_copied_pastes_into_the_plan(opened: Page, draft: Path, tmp_path: Path) -> None:
    opened.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    path = draft.parents[2] / "editorial" / "plans" / "000.yml"
    page = read(next((draft.parents[2] / "sources").glob("*.txt")))
    opened.keyboard.press("n")
    choice = opened.locator(".doubt[open] .choice").nth(1)
    assert choice.locator("h4").inner_text() == "或 另起一段" or choice.locator("h4").inner_text() == "另起一段"
    choice.get_by_role("button", name="复制").click()
    assert opened.locator("#said").inner_text() == "已复制，贴到方案里"
    copied = opened.evaluate("window.copied")
    place = choice.locator(".paste")
    first, last = (int(place.get_attribute(f"data-{end}") or 0) for end in ("first", "last"))
    lines = path.read_text("utf-8").split("\n")
    changed = tmp_path / path.name
    changed.write_text("\n".join([*lines[: first - 1], *copied.rstrip("\n").split("\n"), *lines[last:]]), "utf-8")
    before, after = plan(path), plan(changed)
    collate(page, after)
    joined = [sum(entry.join for article in made.articles for entry in article.lines) for made in (before, after)]
    assert joined[0] - joined[1] == 1


def test_copying_works_without_the_clipboard_of_the_browser(opened: Page) -> None:
    opened.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened.keyboard.press("n")
    opened.locator(".doubt[open] .copy").first.click()
    opened.locator("#said", has_text="已复制").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phones_show_one_pane_at_a_time_and_nothing_scrolls_sideways(visit: Opener, draft: Path, scheme: str) -> None:
    made = visit(PHONE, scheme, site=draft.parent.as_uri() + "/")
    page = made.open(draft.name)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    for name in ("底本", "成文", "疑处"):
        page.get_by_role("link", name=name, exact=True).first.click()
        assert page.locator(".pane:visible").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    page.get_by_role("button", name="下一处").click()
    assert too_wide(page) == []
    page.locator(".doubt[open] .see a").first.click()
    assert page.locator("#page").is_visible()
    assert too_wide(page) == []
    assert page.locator("#page .on").first.is_visible()
    assert made.faults == []


def test_without_a_script_everything_is_there(visit: Opener, draft: Path) -> None:
    page = visit(PHONE, script=False, site=draft.parent.as_uri() + "/").open(draft.name)
    assert page.locator(".pane:visible").count() == 3
    page.locator(".doubt summary").first.click()
    assert page.locator(".doubt[open] pre").first.is_visible()


def test_axe_finds_nothing(visit: Opener, draft: Path) -> None:
    page = visit(site=draft.parent.as_uri() + "/").open(draft.name)
    page.keyboard.press("n")
    assert in_both_schemes(page, (DESKTOP, PHONE)) == []
