"""What connects the texts: names resolve for the right reason, entries that point nowhere fail, links keep the text."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.links.glossary import slug
from edition.links.links import links
from edition.links.lookups import COMMON, TERMS_A_PARAGRAPH, connections, first_uses
from edition.links.mentions import mentions, short_names
from edition.links.named_index import named_ids, named_index
from edition.links.places import places
from edition.nouns import UNRECORDED, Fault, Faults, Named, Work
from edition.pages.dress.scheme import drawn
from edition.pages.dress.tree import made, parsed, written
from edition.review.coverage import coverage, open_grounds
from test_mentions import articles
from trees import ROOT, edition

# Names ---------------------------------------------------------------------------------------------------------------


def given(text: str) -> tuple[list[Work], str]:
    """``@ id title | other title`` lines are works; the rest is articles."""
    lines = text.split("\n")
    works = []
    for line in (each for each in lines if each.startswith("@ ")):
        name, titles = line[2:].split(" ", 1)
        title, *others = titles.split(" | ")
        works.append(Work(name, title, tuple(others), "policy", UNRECORDED, UNRECORDED))
    return works, "\n".join(line for line in lines if not line.startswith("@ "))


@pytest.mark.parametrize("case", cases("links"), ids=lambda case: case.title)
def test_names(case: Case) -> None:
    works, text = given(case.given)
    found = mentions(articles(text), works)
    told = [f"{m.anchor} {m.received} {m.work or f'- {m.how}'}" for m in found]
    assert told == case.expected


@pytest.mark.parametrize(
    ("block", "received", "works"),
    [
        ("nmg-p36", "《意见》", {"yijian2024"}),
        ("xqt-p3", "《意见》", {"xinjiuye-yijian"}),
        ("js2019-p2", "《实施方案》", {None}),
        ("js2019-p2", "《实施意见》", {None}),
        ("nmg-p27", "〈中华人民共和国工会法〉", {"gonghuifa"}),
        ("xjcg-p1", "《关于深化产业工人队伍建设改革的意见》", {"yijian2024"}),
    ],
)
def test_names_on_the_real_pages(block: str, received: str, works: set[str | None]) -> None:
    found = [m for m in edition().mentions if m.anchor == block and m.received == received]
    assert {m.work for m in found} == works
    assert {m.document for m in found} == {"yj2024" if "yijian2024" in works else None}


def test_short_names_without_title_marks() -> None:
    text = """# bb 渡口纪事
