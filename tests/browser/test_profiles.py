"""A browser profile that is used again is as good as new, or is not used again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from profiles import Profile, Profiles

pytestmark = pytest.mark.browser

SEEN = """async () => ({
    stored: [localStorage.length, sessionStorage.length],
    granted: (await navigator.permissions.query({name: 'clipboard-read'})).state,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    print: matchMedia('print').matches,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    forced: matchMedia('(forced-colors: active)').matches,
    width: innerWidth,
    hovered: document.querySelector('.masthead:hover') !== null,
    size: document.documentElement.dataset.size || ''
})"""


def look(profile: Profile) -> dict[str, object]:
    return dict(profile.visit.open("texts/").evaluate(SEEN))


def use(page: Page) -> None:
    """What tests do to a page."""
    page.context.grant_permissions(["clipboard-read"])
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    page.emulate_media(media="screen")
    page.mouse.move(40, 20)
    page.set_viewport_size({"width": 500, "height": 500})
    page.evaluate("localStorage.x = 'x'; sessionStorage.x = 'x'; document.documentElement.dataset.size = 'large'")
    page.locator(".no-such").count()


def test_a_profile_is_handed_out_like_new(browser: Browser, site_url: str) -> None:
    profiles = Profiles(browser)
    first = profiles.take(site_url, 1280, "light")
    new = look(first)
    heard: list[str] = []
    first.page.on("request", lambda asked: heard.append(asked.url))
    use(first.page)
    first.visit.faults.append("of the first test")
    profiles.give_back(first)
    second = profiles.take(site_url, 1280, "light")
    assert second is first
    assert second.visit.faults == []
    assert look(second) == new
    assert heard == []
    assert second.page.evaluate("document.referrer") == ""
    profiles.give_back(second)
    assert profiles.take(site_url + "en/", 1280, "light") is not first


LASTING = {
    "a script before every page": lambda page: page.add_init_script("window.planted = true"),
    "requests that are answered here": lambda page: page.route("**/none", lambda route: route.abort()),
    "a script before every page of the profile": lambda page: page.context.add_init_script("window.planted = true"),
    "no network": lambda page: page.context.set_offline(True),
    "the wire": lambda page: page.context.new_cdp_session(page),
    "a second page": lambda page: page.context.new_page(),
    "another site": lambda page: page.goto("data:text/html,x"),
}


@pytest.mark.parametrize("what", LASTING)
def test_what_cannot_be_taken_back_ends_a_profile(browser: Browser, site_url: str, what: str) -> None:
    profiles = Profiles(browser)
    first = profiles.take(site_url, 1280, "light")
    first.visit.open("404.html")
    LASTING[what](first.page)
    profiles.give_back(first)
    assert first.context not in browser.contexts
    second = profiles.take(site_url, 1280, "light")
    assert second is not first
    second.context.close()
