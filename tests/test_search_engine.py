"""The search engine, without a browser: what is found, how it is ranked, what is shown of it."""

from __future__ import annotations

import json
from functools import cache

from asking import ask
from edition.files.anchors_js import anchors
from edition.files.search_files import CENTRAL, DOCUMENT, Entry, EntryKind, Group, search_index
from edition.ids.grammar import leads, sentence
from grammar_cases import grammar_cases
from made_up_places import PLACES


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
