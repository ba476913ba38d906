"""What a reader copies from the page of a digest: English words said to be ours, and references to the Chinese text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition.ids.cite_english import ENGLISH_FORMS, EnglishForm, english_caution, english_citation
from edition.nouns.words import READING_ENGLISH
from edition.reading.marks import editors_marks
from edition.reading.stretch import stretch
from playwright.sync_api import Page
from profiles import Profiles
from trees import edition, read
from visits import pasted

pytestmark = pytest.mark.browser

NAME = "Industrial Workforce Reform Policy Handbook"
DIGESTS = {digest.code: digest for digest in edition().links.digests}
SAMPLE = [
    next(code for code in DIGESTS if read()[code].document.entry.kind == kind)
    for kind in ("central-document", "signed-article", "exchange-speech")
]


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, profiles: Profiles, site_url: str, folder_site: Path) -> Iterator[Page]:
    site = site_url if request.param == "http" else folder_site.as_uri() + "/"
    profile = profiles.take(site, 1280, "light")
    page = profile.visit.page
    page.goto(site + ("en/texts/{}/" if request.param == "http" else "en/texts/{}.html").format(SAMPLE[0]))
    yield page
    profiles.give_back(profile)


def citation(code: str, at: str, form: EnglishForm, version: str, path: str) -> str:
    document = read()[code].document
    said = english_citation(
        document,
        DIGESTS[code],
        form,
        name=NAME,
        version=version,
        online=f"{path}#{at}",
        reading=READING_ENGLISH["emended"],
        accessed=datetime.date.today().isoformat(),
    )
    caution = english_caution(document)
    return f"{said} [{caution}]" if caution else said


def copied(page: Page, entry: str) -> str:
    """The text on the clipboard when an entry of the open menu has told that it is there."""
    page.evaluate("document.querySelectorAll('.receipt').forEach(old => old.remove())")
    page.locator(".cite__entry", has_text=entry).click()
    page.locator(".receipt").wait_for()
    return pasted(page)["text"]


def test_each_form_cites_the_chinese_paragraph(start: Page) -> None:
    for code in SAMPLE:
        start.goto(start.url.replace(start.url.split("/en/texts/")[1].split(".")[0].rstrip("/"), code))
        version, path = start.evaluate("code => [handbook.version, handbook.path('texts/' + code)]", code)
        at = next(name for name, each in read()[code].blocks.items() if each.block.kind != "heading")
        start.locator(f"[id='{at}'] .handle").click()
        for form in ENGLISH_FORMS:
            start.locator(".cite__choice").select_option(form)
            assert copied(start, "Copy reference") == citation(code, at, form, version, path)
            got = copied(start, "Copy quotation")
            marks = editors_marks(stretch(read()[code].blocks[at]), english=True, facts=False).strip()
            assert "[unofficial English digest by the handbook]" in got and marks in got
            assert got.endswith(citation(code, at, form, version, path))
        start.locator(".cite__choice").select_option("2025")
        chinese = copied(start, "Copy reference")
        assert "校改本，V" in chinese and f"{path}#{at}" in chinese and NAME not in chinese
