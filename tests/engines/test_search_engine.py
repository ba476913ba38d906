"""The search engine, without a browser: what is found, how it is ranked, what is shown of it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from asking import ask, tier
from dotted import Case, cases
from edition.files.anchors_js import anchors, places
from edition.files.search_entries import findable
from edition.files.search_files import CENTRAL, DOCUMENT, OFF_TOPIC, Entry, EntryKind, Group, search_index
from edition.ids.grammar import Listed, Places, leads, sentence
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


# What is found, how it is ranked, what is shown ----------------------------------------------------------------------


def made_up_groups() -> dict[str, list[Group]]:
    """A small edition that has each kind of entry, both readings, points, a text off the topic, two regions."""
    long = (
        "渡船每天清早从东岸开出。"
        + "风平浪静的时候，一个来回要四十分钟；" * 8
        + "遇上大雾就停航。"
        + "船工轮流值守。" * 12
        + "最后一班船在日落之后。"
    )
    central = Group(
        "texts/kj2031",
        "kj2031",
        "中央文件",
        (
            Entry(
                "", "title", "关于推进渡口建设改革的意见", pinyin="guan yu tui jin du kou jian she gai ge de yi jian"
            ),
            Entry("", "front", "中共某省委 某省政府"),
            Entry("-s1", "heading", "一、总体要求"),
            Entry("-p2", "body", "渡口的灯要有人守着，夜里也不能灭。"),
            Entry("-x1", "item", "（一）办好渡口。每个渡口至少有一名船工。", 8),
            Entry("-x2", "item", "（二）养好渡船。办好渡口要靠渡船，渡船要有人修。", 8),
            Entry(
                "-p1",
                "body",
                "一是渡船要修，二是码头要建，三是船工要训。",
                points=(("-p1-n1", 0, 7), ("-p1-n2", 7, 14), ("-p1-n3", 14, 21)),
            ),
        ),
        "",
        DOCUMENT | CENTRAL,
    )
    morning = Group(
        "texts/dk",
        "dk",
        "报道",
        (
            Entry("", "title", "渡口的早晨", pinyin="du kou de zao chen"),
            Entry("-p1", "body", long),
            Entry(
                "-p2",
                "body",
                "船工说：“办好渡口，先要修好码头。”他指指1.5米深的水。",
                received=((5, 2, "办妤"), (14, 2, "碼头")),
            ),
            Entry("-p3", "body", "15名船工，3—5条渡船，AI调度；GDP不提。"),
            Entry("-l1", "body", "图为船工在码头。"),
            Entry("-h1", "heading", "灯要有人守着，夜里也要"),
        ),
        "东岸",
        DOCUMENT,
    )
    aside = Group(
        "texts/gg",
        "gg",
        "评论",
        (Entry("", "title", "渡口以外"), Entry("-p1", "body", "办好渡口，办好渡口，办好渡口。渡船和码头都好。")),
        "西岸",
        DOCUMENT | OFF_TOPIC,
    )
    glossary = Group(
        "texts/glossary",
        "glossary",
        "术语",
        (
            Entry("", "title", "术语", pinyin="shu yu"),
            Entry("t-du-kou", "term", "渡口；摆渡处\nferry place\n船靠岸、上下客的地方，有码头。", 6, pinyin="du kou"),
            Entry("t-ma-tou", "term", "码头\nquay\n渡口里系船的地方。", 2, pinyin="ma tou"),
            Entry("t-zhong-zhuan", "term", "中转\ntransfer\n换一条船。", 2, pinyin="zhong zhuan"),
            Entry("t-lv-ke", "term", "旅客\npassenger\n坐船的人。", 2, pinyin="lv ke"),
        ),
    )
    ours = Group(
        "method",
        "",
        "手册说明",
        (Entry("", "title", "整理说明"), Entry("m-1", "editors", "渡口\n怎样整理：一字一字地核。", 2)),
    )
    english = Group(
        "en/texts/glossary",
        "glossary",
        "Glossary",
        (
            Entry("", "title", "Glossary"),
            Entry("t-gate", "term", "gate 9a\n闸\nFrom Z to A, with a lamp. Now gate 9 is shut.", 7),
            Entry(
                "t-du-kou",
                "term",
                "ferry place\n渡口\nWhere a ferry lands, and the hand that ropes it.",
                14,
                pinyin="du kou",
            ),
        ),
    )
    return {"zh": [central, morning, aside, glossary, ours], "en": [english]}


def made_up_texts() -> dict[str, str]:
    return search_index(made_up_groups(), ids=ids_of_texts())


RIVER = (
    "河水涨到石阶第三级的时候，守闸的人就要把上闸打开一半，让水慢慢退下去；要是涨到第五级，两道闸都得全开，还要派人沿河叫醒"
    "下游各村。这些规矩写在闸房的墙上，一代一代传下来，谁接班谁就先把它抄一遍，抄完了再背，背熟了才许上闸。"
)


def more_made_up_texts() -> dict[str, str]:
    """Those and a text of long paragraphs, changed words and points, with remarks on what an excerpt shows."""
    groups = made_up_groups()
    river = Group(
        "texts/hb2032",
        "hb2032",
        "报道",
        (
            Entry("", "title", "河边记事", pinyin="he bian ji shi"),
            Entry(
                "-p1",
                "body",
                RIVER,
                remarks=((0, 2, "“河水”存疑"), (27, 29, "“上闸”校"), (60, 60, "此处有缺"), (60, 60, "此处有缺")),
                points=(("-p1-n1", 0, 37), ("-p1-n2", 37, 66)),
            ),
            Entry(
                "-p2",
                "body",
                "闸房里有一本旧账，记着六十年里每一次涨水退水的日子。",
                received=((5, 1, "木头"), (17, 2, ""), (23, 1, "曰")),
                remarks=((5, 6, "“本”底本作“木头”"), (23, 24, "“日”底本作“曰”")),
                remarks_received=((5, 7, "“木头”校改本作“本”"),),
            ),
            Entry("-p3", "body", RIVER + RIVER + "最后一句说的是灯和闸。" + RIVER),
            Entry("-x1", "item", "（一）看水。看水的人天不亮就起身，先看石阶，再看云色。", 6),
        ),
        "西岸",
        DOCUMENT,
    )
    return search_index({**groups, "zh": [*groups["zh"], river]}, ids=ids_of_texts())


def ids_of_texts() -> dict[str, object]:
    made = {
        "kj2031": Listed(
            "关于推进渡口建设改革的意见",
            True,
            (),
            ("kj2031", *(f"kj2031-{s}" for s in ("s1", "x1", "x2", "p1", "p1-n2"))),
            {},
        ),
        "dk": Listed("渡口的早晨", False, (), ("dk", "dk-p1", "dk-p2", "dk-p3", "dk-l1"), {}),
    }
    return json.loads(json.dumps(anchors(Places(made, {"dk-p9": "dk-p2"}, {"dk-p8": "2031.5"}))))


def shown(answer: dict[str, Any]) -> list[str]:
    """An answer in lines: what a reader is told, then page by page, found words in 【】."""

    def words(parts: list[str]) -> str:
        return "".join(f"【{part}】" if at % 2 else part for at, part in enumerate(parts)).replace("\n", "/")

    def hit(each: dict[str, Any]) -> str:
        name = f"{words(each['name'])}/" if each["name"] else ""
        received = f" 底本⇒{each['instead']}" if each["received"] else ""
        inside = "" if each["anchor"] == each["id"] else "<" + each["id"]
        remarks = "".join(f" !{remark}" for remark in each["remarks"])
        return f"  {each['anchor']}{inside}{received} {name}{words(each['parts'])}{remarks}"

    def page(each: dict[str, Any], kind: str) -> list[str]:
        count = f" {each['count']}" if kind == "=" else ""
        more = [f"  +{each['more']}"] if each["more"] else []
        apart = " apart" if each["apart"] else ""
        own = " titled" if each["titled"] else ""
        return [f"{kind} {each['path']}{count}{apart}{own} {words(each['title'])}", *map(hit, each["hits"]), *more]

    out = [f"total {answer['total']} in {answer['groups']} of {answer['all']}; others {answer['others']}"]
    out += ["told " + answer["told"]] if answer["told"] else []
    out += ["missing " + " ".join(answer["missing"])] if answer["missing"] else []
    facets = answer["facets"]
    out += [f"kinds {facets['kind']} regions {facets['region']}"] if answer["all"] else []
    out += [line for each in answer["jumps"] for line in (f"> {each['group']['path']}", hit(each["hit"]))]
    lists = {"=": answer["sections"], "~": tier(answer, "sound", ""), "?": tier(answer, "near")}
    out += [line for kind, pages in lists.items() for each in pages for line in page(each, kind)]
    out += [f"more groups {answer['moreGroups']}"] if answer["moreGroups"] else []
    return [line.rstrip() for line in out]


def asked(line: str) -> dict[str, Any]:
    """``渡口 | region=东岸 limit=1 open=texts/dk language=en other=zh``."""
    text, _, settings = line.partition(" | ")
    made: dict[str, Any] = {"text": text}
    for setting in settings.split():
        name, _, value = setting.partition("=")
        made[name] = int(value) if name == "limit" else [value] if name == "open" else value
    return made


SEARCHES = cases("search")


@cache
def searched() -> dict[str, list[str]]:
    lines = [line for case in SEARCHES for line in case.given.split("\n")]
    return {
        line: shown(each)
        for line, each in zip(lines, ask(made_up_texts(), [asked(line) for line in lines]), strict=True)
    }


@pytest.mark.parametrize("case", SEARCHES, ids=lambda case: case.title)
def test_what_is_asked_is_answered(case: Case) -> None:
    told = [line for query in case.given.split("\n") for line in (f"» {query}", *searched()[query])]
    assert told == case.expected


DRAWN = cases("search_drawn")
"""Drawn by dice from words, codes and readings of our texts, and kept where they told a change of the engine."""


@cache
def searched_drawn() -> dict[str, list[str]]:
    lines = [line for case in DRAWN for line in case.given.split("\n")]
    answers = ask(more_made_up_texts(), [asked(line) for line in lines])
    return {line: shown(each) for line, each in zip(lines, answers, strict=True)}


@pytest.mark.parametrize("case", DRAWN, ids=lambda case: case.title)
def test_what_is_drawn_is_answered(case: Case) -> None:
    told = [line for query in case.given.split("\n") for line in (f"» {query}", *searched_drawn()[query])]
    assert told == case.expected


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


def test_every_id_of_the_edition_is_opened_by_its_code_and_its_link() -> None:
    known = places(edition())
    files = search_index(findable(edition(), read(), {}), ids=json.loads(json.dumps(anchors(known))))
    ids = [each for listed in known.documents.values() for each in listed.ids]
    links = [f"https://handbook.example.org/texts/{each.partition('-')[0]}/#{each}" for each in ids]
    answers = ask(files, [*(each.upper() for each in ids), *links])
    assert [[jump["hit"]["anchor"] for jump in answer["jumps"]] for answer in answers] == [[each] for each in ids * 2]


FORMS = {
    "trainings": ["en/texts/a"],
    "harbors": ["en/texts/b"],
    "policies": ["en/texts/b"],
    "the trainings of pilots": ["en/texts/a"],
    "trainings harbors": [],
    "seas": [],
}
"""What is asked in English and stands nowhere, and the pages that hold another form of every word of it."""


@pytest.mark.parametrize("asked", FORMS)
def test_other_forms_of_english_words_are_offered_where_the_words_are_not(asked: str) -> None:
    pages = {
        "en/texts/a": "The training of a pilot takes a winter.",
        "en/texts/b": "A harbor has a policy. The sea has none.",
    }
    groups = [
        Group(path, path, "", (Entry("", "title", path), Entry("p1", "body", said))) for path, said in pages.items()
    ]
    [answer] = ask(search_index({"zh": [], "en": groups}), [{"text": asked, "language": "en"}])
    assert answer["total"] == 0
    offered = [each["path"] for each in tier(answer, "near")]
    assert offered[: len(FORMS[asked])] == FORMS[asked]
    if FORMS[asked]:
        assert len(offered) == len(FORMS[asked])
    marked = ["".join(hit["parts"][1::2]) for each in tier(answer, "near") for hit in each["hits"]]
    assert all(marked)


def test_a_word_that_stands_there_is_found_as_it_stands() -> None:
    groups = [Group("en/a", "a", "", (Entry("", "title", "x"), Entry("p1", "body", "Trained by training.")))]
    [answer] = ask(search_index({"zh": [], "en": groups}), [{"text": "trained", "language": "en"}])
    assert (answer["total"], answer["tiers"]) == (1, [])
