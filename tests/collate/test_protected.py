"""Central documents, and the words beside leaders' names: there nothing is cut or repaired but what is proved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from edition.collate.apparatus import apparatus
from edition.collate.collate import collate
from edition.collate.emend import emend, emendations
from edition.collate.outline import structure
from edition.collate.protected import leaders, name_beside, unproved
from edition.collate.repeats import PROVED_FROM
from edition.desk.plan_file import plan, write_plan
from edition.files.data import handbook
from edition.files.single.html import offprint_html
from edition.links.lookups import connections
from edition.nouns import (
    Block,
    Document,
    Edition,
    Faults,
    ItemHint,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedLine,
    SourceId,
    Twin,
)
from edition.nouns import Page as ReceivedPage
from edition.pages.document import document_page
from edition.pages.templates.template_data import contents
from edition.reading.document import read_document
from edition.reading.single_document import CUT_SHOWN, offprint
from edition.site.proofread import BlockDue, DocumentDue, page_faults, read_html
from shown_pages import document_as_shown
from trees import code, document, page

NAMES = ("李山",)
LONG = "修堤,筑坝,疏水道,清码头,立灯标,换缆绳,补渡船,教撑篙,教看水,教救人,教算账,教记账,教点货,教值更,"
assert len(LONG) >= PROVED_FROM


def test_beside_a_name_is_its_clause_and_those_that_touch_it() -> None:
    text = "先说一句。以李山同志为榜样，就要认真学，学好本领。"
    beside = {text[at] + str(at): name_beside(text, at, at + 1, NAMES) for at in range(len(text))}
    assert [at for at in range(len(text)) if not name_beside(text, at, at + 1, NAMES)] == list(range(20, 25)), beside
    assert name_beside(text, 22, 22, NAMES) == "" and name_beside(text, 14, 14, NAMES) == "李山"
    assert name_beside(text, 0, 1, ()) == ""


# Cuts --------------------------------------------------------------------------------------------------------------


def told(words: str, *, beside: bool = True, kept: str = "") -> str:
    """A line in which ``words`` stand once too often, beside the name or away from it, and a line that has them."""
    between = "" if beside else "渡口要修,渡船要补,"
    return f"渡口\n以李山同志为榜样,{between}{words}要好。\n{kept or words}都要做。\n"


def made(text: str, words: str, **more: Any) -> tuple[Document, Plan, ReceivedPage]:
    received = page(text)
    opening, closing = words[:4], words[-4:]
    cut = PlannedCut(opening, closing, Twin(3, opening, closing), "repeat", "重出。", **more)
    lines = (
        PlannedLine(1, "title", "渡口"),
        PlannedLine(2, "body", "以李山同志", cuts=(cut,)),
        PlannedLine(3, "body", words[:4]),
    )
    planned = Plan(
        Path("900.yml"), received.path.name, received.sha256, "reviewed", (PlannedArticle(code("dk"), lines),)
    )
    articles, _ = collate(received, planned)
    return document(structure(articles[0], received)), planned, received


def found(text: str, words: str, names: tuple[str, ...] = NAMES, **more: Any) -> list[str]:
    document_made, planned, _ = made(text, words, **more)
    return [str(fault) for fault in unproved([document_made], (), {SourceId("900"): planned}, names)]


SHORT = LONG[:14]


def test_a_cut_right_behind_a_leaders_name_is_refused() -> None:
    (fault,) = found(told(SHORT), SHORT)
    assert "words are cut in a central document or beside a leader's name" in fault and "(李山)" in fault
    assert found(told(LONG), LONG), "a long one too, as long as nobody says that it is proved"


def test_away_from_a_name_or_where_no_name_is_protected_a_cut_is_the_editors_to_judge() -> None:
    assert found(told(SHORT, beside=False), SHORT) == []
    assert found(told(SHORT), SHORT, names=()) == []


def test_a_proved_cut_may_stand_there() -> None:
    assert found(told(LONG), LONG, ground="proved") == []


@pytest.mark.parametrize(
    ("words", "kept", "drop"), [(SHORT, "", "repeat"), (LONG, LONG.replace("换缆绳", "换缆索"), "near-repeat")]
)
def test_what_is_short_or_not_wholly_alike_is_no_proof(words: str, kept: str, drop: str) -> None:
    received = page(told(words, kept=kept))
    cut = PlannedCut(words[:4], words[-4:], Twin(3, words[:4], words[-4:]), drop, "重出。", ground="proved")  # type: ignore[arg-type]
    lines = (
        PlannedLine(1, "title", "渡口"),
        PlannedLine(2, "body", "以李山同志", cuts=(cut,)),
        PlannedLine(3, "body", words[:4]),
    )
    planned = Plan(
        Path("900.yml"), received.path.name, received.sha256, "reviewed", (PlannedArticle(code("dk"), lines),)
    )
    with pytest.raises(Faults) as raised:
        collate(received, planned)
    assert "the page does not prove this cut in line 2" in str(raised.value)


def test_a_cut_in_a_central_document_is_refused_wherever_it_stands() -> None:
    document_made, planned, _ = made(told(SHORT, beside=False), SHORT)
    central = replace(document_made, entry=replace(document_made.entry, kind="central-document"))
    assert [fault.found for fault in unproved([central], (), {SourceId("900"): planned}, ())] == ["dk"]


# Readings ----------------------------------------------------------------------------------------------------------


def read(folder: Path, entry: str, kind: str = "news-report") -> list[str]:
    received = page("渡口\n以李山同志为榜样,就要认真学,学好本令。\n")
    lines = (PlannedLine(1, "title", "渡口"), PlannedLine(2, "body", "以李山同志"))
    planned = Plan(
        Path("900.yml"), received.path.name, received.sha256, "reviewed", (PlannedArticle(code("dk"), lines),)
    )
    articles, _ = collate(received, planned)
    path = folder / "900.yml"
    path.write_text(f"- {{line: 2, {entry}, kind: wrong-character, reason: 形近。}}\n", encoding="utf-8")
    readings = emendations(path, received)
    outlines = emend([structure(articles[0], received)], readings)
    documents = [document(each, kind) for each in outlines]
    return [str(fault) for fault in unproved(documents, readings, {SourceId("900"): planned}, NAMES)]


BESIDE = 'in: "认[真]学", text: 直'
AWAY = 'in: "本[令]", text: 领'


def test_beside_a_name_a_likely_reading_is_not_applied(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, f"{BESIDE}, certainty: likely")
    assert fault.startswith(f"{tmp_path}/900.yml:1: what the pages do not prove is applied") and "(李山)" in fault


def test_what_is_proved_or_only_doubted_or_stands_elsewhere_is_let_be(tmp_path: Path) -> None:
    assert read(tmp_path, f"{BESIDE}, certainty: certain") == []
    assert read(tmp_path, f"{BESIDE}, certainty: doubtful") == []
    assert read(tmp_path, f"{AWAY}, certainty: likely") == []


def test_in_a_central_document_a_likely_reading_is_not_applied(tmp_path: Path) -> None:
    assert "(dk)" in read(tmp_path, f"{AWAY}, certainty: likely", "central-document")[0]
    assert read(tmp_path, f"{AWAY}, certainty: certain", "central-document") == []


def test_the_list_of_names(tmp_path: Path) -> None:
    path = tmp_path / "leaders.yml"
    assert leaders(path) == ()
    path.write_text("names: [李山, 山公]\n", encoding="utf-8")
    assert leaders(path) == ("李山", "山公")
    for wrong in ("names: 李山\n", "names: [李]\n", "people: [李山]\n"):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(Faults):
            leaders(path)


# Shown with the received reading -----------------------------------------------------------------------------------


def block_with_cut() -> tuple[Document, Block]:
    document_made, _, _ = made(told(SHORT, beside=False), SHORT)
    block = document_made.outline.blocks[0]
    return document_made, block


def test_cut_words_are_kept_beside_the_received_reading_not_in_it() -> None:
    document_made, block = block_with_cut()
    assert block.received == "以李山同志为榜样，渡口要修，渡船要补，要好。"
    (words,) = block.cuts
    assert block.received[: words.offset].endswith("渡船要补，") and block.received[words.offset :] == "要好。"
    assert words.text == SHORT.replace(",", "，")
    (told_of,) = (note for note in apparatus(document_made, ()) if note.kind == "删")
    assert (told_of.block, told_of.offset) == (block.id, words.offset)
    data: Any = handbook(Edition("2026.11", "00000000", (), (), (document_made,), ()))
    (cut,) = data["documents"][0]["sections"][0]["blocks"][0]["cuts"]
    assert (cut["offset"], cut["text"], cut["span"]["line"], cut["twin"]["line"]) == (words.offset, words.text, 2, 3)


def test_the_page_has_the_cut_words_in_their_place_for_the_received_reading() -> None:
    document_made, block = block_with_cut()
    notes = apparatus(document_made, ())
    book = Edition("2026.11", "00000000", (), (), (document_made,), ())
    texts = {("900", 2): told(SHORT, beside=False).split("\n")[1], ("900", 3): told(SHORT).split("\n")[2]}
    page_made = document_page(read_document(document_made, notes), (), texts, connections(book))
    shown, parts = document_as_shown(page_made, [document_made])
    words = block.cuts[0].text
    taken_out = f'<del class="taken-out" data-note="note-1" hidden data-search-exclude>{words}</del>'
    assert f'渡船要补，{taken_out}<sup class="mark"' in shown
    assert parts.legend.cut


def test_proofreading_misses_no_cut_words() -> None:
    wanted = [DocumentDue("dk", "渡口", (BlockDue("dk-p1", "paragraph", "要修。", "要修。", (), (), "都要，"),))]
    shown = '<h1 id="dk">渡口</h1><p class="paragraph" id="dk-p1">要修。<del class="taken-out" hidden>都要，</del></p>'

    def faults(text: str) -> list[str]:
        return [fault.what for fault in page_faults({"texts/dk.html": read_html(text)}, ["texts/dk.html"], wanted)]

    assert faults(shown) == []
    for planted in (shown.replace("都要，", "要，"), shown.replace('<del class="taken-out" hidden>都要，</del>', "")):
        assert faults(planted) == ["a block does not show what was taken out of it"]
    assert faults(shown.replace(' class="taken-out"', "")) == ["a block does not show its received reading"]


# Gaps inside a line ------------------------------------------------------------------------------------------------

GAPPED = """source: 900_test.txt
sha256: {sha}
status: reviewed
articles:
  - code: dk
    lines:
      - 1 title 渡口
      - 2 body 渡口要修:
          cut:
            - {{from: 渡船, to: "要补,", twin: {{line: 3, from: 渡船, to: "要补,"}}, reason: 重出。}}
          gap:
            - {{at: inside, after: 开设“渡口”, type: lost-text, note: 其间有脱文。}}
      - 3 body 渡船要补
