"""What a source or an editor wrote comes out of Markdown exactly as it went in, and nothing else comes out with it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from dotted import Case, cases
from edition.pages.escape import escape, escape_attribute, escape_title
from hypothesis import given
from hypothesis import strategies as st
from trees import ROOT, edition

ALWAYS_ON = ["toc", "tables", "fenced_code"]
"""What MkDocs adds by itself."""


@cache
def converter() -> markdown.Markdown:
    """Markdown as mkdocs.yml sets it up."""
    listed = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    named = {
        name: options
        for entry in listed
        for name, options in (entry.items() if isinstance(entry, dict) else [(entry, {})])
    }
    return markdown.Markdown(extensions=[*dict.fromkeys([*ALWAYS_ON, *named])], extension_configs=named)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("<! >")

    def handle_pi(self, data: str) -> None:
        self.tags.append("<? >")


def seen(source: str) -> _Seen:
    made = _Seen()
    made.feed(converter().reset().convert(source))
    made.close()
    return made


PAYLOADS = cases("escape")
ODD = {
    "byte order mark": "渡\ufeff口",
    "zero width": "渡\u200b口",
    "direction": "渡\u202e口\u202c",
    "line separator": "渡\u2028口\u2029",
    "soft hyphen": "渡\u00ad口",
    "private use": "渡\ue000口",
    "em space": "\u2003渡口\u2003",
    "beyond the first plane": "𠮷渡口😀",
    "ten thousand marks": "*_[`<&" * 2000,
}


def assert_inert(text: str) -> None:
    alone = seen(escape(text))
    assert (alone.tags, alone.attributes, alone.text) == ((["p"] if text else []), [], text)


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_is_a_paragraph(case: Case) -> None:
    assert_inert(case.given)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_characters_come_through(text: str) -> None:
    assert_inert(text)


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_between_paragraphs_and_in_heading_and_list(case: Case) -> None:
    inert = escape(case.given)
    made = seen(f"前\n\n{inert}\n{{ #own .mine }}\n\n后\n\n## {inert} {{ #head }}\n\n- {inert}\n  {{ #entry }}")
    assert [tag for tag in made.tags if tag != "a"] == ["p", "p", "p", "h2", "ul", "li"]
    assert made.text.count(case.given) == 3
    ids = [value for name, value in made.attributes if name == "id"]
    assert ids == ["own", "head", "entry"]


WOVEN = """前{t}[^注1]{t}**{t}**{t}*{t}*{{#point}}{t}[{t}](https://a.example/){t}{{~~{t}~>{t}~~}}{t}{{=={t}==}}
{{ #own .mine }}

## {t} {{ #head }}

## {t}[^注1]{t} {{ #two }}

- {t}
  {{ #entry }}

| {t} | **{t}** |
|---|---|
| {t} | {t}尾 |

题{t}
:   {t}

/// details | {t}
    type: folded

{t}{b}
{t}
{{ .inside }}

///

/// gap | {t}
{t}[^注1]
///

[^注1]: {t}{b}
    {t}{{++{t}++}}{t}
"""
"""Everything our pages set around the words of a source or an editor."""


def assert_inert_woven(text: str) -> None:
    made = seen(WOVEN.format(t=escape(text), b="  "))
    plain = seen(WOVEN.format(t="渡", b="  "))
    assert made.tags == plain.tags
    assert made.attributes == plain.attributes
    # Python-Markdown strips what stands at the edges of its blocks; none of it may be text.
    assert re.sub(r"\n", "", made.text) == re.sub(r"\n", "", plain.text).replace("渡", text)


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_among_all_markup_of_ours(case: Case) -> None:
    assert_inert_woven(case.given)


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_in_the_title_of_a_link(case: Case) -> None:
    made = seen(f'[渡](https://a.example/ "{escape_attribute(case.given)}")后')
    assert made.tags == ["p", "a"]
    assert made.attributes == [("href", "https://a.example/"), ("title", case.given)]


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_in_an_attribute(case: Case) -> None:
    made = seen(f'前<span class="lacuna" title="{escape_attribute(case.given)}">缺</span>后')
    assert made.tags == ["p", "span"]
    assert made.attributes == [("class", "lacuna"), ("title", case.given)]


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_in_a_page_title(case: Case) -> None:
    """Material un-escapes a title once and prints it bare: what is left must still be inert."""
    front = yaml.safe_load(f"title: {escape_title(case.given)}\n")
    assert list(front) == ["title"]
    shown = html.unescape(front["title"])
    assert "<" not in shown
    assert html.unescape(shown) == case.given


def readable() -> st.SearchStrategy[str]:
    """Text that reading lets through (doc/findings.md §4), weighted towards what Markdown reacts to."""
    marks = st.sampled_from(list("<>&*_[](){}`#-+.!|~=:\\/\"'^$%@ \t　\u00a0渡口一12aB"))
    any_character = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    return st.text(marks | any_character, max_size=60)


@given(readable())
def test_any_text_comes_through(text: str) -> None:
    assert_inert(text)


@given(readable().filter(bool))
def test_any_text_comes_through_among_all_markup_of_ours(text: str) -> None:
    assert_inert_woven(text)


@given(readable(), readable())
def test_two_pieces_side_by_side_mean_nothing_together(one: str, other: str) -> None:
    """With markup between them that is no text."""
    made = seen(f"{escape(one)}*一*{{#point}}{escape(other)}")
    assert made.tags == ["p", "em"]
    assert made.text == f"{one}一{other}"


@given(readable())
def test_any_text_comes_through_a_title(text: str) -> None:
    assert html.unescape(html.unescape(yaml.safe_load(f"title: {escape_title(text)}")["title"])) == text


def test_every_line_of_the_real_pages_comes_through() -> None:
    lines = [line.text for page in edition().pages for line in page.lines]
    assert len(lines) > 300
    for text in lines:
        assert_inert(text)


@pytest.mark.parametrize(
    "text",
    [
        "深化改革，“一是”《意见》（上）；①再说：好！",
        "1/5，16-24岁，12.5%，a/b.c?d=e",
        "https://a.example/content_123.html",
        "一　二",
        "2024.5 A+B=C (x) 'y' \"z\" 5>3 50% #1"[:-3],
    ],
)
def test_what_means_nothing_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


def test_what_cannot_be_seen_is_named() -> None:
    assert all(not unicodedata.category(c).startswith("C") for c in escape("\u200b\ufeff\ue000"))