渡口修缮（以下简称“渡修”）有三事。
东渡口船工合作社（以下简称东社）先修。
# cc 别记
渡修与东社。
# dd 又记
东社在先，东渡口船工合作社（以下简称东社）有章程《东社章程全文》，东社守之。"""
    found = short_names(articles(text), (), {"渡口修缮": "du-kou"})
    told = [(n.name, n.full, n.anchor, n.term, [u[0] for u in n.uses]) for n in found]
    assert told == [
        ("渡修", "渡口修缮", "bb-p1", "du-kou", []),
        ("东社", "东渡口船工合作社", "bb-p2", None, []),
        ("东社", "东渡口船工合作社", "dd-p1", None, ["dd-p1"]),
    ]


def test_a_short_name_holds_to_the_end_of_its_article() -> None:
    by_name = {(n.document, n.name): n for n in edition().links.short_names}
    found = places(edition().documents)
    assert {("nmg", "产改"), ("zc2019", "中车"), ("nmg", "意见"), ("xqt", "意见")} <= by_name.keys()
    for name in by_name.values():
        for anchor, start, end in name.uses:
            assert found[anchor].document.code == name.document
            assert name.name in found[anchor].block.text[start:end]
    assert by_name["zc2019", "中车"].uses
    assert all("《" not in found[a].block.text[s:e] for a, s, e in by_name["zc2019", "中车"].uses)


# Offsets -------------------------------------------------------------------------------------------------------------


def test_offsets_of_both_readings_answer_to_one_another() -> None:
    emended = [b for d in edition().documents for b in d.outline.blocks if any(e.applied for e in b.emendations)]
    assert emended
    for block in emended:
        inside = {at for e in block.emendations if e.applied for at in range(e.start, e.end)}
        for at in range(len(block.received)):
            if at not in inside:
                there = block.offsets.across(at)
                assert block.text[there : there + 1] == block.received[at]
        for at in range(len(block.text) + 1):
            assert 0 <= block.offsets.back(at) <= block.offsets.back(at, closing=True) <= len(block.received)


def test_points_have_the_words_they_are_said_to_have() -> None:
    for name, place in places(edition().documents).items():
        if name != place.block.id:
            assert re.match(r"[一二三四五六七八九十]+是|[第其]|首先|其次", place.text), (name, place.text[:12])


# Entries that point nowhere ------------------------------------------------------------------------------------------


@pytest.fixture
def editorial(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "editorial", tmp_path / "editorial")
    return tmp_path / "editorial"


@pytest.mark.parametrize("case", cases("links_faults"), ids=lambda case: case.title)
def test_an_entry_that_points_nowhere_fails_at_its_line(editorial: Path, case: Case) -> None:
    """Given: file, words to replace, words to put there; a line feed is written \\n."""
    name, old, new = (line.replace("\\n", "\n") for line in case.given.split("\n"))
    [message] = case.expected
    path = editorial / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        links(editorial, edition().documents, edition().pages)
    here = [str(fault) for fault in caught.value.faults if fault.path == str(path)]
    at = text[: text.index(old)].count("\n") + 1
    lines = [int(re.match(r".*?:(\d+): ", fault)[1]) for fault in here if message in fault]  # type: ignore[index]
    assert any(abs(line - at) <= 12 for line in lines), (at, here)


def test_a_practice_twice_is_refused(editorial: Path) -> None:
    path = editorial / "practice.yml"
    text = path.read_text("utf-8")
    begins = text.index("- measure:")
    first = text[begins : text.index("\n- ", begins) + 1]
    path.write_text(text + first, encoding="utf-8")
    with pytest.raises(Faults, match="the same link twice"):
        links(editorial, edition().documents, edition().pages)


def test_without_editorial_files_there_are_only_mentions(tmp_path: Path) -> None:
    named, made = links(tmp_path, edition().documents, edition().pages)
    assert len(named) == len(edition().mentions)
    assert (made.terms, made.practice, made.figures, made.events) == ((), (), (), ())
    assert {mention.work for mention in named if mention.document} == {"yj2024"}


# Completeness --------------------------------------------------------------------------------------------------------


def test_every_quotation_and_every_number_is_dealt_with() -> None:
    assert [str(fault) for fault in coverage(edition(), ROOT / "editorial")] == []


def test_what_is_left_out_is_found() -> None:
    from dataclasses import replace

    made = edition().links
    fewer = replace(made, terms=(), no_terms=made.no_terms[1:], figures=made.figures[1:])
    found = [str(fault) for fault in coverage(replace(edition(), links=fewer), Path("editorial"))]
    assert any("产改" in fault for fault in found)
    assert any(made.no_terms[0].term in fault for fault in found)
    assert any(made.figures[0].value in fault for fault in found)


def test_a_number_left_out_is_named_with_its_words() -> None:
    from dataclasses import replace

    made = edition().links
    figure = made.figures[0]
    found = [str(fault) for fault in coverage(replace(edition(), links=replace(made, figures=made.figures[1:])), ROOT)]
    assert any(f"({figure.anchor}: {figure.value} in “" in fault for fault in found), found


@pytest.mark.parametrize(("listed", "what"), [("topics", "topic"), ("regions", "region")])
def test_a_topic_or_region_that_nobody_described_is_a_fault(listed: str, what: str) -> None:
    from dataclasses import replace

    made = edition().links
    first, *others = getattr(made, listed)
    fewer = replace(edition(), links=replace(made, **{listed: tuple(others)}))
    found = [str(fault) for fault in coverage(fewer, Path("editorial")) if "described" in fault.what]
    assert found and all(f"editorial/{listed}.yml:1: a {what} that is not described (" in fault for fault in found)
    assert all(f": {first.name}); correct it in documents.yml" in fault for fault in found)


def test_every_figure_stands_in_its_place() -> None:
    found = places(edition().documents)
    for figure in edition().links.figures:
        assert figure.received in found[figure.anchor].text
        above = figure.value.split("/")[0]
        digits = re.findall(r"\d+", figure.received)
        assert not digits or above.split(".")[0] in digits or figure.unit[0] in "万亿", figure


def test_every_document_of_a_region_or_topic_is_spoken_of() -> None:
    topics = {topic for d in edition().documents for topic in d.entry.topics}
    regions = {d.entry.region.text for d in edition().documents} - {""}
    assert topics == {subject.name for subject in edition().links.topics}
    assert regions == {subject.name for subject in edition().links.regions}


# Pages ---------------------------------------------------------------------------------------------------------------


def test_few_terms_a_paragraph_and_each_once_a_section() -> None:
    connected = connections(edition())
    for document in edition().documents:
        uses = first_uses(document, connected)
        assert all(len(found) <= TERMS_A_PARAGRAPH for found in uses.values())
        for section in document.outline.sections:
            named = [use.term for block in section.blocks for use in uses.get(block.id, ())]
            assert len(named) == len(set(named))
        common = [use.term for found in uses.values() for use in found if connected.use_counts[use.term] > COMMON]
        assert len(common) == len(set(common))


@pytest.mark.parametrize(
    ("pinyin", "expected"), [("chǎn yè gōng rén", "chan-ye-gong-ren"), ("lǜ huà", "lu-hua"), ("jiǔ-bā", "jiu-ba")]
)
def test_the_address_of_a_term(pinyin: str, expected: str) -> None:
    assert slug(pinyin) == expected


def test_a_scheme_is_drawn_as_text() -> None:
    parts = (
        f"<strong>{name}</strong> {said}" for name, said in [("甲", ""), ("乙", "乙者，" * 12), ("（第三项缺）", "")]
    )
    listed = parsed(f"<ul>{''.join(f'<li>{part}</li>' for part in parts)}</ul>")
    picture = written(drawn(listed, made("h3", {}, "a<b"), "{name}：{n} 个部分"))
    assert picture.count('class="name"') == 3
    assert picture.count('class="lost"') == 1
    assert picture.count('class="words"') == 2
    assert 'aria-label="a&lt;b：3 个部分"' in picture


class _Nested(HTMLParser):
    """Links inside links, and term links inside emended or doubted words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag == "a" and any(name == "a" for name, _ in self.open):
            self.faults.append(f"a link in a link: {attrs}")
        if tag == "a" and {"term", "mention"} & set(classes.split()):
            inside = [c for _, c in self.open if {"emended", "doubted", "mark"} & set(c.split())]
            self.faults += [f"a link in {each}: {attrs}" for each in inside]
        if tag in ("a", "span", "sup", "ins", "del"):
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "span", "sup", "ins", "del") and self.open:
            self.open.pop()