"""


def gapped(folder: Path, after: str = "开设“渡口”") -> Document:
    received = page("渡口\n渡口要修,渡船要补,开设“渡口”、灯标。\n渡船要补,都要做。\n")
    path = folder / "900.yml"
    path.write_text(
        GAPPED.format(sha=received.sha256).replace("after: 开设“渡口”", f"after: {after}"), encoding="utf-8"
    )
    planned = plan(path)
    path.write_text(write_plan(planned), encoding="utf-8")
    assert (
        plan(path).articles == planned.articles
        or plan(path).articles[0].lines[1].gaps == planned.articles[0].lines[1].gaps
    )
    articles, _ = collate(received, planned)
    return document(structure(articles[0], received))


def test_a_gap_stands_right_behind_the_words_it_names(tmp_path: Path) -> None:
    made_document = gapped(tmp_path)
    block = made_document.outline.blocks[0]
    assert block.received == "渡口要修，开设“渡口”、灯标。"
    (gap,) = block.gaps
    assert block.received[: gap.offset] == "渡口要修，开设“渡口”"
    (note,) = (note for note in apparatus(made_document, ()) if note.gap)
    assert (note.block, note.offset, note.lines[0].line) == (block.id, gap.offset, 2)


@pytest.mark.parametrize("after", ["渡口", "码头"])
def test_words_that_do_not_name_one_place_of_the_line_are_a_fault(tmp_path: Path, after: str) -> None:
    with pytest.raises(Faults) as raised:
        gapped(tmp_path, after)
    assert "the words before a gap are not at just one place of line 2" in str(raised.value)


def test_only_a_gap_inside_names_words(tmp_path: Path) -> None:
    path = tmp_path / "900.yml"
    for wrong in ("at: inside, ", "at: end, after: 开设“渡口”, "):
        path.write_text(GAPPED.format(sha="0").replace("at: inside, after: 开设“渡口”, ", wrong), encoding="utf-8")
        with pytest.raises(Faults) as raised:
            plan(path)
        assert "a gap's “after” goes with “at: inside”" in str(raised.value)


# A point whose first words are lost ---------------------------------------------------------------------------------


def test_a_point_with_a_lost_number_is_not_called_by_the_words_that_happen_to_stand_first() -> None:
    received = page("渡口\n第一,修堤。又说。\n窜入的话。又说。\n")
    hint = ItemHint(number=2, basis="inferred", reason="前有第一。")
    lines = (
        PlannedLine(1, "title", "渡口"),
        PlannedLine(2, "body", "第一,修"),
        PlannedLine(3, "body", "窜入的话", item=hint),
    )
    planned = (PlannedArticle(code("dk"), lines),)
    articles, _ = collate(received, Plan(Path("900.yml"), received.path.name, received.sha256, "reviewed", planned))
    entries: Any = contents(document(structure(articles[0], received)))
    assert [entry["title"] for entry in entries] == ["第一，修堤", "〔第二〕首句残缺"]


def test_a_single_file_shows_what_was_taken_out_with_the_received_reading_alone() -> None:
    document_made, block = block_with_cut()
    read = read_document(document_made, apparatus(document_made, ()))
    texts = {("900", 2): "", ("900", 3): ""}
    made_up = offprint(read, texts, citations=(), version="2026.11", address="", book="手册")
    assert made_up.cut and not made_up.emended
    shown = offprint_html(made_up, "")
    seen = read_html(shown)
    assert seen.texts[block.id].strip() == seen.received[block.id].strip() == block.received
    assert seen.cuts[block.id] == block.cuts[0].text
    assert 'id="received-reading"' in shown and CUT_SHOWN in shown
