"""编号直达 and data/anchors.js hold every id, and nothing of a text that could be read as markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from edition.files.anchors_js import anchors_js
from edition.ids.lock import entries_of
from edition.nouns import BlockId, Locked
from edition.pages.codes import FIRST_WORDS, codes_page
from shown_pages import as_shown
from trees import edition


def listed() -> dict[str, dict[str, object]]:
    found = re.fullmatch(r"handbook\.anchors = (\{.*\});\n", anchors_js(edition()))
    assert found
    made: dict[str, dict[str, object]] = json.loads(found[1])
    return made


def ids_listed() -> list[str]:
    documents = listed()["documents"]
    return [f"{code}-{slot}".rstrip("-") for code, each in documents.items() for slot in each["ids"]]  # type: ignore[index]


def test_the_script_names_every_id_once() -> None:
    assert sorted(ids_listed()) == sorted(entry.id for entry in entries_of(edition().documents))


def test_the_script_says_which_document_is_central() -> None:
    documents = listed()["documents"]
    central = [code for code, each in documents.items() if each["central"]]  # type: ignore[index]
    assert central == [d.code for d in edition().documents if d.entry.kind == "central-document"]


def test_the_page_names_every_id_once() -> None:
    listed = re.findall(r"^- \[([A-Z0-9-]+)\]", codes_page(edition()), re.MULTILINE)
    assert [code.lower() for code in listed] == [entry.id for entry in entries_of(edition().documents)]


def test_every_code_leads_to_its_place() -> None:
    page = as_shown(codes_page(edition()), edition().documents)
    linked = re.findall(r'<li><a href="([a-z0-9]+)\.md#([a-z0-9-]+)">([A-Z0-9-]+)</a>', page)
    code_of_each = {str(entry.id): str(entry.id).split("-")[0] for entry in entries_of(edition().documents)}
    assert [(page, at, said.lower()) for page, at, said in linked] == [(c, at, at) for at, c in code_of_each.items()]


def test_first_words_are_short_and_inert() -> None:
    lines = [
        found[1]
        for line in codes_page(edition()).split("\n")
        if (found := re.fullmatch(r"- \[[A-Z0-9]+-[A-Z0-9-]+\] (.+)", line))
    ]
    assert len(lines) > 200
    for line in lines:
        words = re.sub(r"&#x[0-9a-f]+;|\\.", "x", line)
        assert len(words) <= FIRST_WORDS + 1
        assert not set("<>*_[]`") & set(words), words


def test_drafts_cannot_be_looked_up() -> None:
    first, *rest = edition().documents
    draft = replace(first, outline=replace(first.outline, status="draft"))
    made = replace(edition(), documents=(draft, *rest), published=())
    assert f"[{first.code.upper()}" not in codes_page(made)
    assert f'"{first.code}"' not in anchors_js(made)


def test_old_ids_are_told_beneath() -> None:
    now = edition().documents[0].outline.blocks[0].id
    published = (Locked(BlockId("old-p1"), (), "", now), Locked(BlockId("old-p2"), (), "", BlockId("-")))
    page = codes_page(replace(edition(), published=published))
    assert f"- OLD-P1 今作 [{now.upper()}]\n" in page
    assert "- OLD-P2 已撤" in page