def test_no_link_stands_in_a_link_or_in_a_mark(built_site: Path) -> None:
    for path in sorted(built_site.glob("texts/*/index.html")):
        reader = _Nested()
        reader.feed(path.read_text("utf-8"))
        assert reader.faults == [], path


def test_links_lead_where_they_should(built_site: Path) -> None:
    page = (built_site / "texts/nmg/index.html").read_text("utf-8")
    block = page[page.index('id="nmg-p36"') :]
    block = block[: block.index("</p>")]
    [link] = [tag for tag in re.findall(r"<a [^>]+>(?=《意见》</a>)", block) if 'class="mention"' in tag]
    assert 'href="../yj2024/"' in link and re.search(r'title="即《[^"]+》"', link)
    speech = (built_site / "texts/js2019/index.html").read_text("utf-8")
    block = speech[speech.index('id="js2019-p2"') :]
    assert "mention" not in block[: block.index("</p>")]


def test_the_matrix_counts_what_there_is(built_site: Path) -> None:
    page = (built_site / "texts/matrix/index.html").read_text("utf-8")
    cells = re.findall(r'class="cell" href="#(e-[a-z0-9-]+)"', page)
    assert len(cells) == len(set(cells))
    for anchor in cells:
        assert f'id="{anchor}"' in page
    total = re.search(r'class="sums".*?class="sum">(\d+)</td>', page, re.DOTALL)
    assert total
    assert int(total[1]) == len(edition().links.practice)


