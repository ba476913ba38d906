"""What dresses a page: HTML goes in and out unchanged, addresses are those of the site."""

from __future__ import annotations

import pytest
from edition.pages.dress import Addresses, Setting, dress
from edition.pages.dress.tree import changed, joined, lines, made, parsed, written
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a b" id="x">渡&amp;口 &lt;1/5&gt; "q"</p>\n<hr><ul>\n<li hidden>一<br>二</li>\n</ul>',
        "<!-- kept --><details open><summary>一</summary><p>二</p></details>尾",
        '<p>图<svg viewBox="0 0 1 1"><a href="#x"><path d="M0 0"/></a></svg>后</p><svg class="b"></svg>',
        '<a href="../%E6%B8%A1/?a=1&amp;b=2#x" title="&lt;即&gt; &quot;甲&quot;">渡</a>',
    ],
)
def test_html_comes_back_as_it_was(html: str) -> None:
    assert written(parsed(html).children) == html


@given(st.text(st.sampled_from("渡口<>&\"' \n\u3000a#;")))
def test_any_text_comes_back(text: str) -> None:
    tree = made("p", {"title": text}, text)
    again = parsed(written(tree)).elements[0]
    assert (again.text(), again.get("title")) == (text, text)


def test_a_void_element_written_as_xml_holds_nothing() -> None:
    assert written(parsed("<p>一<br />二</p>").children) == "<p>一<br>二</p>"


def test_elements_are_changed_from_inside_out() -> None:
    seen: list[str] = []

    def unwrapped(element):  # type: ignore[no-untyped-def]
        seen.append(element.tag)
        return element.children if element.tag == "b" else [element]

    out = changed(parsed("<p>一<b>二<i>三</i></b>四</p>").children, unwrapped)
    assert (written(out), seen) == ("<p>一二<i>三</i>四</p>", ["i", "b", "p"])


def test_text_side_by_side_is_one_and_breaks_make_lines() -> None:
    assert joined(["一", "", "二"]) == ["一二"]
    assert [written(each) for each in lines(parsed("一<br>\n<b>二</b>\n<br>三").children)] == ["一", "<b>二</b>", "三"]


@pytest.mark.parametrize(
    ("addresses", "name", "expected"),
    [
        (Addresses("../", directories=True), "received/801.md#l3", "../received/801/#l3"),
        (Addresses("../", directories=True), "index.md", "../"),
        (Addresses("", directories=True), "index.md#x", "./#x"),
        (Addresses("", directories=True), "index.md", "./"),
        (Addresses("", directories=False), "training/index.md", "training/index.html"),
        (Addresses("", directories=False), "nmg.md#nmg-p1", "nmg.html#nmg-p1"),
    ],
)
def test_where_a_page_is(addresses: Addresses, name: str, expected: str) -> None:
    assert addresses.to(name) == expected


def test_a_page_of_no_such_kind_is_left_alone() -> None:
    html = "<p>&nbsp;&#8617;<br /></p>"
    assert dress(html, Setting({"page_kind": "prose"}, {}, Addresses("", directories=True))).html == html
