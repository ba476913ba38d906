"""Browser profiles that are used again: a fresh one costs five times what opening a page in one costs.

A profile is handed out as it was when it was new: nothing stored, nothing granted, nothing emulated, no pointer over
the page. Where something was done to it that cannot be taken back, such as a script that runs before every page, it
is closed instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error
from visits import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LASTING_ON_PAGES = ("add_init_script", "expose_function", "route", "set_content")
LASTING_ON_CONTEXTS = ("add_init_script", "expose_function", "on", "route", "set_offline", "new_cdp_session")
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"
PATIENCE = 30_000
"""Milliseconds that a step may take, as the browser's driver has it."""


@dataclass(eq=False)
class Profile:
    """A browser profile with one page, for one site; ``spent`` where it cannot be made like new."""

    context: BrowserContext
    page: Page
    key: tuple[Any, ...]
    visit: Visit
    spent: bool = False
    listeners: list[tuple[Any, ...]] = field(default_factory=list)

    def mind(self) -> None:
        """Notice from now on what is done to the profile that stays."""
        self._mind(self.page, LASTING_ON_PAGES)
        self._mind(self.context, LASTING_ON_CONTEXTS)
        listen = self.page.on

        def listened(*heard: Any) -> None:
            self.listeners.append(heard)
            listen(*heard)

        self.page.on = listened  # type: ignore[method-assign, assignment]

    def _mind(self, thing: object, names: tuple[str, ...]) -> None:
        for name in names:
            setattr(thing, name, self._noticed(getattr(thing, name)))

    def _noticed(self, done: Callable[..., Any]) -> Callable[..., Any]:
        def noticed(*arguments: Any, **options: Any) -> Any:
            self.spent = True
            return done(*arguments, **options)

        return noticed

    def renewed(self) -> bool:
        """Make it like new; whether that was possible."""
        if self.spent or len(self.context.pages) > 1 or not self.page.url.startswith(self.visit.site):
            return False
        try:
            for heard in self.listeners:
                self.page.remove_listener(*heard)
            self.listeners.clear()
            self.page.evaluate(FORGET)
            self.context.clear_permissions()
            self.page.goto("about:blank")
        except Error:
            return False
        return True


class Profiles:
    """The profiles of a browser; a site's own are kept apart from those of others."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[Any, ...], list[Profile]] = defaultdict(list)

    def take(self, site: str, width: int, scheme: str, **options: Any) -> Profile:
        """A profile as good as new, its window ``width`` px wide; ``options`` are those of a browser's context."""
        key = (site, *sorted(options.items()))
        profile = self._free[key].pop() if self._free[key] else self._made(key, site, options)
        profile.visit.faults = []
        page = profile.page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion="null", forced_colors="null")  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        page.mouse.move(-1, -1)
        return profile

    def give_back(self, profile: Profile) -> None:
        """Keep it for the next visit, or close it."""
        if profile.renewed():
            self._free[profile.key].append(profile)
        else:
            profile.context.close()

    def _made(self, key: tuple[Any, ...], site: str, options: dict[str, Any]) -> Profile:
        context = self._browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        page = context.new_page()
        visit = Visit(page, site)
        visit.watch()
        profile = Profile(context, page, key, visit)
        profile.mind()
        return profile