def test_the_tables_of_data_are_the_editors(built_site: Path) -> None:
    import csv

    with (built_site / "data/figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["received"] for row in rows] == [figure.received for figure in edition().links.figures]
    with (built_site / "data/practice.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(edition().links.practice)


# Topics, persons and bodies ------------------------------------------------------------------------------------------


def test_a_topic_without_passages_is_refused(editorial: Path) -> None:
    path = editorial / "topics.yml"
    text = re.sub(
        r"(?m)^(民主管理:\n(?:  (?!passages).*\n)*  passages:)\n(?:    - .*\n)+", r"\1 []\n", path.read_text("utf-8")
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults, match="a topic without passages"):
        links(editorial, edition().documents, edition().pages)


def test_every_measure_and_every_document_of_a_topic_has_its_passage() -> None:
    from dataclasses import replace

    made = edition().links
    bare = tuple(
        replace(topic, passages=tuple(p for p in topic.passages if p.anchor != "yj2024-x27")) for topic in made.topics
    )
    found = [str(fault) for fault in coverage(replace(edition(), links=replace(made, topics=bare)), Path("editorial"))]
    assert found == [
        "editorial/topics.yml:1: a measure that no topic names (yj2024-x27); name it under passages of a topic"
    ]
    first = made.topics[0]
    less = replace(first, passages=tuple(p for p in first.passages if not p.anchor.startswith("hlj2019")))
    found = [
        str(f) for f in coverage(replace(edition(), links=replace(made, topics=(less, *made.topics[1:]))), Path("e"))
    ]
    assert [fault for fault in found if "a topic without a passage of a document" in fault and "hlj2019" in fault]


def test_the_parts_of_the_central_document_are_all_in_some_topic() -> None:
    sections = {
        section.id
        for document in edition().documents
        if document.entry.kind == "central-document"
        for section in document.outline.sections
        for block in section.blocks
        if block.id in {p.anchor for topic in edition().links.topics for p in topic.passages} and section.number
    }
    assert len(sections) == 8


def test_the_longest_name_is_meant_and_no_place_is_left_out(tmp_path: Path) -> None:
    def listed(bodies: str) -> list[str]:
        (tmp_path / "bodies.yml").write_text(bodies, encoding="utf-8")
        found: list[Fault] = []
        made = named_index(tmp_path / "people.yml", tmp_path / "bodies.yml", edition().documents, found)
        assert all(place.words for each in made for place in each.places) or found
        return [fault.what for fault in found]

    office = next(each for each in edition().links.named if each.name == "国务院办公厅")
    assert [place.anchor for place in office.places] == ["xqt-p1"]
    assert listed("国务院办公厅:\n  said: 甲\n  at: [xqt-p1]\n") == []
    assert listed("国务院办公厅:\n  said: 甲\n  at: [xjcg-p1]\n") == [
        "a name that does not stand there",
        "a name that stands at none of its places",
        "a place that is left out",
    ]
    council = next(each for each in edition().links.named if each.name == "国务院")
    assert "xqt-p1" not in {place.anchor for place in council.places}, "国务院办公厅 is another body"


def test_persons_of_one_reading_have_addresses_of_their_own() -> None:
    ids = named_ids(edition().links.named)
    assert len(ids) == len(set(ids)) > 100
    assert named_ids([Named("李强", "person", "", (), ()), Named("李强", "person", "", (), ())]) == [
        "n-li-qiang",
        "n-li-qiang-2",
    ]


def test_public_knowledge_without_its_source_is_listed_for_editors() -> None:
    from dataclasses import replace

    made = edition()
    assert open_grounds(made) == []
    central = next(d for d in made.documents if d.entry.kind == "central-document")
    bare = replace(central, entry=replace(central.entry, date=replace(central.entry.date, source=""), reviewed=()))
    told = open_grounds(replace(made, documents=(bare,)))
    assert told == [
        f"editorial/documents.yml: {central.code}: date: 公知未记来处 (public, without its source)",
        f"editorial/documents.yml: {central.code}: 未记由谁审校 (nobody is recorded to have read it)",
    ]
