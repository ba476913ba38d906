"""Practice is dated by words that prove it; doubt travels with a quotation; paths and reasons say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.files.link_data import practice_csv
from edition.links.claims import claims
from edition.links.doubted import Doubted, doubted
from edition.links.lookups import Connections, body_name, connections
from edition.links.mentions import mentions
from edition.links.places import Place, Places, places
from edition.links.practice import practice
from edition.nouns import (
    UNRECORDED,
    Block,
    BlockId,
    Document,
    Edition,
    Emendation,
    Fault,
    FrontLine,
    Gap,
    Links,
    Outline,
    Practice,
    Section,
    SourceId,
    Span,
    Stated,
    TrainingPath,
    TrainingQuestion,
    TrainingStep,
    TrainingTask,
    Work,
)
from edition.pages.links_in_text import evidence, practice_line
from edition.pages.look_up.matrix import matrix_page
from edition.pages.look_up.matrix_grid import grids
from edition.site.proofread import PageSeen, evidence_faults, read_html
from trees import ROOT, code, document, edition

SPAN = Span(SourceId("900"), 1, 0, 1)
SAMPLE = (ROOT / "tests" / "texts" / "practice.yml").read_text("utf-8")
CLAIMS = (ROOT / "tests" / "texts" / "claims.yml").read_text("utf-8")

# A town with a central document and four texts that answer it --------------------------------------------------------


def block(
    name: str, text: str, kind: str = "paragraph", doubts: tuple[str, ...] = (), gaps: tuple[Gap, ...] = ()
) -> Block:
    """A block whose words in ``doubts`` the editors doubt."""
    made = tuple(
        Emendation(text.index(w), text.index(w) + len(w), w, None, "damaged", "doubtful", "疑有误。") for w in doubts
    )
    return Block(BlockId(name), kind, None, "stated", text, (SPAN,), "", gaps=gaps, emendations=made)  # type: ignore[arg-type]


def text_of(
    name: str, kind: str, blocks: list[Block], date: str | None = None, region: str = "", precision: str = "year"
) -> Document:
    """A document of the town."""
    front = (FrontLine("title", f"{name}的题目", (SPAN,)),)
    made = document(
        Outline(code(name), SourceId("900"), "reviewed", front, (Section(None, None, "", tuple(blocks)),)), kind
    )
    entry = replace(
        made.entry,
        date=Stated(date, "stated", "", precision),
        region=Stated(region, "stated", "") if region else UNRECORDED,
    )
    return replace(made, entry=entry)


def town() -> tuple[Document, ...]:
    """bb asks; cc is a later report, dd an earlier speech, ee a signed article, ff an editors' note."""
    measures = [
        block("bb-x1", "（一）修渡口。结合实际抓好本意见贯彻落实，每年修渡口不少于三处。扶植船工学堂。", "item"),
        block("bb-x2", "（二）教船工。大力开办船工夜校，教会船工看水看风。", "item", doubts=("看水看风",)),
    ]
    return (
        text_of("bb", "central-document", measures, "2020"),
        text_of(
            "cc",
            "news-report",
            [
                block("cc-p1", "为贯彻《关于修渡口的意见》，东镇2023年修成渡口四处。"),
                block("cc-p2", "截至2018年，共修渡口七处。2020年又修一处。"),
                block("cc-p3", "东镇今后将大力开办船工夜校，教会船工看水看风，到2030年教三百人。"),
                block(
                    "cc-p4",
                    "东镇修渡口给船工更多的好处，惠及",
                    doubts=("更多的",),
                    gaps=(Gap("end", "lost-end", "缺。", 16),),
                ),
            ],
            "2024",
            "东镇",
        ),
        text_of("dd", "exchange-speech", [block("dd-p1", "西镇去年修渡口两处。")], "2018-05-06", "西镇", "day"),
        text_of(
            "ee",
            "signed-article",
            [block("ee-p1", "东镇应当多修渡口，好处更多的多。", doubts=("更多的",))],
            region="东镇",
        ),
        text_of("ff", "editors-note", [block("ff-p1", "本报刊发修渡口的经验。")], "2018"),
    )


WORK = Work("ferry", "关于修渡口的意见", (), "policy", UNRECORDED, UNRECORDED, document=code("bb"))
FOUND: Places = places(town())
NAMED = tuple(replace(m, document=code("bb") if m.work == "ferry" else None) for m in mentions(town(), [WORK]))


def read(folder: Path, text: str) -> tuple[tuple[Practice, ...], list[str]]:
    """The links of a file, and the faults found."""
    path = folder / "practice.yml"
    path.write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    return practice(path, FOUND, NAMED, faults), [str(fault) for fault in faults]


