"""The numbers that official prose counts with, and the words that only look like them."""

from __future__ import annotations

import pytest
from dotted import Case, cases
from edition.chinese.numbers import enumerator, inline_enumeration, value_of
from hypothesis import given
from hypothesis import strategies as st

DIGITS = "零一二三四五六七八九"


def told(text: str) -> list[str]:
    """The number in front, else the numbers inside."""
    inside = [f"inside {value} {offset}" for value, offset in inline_enumeration(text)]
    found = enumerator(text)
    return inside or ([f"{found.level} {found.value} {text[: found.length]}"] if found else [])


@pytest.mark.parametrize("case", [*cases("enumeration"), *cases("enumeration_negative")], ids=lambda case: case.title)
def test_enumeration(case: Case) -> None:
    assert told(case.given) == case.expected


def written(number: int) -> str:
    """A number below 1,000 as official prose writes it."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    out = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and units:
        out += "零"
    return out + (DIGITS[units] if units else "")


@given(st.integers(1, 999))
def test_every_numeral_has_its_value(number: int) -> None:
    assert value_of(written(number)) == number


@given(st.text(st.sampled_from(list("一二三十百第其是，。、（）首先渡口")), max_size=40))
def test_numbers_inside_count_from_one_in_order(text: str) -> None:
    found = inline_enumeration(text)
    assert [value for value, _ in found] == list(range(1, len(found) + 1))
    assert [offset for _, offset in found] == sorted({offset for _, offset in found})
    assert len(found) != 1
