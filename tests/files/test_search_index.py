"""The index of the search: everything a reader can cite is in it once, in both readings, and leads somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from edition.chinese.pinyin import syllables
from edition.files.search_entries import findable, hand_written, plain
from edition.files.search_files import CONTINUED, KINDS, PIECE, Entry, Group, search_index
from edition.files.search_lookup import SHARD as SHARD_SIZE
from edition.files.search_names import told
from edition.nouns.words import NOTE_WORDS
from edition.pages.all_pages import render
from edition.pages.table import KINDS as KIND_ROWS
from edition.site.proofread import read_html
from hypothesis import given
from hypothesis import strategies as st
from trees import ROOT, edition, read

SHARD = re.compile(r"handbookShard\('([\w-]+)','(.*)'\);\n", re.DOTALL)
ESCAPES = {"\\\\": "\\", "\\'": "'", "\\n": "\n", "\\u2028": "\u2028", "\\u2029": "\u2029"}


@cache
def own_pages() -> dict[str, str]:
    """What is searched by its words: pages written by hand, and generated ones, of which the table says which count."""
    by_hand = {
        path.relative_to(ROOT / "docs").as_posix(): path.read_text("utf-8")
        for path in sorted((ROOT / "docs").rglob("*.md"))
        if "texts" not in path.relative_to(ROOT / "docs").parts
    }
    made = render(edition(), read())
    generated = {f"{language}/texts/{name}": text for language in made for name, text in made[language].items()}
    return {**by_hand, **generated}


def payloads(files: dict[str, str]) -> dict[str, str]:
    """What each file hands over, by its name, which it says itself."""
    out = {}
    for name, text in files.items():
        found = SHARD.fullmatch(text)
        assert found
        assert f"{found[1]}.js" == name
        out[found[1]] = unescaped(found[2])
    return out


def read_back(files: dict[str, str]) -> dict[str, list[list[Any]]]:
    """The groups by language, pieces of one page put together again."""
    out: dict[str, list[list[Any]]] = {}
    held = payloads(files)
    for language, directory in json.loads(held["index"])["languages"].items():
        groups: list[list[Any]] = []
        count = sum(bool(re.fullmatch(rf"{language}-\d+", name)) for name in held)
        assert sum(ord(each) < 80 for each in directory["sizes"]) == count, "a size for each file"
        for at in range(count):
            order, first, found = json.loads(held[f"{language}-{at}"])
            for group in found:
                if group[4] & CONTINUED:
                    known = groups[order]
                    assert (known[0], len(known[5])) == (group[0], first)
                    known[5] += group[5]
                else:
                    assert (len(groups), first) == (order + found.index(group), 0)
                    groups.append(group)
        out[language] = groups
    return out


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return search_index(findable(edition(), read(), own_pages()), ids=told(edition()))


@pytest.fixture(scope="module")
def groups(files: dict[str, str]) -> dict[str, list[list[Any]]]:
    return read_back(files)


def test_every_block_stands_in_it_once_with_both_readings(groups: dict[str, list[list[Any]]]) -> None:
    by_path = {group[0]: group for group in groups["zh"]}
    for document in edition().documents:
        path, code, _, _, _, held, *_ = by_path[f"texts/{document.code}"]
        entries = [entry for entry in held if entry[1] not in (KINDS.index("record"), KINDS.index("note"))]
        assert (path, code) == (f"texts/{document.code}", document.code)
        found = {(code + entry[0] if entry[0][:1] == "-" else entry[0]): entry for entry in entries if entry[0]}
        assert list(found) == [block.id for block in document.outline.blocks]
        for block in document.outline.blocks:
            entry = found[block.id] + [0, [], []][len(found[block.id]) - 3 :]
            assert entry[2] == block.text
            assert received(entry) == block.received
            points = [entry[5][at : at + 3] for at in range(0, len(entry[5]), 3)]
            assert [code + point[0] for point in points] == [mark.id for mark in block.marks]
        assert entries[0][1:3] == [KINDS.index("title"), document.title]
        front = [line.text for line in document.outline.front if line.role != "title"]
        assert [entry[2] for entry in entries if entry[1] == KINDS.index("front")] == front


def received(entry: list[Any]) -> str:
    text, at, out = entry[2], 0, ""
    for start, length, was in zip(*[iter(entry[4])] * 3, strict=True):
        out += text[at:start] + was
        at = start + length
    return out + text[at:]


def test_the_corrected_places_alone_are_kept_twice(groups: dict[str, list[list[Any]]]) -> None:
    kept = sum(len(entry[4]) // 3 for group in groups["zh"] for entry in group[5] if len(entry) > 4)
    blocks = [block for document in edition().documents for block in document.outline.blocks]
    assert kept == sum(each.applied for block in blocks for each in block.emendations)
    assert kept > 0


def test_terms_figures_and_works_stand_in_it_once(groups: dict[str, list[list[Any]]]) -> None:
    links = edition().links
    ids = {group[0]: [entry[0] for entry in group[5] if entry[0]] for group in groups["zh"]}
    assert ids["texts/glossary"] == [f"t-{term.id}" for term in links.terms]
    assert len(ids["texts/figures"]) == len(set(ids["texts/figures"])) == len(links.figures)
    assert len(ids["texts/works"]) == len(set(ids["texts/works"])) > 0
    english = {group[0]: group[5] for group in groups["en"]}
    assert [entry[0] for entry in english["en/texts/glossary"] if entry[0]] == [f"t-{term.id}" for term in links.terms]
    assert {"method", "data", ""} <= ids.keys()
    assert {"en/", "en/texts/topics"} <= english.keys()


def test_whatever_the_site_says_stands_in_it(groups: dict[str, list[list[Any]]]) -> None:
    """Time line, matrix with its reasons, learning paths, and what the editors say of a document, each called so."""
    links = edition().links
    by_path = {group[0]: group[5] for group in groups["zh"]}
    assert len(by_path["texts/timeline"]) == 1 + len(links.events)
    reasons = "\n".join(entry[2] for entry in by_path["texts/matrix"])
    assert [link.reason for link in links.practice if link.reason not in reasons] == []
    assert {f"texts/training/{path.slug}" for path in links.paths} <= by_path.keys()
    called = {entry[9] for entries in by_path.values() for entry in entries if len(entry) > 9}
    assert {"著录", *(NOTE_WORDS[kind] for kind in "疑缺注")} <= called
    for document in edition().documents:
        said = "\n".join(entry[2] for entry in by_path[f"texts/{document.code}"])
        doubted = [e for text in document.outline.texts for e in text.emendations if not e.applied]
        assert [each.reason for each in doubted if each.reason not in said] == []
        assert [gap.note for block in document.outline.blocks for gap in block.gaps if gap.note not in said] == []
        assert document.entry.date.text in said
    menu = {row.menu.path for row in KIND_ROWS if row.menu}
    assert menu <= by_path.keys()


def test_every_address_is_there_with_its_anchor(groups: dict[str, list[list[Any]]], built_site: Path) -> None:
    for group in (each for language in groups.values() for each in language):
        page = read_html((built_site / group[0] / "index.html").read_text("utf-8"))
        for entry in group[5]:
            anchor = group[1] + entry[0] if entry[0][:1] == "-" else entry[0] or group[1]
            assert not anchor or anchor in page.ids, (group[0], anchor)
            for point in (entry[5] if len(entry) > 5 else [])[::3]:
                assert group[1] + point in page.ids


def test_the_site_holds_these_files(files: dict[str, str], built_site: Path) -> None:
    written = {path.name: path.read_text("utf-8") for path in (built_site / "search").glob("*.js")}
    assert written == files
    assert search_index(findable(edition(), read(), own_pages()), ids=told(edition())) == files


def test_nothing_is_written_as_an_escape_sequence(files: dict[str, str]) -> None:
    """Six bytes a character is what makes the stock index large; ours is UTF-8."""
    assert not any(re.search(r"\\u[0-9a-f]{4}", text) for text in files.values())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ENTRIES = st.lists(st.builds(Entry, st.sampled_from(["", "-p1", "t-x"]), st.sampled_from(KINDS), TEXTS), min_size=1)


@given(st.lists(ENTRIES, min_size=1, max_size=6), st.integers(1, 300))
def test_any_text_comes_back_and_no_file_grows(pages: list[list[Entry]], piece: int) -> None:
    given_groups = [Group(f"texts/{at}", f"c{at}", "’'\\", tuple(entries)) for at, entries in enumerate(pages)]
    files = search_index({"zh": given_groups}, piece)
    back = read_back(files)["zh"]
    assert [[entry[:3] for entry in group[5]] for group in back] == [
        [[entry.anchor, KINDS.index(entry.kind), entry.text] for entry in group.entries] for group in given_groups
    ]
    for name, payload in payloads(files).items():
        if re.fullmatch(r"zh-\d+", name) and len(payload) > 2 * piece + 200:
            held = [group[5] for group in json.loads(payload)[2]]
            assert len(held) == 1 or all(len(entries) <= 1 for entries in held) or len(held[0]) == 1, name


def unescaped(text: str) -> str:
    return re.sub(r"\\(?:[\\'n]|u202[89])", lambda escaped: ESCAPES[escaped[0]], text)


def test_many_pages_make_many_small_files() -> None:
    text = "推进产业工人队伍建设改革，" * 20
    made = [
        Group(f"texts/d{at}", f"d{at}", "新闻报道", tuple(Entry(f"-p{n}", "body", text) for n in range(11)))
        for at in range(200)
    ]
    files = search_index({"zh": made})
    assert len(files) > 100
    assert max(len(text) for name, text in files.items() if name != "index.js") <= max(PIECE, SHARD_SIZE) + 1000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("推进产业工人", "tui jin chan ye gong ren"),
        ("《意见》2024", "yi jian"),
        ("AI 与 5G", "yu"),
        ("重庆 银行", "chong qing yin hang"),
        ("", ""),
    ],
)
def test_readings_are_of_chinese_characters_alone(text: str, said: str) -> None:
    assert syllables(text) == said


PAGE = """---
title: 整理说明
---

