"""The page of a digest says how to cite the Chinese text, in English and in Chinese; the digest itself is no source."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from edition.ids.cite_english import ENGLISH_FORM_WORDS, authors
from trees import edition

DIGESTS = {digest.code: digest for digest in edition().links.digests}


def citing(site: Path, code: str) -> dict[str, str]:
    page = (site / "en" / "texts" / code / "index.html").read_text("utf-8")
    said = page[page.index('id="citing"') : page.index("</dl>", page.index('id="citing"'))]
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", said, re.DOTALL)
    return {html.unescape(name): html.unescape(re.sub(r"<[^>]+>", "", form)) for name, form in pairs}


@pytest.mark.parametrize("code", DIGESTS)
def test_every_digest_tells_how_to_cite_the_chinese(built_site: Path, code: str) -> None:
    document = next(each for each in edition().documents if each.code == code)
    told = citing(built_site, code)
    assert list(told)[:3] == list(ENGLISH_FORM_WORDS.values())
    for form in ("APA 7", "Chicago, note"):
        assert f"[{DIGESTS[code].title}]" in told[form]
        assert document.title in told[form]
        assert f"texts/{code}/" in told[form] and "en/texts/" not in told[form]
    for author in authors(document, DIGESTS[code]):
        assert author.inverted.rstrip(".") in told["APA 7"]
        assert author.name in told["Chicago, note"]
    assert document.title in told["GB/T 7714—2025"]