def connected(folder: Path, text: str = SAMPLE) -> Connections:
    links, faults = read(folder, text)
    assert faults == []
    return connections(Edition("1", "0", (), (), town(), NAMED, Links(practice=links)))


# What the file may say -----------------------------------------------------------------------------------------------


def test_the_sample_holds_and_each_link_stands_in_its_group(tmp_path: Path) -> None:
    links, faults = read(tmp_path, SAMPLE)
    assert faults == []
    assert [(str(link.anchor), link.group, link.mode) for link in links] == [
        ("cc-p1", "carried-out", "reports"),
        ("cc-p2", "earlier", "reports"),
        ("cc-p2", "undated", "reports"),
        ("cc-p4", "undated", "reports"),
        ("dd-p1", "earlier", "reports"),
        ("ee-p1", "argued", "argues"),
        ("ff-p1", "earlier", "reports"),
        ("cc-p3", "same-wording", "argues"),
        ("cc-p3", "planned", "argues"),
    ]


@pytest.mark.parametrize("case", cases("practice_faults"), ids=lambda case: case.title)
def test_a_planted_fault_is_found_at_its_line(tmp_path: Path, case: Case) -> None:
    """Given: words of the sample to replace, words to put there; a line feed is written \\n."""
    old, new = (line.replace("\\n", "\n") for line in case.given.split("\n"))
    assert SAMPLE.count(old) == 1, old
    _, faults = read(tmp_path, SAMPLE.replace(old, new))
    at = SAMPLE[: SAMPLE.index(old)].count("\n") + 1
    found = [int(re.match(r".*?:(\d+): ", fault)[1]) for fault in faults if case.expected[0] in fault]  # type: ignore[index]
    assert any(abs(line - at) <= 6 for line in found), faults


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, SAMPLE.replace("when: before", "when: after"))
    assert len(faults) == 3


# Doubt ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        ("cc-p1", "修成渡口四处", Doubted((("修成渡口四处", False),), broken=False)),
        ("ee-p1", "好处更多的多", Doubted((("好处", False), ("更多的", True), ("多", False)), broken=False)),
        ("ee-p1", "更多的", Doubted((("更多的", True),), broken=False)),
        ("ee-p1", "多的多", Doubted((("多的", True), ("多", False)), broken=False)),
        ("ee-p1", "多修渡口", Doubted((("多修渡口", False),), broken=False)),
        ("cc-p4", "给船工", Doubted((("给船工", False),), broken=True)),
        ("cc-p4", "不在这里", Doubted((("不在这里", False),), broken=False)),
    ],
)
def test_what_is_doubted_in_quoted_words(place: str, words: str, expected: Doubted) -> None:
    assert doubted(FOUND[place], words) == expected


def test_a_sentence_before_the_broken_one_is_whole() -> None:
    made = block("gg-p1", "渡口已修好。船工都", gaps=(Gap("end", "lost-end", "缺。", 9),))
    place = Place(town()[0], made, 0, 9)
    assert not doubted(place, "渡口已修好").broken
    assert doubted(place, "船工都").broken


def test_doubt_is_counted_in_the_corrected_text() -> None:
    """An emendation before the doubt shifts it; doubt and point are both offsets of the received reading."""
    applied = Emendation(0, 1, "波", "渡口", "wrong-character", "certain", "形近。")
    doubt = Emendation(2, 4, "好了", None, "damaged", "doubtful", "疑。")
    made = replace(block("gg-p1", "波修好了吧。"), emendations=(applied, doubt))
    assert doubted(Place(town()[0], made, 0, 7), "渡口修好了吧").pieces == (
        ("渡口修", False),
        ("好了", True),
        ("吧", False),
    )
    assert doubted(Place(town()[0], made, 2, 7), "修好了").words == ("好了",)


@pytest.mark.parametrize(
    ("pieces", "whole"), [((("甲", True), ("，", False)), True), ((("甲", True), ("乙", False)), False)]
)
def test_words_are_wholly_doubted_where_only_signs_are_left(pieces: tuple[tuple[str, bool], ...], whole: bool) -> None:
    assert Doubted(pieces, broken=False).whole is whole


# Pages ---------------------------------------------------------------------------------------------------------------


