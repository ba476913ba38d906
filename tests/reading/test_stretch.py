"""What must be said about any stretch of a text: nothing that is touched is kept back, nothing else is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition.collate.apparatus import Note, apparatus
from edition.ids.cite import Reading
from edition.nouns import Block, Cut, CutWords, Emendation, Gap, Newspaper, SourceEntry, Span, Stated
from edition.nouns.words import CERTAINTY_WORDS, EMENDED, KIND_WORDS, NOTE_WORDS, OPINION, RECEIVED, UNKNOWN
from edition.reading.block import ReadBlock, read_block
from edition.reading.marks import editors_marks, remarks_data
from edition.reading.single_document import offprint
from edition.reading.stretch import remarks, said_in, stretch
from hypothesis import given
from hypothesis import strategies as st
from test_one_reading import block, emended, made_up
from trees import edition, read

READINGS: tuple[Reading, ...] = ("emended", "received")
DOUBT, LIKELY = CERTAINTY_WORDS["doubtful"], CERTAINTY_WORDS["likely"]


def repaired(start: int, end: int, received: str, text: str | None, certainty: str = "certain") -> Emendation:
    return Emendation(start, end, received, text, "wrong-character", certainty, "有据。")  # type: ignore[arg-type]


def taken_out(offset: int) -> CutWords:
    cut = Cut(5, 9, "repeat", Span("900", 9, 0, 4), 1.0, "重出。")  # type: ignore[arg-type]
    return CutWords(offset, "天地玄黄", Span("900", 7, 5, 9), cut)  # type: ignore[arg-type]


def as_read(made: Block, *notes: Note, kind: str = "news-report", day: str | None = None) -> ReadBlock:
    document = made_up(made, kind=kind)
    date = Stated(day, "stated", "") if day else Stated(None, "unknown", "")
    document = replace(
        document,
        entry=replace(document.entry, date=date),
        source_entry=SourceEntry(Newspaper(None, None, None, "unknown", ""), False),
    )
    return read_block(document, made, notes)


def kinds(of: ReadBlock, start: int, end: int, reading: Reading = "emended") -> list[str]:
    return [each.kind for each in stretch(of, start, end, reading).remarks]


# Which remarks a stretch has ----------------------------------------------------------------------------------------


def test_words_are_spoken_of_by_every_stretch_that_has_one_of_them() -> None:
    of = as_read(
        block(
            "甲乙丙丁戊己庚辛", emendations=(repaired(2, 4, "丙丁", "天地玄"), repaired(5, 6, "己", None, "doubtful"))
        )
    )
    assert of.block.text == "甲乙天地玄戊己庚辛"
    assert [kinds(of, *at) for at in ((0, 2), (0, 3), (4, 5), (5, 6), (6, 7), (7, 9), (1, 8))] == [
        [], ["repair"], ["repair"], [], ["doubt"], [], ["repair", "doubt"],
    ]  # fmt: skip
    assert [kinds(of, *at, "received") for at in ((0, 2), (0, 3), (3, 4), (4, 5), (5, 6), (6, 8))] == [
        [], ["repair"], ["repair"], [], ["doubt"], [],
    ]  # fmt: skip


def test_what_was_taken_out_is_said_where_both_neighbours_are_quoted_or_the_paragraph_begins_there() -> None:
    of = as_read(block("甲我我乙丙", emendations=(repaired(2, 3, "我", ""),)))
    assert of.block.text == "甲我乙丙"
    assert [kinds(of, *at) for at in ((0, 2), (2, 4), (1, 3), (0, 4))] == [[], [], ["repair"], ["repair"]]
    at_start = as_read(block("我甲乙", emendations=(repaired(0, 1, "我", ""),)))
    assert [kinds(at_start, *at) for at in ((0, 1), (1, 2))] == [["repair"], []]
    at_end = as_read(block("甲乙我", emendations=(repaired(2, 3, "我", ""),)))
    assert [kinds(at_end, *at) for at in ((0, 1), (1, 2))] == [[], ["repair"]]


def test_missing_text_is_said_beside_it_too_and_marks_do_not_hide_it() -> None:
    inside = as_read(block("甲乙，丙丁", gaps=(Gap("end", "lost-text", "下缺", 3),)))
    assert [kinds(inside, *at) for at in ((0, 1), (0, 2), (0, 3), (3, 5), (4, 5), (1, 4))] == [
        [], ["gap"], ["gap"], ["gap"], [], ["gap"],
    ]  # fmt: skip
    edges = as_read(block("甲乙丙。", gaps=(Gap("before", "jump", "上接"), Gap("after", "missing-section", "缺第三"))))
    assert [kinds(edges, *at) for at in ((0, 1), (1, 2), (2, 3), (2, 4), (0, 4))] == [
        ["gap"], [], ["gap"], ["gap"], ["gap", "gap"],
    ]  # fmt: skip


def test_cuts_and_joins_stand_between_two_characters() -> None:
    its = block("甲乙丙丁")
    its = replace(its, cuts=(taken_out(3),))
    of = as_read(its, Note("接", 1, its.id, 2, ()), Note("删", 2, its.id, 3, (), cut=its.cuts[0]))
    assert [kinds(of, *at) for at in ((0, 2), (1, 3), (2, 4), (0, 4))] == [[], ["join"], ["cut"], ["join", "cut"]]


def test_years_are_said_in_the_reading_that_has_them() -> None:
    of = as_read(block("去年修，今年用。", emendations=(repaired(0, 2, "去年", "上年"),)), day="2020-05-01")
    assert [each.year.word for each in remarks(of) if each.year] == ["上年", "今年"]
    assert [each.year.word for each in remarks(of, "received") if each.year] == ["去年", "今年"]
    assert kinds(of, 4, 6) == ["year"]
    assert kinds(of, 6, 8) == []


def test_a_stretch_outside_the_block_is_refused() -> None:
    of = as_read(block("甲乙"))
    for start, end in ((-1, 1), (0, 3), (2, 1)):
        with pytest.raises(ValueError, match="dk-p1"):
            stretch(of, start, end)


@given(emended(), st.data())
def test_no_doubt_repair_or_gap_that_is_touched_is_kept_back(its: Block, data: st.DataObject) -> None:
    of = as_read(its)
    for reading in READINGS:
        length = len(said_in(of, reading))
        start = data.draw(st.integers(0, length))
        end = data.draw(st.integers(start, length))
        said = stretch(of, start, end, reading)
        assert said.text == said_in(of, reading)[start:end]
        touched = [each.emendation for each in said.remarks if each.emendation]
        for each in its.emendations:
            at, stop = each.start, each.end
            if reading == "emended":
                at, stop = its.offsets.across(at), its.offsets.across(stop, closing=True)
            if max(start, at) < min(end, stop) and (not each.applied or each.shown != each.received):
                assert each in touched
            elif start < end and not start <= at <= stop <= end:
                assert each not in touched
        for gap in its.gaps:
            at = gap.offset if reading == "received" else its.offsets.across(gap.offset, closing=True)
            if start <= at <= end:
                assert gap in [each.gap for each in said.remarks]


@given(emended(), st.data())
def test_a_whole_block_says_everything_and_a_part_says_no_more(its: Block, data: st.DataObject) -> None:
    of = as_read(its)
    for reading in READINGS:
        whole = stretch(of, reading=reading).remarks
        assert whole == remarks(of, reading)
        start = data.draw(st.integers(0, len(said_in(of, reading))))
        assert set(stretch(of, start, reading=reading).remarks) <= set(whole)


# In words -----------------------------------------------------------------------------------------------------------


def test_marks_are_worded_compactly_and_in_full_in_both_languages() -> None:
    its = block(
        "甲乙丙丁戊己庚辛壬癸。",
        emendations=(repaired(0, 1, "甲", None, "doubtful"), repaired(4, 5, "戊", "地", "likely")),
        gaps=(Gap("after", "missing-section", "〔第三〕缺。"),),
    )
    of = as_read(its, Note("接", 1, its.id, 7, ()), kind="signed-article")
    compact = editors_marks(stretch(of))
    assert compact == f"〔编者注：“甲”{DOUBT}；“地”{RECEIVED}作“戊”，{LIKELY}；本段之后{NOTE_WORDS['缺']}；{OPINION}〕"
    full = editors_marks(stretch(of, version="2026.11"), full=True)
    wrong = KIND_WORDS["wrong-character"]
    assert full == (
        f"〔编者注：“甲”{DOUBT}（{wrong}：有据）；“地”{RECEIVED}作“戊”（{wrong}，{LIKELY}：有据）；"
        f"“己庚｜辛壬”{RECEIVED}在此断行，两行相接；".replace("己庚｜辛壬", "地己庚｜辛壬癸")
        + f"本段之后{NOTE_WORDS['缺']}（整节缺失：（第三）缺）；署名文章，{OPINION}，文本日期{UNKNOWN}，版本2026.11〕"
    )
    received = editors_marks(stretch(of, 3, 6, "received"), facts=False)
    assert received == f"〔编者注：“戊”{EMENDED}作“地”，{LIKELY}〕"
    english = editors_marks(stretch(of), english=True)
    assert english == (
        " [Editors: “甲” is doubtful; “地” was received as “戊”, likely; text is missing after this paragraph; "
        "the author's own view, no policy text]"
    )
    assert "two received lines are joined at “地己庚｜辛壬癸”" in editors_marks(stretch(of), full=True, english=True)


def test_nothing_to_say_is_said_by_nothing() -> None:
    assert editors_marks(stretch(as_read(block("甲乙丙。")))) == ""
    assert editors_marks(stretch(as_read(block("甲乙丙。"))), english=True) == ""


def test_a_deletion_a_cut_and_a_place_inside_are_said_by_the_words_before_them() -> None:
    its = block("甲我我乙丙", emendations=(repaired(2, 3, "我", ""),), gaps=(Gap("end", "lost-text", "下缺。", 4),))
    its = replace(its, cuts=(taken_out(4),))
    of = as_read(its, Note("删", 1, its.id, 4, (), cut=its.cuts[0]))
    assert editors_marks(stretch(of)) == (
        f"〔编者注：“甲我”之后{RECEIVED}有“我”，{EMENDED}删去；“甲我乙”之后{NOTE_WORDS['缺']}；"
        f"“甲我乙”之后{NOTE_WORDS['删']}4字〕"
    )


def test_years_are_said_with_their_ground_in_both_languages() -> None:
    of = as_read(block("今年用，近日修。"), day="2020-05-01")
    assert editors_marks(stretch(of, 0, 3)) == "〔编者注：“今年”指2020年（底本载明）〕"
    assert editors_marks(stretch(of, 0, 3), english=True) == (
        " [Editors: “今年” means 2020 (as the received text states)]"
    )
    unknown = as_read(block("今年用。"))
    assert editors_marks(stretch(unknown)) == f"〔编者注：“今年”所指年份{UNKNOWN}〕"
    assert "is not known" in editors_marks(stretch(unknown), english=True)


# What browsers are given ---------------------------------------------------------------------------------------------


@given(emended(), st.data())
def test_browsers_find_the_same_remarks_with_two_comparisons(its: Block, data: st.DataObject) -> None:
    of = as_read(its)
    for reading in READINGS:
        rows = remarks_data(of, reading)
        length = len(said_in(of, reading))
        start = data.draw(st.integers(0, length))
        end = data.draw(st.integers(start, length))
        touched = [row[2] for row in rows if start <= row[0] and end >= row[1]]  # type: ignore[operator]
        assert touched == [each.kind for each in stretch(of, start, end, reading).remarks]


# The edition ---------------------------------------------------------------------------------------------------------


def test_no_doubt_gap_repair_cut_or_relative_year_of_the_edition_is_silent() -> None:
    told = 0
    for document in read().values():
        for of in document.blocks.values():
            its = of.block
            for reading in READINGS:
                rows = remarks_data(of, reading)
                at = [row for row in rows if row[2] != "join"]
                differing = [e for e in its.emendations if not e.applied or e.shown != e.received]
                years = of.years_received if reading == "received" else of.years
                assert len(at) == len(differing) + len(its.gaps) + len(its.cuts) + len(years), its.id
                assert all(row[3] for row in at)
                told += len(at)
    assert told > len([block for document in edition().documents for block in document.outline.blocks]) / 4


# What is taken away --------------------------------------------------------------------------------------------------


def test_a_relative_year_has_an_entry_in_the_apparatus_behind_its_word() -> None:
    its = replace(block("先修渡口，今年用。"), spans=(Span("900", 3, 0, 9),))  # type: ignore[arg-type]
    [note] = apparatus(made_up(its), ())
    assert (note.kind, note.block, note.offset, note.text) == ("注", its.id, 7, f"“今年”所指年份{UNKNOWN}。")


def test_every_remark_of_the_edition_stands_in_the_single_files_with_its_mark_and_its_entry() -> None:
    """HTML and Word write down every run and every entry; that is proved with their writers."""
    texts = {(str(page.source), line.number): line.text for page in edition().pages for line in page.lines}
    told = 0
    for its in read().values():
        made = offprint(its, texts, citations=(), version="1", address="", book="")
        entries = {entry.id: "".join(run.text for run in entry.runs) for entry in made.entries}
        lines = {line.id: line for line in made.lines if line.id}
        for name, of in its.blocks.items():
            marks = {run.to for run in lines[name].runs if run.kind == "mark"}
            kinds_shown = {run.kind for run in lines[name].runs}
            for each in remarks(of, "received"):
                if each.emendation:
                    assert ("doubted" if each.kind == "doubt" else "emended") in kinds_shown
                    reason = each.emendation.reason
                elif each.gap:
                    reason = each.gap.note
                    assert each.gap.place in ("before", "after") or "lacuna" in kinds_shown
                elif each.cut:
                    reason = each.cut.reason
                elif each.year:
                    reason = each.year.said
                else:
                    continue
                said = {entry for entry, text in entries.items() if reason in text}
                assert said, (name, reason)
                assert said & marks or (each.gap and each.gap.place in ("before", "after")), (name, reason)
                told += 1
    assert told > 100