# 整理说明 { #method }

收到的是[版面](texts/index.md)，不是`报纸`。
{ .editors }

## 做什么 { #does }

归篇
:   一行一**账**。

<!-- handbook:numbers -->

## 没有编号的一节
"""


def test_a_hand_written_page_is_its_sections() -> None:
    (group,) = hand_written("zh/method.md", PAGE)
    assert (group.path, group.anchor) == ("method", "method")
    assert [(entry.anchor, entry.text) for entry in group.entries] == [
        ("", "整理说明"),
        ("method", "收到的是版面，不是报纸。"),
        ("does", "做什么\n归篇 一行一账。"),
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [("zh/index.md", ""), ("en/index.md", "en/"), ("en/method.md", "en/method"), ("zh/a/index.md", "a/")],
)
def test_pages_are_named_as_scripts_name_them(name: str, path: str) -> None:
    assert next(iter(hand_written(name, PAGE))).path == path


def test_a_page_that_is_kept_out_stays_out() -> None:
    assert list(hand_written("zh/x.md", "---\ntitle: x\nsearch: {exclude: true}\n---\n# x { #x }\n")) == []


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("- 一\n- 二", "一 二"),
        ("<b>字</b>&#x2a;", "字*"),
        ("| a | b |", "a  b"),
        ("1. 一", "一"),
    ],
)
def test_markup_is_not_searched(markdown: str, words: str) -> None:
    assert plain(markdown) == words
