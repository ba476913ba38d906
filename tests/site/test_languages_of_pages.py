"""Every page says in which language it is: no Chinese on an English page unmarked, a true title and description, the
same page in the other language by address, on the page and in the site map."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

CHINESE = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff]")
SAID = frozenset({"title", "aria-label", "aria-description", "alt", "placeholder", "content", "label", "value"})
"""Attributes that are shown or read out."""
NOT_SHOWN = ("script", "style", "template")
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "track"})


class Reading(HTMLParser):
    """What a page says outside of what is marked as Chinese; ``head`` by name of what stands there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.unmarked: list[str] = []
        self.head: dict[str, str] = {}
        self.alternates: dict[str, str] = {}

    def language(self) -> str:
        return next((lang for _, lang in reversed(self.open) if lang), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang") or self.language()
        if tag == "html":
            self.head["lang"] = given.get("lang", "")
        if tag == "meta" and "name" in given:
            self.head[given["name"]] = given.get("content", "")
        if tag == "link" and "hreflang" in given:
            self.alternates[given["hreflang"]] = given["href"]
        if tag == "link" and given.get("rel") == "canonical":
            self.head["canonical"] = given["href"]
        if not lang.startswith("zh"):
            self.unmarked += [
                f"{tag}[{name}] {given[name]}" for name in SAID & given.keys() if CHINESE.search(given[name])
            ]
        if tag not in VOID:
            self.open.append((tag, given.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if tags and tags[-1] == "title" and "head" in tags:
            self.head["title"] = self.head.get("title", "") + data
        if not any(tag in NOT_SHOWN for tag in tags) and not self.language().startswith("zh") and CHINESE.search(data):
            self.unmarked.append(data.strip())


def reading(page: Path) -> Reading:
    read = Reading()
    read.feed(page.read_text("utf-8"))
    return read


def pages(site: Path) -> Iterator[tuple[str, Reading]]:
    """The pages by their addresses below the site's; files to take away and the page of lost addresses are none."""
    for path in sorted(site.rglob("*.html")):
        if path.name == "index.html":
            yield path.relative_to(site).as_posix().removesuffix("index.html"), reading(path)


@pytest.fixture(scope="module", params=["real", "made up"])
def site(request: pytest.FixtureRequest) -> Path:
    if request.param == "real":
        return Path(request.getfixturevalue("built_site"))
    return Path(request.getfixturevalue("house")) / "site"


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, Reading]:
    return dict(pages(site))


def test_no_chinese_on_an_english_page_without_saying_so(read: dict[str, Reading]) -> None:
    english = {where: page for where, page in read.items() if where.startswith("en/")}
    assert len(english) > 5
    assert {where: page.unmarked[:3] for where, page in english.items() if page.unmarked} == {}


def test_every_page_has_its_language_a_title_and_a_description(read: dict[str, Reading]) -> None:
    for where, page in read.items():
        english = where.startswith("en/")
        assert page.head["lang"] == ("en" if english else "zh-Hans"), where
        for name in ("title", "description"):
            said = page.head.get(name, "")
            assert said, (where, name)
            assert html.unescape(said) == said, (where, said)
            assert bool(CHINESE.search(said)) != english, (where, said)
    descriptions = [page.head["description"] for page in read.values()]
    assert len(set(descriptions)) == len(descriptions)


def test_pages_and_site_map_name_the_same_page_in_the_other_language(site: Path, read: dict[str, Reading]) -> None:
    told = (site / "sitemap.xml").read_text("utf-8")
    mapped = {
        loc: dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', rest))
        for loc, rest in re.findall(r"<loc>([^<]+)</loc>(.*?)</url>", told, re.DOTALL)
    }
    base = read[""].head["canonical"]
    assert {page.head["canonical"] for page in read.values()} == mapped.keys()
    for where, page in read.items():
        own = base + where
        assert page.head["canonical"] == own
        other = where.removeprefix("en/") if where.startswith("en/") else f"en/{where}"
        both = {"en": where, "zh-Hans": other} if where.startswith("en/") else {"zh-Hans": where, "en": other}
        there = {lang: base + each for lang, each in both.items() if each in read}
        assert page.alternates.items() <= there.items() and mapped[own] == page.alternates, where
        assert page.alternates == there or len(there) == 1, where


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p title="渡口">Ferry</p>', ["p[title] 渡口"]),
        ('<p>Ferry <span lang="zh-Hans">渡口</span> at 江河</p>', ["at 江河"]),
        ('<div lang="zh-Hans"><img alt="渡口"><p>渡口<b lang="en">渡口</b></p></div>', ["渡口"]),
        ("<script>渡口</script><p>Ferry<br>渡口", ["渡口"]),
    ],
)
def test_what_is_not_marked_is_found(page: str, found: list[str]) -> None:
    read = Reading()
    read.feed(f'<html lang="en"><body>{page}</body></html>')
    assert read.unmarked == found
