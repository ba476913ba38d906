"""Pages that are no documents, from their Markdown to what the site shows; nothing of a text becomes more than text."""

from __future__ import annotations

import html
import re

import pytest
from dotted import Case, cases
from edition.pages.code_links import code_definitions, code_links
from edition.pages.dress.marks import is_code
from edition.pages.dress.tree import made, parsed, written
from edition.pages.escape import escape
from edition.pages.markdown import folded, front_matter, table, terms, wrapped
from shown_pages import as_shown
from trees import edition

PAYLOADS = cases("escape")


def page(kind: str, *blocks: str, **front: str) -> str:
    return "\n\n".join([front_matter("题", kind, **front), *blocks]) + "\n"


def text_of(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


# Codes ---------------------------------------------------------------------------------------------------------------


def test_every_place_of_the_handbook_has_its_code() -> None:
    documents = edition().documents
    made_of = code_definitions(documents, [documents[0].code])
    ids = {str(block.id) for each in documents for block in each.outline.blocks}
    ids |= {str(mark.id) for each in documents for block in each.outline.blocks for mark in block.marks}
    ids |= {str(each.code) for each in documents}
    for name, prefix in (("codes", ""), ("codes-below", "../")):
        found = re.findall(
            rf"^\[([A-Z0-9-]+)\]: {re.escape(prefix)}([a-z0-9-]+)\.md#([a-z0-9-]+)$", made_of[name], re.M
        )
        assert {anchor for _, _, anchor in found} == ids
        assert all(code.lower() == anchor and anchor.startswith(to) for code, to, anchor in found)
    assert set(re.findall(r": (\w+)\.md", made_of["codes-english"])) == {documents[0].code}


def test_codes_beside_one_another_lead_each_to_its_own_place() -> None:
    documents = edition().documents
    ids = [str(block.id) for block in documents[0].outline.blocks[:3]]
    shown = as_shown(
        page("named", "### 某某 { #n-x }", "某人。", terms(("见于", code_links(ids))), '--8<-- "codes.md"'), documents
    )
    code = documents[0].code
    assert re.findall(r'<a href="([^"]+)" class="evidence-ref">([^<]+)</a>', shown) == [
        (f"{code}.md#{each}", each.upper()) for each in ids
    ]


@pytest.mark.parametrize(
    ("href", "said", "found"),
    [
        ("../aa/#aa-p1", "AA-P1", True),
        ("../aa.html#aa-p1", "AA-P1", True),
        ("../aa/#aa-p1", "AA", True),
        ("../../aa/", "AA", True),
        ("../aa.html", "AA", True),
        ("#letter-a", "A", False),
        ("#letter-l", "L", False),
        ("../aa/#aa-p12", "AA-P1", False),
        ("../aa/", "甲乙", False),
    ],
)
def test_a_code_is_known_by_where_it_leads(href: str, said: str, found: bool) -> None:
    assert is_code(made("a", {"href": href}, said)) is found


# Each kind -----------------------------------------------------------------------------------------------------------


def test_an_event_is_a_line() -> None:
    shown = as_shown(
        page("timeline", "- **4月** *会议* 开会。 [AA](aa.md#aa) *推知：上推*\n- **—** *事件* 无因。 [AA](aa.md#aa)")
    )
    code = '<a href="aa.md#aa" class="evidence-ref">AA</a>'
    assert shown.split("\n")[:2] == [
        '<p class="event"><span class="event-date">4月</span><span class="event-kind">会议</span>'
        f'<span class="event-what">开会。 {code}<span class="event-why">推知：上推</span></span></p>',
        '<p class="event"><span class="event-date">—</span><span class="event-kind">事件</span>'
        f'<span class="event-what">无因。 {code}</span></p>',
    ]


def test_a_passage_is_a_line() -> None:
    shown = as_shown(page("topics", "- **甲村** 为什么 [AA](aa.md#aa)"))
    assert shown == (
        '<p class="passage"><span class="passage-who">甲村</span><span class="passage-why">为什么</span>'
        '<a href="aa.md#aa" class="evidence-ref">AA</a></p>\n'
    )


def test_terms_are_lines_and_one_beside_another_goes_on() -> None:
    shown = as_shown(
        page("named", terms(("类别", "概念"), ("英译 { .beside }", "ours"), ("一般所说 { .general }", "话 *来处*")))
    )
    assert shown == (
        '<p class="term-line"><b>类别</b> 概念　<b>英译</b> ours</p>\n'
        '<p class="term-line general"><b>一般所说</b> 话<span class="ground">来处</span></p>\n'
    )


def test_an_english_page_says_which_words_are_chinese() -> None:
    entry = ("### 98113 rule { #t-x }", "98113 *jiǔ bā*", "The 规则 of 98113.", terms(("English", "found: 渡口")))
    shown = as_shown(page("glossary", *entry, parts='"{name}: {n} parts"'), english=True)
    assert '<p class="term-head"><span lang="zh-Hans">98113</span> <span lang="zh-Latn">jiǔ bā</span></p>' in shown
    assert '<p class="term-definition">The <span lang="zh-Hans">规则</span> of 98113.</p>' in shown
    assert '<b>English</b> found: <span lang="zh-Hans">渡口</span></p>' in shown


def test_a_received_line_keeps_its_own_spaces() -> None:
    line = escape("  前 后 ")
    shown = as_shown(
        page("received", f"**3** {line} *[AA](aa.md#aa)，接上段*\n{{ #l3 }}", "**4** 删 *删：重复*\n{ #l4 .dropped }")
    )
    assert '<p id="l3" class="line kept"><a class="no" href="#l3">3</a><span class="raw">  前 后 </span>' in shown
    assert '<span class="fate"><a href="aa.md#aa">AA</a>，接上段</span></p>' in shown
    assert '<p id="l4" class="line dropped">' in shown


def test_what_was_cut_of_a_received_line_is_struck_out() -> None:
    shown = as_shown(page("received", "**3** 前{--中\\*--}后 *AA*\n{ #l3 }"))
    assert '<span class="raw">前<del class="cut">中*</del>后</span>' in shown


def test_evidence_stands_under_the_address_of_its_cell() -> None:
    entries = (
        "甲村 *新闻报道* { #e-x data-speaker=news-report }\n"
        ":   *做法* **修{==渡==}{>>疑<<}口{>>缺<<}** [AA-P1](aa.md#aa-p1) 同一事\n"
        ":   *打算* **再修** [AA-P2](aa.md#aa-p2) 打算\n\n乙村 *新闻报道*\n:   **又修** [BB](bb.md#bb) 无类"
    )
    shown = as_shown(page("matrix", entries))
    assert shown.count('<div class="told"') == 1
    assert '<div class="told" id="e-x" data-speaker="news-report"><p class="evidence">' in shown
    said = (
        '<b class="evidence-body">甲村<small>新闻报道</small><small>做法</small></b>',
        '<span class="evidence-does">修<span class="doubted">渡</span><small class="evidence-mark">疑</small>',
        '口<small class="evidence-mark">缺</small></span>',
        '<a href="aa.md#aa-p1" class="evidence-ref">AA-P1</a><span class="evidence-why">同一事</span></p>',
    )
    assert "".join(said) in shown
    assert '<b class="evidence-body">乙村<small>新闻报道</small></b>' in shown


def test_rows_of_figures_are_numbered_by_paragraph_and_the_star_is_explained() -> None:
    heads = ("指标", "数", "主体", "时点", "举措", "出处")
    rows = [
        ("甲", "1", "—", "2019\\*", "—", "[AA-P1](aa.md#aa-p1)"),
        ("乙", "2", "—", "2019", "—", "[AA-P1](aa.md#aa-p1)"),
    ]
    bars = wrapped("figure.bars", "**题** 说明", "1. 甲 **1件**\n   { share=50.0 }\n1. 乙 **2件**\n   { share=100.0 }")
    shown = as_shown(page("figures", bars, wrapped("div.figures-table", table(heads, rows, right=(1,))), star="推知"))
    assert re.findall(r'<td><span id="([^"]+)"></span>(.)</td>', shown) == [("f-aa-p1-1", "甲"), ("f-aa-p1-2", "乙")]
    assert shown.count('2019<abbr title="推知">*</abbr>') == 1
    assert "<figcaption><b>题</b>说明</figcaption>" in shown
    assert re.findall(r"width:([\d.]+)%", shown) == ["50.0", "100.0"]
    assert '<span class="bars-label">乙</span>' in shown
    assert '<span class="bars-number">2件</span>' in shown


def test_a_question_holds_its_options_and_its_answer() -> None:
    blocks = (
        "- 目标",
        "**1** 哪里说“必须”？\n{ #q1 .question-ask }",
        "- **甲** “必须”**〔编者注：存疑〕**\n- **乙** 没有",
        folded("第 1 问的答案与出处", "answer", "看[AA-P1](../aa.md#aa-p1)  [AA-P2](../aa.md#aa-p2)。"),
        "- 另一列",
    )
    shown = as_shown(page("training", *blocks))
    assert shown.count('<div class="training-list">') == 2
    question = shown[shown.index('<div class="question">') : shown.rindex('<div class="training-list">')]
    assert '<div class="question-posed" id="q1" data-projected=""><p class="question-ask"><b>1</b>' in question
    assert '<span class="option"><b>甲</b> <span class="words">“必须”</span><span class="editors-mark">〔' in question
    assert '<details class="answer">' in question
    assert '<p class="answer-text">看<span class="refs"><a' in question
    assert question.count('class="refs"') == 1
    assert question.count('class="evidence-ref"') == 2


def test_a_picture_comes_through_as_it_is() -> None:
    picture = '<div class="pictures"><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></div>'
    assert written(parsed(picture).children) == picture


# Nothing of a text is more than text ---------------------------------------------------------------------------------


def tags(shown: str) -> list[str]:
    """All but those that say whose words or which language it is."""
    return re.findall(r"<[a-z/][^>]*>", re.sub(r'<span class="words">([^<]*)</span>', r"\1", shown))


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_is_text_wherever_a_page_says_it(case: Case) -> None:
    """White space at its edges aside, which only a received line has to keep."""
    given = case.given.replace("\n", " ")
    inert, plain = escape(given), "字"
    for kind, blocks in {
        "named": ("### {t} { #n-x }", "{t}", "文中作\n:   {t}"),
        "works": ("### {t} { #w-x }", "{t} *{t}*　{t} *{t}*", "又作\n:   {t}"),
        "timeline": ("- **4月** *会议* {t} [AA](aa.md#aa) *{t}*",),
        "topics": ("- **{t}** {t} [AA](aa.md#aa)",),
        "received": ("**3** {t}{--{t}--}{t} *AA*\n{ #l3 }",),
        "matrix": ("{t} *{t}* { #e-x data-speaker=x }\n:   *做法* **{t}{=={t}==}{>>疑<<}** [AA](aa.md#aa) {t}",),
        "codes": (
            "/// details | **AA** {t} *2 个*\n    type: codes\n\n- [AA](aa.md#aa) {t}\n- [AA](aa.md#aa) {t}\n\n///",
        ),
        "glossary": ("| 引语 | 理由 |\n| - | - |\n| {t} | {t} |", "也写作\n:   {t}"),
        "training": ("- {t}", "**1** {t}\n{ #q1 .question-ask }", "- **甲** {t}", "### {t} *5 分钟* { #step-1 }"),
    }.items():
        front = {"parts": '"{name}{n}"'} if kind == "glossary" else {}
        evil, harmless = (
            as_shown(page(kind, *(block.replace("{t}", said) for block in blocks), **front)) for said in (inert, plain)
        )
        times = sum(block.count("{t}") for block in blocks)
        assert text_of(evil).count(given.strip()) >= times, (kind, evil)
        assert tags(evil) == tags(harmless), kind
