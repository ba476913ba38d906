"""The engine of 核对引文, without a browser: codes, keys, alignment, judgement, marks and what belongs to what."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checking import block, check, data, document, leads_in_checker
from edition.chinese.folding import folded
from edition.ids.grammar import leads, pins
from grammar_cases import grammar_cases
from made_up_places import PLACES

# The cases of the grammar --------------------------------------------------------------------------------------------


@cache
def made_up_data() -> dict[str, Any]:
    documents = [
        document(
            code,
            listed.title,
            *(block(each, f"摆渡{each}") for each in listed.ids[1:]),
            kind="central-document" if listed.central else "news-report",
        )
        for code, listed in PLACES.documents.items()
    ]
    names = [
        {"name": name, "document": code}
        for code, listed in PLACES.documents.items()
        for name in (listed.title, *listed.names)
    ]
    named = {each: pin for listed in PLACES.documents.values() for each, pin in listed.pins.items()}
    aliases = {**PLACES.moved, **dict.fromkeys(PLACES.withdrawn, "-")}
    return data(*documents, names=names, pins=named, aliases=aliases)


def test_what_is_typed_leads_where_the_grammar_says() -> None:
    told = grammar_cases()
    for (typed, _), answer in zip(told, leads_in_checker([typed for typed, _ in told], made_up_data()), strict=True):
        lead = leads(typed, PLACES)
        assert tuple(answer["ids"]) == lead.ids, typed
        assert answer["was"] == lead.was, typed
        assert [each["said"] for each in answer["missing"]] == [each.said for each in lead.missing], typed
        assert tuple(answer["withdrawn"]) == lead.withdrawn, typed


KNOWN = f"(?:{'|'.join([*PLACES.documents, *PLACES.moved, *PLACES.withdrawn])})"
PLAIN = re.compile(rf'[ "(]*(?:{KNOWN}(?:-[a-z]\d+)+|https://h\.example\.org/texts/{KNOWN}/?(?:#[a-z0-9-]+)?)[ ").,:]*')


def test_a_code_or_link_in_running_text_leads_there_too() -> None:
    """Every case that is unmistakable in a sentence: a whole code, or an address, which nobody writes in full width."""
    told = [typed for typed, _ in grammar_cases() if PLAIN.fullmatch(folded(typed, "code")) and "：／／" not in typed]
    assert len(told) > 30
    for typed, findings in zip(told, check([f"据{typed}办理" for typed in told], made_up_data()), strict=True):
        lead = leads(typed, PLACES)
        (cited,) = [each for each in findings if each["kind"] in {"code", "link"}]
        assert (cited["verdict"] == "dead") == bool(lead.missing or lead.withdrawn), typed
        assert cited["withdrawn"] == bool(lead.withdrawn), typed
        if lead.ids:
            assert (cited["id"],) == lead.ids, typed
            assert (cited["verdict"] == "alias") == bool(lead.was), typed


def test_a_pinpoint_behind_a_name_is_a_number_of_that_document() -> None:
    told = [
        typed
        for typed, _ in grammar_cases()
        if re.fullmatch(r"第.*[项条款項条条部分章节份]", typed)
        and len(pins(folded(typed, "code").replace(" ", ""))) == 1
    ]
    assert len(told) > 25
    for typed, findings in zip(
        told, check([f"《渡口意见》{typed}提出" for typed in told], made_up_data()), strict=True
    ):
        dead = [each["text"] for each in findings if each["kind"] == "item"]
        lead = leads(f"《渡口意见》{typed}", PLACES)
        assert bool(dead) == bool(lead.missing), typed
