"""What a result says of itself, without a browser: counts told apart, filters with what each would leave, the order,
all hits of a question; Latin words as wholes, signs beside words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from asking import ask, send
from edition.files.search_files import CENTRAL, DOCUMENT, Entry, Group, PageFacts, search_index


@cache
def index() -> dict[str, str]:
    central = Group(
        "texts/kj2031",
        "kj2031",
        "中央文件",
        (
            Entry("", "title", "关于渡口的意见"),
            Entry("-x1", "item", "（一）修好渡口。渡口要有灯，渡口要有人。", 8),
            Entry("-x2", "item", "（二）养好渡船。渡口的船要修。", 8),
            Entry("", "record", "日期：2031年5月4日\n渡口办", what="著录"),
        ),
        "",
        DOCUMENT | CENTRAL,
        PageFacts("2031-05-04", ("设施",), ("渡口办",), measures={"kj2031-x1": ["-x1"], "kj2031-x2": ["-x2"]}),
    )
    report = Group(
        "texts/dk",
        "dk",
        "报道",
        (
            Entry("", "title", "渡口的早晨"),
            Entry("-p1", "body", "东岸的渡口修了三次，AI 调度，Shanghai Training 也来看。"),
            Entry("-p2", "body", "“AI”用在码头；pilot training 没有。渡口很静。"),
        ),
        "东岸",
        DOCUMENT,
        PageFacts("2030", ("设施", "训练"), ("周舟",), measures={"kj2031-x1": ["-p1"]}),
    )
    glossary = Group(
        "texts/glossary", "glossary", "术语", (Entry("", "title", "术语"), Entry("t-a", "term", "渡口", 2))
    )
    return search_index({"zh": [glossary, report, central], "en": []})


def one(text: str, **more: Any) -> dict[str, Any]:
    [answer] = ask(index(), [{"text": text, **more}])
    return answer


def test_occurrences_paragraphs_and_pages_are_three_counts() -> None:
    answer = one("渡口")
    assert (answer["occurrences"], answer["total"], answer["groups"]) == (10, 8, 3)
    assert answer["texts"] == {"occurrences": 8, "paragraphs": 6, "groups": 2}
    assert {each["path"]: (each["count"], each["occurrences"]) for each in answer["sections"]} == {
        "texts/kj2031": (4, 6),
        "texts/dk": (3, 3),
        "texts/glossary": (1, 1),
    }


def test_a_hit_says_what_it_is_where_it_is_no_word_of_the_text() -> None:
    hits = [hit for page in one("渡口")["sections"] for hit in page["hits"]]
    assert [(hit["id"], hit["what"]) for hit in hits if hit["what"]] == [("kj2031", "著录")]


LATIN = {
    "AI": [("dk-p1", ["AI"]), ("dk-p2", ["AI"])],
    "ai调度": [("dk-p1", ["AI 调度"])],
    "training": [("dk-p1", ["Training"]), ("dk-p2", ["training"])],
    "train": [("dk-p1", ["Train"]), ("dk-p2", ["train"])],
    "*ai*": [("dk-p1", ["AI", "ai", "ai"]), ("dk-p2", ["AI", "ai"])],
    "“AI”": [("dk-p1", ["AI"]), ("dk-p2", ["AI"])],
    "pilot": [("dk-p2", ["pilot"])],
}
"""Typed words, and where they are found: a Latin word as a whole, inside another only where it stands nowhere else or
is asked for with a star."""


@pytest.mark.parametrize("typed", LATIN)
def test_latin_words_are_found_whole(typed: str) -> None:
    hits = sorted((hit["id"], hit["parts"][1::2]) for page in one(typed)["sections"] for hit in page["hits"])
    assert hits == LATIN[typed]


@pytest.mark.parametrize("typed", ["🔥码头", "码头🔥", "码头 🚢", "码头★", "→码头←", "码头\U00030000"])
def test_a_sign_beside_a_word_does_not_hide_the_word(typed: str) -> None:
    assert [hit["id"] for page in one(typed)["sections"] for hit in page["hits"]] == ["dk-p2"]


FILTERED = [
    ({"year": "2030"}, ["texts/dk"], 3),
    ({"topic": "设施"}, ["texts/dk", "texts/kj2031"], 7),
    ({"topic": "训练"}, ["texts/dk"], 3),
    ({"speaker": "渡口办"}, ["texts/kj2031"], 4),
    ({"measure": "kj2031-x1"}, ["texts/dk", "texts/kj2031"], 2),
    ({"measure": "kj2031-x1", "document": "texts/dk"}, ["texts/dk"], 1),
    ({"kind": "术语"}, ["texts/glossary"], 1),
    ({"kind": "术语", "year": "2030"}, [], 0),
]


@pytest.mark.parametrize(("filters", "paths", "places"), FILTERED)
def test_a_filter_leaves_what_it_says(filters: dict[str, str], paths: Sequence[str], places: int) -> None:
    answer = one("渡口", **filters)
    assert sorted(each["path"] for each in answer["sections"]) == paths
    assert (answer["total"], answer["all"]) == (places, 8)


def test_each_filter_tells_what_its_values_would_leave() -> None:
    facets = one("渡口", kind="报道")["facets"]
    assert {value[0]: value[1] for value in facets["kind"]} == {"中央文件": 4, "报道": 3, "术语": 1}
    assert {name: facets[name] for name in ("year", "topic", "speaker", "measure", "document", "region")} == {
        "year": [["2030", 3]],
        "topic": [["设施", 3], ["训练", 3]],
        "speaker": [["周舟", 3]],
        "measure": [["kj2031-x1", 1, "（一）修好渡口。"]],
        "document": [["texts/dk", 3, "渡口的早晨"]],
        "region": [["东岸", 3]],
    }


def test_a_chosen_value_stays_in_the_list_even_without_a_place() -> None:
    assert one("码头", year="2031")["facets"]["year"] == [["2030", 1], ["2031", 0]]


def test_the_list_is_sorted_as_asked() -> None:
    paths = {sort: [each["path"] for each in one("渡口", sort=sort)["sections"]] for sort in ("best", "page", "date")}
    assert paths["page"] == ["texts/glossary", "texts/dk", "texts/kj2031"]
    assert paths["date"] == ["texts/kj2031", "texts/dk", "texts/glossary"]
    assert paths["best"] == [each["path"] for each in one("渡口")["sections"]]
    read = [hit["id"] for page in one("渡口", sort="page", document="texts/dk")["sections"] for hit in page["hits"]]
    assert read == ["dk-p1", "dk-p2"]


def test_all_hits_are_told_in_the_order_of_the_list() -> None:
    [told] = send(index(), [{"type": "hits", "id": 7, "text": "渡口", "language": "zh", "kind": "", "region": ""}])
    assert (told["type"], told["id"], told["partly"]) == ("hits", 7, False)
    listed = [
        (page["path"], anchor)
        for page in one("渡口", open=["texts/kj2031", "texts/dk", "texts/glossary"])["sections"]
        for anchor in [*([page["anchor"]] if page["titled"] else []), *(hit["anchor"] for hit in page["hits"])]
    ]
    assert [(hit["path"], hit["anchor"]) for hit in told["hits"]] == listed
    assert len(listed) == 8
    assert {hit["title"] for hit in told["hits"]} == {"关于渡口的意见", "渡口的早晨", "术语"}
    [narrowed] = send(index(), [{"type": "hits", "id": 8, "text": "渡口", "language": "zh", "year": "2030"}])
    assert {hit["path"] for hit in narrowed["hits"]} == {"texts/dk"}
