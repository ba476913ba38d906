"""What the tests in a browser share: visits, the published edition, the list of pages."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page
from profiles import Profiles
from trees import made_once
from visits import DESKTOP, PHONE, Opener, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser


_WAIT = Page.wait_for_function


def _waited(page: Page, expression: str, **how: Any) -> Any:
    """Wait as a function, which the driver hands over once: words it would have the page read again and again, which
    the policy of our pages refuses."""
    held = f"given => {{ const made = ({expression}); return typeof made === 'function' ? made(given) : made; }}"
    return _WAIT(page, held, **how)


Page.wait_for_function = _waited  # type: ignore[method-assign, assignment]


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    """The profiles that visits are made with, used again from test to test."""
    return Profiles(browser)


@pytest.fixture
def visit(profiles: Profiles, site_url: str) -> Iterator[Opener]:
    """Opens a browser profile as good as new: ``visit(width=375, scheme="dark", script=False)``."""
    taken = []

    def opened(width: int = DESKTOP, scheme: str = "light", *, script: bool = True, site: str = site_url) -> Visit:
        taken.append(profiles.take(site, width, scheme, **({} if script else {"java_script_enabled": False})))
        return taken[-1].visit

    yield opened
    for profile in taken:
        profiles.give_back(profile)


@pytest.fixture
def phone(profiles: Profiles, site_url: str) -> Iterator[Visit]:
    """A phone that is touched."""
    profile = profiles.take(site_url, PHONE, "light", has_touch=True, is_mobile=True)
    yield profile.visit
    profiles.give_back(profile)


@pytest.fixture(scope="session")
def handbook(built_site: Path) -> dict[str, Any]:
    """The edition as the site publishes it."""
    return json.loads((built_site / "data" / "handbook.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[str]:
    """The path of every page, without the file name."""
    found = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("index.html"))
    return [name.removesuffix("index.html") for name in found]


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[tuple[bool, str], str]:
    """A page of each kind in each language: those whose article has the same class, or that lie in one folder."""
    found: dict[tuple[bool, str], str] = {}
    for path in sorted(built_site.rglob("*.html")):
        name = path.relative_to(built_site).as_posix()
        article = re.search(r'<article class="([^"]*)"', path.read_text("utf-8"))
        kind = article[1] if article else name.rpartition("/")[0]
        found.setdefault((name.startswith("en/"), kind), name.removesuffix("index.html"))
    return found


@pytest.fixture(scope="session")
def folder_site(built_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with ``.html`` addresses, as it is read from a folder: the bundle, unpacked once. Read it only."""

    def unpack(made: Path) -> None:
        with zipfile.ZipFile(built_bundle) as archive:
            archive.extractall(made / "site")

    return made_once(tmp_path_factory, "folder-site", unpack) / "site"
