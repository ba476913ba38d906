"""Half-width marks of Chinese text become wide; addresses, numbers, times and Latin text keep theirs."""

from __future__ import annotations

import pytest
from dotted import Case, cases
from edition.chinese.punctuation import widen
from hypothesis import given
from hypothesis import strategies as st
from trees import edition

MIXED = st.text(
    st.sampled_from(list("渡口一二是。，、“”（）《》①aB1９ ,:;?!()[]<>./-%"))
    | st.characters(exclude_categories=("Cs",))
)


@pytest.mark.parametrize("case", [*cases("widen"), *cases("widen_negative")], ids=lambda case: case.title)
def test_widen(case: Case) -> None:
    assert widen(case.given) == "\n".join(case.expected)


@given(MIXED)
def test_the_length_stays_and_only_marks_change(text: str) -> None:
    widened = widen(text)
    assert len(widened) == len(text)
    changed = {(was, now) for was, now in zip(text, widened, strict=True) if was != now}
    assert changed <= set(zip(",:;?!()", "，：；？！（）", strict=True))


@given(MIXED)
def test_what_is_widened_stays_as_it_is(text: str) -> None:
    assert widen(widen(text)) == widen(text)


def test_no_half_width_mark_is_left_beside_chinese_in_the_real_pages() -> None:
    left = [
        (block.id, block.received[at - 1 : at + 2])
        for document in edition().documents
        for block in document.outline.blocks
        for at, mark in enumerate(block.received)
        if mark in ",;?!" and "\u4e00" <= block.received[at - 1 : at] <= "\u9fff"
    ]
    assert left == []
