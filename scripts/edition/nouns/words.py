"""The words the edition uses for itself, each in one place: for our own modules, for templates, for the site's scripts.

Who changes what a thing is called changes it here and nowhere else; tests/nouns/test_words.py fails where one of these
words stands typed a second time. Templates find them under ``extra.handbook.words``, scripts under ``handbook.words``.
"""

from __future__ import annotations

from collections.abc import Mapping

Json = Mapping[str, object]

UNKNOWN = "未详"

EMENDED = "校改本"
RECEIVED = "底本"
READING_WORDS = {"emended": EMENDED, "received": RECEIVED}
"""What the two readings of a text are called."""

READING_ENGLISH = {"emended": "emended text", "received": "text as received"}

RECEIVED_TEXT = "本手册收到的识别文本"
RECEIVED_MEANS = f"{RECEIVED}指{RECEIVED_TEXT}，不等于报纸印本。"
"""Nobody here has seen the printed paper (doc/contracts.md §2)."""

APPARATUS = "整理记录"
"""The list of what the editors did, at the end of a document."""

REFERENCE_ENDINGS = {"ris": "RIS", "csl.json": "CSL-JSON", "bib": "BibTeX"}
"""Files for reference managers, by ending."""

CITE_THIS = "引用本文"

QUOTATION = "引文"
"""The words of a text that somebody quotes. Never what says where they stand."""

REFERENCE = "出处"
"""Where quoted words stand, in a sentence or in a list (参考文献). Never the words."""

NO_ADDRESS = "（示例地址，打不开：手册还没有公开地址）"
"""Beside an address that is none, wherever it must be written all the same."""

EDITORS = "手册编者"
"""Who answers for what the handbook itself says: terms, events, reasons."""

EDITORS_WORDS = "编者的话"
"""Said in place of a reading where what is quoted stands in no text."""

EDITORS_ENGLISH, EDITORS_WORDS_ENGLISH = "Editors of the handbook", "editors’ words"

OFFICIAL_TEXT = "官方文本"
"""The text on an official site, in a record and in a reference."""

STAYS_HERE = "报告不离开这台电脑"
"""Said wherever a report can be checked."""

REPEATED = "重复"
"""What lines are called that stand a second time and are dropped."""

OFF_TOPIC = "全文照录"
"""Said of a document that is here only because it stood on one of the pages."""

STATUS_WORDS = {"reviewed": "方案已定", "draft": "未经审校"}
"""The state of a page's plan, for editors."""

VOUCHED_WORDS = {
    "draft": "未经审校",
    "unrecorded": "未记由谁审校",
    "program": "机器校读，未经人工复核",
    "person": "已审校",
}
"""Who stands for a document, for readers; what each means is said on the page 「整理说明」."""

CAUTION = "据识别文本整理，正式引用请核对正式文本"
"""The standing caution of a central document, beside every quotation of it (doc/contracts.md §2)."""

DRAFT_CAUTION = f"{STATUS_WORDS['draft']}：本篇由程序起草，尚未有人对读，编号是临时的，不能引用"

CAUTION_ENGLISH = "made from recognized text; before quoting it formally, check the official text"

OPINION = "个人观点，不是政策文本"
"""Said of every signed article."""

BASIS_WORDS = {"stated": "底本载明", "inferred": "据底本推知", "public": "公知，底本未载", "unknown": UNKNOWN}
"""On what ground a recorded value stands."""

BASIS_ENGLISH = {
    "stated": "as the received text states",
    "inferred": "inferred from the received text",
    "public": "commonly known, not in the received text",
    "unknown": "not known",
}

BASIS_MARKS = {"stated": "", "inferred": "推知", "public": "公知", "unknown": ""}
"""The same in one word, where a table or a time line has no room; what the text states needs none."""

CERTAINTY_WORDS = {"certain": "确定", "likely": "很可能", "doubtful": "存疑"}

VOTE_WORDS = {**CERTAINTY_WORDS, "right": "无误", "missed": "未见"}
"""What one reading of a page said of a place."""

