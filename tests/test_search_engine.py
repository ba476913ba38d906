"""The search engine, without a browser: what is found, how it is ranked, what is shown of it."""

from __future__ import annotations

import json
from functools import cache

from asking import ask
from edition.files.anchors_js import anchors
from edition.files.search_entries import findable
from edition.files.search_files import CENTRAL, DOCUMENT, Entry, EntryKind, Group, search_index
from edition.ids.grammar import leads, sentence
from edition.reading.marks import worded
from edition.reading.stretch import remarks, said_in
from grammar_cases import grammar_cases
from made_up_places import PLACES
from trees import edition, read


@cache
def made_up_index() -> dict[str, str]:
    """The made-up edition of the grammar's cases, each place with words of its own."""
    kinds: dict[str, EntryKind] = {"x": "item", "h": "heading", "s": "heading"}
    groups = []
    for code, listed in PLACES.documents.items():
        entries = [Entry("", "title", listed.title)]
        for each in listed.ids[1:]:
            slot = each.removeprefix(code)
            entries.append(Entry(slot, kinds.get(slot.rpartition("-")[2][0], "body"), f"摆渡 {slot}", len("摆渡")))
        flags = DOCUMENT | (CENTRAL if listed.central else 0)
        groups.append(Group(f"texts/{code}", code, "报道", tuple(entries), "", flags))
    return search_index({"zh": groups, "en": []}, ids=json.loads(json.dumps(anchors(PLACES))))


def test_a_code_leads_where_the_grammar_says() -> None:
    """Each case of the grammar, typed into the search."""
    told = grammar_cases()
    for (typed, _), answer in zip(told, ask(made_up_index(), [typed for typed, _ in told]), strict=True):
        lead = leads(typed, PLACES)
        assert [jump["hit"]["anchor"] for jump in answer["jumps"]] == list(lead.ids), typed
        assert sentence(lead) in answer["told"], typed
        assert bool(answer["told"]) == bool(lead.missing or lead.was or lead.withdrawn), typed


# What must be said of the words shown --------------------------------------------------------------------------------


def test_an_excerpt_says_what_must_be_said_of_the_words_it_shows() -> None:
    text = "渡口甲乙丙丁" + "戊" * 120 + "码头己庚辛壬"
    remarks = ((3, 3, "“甲”存疑"), (127, 127, "“头”存疑"))
    received = ((127, 127, "“岸”校改本作“头”"),)
    block = Entry("-p1", "body", text, received=((127, 1, "岸"),), remarks=remarks, remarks_received=received)
    groups = [Group("texts/aa", "aa", "新闻报道", (Entry("", "title", "题名"), block), flags=4)]
    first, last, both = ask(search_index({"zh": groups, "en": []}), ["渡口", "码头", "码岸"])
    said = [answer["sections"][0]["hits"][0]["remarks"] for answer in (first, last, both)]
    assert said == [["“甲”存疑"], ["“头”存疑"], ["“岸”校改本作“头”"]]


def test_every_excerpt_of_the_edition_says_what_its_words_need() -> None:
    """Each place with a remark is sought by the words about it; the excerpt shows them and says the remark."""
    found = [
        (of, remark, said_in(of, "emended")[max(0, remark.start - 8) : remark.end + 8].strip("，。、；：“”（）《》 　"))
        for its in read().values()
        for of in its.blocks.values()
        for remark in remarks(of)
        if remark.kind in ("doubt", "repair", "year") and of.block.kind != "heading"
    ]
    answers = ask(search_index(findable(edition(), read(), {})), [f"“{words}”" for _, _, words in found])
    told = 0
    for (of, remark, words), answer in zip(found, answers, strict=True):
        hits = [hit for group in answer["sections"] for hit in group["hits"] if hit["id"] == of.block.id]
        assert hits, (of.block.id, words)
        shown = "".join(hits[0]["parts"])
        if words in shown and of.block.text.count(words) == 1:
            assert worded(remark, of, "emended").compact in hits[0]["remarks"], (of.block.id, words)
            told += 1
    assert told > 80
