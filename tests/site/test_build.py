"""The build from the outside: what is damaged stops it with file and line, and the last good site stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.nouns import Edition, Fault
from edition.pages.dress.tree import parsed
from edition.reading.document import readings
from edition.reading.record import metadata, plain
from edition.site.proofread import proofread
from shown_pages import with_cuts, words_of
from trees import copy_house, edition, handbook, snapshot, told

LAST_GOOD = {"index.html": b"<p>the last good site</p>\n", "texts/a/index.html": b"<p>a</p>\n"}
FAULT = re.compile(r"^[^\s:]+:[0-9]+: .+")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The made-up tree with a last good site."""
    root = copy_house(tmp_path / "tree")
    for name, raw in LAST_GOOD.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return root


def source(root: Path, number: str) -> Path:
    return next((root / "sources").glob(f"{number}_*.txt"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def seal(root: Path, number: str) -> None:
    """Set the checksum of a plan to what its page is now, as an editor would who does not look."""
    import hashlib

    path = root / "editorial" / "plans" / f"{number}.yml"
    digest = hashlib.sha256(source(root, number).read_bytes()).hexdigest()
    path.write_text(re.sub(r"(?m)^sha256: .*$", f"sha256: {digest}", path.read_text("utf-8")), encoding="utf-8")


Damage = Callable[[Path], None]


def plan_file(number: str) -> Callable[[Path], Path]:
    return lambda root: root / "editorial" / "plans" / f"{number}.yml"


def in_plan(number: str, old: str, new: str) -> Damage:
    return lambda root: change(plan_file(number)(root), old, new)


def in_file(name: str, old: str, new: str) -> Damage:
    return lambda root: change(root / name, old, new)


def raw_page(number: str, edit: Callable[[bytes], bytes]) -> Damage:
    return lambda root: source(root, number).write_bytes(edit(source(root, number).read_bytes())) and None


def page_is_a_link(root: Path) -> None:
    path = source(root, "801")
    path.rename(root / "elsewhere.txt")
    path.symlink_to(root / "elsewhere.txt")


def page_is_shifted(root: Path) -> None:
    path = source(root, "801")
    path.write_bytes(b"\n" + path.read_bytes())
    seal(root, "801")


def two_pages_of_one_number(root: Path) -> None:
    shutil.copy(source(root, "801"), root / "sources" / "801_again.txt")


def broken_link(root: Path) -> None:
    (root / "docs" / "zh" / "note.md").write_text("# 说明\n\n[不在](missing.md)\n", encoding="utf-8")


def broken_anchor(root: Path) -> None:
    (root / "docs" / "zh" / "note.md").write_text("# 说明\n\n[不在](#missing)\n", encoding="utf-8")


def no_plan(root: Path) -> None:
    plan_file("801")(root).unlink()


def no_page(root: Path) -> None:
    source(root, "801").unlink()


def last_sentence_dropped(root: Path) -> None:
    """The plan leaves a line out."""
    path = plan_file("801")(root)
    path.write_text(re.sub(r"(?m)^ +- 32 caption .*\n", "", path.read_text("utf-8")), encoding="utf-8")


DAMAGES: dict[str, tuple[Damage, str]] = {
    "wrong hash": (
        in_plan("801", "sha256: ", "sha256: 0"),
        r"editorial/plans/801\.yml:1: the plan was made for another state",
    ),
    "line missing in the plan": (last_sentence_dropped, r"sources/801_\w+\.txt:32: the plan says nothing of this line"),
    "two owners": (
        in_plan("801", "- 42 body", "- 40 body"),
        r"editorial/plans/801\.yml:[0-9]+: line 40 has two owners",
    ),
    "dissimilar twin": (
        in_plan("801", "twin: 17", "twin: 15"),
        r"editorial/plans/801\.yml:[0-9]+: the twin is not similar enough",
    ),
    "a shifted page": (page_is_shifted, r"editorial/plans/801\.yml:[0-9]+: the page has no text at line"),
    "invalid bytes": (
        raw_page("801", lambda raw: raw + b"\xff"),
        r"sources/801_\w+\.txt:[0-9]+: the page is not valid UTF-8 \(byte 0xff\)",
    ),
    "NUL": (raw_page("801", lambda raw: raw + b"\0"), r"sources/801_\w+\.txt:[0-9]+: a NUL \(U\+0000\)"),
    "CR LF": (raw_page("801", lambda raw: raw.replace(b"\n", b"\r\n")), r"sources/801_\w+\.txt:1: a carriage return"),
    "a link": (page_is_a_link, r"sources/801_\w+\.txt:1: the page is a link"),
    "6 MiB line": (
        raw_page("801", lambda raw: raw + b"x" * (6 << 20)),
        r"sources/801_\w+\.txt:1: the page is too large",
    ),
    "an empty page": (raw_page("801", lambda raw: b""), r"sources/801_\w+\.txt:1: the page is empty"),
    "two pages of one number": (
        two_pages_of_one_number,
        r"sources/801_again\.txt:1: two pages with the same number|sources/801_\w+\.txt:1: two pages",
    ),
    "a page without plan": (
        no_plan,
        r"sources/801_\w+\.txt:1: the page has no plan .*make propose PAGE=.*801_\w+\.txt",
    ),
    "a plan without page": (no_page, r"editorial/plans/801\.yml:1: a plan without its page"),
    "broken YAML": (
        in_plan("801", "articles:", "articles: ["),
        r"editorial/plans/801\.yml:[0-9]+: not readable as YAML",
    ),
    "a YAML tag": (
        in_plan("801", "source: ", "source: !!python/name:os.system "),
        r"editorial/plans/801\.yml:[0-9]+: a tag is not allowed",
    ),
    "unknown document code": (
        in_file("editorial/documents.yml", "stsl:", "stsll:"),
        r"editorial/documents\.yml:[0-9]+: .*(stsl|stsll)",
    ),
    "a code of two pages": (
        in_plan("802", "code: stsl", "code: sdr"),
        r"editorial/plans/802\.yml:[0-9]+: a document code is used by two pages",
    ),
    "evidence that is not there": (
        in_file("editorial/documents.yml", "evidence: 801:1 江口", "evidence: 801:1 山塘"),
        r"editorial/documents\.yml:[0-9]+: the evidence does not stand in its line",
    ),
    "broken record of pages": (
        in_file("editorial/sources.yml", "checked_against_print: false", "checked: false"),
        r"editorial/sources\.yml:[0-9]+: ",
    ),
    "a version that is none": (
        in_file("editorial/edition.yml", "2021.", "soon."),
        r"editorial/edition\.yml:[0-9]+: not a version",
    ),
    "a damaged lock": (
        in_file("editorial/anchors.lock", "\t", " "),
        r"editorial/anchors\.lock:[0-9]+: not an entry of the lock",
    ),
    "settings without an address": (
        in_file("mkdocs.yml", "site_url:", "site_uri:"),
        r"mkdocs\.yml:1: name or address of the handbook is missing",
    ),
    "settings that are no YAML": (in_file("mkdocs.yml", "site_url:", "site_url: ["), r"mkdocs\.yml:[0-9]+: not YAML"),
    "a broken link in a page of ours": (broken_link, r"mkdocs\.yml:1: MkDocs does not build .*note\.md.*missing\.md"),
    "a broken anchor in a page of ours": (broken_anchor, r"mkdocs\.yml:1: MkDocs does not build .*note\.md.*#missing"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_stops_the_build_with_its_place(tree: Path, damage: Damage, message: str) -> None:
    damage(tree)
    kept = {name: snapshot(tree / name) for name in ("sources", "editorial", "site")}
    done = told(tree, "build")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    *faults, last = done.stderr.strip().split("\n")
    assert faults and all(FAULT.match(fault) for fault in faults), done.stderr
    assert any(re.match(message, fault) for fault in faults), done.stderr
    assert "the last good site stays" in last
    assert {name: snapshot(tree / name) for name in kept} == kept
    assert kept["site"] == LAST_GOOD
    assert not list((tree / "build").glob("site-*")) if (tree / "build").exists() else True


@pytest.mark.parametrize("name", ["documents.yml", "sources.yml", "edition.yml"])
def test_a_missing_record_stops_the_build(tree: Path, name: str) -> None:
    (tree / "editorial" / name).unlink()
    done = told(tree, "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith(f"editorial/{name}:1: cannot be opened")


def test_a_lock_that_is_no_text_stops_the_build_without_a_traceback(tree: Path) -> None:
    (tree / "editorial" / "anchors.lock").write_bytes(b"\xff\n")
    done = told(tree, "build")
    assert "Traceback" not in done.stderr


def add_page(root: Path, name: str, text: str, *lines: str) -> None:
    """A sixth page with one article and its records."""
    number, quoted = name.split("_")[0], yaml.safe_dump(name, allow_unicode=True, width=200).splitlines()[0]
    (root / "sources" / name).write_text(text, encoding="utf-8")
    entries = "".join(f"      - {line}\n" for line in lines)
    plan = f"source: {quoted}\nsha256: x\nstatus: reviewed\narticles:\n  - code: dk\n    lines:\n{entries}"
    (root / "editorial" / "plans" / f"{number}.yml").write_text(plan, encoding="utf-8")
    seal(root, number)
    nothing = "basis: unknown, evidence: 没有可据的字句。"
    with (root / "editorial" / "documents.yml").open("a", encoding="utf-8") as opened:
        opened.write(f"\ndk:\n  kind: news-report\n  date: {{value: null, precision: null, {nothing}}}\n")
    with (root / "editorial" / "sources.yml").open("a", encoding="utf-8") as opened:
        opened.write(f"\n'{number}':\n  newspaper: {{name: null, date: null, page: null, {nothing}}}\n")
        opened.write("  checked_against_print: false\n")


def test_a_sixth_page_builds(tree: Path) -> None:
    add_page(tree, "900_a.txt", "渡口纪事\n渡口要修,码头要扫。\n", "1 title 渡口纪事", "2 body 渡口要修")
    done = told(tree, "build")
    assert done.returncode == 0, done.stderr
    assert "渡口要修，码头要扫。" in html_of(tree / "site", "dk").read_text("utf-8")


@pytest.mark.parametrize("name", ["渡口_a.txt", "a b_c.txt", 'a"<b>_c.txt', "a#b_c.txt"])
def test_a_page_whose_name_cannot_be_cited_is_refused(tree: Path, name: str) -> None:
    add_page(tree, name, "渡口纪事\n渡口要修,码头要扫。\n", "1 title 渡口纪事", "2 body 渡口要修")
    done = told(tree, "build")
    assert done.returncode == 1
    assert done.stderr.startswith(f"sources/{name}:1: ")


def test_a_document_without_a_title_is_refused_at_its_plan(tree: Path) -> None:
    add_page(tree, "900_a.txt", "渡口要修,码头要扫。\n", "1 body 渡口要修")
    done = told(tree, "build")
    assert done.stderr.startswith("editorial/plans/900.yml:5: ")


def test_locking_a_document_of_a_byline_alone_gives_no_traceback(tree: Path) -> None:
    add_page(tree, "900_a.txt", "何青山 林小满\n", "1 author 何青山 林小满")
    done = told(tree, "lock")
    assert "Traceback" not in done.stderr


def test_all_faults_of_all_pages_at_once(tree: Path) -> None:
    for number in ("801", "802"):
        in_plan(number, "sha256: ", "sha256: 0")(tree)
    raw_page("803", lambda raw: raw + b"\0")(tree)
    done = told(tree, "build")
    assert {line.split(":")[0].split("/")[-1][:3] for line in done.stderr.strip().split("\n")[:-1]} == {
        "801",
        "802",
        "803",
    }


def test_wrong_usage_is_two(tree: Path) -> None:
    assert handbook(tree, "bild").returncode == 2
    assert handbook(tree).returncode == 2


# Good builds -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up tree, built. Copy what you change."""
    root = copy_house(tmp_path_factory.mktemp("good") / "tree")
    before = {name: snapshot(root / name) for name in ("sources", "editorial")}
    done = handbook(root, "build", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    assert done.returncode == 0, done.stderr
    assert {name: snapshot(root / name) for name in before} == before, "a build writes nothing that is not its own"
    return root


def test_a_build_replaces_the_whole_site(tree: Path) -> None:
    done = told(tree, "build")
    assert done.returncode == 0, done.stderr
    site = snapshot(tree / "site")
    assert site["index.html"] != LAST_GOOD["index.html"]
    assert "texts/a/index.html" not in site
    assert [path.name for path in tree.iterdir() if path.name.startswith(".site")] == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_two_builds_are_the_same_byte_for_byte(good: Path, tmp_path: Path) -> None:
    other = copy_house(tmp_path / "另一处 tree")
    done = handbook(other, "build", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", COLUMNS="40")
    assert done.returncode == 0, done.stderr
    assert differing(snapshot(good / "site"), snapshot(other / "site")) == []
    assert differing(snapshot(good / "docs" / "zh" / "texts"), snapshot(other / "docs" / "zh" / "texts")) == []


def test_a_build_over_a_build_is_the_same(good: Path, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(good, root)
    (root / "docs" / "zh" / "texts" / "stale.md").write_text("# 旧\n", encoding="utf-8")
    assert told(root, "build").returncode == 0
    assert differing(snapshot(good / "site"), snapshot(root / "site")) == []


def test_what_other_programs_read_lies_in_the_site(good: Path) -> None:
    made = set(snapshot(good / "site" / "data"))
    assert {"ledger.jsonl", "handbook.json", "references.json"} <= made
    assert {"ledger.schema.json", "handbook.schema.json", "references.schema.json"} <= made


def test_nothing_of_the_machine_is_in_the_site(good: Path) -> None:
    for name, raw in snapshot(good / "site").items():
        assert str(good).encode() not in raw, name


def test_each_document_says_its_edition_on_paper(good: Path, of_good: Edition) -> None:
    """The generated Markdown leaves the place open, so that another hash changes no page."""
    said = f"<span>版本 {of_good.version}+{of_good.hash}</span>"
    for document in of_good.documents:
        assert said in html_of(good / "site", document.code).read_text("utf-8"), document.code


PLAIN = {
    "site_name": "手册",
    "docs_dir": "docs/zh",
    "strict": True,
    "theme": {"name": "mkdocs", "highlightjs": False},
    "plugins": [],
    "hooks": ["scripts/mkdocs_hooks.py"],
    "validation": {"links": {"anchors": "warn"}},
}


def test_the_pages_build_with_the_plain_theme_too(good: Path, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(good, root)
    extensions = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    for path in (root / "docs" / "zh").glob("*.md"):
        path.write_text("# 另一页 { #offline }\n", encoding="utf-8")
    config = root / "plain.yml"
    config.write_text(
        yaml.safe_dump({**PLAIN, "markdown_extensions": extensions}, allow_unicode=True), encoding="utf-8"
    )
    from edition.site.mkdocs_run import run_mkdocs

    run_mkdocs(Tree(root), tmp_path / "plain", "plain.yml")
    edition = assemble(Tree(root))
    shown = [
        fault for fault in proofread(tmp_path / "plain", edition) if "block" in fault.what or "point" in fault.what
    ]
    assert shown == []


def test_without_any_code_of_ours_a_document_loses_no_word(good: Path, tmp_path: Path) -> None:
    """MkDocs' plain theme and the Markdown alone: no hook, no template. A link that led nowhere would stop it."""
    root = tmp_path / "tree"
    shutil.copytree(good, root)
    extensions = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    bare = {name: value for name, value in PLAIN.items() if name != "hooks"}
    config = root / "plain.yml"
    config.write_text(yaml.safe_dump({**bare, "markdown_extensions": extensions}, allow_unicode=True), encoding="utf-8")
    from edition.site.mkdocs_run import run_mkdocs

    run_mkdocs(Tree(root), tmp_path / "plain", "plain.yml")
    edition = assemble(Tree(root))
    for document, read in ((each.document, each) for each in readings(edition).values()):
        page = parsed(html_of(tmp_path / "plain", str(document.code)).read_text("utf-8"))
        by_id = {each.id: each for each in page.walk() if each.id}
        for each in read.blocks.values():
            assert words_of(by_id[str(each.block.id)], "del") == each.block.text
            assert words_of(by_id[str(each.block.id)], "ins") == with_cuts(each.block)
            assert {str(mark.id) for mark in each.block.marks} <= set(by_id)
        said = page.text()
        for term, value in metadata(document):
            assert term in said
            assert plain(value) in said
        for note in read.notes:
            entry = by_id[f"fn:{note.label}"].text()
            assert f"fnref:{note.label}" in by_id
            assert all(f"{span.source}:{span.line}" in entry for span in note.lines)
            assert not note.gap or note.gap.note in entry
            assert not note.emendation or note.emendation.reason in entry


# Proofreading ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_good(good: Path) -> Edition:
    return assemble(Tree(good))


def html_of(site: Path, name: str) -> Path:
    return site / "texts" / name / "index.html"


def planted(good: Path, tmp_path: Path, name: str, edit: Callable[[str], str], of_good: Edition) -> list[Fault]:
    """The faults of a site in which one page was changed."""
    site = tmp_path / "site"
    shutil.copytree(good / "site", site)
    path = html_of(site, name)
    before = path.read_text("utf-8")
    after = edit(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    return proofread(site, of_good)


def test_the_built_site_is_without_fault(good: Path, of_good: Edition) -> None:
    assert proofread(good / "site", of_good) == []


def before_end(added: str) -> Callable[[str], str]:
    return lambda text: text.replace("</body>", f"{added}</body>", 1)


def in_article(old: str, new: str) -> Callable[[str], str]:
    """Change the first such words after the heading of the page, where its text stands."""

    def edit(text: str) -> str:
        at = text.index("<h1")
        return text[:at] + text[at:].replace(old, new, 1)

    return edit


PLANTED: dict[str, tuple[Callable[[str], str], str]] = {
    "changed text": (in_article("夜校的灯亮到九点", "夜校的灯亮到十点"), "a block does not show its"),
    "a space in the text": (in_article("夜校的灯亮到九点", "夜校的 灯亮到九点"), "a block does not show its"),
    "a lost block": (in_article('id="hwyx-l1"', ""), "a block is not on its page"),
    "a duplicate id": (before_end('<p id="hwyx-p1">x</p>'), "the same id twice on a page"),
    "a dead link": (before_end('<a href="../nowhere/">x</a>'), "a link leads nowhere"),
    "a dead link from the root": (before_end('<a href="/nowhere/">x</a>'), "a link leads nowhere"),
    "a dead file": (before_end('<a href="../../data/nothing.json">x</a>'), "a link leads nowhere"),
    "a dead anchor": (before_end('<a href="../sdr/#sdr-p99">x</a>'), "an anchor is not on its page"),
    "a dead projection": (before_end('<a href="../sdr/#project=sdr-p99">x</a>'), "an anchor is not on its page"),
    "a dead anchor here": (before_end('<a href="#hwyx-p99">x</a>'), "an anchor is not on its page"),
    "a foreign script": (
        before_end('<script src="https://a.example/x.js"></script>'),
        "the page loads something from elsewhere",
    ),
    "a foreign script without scheme": (
        before_end('<script src="//a.example/x.js"></script>'),
        "the page loads something from elsewhere",
    ),
    "a foreign style": (
        before_end('<link rel="stylesheet" href="http://a.example/x.css">'),
        "the page loads something from elsewhere",
    ),
    "a foreign picture": (
        before_end('<img src="https://a.example/x.png" alt="">'),
        "the page loads something from elsewhere",
    ),
    "a foreign frame": (
        before_end('<iframe src="https://a.example/"></iframe>'),
        "the page loads something from elsewhere",
    ),
}


@pytest.mark.parametrize(("edit", "what"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_found(
    good: Path, of_good: Edition, tmp_path: Path, edit: Callable[[str], str], what: str
) -> None:
    found = planted(good, tmp_path, "hwyx", edit, of_good)
    assert any(fault.what.startswith(what) and fault.path == "texts/hwyx/index.html" for fault in found), found


def test_a_link_to_a_projection_is_no_fault(good: Path, of_good: Edition, tmp_path: Path) -> None:
    edit = before_end('<a href="../sdr/#project=sdr-p1">x</a>')
    assert planted(good, tmp_path, "hwyx", edit, of_good) == []


MISSED: dict[str, Callable[[str], str]] = {
    "a scheme in capitals": before_end('<script src="HTTPS://a.example/x.js"></script>'),
    "a set of pictures": before_end('<img srcset="https://a.example/x.png 2x" alt="">'),
    "a film": before_end('<video src="https://a.example/x.mp4"></video>'),
    "an object": before_end('<object data="https://a.example/x.svg"></object>'),
    "a style inside": before_end("<style>@import url(https://a.example/x.css);</style>"),
    "a script link": before_end('<a href="javascript:alert(1)">x</a>'),
    "an attribute that runs": before_end('<p onclick="alert(1)">x</p>'),
}


@pytest.mark.parametrize("edit", MISSED.values(), ids=MISSED.keys())
def test_a_planted_fault_that_proofreading_misses(
    good: Path, of_good: Edition, tmp_path: Path, edit: Callable[[str], str]
) -> None:
    assert planted(good, tmp_path, "hwyx", edit, of_good)


def test_a_document_without_a_page_is_found(good: Path, of_good: Edition, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(good / "site", site)
    html_of(site, "hwyx").unlink()
    assert "a document has no page" in {fault.what for fault in proofread(site, of_good)}


@pytest.mark.parametrize("document", ["xjcg", "js2019", "hlj2019"])
def test_a_point_stands_where_its_words_begin(built_site: Path, document: str) -> None:
    """An emendation before it that adds or takes a character must not shift it."""
    text = html_of(built_site, document).read_text("utf-8")
    (made,) = [d for d in edition().documents if d.code == document]
    marks = [(block, mark) for block in made.outline.blocks for mark in block.marks]
    assert marks
    for block, mark in marks:
        at = text.index(f'id="{mark.id}"')
        shown = re.sub(r"<[^>]+>", "", text[text.index(">", at) + 1 :][:400])
        assert shown.startswith(block.received[mark.start : mark.start + 2]), (mark.id, shown[:10])
