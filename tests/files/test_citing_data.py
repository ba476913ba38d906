"""What is handed to pages that quote a text of another page: as its own page carries it, and the editors' own."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from edition.files.citing import PAGES, citing
from edition.ids.cite import STANDARDS
from edition.ids.cite_english import ENGLISH_FORMS
from edition.nouns.words import EDITORS, REFERENCE_ENDINGS
from edition.pages.citation import citations, inert
from edition.reading.document import readings
from trees import edition

NAMES = ("渡口手册", "Ferry Handbook")


@cache
def made() -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, text in citing(edition(), readings(edition()), NAMES).items():
        before, after = "handbook.cited(", ");\n"
        assert text.startswith(before) and text.endswith(after) and "<" not in text
        held = json.loads(text.removeprefix(before).removesuffix(after))
        assert name == f"citing/{next(iter(held))}.js" and len(held) == 1
        said |= held
    return said


def test_each_document_that_can_be_cited_says_what_its_page_says() -> None:
    read = readings(edition())
    version = f"{edition().version}+{edition().hash}"
    pages = citations(read.values(), edition().links.digests, NAMES[0], version, edition().online)
    assert made().keys() == {*map(str, pages), PAGES}
    digests = {digest.code for digest in edition().links.digests}
    for code, page in pages.items():
        chinese, english = made()[code]["zh"], made()[code]["en"]
        assert inert({key: value for key, value in chinese.items() if key != "name"}) == page["data"]
        assert chinese["name"] == NAMES[0]
        assert bool(english) == (code in digests)
        if english:
            assert inert({key: value for key, value in english.items() if key != "name"}) == page["english"]["data"]
            assert english["name"] == NAMES[1]


@pytest.mark.parametrize(("kind", "author"), [("ours", EDITORS), ("received", "")])
def test_what_stands_in_no_text_has_every_form(kind: str, author: str) -> None:
    said = made()[PAGES][kind]
    assert [form["form"] for form in said["zh"]["forms"]] == list(STANDARDS)
    assert [form["form"] for form in said["en"]["forms"]] == list(ENGLISH_FORMS)
    for form in [*said["zh"]["forms"], *said["en"]["forms"]]:
        assert "title" in form["parts"][1::2], form["form"]
        assert "\0" not in "".join(form["parts"])
    first = said["zh"]["forms"][0]["parts"]
    assert first[0] == (f"{author}. " if author else "") and first[1:3] == ["title", "[EB/OL]//"]
    assert said["zh"]["files"].keys() == REFERENCE_ENDINGS.keys()
    for each in said["zh"]["files"].values():
        assert {"key", "title", "code"} <= set(each["parts"][1::2])