def test_the_groups_under_a_measure_say_what_the_words_prove(tmp_path: Path) -> None:
    made = connected(tmp_path)
    said = practice_line(FOUND["bb-x1"].block, made)
    assert re.findall(r"\*\*(\w+)\*\*", said.split("\n")[0]) == ["落实", "前期实践", "做法", "论及"]
    assert "落实：字句能证明在中央文件之后已做或在做" in said
    assert "*东镇（署名）*" in said.split("\n")[0]
    assert said.split("\n")[0].endswith(" 7 处")
    other = practice_line(FOUND["bb-x2"].block, made)
    assert "落实" not in other
    assert re.findall(r"\*\*(\w+)\*\*", other.split("\n")[0]) == ["打算", "字句相同"]


def test_a_measure_that_nobody_answers_is_not_called_carried_out(tmp_path: Path) -> None:
    bare = connections(Edition("1", "0", (), (), town(), NAMED, Links()))
    assert practice_line(FOUND["bb-x1"].block, bare) == "**对应** 所收各篇未见"


def test_evidence_carries_the_marks_of_its_words(tmp_path: Path) -> None:
    made = connected(tmp_path)
    by_place = {(str(link.anchor), link.does): evidence(link, made) for link in made.edition.links.practice}
    assert "好处{==更多的==}*疑*多" in by_place["ee-p1", "好处更多的多"]
    assert by_place["cc-p4", "给船工更多的好处"].count("*缺*") == 1
    assert not re.search(r"\*[疑缺]\*|==", by_place["dd-p1", "修渡口两处"])
    assert "举措中「看水看风」存疑。" in by_place["cc-p3", "到2030年教三百人"]


def test_columns_stand_apart_by_who_speaks(tmp_path: Path) -> None:
    [page] = grids(connected(tmp_path)).values()
    heads = re.findall(r'columnheader" data-speaker="([a-z-]+)"><span class="group">(\S*?)</span>(\S*?)</th>', page)
    assert heads == [
        ("exchange-speech", "会议发言", "西镇"),
        ("news-report", "新闻报道", "东镇"),
        ("signed-article", "署名文章", "东镇"),
        ("editors-note", "", "编者按"),
    ]
    assert re.findall(r'<button type="button" aria-pressed="false" data-value="([a-z-]*)">', page) == [
        "", "exchange-speech", "news-report", "signed-article", "editors-note",
    ]  # fmt: skip
    said = matrix_page(connected(tmp_path))
    assert "得 9 处。落实 1 处" in said
    assert "落实的在 [CC-P1]" in said
    assert {body_name(each, connected(tmp_path)) for each in town()[1:4]} == {"东镇", "西镇", "东镇（署名）"}


def test_a_plan_with_a_number_is_no_practice_with_numbers(tmp_path: Path) -> None:
    [page] = grids(connected(tmp_path)).values()
    cell = re.search(r'href="#e-bb-x2-cc" aria-label="([^"]*)"><i class="dot dot--(\w+)">', page)
    assert cell
    assert cell[2] == "words"
    assert cell[1] == "新闻报道 东镇：2 处，只有打算、主张、说明或相同字句"
    assert re.search(r'href="#e-bb-x1-cc"[^>]*><i class="dot dot--figures">', page)
    assert re.search(r'href="#e-bb-x1-others-editors-note"[^>]*><i class="dot dot--practice">', page)


def test_the_table_of_data_says_when_what_and_who(tmp_path: Path) -> None:
    made = connected(tmp_path)
    head, first, *_ = practice_csv(made.edition).splitlines()
    assert head == (
        "measure,practice,document,strength,figures,mode,asks,does,reason,kind,when,when_evidence,speaker,doubted"
    )
    assert first.endswith("done,after,cc-p1 《关于修渡口的意见》，东镇2023年,news-report,")
    assert "argued,unsaid,,signed-article,更多的\n" in practice_csv(made.edition)


# Proof on built pages ------------------------------------------------------------------------------------------------


def shown(anchor: str, words: str) -> str:
    link = f'<a class="evidence-ref" href="../x/#{anchor}">X</a>'
    return f'<p class="evidence"><span class="evidence-does">{words}</span>{link}</p>'


MARKED = '<span class="doubted">更多的</span><small class="evidence-mark">疑</small>'


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (f"好处{MARKED}多", ""),
        ("好处更多的多", "quoted over a doubt without its mark"),
        (f"{MARKED.replace('更多的', '更多')}", "evidence that no link gives"),
        ('好处<span class="doubted">更多</span>的多', "quoted over a doubt without its mark"),
        (f'好处{MARKED}多<small class="evidence-mark">缺</small>', "quoted over a doubt without its mark"),
    ],
)
def test_evidence_that_hides_a_doubt_is_found_on_the_page(tmp_path: Path, words: str, what: str) -> None:
    link = next(link for link in read(tmp_path, SAMPLE)[0] if link.does == "好处更多的多")
    made = Edition("1", "0", (), (), town(), NAMED, Links(practice=(link,)))
    faults = {fault.what for fault in evidence_faults({"x.html": read_html(shown("ee-p1", words))}, made)}
    assert faults - {"a link of practice is on no page"} == ({what} if what else set())


