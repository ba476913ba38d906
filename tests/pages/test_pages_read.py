"""Who opens a generated page in an editor reads its text: words, no tags, no endless lines."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from edition.pages.all_pages import render
from shown_pages import as_converted
from trees import edition
from trees import read as as_read

FLOOR = 60
"""At least so much of a page that is no document is words, in per cent: visible text, not marks, ids and targets, white
space aside."""

BELOW_IT = {"zh/named.md": 50}
"""More than a quarter of it are the addresses of its headings, which are given by hand (doc/contracts.md §6)."""

LONGEST_LINE = 2000
"""Characters."""


@cache
def pages() -> dict[str, str]:
    made = render(edition(), as_read())
    return {f"{language}/{name}": text for language, each in made.items() for name, text in each.items()}


def names() -> list[str]:
    return sorted(pages())


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", [name for name in names() if "\npage_kind: document\n" not in pages()[name]])
def test_most_of_a_page_is_words(name: str) -> None:
    text = pages()[name]
    shown = re.sub(r'<a class="headerlink".*?</a>', "", as_converted(text, edition().documents))
    words = html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert 100 * len(bare(words)) / len(bare(text)) >= BELOW_IT.get(name, FLOOR)


@pytest.mark.parametrize("name", names())
def test_no_tag_stands_in_a_page(name: str) -> None:
    assert re.findall(r"</?[a-zA-Z][^>\n]*>|<!--", pages()[name]) == []


@pytest.mark.parametrize("name", names())
def test_no_line_is_endless(name: str) -> None:
    assert max(map(len, pages()[name].split("\n"))) <= LONGEST_LINE
