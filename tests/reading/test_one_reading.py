"""One reading of a block: what all writers write from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition.collate.apparatus import Note
from edition.nouns import (
    Block,
    BlockId,
    Cut,
    CutWords,
    Document,
    Emendation,
    Gap,
    LedgerRow,
    Mark,
    Outline,
    Section,
    Span,
)
from edition.nouns.offsets import offsets
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, KIND_WORDS, VOTE_WORDS
from edition.reading.block import parted, read_block
from edition.reading.document import read_document
from edition.reading.names import name_end, named, numeral, title
from edition.reading.notes import told
from hypothesis import given
from hypothesis import strategies as st
from trees import code, document, edition, read


def block(received: str = "甲乙丙丁。", its_id: str = "dk-p1", kind: str = "paragraph", **more: object) -> Block:
    return Block(BlockId(its_id), kind, None, "stated", received, (), "", **more)  # type: ignore[arg-type]


def made_up(*blocks: Block, kind: str = "news-report") -> Document:
    return document(Outline(code("dk"), "900", "reviewed", (), (Section(None, None, "", blocks),)), kind)  # type: ignore[arg-type]


@st.composite
def emended(draw: st.DrawFn) -> Block:
    """A block with readings anywhere in it, applied and doubtful, side by side or apart, and points and gaps."""
    text = draw(st.text("甲乙丙丁。（一）", min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        certainty = draw(st.sampled_from(["certain", "likely", "doubtful"]))
        shown = draw(st.text("天地玄黄", max_size=4))
        found.append(Emendation(start, end, text[start:end], shown, "wrong-character", certainty, "因"))
    places = st.integers(0, len(text))
    gaps = [Gap("end", "lost-text", f"缺{at}", at) for at in draw(st.lists(places, max_size=2))]
    marks = [Mark(BlockId(f"dk-p1-n{at}"), at, at, len(text)) for at in draw(st.lists(places, max_size=2))]
    return block(text, emendations=tuple(found), gaps=tuple(gaps), marks=tuple(marks))


# Words and offsets -------------------------------------------------------------------------------------------------


@given(emended())
def test_the_words_one_after_the_other_are_both_readings(given_block: Block) -> None:
    words = read_block(made_up(given_block), given_block).words
    assert "".join(each.received for each in words) == given_block.received
    assert "".join(each.text for each in words) == given_block.text
    at = 0
    for each in words:
        assert (each.start, given_block.received[each.start : each.end]) == (at, each.received)
        assert each.corrected or each.received == each.text
        assert given_block.text[given_block.offsets.across(each.start) :].startswith(each.text)
        at = each.end


@given(emended())
def test_an_offset_outside_corrected_words_comes_back_the_same(given_block: Block) -> None:
    """A deletion leaves one place of the text for its two edges; it leads back to where the deletion begins."""
    ways = given_block.offsets
    deleted = {at for (_, at), (start, end) in zip(ways.one, ways.other, strict=True) if start == end}
    for at in range(len(given_block.received) + 1):
        if not any(start < at < end for start, end in ways.one) and at not in deleted:
            assert ways.back(ways.across(at)) == at
    for at in range(len(given_block.text) + 1):
        if not any(start < at < end for start, end in ways.other):
            assert ways.across(ways.back(at)) == at


@given(emended())
def test_offsets_run_in_order_and_closing_ones_never_before_opening_ones(given_block: Block) -> None:
    ways = given_block.offsets
    for there, length, most in (
        (ways.across, len(given_block.received), len(given_block.text)),
        (ways.back, len(given_block.text), len(given_block.received)),
    ):
        opening = [there(at) for at in range(length + 1)]
        closing = [there(at, closing=True) for at in range(length + 1)]
        assert opening == sorted(opening)
        assert closing == sorted(closing)
        assert all(one <= other <= most for one, other in zip(opening, closing, strict=True))


def test_inside_corrected_words_an_offset_leads_to_their_beginning_or_for_a_closing_one_to_their_end() -> None:
    ways = offsets([(2, 5, 1), (6, 7, 4)])
    assert [ways.across(at) for at in range(9)] == [0, 1, 2, 2, 2, 3, 4, 8, 9]
    assert [ways.across(at, closing=True) for at in range(9)] == [0, 1, 2, 3, 3, 3, 4, 8, 9]
    assert [ways.back(at) for at in range(10)] == [0, 1, 2, 5, 6, 6, 6, 6, 7, 8]
    assert [ways.back(at, closing=True) for at in range(10)] == [0, 1, 2, 5, 6, 7, 7, 7, 7, 8]


@given(emended())
def test_signs_stand_in_order_and_never_inside_corrected_words(given_block: Block) -> None:
    signs = read_block(made_up(given_block), given_block).signs
    assert [(each.at, each.rank) for each in signs] == sorted((each.at, each.rank) for each in signs)
    assert len(signs) == len(given_block.gaps) + len(given_block.marks)
    inside = {at for start, end in given_block.offsets.one for at in range(start + 1, end)}
    assert not inside & {each.at for each in signs}


@given(emended(), st.integers(0, 40))
def test_words_parted_anywhere_are_still_the_same_words(given_block: Block, at: int) -> None:
    for words in read_block(made_up(given_block), given_block).words:
        parts = list(parted(words, at))
        assert "".join(each.received for each in parts) == words.received
        assert "".join(each.text for each in parts) == words.text
        assert len(parts) == 1 + (words.start < at < words.end and not words.corrected)


def test_a_text_is_derived_once_and_follows_a_change() -> None:
    made = block(emendations=(Emendation(1, 2, "乙", "天", "wrong-character", "certain", "因"),))
    assert made.text == "甲天丙丁。"
    assert made.text is made.text
    assert replace(made, emendations=()).text == "甲乙丙丁。"
    assert replace(made, emendations=()).offsets.one == ()


# What the editors know of places in it ------------------------------------------------------------------------------


def test_notes_stand_with_the_words_they_tell_of() -> None:
    doubt = Emendation(0, 1, "甲", None, "damaged", "doubtful", "因")
    repair = Emendation(2, 3, "丙", "地", "wrong-character", "certain", "因")
    lost = Gap("end", "lost-text", "下缺", 4)
    made = block(emendations=(doubt, repair), gaps=(lost, Gap("after", "jump", "转他版")))
    notes = [
        Note("疑", 1, made.id, 1, (), emendation=doubt),
        Note("校", 2, made.id, 3, (), emendation=repair),
        Note("缺", 3, made.id, 4, (), gap=lost),
        Note("缺", 4, made.id, None, (), gap=made.gaps[1]),
        Note("接", 5, made.id, 2, ()),
    ]
    as_read = read_block(made_up(made), made, notes)
    assert [(each.received, each.note.label if each.note else "") for each in as_read.words] == [
        ("甲", "疑1"), ("乙", ""), ("丙", "校2"), ("丁。", "")
    ]  # fmt: skip
    assert [(each.at, each.kind, each.note.label if each.note else "") for each in as_read.signs] == [
        (1, "note", "疑1"), (2, "note", "接5"), (3, "note", "校2"), (4, "gap", "缺3"), (4, "note", "缺3"),
    ]  # fmt: skip
    assert as_read.joins == (2,)
    assert [note.label for note in as_read.gaps("after")] == ["缺4"]
    assert as_read.gaps("before") == []


def test_notes_mentions_and_uses_come_to_their_block() -> None:
    for each in read().values():
        assert list(each.blocks) == [block.id for block in each.document.outline.blocks]
        assert sorted(note.number for one in each.blocks.values() for note in one.notes) == sorted(
            note.number for note in each.notes if note.block
        )
    blocks = [one for each in read().values() for one in each.blocks.values()]
    assert sum(len(one.mentions) for one in blocks) == len(edition().mentions)
    assert sum(len(one.uses) for one in blocks) == len(edition().links.uses)
    for one in blocks:
        for use in (*one.mentions, *one.uses):
            assert use.anchor == one.block.id


def test_only_items_that_run_through_a_central_document_are_measures() -> None:
    items = [block(its_id=f"dk-{slot}", kind="item") for slot in ("x1", "n1", "s2-n1")]
    central, report = (made_up(*items, block(), kind=kind) for kind in ("central-document", "news-report"))
    assert [each.id for each in central.measures] == ["dk-x1"]
    assert report.measures == ()
    assert [each.is_measure for each in read_document(central, ()).blocks.values()] == [True, False, False, False]
    assert not any(each.is_measure for each in read_document(report, ()).blocks.values())


@pytest.mark.parametrize(
    ("text", "name", "number", "without"),
    [
        ("（二）修好渡口。先修码头。", "（二）修好渡口", "（二）", "修好渡口"),
        ("一是修好渡口。再说。", "一是修好渡口", "一是", "修好渡口"),
        ("修好渡口", "修好渡口", "", "修好渡口"),
        ("。", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_paragraph_is_called_by_its_first_sentence(text: str, name: str, number: str, without: str) -> None:
    made = block(text)
    assert (named(text), numeral(made), title(made)) == (name, number, without)
    assert text[: name_end(text)].rstrip("。") == name


# What an entry of the apparatus says ---------------------------------------------------------------------------------

REPAIR = Emendation(2, 3, "丙", "地", "wrong-character", "likely", "前后文可证。")
WRONG, UNSURE = KIND_WORDS["wrong-character"], CERTAINTY_WORDS["doubtful"]
LIKELY = CERTAINTY_WORDS["likely"]
AS_LIKELY = f"{WRONG}，{LIKELY}：前后文可证。"
WITNESS = Span("900", 7, 0, 5)  # type: ignore[arg-type]


def said(note: Note, of: Block | None = None) -> tuple[str, str, str]:
    entry = told(note, of or block(), {("900", 7): "甲乙丙丁。"})
    return tuple("".join(each.text for each in part) for part in (entry.readings, entry.done, entry.why))  # type: ignore[return-value]


def test_every_kind_of_entry_is_told_in_one_set_of_sentences() -> None:
    doubt = replace(REPAIR, certainty="doubtful", outside=True)
    twin = Span("900", 9, 0, 2)  # type: ignore[arg-type]
    cut = CutWords(1, "乙丙", Span("900", 7, 1, 3), Cut(1, 3, "repeat", twin, 1.0, "重出。"))  # type: ignore[arg-type]
    divided = replace(REPAIR, votes=("likely", "missed", "likely"))
    row = LedgerRow("900", 7, "dk", "body", None, False, "near-repeat", Span("900", 9, 0, 5), 0.9, "重出。")  # type: ignore[arg-type]
    its = BlockId("dk-p1")
    assert [
        said(Note("校", 1, its, 3, (), emendation=REPAIR)),
        said(Note("校", 1, its, 3, (), emendation=divided)),
        said(Note("校", 1, its, 3, (), emendation=replace(divided, votes=("likely", "likely")))),
        said(Note("疑", 1, its, 3, (), emendation=doubt)),
        said(Note("疑", 1, its, 3, (), emendation=replace(doubt, text=None, outside=False))),
        said(Note("接", 1, its, 2, ())),
        said(Note("删", 1, its, 1, (WITNESS,), cut=cut)),
        said(Note("删", 1, None, None, (WITNESS,), row=row)),
        said(Note("缺", 1, its, 2, (), gap=Gap("end", "lost-text", "下缺。"))),
        said(Note("移", 1, its, 0, (), text="移到篇首")),
        said(Note("注", 1, its, None, (), text="编者的话。")),
    ] == [
        ("甲乙地丁。", "底本作「丙」。", f"{WRONG}，{CERTAINTY_WORDS['likely']}：前后文可证。"),
        ("甲乙地丁。", "底本作「丙」。", f"{AS_LIKELY}（各次通读：{LIKELY}、{VOTE_WORDS['missed']}、{LIKELY}）"),
        ("甲乙地丁。", "底本作「丙」。", AS_LIKELY),
        ("甲乙丙丁。", "未改。疑作「地」，", f"{WRONG}，{UNSURE}（据版面以外的知识）：前后文可证。"),
        ("甲乙丙丁。", "未改。", f"{WRONG}，{UNSURE}：前后文可证。"),
        ("甲乙｜丙丁。", "底本在此断行，当因分栏；两行相接，无字增减。", ""),
        ("乙丙", "", "行内删 2 字，与 900:9 相同 100%。重出。"),
        ("甲乙丙丁。", "", f"整行删去，{DROP_WORDS['near-repeat']}，与 900:9 相同 90%。重出。"),
        ("", "", "下缺。"),
        ("", "", "底本不在此处，整理时移到篇首。"),
        ("", "", "编者的话。"),
    ]