KIND_WORDS = {
    "wrong-character": "错字",
    "missing-character": "漏字",
    "stray-character": "多字",
    "doubled-word": REPEATED,
    "stray-latin": "混入外文",
    "wrong-punctuation": "标点",
    "damaged": "残损",
}
"""Kinds of a wrong reading."""

KIND_ENGLISH = {
    "wrong-character": "wrong character",
    "missing-character": "missing character",
    "stray-character": "stray character",
    "doubled-word": "doubled word",
    "stray-latin": "stray Latin letters",
    "wrong-punctuation": "punctuation",
    "damaged": "damaged",
}

CERTAINTY_ENGLISH = {"certain": "certain", "likely": "likely", "doubtful": "doubtful"}

AUTHORITY_ENGLISH = {
    "central-document": "central document",
    "exchange-speech": "speech by a ministry, province or company",
    "editors-note": "editors' note",
    "signed-article": "signed article",
    "news-report": "news report",
    "policy-graphic": "policy graphic",
    "unreviewed": "not reviewed",
}

OPINION_ENGLISH = "the author's own view, no policy text"

NOTE_WORDS = {
    "校": "校改",
    "疑": CERTAINTY_WORDS["doubtful"],
    "接": "断句相接",
    "删": f"删去{REPEATED}",
    "移": "移动",
    "缺": "缺文",
    "注": "编者注",
}
"""What an entry of the apparatus is about, by the character that marks it."""

QUIET_NOTES = frozenset("接移")
"""What was only put together or in order, without a word's change: shown only to those who ask for it."""

DROP_WORDS = {
    "repeat": REPEATED,
    "near-repeat": "近似重复",
    "truncated-repeat": "未完的重复",
    "repeated-heading": "重复的标题",
}

GAP_WORDS = {
    "lost-beginning": "起首缺失",
    "lost-end": "末尾缺失",
    "lost-text": "文字缺失",
    "missing-section": "整节缺失",
    "jump": "上接、下转他版",
    "broken-list": "列举中断",
}

_VALIDITY_WORDS = {"不详": "效力不详"}


def validity_said(holds: str, basis: str = "stated") -> str:
    """A recorded validity as it stands beside a title: 不详 alone would not say what is unknown.

    What no page states says so: 现行（公知）. The same ground, the same rule as for dates (doc/contracts.md §2).
    """
    said = _VALIDITY_WORDS.get(holds, holds)
    return f"{said}（{BASIS_MARKS['public']}）" if basis == "public" and holds not in _VALIDITY_WORDS else said


def for_templates() -> Json:
    """All of them by name, for templates and for tests."""
    return {
        "unknown": UNKNOWN,
        "readings": READING_WORDS,
        "readings_english": READING_ENGLISH,
        "received_means": RECEIVED_MEANS,
        "apparatus": APPARATUS,
        "cite_this": CITE_THIS,
        "official_text": OFFICIAL_TEXT,
        "no_address": NO_ADDRESS,
        "citing": {"quotation": QUOTATION, "reference": REFERENCE},
        "reference_endings": REFERENCE_ENDINGS,
        "stays_here": STAYS_HERE,
        "repeated": REPEATED,
        "off_topic": OFF_TOPIC,
        "status": STATUS_WORDS,
        "vouched": VOUCHED_WORDS,
        "caution": CAUTION,
        "draft_caution": DRAFT_CAUTION,
        "opinion": OPINION,
        "basis": BASIS_WORDS,
        "basis_marks": BASIS_MARKS,
        "certainty": CERTAINTY_WORDS,
        "kinds": KIND_WORDS,
        "notes": NOTE_WORDS,
        "drops": DROP_WORDS,
        "gaps": GAP_WORDS,
        "validity": _VALIDITY_WORDS,
    }


SCRIPTS_SAY = ("stays_here", "unknown", "readings", "readings_english", "apparatus", "notes", "citing")
"""What the scripts of the site speak of; the rest would only make every page longer."""


def for_scripts() -> Json:
    """Those that the site's scripts need (assets/core/page.js reads them out of the page)."""
    said = for_templates()
    return {name: said[name] for name in SCRIPTS_SAY}


def code_of(block_id: str) -> str:
    """The printed code of a block: its id in capitals."""
    return block_id.upper()
