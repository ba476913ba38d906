"""Who opens a generated page in an editor reads its text: words, no tags, no endless lines."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from edition.links.lookups import connections
from edition.pages.all_pages import render
from edition.pages.link_files import link_definitions, term_words
from shown_pages import as_converted
from trees import edition
from trees import read as as_read

FLOOR = 60
"""At least so much of a page that is no document is words, in per cent: visible text, not marks, ids and targets, white
space aside."""

FLOOR_OF_DOCUMENTS = 75
"""The same of all documents together."""

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


def words(text: str) -> str:
    """What a reader sees of a page in body and record. Numbers that footnotes get and what leads back from them is no
    word of the page; nor are brackets whose links are computed."""
    shown = re.sub(r'<a class="(?:headerlink|footnote-ref|footnote-backref)".*?</a>', "", as_shown_alone(text))
    return bare(html.unescape(re.sub(r"<[^>]+>", "", shown)))


def as_shown_alone(text: str) -> str:
    code = re.search(r"^code: (\S+)$", text, re.MULTILINE)
    links = ""
    if is_document(text) and code:
        document = next(each for each in edition().documents if each.code == code[1])
        connected = connections(edition())
        links = "\n\n" + link_definitions(text, term_words(document, connected), connected)
    return as_converted(text + links, edition().documents)


def is_document(text: str) -> bool:
    return "\npage_kind: document\n" in text


DOCUMENTS = [name for name in names() if is_document(pages()[name])]


@pytest.mark.parametrize("name", [name for name in names() if not is_document(pages()[name])])
def test_most_of_a_page_is_words(name: str) -> None:
    text = pages()[name]
    assert 100 * len(words(text)) / len(bare(text)) >= BELOW_IT.get(name, FLOOR)


def test_documents_are_words() -> None:
    """All of them together; in a short one the record's addresses and the codes of its lines weigh more."""
    seen = sum(len(words(pages()[name])) for name in DOCUMENTS)
    assert 100 * seen / sum(len(bare(pages()[name])) for name in DOCUMENTS) >= FLOOR_OF_DOCUMENTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_words(name: str) -> None:
    text = pages()[name]
    assert 100 * len(words(text)) / len(bare(text)) >= FLOOR


@pytest.mark.parametrize("name", names())
def test_no_tag_stands_in_a_page(name: str) -> None:
    assert re.findall(r"</?[a-zA-Z][^>\n]*>|<!--", pages()[name]) == []


@pytest.mark.parametrize("name", names())
def test_no_line_is_endless(name: str) -> None:
    assert max(map(len, pages()[name].split("\n"))) <= LONGEST_LINE