def test_a_link_that_no_page_shows_is_found(tmp_path: Path) -> None:
    made = Edition("1", "0", (), (), town(), NAMED, Links(practice=read(tmp_path, SAMPLE)[0][:1]))
    assert [fault.what for fault in evidence_faults({"x.html": PageSeen()}, made)] == [
        "a link of practice is on no page"
    ]


def test_every_doubt_of_the_real_links_is_on_their_pages(built_site: Path) -> None:
    found = places(edition().documents)
    seen = {
        name: read_html((built_site / "texts" / name / "index.html").read_text("utf-8"))
        for name in ["matrix", *{found[link.measure].document.code for link in edition().links.practice}]
    }
    assert evidence_faults(seen, edition()) == []
    for page in seen.values():
        assert len(page.evidence) == len(edition().links.practice)
    marked = [link for link in edition().links.practice if doubted(found[link.anchor], link.does).words]
    assert sum(bool(each.doubted) for each in seen["matrix"].evidence) == len(marked) > 0


def test_nothing_real_is_called_carried_out_without_words_that_prove_it() -> None:
    carried = [link for link in edition().links.practice if link.group == "carried-out"]
    assert all(link.when_evidence for link in carried)
    assert len(carried) < len(edition().links.practice) / 10


# Claims --------------------------------------------------------------------------------------------------------------


def path_of(look: str) -> TrainingPath:
    step = TrainingStep("看数字", 5, ("bb-x1",), "数字要紧。", (look,))
    question = TrainingQuestion("能不能写？", "", (), ("不能。",))
    task = TrainingTask("写一页", 10, (), "一页", (), ())
    return TrainingPath("ferry", 1, "读", "导言", (), "", (), 3, (step,), 5, (question,), task, 3, (), ())


def held(folder: Path, text: str, look: str = "两处修渡口不是一回事。", practice_text: str = SAMPLE) -> list[str]:
    links, faults = read(folder, practice_text)
    assert faults == []
    path = folder / "claims.yml"
    path.write_text(text, encoding="utf-8")
    found: list[Fault] = []
    claims(path, links, [path_of(look)], found)
    return [str(fault) for fault in found]


def test_the_sample_of_claims_holds(tmp_path: Path) -> None:
    assert held(tmp_path, CLAIMS) == []


def test_without_a_list_of_claims_nothing_is_held(tmp_path: Path) -> None:
    faults: list[Fault] = []
    claims(tmp_path / "claims.yml", (), (), faults)
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("path: ferry\n  words: 数字", "path: bridge\n  words: 数字", "no such learning path"),
        ("words: 两处修渡口不是一回事", "words: 两处修桥", "the learning path does not say so"),
        ("practice: dd-p1", "practice: dd-p9", "a claim about no practice"),
        ("contradicted_by: [已照办, 同一回事]", "contradicted_by: []", "nothing would contradict it"),
        (
            "contradicted_by: [已照办, 同一回事]",
            "contradicted_by: [修了两处]",
            "the reason of bb-x1 dd-p1 contradicts two-ferries",
        ),
        (
            "contradicted_by: [已照办, 同一回事]",
            "contradicted_by: [不是一回事]",
            "training/ferry.yml contradicts two-ferries",
        ),
        ("id: plans", "id: two-ferries", "the same claim twice"),
        ("kind: planned", "kind: hoped", "unknown kind"),
    ],
)
def test_a_planted_fault_in_the_claims_is_found(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert CLAIMS.count(old) == 1
    assert any(what in fault for fault in held(tmp_path, CLAIMS.replace(old, new)))


def test_a_reason_outside_of_a_claim_may_say_the_words(tmp_path: Path) -> None:
    elsewhere = SAMPLE.replace("编者说到修渡口", "编者说已照办")
    assert elsewhere != SAMPLE
    assert held(tmp_path, CLAIMS, practice_text=elsewhere) == []


def test_a_path_that_says_the_opposite_of_a_claim_is_found(tmp_path: Path) -> None:
    faults = held(tmp_path, CLAIMS, look="两处修渡口不是一回事。其实是同一回事。")
    assert ["training/ferry.yml contradicts two-ferries" in fault for fault in faults] == [True]
