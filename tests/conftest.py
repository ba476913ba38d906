"""What many tests stand on: the repository, a browser, and the site built once and served."""

from __future__ import annotations

import atexit
import os
import random
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.reading.document import readings
from edition.site.build import fill, write_generated
from hypothesis import HealthCheck, settings
from trees import copy_house, handbook, made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parent.parent

# A loaded machine is no fault of a rule: no deadlines.
settings.register_profile("suite", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to run as root otherwise
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    # A profile of its own costs a renderer, not three: no pop-ups of an address bar that nobody sees, none in reserve.
    # What stands before them are the browser's driver's own, which a list of ours replaces.
    "--disable-features=AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning,"
    "AimEnabled,WebUIOmniboxPopup,WebUIOmniboxAimPopup,PreloadTopChromeWebUI,SpareRendererForSitePerProcess",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--save-golden`` writes what the made-up house says today, to be read as a difference."""
    parser.addoption("--save-golden", action="store_true", help="write what is kept of tests/golden/house anew")
    parser.addoption(
        "--order-seed", type=int, help="run files, and the tests of each, in an order drawn from this number"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """``--order-seed``: no test may lean on one that ran before. Files stay together: what they share is dear."""
    if (seed := config.getoption("--order-seed")) is not None:
        drawn = random.Random(seed)
        files = {item.path: drawn.random() for item in items}
        items.sort(key=lambda item: (files[item.path], drawn.random()))


QUICKER = REPOSITORY / "tests" / "quicker"
"""What the builds of a run share: see ``sitecustomize.py`` there."""


def pytest_configure() -> None:
    """Before there are workers: they find a folder for templates in their environment."""
    if "HANDBOOK_TEMPLATES" not in os.environ:
        folder = tempfile.mkdtemp(prefix="handbook-templates-")
        os.environ["HANDBOOK_TEMPLATES"] = folder
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(QUICKER), os.environ.get("PYTHONPATH"))))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def chromium_path(repository: Path) -> Path:
    """The browser that scripts/browser.sh finds. Without one: a skip, or a failure where CI is set."""
    answer = subprocess.run(
        ["sh", repository / "scripts" / "browser.sh", "--find"], capture_output=True, text=True, check=False
    )
    if answer.returncode == 0:
        return Path(answer.stdout.strip())
    reason = answer.stderr.strip() or "no browser: install Chromium or set CHROMIUM=/path/to/chromium"
    if os.environ.get("CI", "") not in {"", "0", "false"}:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """A headless Chromium; take a ``new_page()`` or ``new_context()`` of it and close it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS, headless=True)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once however many workers there are. Read it only."""
    return made_once(tmp_path_factory, "site", lambda made: _command("build", "--site", str(made / "site"))) / "site"


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up tree of ``tests/golden/house/in`` with its site built, ``site/`` in it. Read it only."""

    def make(made: Path) -> None:
        done = handbook(copy_house(made / "house"), "build")
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(tmp_path_factory, "golden", make) / "house"


@pytest.fixture(scope="session")
def plain_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up tree with its site in MkDocs' plain theme, ``site/`` in it, held to the same proof. Read it only."""

    def make(made: Path) -> None:
        root = copy_house(made / "house")
        shutil.copytree(REPOSITORY / "tests" / "plain_theme", root / "plain_theme")
        shutil.copytree(REPOSITORY / "overrides" / "partials", root / "plain_theme" / "partials")
        shutil.move(root / "plain_theme" / "plain.yml", root / "plain.yml")
        tree = Tree(root)
        edition = assemble(tree)
        read = readings(edition)
        write_generated(tree, edition, read)
        (root / "site").mkdir()
        fill(tree, root / "site", edition, read, "plain.yml")

    return made_once(tmp_path_factory, "plain", make) / "house"


@pytest.fixture(scope="session")
def built_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the offline bundle, its sum beside it, made once. Read it only."""
    return next(made_once(tmp_path_factory, "dist", lambda made: _command("bundle", "--out", str(made))).glob("*.zip"))


def _command(*arguments: str) -> None:
    done = handbook(REPOSITORY, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all of a page

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=86400")  # the site lies still while it is tested
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: requests would fill the report of a failed test."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, served on a free port; ends with a slash."""
    with _served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def plain_url(plain_house: Path) -> Iterator[str]:
    """The same of the made-up site in MkDocs' plain theme."""
    with _served(plain_house / "site") as address:
        yield address
