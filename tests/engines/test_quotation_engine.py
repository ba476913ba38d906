"""The engine of 核对引文, without a browser: codes, keys, alignment, judgement, marks and what belongs to what."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from checking import block, check, data, document, engine, leads_in_checker
from dotted import cases
from edition.chinese.folding import folded
from edition.ids.grammar import leads, pins
from grammar_cases import grammar_cases
from made_up_places import PLACES
from node import run_node

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


# What is found in a report -------------------------------------------------------------------------------------------


MORNING = "清晨五点，老船长点燃第一盏灯，把缆绳解开，把船头转向对岸。"
SHARED = "坚持多劳者多得、技高者多得、创新者多得"


@cache
def made_up_texts() -> dict[str, Any]:
    """A few texts with all that matters: two readings, points, gaps, sections, a sentence that two texts share."""
    central = document(
        "kj2031",
        "关于推进渡口建设改革的意见",
        block("kj2031-s1", "一、总体要求", kind="heading", number=1),
        block("kj2031-p1", "到2035年，培养造就二百名左右船长，带动各岸船工。", section="kj2031-s1"),
        block(
            "kj2031-x1",
            "（一）办好渡口。每个渡口至少有一名船工，" + SHARED + "。",
            kind="item",
            number=1,
            section="kj2031-s1",
        ),
        block(
            "kj2031-x2",
            "（二）养好渡船。渡船每年修一次，由沿岸各村轮流出工，费用从渡口收入里支付。",
            kind="item",
            number=2,
        ),
        block(
            "kj2031-p2",
            "一是渡船每年都要修理；二是码头逐段都要新建；三是船工个个都要培训。",
            marks=[
                {"id": "kj2031-p2-n1", "start": 0, "end": 11},
                {"id": "kj2031-p2-n2", "start": 11, "end": 22},
                {"id": "kj2031-p2-n3", "start": 22, "end": 33},
            ],
        ),
        kind="central-document",
    )
    morning = document(
        "dk",
        "渡口的早晨",
        block("dk-p1", MORNING, received=MORNING.replace("点燃", "点然")),
        block("dk-p2", "他说：“‘船要稳，心更要稳’，这是师傅教我的第一句话。”说完他笑了笑。"),
        block(
            "dk-p3",
            "风大的时候船不开，等到雾散再走一趟，乘客都在岸边的棚子里等。",
            breaks=[{"text": 15, "received": 15}],
        ),
        block("dk-p4", SHARED + "，是船队的老规矩。"),
        block("dk-p5", "船队今年又添了六条新船，每条都装上了救生衣和电台……老船长挨个检查过。"),
    )
    other = document(
        "gg2030",
        "渡口以外的事",
        block("gg2030-p1", "桥修好以后，渡口的乘客一年比一年少，船工们却没有离开这条河。"),
        block("gg2030-p2", "桥修好以后——那是前年的事——渡口就静了下来……没有人再来，船也卖了。"),
    )
    names = [
        {"name": "关于推进渡口建设改革的意见", "document": "kj2031"},
        {"name": "意见", "document": "kj2031"},
        {"name": "渡口的早晨", "document": "dk"},
        {"name": "渡口以外的事", "document": "gg2030"},
        {"name": "船运条例", "document": None},
    ]
    named = {"kj2031-x1": "第（一）项", "kj2031-x2": "第（二）项", "kj2031-s1": "第一部分"}
    return data(
        central,
        morning,
        other,
        names=names,
        pins=named,
        aliases={"dk-p9": "dk-p2", "dk-p7": "dk-p9", "dk-p8": "-", "alt2029": "dk"},
    )


@cache
def more_made_up_texts() -> dict[str, Any]:
    """Those, a text with remarks and long paragraphs, and one off the topic that shares words with it."""
    few = made_up_texts()
    river = document(
        "hb2032",
        "河边记事",
        block("hb2032-s1", "一、守闸", kind="heading", number=1),
        block(
            "hb2032-p1",
            "河水涨到石阶第三级的时候，守闸的人就要把上闸打开一半，让水慢慢退下去；要是涨到第五级，两道闸都得全开，"
            "还要派人沿河叫醒下游各村。这些规矩写在闸房的墙上，一代一代传下来，谁接班谁就先把它抄一遍，抄完了再背，"
            "背熟了才许上闸。",
            section="hb2032-s1",
            remarks=[
                [0, 4, "doubt", "“河水”存疑"],
                [29, 33, "repair", "“上闸”有校", ""],
                [60, 60, "gap", "此处有缺"],
                [90, 94, "doubt", ""],
            ],
            marks=[{"id": "hb2032-p1-n1", "start": 0, "end": 37}, {"id": "hb2032-p1-n2", "start": 37, "end": 66}],
        ),
        block(
            "hb2032-p2",
            "闸房里有一本旧账，记着六十年里每一次涨水退水的日子。",
            received="闸房里有一木旧账，记着六十年里每一次涨水退水的曰子。",
            section="hb2032-s1",
            remarks=[[6, 7, "repair", "“本”底本作“木”"]],
            remarks_received=[[6, 7, "repair", "“木”校改本作“本”"]],
        ),
        block(
            "hb2032-p3",
            "桥修好以后，渡口的乘客一年比一年少，船工们却没有离开这条河。",
            breaks=[{"text": 17, "received": 17}],
        ),
        block("hb2032-x1", "（一）看水。看水的人天不亮就起身，先看石阶，再看云色。", kind="item", number=1),
        block("hb2032-x1-p2", "看水的人天黑以后才收工，先看石阶，再看灯色。"),
    )
    aside = document(
        "yw",
        "岸外闲话",
        block("yw-p1", "看水的人天不亮就起身，先看石阶，再看云色，这是老话。"),
        block("yw-p2", "甲乙丙丁。戊己庚辛！壬癸子丑？寅卯辰巳；午未申酉、戌亥天地。"),
    )
    named = [("河边记事", "hb2032"), ("河边记事", None), ("闲话", "yw"), ("闲话", "hb2032")]
    return {
        **few,
        "documents": [*few["documents"], river, {**aside, "on_topic": False}],
        "names": [*few["names"], *({"name": name, "document": code} for name, code in named)],
        "pins": {**few["pins"], "hb2032-x1": "第（一）项", "hb2032-s1": "第一部分"},
    }


def shown(finding: dict[str, Any]) -> str:
    """One finding in a line: its verdict, where it stands, how it is written, what it is credited to, what differs."""
    places = " ".join(
        "!".join([f"{'+'.join(each['ids'])}/{each['reading']}", *each.get("remarks", [])]) for each in finding["places"]
    )
    marks = [
        *finding["written"],
        *(name for name in ("presented", "declared", "unchecked", "withdrawn") if finding.get(name)),
    ]
    parts = "".join(
        each["same"] if "same" in each else f"[{each['report']}⇒{each['source']}]"
        for each in finding.get("parts") or []
    )
    pieces = "; ".join(f"{each['verdict']} {each['text']}" for each in finding.get("pieces", []))
    cites = " ".join(f"{each['type']}:{each['id'] or each['state']}" for each in finding["cites"])
    said = finding["text"] if finding["kind"] != "quotation" else ""
    shown_id = finding.get("id") or "" if finding["kind"] in {"code", "link", "item"} else ""
    fields = [
        f"{finding['line']}:{finding['start']}-{finding['end']}",
        finding["kind"],
        finding["verdict"],
        said,
        shown_id,
    ]
    fields += [
        places,
        ",".join(marks),
        f"source={finding['source']}" if finding["source"] else "",
        cites,
        parts,
        pieces,
    ]
    return " | ".join(filter(None, fields)).replace("\n", "⏎")


REPORTS = cases("quotations")


@cache
def checked() -> list[list[dict[str, Any]]]:
    return check([case.given for case in REPORTS], made_up_texts())


@pytest.mark.parametrize("at", range(len(REPORTS)), ids=lambda at: REPORTS[at].title)
def test_a_report_gets_its_findings(at: int) -> None:
    assert [shown(each) for each in checked()[at]] == REPORTS[at].expected


DRAWN = cases("quotations_drawn")
"""Drawn by dice from our texts, their marks, codes and names, and kept where they told a change of the engine."""


@cache
def checked_drawn() -> list[list[dict[str, Any]]]:
    return check([case.given for case in DRAWN], more_made_up_texts())


@pytest.mark.parametrize("at", range(len(DRAWN)), ids=lambda at: DRAWN[at].title)
def test_a_drawn_report_gets_its_findings(at: int) -> None:
    assert [shown(each) for each in checked_drawn()[at]] == DRAWN[at].expected


def test_offsets_are_those_of_the_report() -> None:
    """What a finding quotes stands between its offsets; a mark without a partner is shown with what is around it."""
    for report, findings in zip(REPORTS, checked(), strict=True):
        for finding in findings:
            if finding["kind"] != "unpaired" and not set("<>") & set(report.given):
                assert report.given[finding["start"] : finding["end"]] == finding["text"]
            assert finding["line"] == report.given[: finding["start"]].count("\n") + 1


def test_what_is_troubled_is_looked_at() -> None:
    program = "function (findings) { return findings.map(function (each) { return quotationCheck.troubled(each); }); }"
    kinds = [
        ({"verdict": verdict, "source": source, **({"declared": True} if declared else {}), "presented": presented},
         (verdict not in ("exact", "good") and not declared) or presented or source in ("other", "unheld"))
        for verdict in ("exact", "good", "near", "received", "unpaired")
        for source in ("", "same", "other", "unheld", "unproved")
        for declared in (False, True)
        for presented in (False, True)
    ]  # fmt: skip
    answers = run_node([engine()], program, [finding for finding, _ in kinds])
    assert answers == [look for _, look in kinds]


def test_step_by_step_is_the_same_as_at_once() -> None:
    program = """
    function (given) {
      var steps = Array.from(quotationCheck.run(given.report, given.data));
      var findings = steps.map(function (step) { return step.finding; }).filter(Boolean);
      var counted = steps.filter(function (step) { return step.total; });
      var all = quotationCheck.check(given.report, given.data);
      return {
        same: JSON.stringify(quotationCheck.inTextOrder(findings)) === JSON.stringify(all),
        done: counted[counted.length - 1].done, total: counted[counted.length - 1].total,
        never: counted.every(function (step, at) { return !at || step.done >= counted[at - 1].done; })
      };
    }
    """
    report = "\n\n".join(each.given for each in REPORTS)
    answer = run_node([engine()], program, {"report": report, "data": made_up_texts()})
    assert answer["same"]
    assert answer["never"]
    assert answer["done"] == answer["total"] > 60
